import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contentOf, isAnnex, isTombstone, labelOf } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';
import { libraryText, nameOf, type Printed, printedAs } from './library-texts.ts';

const FOLDER = fileURLToPath(new URL('../../resolutions/cce/1.2', import.meta.url));
const TABLE = fileURLToPath(new URL('fates.tsv', import.meta.url));
const ADOPTED = ['original', 'rev.cop2', 'rev.cop3', 'rev.cop4', 'rev.cop5'];
const STAGES = ['draft', 'rev1', 'crp3', 'crp3-rev1', 'doc9'].map((stage) => `rev.cop6.${stage}`);
const LANGUAGES = ['en', 'fr', 'es'];

interface Row {
  readonly from: string;
  readonly to: string;
  readonly id: string;
  readonly before: string;
  readonly fates: readonly string[];
  readonly after: string;
  readonly other: string;
}

const ROWS: readonly Row[] = readFileSync(TABLE, 'utf8')
  .split('\n')
  .map((line) => line.split('\t'))
  .filter(([instrument]) => instrument === 'cce/1.2')
  .map(([, from = '', to = '', id = '', before = '', fates = '', after = '', other = '']) => ({
    from,
    to,
    id,
    before,
    fates: fates.split('+'),
    after,
    other,
  }));

const textOf = (key: string, language: string): Text =>
  libraryText(`resolutions/cce/1.2/${key}`, language);

// Depth is told by the shape of the number alone: `3.`, `a)`, `i)` behind `h)` is none of these texts.
function printedOf({ paragraphs }: Text): ReadonlyMap<string, Printed> {
  const found = new Map<string, Printed>();
  let path: readonly string[] = [];
  let annex = '';
  for (const paragraph of paragraphs) {
    if (paragraph.kind === 'table' || isTombstone(paragraph)) continue;
    const label = (labelOf(paragraph)?.text ?? '').replace(/\.$/, '');
    const depth = /^[ivx]+\)$/.test(label) ? 2 : /^[a-z]( bis)?\)$/.test(label) ? 1 : 0;
    if (label !== '') path = [...path.slice(0, depth), label];
    if (isAnnex(paragraph)) annex = `${plainText(contentOf(paragraph))}, `;
    // `A3` and `1.1.2` say themselves where they stand; `Goal 1` and `2` in an annex do not.
    const where = /^(?:\p{L}{2,} )?\d+$|^[A-D]$/u.test(label) ? annex : '';
    const cited = label === '' ? '-' : where + path.join(' ');
    found.set(nameOf(paragraph), printedAs(paragraph, cited));
  }
  return found;
}

const english = new Map(ADOPTED.map((key) => [key, printedOf(textOf(key, 'en'))]));
const printedIn = (key: string): ReadonlyMap<string, Printed> => english.get(key) ?? new Map();

/** What the front matter says of the paragraphs that a revision removed. */
function removedIn(key: string, language: string): ReadonlyMap<string, string | null> {
  const { removed } = textOf(key, language).front.values;
  const entries: readonly unknown[] = Array.isArray(removed) ? removed : [];
  return new Map(
    entries.map((entry) => {
      const read = (name: string): string | null => {
        const value: unknown = Object.entries(Object(entry)).find(([own]) => own === name)?.[1];
        return typeof value === 'string' ? value : null;
      };
      expect(read('reason')).not.toBeNull();
      return [read('id') ?? '', read('into')];
    }),
  );
}

