import { formatNumber } from './number-formats.ts';
import { type NoteMark, type Reading, type Section, VIEWS, type View } from './reading.ts';
import { childOf } from './xml.ts';

const PROPERTIES = { f: 'w:footnotePr', e: 'w:endnotePr' } as const;

/** Counts the notes of a section and prints their numbers, as the section and the settings of the file say. */
export function numberNotes(reading: Reading, section: Section): void {
  for (const kind of ['f', 'e'] as const) {
    const says = (name: string): string | undefined =>
      [section.properties, reading.settings]
        .map((from) => childOf(childOf(from, PROPERTIES[kind]), name)?.attributes['w:val'])
        .find((value) => value !== undefined);
    const start = Number(says('w:numStart') ?? 1) || 1;
    const format = says('w:numFmt') ?? (kind === 'e' ? 'lowerRoman' : 'decimal');
    const counts = reading.noteCounts[kind];
    const restart = says('w:numRestart');
    if (restart === 'eachSect') counts.clear();
    if (restart === 'eachPage') sayPages(reading, section, kind);
    for (const mark of section.marks) {
      if (mark.kind === kind)
        printNumber(
          mark,
          counts,
          start,
          (at) => formatNumber(at, format, reading.language, null) ?? String(at),
        );
    }
  }
}

// Pages are not known here. With one note in a section its number is the same either way.
function sayPages(reading: Reading, { marks }: Section, kind: NoteMark['kind']): void {
  const [, second] = marks.filter((mark) => mark.kind === kind);
  if (second === undefined || reading.notesByPage) return;
  reading.notesByPage = true;
  const { line = 1, column = 1 } = second.link.position?.start ?? {};
  const text =
    'found notes that are numbered anew on each page, expected numbers through a section; they count on here';
  const place = { line, column };
  reading.messages.push({ severity: 'warning', rule: 'notes-by-page', text, place });
}

function printNumber(
  { link, printed, views }: NoteMark,
  counts: Map<View, number>,
  start: number,
  print: (value: number) => string,
): void {
  let shown = '';
  for (const view of VIEWS) {
    const value = counts.get(view) ?? start;
    if (views[view]) counts.set(view, value + 1);
    const text = views[view] ? print(value) : '';
    if (view === 'shown') shown = text;
    else if (text !== shown) link.properties[`data${capital(view)}`] = text;
  }
  printed.children.push({ type: 'text', value: shown });
}

function capital(view: View): string {
  return view.charAt(0).toUpperCase() + view.slice(1);
}
