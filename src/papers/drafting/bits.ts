import type { Element, Nodes } from 'hast';
import { type Label, readLabel } from '../../model/label.ts';
import type { Place } from '../../model/message.ts';
import { normalRuns } from '../../model/normal-runs.ts';
import { joinRuns, type Run } from '../../model/run.ts';
import { attributeOf, classesOf, isElement, textOf } from '../../model/sheet.ts';
import { readBookmark } from './names.ts';

/** Characters of a line under the same marks. A line break is `\n`; `label` is a printed number, a tab behind it. */
export interface Bit {
  readonly text: string;
  readonly em?: true;
  readonly strong?: true;
  /** Where it leads, for the web and mail. */
  readonly link?: string;
  /** Underlined or struck: what a redline shows. */
  readonly mark?: 'ins' | 'del';
  readonly raised?: true;
  /** The paragraph of the file to which it leads; what is raised besides is the mark of a note. */
  readonly anchor?: string;
  /** A real note of Word, by its name on the sheet. */
  readonly foot?: string;
}

/** One paragraph of a cell. `level` is that of a heading of Word, 0 for other text. */
export interface Line {
  readonly bits: readonly Bit[];
  readonly bookmarks: readonly string[];
  /** Comments of Word that end in the line, by their name on the sheet. */
  readonly remarks: readonly string[];
  readonly level: number;
  readonly place: Place | null;
}

interface Walk {
  readonly bits: Bit[];
  readonly bookmarks: string[];
  readonly remarks: string[];
  /** The style of the paragraph is italic, bold: then upright and light words are the emphasis. */
  readonly styled: { readonly em: boolean; readonly strong: boolean };
}

type Marks = Omit<Bit, 'text'>;

/** A paragraph of a sheet, whether it was laid out or read from a Word file. */
export function lineOf(element: Element): Line {
  const styled = new Set((attributeOf(element, 'dataStyleMarks') ?? '').split(' '));
  const walk: Walk = {
    bits: [],
    bookmarks: [],
    remarks: [],
    styled: { em: styled.has('italic'), strong: styled.has('bold') },
  };
  takeId(element, walk);
  for (const child of element.children) take(child, walk, {});
  const { bits, bookmarks, remarks } = walk;
  const level = /^h[1-4]$/.test(element.tagName) ? Number(element.tagName.slice(1)) : 0;
  const start = element.position?.start;
  const place = start ? { line: start.line, column: start.column } : null;
  return { bits, bookmarks, remarks, level, place };
}

function takeId(element: Element, { bookmarks }: Walk): void {
  const id = attributeOf(element, 'id');
  if (id !== undefined) bookmarks.push(id);
}

function take(node: Nodes, walk: Walk, marks: Marks): void {
  if (node.type === 'text') {
    walk.bits.push(emphasised({ ...marks, text: node.value }, walk));
    return;
  }
  if (!isElement(node)) return;
  if (node.tagName === 'br') walk.bits.push({ ...marks, text: '\n' });
  else if (node.tagName === 'a') takeLink(node, walk, marks);
  else if (classesOf(node).includes('label')) takeLabel(node, walk, marks);
  else {
    if (node.tagName === 'span') takeId(node, walk);
    const own = marksOf(node, marks);
    for (const child of node.children) take(child, walk, own);
  }
}

function emphasised(bit: Bit, { styled }: Walk): Bit {
  const { em, strong, ...rest } = bit;
  return {
    ...rest,
    ...((em === true) !== styled.em && { em: true as const }),
    ...((strong === true) !== styled.strong && { strong: true as const }),
  };
}

function takeLabel(label: Element, walk: Walk, marks: Marks): void {
  const raised = JSON.stringify(label).includes('"tagName":"sup"');
  walk.bits.push({
    text: textOf(label),
    ...(marks.mark && { mark: marks.mark }),
    ...(raised && { raised: true as const }),
  });
  walk.bits.push({ text: '\t' });
}

