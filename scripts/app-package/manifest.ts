import type { AppWords } from './app-words.ts';
import type { AppSettings } from './settings.ts';

/** The newest schema that the package with Microsoft's schemas carries. */
export const manifestVersion = '1.30';

/**
 * The manifest of the Teams app. Personal for everybody; team for the channel in which leads see escalations. Nobody
 * needs Askwell in a group chat. It asks for no permission beyond knowing who speaks and writing to them.
 */
export function manifestOf(settings: AppSettings, words: AppWords, languages: readonly string[]) {
  const { developer } = settings;
  return {
    $schema: `https://developer.microsoft.com/en-us/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.schema.json`,
    manifestVersion,
    ...{ version: settings.version, id: settings['app-id'] },
    localizationInfo: {
      defaultLanguageTag: 'en-gb',
      additionalLanguages: languages.map((tag) => ({ languageTag: tag, file: `${tag}.json` })),
    },
    developer: {
      name: developer.name,
      ...{ websiteUrl: developer['website-url'], privacyUrl: developer['privacy-url'] },
      termsOfUseUrl: developer['terms-url'],
    },
    ...{ name: settings.name ?? words.name, description: settings.description ?? words.description },
    icons: { color: 'colour.png', outline: 'outline.png' },
    accentColor: '#005EB8',
    bots: [
      {
        botId: settings['bot-id'],
        ...{ scopes: ['personal', 'team'], isNotificationOnly: false, supportsFiles: false },
        ...{ supportsCalling: false, supportsVideo: false },
        commandLists: [{ scopes: ['personal'], commands: words.commands }],
      },
    ],
    ...{ defaultInstallScope: 'personal', defaultGroupCapability: { team: 'bot' } },
    ...{ permissions: ['identity', 'messageTeamMembers'], validDomains: [] },
  };
}

/** The same words in another language, by the manifest's own paths. */
export function languageFile(words: AppWords): Record<string, string> {
  const at = 'bots[0].commandLists[0].commands';
  return {
    $schema: `https://developer.microsoft.com/en-us/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.Localization.schema.json`,
    ...{ 'name.short': words.name.short, 'name.full': words.name.full },
    ...{ 'description.short': words.description.short, 'description.full': words.description.full },
    ...Object.fromEntries(
      words.commands.flatMap(({ title, description }, i) => [
        [`${at}[${i}].title`, title],
        [`${at}[${i}].description`, description],
      ]),
    ),
  };
}
