// Where the bot's lines, the vault's and the database's records go.
@description('The first part of every name.')
param name string

@description('The region.')
param location string

@description('How long lines are kept, in days.')
param days int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: days
    features: {
      // Signed in with Entra, never with the workspace's shared key.
      disableLocalAuth: true
    }
  }
}

@description('The workspace as a resource.')
output workspaceId string = workspace.id
