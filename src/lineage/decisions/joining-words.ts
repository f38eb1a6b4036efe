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
  readonly naming: ReadonlySet<string>;
}

const known = new WeakMap<ReferenceWords, Joining>();

function joiningOf(words: ReferenceWords): Joining {
  const found = known.get(words) ?? build(words);
  known.set(words, found);
  return found;
}

function build({ forms }: ReferenceWords): Joining {
  const { of, toward, articles, paper, contained, filler, about, and } = forms;
  const [annex, drafts, decision] = [forms.annex, forms.drafts, forms.decision].map(plain);
  const joining = [...of, ...toward, ...articles, ...paper, ...contained, ...filler];
  const front = [...of, ...articles, ...filler, ...(drafts ?? []), ...(decision ?? [])];
  return {
    joining: single([...joining, ...(annex ?? [])]),
    front: single([...front, ...(annex ?? [])]),
    about: single(about),
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
