// Copy it, fill it in, and keep the copy where you keep configuration. There is no secret in it: the password comes from
// the environment of whoever deploys.
using 'main.bicep'

param name = 'askwell'
param location = 'uksouth'
param withBot = false
param registryName = 'askwellregistry'
param image = 'askwellregistry.azurecr.io/askwell@sha256:0000000000000000000000000000000000000000000000000000000000000000'
param displayName = 'Askwell'
param databaseAdministrator = 'keeper'
param databaseAdministratorPassword = readEnvironmentVariable('DATABASE_ADMINISTRATOR_PASSWORD')
param databaseSize = 'Standard_D2ds_v5'
param zoneRedundant = true
param geoRedundantBackup = false
param alertEmail = 'safeguarding-systems@example.nhs.uk'
param logDays = 90
