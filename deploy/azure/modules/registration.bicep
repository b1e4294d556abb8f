// The bot as Teams knows it. No password: Bot Framework trusts the identity.
@description('The first part of every name.')
param name string

@description('What people see.')
param displayName string

@description('The bot\'s identity as a resource.')
param identityId string

@description('Its app id.')
param clientId string

@description('Where activities are sent: https.')
param endpoint string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'S1'
  }
  properties: {
    displayName: displayName
    endpoint: endpoint
    msaAppId: clientId
    msaAppType: 'UserAssignedMSI'
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: identityId
    // Only for channels that sign in with a secret; Teams does not.
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}
