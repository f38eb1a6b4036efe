import type { Element } from 'hast';
import { attributeOf, isElement, textOf } from '../../model/sheet.ts';
import { bookmark, named } from './bookmarks.ts';
import { newLine, writeInline } from './inline.ts';
import { paragraphOf } from './paragraph.ts';
import { type Change, joinedRevisions, newChange } from './redline.ts';
import { characters, field, type Ink, PLAIN, run, TAB, words } from './run.ts';
import { bookmarkName, lookFor, noteOf, useStyle, type Writing } from './writing.ts';

/**
 * The mark of a note. The first mark of each note is a real footnote, which Word numbers; one whose printed mark is not the
 * number that Word would give (`*`, a count that starts again) is a footnote with a typed mark. Further marks of the
 * same note point back to the first. Where Word has no notes (running heads) and where the text is missing, the mark alone stands.
 */
export function noteMark(element: Element, ink: Ink, writing: Writing): string {
  const name = noteOf(element) ?? '';
  const mark = textOf(element).trim();
  const note = writing.names.notes.get(name);
  if (!note || !ink.notes) return words(mark, { ...ink, raised: true }, writing);
  const whole = ink.tracked && writing.names.celled && holdsChange(note);
  if (whole && ink.change === null)
    return CHANGES.map((kind) => {
      const change = newChange(kind, writing);
      return markOf({ name, note, mark, change }, { ...ink, change }, writing);
    }).join('');
  const revised = whole || (ink.tracked && !writing.names.kept.has(name));
  return markOf({ name, note, mark, change: revised ? ink.change : null }, ink, writing);
}

const CHANGES = ['deleted', 'inserted'] as const;

// LibreOffice loses the revisions in notes from the first on that is marked in a table: they go and come as a whole.
function holdsChange(node: Element): boolean {
  return node.children.some(
    (child) =>
      isElement(child) &&
      (child.tagName === 'ins' ||
        child.tagName === 'del' ||
        attributeOf(child, 'dataWas') !== undefined ||
        holdsChange(child)),
  );
}

function markOf(marked: MarkedNote, ink: Ink, writing: Writing): string {
  const printed = writing.marks.get(keyOf(marked));
  if (printed) return repeatedMark(marked.mark, printed, ink, writing);
  const early = ink.tracked && ink.change !== null && marked.change === null;
  return early ? earlyMark(marked, ink, writing) : firstMark(marked, ink, writing);
}

/** By what it is known that a footnote has been printed. */
function keyOf({ name, change }: MarkedNote): string {
  return change === null ? name : `${name} ${change.kind}`;
}

interface MarkedNote {
  readonly name: string;
  readonly note: Element;
  readonly mark: string;
  /** The change with which the note itself comes and goes: all its marks are inserted or deleted, and those of each kind have a footnote of their own. */
  readonly change: Change | null;
}

// A mark that comes or goes before one that stays: the footnote belongs to that one.
function earlyMark({ name, mark }: MarkedNote, ink: Ink, writing: Writing): string {
  const bookmark = bookmarkName(writing, `mark-${name}`);
  return repeatedMark(mark, { bookmark, custom: false }, ink, writing);
}

function firstMark(marked: MarkedNote, ink: Ink, writing: Writing): string {
  const { name, mark, note } = marked;
  const key = keyOf(marked);
  const { counters, footnotes, names } = writing;
  counters.note += 1;
  const id = counters.note;
  const counted = isCounted(mark, writing);
  if (counted) counters.mark = Math.max(counters.mark, Number(mark));
  const bookmark =
    (names.marked.get(name) ?? 0) > 1
      ? bookmarkName(writing, key === name ? `mark-${name}` : `mark-${key.replace(' ', '-')}`)
      : null;
  writing.marks.set(key, { bookmark, custom: !counted });
  const text = marked.change === null ? note : oneSide(note, marked.change.kind);
  footnotes.push(
    footnote(id, text, counted ? null : mark, { ...ink, change: marked.change }, writing),
  );
  const own = markInk(ink);
  const typed = counted ? '' : characters(mark, own);
  const reach = run(`${reference(id, !counted)}${typed}`, own, writing);
  return bookmark === null ? reach : named(bookmark, reach, writing);
}

// A run has one character style: inside a redline that of the change, so the mark is raised by hand.
function markInk(ink: Ink): Ink {
  return ink.change && !ink.tracked
    ? { ...ink, raised: true }
    : { ...ink, named: 'FootnoteReference' };
}

// Where changes come and go Word's own count is the one that stays right.
function isCounted(mark: string, { redline, counters }: Writing): boolean {
  return /^\d+$/.test(mark) && (redline !== 'formatting' || Number(mark) === counters.mark + 1);
}

/** A note as one text has it, whose footnote comes and goes as a whole. */
function oneSide(note: Element, kind: Change['kind']): Element {
  const dropped = kind === 'inserted' ? 'del' : 'ins';
  const kept = note.children.filter((child) => !isElement(child, dropped));
  const { id, ...properties } = note.properties;
  const own = OTHER_SIDE[kind].test(String(id)) ? properties : note.properties;
  return {
    ...note,
    properties: own,
    children: kept.map((child) => (isElement(child) ? oneSide(child, kind) : child)),
  };
}

// The names of bookmarks that are those of the other text.
const OTHER_SIDE = { inserted: /^b\d+_/, deleted: /^a\d+_/ } as const;

function repeatedMark(
  mark: string,
  printed: { bookmark: string | null; custom: boolean },
  ink: Ink,
  writing: Writing,
): string {
  const raised = markInk(ink);
  if (printed.bookmark === null || printed.custom) return words(mark, raised, writing);
  return field(`NOTEREF ${printed.bookmark} \\h`, mark, raised, writing);
}

function reference(id: number, typed: boolean): string {
  const follows = typed ? ' w:customMarkFollows="1"' : '';
  return `<w:footnoteReference${follows} w:id="${id}"/>`;
}

/** A note with its mark, which is Word's own count where `mark` is null. */
function footnote(
  id: number,
  note: Element,
  mark: string | null,
  around: Ink,
  writing: Writing,
): string {
  const { name, look } = lookFor(writing, ['note'], null);
  const style = useStyle(writing, { name, flush: false, deeper: 0 });
  const { language, fromRight, tracked, change } = around;
  const plain: Ink = { ...PLAIN, slanted: look.italic ?? false, language, fromRight, tracked };
  const ink: Ink = { ...plain, change };
  const before =
    mark === null ? COUNTED : words(mark, { ...plain, named: 'FootnoteReference' }, writing);
  const blocks = note.children.filter((child) => isElement(child, 'p'));
  const texts = blocks.map((block, index) => {
    const marks = idsOf(block).map((one) => bookmark(one, '', writing));
    const text = writeInline(block.children, ink, newLine(writing.noteRelations), writing);
    const joined = tracked ? joinedRevisions(text) : text;
    const opening = index === 0 ? `${before}${run(TAB, plain, writing)}` : '';
    return `${marks.join('')}${opening}${joined}`;
  });
  const paragraphs = (texts.length > 0 ? texts : [mark === null ? COUNTED : '']).map((text) =>
    paragraphOf(style, text, { fromRight, change: '' }),
  );
  return `<w:footnote w:id="${id}">${paragraphs.join('')}</w:footnote>`;
}

function idsOf(element: Element): readonly string[] {
  const id = attributeOf(element, 'id');
  return id === undefined ? [] : [id];
}

const COUNTED = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';
