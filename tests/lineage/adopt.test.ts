import fc from 'fast-check';
import '../seed.ts';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { cleanParagraphs, draftLetters, removalsFrom } from '../../src/lineage/adopt.ts';
import { adoptedHead } from '../../src/lineage/adopt-head.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import { renumbering } from '../../src/lineage/renumber.ts';
import { cleanLabels } from '../../src/model/numbering.ts';
import { outlineOf } from '../../src/model/outline.ts';
import { contentOf, isTombstone, labelOf } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';
import { amended } from './amended-texts.ts';

function adopted(draft: Text): Text {
  const { stage, ...values } = draft.front.values;
  expect(stage).toBe('draft');
  return { front: { source: null, values }, paragraphs: cleanParagraphs(draft, false) };
}

const read = (source: string): Text => readMarkdown(source).value;

describe('the text that is adopted', () => {
  it('has the words and final numbers of the clean column of its draft, and nothing of the drafter', () => {
    fc.assert(
      fc.property(amended, ({ draft }) => {
        const labels = cleanLabels(draft, outlineOf(draft, false));
        const live = draft.paragraphs.flatMap((paragraph, index) =>
          isTombstone(paragraph)
            ? []
            : [
                {
                  id: paragraph.id,
                  words: plainText(contentOf(paragraph)),
                  label: labels[index]?.text,
                },
              ],
        );
        const { paragraphs } = adopted(draft);
        expect(
          paragraphs.map((paragraph) => ({
            id: paragraph.id,
            words: plainText(contentOf(paragraph)),
            label: labelOf(paragraph)?.text,
          })),
        ).toEqual(live);
        expect(
          paragraphs.some((paragraph) => isTombstone(paragraph) || paragraph.comments.length > 0),
        ).toBe(false);
        expect(
          paragraphs.some(
            (paragraph) =>
              /\d|^0/.test(labelOf(paragraph)?.suffix ?? '') || labelOf(paragraph)?.value === 0,
          ),
        ).toBe(false);
        expect(paragraphs.flatMap((paragraph) => labelOf(paragraph)?.suffix || [])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('differs from the text before as the draft does', () => {
    fc.assert(
      fc.property(amended, ({ base, draft }) => {
        const pairsOf = (after: Text) =>
          compare(base, after, { formulaFirst: false }).pairs.map((pair) => ({
            kind: pair.kind,
            moved: pair.moved,
            redline: pair.redline,
            before: pair.before.map(({ index }) => index),
            after: pair.after.map(({ paragraph, final }) => `${final?.text} ${paragraph.id}`),
          }));
        expect(pairsOf(adopted(draft))).toEqual(pairsOf(draft));
      }),
      { numRuns: 40 },
    );
  });

  it('bears the final numbers that renumber prints, as its own', () => {
    fc.assert(
      fc.property(amended, ({ base, draft }) => {
        const told = renumbering(base, draft, false).flatMap(({ id, final }) =>
          final === null ? [] : [`${final} ${id}`],
        );
        const borne = renumbering(null, adopted(draft), false).map(
          ({ id, working }) => `${working} ${id}`,
        );
        expect(borne).toEqual(told);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps what says where paragraphs come from and how they print, and drops what speaks to the drafter', () => {
    const draft = read(
      '---\nkind: resolution\nrevision: rev.cop3\nstage: draft\n---\n\nThe Conference {#formula .formula}\n\n**1.** One {#one .lock from=two}\n\n## Annex {#annex-1 .annex .replaced}\n\nText {#x .linguistic .plain depth=2 continues=resolution:cce/1.7@original#sivav}\n',
    );
    expect(cleanParagraphs(draft, false).map(({ attributes }) => attributes)).toEqual([
      { classes: ['formula'], values: {} },
      { classes: [], values: { from: 'two' } },
      { classes: ['annex'], values: {} },
      {
        classes: ['plain'],
        values: { depth: '2', continues: 'resolution:cce/1.7@original#sivav' },
      },
    ]);
  });
});

describe('what a draft removes', () => {
  const base = read(
    '**1.** One {#one}\n\n**2.** Two {#two}\n\n**3.** Three[^n] {#three}\n\n[^n]: A note.\n',
  );

  it('is told with the old label, the reason on one line, and what it merged into', () => {
    const draft = read(
      '**1.** {#one .deleted into=two}\n\n> First line,\\\n> second.\n>\n> Another.\n\n**2.** Two {#two}\n\n**3.** {#three .deleted}\n',
    );
    expect(removalsFrom(base, [draft])).toEqual([
      { id: 'one', label: '1.', reason: 'First line, second. Another.', into: 'two' },
      { id: 'three', label: '3.', reason: null, into: null },
    ]);
  });

  it('takes a reason from an earlier stage, but not of what is back', () => {
    const earlier = read(
      '**1.** {#one .deleted}\n\n> Old\n\n**2.** {#two .deleted}\n\n> Gone\n\n**3.** Three {#three}\n',
    );
    const draft = read('**1.** One {#one}\n\n**3.** Three {#three}\n');
    expect(removalsFrom(base, [draft, earlier])).toEqual([
      { id: 'two', label: '2.', reason: 'Gone', into: null },
    ]);
  });

  it('is nothing that the text in force did not have', () => {
    expect(removalsFrom(base, [read('**4.** {#new .deleted}\n\n> No\n')])).toEqual([]);
  });
});

describe('letters of draft Decisions', () => {
  const words = referenceWords(loadProfile(null, 'cms'), 'en');
  const found = (sentence: string): string[] =>
    draftLetters(read(`${sentence} {#x}\n`).paragraphs, words).map(
      ({ severity, text }) => `${severity} ${text}`,
    );

  it.each([
    'as Decision 15.AA asks',
    'Decisions 15 DD and 15 EE',
    '(15.BB)',
    'Decision 15.aa',
    'as 15. BB asks',
    '15 BB',
    'Decisions AA to CC',
    'AA and BB',
    'Decision 16.AA',
  ])('are found: %s', (words) => {
    expect(found(words)).toEqual([expect.stringMatching(/^error found/)]);
  });

  it.each([
    '10 llamas',
    'Resolution 15.4',
    'A15.AAB',
    '2.15.AA',
    'a mesh of 15 mm',
    'Decision II',
    'type AA',
  ])('are not: %s', (words) => {
    expect(found(words)).toEqual([]);
  });

  it('may stand in quotations', () => {
    expect(draftLetters(read('Decision 15.AA {#x .quote}\n').paragraphs, words)).toEqual([]);
    expect(found('said “Decision 15.AA”')).toEqual([expect.stringMatching(/^info .*which stays/)]);
  });
});

describe('the head of the adopted text', () => {
  it('keeps what the drafter added, and drops what was true of the draft alone', () => {
    const draft = read(
      '---\nbody: cce\nkind: resolution\nnumber: 1.2\nrevision: rev.cop6\nbase: rev.cop5\nstage: crp3\nstatus: proposed\npaper: CCE/COP6/CRP.3\nmeeting: cop6\ndate: 2023-05-01\nlanguage: fr\nsha256: x\ntitle: T\nrepeals:\n  - of: cce/1.7\n---\n',
    );
    const head = adoptedHead(draft, {
      number: '1.2',
      revision: 'rev.cop6',
      base: 'rev.cop5',
      date: '2023-05-12',
      from: 'rev.cop6.crp3',
      orallyAmended: 'x',
      removed: [{ id: 'a', label: null, reason: null, into: 'b' }],
      despite: [],
    });
    expect(Object.entries(head)).toEqual([
      ['body', 'cce'],
      ['kind', 'resolution'],
      ['number', '1.2'],
      ['revision', 'rev.cop6'],
      ['base', 'rev.cop5'],
      ['status', 'adopted'],
      ['meeting', 'cop6'],
      ['date', '2023-05-12'],
      ['language', 'fr'],
      ['paper', 'CCE/COP6/CRP.3'],
      ['text', 'official'],
      ['source', 'CCE/COP6/CRP.3'],
      ['adopted-from', 'rev.cop6.crp3'],
      ['orally-amended', 'x'],
      ['title', 'T'],
      ['repeals', [{ of: 'cce/1.7' }]],
      ['removed', [{ id: 'a', into: 'b' }]],
    ]);
  });
});
