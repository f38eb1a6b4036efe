import type { CitedNumber, CitedText, Reference, ReferenceKind } from '../../model/reference.ts';
import { readAnnexNumber } from './annex-number.ts';
import type { Grammar } from './grammar.ts';
import { before, COMMA_GAP, type Head, type Inner, itemsBehind, readInner } from './head.ts';
import {
  type Instrument,
  isOthers,
  readDecision,
  readDraft,
  readResolution,
} from './instrument.ts';
import { type ReadNumber, readList } from './numbers.ts';
import { attempt, type Cursor, GAP, take } from './phrases.ts';

export function readResolutions(
  cursor: Cursor,
  head: Head,
  grammar: Grammar,
): readonly Reference[] {
  const found: Reference[] = [];
  let start = before(cursor.content, head, grammar, NO_NUMBER).start;
  let instrument = readResolution(cursor, head.text, grammar);
  while (instrument) {
    found.push(resolutionReference(cursor, start, head, instrument, grammar));
    const behind = attempt(cursor, () => nextResolution(cursor, head, grammar));
    if (behind === null) break;
    start = behind.number.start;
    instrument = behind;
  }
  return found;
}

const NO_NUMBER: CitedNumber = { labels: [], start: 0, end: 0 };

function nextResolution(cursor: Cursor, head: Head, grammar: Grammar): Instrument | null {
  if (!take(cursor, grammar.separator)) return null;
  const found = readResolution(cursor, head.text, grammar);
  // A bare number behind a comma is no Resolution.
  return found && (found.of?.kind === 'resolution' || /[/.(]/.test(found.number.labels[0] ?? ''))
    ? found
    : null;
}

function resolutionReference(
  cursor: Cursor,
  start: number,
  head: Head,
  { number, of }: Instrument,
  grammar: Grammar,
): Reference {
  const foreign = of?.kind === 'foreign' || isOthers(cursor, head.start, grammar);
  const inner = foreign ? null : readPlace(cursor, grammar);
  const end = cursor.at;
  const text = cursor.content.slice(start, end);
  const shared = { start, end, text, scheme: null };
  const whose: CitedText | null = foreign ? { kind: 'foreign' } : of;
  if (inner === null)
    return {
      ...shared,
      kind: 'resolution',
      numbers: [{ from: number, to: null }],
      outer: null,
      annex: null,
      of: whose,
    };
  return { ...shared, ...inner, of: whose };
}

interface InnerPlace extends Inner {
  readonly kind: ReferenceKind;
  readonly annex: string | null;
}

// `Resolution 1.2 (Rev.COP3), Annex 1, paragraph 3`.
function readPlace(cursor: Cursor, grammar: Grammar): InnerPlace | null {
  const own = readInner(cursor, grammar);
  if (own) return { ...own, kind: 'paragraph', annex: null };
  const annex = attempt(cursor, () => {
    if (!take(cursor, COMMA_GAP) || !take(cursor, grammar.heads.annex) || !take(cursor, GAP))
      return null;
    return readAnnexNumber(cursor);
  });
  if (annex === null) return null;
  const inner = readInner(cursor, grammar);
  if (inner) return { ...inner, kind: 'paragraph', annex: annex.labels[0] ?? '' };
  return { kind: 'annex', numbers: [{ from: annex, to: null }], outer: null, annex: null };
}

export function readDecisions(cursor: Cursor, head: Head, grammar: Grammar): readonly Reference[] {
  const found = readDecision(cursor, head.text, grammar);
  if (found === null) return [];
  const { number, of, draft } = found;
  if (draft) return readDrafts(cursor, head, number, grammar);
  const read: ReadNumber = (place) => {
    const more = readDecision(place, head.text, grammar);
    return more && more.of?.kind === of?.kind && !more.draft ? more.number : null;
  };
  const list = readList(cursor, number, read, grammar, head);
  const { numbers, outer } = itemsBehind(cursor, list, grammar);
  const foreign = of !== null || isOthers(cursor, head.start, grammar);
  const end = cursor.at;
  return [
    {
      start: head.start,
      end,
      text: cursor.content.slice(head.start, end),
      kind: 'decision',
      numbers,
      outer,
      annex: null,
      of: foreign ? { kind: 'foreign' } : null,
      scheme: null,
    },
  ];
}

export function readDrafts(
  cursor: Cursor,
  { start }: Pick<Head, 'start'>,
  first: CitedNumber,
  grammar: Grammar,
): readonly Reference[] {
  const numbers = readList(cursor, first, (place) => readDraft(place, grammar), grammar, {
    singular: true,
  });
  const end = cursor.at;
  const text = cursor.content.slice(start, end);
  return [
    {
      start,
      end,
      text,
      kind: 'draft-decision',
      numbers,
      outer: null,
      annex: null,
      of: null,
      scheme: null,
    },
  ];
}
