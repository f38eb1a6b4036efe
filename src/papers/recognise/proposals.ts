import type { Element } from 'hast';
import { resolveRevisions } from '../../formats/docx/read/resolve.ts';
import { withFront } from '../../formats/markdown/front.ts';
import type { Message, Outcome } from '../../model/message.ts';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import { attributeOf, isElement, type Sheet } from '../../model/sheet.ts';
import { frontString, type Text } from '../../model/text.ts';
import { slugOf, symbolPart } from './facts.ts';
import { proposedText } from './proposed-text.ts';
import { type PaperOptions, type RecognisedPaper, recognisePaper } from './recognise.ts';
import type { ResolutionTexts } from './resolution.ts';
import { openWordSheet, withPlaces } from './word-sheet.ts';

/** What one author, or all of them together, propose by tracked changes over a redline. */
export interface Proposal {
  /** As the file names them, parted by `, `. */
  readonly author: string;
  /** The name of the stage: `draft` is that of the paper. */
  readonly stage: string;
  /** Drafts of Resolutions and of Decisions that differ from those of the paper. */
  readonly texts: readonly Text[];
}

/** Whose proposals are read, and under which name. */
export interface ProposalOptions extends PaperOptions {
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
  read: RecognisedPaper,
  profile: Profile,
  options: ProposalOptions,
): Outcome<Proposal[]> {
  const messages: Message[] = [];
  const reading: Reading = { sheet: withPlaces(sheet), read, profile, options, messages };
  const { authors } = options;
  const [only] = authors;
  const used = new Set(['draft', 'paper']);
  if (authors.length === 1 && only !== undefined) {
    return {
      value: [proposalOf(authors, stageOf(options.stage ?? only, used), reading)],
      messages,
    };
  }
  const alone = authors.map((author) => proposalOf([author], stageOf(author, used), reading));
  const all = proposalOf(authors, stageOf(options.stage ?? 'all', used), reading);
  return { value: [...alone, all], messages };
}

interface Reading {
  readonly sheet: Sheet;
  readonly read: RecognisedPaper;
  readonly profile: Profile;
  readonly options: ProposalOptions;
  readonly messages: Message[];
}

// A name without Latin letters is `proposal`.
function stageOf(name: string, used: Set<string>): string {
  const slug = slugOf(name).replace(/^[0-9-]+/, '') || 'proposal';
  let stage = slug;
  for (let count = 2; used.has(stage); count += 1) stage = `${slug}-${count}`;
  used.add(stage);
  return stage;
}

const SAID = new Set([
  'columns-differ',
  'first-column-taken',
  'unsure-underline',
  'kept-but-changed',
  'row-width',
]);

function proposalOf(authors: readonly string[], stage: string, reading: Reading): Proposal {
  const { sheet, read, profile, options, messages } = reading;
  const chosen = new Set(authors);
  const view = resolveRevisions(touched(sheet, chosen), (author) =>
    chosen.has(author) ? 'accepted' : 'rejected',
  );
  const { base: _, bases: __, ...others } = options;
  const found = recognisePaper(view, profile, { ...others, unaccounted: true });
  const author = authors.join(', ');
  for (const message of found.messages) {
    if (SAID.has(message.rule) && !isAmong(message, messages))
      messages.push({ ...message, text: `${message.text} (proposal of ${author})` });
  }
  const before = openWordSheet(resolveRevisions(sheet, 'rejected')).lines;
  const after = openWordSheet(view).lines;
  const drafts = pairTexts(read, found.value).flatMap(([own, other]) => {
    const instrument = instrumentIn(own.draft);
    const text = proposedText({ ...own, other, before, after, instrument }, chosen);
    return sameText(own.draft, text) ? [] : [text];
  });
  const texts = drafts.map((text) => ({
    ...text,
    front: withFront(text.front, { stage, author }),
  }));
  return { author, stage, texts };
}

function isAmong({ rule, place }: Message, messages: readonly Message[]): boolean {
  return messages.some((other) => other.rule === rule && other.place?.line === place?.line);
}

type TextPair = readonly [own: ResolutionTexts, other: Text];

// Resolutions in the order of their annexes; Decisions have no text before.
function pairTexts(read: RecognisedPaper, found: RecognisedPaper): TextPair[] {
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

// Cells in which one of the authors has changed something; recognition asks which column they worked in.
function touched(sheet: Sheet, authors: ReadonlySet<string>): Sheet {
  const children = sheet.root.children.map((child) =>
    isElement(child) ? withTouched(child, authors, false) : child,
  );
  return { root: { ...sheet.root, children } };
}

function withTouched(element: Element, authors: ReadonlySet<string>, inRow: boolean): Element {
  const row = inRow || (element.tagName === 'tr' && isBy(element, authors));
  const children = element.children.map((child) =>
    isElement(child) ? withTouched(child, authors, row) : child,
  );
  const whole = { ...element, children };
  if (element.tagName !== 'td' || !(row || isChanged(element, authors))) return whole;
  return { ...whole, properties: { ...element.properties, dataTouched: '' } };
}

function isChanged(element: Element, authors: ReadonlySet<string>): boolean {
  if (isBy(element, authors)) return true;
  return element.children.some((child) => isElement(child) && isChanged(child, authors));
}

function isBy(element: Element, authors: ReadonlySet<string>): boolean {
  const author = attributeOf(element, 'dataAuthor');
  return author !== undefined && element.tagName !== 'aside' && authors.has(author);
}
