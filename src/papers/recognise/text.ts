import type { Message, Outcome } from '../../model/message.ts';
import { mintIds } from '../../model/mint.ts';
import { normalText } from '../../model/normal.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Text } from '../../model/text.ts';
import { readTypedLabels } from '../../model/typed-label.ts';
import { openLedger, type WordAccount, withComments } from './accounting.ts';
import { plainProse } from './annexes.ts';
import { claimAsides, sayUnplaced } from './asides.ts';
import { withOwnIds } from './bookmarks.ts';
import { opensDecisions } from './decisions.ts';
import { type Desk, headingOf, noteOf, plainOf, say } from './desk.ts';
import { withoutDropped } from './dropped-since.ts';
import { frontOf, readSymbol } from './facts.ts';
import { type Block, flatten, type LineBlock } from './flatten.ts';
import { withFormatMarks } from './format-marks.ts';
import { withFormulaJoined } from './formula.ts';
import { withParagraphsParted } from './joined-lines.ts';
import { withPrintedNumbers } from './labels.ts';
import { watchMarks } from './marks-lost.ts';
import { type Piece, placeOf, plainLine, slicePieces, textOf, trimPieces } from './pieces.ts';
import { readProgramme } from './programme.ts';
import { isHeading, tableParagraphs } from './prose.ts';
import { isNameAlone } from './resolution-name.ts';
import { withTypedMarks } from './typed-marks.ts';
import { withWholeLetters } from './whole-letters.ts';
import { placeComments } from './word-comments.ts';
import { openWordSheet } from './word-sheet.ts';
import { guessLanguage, wordsIn } from './words.ts';

/** What the caller knows of a Resolution or other text. `front` is what its front matter says (`number`, `revision`, `text`…); body, kind and language are added. */
export interface TextOptions {
  readonly language?: string;
  /** A programme or strategy is a `text`, a Resolution where nothing is said. */
  readonly kind?: TextKind;
  readonly front?: Readonly<Record<string, string>>;
}

type TextKind = 'resolution' | 'text' | 'decisions';

/** A Resolution, and what became of every word of its document. */
export interface AccountedText {
  readonly text: Text;
  readonly account: WordAccount;
}

/**
 * Recognises a Resolution that stands alone on a sheet: title, recitals, formula, numbered paragraphs, annexes; or a programme or strategy, or Decisions. Labels stay
 * as typed; paragraphs get ids when `front` names the number of the Resolution.
 */
export function accountText(
  sheet: Sheet,
  profile: Profile,
  options: TextOptions = {},
): Outcome<AccountedText> {
  const messages: Message[] = [];
  const word = openWordSheet(sheet);
  const dropped = withoutDropped(word.sheet, messages);
  const read = withWholeLetters(flatten(dropped), messages);
  const language = options.language ?? guessLanguage(profile, read);
  const words = wordsIn(profile, language);
  const kind = options.kind ?? 'resolution';
  const parted = kind === 'text' ? read : withParagraphsParted(read, words, messages);
  const formatted = withFormatMarks(parted, words, messages);
  const desk: Desk = {
    profile,
    words,
    ledger: watchMarks(openLedger(formatted), messages),
    messages,
  };
  const marked = withTypedMarks(formatted, desk);
  const told = withoutDraftNumbers(marked, desk);
  const blocks = kind === 'text' ? told : withFormulaJoined(told, desk);
  const { masthead, rest } = splitMasthead(blocks, kind, desk);
  const paragraphs = readParagraphs(rest, kind, desk);
  claimAsides(
    blocks.filter(({ kind }) => kind === 'heads' || kind === 'noise'),
    null,
    desk,
  );
  sayUnplaced(desk);
  const front = frontOf({ body: profile.body, kind, language, masthead, ...options.front });
  const bare = withOwnIds({ front, paragraphs }, word);
  const number = options.front?.number;
  const named = number ? mintIds(bare, `${profile.body}/${number}`, new Set()) : bare;
  const whole = normalText(named);
  const asked = [{ text: whole, amended: true }];
  const { texts, kept, others } = placeComments(asked, word, messages);
  const account = withComments(desk.ledger.account(), kept, others);
  return { value: { text: texts[0] ?? whole, account }, messages };
}

// The clean print of a draft says on top that its references are not final: no words of the text.
function withoutDraftNumbers(blocks: readonly Block[], desk: Desk): readonly Block[] {
  return blocks.filter((block) => {
    const says = block.kind === 'line' && desk.words.draftNumbers(plainLine(block.pieces)) !== null;
    if (says) desk.ledger.claim(block.pieces, 'directive', 'draft');
    return !says;
  });
}

