import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../../src/library/profile.ts';
import { plainText } from '../../../src/model/run.ts';
import type { Rule, Verification } from '../../../src/papers/verify/verification.ts';
import { openPaper } from '../../../src/papers/verify/verify.ts';
import {
  ADOPTED,
  CLEAN,
  changed,
  DECISIONS,
  type Form,
  MARKED,
  type MadePaper,
  type MadeRow,
  sheetOf,
} from './paper-maker.ts';

const profile = loadProfile(null, 'cms');

function verified(paper: MadePaper, form: Form): Verification {
  const opened = openPaper(sheetOf(paper, form), profile);
  if (opened === null) throw new Error('found nothing to verify');
  return opened.verify({ against: [ADOPTED], decisions: [DECISIONS] });
}

function rules(paper: MadePaper, form: Form): string[] {
  return verified(paper, form)
    .deviations.map(({ rule }) => rule)
    .sort();
}

function without(paper: MadePaper, opening: string): MadePaper {
  return {
    ...paper,
    rows: paper.rows.filter((row) => typeof row === 'string' || !row[0].includes(opening)),
  };
}

function withRow(paper: MadePaper, at: number, row: MadeRow): MadePaper {
  return { ...paper, rows: [...paper.rows.slice(0, at), row, ...paper.rows.slice(at)] };
}

function swapped(paper: MadePaper, a: number, b: number): MadePaper {
  const rows = [...paper.rows];
  const [first, second] = [rows[a], rows[b]];
  if (first === undefined || second === undefined) throw new Error('found no such rows');
  rows[a] = second;
  rows[b] = first;
  return { ...paper, rows };
}

/** A planted deviation, and what is found with marks and without. */
interface Planted {
  readonly what: string;
  readonly paper: MadePaper;
  readonly marked: readonly Rule[];
  readonly fused: readonly Rule[];
}

const everywhere = (from: string, to: string): MadePaper =>
  changed(changed(CLEAN, 0, from, to), 2, from, to);

