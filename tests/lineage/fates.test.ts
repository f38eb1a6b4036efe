import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { chainOf } from '../../src/cli/chain-of.ts';
import { repealsOf } from '../../src/cli/repeals-of.ts';
import { needLibrary } from '../../src/library/find.ts';
import { type Instrument, readName } from '../../src/library/names.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { needTexts, orderRevisions } from '../../src/library/revisions.ts';
import { type Concordance, concordance } from '../../src/lineage/concordance.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const library = needLibrary(ROOT, undefined);
const profile = loadProfile(ROOT, 'cce');

/** A line of `fates.tsv`: what became of a paragraph from one revision to the next, as it was written down by hand. */
interface Record {
  readonly of: string;
  readonly from: string;
  readonly to: string;
  readonly id: string;
  readonly labels: readonly [string | null, string | null];
  readonly fates: readonly string[];
  readonly other: string | null;
}

/** Fates in one order; what is back is told as that, reworded or not. */
function plainly(fates: readonly string[]): readonly string[] {
  return fates.includes('brought-back') ? ['brought-back'] : [...fates].sort();
}

const records: readonly Record[] = readFileSync(new URL('fates.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => {
    const [
      of = '',
      from = '',
      to = '',
      id = '',
      before = '-',
      fate = '',
      after = '-',
      other = '-',
    ] = line.split('\t');
    const orNull = (value: string) => (value === '-' ? null : value);
    return {
      of,
      from,
      to,
      id,
      labels: [orNull(before), orNull(after)],
      fates: plainly(fate.split('+')),
      other: orNull(other),
    };
  });
const instruments = [...new Set(records.map(({ of }) => of))];

function instrumentOf(of: string): Instrument {
  const subject = /^decision:([^/]+)\/([^/]+)$/.exec(of);
  if (subject?.[1] && subject[2])
    return { kind: 'decision', body: subject[1], meeting: 'cop4', subject: subject[2] };
  const name = readName(of);
  if (name === null) throw new Error(`no instrument ${of}`);
  return name.instrument;
}

function found(of: string, language: string): Concordance {
  const instrument = instrumentOf(of);
  const revisions = orderRevisions(needTexts(library, instrument)).filter(({ adopted }) => adopted);
  return concordance(chainOf(revisions, language), {
    formulaFirst: profile.formulaFirst,
    repeals: repealsOf(library, instrument, revisions, { profile, language }),
  });
}

/** What a concordance tells of each step between neighbours, as the lines of the file tell it; what was kept has none. */
function toldBy({ columns, rows }: Concordance): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  for (const { id, cells } of rows) {
    for (const [at, { fates, others }] of cells.entries()) {
      const base = columns[at]?.base ?? null;
      const own = plainly(fates);
      if (base === null || own.length === 0 || own.join() === 'kept') continue;
      told.set(`${base} ${columns[at]?.key} ${id}`, [own.join('+'), ...others].join(' '));
    }
  }
  return told;
}

function expectedOf(of: string, { columns }: Concordance): ReadonlyMap<string, string> {
  const lines = records.filter((record) => record.of === of && record.fates.join() !== 'kept');
  return new Map(
    lines.map(({ from, to, id, fates, other }) => {
      const repeal = columns.find(({ edition, base }) => edition === null && base === from);
      const related = fates.some((fate) => fate === 'merged' || fate === 'split')
        ? [other ?? '']
        : [];
      return [`${from} ${repeal?.key ?? to} ${id}`, [fates.join('+'), ...related].join(' ')];
    }),
  );
}

/** The lines of paragraphs that changed places with a neighbour: either of the two may count as the one that moved. */
function swapsOf(of: string): readonly Record[] {
  return records.filter(
    (record) => record.of === of && record.fates.includes('moved') && record.other !== null,
  );
}

const withoutMoved = (fates: string): string => {
  const rest = fates
    .split('+')
    .filter((fate) => fate !== 'moved')
    .join('+');
  return rest === '' || rest === 'kept' ? '' : rest;
};

describe.each(['en', 'fr', 'es'])('The concordances of the invented library in %s', (language) => {
  it.each(instruments)('tell what was written down by hand: %s', (of) => {
    const concord = found(of, language);
    const told = new Map(toldBy(concord));
    const expected = new Map(expectedOf(of, concord));
    const swaps = swapsOf(of).map(({ from, to, id, other }) => [
      `${from} ${to} ${id}`,
      `${from} ${to} ${other}`,
    ]);
    for (const swap of swaps)
      expect(
        swap.some((key) => told.get(key)?.includes('moved')),
        swap.join(' or '),
      ).toBe(true);
    for (const key of swaps.flat()) {
      for (const map of [told, expected]) {
        const rest = withoutMoved(map.get(key) ?? '');
        if (rest === '') map.delete(key);
        else map.set(key, rest);
      }
    }
    // What the body does not number (title, formula, headings) has no line where all of a text was repealed.
    const listed = [...told].filter(([key, fate]) => fate !== 'repealed' || expected.has(key));
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(expected));
  });
});

describe('The labels of the concordances of the invented library', () => {
  it.each(instruments)('are those that were written down by hand: %s', (of) => {
    const { columns, rows } = found(of, 'en');
    const wrong = records
      .filter((record) => record.of === of)
      .flatMap(({ from, to, id, labels }) => {
        const row = rows.find((each) => each.id === id);
        const cell = (key: string) => row?.cells[columns.findIndex((column) => column.key === key)];
        const told = [cell(from)?.label ?? null, cell(to)?.label ?? null];
        // In the text that continues it a repealed paragraph stands under the label of another row.
        const known = columns.some(({ key }) => key === to) ? labels : [labels[0], told[1]];
        return told.join() === known.join()
          ? []
          : [`${from} ${to} ${id}: ${told.join(' → ')}, expected ${known.join(' → ')}`];
      });
    expect(wrong).toEqual([]);
  });
});
