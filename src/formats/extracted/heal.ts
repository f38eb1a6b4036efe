import type { Message, Place } from '../../model/message.ts';
import { readTypedLabels } from '../../model/typed-label.ts';
import type { ExtractedBlock, TableLines } from './blocks.ts';
import { findHighNotes } from './high-notes.ts';
import { type Hyphens, wordsOf } from './hyphens.ts';
import type { Line } from './lines.ts';
import { type Part, partOf, textOfParts } from './parts.ts';
import {
  breaksOff,
  brokenLines,
  goesOnSmall,
  type PrintedLine,
  printedLines,
  type Setting,
  settingOf,
} from './printed-lines.ts';
import { mendLines, type PrintedBlock } from './printed-notes.ts';
import { joinWrapped } from './wrapped.ts';

/** A block of the sheet: a paragraph out of parts of the source, a note, a running head or page number, a table. */
export type HealedBlock =
  | { readonly kind: 'paragraph'; readonly parts: readonly Part[] }
  | {
      readonly kind: 'note';
      readonly name: string;
      readonly number: Part;
      readonly parts: readonly Part[];
    }
  | { readonly kind: 'head'; readonly lines: readonly Pick<Line, 'from' | 'to'>[] }
  | TableLines;

/** The blocks of a source, and what was done to its lines. */
export interface Healed {
  readonly blocks: readonly HealedBlock[];
  readonly messages: readonly Message[];
}

/**
 * Undoes what the printing of pages did to a text: lines that end at the edge of the paper are put together (only where
 * the whole document is set so), ordinals and marks of notes go back on their line, notes at the foot of a page out of
 * the midst of the paragraph that runs over it.
 */
export function healLines(
  source: string,
  lines: readonly Line[],
  blocks: readonly ExtractedBlock[],
  placeAt: (offset: number) => Place,
): Healed {
  const messages: Message[] = [];
  const hyphens: Hyphens = {
    source,
    words: wordsOf(source),
    doubt: (at, kept, written) => messages.push(hyphenMessage(placeAt(at), kept, written)),
  };
  const stretches = stretchesOf(blocks, lines);
  const printed = stretches.flatMap((stretch) =>
    'lines' in stretch ? printedLines(source, stretch.lines) : [],
  );
  const setting = settingOf(printed);
  const doubt = (at: number): void => {
    messages.push(doubtMessage(placeAt(at)));
  };
  const before = blocks.filter(({ kind }) => kind === 'line').length;
  const joined = stretches.flatMap((stretch): HealedBlock[] => {
    if ('block' in stretch) return [stretch.block];
    if (setting) return joinStretch(printedLines(source, stretch.lines), setting, hyphens, doubt);
    return stretch.lines.flatMap((line) =>
      line.from < line.to ? [{ kind: 'paragraph', parts: [partOf(line)] }] : [],
    );
  });
  if (setting) messages.unshift(joinedMessage(before, joined, placeAt));
  else messages.push(...brokenMessage(brokenLines(printed), placeAt));
  const healed = liftHighNotes(source, joined, messages, placeAt);
  return { blocks: healed, messages };
}

type Stretch =
  | { readonly lines: readonly Line[] }
  | { readonly block: Exclude<ExtractedBlock, { kind: 'line' }> };

// Lines that neither a table nor a running head parts, with the empty ones between them.
function stretchesOf(blocks: readonly ExtractedBlock[], lines: readonly Line[]): Stretch[] {
  const stretches: Stretch[] = [];
  let first = -1;
  let last = -1;
  const close = (): void => {
    if (first >= 0) stretches.push({ lines: lines.slice(first, last + 1) });
    first = -1;
  };
  for (const block of blocks) {
    if (block.kind === 'line') {
      if (first < 0) first = block.index;
      last = block.index;
      continue;
    }
    close();
    stretches.push({ block });
  }
  close();
  return stretches;
}

function joinStretch(
  lines: Parameters<typeof mendLines>[0],
  setting: Setting,
  hyphens: Hyphens,
  doubt: (at: number) => void,
): HealedBlock[] {
  const mended = mendLines(lines, setting);
  const { body, behind } = withoutAsides(mended);
  const paragraphs = joinWrapped(body, setting, hyphens);
  return paragraphs.flatMap(({ first, parts, doubts }, index): HealedBlock[] => {
    for (const at of doubts) doubt(at);
    const next = paragraphs[index + 1]?.first ?? body.length;
    const asides = behind.slice(first, next).flat();
    const own: HealedBlock[] = [{ kind: 'paragraph', parts }];
    return [...own, ...asides.map((aside) => asideBlock(aside, setting, hyphens))];
  });
}

type Aside = Exclude<PrintedBlock, { kind: 'line' }>;

