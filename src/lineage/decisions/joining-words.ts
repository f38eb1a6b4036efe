import { grammarOf } from '../references/grammar.ts';
import { type ReferenceWords, readForm } from '../references/words.ts';

// More words than these say something of their own.
const MOST_WORDS = 9;
// Neither do so many characters only join, blanks with them.
const MOST_CHARACTERS = 300;

/** Whether some words do no more than lead from letters to the symbol of their paper: `contained in annex 2 to document`. */
export function leadsToPaper(between: string, words: ReferenceWords): boolean {
  if (between.length > MOST_CHARACTERS) return false;
  const [, typed = ''] = /^[\])»”"]?\s*,?\s*[([]?(.*)$/su.exec(between) ?? [];
  const parts = wordsOf(typed);
  if (parts.length === 0) return /[([]/.test(between) || between.trim() === '';
  return isJoined(parts, joiningOf(words).joining);
}

/**
 * Whether such words say that the letters are of that paper: `of document`, `contained in annex 2 to`. What compares (`as in document`) and
 * what only stands beside them (`, document`) says nothing; a bracket says it if it is `closed` behind the symbol.
 */
export function namesPaper(between: string, closed: boolean, words: ReferenceWords): boolean {
  if (!leadsToPaper(between, words)) return false;
  const { of, within, like, contained } = joiningOf(words);
  const parts = wordsOf(between.replace(/[\])([,»”"]/g, ' '));
  const compares = parts.some((part, at) => within.has(part) && like.has(parts[at - 1] ?? ''));
  if (compares) return false;
  if (closed && /[([]/.test(between)) return true;
  return parts.some(
    (part) => of.has(part) || within.has(part) || (contained.has(part) && !like.has(part)),
  );
}

/** Whether some words between letters and a document without a symbol say that they are of that: `of that same`. */
export function isOfSome(between: string, words: ReferenceWords): boolean {
  const parts = wordsOf(between);
  return parts.length < 4 && joiningOf(words).of.has(parts[0] ?? '');
}

/** Whether some words, from the beginning of a clause to a symbol, open on what that paper holds: `In annex 1 to document`. */
export function opensOnPaper(opening: string, words: ReferenceWords): boolean {
  if (opening.length > MOST_CHARACTERS) return false;
  const { within, joining } = joiningOf(words);
  const [first = '', ...rest] = wordsOf(opening);
  return within.has(first) && isJoined(rest, joining);
}

/** Whether some words go on from one paper to the next: `, and of document`. */
export function goesOnToPaper(between: string, words: ReferenceWords): boolean {
  if (between.length > MOST_CHARACTERS) return false;
  if (/^[\s,;/&–-]*$/.test(between)) return true;
  const { separator } = grammarOf(words);
  separator.lastIndex = 0;
  const joint = separator.exec(between)?.[0] ?? '';
  return joint !== '' && isJoined(wordsOf(between.slice(joint.length)), joiningOf(words).joining);
}

/** Whether some words do no more than lead from a symbol to letters of that paper: `, draft Decision`. */
export function leadsToLetters(between: string, words: ReferenceWords): boolean {
  if (between.length > MOST_CHARACTERS) return false;
  const [, typed] = /^[\])»”"]?\s*[,:(–—-]?\s*(.*)$/su.exec(between) ?? [];
  return typed !== undefined && isJoined(wordsOf(typed), joiningOf(words).front);
}

/** Whether some words do no more than go on with a list: `, and `, ` or Decision `. */
export function goesOn(between: string, words: ReferenceWords): boolean {
  if (between.length > MOST_CHARACTERS) return false;
  const { separator } = grammarOf(words);
  separator.lastIndex = 0;
  const joint = separator.exec(between)?.[0] ?? '';
  return joint !== '' && isJoined(wordsOf(between.slice(joint.length)), joiningOf(words).front);
}

function isJoined(parts: readonly string[], joining: ReadonlySet<string>): boolean {
  return (
    parts.length <= MOST_WORDS &&
    parts.every((part) => joining.has(part) || /^(?:\d{1,2}|[ivx]{1,4}),?$/.test(part))
  );
}

/** The words of running text in small letters, an article that hangs on a word parted from it. */
export function wordsOf(typed: string): readonly string[] {
  return typed
    .replace(/['’]/g, '’ ')
    .split(/[\s\u00A0\u202F]+/)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase());
}

interface Joining {
  readonly joining: ReadonlySet<string>;
  readonly front: ReadonlySet<string>;
  readonly about: ReadonlySet<string>;
  readonly of: ReadonlySet<string>;
  readonly within: ReadonlySet<string>;
  readonly contained: ReadonlySet<string>;
  /** The last words of what compares. */
  readonly like: ReadonlySet<string>;
  readonly naming: ReadonlySet<string>;
}

const known = new WeakMap<ReferenceWords, Joining>();

function joiningOf(words: ReferenceWords): Joining {
  const found = known.get(words) ?? build(words);
  known.set(words, found);
  return found;
}

function build({ forms }: ReferenceWords): Joining {
  const { of, toward, articles, paper, contained, filler, about, and, within, like } = forms;
  const [annex, drafts, decision] = [forms.annex, forms.drafts, forms.decision].map(plain);
  const joining = [...of, ...toward, ...within, ...articles, ...paper, ...contained, ...filler];
  const front = [...of, ...articles, ...filler, ...(drafts ?? []), ...(decision ?? [])];
  return {
    joining: single([...joining, ...(annex ?? [])]),
    front: single([...front, ...(annex ?? [])]),
    about: single(about),
    of: single(of),
    within: single(within),
    contained: single(contained),
    like: new Set(like.flatMap((phrase) => wordsOf(phrase).at(-1) ?? [])),
    naming: single([...of, ...toward, ...articles, ...paper, ...about, ...and, ...front]),
  };
}

/** Words of which some announce what a Decision is about: `on`, `concerning`. */
export function aboutWords(words: ReferenceWords): ReadonlySet<string> {
  return joiningOf(words).about;
}

/** Words that tell no title from another, and may lead to one. */
export function namingWords(words: ReferenceWords): ReadonlySet<string> {
  return joiningOf(words).naming;
}

function plain(forms: readonly string[]): readonly string[] {
  return forms.map(readForm).flatMap(({ singular, plural }) => [singular, plural]);
}

function single(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.flatMap((phrase) => wordsOf(phrase)));
}
