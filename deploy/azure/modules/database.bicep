// PostgreSQL with backups, reached from the network only. What the bot may do there is decided in docs/deploy.md: it
// signs in as a plain user who owns one database.
@description('The first part of every name.')
param name string

@description('The region.')
param location string

@description('The subnet that is delegated to it.')
param subnetId string

@description('Where its name is found.')
param dnsZoneId string

@description('The size of the server.')
param size string

@description('The administrator.')
param administrator string

@description('The administrator\'s password.')
@secure()
param administratorPassword string

@description('A second server in another zone.')
param zoneRedundant bool

@description('Backups in the paired region as well.')
param geoRedundantBackup bool

@description('Where its log goes.')
param workspaceId string

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: location
  sku: {
    name: size
    tier: startsWith(size, 'Standard_B') ? 'Burstable' : 'GeneralPurpose'
  }
  properties: {
    version: '16'
    administratorLogin: administrator
    administratorLoginPassword: administratorPassword
    authConfig: {
      passwordAuth: 'Enabled'
      activeDirectoryAuth: 'Enabled'
      tenantId: tenant().tenantId
    }
    storage: {
      storageSizeGB: 64
      autoGrow: 'Enabled'
    }
    backup: {
      // The longest that there is: a mistake may be noticed late.
      backupRetentionDays: 35
      geoRedundantBackup: geoRedundantBackup ? 'Enabled' : 'Disabled'
    }
    highAvailability: {
      mode: zoneRedundant ? 'ZoneRedundant' : 'Disabled'
    }
    network: {
      delegatedSubnetResourceId: subnetId
      privateDnsZoneArmResourceId: dnsZoneId
      publicNetworkAccess: 'Disabled'
    }
    maintenanceWindow: {
      customWindow: 'Enabled'
      dayOfWeek: 2
      startHour: 2
      startMinute: 0
    }
  }
}

// Said here although it is the default: nobody should be able to switch it off without a trace.
resource encrypted 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = {
  parent: server
  name: 'require_secure_transport'
  properties: {
    value: 'on'
    source: 'user-override'
  }
}

resource record 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'log'
  scope: server
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'PostgreSQLLogs'
        enabled: true
      }
    ]
  }
}

@description('The server as a resource.')
output id string = server.id

@description('Its name in the network.')
output host string = server.properties.fullyQualifiedDomainName
