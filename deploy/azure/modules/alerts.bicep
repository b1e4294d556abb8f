// Alerts from the bot's lines (src/log/lines.ts names each event). What to do: docs/operate.md.
@description('The first part of every name.')
param name string

@description('The region.')
param location string

@description('Where the lines are.')
param workspaceId string

@description('The database server as a resource.')
param databaseId string

@description('Whom to tell.')
param email string

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-keepers'
  location: 'global'
  properties: {
    groupShortName: 'askwell'
    enabled: true
    emailReceivers: [
      {
        name: 'keepers'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

var lines = 'ContainerAppConsoleLogs | where ContainerAppName == "${name}" | extend line = parse_json(Log) | extend event = tostring(line.event)'

// Each fires on one line. Severity 0 wakes somebody, 2 is looked at on the same day.
var rules = [
  {
    name: 'escalation-unowned'
    severity: 0
    events: '"escalation-unowned"'
    summary: 'An escalation went round everybody and nobody has taken it on.'
  }
  {
    name: 'escalation-late'
    severity: 0
    events: '"escalations-late", "escalation-stuck", "post-stuck"'
    summary: 'An escalation should have moved on, or been shown to somebody, and was not.'
  }
  {
    name: 'audit-broken'
    severity: 0
    events: '"audit-broken"'
    summary: 'The audit does not hold.'
  }
  {
    name: 'turns-failing'
    severity: 0
    events: '"turn-failed", "database-connection-lost"'
    summary: 'People are told that nothing was kept, or the database was out of reach.'
  }
  {
    name: 'jobs-failing'
    severity: 2
    events: '"job-failed", "retention-failed", "reminders-given-up"'
    summary: 'A job did not come to its end.'
  }
  {
    name: 'defect'
    severity: 2
    events: '"defect"'
    summary: 'A replica ended because of a defect, and was started again.'
  }
  {
    name: 'files-refused'
    severity: 2
    events: '"reload-refused"'
    summary: 'A changed organisation file was refused; the bot goes on with the old one.'
  }
]

resource onLines 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: '${name}-${rule.name}'
  location: location
  properties: {
    displayName: '${name}: ${rule.name}'
    description: rule.summary
    severity: rule.severity
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      allOf: [
        {
          query: '${lines} | where event in (${rule.events})'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: true
    // Before the first line there is no table to check the query against.
    skipQueryValidation: true
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}]

// The watch writes a line every minute. None of them: no replica lives, or none of them works on time limits.
resource silence 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: '${name}-stands-still'
  location: location
  properties: {
    displayName: '${name}: stands still'
    description: 'The watch over the escalations has not spoken for ten minutes.'
    severity: 0
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT10M'
    criteria: {
      allOf: [
        {
          query: '${lines} | where event in ("escalations-on-time", "escalations-late")'
          timeAggregation: 'Count'
          operator: 'LessThan'
          threshold: 1
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: true
    // Before the first line there is no table to check the query against.
    skipQueryValidation: true
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}

resource diskFilling 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-database-filling'
  location: 'global'
  properties: {
    description: 'The database has used four fifths of its disk.'
    severity: 2
    enabled: true
    scopes: [
      databaseId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'disk'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'storage_percent'
          operator: 'GreaterThan'
          threshold: 80
          timeAggregation: 'Average'
        }
      ]
    }
    autoMitigate: true
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}
