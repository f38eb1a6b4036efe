import type { Element } from 'hast';
import { isElement, textOf } from '../../model/sheet.ts';
import { named } from './bookmarks.ts';
import { newLine, writeInline } from './inline.ts';
import { paragraphOf } from './paragraph.ts';
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
  const printed = writing.marks.get(name);
  if (printed) return repeatedMark(mark, printed, ink, writing);
  return firstMark(name, mark, note, ink, writing);
}

function firstMark(name: string, mark: string, note: Element, ink: Ink, writing: Writing): string {
  const { counters, footnotes, names } = writing;
  counters.note += 1;
  const id = counters.note;
  const counted =
    /^\d+$/.test(mark) && (writing.redline === 'none' || Number(mark) === counters.mark + 1);
  if (counted) counters.mark += 1;
  const bookmark = (names.marked.get(name) ?? 0) > 1 ? bookmarkName(writing, `mark-${name}`) : null;
  writing.marks.set(name, { bookmark, custom: !counted });
  footnotes.push(footnote(id, note, counted ? null : mark, ink, writing));
  const own = markInk(ink, writing);
  const typed = counted ? '' : characters(mark, own, writing);
  const reach = run(`${reference(id, !counted)}${typed}`, own, writing);
  return bookmark === null ? reach : named(bookmark, reach, writing);
}

// A run has one character style: inside a redline that of the change, so the mark is raised by hand.
function markInk(ink: Ink, writing: Writing): Ink {
  return ink.change && writing.redline === 'formatting'
    ? { ...ink, raised: true }
    : { ...ink, named: 'FootnoteReference' };
}

function repeatedMark(
  mark: string,
  printed: { bookmark: string | null; custom: boolean },
  ink: Ink,
  writing: Writing,
): string {
  const raised = markInk(ink, writing);
  const deleted = ink.change?.kind === 'deleted' && writing.redline === 'tracked';
  if (printed.bookmark === null || printed.custom || deleted) return words(mark, raised, writing);
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
  const { language, fromRight } = around;
  const ink: Ink = { ...PLAIN, slanted: look.italic ?? false, language, fromRight };
  const before =
    mark === null ? COUNTED : words(mark, { ...ink, named: 'FootnoteReference' }, writing);
  const blocks = note.children.filter((child) => isElement(child, 'p'));
  const texts = blocks.map((block, index) => {
    const text = writeInline(block.children, ink, newLine(writing.noteRelations), writing);
    return index === 0 ? `${before}${run(TAB, ink, writing)}${text}` : text;
  });
  const paragraphs = (texts.length > 0 ? texts : [mark === null ? COUNTED : '']).map((text) =>
    paragraphOf(style, text, { fromRight, change: '' }),
  );
  return `<w:footnote w:id="${id}">${paragraphs.join('')}</w:footnote>`;
}

const COUNTED = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';
