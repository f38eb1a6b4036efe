import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLabel } from '../../src/model/label.ts';
import { cleanLabels, finalLabels } from '../../src/model/numbering.ts';
import { outline, outlineOf } from '../../src/model/outline.ts';
import type { Paragraph } from '../../src/model/paragraph.ts';
import { paragraphsOf } from './notation.ts';

function finals(paragraphs: readonly Paragraph[]): (string | null)[] {
  return finalLabels(paragraphs, outline(paragraphs, { formulaFirst: false })).map(
    (label) => label?.text ?? null,
  );
}

/** The final labels of paragraphs in short notation that stand behind a formula. */
function counted(...lines: string[]): (string | null)[] {
  return finals(paragraphsOf(['F .formula', ...lines])).slice(1);
}

describe('finalLabels', () => {
  it('counts a draft consecutively, inserted paragraphs in and deleted ones out', () => {
    const labels = [
      '0.',
      '1.',
      '2. .deleted',
      '3.',
      '4.',
      '5. .deleted',
      '6. .deleted',
      '7. .deleted',
      '8.',
      '9.',
      '10.',
      '10bis',
      '11.',
    ];
    const lines = labels.map((label) => label.replace(/^(\S+)(.*)$/, '{$1} x$2'));
    expect(counted(...lines)).toEqual([
      '1.',
      '2.',
      null,
      '3.',
      '4.',
      null,
      null,
      null,
      '5.',
      '6.',
      '7.',
      '8.',
      '9.',
    ]);
  });

  it('gives an inserted paragraph the punctuation of its sibling, and one punctuation to a list that mixes two', () => {
    expect(
      counted('{1.} x', '{2} y .deleted', '{3} z', '{3 bis} i', '{4.} w', '{4 ter} v'),
    ).toEqual(['1.', null, '2.', '3.', '4.', '5.']);
    expect(counted('{1} x', '{2} y .deleted', '{3} z', '{3 bis} i')).toEqual(['1', null, '2', '3']);
    expect(counted('{1.} x', '{2} y')).toEqual(['1.', '2']);
  });

  it('leaves a single unnumbered operative paragraph without number', () => {
    expect(counted('Décide')).toEqual([null]);
  });

  it('starts items again under each parent, marks stay', () => {
    expect(
      counted(
        '{1.} x',
        '{a)} a .deleted',
        '{b)} b',
        '{c)} c',
        '{–} d',
        '{2.} y',
        '{a)} a',
        '{a bis)} b',
        '{b)} c',
      ),
    ).toEqual(['1.', null, 'a)', 'b)', '–', '2.', 'a)', 'b)', 'c)']);
  });

  it('lets everything fall that hangs on a tombstone', () => {
    expect(
      counted(
        '{1.} x .deleted',
        '{a)} a',
        '{i)} i',
        '{2.} y',
        '{a)} b',
        '## Annexe .annex .deleted',
        '{1.} z',
      ),
    ).toEqual([null, null, null, '1.', 'a)', null, null]);
  });

  it('counts on from a locked number', () => {
    expect(counted('{1.} a', '{2.} b .deleted', '{3.} c .lock', '{3 bis.} d', '{4.} e')).toEqual([
      '1.',
      null,
      '3.',
      '4.',
      '5.',
    ]);
  });

  it('counts moved paragraphs where they stand now', () => {
    expect(counted('{1.} a', '{4.} d', '{2.} b', '{3.} c')).toEqual(['1.', '2.', '3.', '4.']);
  });

  it('leaves provisional and adopted Decision numbers alone', () => {
    expect(counted('{15.AA} x', '{15.BB} y .deleted', '{15.CC} z')).toEqual([
      '15.AA',
      null,
      '15.CC',
    ]);
    expect(counted('{14.167} x', '{14.168} y .deleted', '{14.169} z')).toEqual([
      '14.167',
      null,
      '14.169',
    ]);
  });

  it('leaves lists with gaps or doubles alone', () => {
    expect(counted('{1.} x', '{3.} y', '{3 bis.} z')).toEqual(['1.', '3.', '3 bis.']);
    expect(counted('{1.} x', '{1.} y', '{2.} z')).toEqual(['1.', '1.', '2.']);
  });

  it('counts annexes and tables by themselves, rows under the number of their section', () => {
    expect(
      counted(
        '{1.} x .deleted',
        '{2.} y',
        '## Annexe .annex',
        '{1.} a',
        '{1 bis.} b',
        '|-',
        '| {1.} A .deleted',
        '| {1.1} x',
        '| {2.} B',
        '| {2.1} x .deleted',
        '| {2,2} y',
        '| {3.} C',
        '| {3.1} z',
      ),
    ).toEqual([null, '1.', null, '1.', '2.', null, null, null, '1.', null, '1,1', '2.', '2.1']);
  });

  it('counts rows without section rows within their sections', () => {
    expect(counted('|-', '| {1.1} a .deleted', '| {1.2} b', '| {2.1} c', '| {2,2} d')).toEqual([
      null,
      null,
      '1.1',
      '2.1',
      '2,2',
    ]);
  });

  it('counts romans and letters each in their own way', () => {
    expect(counted('{1.} x', '{h)} x', '{i)} y .deleted', '{j)} z')).toEqual([
      '1.',
      'h)',
      null,
      'i)',
    ]);
    expect(counted('{1.} x', '{a)} x', '{i)} y .deleted', '{ii)} z')).toEqual([
      '1.',
      'a)',
      null,
      'i)',
    ]);
  });

  it('leaves quoted numbers alone', () => {
    expect(counted('{1.} x', '{7.} q .quote', '{7 bis.} q .quote', '{2.} y')).toEqual([
      '1.',
      '7.',
      '7 bis.',
      '2.',
    ]);
  });

  it('survives lists of two hundred thousand', () => {
    const some = paragraphsOf(Array.from({ length: 900 }, (_, index) => `{${index + 1}.} x`));
    const many = Array.from({ length: 200_000 }, (_, index) => some[index % 900] ?? []).flat();
    expect(finals(many)).toHaveLength(200_000);
  }, 60_000);
});

