// What the bot's replicas run in. Its lines reach the workspace without a shared key.
@description('The first part of every name.')
param name string

@description('The region.')
param location string

@description('The subnet that is delegated to it.')
param subnetId string

@description('Replicas are spread over zones.')
param zoneRedundant bool

@description('Where lines go.')
param workspaceId string

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    vnetConfiguration: {
      infrastructureSubnetId: subnetId
      internal: false
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
    zoneRedundant: zoneRedundant
  }
}

resource record 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'lines'
  scope: environment
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

@description('The environment as a resource.')
output id string = environment.id

@description('The last part of the bot\'s address.')
output defaultDomain string = environment.properties.defaultDomain
