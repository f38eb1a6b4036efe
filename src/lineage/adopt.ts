import { attributeOf } from '../compare/side.ts';
import type { Label } from '../model/label.ts';
import { type Message, showHidden } from '../model/message.ts';
import { cleanLabels } from '../model/numbering.ts';
import { outlineOf } from '../model/outline.ts';
import {
  type Attributes,
  type Comment,
  isTombstone,
  labelOf,
  type Paragraph,
} from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';
import { lettersLeftIn } from './decisions/letters-left.ts';
import type { Removal } from './recorded.ts';
import type { ReferenceWords } from './references/words.ts';

/**
 * The draft as it is printed clean, which is the text that is adopted: final labels, no tombstones, no comments, none of the marks that
 * speak to the drafter alone (`.replaced`, `.lock`, `.linguistic`). Ids and words stay. References are not followed yet.
 */
export function cleanParagraphs(draft: Text, formulaFirst: boolean): readonly Paragraph[] {
  const labels = cleanLabels(draft, outlineOf(draft, formulaFirst));
  return draft.paragraphs.flatMap((paragraph, index) =>
    isTombstone(paragraph) ? [] : [cleaned(paragraph, labels[index] ?? null)],
  );
}

function cleaned(paragraph: Paragraph, label: Label | null): Paragraph {
  const block = { attributes: withoutMarks(paragraph.attributes), comments: [] };
  return 'label' in paragraph ? { ...paragraph, ...block, label } : { ...paragraph, ...block };
}

const DRAFTERS: ReadonlySet<string> = new Set(['replaced', 'lock', 'linguistic']);

function withoutMarks(attributes: Attributes): Attributes {
  const classes = attributes.classes.filter((name) => !DRAFTERS.has(name));
  return classes.length === attributes.classes.length ? attributes : { ...attributes, classes };
}

/**
 * What a draft takes out of the text in force, in the order of that: the label that each had there, the reason that its comment gives,
 * what it merged into. `stages` are the draft and the earlier stages of it, the draft first: a reason that was given once need
 * not be given again. What falls with its chapeau, annex or table is not listed.
 */
export function removalsFrom(base: Text, stages: readonly Text[]): readonly Removal[] {
  const live = new Set(
    (stages[0]?.paragraphs ?? []).flatMap((one) => (isTombstone(one) ? [] : (idOf(one) ?? []))),
  );
  const tombstones = new Map<string, Paragraph>();
  for (const paragraph of stages.flatMap(({ paragraphs }) => paragraphs)) {
    const id = idOf(paragraph);
    if (id !== null && isTombstone(paragraph) && !tombstones.has(id)) tombstones.set(id, paragraph);
  }
  return base.paragraphs.flatMap((paragraph): Removal[] => {
    const id = idOf(paragraph);
    const tombstone = id === null || live.has(id) ? undefined : tombstones.get(id);
    if (id === null || tombstone === undefined) return [];
    return [
      {
        id,
        label: labelOf(paragraph)?.text ?? null,
        reason: oneLine(tombstone.comments),
        into: attributeOf(tombstone.attributes, 'into'),
      },
    ];
  });
}

/**
 * An error for each provisional number of a draft Decision (`15.AA`) that stands in the words of a text that is adopted: it names nothing
 * once the meeting is over. Quotations may hold them, which is told.
 */
export function draftLetters(
  paragraphs: readonly Paragraph[],
  words: ReferenceWords,
): readonly Message[] {
  return paragraphs.flatMap((paragraph) =>
    lettersLeftIn(paragraph, words).map(({ text: found, quoted }): Message => {
      const expected = 'expected the number that the Decision was given at adoption';
      const text = quoted
        ? `found ${showHidden(found)} in a quotation, which stays`
        : `found ${showHidden(found)}, ${expected}`;
      const severity = quoted ? 'info' : 'error';
      return { severity, rule: 'draft-letter', text, place: paragraph.place };
    }),
  );
}

function idOf(paragraph: Paragraph): string | null {
  return paragraph.kind === 'note' ? paragraph.name : paragraph.id;
}

function oneLine(comments: readonly Comment[]): string | null {
  const words = comments.flatMap(({ content }) =>
    content.map((runs) => plainText(runs.filter(({ note }) => note === undefined))),
  );
  return (
    words
      .join(' ')
      .replace(/[ \t\n]+/g, ' ')
      .trim() || null
  );
}