describe('Resolution 1.2 of the invented body', () => {
  it('has each revision and stage in three languages, and no other text', () => {
    const files = readdirSync(FOLDER).filter((name) => !name.includes('.paper.'));
    const expected = [...ADOPTED, ...STAGES].flatMap((key) =>
      LANGUAGES.map((language) => `${key}.${language}.md`),
    );
    expect(files.sort()).toEqual(expected.sort());
  });

  it.each([...ADOPTED, ...STAGES])(
    'has the same ids in the same order in each language: %s',
    (key) => {
      const [first = [], ...others] = LANGUAGES.map((language) =>
        textOf(key, language).paragraphs.map((paragraph) => [paragraph.kind, nameOf(paragraph)]),
      );
      expect(first.length).toBeGreaterThan(50);
      expect(new Set(first.map(([, name]) => name)).size).toBe(first.length);
      for (const other of others) expect(other).toEqual(first);
    },
  );

  it.each([...ADOPTED, ...STAGES])('has the same numbers and links in each language: %s', (key) => {
    const shape = (language: string): unknown =>
      textOf(key, language).paragraphs.map((paragraph) => [
        labelOf(paragraph)?.text.replace(/^\p{L}{2,} /u, ''),
        paragraph.comments.length,
        'content' in paragraph ? linksOf(JSON.stringify(paragraph.content)) : [],
      ]);
    expect(shape('fr')).toEqual(shape('en'));
    expect(shape('es')).toEqual(shape('en'));
  });

  it.each([...ADOPTED, ...STAGES])(
    'says that it is invented, and of what meeting and paper it is: %s',
    (key) => {
      for (const language of LANGUAGES) {
        const { values } = textOf(key, language).front;
        expect(values).toMatchObject({ body: 'cce', number: '1.2', language });
        expect(values.source).toMatch(/Invent/i);
        expect(values.paper).toMatch(/^CCE\/COP\d\/(Doc|CRP)\./);
        expect(values.status).toBe(ADOPTED.includes(key) ? 'adopted' : 'proposed');
      }
    },
  );

  it.each(ADOPTED)('counts its paragraphs on, without a number in between: %s', (key) => {
    const numbers = textOf(key, 'en').paragraphs.flatMap((paragraph) => {
      const label = labelOf(paragraph)?.text ?? '';
      expect(label).not.toMatch(/bis|ter|^0/);
      return /^\d+\.$/.test(label) && paragraph.kind === 'plain'
        ? [Number.parseInt(label, 10)]
        : [];
    });
    expect(numbers.length).toBeGreaterThan(11);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

function linksOf(content: string): readonly string[] {
  return [...content.matchAll(/"link":"([^"]*)"/g)].map(([, link = '']) => link);
}

describe('the table of fates, held against the files', () => {
  it('has each fate at least twice', () => {
    const counts = new Map<string, number>();
    for (const fate of ROWS.flatMap(({ fates }) => fates))
      counts.set(fate, (counts.get(fate) ?? 0) + 1);
    for (const fate of ['amended', 'new', 'deleted', 'merged', 'split', 'moved', 'brought-back'])
      expect([fate, (counts.get(fate) ?? 0) >= 2]).toEqual([fate, true]);
  });

  it.each(
    ROWS.map((row) => [`${row.from} to ${row.to}: ${row.id} ${row.fates.join('+')}`, row] as const),
  )('is true of %s', (_, { from, to, id, before, fates, after, other }) => {
    const [old, now] = [printedIn(from).get(id), printedIn(to).get(id)];
    expect(old?.cited ?? '-').toBe(before);
    expect(now?.cited ?? '-').toBe(after);
    const gone = fates.includes('deleted') || fates.includes('merged');
    const come = ['new', 'split', 'brought-back'].some((fate) => fates.includes(fate));
    expect(old === undefined).toBe(come);
    expect(now === undefined).toBe(gone);

    const earlier = ADOPTED.slice(0, ADOPTED.indexOf(from)).flatMap(
      (key) => printedIn(key).get(id) ?? [],
    );
    if (come) expect(earlier.length > 0).toBe(fates.includes('brought-back'));
    const last = old ?? earlier.at(-1);
    if (last && now) expect(last.words !== now.words).toBe(fates.includes('amended'));
    if (fates.includes('split')) expect(now?.splitFrom).toBe(other);
    if (gone) {
      for (const language of LANGUAGES) {
        const removed = removedIn(to, language);
        expect(removed.has(id)).toBe(true);
        expect(removed.get(id) ?? '-').toBe(other);
      }
    }
  });

  it.each(ADOPTED.slice(1))('leaves out nothing that changed: %s', (to) => {
    const from = ADOPTED[ADOPTED.indexOf(to) - 1] ?? '';
    const told = new Set(ROWS.filter((row) => row.to === to).map(({ id }) => id));
    const [old, now] = [printedIn(from), printedIn(to)];
    const changed = [...new Set([...old.keys(), ...now.keys()])].filter(
      (id) => old.get(id)?.sense !== now.get(id)?.sense,
    );
    expect(changed.filter((id) => !told.has(id))).toEqual([]);
    expect([...removedIn(to, 'en').keys()].filter((id) => !told.has(id))).toEqual([]);
  });

  it.each(ADOPTED.slice(1))('tells of every paragraph whose order changed: %s', (to) => {
    const from = ADOPTED[ADOPTED.indexOf(to) - 1] ?? '';
    const moved = new Set(
      ROWS.filter((row) => row.to === to && row.fates.includes('moved')).map(({ id }) => id),
    );
    const steady = (key: string, other: string): readonly string[] =>
      [...printedIn(key).keys()].filter((id) => printedIn(other).has(id) && !moved.has(id));
    expect(steady(to, from).filter((id) => !isNote(id))).toEqual(
      steady(from, to).filter((id) => !isNote(id)),
    );
  });
});

const NOTES = new Set(
  [...ADOPTED].flatMap((key) =>
    textOf(key, 'en').paragraphs.flatMap((p) => (p.kind === 'note' ? [p.name] : [])),
  ),
);

// A note stands where its mark does.
function isNote(id: string): boolean {
  return NOTES.has(id);
}
