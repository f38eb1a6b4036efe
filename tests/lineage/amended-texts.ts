import fc from 'fast-check';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { withWorkingLabels } from '../../src/lineage/working-labels.ts';
import type { Paragraph } from '../../src/model/paragraph.ts';
import type { Text } from '../../src/model/text.ts';

/** What a drafter does at one paragraph: nothing, new words, a tombstone, new paragraphs behind it. */
type Edit =
  | { readonly kind: 'keep' | 'reword' | 'delete' }
  | { readonly kind: 'insert'; readonly count: number };

const HEAD = 'body: cms\nkind: resolution\nnumber: 1.2\nlanguage: en\n';

/** A text in force of so many operative paragraphs, the third of which has items, with an annex of rows A1, A2, B1. */
function baseText(count: number): Text {
  const operative = Array.from(
    { length: count },
    (_, at) => `**${at + 1}.** *Urges* Parties to do task ${at} ; {#op${at}}`,
  );
  operative.splice(
    3,
    0,
    ...['a', 'b', 'c'].map(
      (letter, at) => `**${letter})** by means of measure ${letter} ; {#it${at}}`,
    ),
  );
  const source = [
    '# Title {#title}',
    'Recalling that estuaries are wide, {#rec}',
    'The Conference {#formula .formula}',
    ...operative,
    '## Annex 1 {#annex-1 .annex}',
    '**1.** The annex has numbers of its own. {#an0}',
    '**2.** So it has. {#an1}',
    '| No. | Site |\n| --- | --- |\n| **A1** {#ro0} | one |\n| **A2** {#ro1} | two |\n| **B1** {#ro2} | three |',
  ].join('\n\n');
  return readMarkdown(`---\n${HEAD}revision: rev.cop2\n---\n\n${source}\n`).value;
}

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'keep' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reword' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'delete' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('insert' as const),
      count: fc.integer({ min: 1, max: 11 }),
    }),
  },
);

/** A text in force and a draft drawn from it: paragraphs and items reworded, deleted with a comment, inserted under working numbers. */
export const amended: fc.Arbitrary<{ readonly base: Text; readonly draft: Text }> = fc
  .tuple(fc.integer({ min: 3, max: 8 }), fc.array(edit, { minLength: 12, maxLength: 12 }))
  .map(([count, edits]) => {
    const base = baseText(count);
    return { base, draft: draftOf(base, edits) };
  });

function draftOf(base: Text, edits: readonly Edit[]): Text {
  let at = 0;
  const fresh = new Set<Paragraph>();
  const paragraphs = base.paragraphs.flatMap((paragraph): Paragraph[] => {
    if (!/^(?:op|it)/.test(paragraph.id ?? '') || paragraph.kind !== 'plain') return [paragraph];
    const { kind, ...more } = edits[at] ?? { kind: 'keep' };
    at += 1;
    if (kind === 'reword')
      return [
        { ...paragraph, content: [{ text: `New words of ${paragraph.id};` }], comments: [REASON] },
      ];
    if (kind === 'delete')
      return [
        {
          ...paragraph,
          content: [],
          comments: [REASON],
          attributes: { classes: ['deleted'], values: {} },
        },
      ];
    if (kind !== 'insert') return [paragraph];
    const added = Array.from({ length: 'count' in more ? more.count : 1 }, (_, index) =>
      inserted(paragraph.id ?? '', index),
    );
    for (const one of added) fresh.add(one);
    return [paragraph, ...added];
  });
  const values = { ...base.front.values, revision: 'rev.cop3', base: 'rev.cop2', stage: 'draft' };
  return withWorkingLabels(
    { front: { source: null, values }, paragraphs },
    (paragraph) => fresh.has(paragraph),
    {
      formulaFirst: false,
      shapes: ['1.', 'a)', 'i)'],
    },
  );
}

const REASON = { content: [[{ text: 'For a reason' }]], attributes: { classes: [], values: {} } };

function inserted(behind: string, index: number): Paragraph {
  return {
    kind: 'plain',
    id: `n${behind}-${index}`,
    bracket: false,
    label: null,
    content: [{ text: `Inserted behind ${behind}, number ${index} ;` }],
    attributes: { classes: [], values: {} },
    comments: [],
    place: null,
  };
}
