import type { Message } from '../../model/message.ts';
import {
  type Attributes,
  contentOf,
  isTombstone,
  labelOf,
  NO_ATTRIBUTES,
  type Paragraph,
} from '../../model/paragraph.ts';
import { plainText, sliceRuns } from '../../model/run.ts';
import { readTypedLabels } from '../../model/typed-label.ts';
import { type Line, leftOf, type NoteNames, shownLine, type Words, wordsOf } from './bits.ts';
import { withMarks } from './words.ts';

/** A paragraph that a line becomes, and what is said of it. */
export interface BuiltLine {
  readonly paragraph: Paragraph;
  readonly messages: readonly Message[];
}

/** What a line is made into a paragraph with: the paragraph that it is, as the draft or else the text before has it. */
export interface LineRequest {
  readonly id: string | null;
  readonly known: Paragraph | null;
  readonly from: string | null;
  readonly notes: NoteNames;
  readonly emphasis: 'read' | 'carried';
}

/** A line as a paragraph: kind, role and attributes are those of the one that it was, number and words its own. */
export function paragraphOf(
  line: Line,
  { id, known, from, notes, emphasis }: LineRequest,
): BuiltLine {
  const messages: Message[] = [];
  const say = (severity: Message['severity'], rule: string, text: string): void => {
    messages.push({ severity, rule, text, place: line.place });
  };
  const left = leftOf(line.bits);
  if (left.length < line.bits.length)
    say(
      'warning',
      'struck-in-clean',
      `found struck words in the clean column, expected clean text; they are left out: “${shownLine([line])}”`,
    );
  const words = withLabel(wordsOf(left, notes), known);
  const kept =
    words.label === null && known !== null && !isTombstone(known) ? labelOf(known) : null;
  if (kept)
    say(
      'info',
      'label-kept',
      `found no number before “${shownLine([line])}”, expected ${kept.text}, which it had and keeps`,
    );
  const { runs, lost } = withMarks(known ? contentOf(known) : [], words.runs, emphasis);
  for (const link of lost)
    say(
      'info',
      'link-lost',
      `found the words of a link changed, expected “${link}”; the words stay without it`,
    );
  const block = {
    id,
    attributes: attributesOf(known, from),
    comments: [],
    place: null,
    bracket: words.label ? words.bracket : kept !== null && hasBracket(known),
    label: words.label ?? kept,
    content: runs,
  };
  const level = known?.kind === 'heading' ? known.level : headingLevel(line, known);
  const paragraph: Paragraph = level
    ? { kind: 'heading', level, ...block }
    : { kind: 'plain', ...block };
  return { paragraph, messages };
}

function hasBracket(paragraph: Paragraph | null): boolean {
  return paragraph !== null && 'bracket' in paragraph && paragraph.bracket;
}

// The title is the only heading of the first level.
function headingLevel({ level }: Line, known: Paragraph | null): 2 | 3 | 4 | null {
  if (known !== null || level === 0) return null;
  return level <= 2 ? 2 : level === 3 ? 3 : 4;
}

// A number that was typed with a blank behind it instead of a tab.
function withLabel(words: Words, known: Paragraph | null): Words {
  if (words.label !== null) return words;
  const text = plainText(words.runs);
  const printed = known && labelOf(known);
  const bracket = text.startsWith('[');
  const start = bracket ? 1 : 0;
  if (
    printed &&
    text.startsWith(printed.text, start) &&
    /^\s/.test(text.slice(start + printed.text.length))
  ) {
    const runs = cut(words, start + printed.text.length);
    return { label: printed, bracket, runs };
  }
  const [typed] = readTypedLabels([text]);
  if (!typed || typed.label.style === 'mark') return words;
  return { label: typed.label, bracket: typed.bracket, runs: cut(words, typed.length) };
}

function cut({ runs }: Words, from: number): Words['runs'] {
  const text = plainText(runs);
  const blanks = /^\s*/.exec(text.slice(from))?.[0].length ?? 0;
  return sliceRuns(runs, from + blanks, text.length);
}

/** The attributes of a paragraph that stands: what makes a tombstone of it is left out. */
export function attributesOf(known: Paragraph | null, from: string | null): Attributes {
  const { classes, values } = known?.attributes ?? NO_ATTRIBUTES;
  const { into: _, ...others } = values;
  return {
    classes: classes.filter((name) => name !== 'deleted'),
    values: from === null ? others : { ...others, from },
  };
}

/** The tombstone of a paragraph: its number, no words; `into` names the one that it was joined to. */
export function tombstoneOf(paragraph: Paragraph, into: string | null): Paragraph {
  const { classes, values } = paragraph.attributes;
  const { from: _, ...others } = values;
  const attributes = {
    classes: [...classes.filter((name) => name !== 'deleted'), 'deleted'],
    values: into === null ? others : { ...others, into },
  };
  switch (paragraph.kind) {
    case 'row':
      return { ...paragraph, attributes, cells: paragraph.cells.map(() => []) };
    case 'table':
      return { ...plain(paragraph.id), comments: paragraph.comments, attributes };
    case 'directive':
      return paragraph;
    default:
      return { ...paragraph, attributes, content: [] };
  }
}

function plain(id: string | null): Paragraph {
  return {
    kind: 'plain',
    id,
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: null,
    bracket: false,
    label: null,
    content: [],
  };
}
