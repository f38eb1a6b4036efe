import type {
  CitedNumber,
  CitedRange,
  CitedText,
  Reference,
  ReferenceKind,
  Scheme,
} from '../../model/reference.ts';
import { readAnnexNumber } from './annex-number.ts';
import { type Grammar, grammarOf, type HeadKind, headKey } from './grammar.ts';
import { before, type Head, itemsBehind, readInner, withTail } from './head.ts';
import { readDraft } from './instrument.ts';
import { type Antecedent, antecedentOf, whatWasNamed } from './named.ts';
import { type ReadNumber, readItems, readList, readPlainNumber, withItems } from './numbers.ts';
import { attempt, type Cursor, GAP, sticky, take } from './phrases.ts';
import { readDecisions, readDrafts, readResolutions } from './read-instruments.ts';
import { readTail } from './tail.ts';
import type { ReferenceWords } from './words.ts';

/** All references in running text, in their order, none inside another. Linear in its length. */
export function readReferences(content: string, words: ReferenceWords): readonly Reference[] {
  const grammar = grammarOf(words);
  // Blanks of every kind are one to the patterns of a profile; each stays one character long.
  const plain = content.replace(/[\u00A0\u2007\u2009\u202F\n]/g, ' ');
  let named = false;
  let antecedent: Antecedent | null = null;
  let last: Reference | null = null;
  let lastByName = false;
  return scan(plain, grammar).flatMap((scanned) => {
    const found = ofWhatWasNamed(scanned, antecedent, plain, grammar);
    if (found === null) return [];
    antecedent = antecedentOf(found, antecedent);
    const text = content.slice(found.start, found.end);
    // Once another Resolution was named, `the Resolution` may be that one.
    const other = named && found.of?.kind === 'this' && !grammar.surelyThis.test(text);
    named ||= found.kind === 'resolution' || found.of?.kind === 'resolution';
    const said = goesOn(last, found, plain)
      ? null
      : (found.of ?? ownerOfList(last, lastByName, found, plain, grammar));
    lastByName = scanned.of?.kind === 'named';
    const of: CitedText | null = other ? { kind: 'foreign' } : said;
    last = { ...found, text, of };
    return [last];
  });
}

// What the sentence named before with a number of its own, or something else; without a number then nothing is cited.
function ofWhatWasNamed(
  found: Reference,
  antecedent: Antecedent | null,
  content: string,
  grammar: Grammar,
): Reference | null {
  if (found.of?.kind !== 'named') return found;
  const of = whatWasNamed(found, antecedent, content, grammar);
  return of.kind === 'foreign' && found.numbers.length === 0 ? null : { ...found, of };
}

// `paragraphs 1 to 3, paragraph 5`: the 3 is no name of a thing.
function goesOn(last: Reference | null, found: Reference, content: string): boolean {
  if (last === null || found.of?.kind !== 'unsure') return false;
  if (last.kind !== 'paragraph' && last.kind !== 'item' && last.kind !== 'activity') return false;
  if (last.of !== null && last.of.kind !== 'this') return false;
  return /^,? $/.test(content.slice(last.end, found.start));
}

// `Article 3, paragraph 2, subparagraph a)` is the article's; `Article 3, paragraph 2, and paragraph 7` may be, and so behind `its paragraph 2`.
function ownerOfList(
  last: Reference | null,
  lastByName: boolean,
  found: Reference,
  content: string,
  grammar: Grammar,
): CitedText | null {
  const { kind } = found;
  if (last === null || kind === 'symbol' || kind === 'resolution' || /decision/.test(kind))
    return null;
  const others = last.of?.kind === 'resolution' && lastByName;
  if (!others && last.of?.kind !== 'foreign' && last.of?.kind !== 'unsure') return null;
  const between = content.slice(last.end, found.start);
  if (between === ', ' || between === ' ') return last.of;
  grammar.separator.lastIndex = 0;
  const joined = grammar.separator.exec(between)?.[0].length;
  return joined === between.length ? { kind: 'unsure' } : null;
}

