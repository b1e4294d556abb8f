// Who the bot is: towards Bot Framework (no password anywhere), the vault and the registry. It may do nothing else.
@description('The first part of every name.')
param name string

@description('The region.')
param location string

@description('The registry from which it pulls the image.')
param registryName string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-bot'
  location: location
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registryName
}

// AcrPull: reads images, changes none.
var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, acrPull)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
  }
}

@description('The identity as a resource.')
output id string = identity.id

@description('Its app id: the bot\'s.')
output clientId string = identity.properties.clientId

@description('What roles are given to.')
output principalId string = identity.properties.principalId

@description('Where images are pulled from.')
output registryServer string = registry.properties.loginServer
