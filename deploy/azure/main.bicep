// Askwell in one resource group of Azure. How to use it, step by step: docs/deploy.md.
// It never sees DATABASE_URL, ASKWELL_KEYS or the organisation file: a keeper puts these into the vault.
targetScope = 'resourceGroup'

@description('The first part of every name. Small letters, digits and hyphens.')
@minLength(3)
@maxLength(16)
param name string = 'askwell'

@description('Where everything stands, the bot registration apart, which is global. Must be a region that your information governance allows.')
param location string = resourceGroup().location

@description('False first: network, vault, database and registration. True once the vault has the three secrets: the bot itself.')
param withBot bool = false

@description('The image with its digest, in the registry below: askwell.azurecr.io/askwell@sha256:…')
param image string

@description('An Azure Container Registry that is there already, in this resource group.')
param registryName string

@description('What Teams shows as the name of the bot.')
param displayName string = 'Askwell'

@description('The administrator of the database server. The bot signs in as another, plain user.')
param databaseAdministrator string = 'keeper'

@description('The administrator\'s password. From the environment of whoever deploys; it is in no file and no output.')
@secure()
@minLength(16)
param databaseAdministratorPassword string

@description('A second database server in another zone, which takes over by itself. Only in regions that have it.')
param zoneRedundant bool = true

@description('Backups are copied to the paired region as well. Can only be chosen when the server is made.')
param geoRedundantBackup bool = false

@description('The size of the database server. Burstable sizes cannot be zone-redundant.')
param databaseSize string = 'Standard_D2ds_v5'

@description('Whom alerts are sent to. Somebody must read it by day and night.')
param alertEmail string

@description('How long logs are kept, in days. They hold no person and no patient; ids of enquiries and escalations they hold.')
@minValue(30)
@maxValue(730)
param logDays int = 90

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: name
    location: location
    registryName: registryName
  }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: {
    name: name
    location: location
    days: logDays
  }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: name
    location: location
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: name
    location: location
    readerPrincipalId: identity.outputs.principalId
    workspaceId: logs.outputs.workspaceId
  }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    name: name
    location: location
    subnetId: network.outputs.databaseSubnetId
    dnsZoneId: network.outputs.databaseDnsZoneId
    size: databaseSize
    administrator: databaseAdministrator
    administratorPassword: databaseAdministratorPassword
    zoneRedundant: zoneRedundant
    geoRedundantBackup: geoRedundantBackup
    workspaceId: logs.outputs.workspaceId
  }
}

module environment 'modules/environment.bicep' = {
  name: 'environment'
  params: {
    name: name
    location: location
    subnetId: network.outputs.appSubnetId
    zoneRedundant: zoneRedundant
    workspaceId: logs.outputs.workspaceId
  }
}

module registration 'modules/registration.bicep' = {
  name: 'registration'
  params: {
    name: name
    displayName: displayName
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    endpoint: 'https://${name}.${environment.outputs.defaultDomain}/api/messages'
  }
}

module app 'modules/app.bicep' = if (withBot) {
  name: 'app'
  params: {
    name: name
    location: location
    environmentId: environment.outputs.id
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    registryServer: identity.outputs.registryServer
    image: image
    vaultUri: vault.outputs.uri
  }
}

module alerts 'modules/alerts.bicep' = if (withBot) {
  name: 'alerts'
  params: {
    name: name
    location: location
    workspaceId: logs.outputs.workspaceId
    databaseId: database.outputs.id
    email: alertEmail
  }
  dependsOn: [
    app
  ]
}

@description('The app id of the bot, for the Teams app package.')
output botAppId string = identity.outputs.clientId

@description('Where a keeper puts the three secrets.')
output vaultName string = vault.outputs.name

@description('The database server\'s name in the network.')
output databaseHost string = database.outputs.host

@description('Where Teams reaches the bot.')
output endpoint string = 'https://${name}.${environment.outputs.defaultDomain}/api/messages'
