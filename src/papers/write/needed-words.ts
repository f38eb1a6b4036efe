import type { Message, Severity } from '../../model/message.ts';
import type { LanguageProfile, Profile } from '../../model/profile.ts';
import { ACTION_WORDS } from './actions.ts';
import type { Layout } from './layouts.ts';

const SIDES = ['sideBefore', 'sideAfter', 'legendSideBySide', 'columnHead'];
const PROGRAMME = ['number', 'activity'];
const SUMMARY = [
  'summaryOfChanges',
  'summaryNote',
  'openingWords',
  'change',
  'total',
  'preamble',
  'operative',
  'text',
  'notes',
  'changeKept',
  'changeAmended',
  'changeAdded',
  'changeRemoved',
  'changeSplit',
  'changeMerged',
  'changeMoved',
  'changeRenumbered',
  'changeNewAnnex',
  'changeReplacedAnnex',
];

const NEEDED: Readonly<Record<Layout, readonly string[]>> = {
  'three-column': [],
  'side-by-side': SIDES,
  inline: [],
  clean: [],
  programme: PROGRAMME,
  summary: SUMMARY,
};

/** An error for each fixed word that the second mark of a stage needs and the body lacks. */
export function missingSinceWords({ words }: LanguageProfile): readonly Message[] {
  return missing(
    [
      'legendSince',
      'legendSinceDropped',
      'legendSinceRestored',
      'legendSinceEmphasis',
      'legendSinceAnnex',
      'stageDocument',
    ],
    words,
    'what changed since a stage',
  );
}

/** An error for each fixed word that recommended actions need and the body lacks. */
export function missingActionWords({ words }: LanguageProfile): readonly Message[] {
  return missing(ACTION_WORDS, words, 'recommended actions');
}

/** An error for each fixed word that a layout prints and the body does not have in this language. */
export function missingWords(layout: Layout, { words }: LanguageProfile): readonly Message[] {
  return missing(NEEDED[layout], words, `the layout ${layout}`);
}

function missing(
  names: readonly string[],
  words: LanguageProfile['words'],
  purpose: string,
): readonly Message[] {
  return names
    .filter((name) => (words[name] ?? '') === '')
    .map((name) => ({
      severity: 'error',
      rule: 'missing-word',
      text: `found no word ${name} in the profile of the body, expected one for ${purpose}`,
      place: null,
    }));
}

/** What is said where a body has no words in the language of a text: those of its first language are printed around it. */
export function missingLanguage(
  { body, languages }: Profile,
  language: string,
  severity: Severity,
): readonly Message[] {
  const [base = ''] = language.toLowerCase().split('-');
  if (base === 'und' || Object.hasOwn(languages, base)) return [];
  const text = `found no words of the body ${body} in the language ${language}, expected one of ${Object.keys(languages).join(', ')}`;
  return [{ severity, rule: 'missing-language', text, place: null }];
}
