import type { Element } from 'hast';
import { resolveRevisions } from '../../formats/docx/read/resolve.ts';
import { withFront } from '../../formats/markdown/front.ts';
import { type Message, type Outcome, showHidden } from '../../model/message.ts';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { classesOf, isElement, type Sheet, textOf } from '../../model/sheet.ts';
import { frontString, type Text } from '../../model/text.ts';
import { slugOf, symbolPart } from './facts.ts';
import { proposedText } from './proposed-text.ts';
import type { PaperOptions, RecognisedPaper } from './recognise.ts';
import type { ResolutionTexts } from './resolution.ts';
import { withCellsTouched } from './touched-cells.ts';
import type { ReadView } from './tracked-outside.ts';
import { openWordSheet, type WordSheet, withPlaces } from './word-sheet.ts';

/** What one author, or all of them together, propose by tracked changes over a redline. */
export interface Proposal {
  /** As the file names them, parted by `, `. */
  readonly author: string;
  /** The name of the stage: `draft` is that of the paper. */
  readonly stage: string;
  /** Drafts of Resolutions and of Decisions that differ from those of the paper. */
  readonly texts: readonly Text[];
}

/** A proposal with the reading that it comes from. */
export interface ReadProposal extends Proposal {
  readonly reading: ReadView;
}

/** The texts of a paper, or of a Resolution that stands alone (no `paper`). */
export type ReadTexts = Pick<
  RecognisedPaper,
  'draft' | 'base' | 'others' | 'decisions' | 'quoted' | 'account'
> & { readonly paper: Text | null };

/** Recognises one view of a document, with `more` than the options that all views have. */
export type ReadSheet = (sheet: Sheet, more: PaperOptions) => Outcome<ReadTexts>;

/** Whose proposals are read, and under which name. */
export interface ProposalOptions {
  readonly authors: readonly string[];
  /** The name of the stage: of the one author, else of all of them together. */
  readonly stage?: string;
}

/**
 * The proposals that tracked changes make over the redline of a paper: that of each author alone and, where there are several, that
 * of all together. `read` is the paper with all changes rejected. Ids are those of its texts, by the place of the paragraph; a
 * paragraph that a proposal deletes is a tombstone in it.
 */
export function readProposals(
  sheet: Sheet,
  read: ReadTexts,
  again: ReadSheet,
  options: ProposalOptions,
): Outcome<ReadProposal[]> {
  const messages: Message[] = [];
  const placed = withPlaces(sheet);
  const before = openWordSheet(resolveRevisions(placed, 'rejected')).lines;
  const reading: Reading = { sheet: placed, before, read, again, messages };
  const { authors, stage } = options;
  const [only] = authors;
  const used = new Set(['draft', 'paper']);
  const named = stage === undefined ? null : freeName(slugOf(stage) || 'proposal', used);
  used.add(ALL);
  if (authors.length === 1 && only !== undefined) {
    const name = named ?? stageOf(only, used, messages);
    return { value: [proposalOf(authors, name, reading)], messages };
  }
  const whole = named ?? ALL;
  if (authors.length > MOST_ALONE) sayMany(authors, whole, messages);
  const single = authors.length > MOST_ALONE ? [] : authors;
  const alone = single.map((author) =>
    proposalOf([author], stageOf(author, used, messages), reading),
  );
  return { value: [...alone, proposalOf(authors, whole, reading)], messages };
}

// The stage of all authors together.
const ALL = 'all';

// Each author costs a reading of the whole paper, and so many stages are read by nobody.
const MOST_ALONE = 12;

function sayMany(authors: readonly string[], stage: string, messages: Message[]): void {
  const text = `found tracked changes of ${authors.length} authors (${namesOf(authors)}), expected at most ${MOST_ALONE}; the changes of all together are one proposal, “${stage}”, and those of each alone are none`;
  messages.push({ severity: 'warning', rule: 'many-authors', text, place: null });
}

const MOST_NAMED = 12;
const LONGEST_NAME = 80;

