import { BuilderElement, type Paragraph, type XmlComponent } from 'docx';
import type { Element } from 'hast';
import { isElement, textOf } from '../../model/sheet.ts';
import { named } from './bookmarks.ts';
import { type Line, writeInline } from './inline.ts';
import { paragraphOf } from './paragraph.ts';
import { characters, field, type Ink, PLAIN, run, TAB, words } from './run.ts';
import { bookmarkName, lookFor, noteOf, useStyle, type Writing } from './writing.ts';

/**
 * The mark of a note. The first mark of each note is a real footnote, which Word numbers; one whose printed mark is not the
 * number that Word would give (`*`, a count that starts again) is a footnote with a typed mark. Further marks of the
 * same note point back to the first. Where Word has no notes (running heads) and where the text is missing, the mark alone stands.
 */
export function noteMark(element: Element, ink: Ink, writing: Writing): XmlComponent[] {
  const name = noteOf(element) ?? '';
  const mark = textOf(element).trim();
  const note = writing.names.notes.get(name);
  if (!note || !ink.notes) return [words(mark, { ...ink, raised: true }, writing)];
  const printed = writing.marks.get(name);
  if (printed) return repeatedMark(mark, printed, ink, writing);
  return firstMark(name, mark, note, ink, writing);
}

function firstMark(
  name: string,
  mark: string,
  note: Element,
  ink: Ink,
  writing: Writing,
): XmlComponent[] {
  const { counters, footnotes, names } = writing;
  counters.note += 1;
  const id = counters.note;
  const counted =
    /^\d+$/.test(mark) && (writing.redline === 'none' || Number(mark) === counters.mark + 1);
  if (counted) counters.mark += 1;
  else writing.typedNotes.add(id);
  const bookmark = (names.marked.get(name) ?? 0) > 1 ? bookmarkName(writing, `mark-${name}`) : null;
  writing.marks.set(name, { bookmark, custom: !counted });
  footnotes[id] = { children: noteParagraphs(note, counted ? null : mark, ink, writing) };
  const own = markInk(ink, writing);
  const typed = counted ? [] : characters(mark, own, writing);
  const reach = run([reference(id, !counted), ...typed], own, writing);
  return bookmark === null ? [reach] : named(bookmark, [reach], writing);
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
): XmlComponent[] {
  const raised = markInk(ink, writing);
  const deleted = ink.change?.kind === 'deleted' && writing.redline === 'tracked';
  if (printed.bookmark === null || printed.custom || deleted) return [words(mark, raised, writing)];
  return field(`NOTEREF ${printed.bookmark} \\h`, mark, raised, writing);
}

function reference(id: number, typed: boolean): XmlComponent {
  return new BuilderElement<{ typed?: string; id: number }>({
    name: 'w:footnoteReference',
    attributes: {
      ...(typed && { typed: { key: 'w:customMarkFollows', value: '1' } }),
      id: { key: 'w:id', value: id },
    },
  });
}

function noteParagraphs(
  note: Element,
  mark: string | null,
  around: Ink,
  writing: Writing,
): Paragraph[] {
  const blocks = note.children.filter((child) => isElement(child, 'p'));
  const { name, look } = lookFor(writing, ['note'], null);
  const style = useStyle(writing, { name, flush: false, deeper: 0 });
  const ink: Ink = {
    ...PLAIN,
    slanted: look.italic ?? false,
    language: around.language,
    fromRight: around.fromRight,
  };
  const manner = { fromRight: ink.fromRight, change: null };
  const paragraphs = blocks.map((block, index) => {
    const line: Line = { due: 'nothing', labelChange: null };
    const text = writeInline(block.children, ink, line, writing);
    const before =
      mark === null ? [] : [words(mark, { ...ink, named: 'FootnoteReference' }, writing)];
    const lead = index === 0 ? [...before, run([TAB], ink, writing)] : [];
    return paragraphOf(style, [...lead, ...text], manner);
  });
  return paragraphs.length > 0 ? paragraphs : [paragraphOf(style, [], manner)];
}
