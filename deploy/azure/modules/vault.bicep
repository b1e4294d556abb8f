// Holds database-url, askwell-keys and organisation. The bot reads them; a keeper writes them, by a role of their own.
@description('The first part of every name.')
param name string

@description('The region.')
param location string

@description('Who may read the secrets: the bot.')
param readerPrincipalId string

@description('Where each reading is recorded.')
param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  // Names of vaults are taken by the whole world.
  name: take('${name}-${uniqueString(resourceGroup().id)}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // A lost key ring is every answer lost: nobody can empty the vault for good.
    enablePurgeProtection: true
  }
}

// Key Vault Secrets User: reads values, lists nothing else, changes nothing.
var secretsUser = '4633458b-17de-408a-b875-0445c86b69e6'

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerPrincipalId, secretsUser)
  scope: vault
  properties: {
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource record 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'who-read-what'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

@description('The name of the vault.')
output name string = vault.name

@description('Its address, with a slash at its end.')
output uri string = vault.properties.vaultUri
