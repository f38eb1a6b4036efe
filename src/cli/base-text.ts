import { adoptedBefore, wordingBefore } from '../lineage/decisions/wording-before.ts';
import type { Profile } from '../model/profile.ts';
import type { Text } from '../model/text.ts';
import { fileIn } from './chain-of.ts';
import type { NamedDraft } from './draft-named.ts';

/**
 * The text in force with which a draft is compared, in one language; null for a new text. Of Decisions it holds those of earlier meetings
 * too that the draft goes on with or takes out, and none that had `gone` before its meeting (`goneIn`).
 */
export function baseTextOf(
  { instrument, base, stages, revisions }: NamedDraft,
  language: string,
  { meetings, formulaFirst }: Pick<Profile, 'meetings' | 'formulaFirst'>,
  gone: ReadonlySet<string>,
): Text | null {
  if (base === null) return null;
  const { text } = fileIn(base, language);
  if (instrument.kind !== 'decision') return text;
  const inLanguage = revisions.flatMap(({ files, ...revision }) =>
    files
      .filter(({ facts }) => facts.language === language)
      .map((file) => ({ ...revision, text: file.text })),
  );
  const keys = new Set(stages.map(({ key }) => key));
  const after = inLanguage.filter(({ key }) => keys.has(key)).map((one) => one.text);
  const older = () => adoptedBefore(inLanguage, base.key, Object.keys(meetings));
  return wordingBefore(after, { key: base.key, base: base.base, text }, older, formulaFirst, gone);
}
