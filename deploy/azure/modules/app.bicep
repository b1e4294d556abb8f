// The bot's replicas. Secrets and the organisation file come from the vault; nothing secret is in this template.
@description('The name of the app, and the first part of its address.')
param name string

@description('The region.')
param location string

@description('The environment as a resource.')
param environmentId string

@description('The bot\'s identity as a resource.')
param identityId string

@description('Its app id.')
param clientId string

@description('Where the image is pulled from.')
param registryServer string

@description('The image, with its digest.')
param image string

@description('The vault, with a slash at its end.')
param vaultUri string

var port = 3978

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      // One version at a time: an older one does not start on the schema of a newer one.
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        {
          server: registryServer
          identity: identityId
        }
      ]
      // Without a version in the address: a new value is taken over by itself, within half an hour.
      secrets: [
        {
          name: 'database-url'
          keyVaultUrl: '${vaultUri}secrets/database-url'
          identity: identityId
        }
        {
          name: 'askwell-keys'
          keyVaultUrl: '${vaultUri}secrets/askwell-keys'
          identity: identityId
        }
        {
          name: 'organisation'
          keyVaultUrl: '${vaultUri}secrets/organisation'
          identity: identityId
        }
      ]
    }
    template: {
      // Longer than the bot needs: six seconds of notice and nine to end what is at work.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'bot'
          image: image
          resources: {
            cpu: json('1.0')
            memory: '2Gi'
          }
          env: [
            {
              name: 'DATABASE_URL'
              secretRef: 'database-url'
            }
            {
              name: 'ASKWELL_KEYS'
              secretRef: 'askwell-keys'
            }
            {
              name: 'ORGANISATION_FILE'
              value: '/mnt/organisation/organisation.yaml'
            }
            {
              name: 'MicrosoftAppId'
              value: clientId
            }
            {
              name: 'MicrosoftAppType'
              value: 'UserAssignedMSI'
            }
            {
              name: 'MicrosoftAppTenantId'
              value: tenant().tenantId
            }
            {
              name: 'PORT'
              value: string(port)
            }
            // Nothing gathers figures here; alerts are made from the log (modules/alerts.bicep).
            {
              name: 'METRICS_PORT'
              value: '0'
            }
            // The readiness probe asks every five seconds.
            {
              name: 'DRAIN_NOTICE_SECONDS'
              value: '6'
            }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 2
              failureThreshold: 60
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: port
              }
              periodSeconds: 5
              timeoutSeconds: 5
              failureThreshold: 2
            }
          ]
          volumeMounts: [
            {
              volumeName: 'organisation'
              mountPath: '/mnt/organisation'
            }
          ]
        }
      ]
      volumes: [
        {
          name: 'organisation'
          storageType: 'Secret'
          secrets: [
            {
              secretRef: 'organisation'
              path: 'organisation.yaml'
            }
          ]
        }
      ]
      scale: {
        // Never fewer than two: time limits run and messages go out while one is replaced.
        minReplicas: 2
        maxReplicas: 10
        rules: [
          {
            name: 'turns'
            http: {
              metadata: {
                concurrentRequests: '20'
              }
            }
          }
        ]
      }
    }
  }
}

@description('The app as a resource.')
output id string = app.id
