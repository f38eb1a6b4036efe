import fc from 'fast-check';
import { readLabel } from '../../src/model/label.ts';
import { normalText } from '../../src/model/normal.ts';
import { normalRuns } from '../../src/model/normal-runs.ts';
import type { Attributes, Comment, Paragraph } from '../../src/model/paragraph.ts';
import { type Run, sliceRuns } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';

// What treaty texts and hostile ones are made of: each piece has hurt some reader of Markdown.
const PIECES = [
  'Charge',
  'le Secrétariat',
  'de',
  'a',
  '1',
  '6 bis',
  '2026',
  ' ',
  '  ',
  '\u00A0',
  '\u202F',
  '[',
  ']',
  '(',
  ')',
  '[le Comité]',
  ' [',
  '] ',
  '«',
  '»',
  '« gras »',
  '10:30',
  'Rev.COP13)',
  'A/RES/70/1',
  '«gras»',
  '’',
  'l’',
  ',',
  ';',
  '.',
  ':',
  '…',
  '*',
  '**',
  '***',
  '_',
  '__',
  '`',
  '```',
  '~~',
  '<',
  '>',
  '<br>',
  '<br/>',
  '<sup>',
  '&',
  '&amp;',
  '&nbsp;',
  '&#42;',
  '\\',
  '\\\\',
  '|',
  '#',
  ' #',
  '-',
  '–',
  '--',
  '---',
  '+',
  '1.',
  '1)',
  'a)',
  '(i)',
  '8. ',
  '- ',
  '{',
  '}',
  '{#id}',
  '{.deleted}',
  '{}',
  '{a=b}',
  '![',
  '](',
  '](#x)',
  '[^',
  '[^n1]',
  '[^zz]',
  ']:',
  '[^n1]:',
  '::',
  '::text{of=cms/11.24}',
  'http://a.b',
  'www.a.b',
  'a@b.c',
  '$',
  '=',
  '===',
  '"',
  "'",
  'Décide',
  'المؤتمر',
  '生物多样性',
  '、',
  '一、',
  '（',
  '𝒜',
  '😀',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\uFEFF',
  '\u200B',
  'é',
  'E\u0301',
  '§ 12',
  '3°',
  '%',
  '!',
  '~',
  '^',
];

const LABELS = [
  '0.',
  '1.',
  '2.',
  '8.',
  '6 bis.',
  '10bis',
  'a)',
  '(a)',
  'i)',
  'IV.',
  '15.AA',
  'B21',
  '1.2.3',
  '8,7',
  '(1a)',
  '§ 12',
  '–',
  '*',
  '一、',
  '4 -',
  'xx',
  '',
];
const LINKS = [
  '#bamot',
  '#a,b',
  'https://cms.int/(a)_b',
  'http://x.y/?a=1&amp;b=2|c',
  'mailto:a@b.c',
  'resolution:cms/11.24@rev.cop13#x',
  'javascript:x',
  '#a b',
  'https://a.b/(',
  '#\\',
];
const NAMES = ['n1', 'n2', 'priorite', 'a-b'];
const IDS = ['bamot', 'kiruf', 'pow', 'a-1', 'n1', 'title'];

const words = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));

function runs(most: number): fc.Arbitrary<Run[]> {
  const marked = fc.record(
    {
      text: words,
      em: fc.constant<true>(true),
      strong: fc.constant<true>(true),
      link: fc.constantFrom(...LINKS),
    },
    { requiredKeys: ['text'] },
  );
  const note = fc.constantFrom(...NAMES, 'zz').map((name) => ({ text: `[^${name}]`, note: name }));
  const plain = words.map((text) => ({ text }));
  const run: fc.Arbitrary<Run> = fc.oneof(
    { arbitrary: plain, weight: 4 },
    { arbitrary: marked, weight: 3 },
    { arbitrary: note, weight: 1 },
  );
  return fc.array(run, { maxLength: most });
}

const attributes: fc.Arbitrary<Attributes> = fc.oneof(
  { arbitrary: fc.constant({ classes: [], values: {} }), weight: 3 },
  {
    arbitrary: fc.record({
      classes: fc.subarray(['deleted', 'tail', 'x-y', 'annex', 'Bad']),
      values: fc.dictionary(
        fc.constantFrom('depth', 'into', 'by', 'widths', '__proto__'),
        fc.oneof(words, fc.constantFrom('2', 'cms/11.24', '')),
      ),
    }),
    weight: 1,
  },
);

