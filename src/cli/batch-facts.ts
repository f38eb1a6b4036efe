import { languageProfile, type Profile } from '../model/profile.ts';
import { meetingOf, readSymbol, slugOf } from '../papers/recognise/facts.ts';
import { nameInLines } from '../papers/recognise/resolution-name.ts';
import { wordsIn } from '../papers/recognise/words.ts';
import { languageInPath, nameInPath } from './batch-names.ts';

/** The facts that a worklist has of a document, null where they are not known. */
export interface BatchFacts {
  readonly kind: string | null;
  readonly body: string | null;
  /** Of a Resolution its number, of a paper its symbol, of Decisions their subject, of a programme its name. */
  readonly number: string | null;
  /** `rev.cop13`, `original`; of a paper and of Decisions the meeting, of a programme its years. */
  readonly revision: string | null;
  readonly language: string | null;
}

/** What recognition goes by: the lines of a document, the first of which are its head, its running heads, and its path. */
export interface Evidence {
  readonly lines: readonly string[];
  readonly running: readonly string[];
  /** From the folder that is imported. */
  readonly path: string;
}

/** The kinds that a worklist knows: what `--as` says of each. A person may also write `skip`. */
export const BATCH_KINDS: Readonly<Record<string, 'resolution' | 'decisions' | 'paper' | 'text'>> =
  { resolution: 'resolution', decisions: 'decisions', paper: 'paper', programme: 'text' };

const HEAD_LINES = 30;
const LOOKED_AT = 600;
const LEAST_PRINTED = 3;

/** The one body whose name for a Resolution stands at the head of the document, else in its path; null where none or several do. */
export function bodyByName(evidence: Evidence, profiles: readonly Profile[]): string | null {
  const head = headOf(evidence);
  const ranked = profiles.flatMap((profile) => {
    const printed = nameInLines(head, profile)?.rank ?? (readSymbols(head, profile) ? 3 : 0);
    const typed = nameInPath(evidence.path, profile)?.rank ?? 0;
    // What the document says itself goes before its name.
    const rank = printed === 0 ? typed : printed + LEAST_PRINTED;
    return rank === 0 ? [] : [{ body: profile.body, rank }];
  });
  const [first, second] = ranked.sort((a, b) => b.rank - a.rank);
  return first && first.rank > (second?.rank ?? 0) ? first.body : null;
}

/** What a document says of itself, in its words first, then in its name. */
export function recogniseFacts(evidence: Evidence, profile: Profile, as?: string): BatchFacts {
  const language = languageIn(evidence, profile);
  const kind = as ?? kindIn(evidence, profile, language);
  const { number, revision } = numberIn(kind, evidence, profile);
  return { kind, body: profile.body, number, revision, language };
}

function headOf({ lines, running }: Evidence): string[] {
  return [...lines.slice(0, HEAD_LINES), ...running.slice(0, HEAD_LINES)];
}

function readSymbols(head: readonly string[], profile: Profile): boolean {
  return head.some((line) => isMeetingSymbol(line, profile));
}

// The symbol of an adopted Resolution (`A/RES/75/1`) names no meeting and no item.
function isMeetingSymbol(line: string, profile: Profile): boolean {
  const symbol = readSymbol(line.trim(), profile);
  return symbol !== null && symbol.item !== null;
}

function kindIn(evidence: Evidence, profile: Profile, language: string | null): string | null {
  const head = headOf(evidence);
  const named = nameInLines(head, profile);
  if (readSymbols(head, profile) && (named?.rank ?? 0) < 3) return 'paper';
  if (named !== null) return 'resolution';
  const found = languageProfile(profile, language ?? '');
  const years = titleWithYears(evidence.lines) === undefined ? null : 'programme';
  if (language === null || found === undefined) return years;
  const words = wordsIn(profile, language);
  const { lines } = evidence;
  const { agendaItem, preparedBy, submittedBy, parts } = words;
  // Some bodies print the bare name of who prepared a paper, which may be any line.
  const worded = /\p{L}/u.test((found.words.preparedBy ?? '').replace('{who}', ''));
  const ofPapers = [agendaItem, parts.summary, ...(worded ? [preparedBy, submittedBy] : [])];
  if (head.some((line) => ofPapers.some((test) => test(line) !== null))) return 'paper';
  if (lines.some((line) => words.formula(line) !== null)) return 'resolution';
  const { decisionHeading, directedTo } = parts;
  if (lines.some((line) => (decisionHeading(line) ?? directedTo(line)) !== null))
    return 'decisions';
  if (countOpeners(lines, found.openers.recital) > 0) return 'resolution';
  if (nameInPath(evidence.path, profile) !== null) return 'resolution';
  return years;
}

type Numbered = Pick<BatchFacts, 'number' | 'revision'>;

function numberIn(kind: string | null, evidence: Evidence, profile: Profile): Numbered {
  const head = headOf(evidence);
  if (kind === 'paper') {
    const line = head.find((each) => isMeetingSymbol(each, profile));
    const symbol = line === undefined ? null : readSymbol(line.trim(), profile);
    return { number: symbol?.symbol ?? null, revision: symbol?.meeting ?? null };
  }
  if (kind === 'programme') return programmeName(evidence);
  if (kind === 'decisions') return decisionsName(evidence, profile);
  if (kind !== 'resolution') return { number: null, revision: null };
  const printed = nameInLines(head, profile);
  const typed = nameInPath(evidence.path, profile);
  const number = printed?.number ?? typed?.number ?? null;
  const same = typed !== null && typed.number === number ? typed.revision : null;
  // A name above the text that names no revision is that of a text which was never revised; the name of a file is not so sure.
  const never = printed !== null || typed?.revisable === false ? 'original' : null;
  return { number, revision: printed?.revision ?? same ?? (number === null ? null : never) };
}

