import { closeBlock } from './asides.ts';
import { numberNotes } from './note-numbers.ts';
import type { Section, Story } from './reading.ts';
import type { XmlElement } from './xml.ts';

/** Ends a section with what its `w:sectPr` says; null where the file says nothing. */
export function endSection(story: Story, properties: XmlElement | null): void {
  const [frame, inner] = story.frames;
  if (!frame || inner || story.paragraph) return;
  closeBlock(story);
  const section: Section = {
    blocks: frame.children.splice(0),
    marks: story.noteMarks.splice(0),
    properties,
  };
  numberNotes(story.reading, section);
  story.reading.sections.push(section);
}