// The lines of the text, and behind each the notes and page numbers that stood below it: where such stand, a page ends.
function withoutAsides(blocks: readonly PrintedBlock[]): {
  body: Extract<PrintedBlock, { kind: 'line' }>['line'][];
  behind: Aside[][];
} {
  const body: Extract<PrintedBlock, { kind: 'line' }>['line'][] = [];
  const behind: Aside[][] = [];
  let page = false;
  for (const block of blocks) {
    if (block.kind === 'line') {
      body.push(page ? { ...block.line, page: true, empties: 0, blanks: 0 } : block.line);
      behind.push([]);
      page = false;
      continue;
    }
    const last = behind.at(-1);
    if (last) last.push(block);
    else {
      body.push(block.kind === 'page' ? block.line : { ...emptyLine, parts: [block.note.number] });
      behind.push([]);
    }
    page = true;
  }
  return { body, behind };
}

const emptyLine = {
  text: '',
  lead: 0,
  trail: false,
  empties: 0,
  blanks: 0,
  page: false,
  parts: [],
};

function asideBlock(aside: Aside, setting: Setting, hyphens: Hyphens): HealedBlock {
  if (aside.kind === 'page') return { kind: 'head', lines: aside.line.parts };
  const { name, number, lines } = aside.note;
  const parts = joinWrapped(lines, setting, hyphens).flatMap((found, index) =>
    found.parts.map((part, at): Part => (index > 0 && at === 0 ? { ...part, join: ' ' } : part)),
  );
  return { kind: 'note', name, number, parts };
}

// Below this length a line may be an item or a heading that ends without a mark.
const LONG = 200;

// A note between two paragraphs stood at the foot of a page: a sentence that breaks off above it goes on below it.
function liftHighNotes(
  source: string,
  blocks: readonly HealedBlock[],
  messages: Message[],
  placeAt: (offset: number) => Place,
): HealedBlock[] {
  const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.parts] : []));
  const { notes, marked } = findHighNotes(source, texts);
  if (notes.size === 0) return [...blocks];
  const labels = readTypedLabels(texts.map((parts) => textOfParts(source, parts.slice(0, 1))));
  const healed: HealedBlock[] = [];
  let held: HealedBlock[] = [];
  let at = -1;
  for (const block of blocks) {
    if (block.kind !== 'paragraph') {
      healed.push(...held, block);
      held = [];
      continue;
    }
    at += 1;
    const note = notes.get(at);
    if (note) {
      held.push({ kind: 'note', name: note.name, number: note.number, parts: note.body });
      continue;
    }
    const parts = marked.get(at) ?? block.parts;
    const last = healed.at(-1);
    const open = last?.kind === 'paragraph' ? textOfParts(source, last.parts.slice(-2)) : '';
    const long = held.length > 0 || (open.length >= LONG && /[\p{L}\p{N}]$/u.test(open));
    const goesOn =
      last?.kind === 'paragraph' &&
      long &&
      labels[at] === null &&
      breaksOff(open) &&
      goesOnSmall(textOfParts(source, parts));
    if (goesOn) {
      const [first, ...rest] = parts;
      const more = first ? [{ ...first, join: ' ' as const }, ...rest] : rest;
      healed[healed.length - 1] = { kind: 'paragraph', parts: [...last.parts, ...more] };
      messages.push(pageMessage(placeAt(parts[0]?.from ?? 0)));
      healed.push(...held);
    } else healed.push(...held, { kind: 'paragraph', parts });
    held = [];
  }
  return [...healed, ...held];
}

function pageMessage(place: Place): Message {
  const text =
    'found a sentence that a page break parts, expected one paragraph; it is put together';
  return { severity: 'info', rule: 'joined-page', text, place };
}

function joinedMessage(
  before: number,
  blocks: readonly HealedBlock[],
  placeAt: (offset: number) => Place,
): Message {
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').length;
  const text = `found ${before} lines that end at the edge of the paper, expected one line a paragraph; they are put together to ${paragraphs} paragraphs`;
  return { severity: 'info', rule: 'joined-lines', text, place: placeAt(0) };
}

function doubtMessage(place: Place): Message {
  const text =
    'found a line that goes on with the one above it, which ends before the edge, expected an end mark there or a full line; they are put together';
  return { severity: 'warning', rule: 'doubtful-join', text, place };
}

function brokenMessage(
  lines: readonly PrintedLine[],
  placeAt: (offset: number) => Place,
): Message[] {
  const [first] = lines;
  if (!first) return [];
  const text = `found ${lines.length} lines that break off in a sentence, “${first.text.slice(0, 60)}”, and no edge at which lines end, expected one line a paragraph; every line is kept as a paragraph, join them by hand and import again`;
  const place = placeAt(first.parts[0]?.from ?? 0);
  return [{ severity: 'warning', rule: 'broken-lines', text, place }];
}

function hyphenMessage(place: Place, kept: boolean, written: string): Message {
  const text = kept
    ? `found “${written}” with its hyphen at the end of a line, expected a compound or a divided word; the hyphen is kept`
    : `found “${written}” with its hyphen at the end of a line, expected one word as it is written elsewhere; the hyphen is left out`;
  return { severity: kept ? 'warning' : 'info', rule: 'line-hyphen', text, place };
}
