import type { Library } from '../library/find.ts';
import { checkFront, keyOf } from '../library/front.ts';
import { siblingFiles } from '../library/ids.ts';
import type { TextFile } from '../library/texts.ts';
import type { Message } from '../model/message.ts';
import { frontString, languageOf, type Text } from '../model/text.ts';
import type { RecognisedPaper } from '../papers/recognise/recognise.ts';
import type { ResolutionTexts } from '../papers/recognise/resolution.ts';
import { printedWords } from './formatting.ts';

/** The texts that a paper amends, as far as the library has them. */
export interface Bases {
  readonly base?: Text;
  readonly bases?: readonly Text[];
}

/** With the files in which they stand. */
export interface FoundBases extends Bases {
  readonly bases: readonly Text[];
  readonly files: readonly TextFile[];
}

/** The texts before, where the library has them: that of the first Resolution, and those of any further ones. */
export function basesOf(
  { draft, base, others }: Pick<RecognisedPaper, 'draft' | 'base' | 'others'>,
  library: Library,
): FoundBases {
  const first = draft === null ? null : baseInLibrary({ draft, base }, library);
  const further = others.flatMap((other) => baseInLibrary(other, library) ?? []);
  return {
    ...(first && { base: first.text }),
    bases: further.map(({ text }) => text),
    files: [...(first ? [first] : []), ...further],
  };
}

/** Says which texts of the library a paper amends. */
export function baseMessages(files: readonly TextFile[]): Message[] {
  return files.map(({ shown }) => ({
    severity: 'info',
    rule: 'base-in-library',
    text: 'found the text that the paper amends in the library, expected that the paper agrees with it; its words and ids are taken, and it is not changed',
    place: { file: shown, line: 1, column: 1 },
  }));
}

/** Whether a text is one of those that the library has: recognition gives it back under its number and revision, and it is not written again. */
export function isAmong(text: Text | null, known: ReadonlySet<Text | null>): boolean {
  if (text === null || frontString(text, 'stage') !== undefined) return false;
  return [...known].some(
    (base) =>
      base !== null &&
      frontString(base, 'number') === frontString(text, 'number') &&
      frontString(base, 'revision') === frontString(text, 'revision'),
  );
}

// The text that the paper amends, where the library has it. One that says what the paper alone gives was put together from
// it (or might have been): it is put together again, so that a second import changes nothing.
function baseInLibrary({ draft, base }: ResolutionTexts, library: Library): TextFile | null {
  const { facts } = checkFront(draft.front, '');
  if (facts === null) return null;
  const found = siblingFiles(library, facts.instrument, []).find(({ text }) => {
    const revision = frontString(text, 'revision');
    const stage = frontString(text, 'stage') ?? null;
    return (
      revision !== undefined &&
      keyOf({ revision, stage }) === facts.base &&
      languageOf(text).toLowerCase() === facts.language
    );
  });
  if (found === undefined) return null;
  return base !== null && madeFromPaper(found.text, base) ? null : found;
}

function madeFromPaper(text: Text, made: Text): boolean {
  const own = frontString(text, 'sha256') === frontString(made, 'sha256');
  return own && printedWords(text).join('\n') === printedWords(made).join('\n');
}