const draft = fc.array(
  fc.tuple(
    fc.constantFrom('{', '{', '{', '## ', '– '),
    fc.constantFrom('', ' .deleted', ' .lock'),
    fc.boolean(),
    fc.integer({ min: 0, max: 3 }),
  ),
  { maxLength: 30 },
);

/** A consecutive base (1, 2, 3 with a, b, c below) in which some paragraphs were deleted and others put in. */
const drafted = draft.map((steps) => {
  let number = 0;
  const lines: string[] = [];
  for (const [, attributes, inserted, items] of steps) {
    if (inserted && number > 0) {
      if (!(lines.at(-1) ?? '').includes('bis')) lines.push(`{${number} bis.} x`);
    } else {
      number += 1;
      lines.push(`{${number}.} x${attributes}`);
    }
    for (let item = 0; item < items; item += 1)
      lines.push(`{${'abc'.charAt(item)})} y${item === 1 ? attributes : ''}`);
  }
  return paragraphsOf(['F .formula', ...lines]);
});

describe('laws of finalLabels', () => {
  it('an adopted text keeps all its labels', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 20 }),
        fc.constantFrom('.', '', ')', ' -'),
        (items, close) => {
          const lines = items.flatMap((count, index) => [
            `{${index + 1}${close}} x`,
            ...Array.from({ length: count }, (_, item) => `{${letter(item)})} y`),
          ]);
          const paragraphs = paragraphsOf(['F .formula', ...lines]);
          expect(finals(paragraphs)).toEqual(
            paragraphs.map((paragraph) =>
              'label' in paragraph ? (paragraph.label?.text ?? null) : null,
            ),
          );
        },
      ),
    );
  });

  it('counting the counted changes nothing', () => {
    fc.assert(
      fc.property(drafted, (paragraphs) => {
        const once = finals(paragraphs);
        expect(finals(relabelled(paragraphs, once))).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  it('live paragraphs of a draft without locks are 1, 2, 3', () => {
    fc.assert(
      fc.property(drafted, (paragraphs) => {
        fc.pre(!paragraphs.some(({ attributes }) => attributes.classes.includes('lock')));
        const numbers = finals(paragraphs).filter((label) => label !== null && /^\d/.test(label));
        expect(numbers).toEqual(numbers.map((_, index) => `${index + 1}.`));
      }),
      { numRuns: 300 },
    );
  });
});

function letter(index: number): string {
  const sign = String.fromCharCode(97 + (index % 26));
  return index < 26 ? sign : sign + sign;
}

function relabelled(
  paragraphs: readonly Paragraph[],
  labels: readonly (string | null)[],
): Paragraph[] {
  return paragraphs.map((paragraph, index) => {
    const text = labels[index];
    const label = text === null || text === undefined ? null : (readLabel(text)[0] ?? null);
    return label && paragraph.kind === 'plain' ? { ...paragraph, label } : paragraph;
  });
}

describe('cleanLabels of Decisions', () => {
  function clean(lines: readonly string[], head: Readonly<Record<string, string>>) {
    const text = {
      front: { source: null, values: { kind: 'decisions', ...head } },
      paragraphs: paragraphsOf([...lines]),
    };
    return cleanLabels(text, outlineOf(text, false)).map((label) => label?.text ?? null);
  }

  it.each<[readonly string[], readonly (string | null)[]]>([
    [
      [
        '{15.AA} do:',
        '{a)} x .deleted',
        '{b)} y:',
        '{i)} z',
        '{ii)} v .deleted',
        '{iii)} w',
        '{c)} u',
      ],
      ['15.AA', null, 'a)', 'i)', null, 'ii)', 'b)'],
    ],
    [
      ['{14.2} do: .deleted', '{15.AA} do:', '{a)} x', '{a bis)} y', '{b)} z'],
      [null, '15.AA', 'a)', 'b)', 'c)'],
    ],
    [
      ['{15.1} do:', '{a)} x', '{15.2} y .deleted', '{15.3} do:', '{b)} z .deleted', '{c)} w'],
      ['15.1', 'a)', null, '15.3', null, 'b)'],
    ],
    [
      ['{15.1} do:', '{(a)} x .deleted', '{(b)} y'],
      ['15.1', null, '(a)'],
    ],
  ])('counts the items of a draft and keeps the numbers of its Decisions: %s', (lines, labels) => {
    expect(clean(lines, { stage: 'draft' })).toEqual(labels);
    const typed = lines.map((line) => (/deleted$/.test(line) ? null : /\{(.*)\}/.exec(line)?.[1]));
    expect(clean(lines, {})).toEqual(typed);
  });
});
