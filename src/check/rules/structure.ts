import { contentOf, isTombstone, labelOf, type Paragraph } from '../../model/paragraph.ts';
import { languageProfile } from '../../model/profile.ts';
import { frontString, languageOf } from '../../model/text.ts';
import { printedText } from '../printed.ts';
import { about, aboutText, type Finding, type Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** Rules on parts of a text that lack: a number, the formula, a note or its mark. */
export const STRUCTURE_RULES: readonly Rule[] = [
  {
    name: 'unnumbered-paragraph',
    severity: 'warning',
    about: 'A paragraph between numbered ones opens with an operative verb and has no number.',
    run: unnumbered,
  },
  {
    name: 'no-formula',
    severity: 'warning',
    about: 'A Resolution has no words of adoption between preamble and operative part.',
    run: withoutFormula,
  },
  {
    name: 'note-without-mark',
    severity: 'warning',
    atAdoption: 'error',
    about: 'A note stands at the foot of the text that nothing marks.',
    run: unmarkedNotes,
  },
  {
    name: 'mark-without-note',
    severity: 'warning',
    atAdoption: 'error',
    about: 'A mark of a note leads to no note.',
    run: marksWithoutNote,
  },
];

function unnumbered(view: View): Finding[] {
  const { text, profile } = view;
  const openers = languageProfile(profile, languageOf(text))?.openers.operative ?? [];
  const positions = view.outline();
  const isNumbered = (index: number): boolean => positions[index]?.role === 'operative';
  const last = positions.findLastIndex(({ role }) => role === 'operative');
  let begun = false;
  return text.paragraphs.flatMap((paragraph, index) => {
    const before = begun;
    const numbered = isNumbered(index) && labelOf(paragraph) !== null;
    begun ||= numbered;
    const role = positions[index]?.role;
    const inBody = role === 'tail' || role === 'plain' || role === 'operative';
    if (!before || numbered || !inBody || index > last || paragraph.kind !== 'plain') return [];
    if (labelOf(paragraph) !== null || isTombstone(paragraph) || isQuote(paragraph)) return [];
    const verb = opensWith(printedText(paragraph), openers);
    if (verb === null) return [];
    const found = `found ${verb} without a number between numbered paragraphs`;
    return [about(paragraph, `${found}, expected a number of its own`)];
  });
}

function isQuote({ attributes }: Paragraph): boolean {
  return attributes.classes.includes('quote');
}

function opensWith(words: string, openers: readonly string[]): string | null {
  const line = words.trimStart().toLowerCase();
  const verb = openers.find((one) => line.startsWith(one.toLowerCase()));
  return verb !== undefined && !/^\p{L}/u.test(line.slice(verb.length)) ? verb : null;
}

function withoutFormula(view: View): Finding[] {
  const { text, profile } = view;
  const isKnown = (languageProfile(profile, languageOf(text))?.formula.length ?? 0) > 0;
  if (frontString(text, 'kind') !== 'resolution' || !isKnown) return [];
  const positions = view.outline();
  // What has no title is a part of a Resolution.
  if (!positions.some(({ role }) => role === 'title')) return [];
  const operative = text.paragraphs.some(
    (paragraph, index) => positions[index]?.role === 'operative' && !isTombstone(paragraph),
  );
  if (!operative || positions.some(({ role }) => role === 'formula')) return [];
  return [
    aboutText(
      'found no words of adoption (class formula), expected them before the operative part',
    ),
  ];
}

function marksIn(paragraph: Paragraph): readonly string[] {
  return contentOf(paragraph).flatMap(({ note }) => note ?? []);
}

function unmarkedNotes({ text }: View): Finding[] {
  const marked = new Set(text.paragraphs.flatMap(marksIn));
  return text.paragraphs.flatMap((paragraph) =>
    paragraph.kind === 'note' && !isTombstone(paragraph) && !marked.has(paragraph.name)
      ? [about(paragraph, `found note ${paragraph.name}, expected its mark in the text`)]
      : [],
  );
}

function marksWithoutNote({ text }: View): Finding[] {
  const notes = new Set(
    text.paragraphs.flatMap((paragraph) => (paragraph.kind === 'note' ? [paragraph.name] : [])),
  );
  return text.paragraphs.flatMap((paragraph) => {
    const lacking = [...marksIn(paragraph), ...typedMarks(paragraph)].filter(
      (name) => !notes.has(name),
    );
    return [...new Set(lacking)].map((name) =>
      about(paragraph, `found the mark of note ${name}, expected a note of that name`),
    );
  });
}

// A mark that leads nowhere is read as the words that were typed.
function typedMarks(paragraph: Paragraph): readonly string[] {
  return [...printedText(paragraph).matchAll(/\[\^([^\]\s]{1,80})\]/g)].map(
    ([, name = '']) => name,
  );
}
