import type { Message, Place } from '../../model/message.ts';
import type { ExtractedBlock, TableLines } from './blocks.ts';
import { gatherWords, type Hyphens } from './hyphens.ts';
import type { Line } from './lines.ts';
import { liftHighNotes } from './page-breaks.ts';
import { type Part, partOf } from './parts.ts';
import {
  brokenLines,
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
  const stretches = stretchesOf(blocks, lines);
  const printed = stretches.flatMap((stretch) =>
    'lines' in stretch ? printedLines(source, stretch.lines) : [],
  );
  const setting = settingOf(printed);
  if (!setting) {
    messages.push(...brokenMessage(brokenLines(printed), placeAt));
    const apart = stretches.flatMap(linesApart);
    return { blocks: liftHighNotes(source, apart, messages, placeAt), messages };
  }
  const joiner = joinerFor(source, setting, messages, placeAt);
  const joined = stretches.flatMap((stretch) =>
    'block' in stretch ? [stretch.block] : joinStretch(printedLines(source, stretch.lines), joiner),
  );
  const before = blocks.filter(({ kind }) => kind === 'line').length;
  messages.unshift(joinedMessage(before, joined, placeAt));
  return { blocks: liftHighNotes(source, joined, messages, placeAt), messages };
}

/** How lines of a document are put together, and who is told of doubts. */
interface Joiner {
  readonly setting: Setting;
  readonly hyphens: Hyphens;
  readonly doubt: (at: number) => void;
}

function joinerFor(
  source: string,
  setting: Setting,
  messages: Message[],
  placeAt: (offset: number) => Place,
): Joiner {
  const hyphens: Hyphens = {
    source,
    words: gatherWords(source),
    doubt: (at, kept, written) => messages.push(hyphenMessage(placeAt(at), kept, written)),
  };
  return { setting, hyphens, doubt: (at) => messages.push(doubtMessage(placeAt(at))) };
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

function linesApart(stretch: Stretch): HealedBlock[] {
  if ('block' in stretch) return [stretch.block];
  return stretch.lines.flatMap((line) =>
    line.from < line.to ? [{ kind: 'paragraph', parts: [partOf(line)] }] : [],
  );
}

function joinStretch(lines: readonly PrintedLine[], joiner: Joiner): HealedBlock[] {
  const { setting, hyphens, doubt } = joiner;
  const { body, behind } = withoutAsides(mendLines(lines, setting));
  const paragraphs = joinWrapped(body, setting, hyphens);
  return paragraphs.flatMap(({ first, parts, doubts }, index): HealedBlock[] => {
    for (const at of doubts) doubt(at);
    const next = paragraphs[index + 1]?.first ?? body.length;
    const asides = behind.slice(first, next).flat();
    return [{ kind: 'paragraph', parts }, ...asides.map((aside) => asideBlock(aside, joiner))];
  });
}

type Aside = Exclude<PrintedBlock, { kind: 'line' }>;

// The lines of the text, and behind each the notes and page numbers that stood below it: where such stand, a page ends.
function withoutAsides(blocks: readonly PrintedBlock[]): {
  body: PrintedLine[];
  behind: Aside[][];
} {
  const body: PrintedLine[] = [];
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

const emptyLine: PrintedLine = {
  text: '',
  lead: 0,
  trail: false,
  empties: 0,
  blanks: 0,
  page: false,
  parts: [],
};

function asideBlock(aside: Aside, { setting, hyphens }: Joiner): HealedBlock {
  if (aside.kind === 'page') return { kind: 'head', lines: aside.line.parts };
  const { name, number, lines } = aside.note;
  const parts = joinWrapped(lines, setting, hyphens).flatMap((found, index) =>
    found.parts.map((part, at): Part => (index > 0 && at === 0 ? { ...part, join: ' ' } : part)),
  );
  return { kind: 'note', name, number, parts };
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