function scan(content: string, grammar: Grammar): readonly Reference[] {
  const found: Reference[] = [];
  const cursor: Cursor = { content, at: 0 };
  let head = next(grammar.trigger, content, 0);
  let loose = next(grammar.loose, content, 0);
  while (head || loose) {
    if (head && head.index < cursor.at) head = next(grammar.trigger, content, cursor.at);
    else if (loose && loose.index < cursor.at) loose = next(grammar.loose, content, cursor.at);
    else if (head && (!loose || head.index <= loose.index)) {
      cursor.at = head.index;
      const read = readHeaded(cursor, head[0], grammar);
      found.push(...read);
      if (read.length === 0) cursor.at = head.index + Math.max(1, head[0].length);
    } else if (loose) {
      cursor.at = loose.index;
      const read = readLoose(cursor, loose[0], grammar);
      found.push(...read);
      if (read.length === 0) cursor.at = loose.index + 1;
    }
  }
  return found;
}

function next(expression: RegExp, content: string, from: number): RegExpExecArray | null {
  expression.lastIndex = from;
  return expression.exec(content);
}

function readHeaded(cursor: Cursor, text: string, grammar: Grammar): readonly Reference[] {
  const start = cursor.at;
  const under = take(cursor, grammar.under);
  if (under) return readAlone(cursor, grammar);
  cursor.at = start + text.length;
  for (const { kind, form } of grammar.forms.get(headKey(text)) ?? []) {
    const singular = form.singular !== form.plural && headKey(form.singular) === headKey(text);
    const head: Head = { text, start, singular };
    cursor.at = start + text.length;
    const read = readKind(cursor, kind, head, grammar);
    if (read.length > 0) return read;
  }
  return [];
}

function readKind(
  cursor: Cursor,
  kind: HeadKind,
  head: Head,
  grammar: Grammar,
): readonly Reference[] {
  const bare = cursor.at;
  take(cursor, grammar.filler);
  const led = take(cursor, GAP) !== null || /[§.]$/.test(head.text);
  switch (kind) {
    case 'resolution':
      return led ? readResolutions(cursor, head, grammar) : [];
    case 'decision':
      return led ? readDecisions(cursor, head, grammar) : [];
    case 'annex': {
      const annex = led ? readAnnexes(cursor, head, grammar) : [];
      if (annex.length > 0) return annex;
      cursor.at = bare;
      return readBareAnnex(cursor, head, grammar);
    }
    default:
      return led ? readNumbered(cursor, kind, head, grammar) : [];
  }
}

// `au titre de a)`.
function readAlone(cursor: Cursor, grammar: Grammar): readonly Reference[] {
  const first = readItems(cursor);
  if (first === null) return [];
  const numbers = readList(cursor, first, readNothing, grammar, { singular: true });
  const tail = readTail(cursor, grammar);
  return [withTail(cursor, 'item', first.start, numbers, tail)];
}

const readNothing: ReadNumber = () => null;

function readNumbered(
  cursor: Cursor,
  kind: 'paragraph' | 'item' | 'activity',
  head: Head,
  grammar: Grammar,
): readonly Reference[] {
  const draft = kind === 'activity' ? null : readDraft(cursor, grammar);
  if (draft) return readDrafts(cursor, head, draft, grammar);
  const read: ReadNumber = (place) => withItems(place, readPlainNumber(place));
  // `subparagraph 6 a)` has the whole path, `item 6` is one of an agenda.
  const number = attempt(cursor, () => {
    const typed = read(cursor);
    return kind === 'item' && typed?.labels.length === 1 ? null : typed;
  });
  const first = number ?? (kind === 'activity' ? null : readItems(cursor));
  if (first === null) return [];
  const list = readList(cursor, first, number ? read : readNothing, grammar, head);
  const { numbers, outer } =
    kind === 'paragraph' && number
      ? itemsBehind(cursor, list, grammar)
      : { numbers: list, outer: null };
  const end = cursor.at;
  const after = schemeAfter(cursor, grammar);
  if (after === null) cursor.at = end;
  const tail = readTail(cursor, grammar);
  const cited: ReferenceKind = number ? (kind === 'item' ? 'paragraph' : kind) : 'item';
  const { start, scheme, of } = before(cursor.content, head, grammar, first);
  const whole = withTail(cursor, cited, start, numbers, tail);
  const told = schemeFor(whole.scheme ?? after ?? scheme, whole.numbers);
  return [{ ...whole, scheme: told, of: whole.of ?? of, outer: outer ?? whole.outer }];
}