// Names as a line holds them: a file may say anything of its authors.
function namesOf(authors: readonly string[]): string {
  const named = authors.slice(0, MOST_NAMED).map(nameOf);
  const more = authors.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

function nameOf(author: string): string {
  const line = showHidden(author.slice(0, 2 * LONGEST_NAME))
    .replace(/\s+/gu, ' ')
    .trim();
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
}

interface Reading {
  readonly sheet: Sheet;
  /** The paragraphs with all changes rejected. */
  readonly before: WordSheet['lines'];
  readonly read: ReadTexts;
  readonly again: ReadSheet;
  readonly messages: Message[];
}

// The name of a stage has 31 letters at most, with the number that parts it from another.
const LONGEST_STAGE = 24;

// A name without Latin letters is `proposal`.
function stageOf(author: string, used: Set<string>, messages: Message[]): string {
  const whole = slugOf(author).replace(/^[0-9-]+/, '');
  const slug = whole.slice(0, LONGEST_STAGE).replace(/-+$/, '') || 'proposal';
  const stage = freeName(slug, used);
  if (stage !== whole || nameOf(author) !== author) {
    const text = `found the author “${nameOf(author)}”, expected a name that can be one of a stage; the proposal is “${stage}”, and --stage names it otherwise`;
    messages.push({ severity: 'info', rule: 'stage-name', text, place: null });
  }
  return stage;
}

function freeName(slug: string, used: Set<string>): string {
  let name = slug;
  for (let count = 2; used.has(name); count += 1) name = `${slug}-${count}`;
  used.add(name);
  return name;
}

const SAID = new Set([
  'columns-differ',
  'first-column-taken',
  'unsure-underline',
  'kept-but-changed',
  'row-width',
]);

function proposalOf(authors: readonly string[], stage: string, reading: Reading): ReadProposal {
  const { sheet, before, read, again, messages } = reading;
  const chosen = new Set(authors);
  const view = resolveRevisions(withCellsTouched(sheet, chosen), (author) =>
    chosen.has(author) ? 'accepted' : 'rejected',
  );
  const found = again(view, { unaccounted: true });
  const author = namesOf(authors);
  for (const message of found.messages) {
    if (SAID.has(message.rule) && !isAmong(message, messages))
      messages.push({ ...message, text: `${message.text} (proposal of ${author})` });
  }
  const after = openWordSheet(view).lines;
  const fresh = freshLines(sheet.root);
  const drafts = pairTexts(read, found.value).flatMap(([own, other]) => {
    const instrument = instrumentIn(own.draft);
    const text = proposedText({ ...own, other, before, after, instrument, fresh }, chosen);
    return sameText(own.draft, text) ? [] : [text];
  });
  const texts = drafts.map((text) => ({
    ...text,
    front: withFront(text.front, { stage, author }),
  }));
  return { author, stage, texts, reading: { view, texts: fatesOf(found.value) } };
}

/** The texts of a paper that show the changes of one view, and those that do not. */
export function fatesOf({
  draft,
  base,
  others,
  decisions,
  quoted,
  paper,
}: ReadTexts): ReadView['texts'] {
  const further = others.flatMap((other) => [other.base, other.draft]);
  const held = [draft, base, ...further, decisions];
  return [
    ...held.map((text) => [text, 'held'] as const),
    [quoted, 'rejected'],
    [paper, 'rejected'],
  ];
}

function isAmong({ rule, place }: Message, messages: readonly Message[]): boolean {
  return messages.some((other) => other.rule === rule && other.place?.line === place?.line);
}

type TextPair = readonly [own: ResolutionTexts, other: Text];

// Resolutions in the order of their annexes; Decisions have no text before.
function pairTexts(read: ReadTexts, found: ReadTexts): TextPair[] {
  const first = read.draft ? [{ base: read.base, draft: read.draft }] : [];
  const owns: ResolutionTexts[] = [...first, ...read.others];
  const others = [found.draft, ...found.others.map(({ draft }) => draft)];
  const pairs = owns.flatMap((own, at): TextPair[] => {
    const other = others[at];
    return other ? [[own, other]] : [];
  });
  if (read.decisions && found.decisions)
    pairs.push([{ base: null, draft: read.decisions }, found.decisions]);
  return pairs;
}

function instrumentIn(text: Text): string {
  const body = frontString(text, 'body') ?? '';
  const subject = frontString(text, 'subject');
  if (subject !== undefined) return `decision:${body}/${subject}`;
  const paper = symbolPart(frontString(text, 'paper') ?? '') || 'draft';
  return `${body}/${frontString(text, 'number') ?? paper}`;
}

function sameText(a: Text, b: Text): boolean {
  return printed(a) === printed(b);
}

function printed({ paragraphs }: Text): string {
  return paragraphs.map(printedParagraph).join('\n');
}

function printedParagraph(paragraph: Paragraph): string {
  const { kind, comments } = paragraph;
  const said = comments.map(({ content }) => content.map(plainText).join('\n'));
  const words = plainText(contentOf(paragraph));
  return [kind, labelOf(paragraph)?.text, isTombstone(paragraph), words, ...said].join('\u0000');
}

// Paragraphs in which every word is an insertion. A paragraph without words is none of them.
function freshLines({ children }: Sheet['root'] | Element): Set<number> {
  const found = new Set<number>();
  for (const child of children) {
    if (!isElement(child)) continue;
    const line = child.position?.start.line;
    if (/^(?:p|h[1-4])$/.test(child.tagName)) {
      const inserted = textOf(child).trim() !== '' && standing(child.children).trim() === '';
      if (inserted && line !== undefined) found.add(line);
    } else for (const inner of freshLines(child)) found.add(inner);
  }
  return found;
}

// The words of a paragraph that nobody inserted; its number is none of them.
function standing(nodes: Element['children']): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      const skipped =
        !isElement(node) || node.tagName === 'ins' || classesOf(node).includes('label');
      return skipped ? '' : standing(node.children);
    })
    .join('');
}