function takeLink(link: Element, walk: Walk, marks: Marks): void {
  const href = attributeOf(link, 'href') ?? '';
  if (classesOf(link).includes('comment')) walk.remarks.push(href.replace(/^#comment-/, ''));
  else if (classesOf(link).includes('note'))
    walk.bits.push({ ...marks, text: '', foot: href.replace(/^#note-/, '') });
  else {
    const web = /^(?:https?|mailto):/i.test(href) ? { link: href } : {};
    const named = href.startsWith('#') ? readBookmark(href.slice(1)) : null;
    const anchor = named?.column === 'clean' ? { anchor: named.id } : {};
    for (const child of link.children) take(child, walk, { ...marks, ...web, ...anchor });
  }
}

function marksOf(element: Element, marks: Marks): Marks {
  switch (element.tagName) {
    case 'em':
      return { ...marks, em: true };
    case 'strong':
      return { ...marks, strong: true };
    case 'sup':
      return { ...marks, raised: true };
    case 'ins':
      return { ...marks, mark: marks.mark ?? 'ins' };
    case 'u':
      // A wavy line marks a change of emphasis alone, a link is underlined as one.
      return classesOf(element).length > 0 || marks.link !== undefined || marks.anchor !== undefined
        ? marks
        : { ...marks, mark: marks.mark ?? 'ins' };
    case 'del':
    case 's':
      return { ...marks, mark: 'del' };
    default:
      return marks;
  }
}

/** The bits of a line that a deletion by hand leaves. */
export function leftOf(bits: readonly Bit[]): readonly Bit[] {
  return bits.filter(({ mark }) => mark !== 'del');
}

/** All characters of bits. */
export function textOfBits(bits: readonly Bit[]): string {
  return bits.map(({ text }) => text).join('');
}

/** Whether a line says nothing. */
export function isBlank({ bits }: Line): boolean {
  return bits.every(({ text, foot }) => text.trim() === '' && foot === undefined);
}

/** What marks of notes in a line stand for: whether an id is that of a note, and which note one of Word becomes. */
export interface NoteNames {
  readonly isNote: (id: string) => boolean;
  readonly foot: (name: string) => string | null;
}

/** The number and words of a line. */
export interface Words {
  readonly label: Label | null;
  readonly bracket: boolean;
  readonly runs: readonly Run[];
}

/** A line parted into its number, which ends at a tab, and its words. `level` marks of links stay as the line has them. */
export function wordsOf(bits: readonly Bit[], notes: NoteNames): Words {
  const text = textOfBits(bits);
  const tab = text.indexOf('\t');
  const head = tab === -1 ? '' : text.slice(0, tab).trim();
  const bracket = head.startsWith('[');
  const [label = null] = readLabel(bracket ? head.slice(1).trimStart() : head);
  const number = label === null && isNoteNumber(bits, tab);
  const cut = label === null && !number ? 0 : tab + 1;
  return {
    label: number ? null : label,
    bracket: label !== null && bracket,
    runs: runsOf(sliceBits(bits, cut), notes),
  };
}

// The number of a note that stands in a row of its own.
function isNoteNumber(bits: readonly Bit[], tab: number): boolean {
  const [first] = bits;
  return tab > 0 && first?.raised === true && first.text.trim().length === tab;
}

/** The bits from a character on. */
function sliceBits(bits: readonly Bit[], from: number): readonly Bit[] {
  let start = 0;
  return bits.flatMap((bit) => {
    const at = Math.max(0, from - start);
    start += bit.text.length;
    if (bit.foot !== undefined) return start >= from ? [bit] : [];
    const text = bit.text.slice(at);
    return text === '' ? [] : [{ ...bit, text }];
  });
}

/** The words of bits as runs: raised numbers of notes are their marks, tabs and doubled breaks blanks. */
export function runsOf(bits: readonly Bit[], notes: NoteNames): readonly Run[] {
  const runs = bits.map((bit): Run => {
    const name = noteOf(bit, notes);
    if (name !== null) return { text: `[^${name}]`, note: name };
    return {
      text: bit.text.replaceAll('\t', ' '),
      ...(bit.em && { em: true as const }),
      ...(bit.strong && { strong: true as const }),
      ...(bit.link !== undefined && { link: bit.link }),
    };
  });
  return normalRuns(joinRuns(runs), () => true);
}

function noteOf({ foot, raised, anchor }: Bit, notes: NoteNames): string | null {
  if (foot !== undefined) return notes.foot(foot);
  return raised && anchor !== undefined && notes.isNote(anchor) ? anchor : null;
}

/** What tells two lines apart: number, words, emphasis, marks of notes; links and blanks at the ends are none. */
export function keyOfLine(line: Line, notes: NoteNames): string {
  const { label, bracket, runs } = wordsOf(line.bits, notes);
  const words = runs.map(({ text, em, strong }) => `${em ? '/' : ''}${strong ? '*' : ''}${text}`);
  return [bracket ? '[' : '', label?.text ?? '', ...words].join('\u0001');
}

/** As `keyOfLine` of a redline: its characters and which are inserted or deleted; blanks say nothing. */
export function keyOfRedline(lines: readonly Line[]): string {
  let key = '';
  let mark: Bit['mark'];
  for (const { bits } of lines) {
    for (const bit of bits) {
      const text = bit.text.replace(/\s+/g, '');
      if (text === '') continue;
      if (bit.mark !== mark) key += bit.mark === undefined ? '\u0001=' : `\u0001${bit.mark}`;
      mark = bit.mark;
      key += text;
    }
    key += '\u0002';
  }
  return key;
}

/** The printed words of a line on one line, for messages. */
export function shownLine(lines: readonly Line[]): string {
  const text = lines.map(({ bits }) => textOfBits(bits)).join(' / ');
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