// A final number is never `0` or `6 bis`: a "new paragraph 6 bis" is told by its working number.
function schemeFor(scheme: Scheme | null, numbers: readonly CitedRange[]): Scheme | null {
  const working = numbers.some(({ from, to }) =>
    [...from.labels, ...(to?.labels ?? [])].some((label) => /^0$|[a-z]{3}/.test(label)),
  );
  return scheme === 'final' && working ? 'working' : scheme;
}

function schemeAfter(cursor: Cursor, grammar: Grammar): Scheme | null {
  if (take(cursor, grammar.oldAfter)) return 'old';
  return take(cursor, grammar.finalAfter) ? 'final' : null;
}

function readAnnexes(cursor: Cursor, head: Head, grammar: Grammar): readonly Reference[] {
  const first = readAnnexNumber(cursor);
  if (first === null) return [];
  const numbers = readList(cursor, first, readAnnexNumber, grammar, head);
  const inner = numbers.length === 1 ? readInner(cursor, grammar) : null;
  const tail = readTail(cursor, grammar);
  const { start, scheme, of } = before(cursor.content, head, grammar, first);
  const cited = inner?.numbers ?? numbers;
  const whole = withTail(cursor, inner ? 'paragraph' : 'annex', start, cited, tail);
  return [
    {
      ...whole,
      annex: inner ? (first.labels[0] ?? '') : whole.annex,
      outer: inner?.outer ?? whole.outer,
      of: tail.of ?? of,
      scheme: whole.scheme ?? scheme,
    },
  ];
}

// `figurant en annexe à la présente résolution`: without a number only where the text is named.
function readBareAnnex(cursor: Cursor, head: Head, grammar: Grammar): readonly Reference[] {
  const tail = readTail(cursor, grammar);
  if (tail.of === null || tail.of.kind === 'foreign') return [];
  return [withTail(cursor, 'annex', head.start, [], tail)];
}

function readLoose(cursor: Cursor, text: string, grammar: Grammar): readonly Reference[] {
  const start = cursor.at;
  const draft = text.includes('.') && !text.includes('/') ? readDraft(cursor, grammar) : null;
  if (draft) return readDrafts(cursor, { start }, draft, grammar);
  const symbol = text.replace(/[.(-]+$|\)+$/, (end) =>
    end.startsWith(')') && text.includes('(') ? end : '',
  );
  if (!/\d/.test(symbol)) return [];
  cursor.at = start + symbol.length;
  attempt(cursor, () => annexOfSymbol(cursor, symbol, grammar));
  const end = cursor.at;
  const number: CitedNumber = { labels: [symbol], start, end };
  return [
    {
      start,
      end,
      text: cursor.content.slice(start, end),
      kind: 'symbol',
      numbers: [{ from: number, to: null }],
      outer: null,
      annex: null,
      of: null,
      scheme: null,
    },
  ];
}

const STROKE = sticky('\\/');

// `UNEP/CMS/COP13/Doc.18/Annexe 3`.
function annexOfSymbol(cursor: Cursor, symbol: string, grammar: Grammar): CitedNumber | null {
  const part = headKey(symbol.slice(symbol.lastIndexOf('/') + 1));
  const named = (grammar.forms.get(part) ?? []).some(({ kind }) => kind === 'annex');
  if (!named && !(take(cursor, STROKE) && take(cursor, grammar.heads.annex))) return null;
  return take(cursor, GAP) && readAnnexNumber(cursor);
}