const comment: fc.Arbitrary<Comment> = fc.record({
  content: fc.array(runs(3), { maxLength: 3 }),
  attributes,
});
const block = {
  id: fc.option(fc.constantFrom(...IDS)),
  attributes,
  comments: fc.oneof(
    { arbitrary: fc.constant<Comment[]>([]), weight: 4 },
    { arbitrary: fc.array(comment, { maxLength: 2 }), weight: 1 },
  ),
  place: fc.constant(null),
};
const labelled = {
  bracket: fc.boolean(),
  label: fc.option(
    fc.constantFrom(...LABELS).map((text) => readLabel(text)[0] ?? { ...PLAIN_LABEL, text }),
  ),
};
const PLAIN_LABEL = {
  text: '',
  word: '',
  open: '',
  series: '',
  value: 1,
  style: 'arabic',
  suffix: '',
  close: '',
} as const;

const paragraph: fc.Arbitrary<Paragraph> = fc.oneof(
  {
    arbitrary: fc.record({
      ...block,
      ...labelled,
      kind: fc.constant('plain' as const),
      content: runs(6),
    }),
    weight: 6,
  },
  {
    arbitrary: fc.record({
      ...block,
      ...labelled,
      kind: fc.constant('heading' as const),
      level: fc.constantFrom(1, 2, 3, 4, 5, 6),
      content: runs(4),
    }),
    weight: 1,
  },
  {
    arbitrary: fc.record({
      ...block,
      kind: fc.constant('table' as const),
      align: fc.array(fc.constantFrom('left', 'right', 'center', null), { maxLength: 4 }),
    }),
    weight: 1,
  },
  {
    arbitrary: fc.record({
      ...block,
      ...labelled,
      kind: fc.constant('row' as const),
      head: fc.boolean(),
      span: fc.boolean(),
      cells: fc.array(runs(3), { maxLength: 4 }),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.constantFrom(...NAMES).chain((name) =>
      fc.record({
        ...block,
        kind: fc.constant('note' as const),
        name: fc.constant(name),
        content: runs(3),
      }),
    ),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      ...block,
      kind: fc.constant('directive' as const),
      name: fc.constantFrom('text', 'amendments'),
    }),
    weight: 1,
  },
);

/** Random slices of normal contents, such as a comparison cuts out of them: their edges may be blank, no character is halved. */
export const inlines: fc.Arbitrary<Run[]> = fc
  .tuple(runs(6), fc.nat(4), fc.nat(30))
  .map(([all, from, length]) =>
    sliceRuns(
      normalRuns(all, () => true),
      from,
      from + length,
    ).map(unlinkedBlank),
  )
  .filter((sliced) => sliced.every(({ text }) => !/\p{Surrogate}/u.test(text)));

// A link on blanks alone cannot be followed, and is not written.
function unlinkedBlank({ link, ...run }: Run): Run {
  return link === undefined || run.text.trim() === '' ? run : { ...run, link };
}

/** Random texts in normal form. */
export const texts: fc.Arbitrary<Text> = fc
  .array(paragraph, { maxLength: 6 })
  .map((paragraphs) => normalText({ front: { source: null, values: {} }, paragraphs }));

const line = fc
  .tuple(
    fc.constantFrom(
      '',
      '',
      '',
      '# ',
      '## ',
      '> ',
      '>> ',
      '- ',
      '1. ',
      '2. ',
      '* ',
      '| ',
      '[^n1]: ',
      '[^zz]:',
      '::',
      '---',
      '{',
      '    ',
      '\t',
      '**8.** ',
      '[**a)** ',
      '|---|',
      '|--|:-:|',
      '***',
    ),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }),
    fc.constantFrom('', '', '', ' ', '  ', '\\', ' {#a-1}', ' {.tail x="a b"}', '|', '\\|'),
  )
  .map(([start, parts, end]) => start + parts.join('') + end);

/** Random files, foreign and broken ones among them. */
export const files: fc.Arbitrary<string> = fc
  .array(fc.oneof({ arbitrary: line, weight: 4 }, { arbitrary: fc.constant(''), weight: 1 }), {
    maxLength: 12,
  })
  .map((lines) => lines.join('\n'));

/** A text without places, which are no part of what it says. */
export function unplaced(text: Text): unknown {
  return { ...text, paragraphs: text.paragraphs.map((one) => ({ ...one, place: null })) };
}