const PLANTED: readonly Planted[] = [
  {
    what: 'a word that nobody adopted, in both columns of a kept paragraph',
    paper: everywhere('Recalling the commitments', 'Recalling the voluntary commitments'),
    marked: ['adopted-text'],
    fused: ['adopted-text'],
  },
  {
    what: 'another word in the clean column of a kept paragraph',
    paper: changed(CLEAN, 2, 'to protect nesting', 'to consider nesting'),
    marked: ['columns-differ'],
    fused: ['kept-but-changed'],
  },
  {
    what: 'another word in the clean column of an amended paragraph',
    paper: changed(CLEAN, 2, 'to report on progress', 'to consider progress'),
    marked: ['columns-differ'],
    fused: ['columns-differ'],
  },
  {
    what: 'an adopted paragraph that is left out',
    paper: without(CLEAN, 'a) to protect'),
    marked: ['final-number', 'paragraph-lacking'],
    fused: ['final-number', 'paragraph-lacking'],
  },
  {
    what: 'a paragraph that is new and is said to be kept',
    paper: withRow(CLEAN, 2, ['Aware of the costs,', 'Keep', 'Aware of the costs,']),
    marked: ['paragraph-extra'],
    fused: ['paragraph-extra'],
  },
  {
    what: 'a deleted paragraph with clean text',
    paper: {
      ...CLEAN,
      rows: CLEAN.rows.map((row): MadeRow => {
        if (typeof row === 'string') return row;
        const clean = /^[+[-]*2\. Takes/.test(row[0])
          ? '2. Takes note of document UNEP/CMS/COP13/Inf.19 on poisoned baits;'
          : row[2];
        const next = /^[234](?=\. (?:Req|Inv|Urg))/.exec(clean);
        return [row[0], row[1], next ? `${Number(next[0]) + 1}${clean.slice(1)}` : clean];
      }),
    },
    marked: ['deleted-but-clean'],
    fused: ['unseen-change'],
  },
  {
    what: 'a change under the word for keep',
    paper: changed(CLEAN, 1, 'The period is updated.', 'Keep'),
    marked: ['kept-but-changed'],
    fused: ['kept-but-changed'],
  },
  {
    what: 'two adopted paragraphs in another order',
    paper: swapped(CLEAN, 1, 3),
    marked: ['paragraph-order'],
    fused: ['paragraph-order'],
  },
  {
    what: 'a wrong old number',
    paper: changed(CLEAN, 0, '3. Requests', '5. Requests'),
    marked: ['old-number'],
    fused: ['old-number'],
  },
  {
    what: 'a wrong number in the clean column',
    paper: changed(CLEAN, 2, '4. Urges', '5. Urges'),
    marked: ['final-number'],
    fused: ['final-number'],
  },
  {
    what: 'a change without a comment',
    paper: changed(CLEAN, 1, 'Outside the mandate of the Council.', ''),
    marked: ['no-comment'],
    fused: ['no-comment'],
  },
  {
    what: 'a word in a quoted Decision',
    paper: {
      ...CLEAN,
      quotes: CLEAN.quotes.map((line) => line.replace('a workshop', 'two workshops')),
    },
    marked: ['quoted-decision'],
    fused: ['quoted-decision'],
  },
  {
    what: 'words that are not struck and not in the clean column',
    paper: changed(
      CLEAN,
      0,
      '[-, subject to the availability of funds,-]',
      ', subject to the availability of funds,',
    ),
    marked: ['columns-differ'],
    fused: [],
  },
  {
    what: 'inserted words that are not underlined',
    paper: changed(CLEAN, 0, '[+increasingly +]', 'increasingly '),
    marked: ['adopted-text'],
    fused: [],
  },
  {
    what: 'words in the first column that stand in neither text',
    paper: changed(CLEAN, 0, 'on progress;', 'on progress and costs;'),
    marked: ['adopted-text', 'columns-differ'],
    fused: ['adopted-text'],
  },
  {
    what: 'a comment that tells of a change where none is',
    paper: {
      ...CLEAN,
      rows: CLEAN.rows.map((row): MadeRow => {
        if (typeof row === 'string' || !row[0].startsWith('4.')) return row;
        return [row[0], 'The chapeau is made clearer.', row[2]];
      }),
    },
    marked: ['unseen-change'],
    fused: ['unseen-change'],
  },
  {
    what: 'a clean paragraph that has lost its end mark',
    paper: changed(CLEAN, 2, 'to report on progress;', 'to report on progress'),
    marked: ['columns-differ'],
    fused: ['end-mark'],
  },
];

describe('a paper that tells the truth', () => {
  for (const form of [...MARKED, 'fused'] as const) {
    it(`has no deviation as ${form}`, () => {
      const { deviations, proven } = verified(CLEAN, form);
      expect(deviations).toEqual([]);
      expect(proven).toEqual({ paragraphs: 12, quotations: 1 });
    });
  }

  it('has no deviation where a paragraph and its items stand in one cell', () => {
    const row: MadeRow = [
      '4. Urges Range States:\na) to protect nesting sites from [-disturbance-][+logging+]; and\n[+a bis) to plant trees; and+]\nb) to share the data on collisions with power lines.',
      'One item is added.',
      '4. Urges Range States:\na) to protect nesting sites from logging; and\nb) to plant trees; and\nc) to share the data on collisions with power lines.',
    ];
    const paper = { ...CLEAN, rows: [...CLEAN.rows.slice(0, 9), row] };
    for (const form of MARKED) expect(verified(paper, form).deviations, form).toEqual([]);
    const wrong = changed(paper, 2, 'to plant trees', 'to cut trees');
    for (const form of [...MARKED, 'fused'] as const)
      expect(rules(wrong, form), form).toContain('columns-differ');
  });

  for (const layout of ['two-column', 'inline'] as const) {
    for (const form of [...MARKED, 'fused'] as const) {
      it(`has no deviation as ${form} in ${layout}`, () => {
        expect(verified({ ...CLEAN, layout }, form).deviations).toEqual([]);
      });
    }
  }
});

describe('a deviation', () => {
  it('has its place, both readings and a redline between them', () => {
    const paper = changed(CLEAN, 2, 'to report on progress', 'to consider progress');
    for (const form of [...MARKED, 'fused'] as const) {
      const [found, ...more] = verified(paper, form).deviations;
      expect(more, form).toEqual([]);
      expect(found?.place?.line, form).toBeGreaterThan(20);
      expect(found?.where, form).toBe('3.');
      expect(found?.found, form).toBe('Requests the Secretariat to consider progress;');
      const changes = found?.redline.flatMap((change) =>
        change.op === '-' || change.op === '+' ? [`${change.op}${plainText(change.runs)}`] : [],
      );
      expect(
        changes?.map((text) => text.trimEnd()),
        form,
      ).toEqual(['-report on', '+consider']);
    }
  });

  it('of blanks and apostrophes alone is said, and is none', () => {
    const paper = changed(CLEAN, 2, 'to report on progress', ' to report on\u00A0 progress');
    expect(verified(paper, 'typed').deviations).toEqual([]);
    const spelt = changed(CLEAN, 0, 'to share the data', 'to share’ the data');
    const curly = changed(spelt, 2, 'to share the data', "to share' the data");
    const found = verified(curly, 'typed').deviations.filter(({ where }) => where === 'b)');
    expect(found.map(({ rule, severity }) => [rule, severity])).toContainEqual([
      'typography',
      'info',
    ]);
  });
});

describe('what a text extraction cannot prove', () => {
  it('is said once, where underline and strike are lost', () => {
    const said = (form: Form): string[] => verified(CLEAN, form).unproven.map(({ rule }) => rule);
    expect(said('fused')).toEqual(['lost-marks']);
    for (const form of MARKED) expect(said(form), form).toEqual([]);
  });
});

describe('any word', () => {
  const cells = CLEAN.rows.flatMap((row, at) =>
    typeof row === 'string'
      ? []
      : ([0, 2] as const).map((column) => ({ at, column, text: row[column] })),
  );
  const words = cells.flatMap(({ at, column, text }) =>
    [...text.matchAll(/\p{L}{3,}/gu)].map(({ index, 0: word }) => ({ at, column, index, word })),
  );

  for (const form of ['typed', 'fused', 'tracked'] as const) {
    it(`that is another one in the first or the clean column is found as ${form}`, () => {
      fc.assert(
        fc.property(fc.constantFrom(...words), ({ at, column, index, word }) => {
          const rows = CLEAN.rows.map((row, place): MadeRow => {
            if (place !== at || typeof row === 'string') return row;
            const changed: [string, string, string] = [...row];
            const text = row[column];
            changed[column] = `${text.slice(0, index)}Qx${text.slice(index + word.length)}`;
            return changed;
          });
          const found = verified({ ...CLEAN, rows }, form).deviations;
          expect(found.some(({ severity }) => severity === 'error')).toBe(true);
        }),
        { numRuns: 60 },
      );
    });
  }
});

describe('a planted deviation', () => {
  for (const { what, paper, marked, fused } of PLANTED) {
    for (const form of MARKED) {
      it(`is found as ${form}: ${what}`, () => expect(rules(paper, form)).toEqual(marked));
    }
    it(`${fused.length > 0 ? 'is found' : 'cannot be known'} without marks: ${what}`, () =>
      expect(rules(paper, 'fused')).toEqual(fused));
  }
});
