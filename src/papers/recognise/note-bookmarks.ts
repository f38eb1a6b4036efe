import type { Paragraph } from '../../model/paragraph.ts';
import type { Run } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import type { WordSheet } from './word-sheet.ts';

const NOTE = /^([ab])[0-9]{1,4}__n_([a-z0-9][a-z0-9_]*)$/;

/**
 * Texts of one instrument whose notes have the names that bookmarks of our own Word files tell (`a0__n_wild`), by the place of the note. A name that
 * another note has stays with it; notes of a base that was given (`fixed`) keep theirs.
 */
export function withNoteNames(
  texts: readonly Text[],
  fixed: Text | null,
  { lines }: WordSheet,
): Text[] {
  const used = new Set([...texts, ...(fixed ? [fixed] : [])].flatMap(noteNames));
  const kept = new Set(fixed ? noteNames(fixed) : []);
  const names = new Map<string, string>();
  for (const { paragraphs } of texts) {
    for (const paragraph of paragraphs) {
      if (paragraph.kind !== 'note' || kept.has(paragraph.name)) continue;
      const told = toldName(paragraph, lines);
      if (told === null || used.has(told) || names.has(paragraph.name)) continue;
      used.add(told);
      names.set(paragraph.name, told);
    }
  }
  return names.size === 0 ? [...texts] : texts.map((text) => renamed(text, names));
}

function noteNames({ paragraphs }: Text): string[] {
  return paragraphs.flatMap((found) => (found.kind === 'note' ? [found.name] : []));
}

function toldName({ place }: Paragraph, lines: WordSheet['lines']): string | null {
  const found = (place && lines.get(place.line)?.bookmarks) ?? [];
  const told = found.flatMap((bookmark) => {
    const [, side, name] = NOTE.exec(bookmark) ?? [];
    return side === undefined || name === undefined ? [] : [{ side, name }];
  });
  const best = told.find(({ side }) => side === 'a') ?? told[0];
  return best ? best.name.replaceAll('_', '-') : null;
}

function renamed(text: Text, names: ReadonlyMap<string, string>): Text {
  const runsWith = (runs: readonly Run[]): Run[] =>
    runs.map((run) => {
      const name = run.note === undefined ? undefined : names.get(run.note);
      return name === undefined ? run : { ...run, text: `[^${name}]`, note: name };
    });
  const paragraphs = text.paragraphs.map((paragraph): Paragraph => {
    const comments = paragraph.comments.map((comment) => ({
      ...comment,
      content: comment.content.map(runsWith),
    }));
    const whole = { ...paragraph, comments };
    if (whole.kind === 'row') return { ...whole, cells: whole.cells.map(runsWith) };
    if (whole.kind === 'note') {
      const name = names.get(whole.name) ?? whole.name;
      return { ...whole, name, content: runsWith(whole.content) };
    }
    return 'content' in whole ? { ...whole, content: runsWith(whole.content) } : whole;
  });
  return { ...text, paragraphs };
}
