import type { Message } from '../../model/message.ts';
import type { LanguageProfile } from '../../model/profile.ts';

const NEEDED: readonly string[] = [
  'changeAdded',
  'changeAmended',
  'changeRemoved',
  'changeMoved',
  'lineageBroughtBack',
  'lineageMerged',
  'lineageSplit',
  'lineageRepealed',
  'lineageContinues',
  'lineageFormer',
  'lineageNumber',
  'lineageParagraph',
  'lineageTitle',
  'preamble',
  'text',
  'concordanceNote',
  'concordanceFormer',
  'concordanceChanges',
  'concordanceQuoted',
];

/** An error for each fixed word that a concordance prints and the body does not have in this language. */
export function missingConcordanceWords({ words }: LanguageProfile): readonly Message[] {
  return NEEDED.filter((name) => (words[name] ?? '') === '').map((name) => ({
    severity: 'error',
    rule: 'missing-word',
    text: `found no word ${name} in the profile of the body, expected one for a concordance`,
    place: null,
  }));
}
