import type { Element, ElementContent, Root } from 'hast';
import { attributeOf, classesOf, isElement, textOf } from '../../model/sheet.ts';
import { rowsOf } from '../../model/sheet-table.ts';
import type { Look } from '../../model/style.ts';
import { headingName } from '../headings.ts';
import { bookmark } from './bookmarks.ts';
import { isLabel, newLine, writeInline } from './inline.ts';
import { isRevised, paragraphOf } from './paragraph.ts';
import { emptySlot } from './picture.ts';
import { type Change, joinedRevisions, markRevision, wholeKind } from './redline.ts';
import type { Relations } from './relations.ts';
import { type Ink, PLAIN, words } from './run.ts';
import { withoutInnerEnds } from './seams.ts';
import { slotBox } from './slot.ts';
import { writeTable } from './table.ts';
import { apartFromAbove } from './touching.ts';
import { lookFor, useStyle, type Writing } from './writing.ts';

/** Where a block stands. */
export interface Ground {
  readonly direction: 'portrait' | 'landscape';
  /** Width in millimetres that there is for it. */
  readonly width: number;
  /** Classes of what stands around it, the nearest first; its own go before them. */
  readonly classes: readonly string[];
  /** The class of the table around it, null outside tables. */
  readonly table: string | null;
  readonly language: string;
  readonly fromRight: boolean;
  readonly notes: boolean;
  /** Whether changes are revisions here. */
  readonly tracked: boolean;
  /** Whether it is the only block of its cell. */
  readonly alone: boolean;
  /** What the part leads to in which the block stands. */
  readonly relations: Relations;
}

/** The paragraphs and tables of the blocks of a sheet, in order; always at least one, and a paragraph last. */
export function writeBlocks(
  nodes: Root['children'] | readonly ElementContent[],
  ground: Ground,
  writing: Writing,
): string[] {
  const blocks = ground.tracked ? withoutInnerEnds(nodes) : nodes;
  const written = blocks.flatMap((node) =>
    isElement(node) ? writeBlock(node, ground, writing) : [],
  );
  return withEnds(written);
}

// Word joins tables that touch, and wants a paragraph at the end of a cell, a running head and a document. The mark of a
// paragraph goes away into the next paragraph only: before a table or an end it needs one that stays.
function withEnds(blocks: readonly string[]): string[] {
  return blocks.length === 0
    ? [sectionEnd()]
    : blocks.flatMap((block, index) => {
        const next = blocks[index + 1];
        const ends = next === undefined || isTable(next);
        return ends && (isTable(block) || isRevised(block)) ? [block, sectionEnd()] : [block];
      });
}

function isTable(block: string): boolean {
  return block.startsWith('<w:tbl>');
}

function sectionEnd(): string {
  return paragraphOf('SectionEnd', '', { fromRight: false, change: '' });
}

function writeBlock(element: Element, around: Ground, writing: Writing): string[] {
  const ground = turned(element, around);
  switch (element.tagName) {
    case 'p':
      return [
        writeSlot(element, ground, writing) ??
          writeParagraph(element, element.children, 'plain', ground, writing),
      ];
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
      return [
        writeParagraph(
          element,
          element.children,
          `heading-${element.tagName.slice(1)}`,
          ground,
          writing,
        ),
      ];
    case 'table':
      mark(element, writing);
      return rowsOf(element).length === 0 ? [] : [writeTable(element, ground, writing)];
    case 'aside':
      return isPlaced(element, writing)
        ? []
        : writeInner(element, { ...ground, classes: ['note', ...ground.classes] }, writing);
    case 'header':
    case 'footer':
    case 'details':
      return [];
    default:
      return writeInner(element, ground, writing);
  }
}

function writeSlot(element: Element, ground: Ground, writing: Writing): string | null {
  const slot = emptySlot(element, writing);
  if (!slot) return null;
  const classes = [...classesOf(element), ...ground.classes];
  const { look } = lookFor(writing, classes, ground.table);
  const { language, fromRight } = ground;
  const ink: Ink = { ...PLAIN, language, fromRight };
  mark(element, writing);
  const text = marked(words(slot.text, ink, writing), writing);
  return slotBox(
    slot,
    text,
    look.align === 'center' || look.align === 'end' ? look.align : 'start',
    ground,
    writing,
  );
}