// Decisions are kept under their title, and belong to the meeting that their numbers name.
function decisionsName({ lines }: Evidence, profile: Profile): Numbered {
  const headings = Object.keys(profile.languages).map((tag) => wordsIn(profile, tag).parts);
  const numbers = lines.flatMap(
    (line) =>
      headings.flatMap(({ decisionHeading }) => decisionHeading(line)?.number ?? [])[0] ?? [],
  );
  const series = numbers.find((number) => number.includes('.')) ?? commonSeries(lines);
  const like = Object.keys(profile.meetings)[0] ?? null;
  const subject = slugOf(lines[0] ?? '');
  return {
    number: subject === '' ? null : subject,
    revision: series === undefined ? null : meetingOf(series, like, profile),
  };
}

// Decisions may bear bare numbers, `15.12` or `15.AA`: all those of one meeting begin alike.
function commonSeries(lines: readonly string[]): string | undefined {
  const found = lines.flatMap(
    (line) => /^(\d{1,3}\.)(?:\d{1,3}|\p{Lu}{1,2})\s/u.exec(line)?.[1] ?? [],
  );
  return new Set(found).size === 1 ? found[0] : undefined;
}

const YEARS = /(?<!\d)(\d{4})\s?[-–—]\s?(\d{4})(?!\d)/u;

function titleWithYears(lines: readonly string[]): string | undefined {
  return lines.slice(0, 6).find((line) => line.length <= 160 && YEARS.test(line));
}

// A programme is called by the words of its title and revised by its years.
function programmeName({ lines }: Evidence): Numbered {
  const title = titleWithYears(lines);
  const [years, from, to] = YEARS.exec(title ?? '') ?? [];
  if (title === undefined || years === undefined) return { number: null, revision: null };
  const number = slugOf(title.replace(years, ' '));
  return { number: number === '' ? null : number, revision: `rev.${from}-${to}` };
}

// By the structure words of the profile, else by all the words that it prints, else by the script, else by the name of the file.
function languageIn({ lines, path }: Evidence, profile: Profile): string | null {
  const looked = lines.slice(0, LOOKED_AT);
  const script = scriptOf(looked);
  const tags = Object.keys(profile.languages).filter((tag) => scriptOfTag(tag) === script);
  const [only] = tags;
  if (script !== 'Latn' && only !== undefined && tags.length === 1) return only;
  const told =
    most(tags, (tag) => countWords(looked, profile, tag)) ?? mostPrinted(looked, tags, profile);
  if (told !== null) return told;
  const named = languageInPath(path, profile);
  return named !== null && tags.includes(named) ? named : null;
}

// The one that clearly has more than any other.
function most(tags: readonly string[], count: (tag: string) => number): string | null {
  const counts = tags.map((tag) => ({ tag, count: count(tag) }));
  const [first, second] = counts.sort((a, b) => b.count - a.count);
  return first && first.count > CLEARLY * (second?.count ?? 0) ? first.tag : null;
}

const CLEARLY = 1.2;

function mostPrinted(
  lines: readonly string[],
  tags: readonly string[],
  profile: Profile,
): string | null {
  const text = wordsOf(lines.join('\n'));
  return most(tags, (tag) => {
    const found = languageProfile(profile, tag);
    if (found === undefined) return 0;
    const { words, openers, legend, disclaimer, reconstructed } = found;
    const sentences = [legend, disclaimer, reconstructed, ...Object.values(words)];
    const known = new Set(wordsOf([...sentences, ...openers.recital].join('\n')));
    return text.filter((word) => known.has(word)).length;
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
}

function countWords(lines: readonly string[], profile: Profile, tag: string): number {
  const found = languageProfile(profile, tag);
  if (found === undefined) return 0;
  const words = wordsIn(profile, tag);
  const tests = [words.formula, ...Object.values(words.parts)];
  const structure = lines.filter((line) => tests.some((test) => test(line) !== null)).length;
  const { recital, operative } = found.openers;
  return structure + countOpeners(lines, recital) + countOpeners(lines, operative);
}

function countOpeners(lines: readonly string[], openers: readonly string[]): number {
  const lower = openers.map((opener) => opener.toLowerCase());
  return lines.filter((line) => {
    const start = line
      .replace(/^[^\p{L}]{0,12}/u, '')
      .slice(0, 80)
      .toLowerCase();
    return lower.some(
      (opener) => start.startsWith(opener) && !/^\p{L}/u.test(start.slice(opener.length)),
    );
  }).length;
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Hani', /\p{Script=Han}/gu],
];

// The script of most letters; a Chinese character is worth more than a letter.
function scriptOf(lines: readonly string[]): string {
  const text = lines.join('\n').slice(0, 50_000);
  const counts = SCRIPTS.map(([script, letters]) => {
    const count = text.match(letters)?.length ?? 0;
    return { script, count: script === 'Hani' ? 3 * count : count };
  });
  return counts.sort((a, b) => b.count - a.count)[0]?.script ?? 'Latn';
}

function scriptOfTag(tag: string): string {
  const { script = 'Latn' } = new Intl.Locale(tag).maximize();
  return script.startsWith('Han') ? 'Hani' : script;
}
