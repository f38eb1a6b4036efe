import type { Reading } from './reading.ts';
import { relatedPart } from './relations.ts';
import { newStory, readStory } from './story.ts';

/** Reads the footnotes and endnotes that the text has marked into their asides. Throws `UnusableFile` over a broken part. */
export function readNotes(reading: Reading): void {
  const relations = reading.file.relations(reading.file.main);
  for (const [type, root] of [
    ['footnotes', 'w:footnotes'],
    ['endnotes', 'w:endnotes'],
  ] as const) {
    const part = relatedPart(relations, type);
    const pieces = part === null ? null : reading.file.text(part);
    if (part === null || pieces === null) continue;
    const frame = { children: [] };
    readStory(newStory(reading, reading.file.relations(part), frame), pieces, root);
    reading.leftover.push(...frame.children);
  }
}

/** Says which notes have a mark but no words. */
export function sayMissingNotes(reading: Reading): void {
  for (const [name, aside] of reading.notes) {
    if (aside.children.length > 0) continue;
    const { line = 1, column = 1 } = aside.position?.start ?? {};
    const text = `found the mark of note ${name} without its words, expected a note`;
    reading.messages.push({
      severity: 'warning',
      rule: 'missing-note',
      text,
      place: { line, column },
    });
  }
}
