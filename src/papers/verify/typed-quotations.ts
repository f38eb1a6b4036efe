import { meetingIn } from '../../lineage/recorded.ts';
import type { Place } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import { plainText, type Run } from '../../model/run.ts';
import { languageOf, type Text } from '../../model/text.ts';
import { closedLedger } from '../recognise/accounting.ts';
import type { Desk } from '../recognise/desk.ts';
import type { Block } from '../recognise/flatten.ts';
import type { Piece } from '../recognise/pieces.ts';
import { opensQuoted, readQuotedDecisions } from '../recognise/quoted.ts';
import { wordsIn } from '../recognise/words.ts';
import { checkNamed, labelKeys } from './check-named.ts';
import { withPlainHeads } from './plain-heads.ts';
import type { Verification } from './verification.ts';
import { wordingReader } from './wordings.ts';

/**
 * Holds the Decisions that a paper in Markdown quotes in typed words against the adopted ones, as in a paper that is a Word file; a comment
 * and a paragraph of the class `quote` are quotations where the sentence above names a Decision and ends in a colon. Null where it quotes and
 * names none.
 */
export function verifyTyped(
  paper: Text,
  profile: Profile,
  decisions: readonly Text[],
): Verification | null {
  const words = wordsIn(profile, languageOf(paper));
  const desk: Desk = { profile, words, ledger: closedLedger(), messages: [] };
  const blocks = blocksOf(paper);
  const { quoted, loose } = partsOf(withPlainHeads(blocks, words), desk);
  const runs = loose.map((blocks) => ({ blocks, proposing: false }));
  const found = checkNamed(
    { desk, quoted, loose: runs, meeting: meetingIn(paper), wordings: wordingReader(blocks, desk) },
    decisions,
  );
  const { deviations, unproven, proven } = found;
  const printed = printedIn(paper, decisions);
  const named = found.named.filter((number) => !printed.has(number));
  if (proven + deviations.length + unproven.length + named.length === 0) return null;
  return {
    language: languageOf(paper),
    deviations,
    unproven,
    proven: { paragraphs: 0, quotations: proven },
    named,
  };
}

// The Decisions that `::quote` prints in their own words.
function printedIn(paper: Text, decisions: readonly Text[]): ReadonlySet<string> {
  const printed = paper.paragraphs.flatMap((one) => {
    if (one.kind !== 'directive' || one.name !== 'quote') return [];
    const [of = '', ids] = (one.attributes.values.of ?? '').split('#');
    const quoted = decisions.filter(({ front: { values } }) =>
      of.endsWith(`/${values.meeting}/${values.subject}`),
    );
    return quoted.flatMap(({ paragraphs }) =>
      paragraphs.filter(({ id }) => ids === undefined || ids.split(',').includes(id ?? '')),
    );
  });
  return new Set(printed.flatMap(labelKeys));
}

interface Parts {
  readonly quoted: readonly (readonly Paragraph[])[];
  readonly loose: readonly (readonly Block[])[];
}

function partsOf(blocks: readonly Block[], desk: Desk): Parts {
  const quoted: (readonly Paragraph[])[] = [];
  const loose: Block[][] = [[]];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at];
    if (!block) break;
    if (opensQuoted(blocks, at, desk)) {
      const { decisions, next } = readQuotedDecisions(blocks, at, desk);
      quoted.push(...decisions);
      loose.push([]);
      at = Math.max(next, at + 1);
    } else {
      loose.at(-1)?.push(block);
      at += 1;
    }
  }
  return { quoted, loose };
}

// The lines of a paper as a Word file has them, those of its comments below their paragraph.
function blocksOf(paper: Text): readonly Block[] {
  let at = 0;
  const piecesOf = (runs: readonly Run[], place: Place | null): readonly Piece[] =>
    runs.map((run) => {
      const { text } = run;
      const piece = { text, at, place, ...(run.strong === true && { strong: true as const }) };
      at += text.length + 1;
      return piece;
    });
  return paper.paragraphs.flatMap((paragraph): readonly Block[] => {
    const { place, comments, attributes } = paragraph;
    const quote = attributes.classes.includes('quote') && { quote: true as const };
    const own: Block =
      paragraph.kind === 'row'
        ? rowOf(paragraph.cells.map((cell) => piecesOf(cell, place)))
        : { kind: 'line', pieces: piecesOf(lineOf(paragraph), place), gap: 1, ...quote };
    const below = comments.flatMap(({ content }) =>
      content.map((runs): Block => {
        const pieces = piecesOf([{ text: plainText(runs) }], place);
        return { kind: 'line', pieces, gap: 1, quote: true };
      }),
    );
    return [own, ...below];
  });
}

function rowOf(cells: readonly (readonly Piece[])[]): Block {
  const row = { cells: cells.map((pieces) => ({ lines: [pieces], span: 1 })), head: false };
  return { kind: 'table', columns: cells.length, rows: [row] };
}

// A directive or a note is nothing that a typed quotation goes on with.
function lineOf(paragraph: Paragraph): readonly Run[] {
  if (paragraph.kind !== 'plain' && paragraph.kind !== 'heading') return [{ text: '' }];
  const { label, content } = paragraph;
  return label === null ? content : [{ text: label.text, strong: true }, { text: ' ' }, ...content];
}