// A draft may open with its symbol, session and agenda item, an adopted text with its name: the last heading of these is the title,
// and who adopted the text, when and where, is told above it or below.
function splitMasthead(
  blocks: readonly Block[],
  kind: TextKind,
  desk: Desk,
): { readonly masthead: readonly string[]; readonly rest: readonly Block[] } {
  const lines = blocks.map((block) => (block.kind === 'line' ? plainLine(block.pieces) : ''));
  const isAdopted = (line: string): boolean => desk.words.adopted(line) !== null;
  const body = blocks.findIndex((block, at) => {
    if (kind === 'decisions' && block.kind === 'line' && opensDecisions(block, desk)) return true;
    const line = lines[at] ?? '';
    return line !== '' && !isHeading(line, null) && !isAdopted(line);
  });
  const head = lines.slice(0, Math.max(0, body));
  const named = head.some(
    (line) => readSymbol(line, desk.profile) !== null || isNameAlone(line, desk.profile),
  );
  const title = head.findLastIndex((line) => line !== '' && !isAdopted(line));
  const above = kind === 'text' || !named ? 0 : Math.max(0, title);
  const printed = blocks.filter((block, at): block is LineBlock => {
    const told = at < above || (at < head.length && title >= 0 && isAdopted(lines[at] ?? ''));
    return told && block.kind === 'line';
  });
  for (const { pieces } of printed) desk.ledger.claim(pieces, 'front', 'draft');
  const masthead = printed.map(({ pieces }) => plainLine(pieces)).filter(Boolean);
  const taken = new Set<Block>(printed);
  return { masthead, rest: blocks.filter((block) => !taken.has(block)) };
}

function readParagraphs(blocks: readonly Block[], kind: TextKind, desk: Desk): Paragraph[] {
  const annexAt = blocks.findIndex((block) => block.kind === 'line' && opensAnnex(block, desk));
  const end = annexAt < 0 ? blocks.length : annexAt;
  const main = blocks.slice(0, end);
  const behind = blocks.slice(end);
  if (kind === 'text') return [...readProgramme(main, desk), ...annexes(behind, desk)];
  const lines = main.flatMap((block) => (block.kind === 'line' ? [block] : []));
  const starts = lines.map((block) => startOf(block, desk));
  const labels = withPrintedNumbers(
    readTypedLabels(starts),
    lines.map(({ pieces }, at) => (starts[at] === null ? null : trimPieces(pieces))),
  );
  const first = lines[0];
  const opens = kind === 'decisions' && first !== undefined && opensDecisions(first, desk);
  const title = first && !opens && isHeading(plainLine(first.pieces), null) ? first : null;
  let at = 0;
  const paragraphs = main.flatMap((block): Paragraph[] => {
    if (block.kind === 'table') return tableParagraphs(block, desk, 'draft');
    if (block.kind === 'note') return [noteOf(block, desk, 'draft')];
    if (block.kind !== 'line') return [];
    const label = labels[at] ?? null;
    at += 1;
    if (block === title) return [headingOf(block.pieces, 1, {}, desk, 'draft')];
    return lineParagraph(block, label, desk);
  });
  sayLostRun(labels, lines, desk);
  return [...paragraphs, ...annexes(behind, desk)];
}

function opensAnnex(block: LineBlock, desk: Desk): boolean {
  const line = plainLine(block.pieces);
  return (desk.words.parts.annex(line) ?? desk.words.parts.innerAnnex(line)) !== null;
}

// The formula ends the recitals, a heading ends nothing: operative paragraphs count on over it.
function startOf(block: LineBlock, desk: Desk): string | null {
  return desk.words.formula(plainLine(block.pieces)) ? null : textOf(trimPieces(block.pieces));
}

type Typed = ReturnType<typeof readTypedLabels>[number];

function lineParagraph(block: LineBlock, typed: Typed, desk: Desk): Paragraph[] {
  const line = plainLine(block.pieces);
  if (!/[\p{L}\p{N}]/u.test(line)) return [];
  if (desk.words.formula(line)) {
    return [plainOf(block.pieces, { classes: ['formula'] }, desk, 'draft')];
  }
  const pieces: readonly Piece[] = trimPieces(block.pieces);
  if (typed) {
    desk.ledger.claim(slicePieces(pieces, 0, typed.length), 'label', 'draft');
    const dress = { label: typed.label, bracket: typed.bracket };
    return [plainOf(slicePieces(pieces, typed.length), dress, desk, 'draft')];
  }
  if (isHeading(line, null)) return [headingOf(pieces, 2, {}, desk, 'draft')];
  return [plainOf(pieces, {}, desk, 'draft')];
}

function sayLostRun(labels: readonly Typed[], lines: readonly LineBlock[], desk: Desk): void {
  const first = labels.findIndex((typed) => typed?.lost);
  const last = labels.findLast((typed) => typed?.lost);
  if (first < 0 || !last) return;
  const text = `found “1.” on several paragraphs, expected numbers up to ${last.label.text}; they are counted`;
  say(desk, 'warning', 'lost-counter', text, placeOf(lines[first]?.pieces ?? []));
}

function annexes(blocks: readonly Block[], desk: Desk): Paragraph[] {
  const starts = blocks.flatMap((block, index) =>
    block.kind === 'line' && opensAnnex(block, desk) ? [{ index, block }] : [],
  );
  return starts.flatMap(({ index, block }, order) => [
    headingOf(block.pieces, 2, { classes: ['annex'] }, desk, 'draft'),
    ...plainProse(blocks.slice(index + 1, starts[order + 1]?.index), 'draft', desk),
  ]);
}