function writeInner(element: Element, ground: Ground, writing: Writing): string[] {
  mark(element, writing);
  const inner = { ...ground, classes: [...classesOf(element), ...ground.classes] };
  return element.children.flatMap((node) =>
    isElement(node) ? writeBlock(node, inner, writing) : [],
  );
}

// A note that is marked somewhere is printed as its footnote; one without a mark must not vanish.
function isPlaced(aside: Element, { names }: Writing): boolean {
  return names.marked.has(attributeOf(aside, 'id') ?? '');
}

/** The language and direction of an element, where it names its own. */
export function turned<T extends Pick<Ground, 'language' | 'fromRight'>>(
  element: Element,
  ground: T,
): T {
  const language = attributeOf(element, 'lang') ?? ground.language;
  const direction = attributeOf(element, 'dir');
  const fromRight = direction === undefined ? ground.fromRight : direction === 'rtl';
  if (language === ground.language && fromRight === ground.fromRight) return ground;
  return { ...ground, language, fromRight };
}

/** Leaves the bookmark of an element that is no paragraph for the paragraph that comes next. */
export function mark(element: Element, writing: Writing): void {
  const id = attributeOf(element, 'id');
  if (id !== undefined) writing.pending.push(id);
}

/** A paragraph of its own looks or, where it names none, those of `fallback`. `nodes` is what it holds. */
export function writeParagraph(
  element: Element,
  nodes: readonly ElementContent[],
  fallback: string,
  ground: Ground,
  writing: Writing,
): string {
  mark(element, writing);
  const { name, look } = lookFor(
    writing,
    [...classesOf(element), ...ground.classes, fallback],
    ground.table,
  );
  const labelled = startsWithLabel(nodes);
  const depth = Number(attributeOf(element, 'dataDepth') ?? 0);
  const deeper =
    labelled && look.depth !== undefined ? Math.max(0, Math.min(depth, 9) - look.depth) : 0;
  const level = levelOf(element, look, writing);
  const flush = !labelled && (look.hanging ?? 0) > 0;
  const style = useStyle(writing, { name, flush, deeper, ...(level !== null && { level }) });
  const ink: Ink = {
    ...PLAIN,
    slanted: look.italic ?? false,
    language: ground.language,
    fromRight: ground.fromRight,
    notes: ground.notes,
    tracked: ground.tracked && !classesOf(element).includes('comment'),
  };
  const line = newLine(ground.relations);
  const kind = ink.tracked && !ground.alone ? revisedAs(element, writing) : null;
  const inside = writeInline(nodes, ink, line, writing);
  const revised = ink.tracked ? apartFromAbove(joinedRevisions(inside), kind, writing) : inside;
  const content = marked(revised, writing);
  const change = markRevision(kind, writing);
  return paragraphOf(style, content, { fromRight: ground.fromRight, change });
}

// The only paragraph of a cell stays in it.
function revisedAs(element: Element, { names }: Writing): Change['kind'] | null {
  return wholeKind(element) ?? names.seams.get(element) ?? null;
}

/** The outline level that a paragraph needs besides that of its style; 0 takes it out of the outline, null is none. */
function levelOf(element: Element, look: Look, { levels, heading }: Writing): number | null {
  const level = levels.get(element);
  if (level !== undefined) heading.text = headingName(element);
  return (level ?? 0) === (look.outline ?? 0) ? null : (level ?? 0);
}

function marked(content: string, writing: Writing): string {
  return writing.pending
    .splice(0)
    .reduceRight((inner, id) => bookmark(id, inner, writing), content);
}

/** Whether the first thing that prints is a label. */
function startsWithLabel(nodes: readonly ElementContent[]): boolean {
  for (const node of nodes) {
    if (node.type === 'text' && /[^ ]/.test(node.value)) return false;
    if (node.type !== 'element') continue;
    if (isLabel(node)) return true;
    if (textOf(node) !== '' || node.tagName === 'img') return startsWithLabel(node.children);
  }
  return false;
}
