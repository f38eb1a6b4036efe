import type { Directive, Heading, Paragraph } from '../../model/paragraph.ts';
import { NO_ATTRIBUTES } from '../../model/paragraph.ts';
import { type Desk, headingOf, plainOf, sayLost } from './desk.ts';
import type { Block, LineBlock } from './flatten.ts';
import { readItems } from './items.ts';
import { type Counter, newCounter } from './labels.ts';
import { type Masthead, readMasthead } from './masthead.ts';
import { append, joinLines, type Piece, plainLine, slicePieces, textOf } from './pieces.ts';
import { isHeading, type ProseRules, prose } from './prose.ts';
import { opensQuoted, readQuotedDecisions } from './quoted.ts';
import type { CoverZone } from './zones.ts';

/** A paper without its annexes: its own paragraphs, and the Decisions that it quotes. `::quote` stands for each run of them. */
export interface ReadCover {
  readonly paragraphs: readonly Paragraph[];
  readonly title: string;
  /** One element a run of quoted Decisions, in it one a Decision. */
  readonly quoted: readonly (readonly (readonly Paragraph[])[])[];
  readonly masthead: Masthead;
}

const BODY: ProseRules = { into: 'paper', level: 2, restart: false };

/** Reads the parts of a paper before its annexes. */
export function readCover(zone: CoverZone, desk: Desk): ReadCover {
  const title = joinLines(zone.title.map(({ pieces }) => pieces));
  const below = authorLine(zone.body[0], desk);
  const masthead = readMasthead(zone.masthead, plainLine(title), below, desk);
  const heading = zone.title.length > 0 ? [headingOf(title, 1, {}, desk, 'paper')] : [];
  const counter = newCounter();
  const body = readBody(below ? zone.body.slice(1) : zone.body, desk, counter);
  sayLost(desk, counter, 'the paragraphs of the paper');
  return {
    paragraphs: [...heading, ...firstPage(zone, desk), ...body.paragraphs],
    title: textOf(title).replace(/\n/g, ' '),
    quoted: body.quoted,
    masthead,
  };
}

// Tables and notes of the masthead, the summary, and the note at the foot.
function firstPage(
  { masthead, summaryHead, summary, disclaimer }: CoverZone,
  desk: Desk,
): Paragraph[] {
  const others = masthead.filter(({ kind }) => kind !== 'line');
  const head = { classes: ['summary'] };
  const foot = { classes: ['disclaimer'] };
  return [
    ...prose(others, desk, BODY, newCounter()),
    ...(summaryHead ? [headingOf(withoutColon(summaryHead.pieces), 2, head, desk, 'paper')] : []),
    ...summaryText(summary, desk),
    ...(disclaimer ? [plainOf(withoutStar(disclaimer.pieces), foot, desk, 'paper')] : []),
  ];
}

function authorLine(block: Block | undefined, desk: Desk): LineBlock | null {
  if (block?.kind !== 'line') return null;
  const line = plainLine(block.pieces);
  return (desk.words.preparedBy(line) ?? desk.words.submittedBy(line)) === null ? null : block;
}

// The colon of `Résumé :` and the star of the note are marks of the page, not words.
function withoutColon(pieces: readonly Piece[]): Piece[] {
  return slicePieces(pieces, 0, textOf(pieces).replace(/\s*:?\s*$/, '').length);
}

function withoutStar(pieces: readonly Piece[]): Piece[] {
  return slicePieces(pieces, /^\s*\*?\s*/.exec(textOf(pieces))?.[0].length ?? 0);
}

function summaryText(blocks: readonly Block[], desk: Desk): Paragraph[] {
  return blocks.flatMap((block) =>
    block.kind === 'line' && /[\p{L}\p{N}]/u.test(textOf(block.pieces))
      ? [plainOf(block.pieces, {}, desk, 'paper')]
      : prose(block.kind === 'line' ? [] : [block], desk, BODY, newCounter()),
  );
}

interface Body {
  readonly paragraphs: Paragraph[];
  readonly quoted: (readonly (readonly Paragraph[])[])[];
}

function readBody(blocks: readonly Block[], desk: Desk, counter: Counter): Body {
  const body: Body = { paragraphs: [], quoted: [] };
  let waiting: Block[] = [];
  const flush = (): void => {
    append(body.paragraphs, prose(waiting, desk, BODY, counter));
    waiting = [];
  };
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) continue;
    const line = block.kind === 'line' ? plainLine(block.pieces) : '';
    if (opensQuoted(blocks, at, desk)) {
      flush();
      const run = readQuotedDecisions(blocks, at, desk);
      body.quoted.push(run.decisions);
      body.paragraphs.push(directive('quote', {}));
      at = run.next - 1;
    } else if (block.kind === 'line' && desk.words.parts.actions(line)) {
      flush();
      append(body.paragraphs, readActions(block, blocks.slice(at + 1), desk, counter));
      return body;
    } else waiting.push(block);
  }
  flush();
  return body;
}

/** Recommended actions: a heading, paragraphs up to the chapeau, and its items, whatever became of their marks. */
function readActions(
  head: LineBlock,
  blocks: readonly Block[],
  desk: Desk,
  counter: Counter,
): Paragraph[] {
  const heading: Heading = headingOf(head.pieces, 2, { classes: ['actions'] }, desk, 'paper');
  const chapeau = blocks.findIndex(
    (block) => block.kind === 'line' && textOf(block.pieces).trimEnd().endsWith(':'),
  );
  if (chapeau < 0) return [heading, ...prose(blocks, desk, BODY, counter)];
  const behind = blocks.slice(chapeau + 1);
  const end = behind.findIndex(
    (block) => block.kind !== 'line' || isHeading(plainLine(block.pieces), null),
  );
  const items = end < 0 ? behind : behind.slice(0, end);
  return [
    heading,
    ...prose(blocks.slice(0, chapeau + 1), desk, BODY, counter),
    ...readItems(
      items.flatMap((block) => (block.kind === 'line' ? [block] : [])),
      desk,
      'paper',
    ),
    ...prose(end < 0 ? [] : behind.slice(end), desk, BODY, counter),
  ];
}

/** A line of a paper at which a result is printed. */
export function directive(name: string, values: Readonly<Record<string, string>>): Directive {
  return {
    kind: 'directive',
    id: null,
    name,
    attributes: { ...NO_ATTRIBUTES, values },
    comments: [],
    place: null,
  };
}
