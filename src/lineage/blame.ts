import { compare } from '../compare/compare.ts';
import type { Change, Member, Pair } from '../compare/comparison.ts';
import { rewordsReference } from '../compare/references.ts';
import { contentOf } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';
import { broughtSpans } from './blame-brought.ts';
import { ancestry, type Chain, type Edition } from './chain.ts';
import { type Corrigendum, corrigendaOf } from './recorded.ts';
import { joinSpans, type Span, type SpanReader, startReader } from './spans.ts';

/** Characters that stand together and that one revision put into their paragraph; the cells of a row are parted by a tab. */
export interface Phrase {
  readonly key: string;
  readonly text: string;
}

/** A paragraph of a text and who wrote it. Its phrases joined are its words (`contentOf`), to the character. */
export interface Blamed {
  readonly member: Member;
  readonly phrases: readonly Phrase[];
  /** The corrections that its revisions record for it, in the order of the revisions. */
  readonly corrigenda: readonly (Corrigendum & { readonly key: string })[];
}

/** Which revision put each phrase of a text there. `keys` are the revisions from the first one to the text itself. */
export interface Blame {
  readonly keys: readonly string[];
  readonly paragraphs: readonly Blamed[];
}

/**
 * Which revision put each phrase of the edition `key` there: a walk from its first base to it, by the redlines. Words that moved inside a
 * paragraph are new where they stand; those of a paragraph that moved, split or merged stay with the revision that wrote them;
 * those of a paragraph that is back are of the revision that brought it back. The number in a reference that followed what it cites is
 * of those who wrote the reference. A change of emphasis alone writes no word. Tombstones
 * are no part of the text. Throws where the chain has no edition of that key. Linear in the size of the texts.
 */
export function blame(
  chain: Chain,
  key: string,
  { formulaFirst }: { readonly formulaFirst: boolean },
): Blame {
  const path = ancestry(chain, key);
  const [first, ...later] = path;
  if (!first) throw new Error(`no edition ${key} in the chain`);
  let before: Text = { ...first.text, paragraphs: [] };
  let known: Known = new Map();
  for (const edition of [first, ...later]) {
    known = step(before, known, edition, formulaFirst);
    before = edition.text;
  }
  const paragraphs = [...known.values()].map(({ member, spans, corrigenda }) => ({
    member,
    phrases: phrasesOf(member, spans),
    corrigenda,
  }));
  return { keys: path.map((edition) => edition.key), paragraphs };
}

interface Written {
  readonly member: Member;
  readonly spans: readonly Span[];
  readonly corrigenda: Blamed['corrigenda'];
}

/** The paragraphs of one text by their place in it. */
type Known = ReadonlyMap<number, Written>;

function step(before: Text, known: Known, edition: Edition, formulaFirst: boolean): Known {
  const corrigenda = corrigendaOf(edition.text).map((one) => ({ ...one, key: edition.key }));
  const pairs = compare(before, edition.text, { formulaFirst }).pairs;
  const written = pairs.flatMap((pair) => {
    const former = pair.before.flatMap(({ index }) => known.get(index) ?? []);
    const inherited = former.flatMap((one) => one.corrigenda);
    return inheritSpans(pair, former, edition.key).map(({ member, spans }) => {
      const own = corrigenda.filter(({ ids }) => ids.includes(nameOf(member)));
      return { member, spans, corrigenda: [...inherited, ...own] };
    });
  });
  written.sort((a, b) => a.member.index - b.member.index);
  return new Map(written.map((one) => [one.member.index, one]));
}

function nameOf({ paragraph }: Member): string {
  return (paragraph.kind === 'note' ? paragraph.name : paragraph.id) ?? '';
}

/** What stands between two members of a pair: one character, of nobody. */
const BETWEEN: Span = { key: '', length: 1 };

function inheritSpans(
  { redline, before, after }: Pair,
  former: readonly Written[],
  key: string,
): readonly { readonly member: Member; readonly spans: readonly Span[] }[] {
  const joined = former.flatMap(({ spans }, index) => (index === 0 ? spans : [BETWEEN, ...spans]));
  const reader = startReader(joined);
  const drawn = redline.map((change) => inheritChange(change, reader, key));
  const apart = before.length > 1 || after.length > 1;
  const spans = followReferences(redline, apart ? broughtSpans(redline, drawn) : drawn);
  const cutter = startReader(spans);
  return after.map((member, index) => {
    if (index > 0) cutter(BETWEEN.length);
    return { member, spans: joinSpans(cutter(lengthOf(member))) };
  });
}

/** The spans of what stays, a reference that followed what it cites being of those who wrote it. `spans` are one list a change. */
function followReferences(
  redline: readonly Change[],
  spans: readonly (readonly Span[])[],
): readonly Span[] {
  return redline.flatMap((change, at): readonly Span[] => {
    const own = spans[at] ?? [];
    if (change.op === '-') return [];
    if (change.op !== '+' || !rewordsReference(redline, at)) return own;
    const [written] = [spans[at - 1]?.at(-1), spans[at + 1]?.at(0)].filter((span) => span);
    return written ? own.map(({ length }) => ({ key: written.key, length })) : own;
  });
}

function inheritChange(change: Change, read: SpanReader, key: string): readonly Span[] {
  if (change.op === '+') return [{ key, length: charactersOf(change) }];
  const spans = read(charactersOf(change));
  // Where a paragraph merged, what stood between the two may be kept as a line break of the text.
  return spans.map((span) => (span.key === BETWEEN.key ? { ...span, key } : span));
}

function charactersOf(change: Change): number {
  const runs = change.op === '~' ? change.after : change.runs;
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

function lengthOf({ paragraph }: Member): number {
  return contentOf(paragraph).reduce((sum, { text }) => sum + text.length, 0);
}

function phrasesOf({ paragraph }: Member, spans: readonly Span[]): readonly Phrase[] {
  const words = plainText(contentOf(paragraph));
  let start = 0;
  return spans.map(({ key, length }) => {
    const text = words.slice(start, start + length);
    start += length;
    return { key, text };
  });
}
