import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../../src/model/paragraph.ts';
import { plainText, type Run } from '../../src/model/run.ts';
import { readTarget } from '../../src/model/target.ts';
import type { Text } from '../../src/model/text.ts';
import { libraryText, nameOf, type Printed, printedAs } from './library-texts.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LANGUAGES = ['en', 'fr', 'es'];
const FUND = 'decision:cce/estuary-fund';

/** The adopted texts of each instrument, oldest first, and its drafts. The fund's keys are its meetings. */
const ADOPTED: Readonly<Record<string, readonly string[]>> = {
  'cce/1.5': ['original', 'rev.cop2', 'rev.cop4', 'rev.cop5'],
  'cce/1.7': ['original'],
  'cce/2.3': ['original', 'rev.cop3', 'rev.cop4', 'rev.cop5'],
  'cce/2.6': ['original'],
  'cce/3.4': ['original', 'rev.cop5'],
  'cce/5.1': ['original'],
  [FUND]: ['cop4', 'cop5'],
};
const DRAFTS: Readonly<Record<string, readonly string[]>> = {
  'cce/cce-cop5-doc.12': ['original.draft'],
  'cce/cce-cop6-doc.14': ['original.draft'],
  [FUND]: ['cop6.draft'],
};

const pairsOf = (table: Readonly<Record<string, readonly string[]>>): [string, string][] =>
  Object.entries(table).flatMap(([of, keys]) => keys.map((key): [string, string] => [of, key]));
const adopted = pairsOf(ADOPTED);
const every = [...adopted, ...pairsOf(DRAFTS)];

function pathOf(of: string, key: string): string {
  if (of !== FUND) return `resolutions/${of}/${key}`;
  const [meeting = '', stage] = key.split('.');
  return `decisions/cce/${meeting}/estuary-fund${stage === undefined ? '' : `.${stage}`}`;
}

const textOf = (of: string, key: string, language: string): Text =>
  libraryText(pathOf(of, key), language);

interface Read extends Printed {
  readonly note: boolean;
}

function printedOf({ paragraphs }: Text): ReadonlyMap<string, Read> {
  const found = new Map<string, Read>();
  let chapeau = '';
  for (const paragraph of paragraphs) {
    if (isTombstone(paragraph)) continue;
    const label = (labelOf(paragraph)?.text ?? '').replace(/\.$/, '');
    const item = /^[a-z]\)$/.test(label);
    if (!item && label !== '') chapeau = label;
    const cited = label === '' ? '-' : item ? `${chapeau} ${label}` : label;
    found.set(nameOf(paragraph), {
      ...printedAs(paragraph, cited),
      note: paragraph.kind === 'note',
    });
  }
  return found;
}

const printed = (of: string, key: string, language = 'en'): ReadonlyMap<string, Read> =>
  printedOf(textOf(of, key, language));

/** The entries of a list in the front matter, each with its strings. */
function listOf(text: Text, name: string): ReadonlyMap<string, string>[] {
  const list = text.front.values[name];
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  return entries.map(
    (entry) =>
      new Map(
        Object.entries(Object(entry)).flatMap(([key, value]): [string, string][] =>
          typeof value === 'string' ? [[key, value]] : [],
        ),
      ),
  );
}

interface Row {
  readonly of: string;
  readonly from: string;
  readonly to: string;
  readonly id: string;
  readonly before: string;
  readonly fates: readonly string[];
  readonly after: string;
  readonly other: string;
}

const ROWS: readonly Row[] = readFileSync(
  fileURLToPath(new URL('fates.tsv', import.meta.url)),
  'utf8',
)
  .split('\n')
  .map((line) => line.split('\t'))
  .filter(([of = '']) => of in ADOPTED)
  .map(
    ([of = '', from = '', to = '', id = '', before = '', fates = '', after = '', other = '']) => ({
      of,
      from,
      to,
      id,
      before,
      fates: fates.split('+'),
      after,
      other,
    }),
  );
const inside = ROWS.filter(({ to }) => !to.includes('@'));
const across = ROWS.filter(({ to }) => to.includes('@'));

describe('the texts of the invented body besides Resolution 1.2', () => {
  it.each(every)('stand in three languages, and nothing else beside them: %s %s', (of, key) => {
    const path = pathOf(of, key);
    const folder = path.slice(0, path.lastIndexOf('/'));
    const names = readdirSync(`${ROOT}${folder}`).filter((name) => !name.includes('.paper.'));
    const keys = [...(ADOPTED[of] ?? []), ...(DRAFTS[of] ?? [])];
    const expected = keys
      .map((own) => pathOf(of, own))
      .filter((own) => own.startsWith(`${folder}/`))
      .flatMap((own) =>
        LANGUAGES.map((language) => `${own.slice(folder.length + 1)}.${language}.md`),
      );
    expect(names.sort()).toEqual(expected.sort());
  });

  it.each(every)(
    'have the same ids, numbers, comments and links in each language: %s %s',
    (of, key) => {
      const shape = (language: string): unknown =>
        textOf(of, key, language).paragraphs.map((paragraph) => [
          paragraph.kind,
          nameOf(paragraph),
          labelOf(paragraph)?.text ?? null,
          paragraph.attributes,
          paragraph.comments.length,
          linksOf(contentOf(paragraph)).map(({ link }) => link),
        ]);
      const ids = textOf(of, key, 'en').paragraphs.map(nameOf);
      expect(ids.length).toBeGreaterThan(15);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).not.toContain('');
      expect(shape('fr')).toEqual(shape('en'));
      expect(shape('es')).toEqual(shape('en'));
    },
  );

  it.each(every)('have other words in each language: %s %s', (of, key) => {
    const words = (language: string): readonly string[] =>
      [...printed(of, key, language).values()].map((one) => one.words);
    const [en, fr, es] = [words('en'), words('fr'), words('es')];
    en.forEach((english, index) => {
      if (english !== '') expect(new Set([english, fr[index], es[index]]).size).toBe(3);
    });
  });

  it.each(every)(
    'say that they are invented, and of what meeting and paper they are: %s %s',
    (of, key) => {
      for (const language of LANGUAGES) {
        const { values } = textOf(of, key, language).front;
        expect(values).toMatchObject({ body: 'cce', language });
        expect(values.source).toMatch(/^Invent/);
        expect(values.paper).toMatch(/^CCE\/COP\d\/Doc\.\d+(\/Rev\.\d)?$/);
        expect(values.date).toMatch(/^20\d\d-\d\d-\d\d$/);
        const open = key.includes('draft') && values['adopted-as'] === undefined;
        expect(values.status).toBe(open ? 'proposed' : 'adopted');
      }
    },
  );

  it.each(adopted)('count on once adopted, without a number in between: %s %s', (of, key) => {
    const labels = textOf(of, key, 'en').paragraphs.flatMap((p) => labelOf(p)?.text ?? []);
    const numbers = labels.filter((label) => !label.endsWith(')')).map((label) => label.split('.'));
    const last = numbers.map((parts) => Number(of === FUND ? parts[1] : parts[0]));
    const first = of === FUND ? (last[0] ?? 0) : 1;
    expect(last).toEqual(last.map((_, index) => first + index));
    let item = 0;
    for (const label of labels) {
      item = label.endsWith(')') ? item + 1 : 0;
      if (item > 0) expect(label).toBe(`${'abcdefgh'[item - 1]})`);
    }
  });

  it.each(every.filter(([, key]) => key !== 'original'))(
    'use no-break spaces and typographic marks as French wants them: %s %s',
    (of, key) => {
      for (const { words } of printed(of, key, 'fr').values())
        expect(words).not.toMatch(/ [;:?!»]|« |'/);
    },
  );
});

describe('the table of fates, held against the files', () => {
  it('has each fate at least twice', () => {
    for (const fate of [
      'amended',
      'new',
      'deleted',
      'merged',
      'split',
      'moved',
      'brought-back',
      'repealed',
    ])
      expect([fate, ROWS.filter(({ fates }) => fates.includes(fate)).length >= 2]).toEqual([
        fate,
        true,
      ]);
  });

  it.each(
    inside.map((row) => [`${row.of} at ${row.to}: ${row.id} ${row.fates.join('+')}`, row] as const),
  )('is true of %s', (_, { of, from, to, id, before, fates, after, other }) => {
    const [old, now] = [printed(of, from).get(id), printed(of, to).get(id)];
    expect(old?.cited ?? '-').toBe(before);
    expect(now?.cited ?? '-').toBe(after);
    const has = (...some: readonly string[]): boolean => some.some((fate) => fates.includes(fate));
    expect(old === undefined).toBe(has('new', 'split', 'brought-back'));
    expect(now === undefined).toBe(has('deleted', 'merged', 'repealed'));
    if (old && now) expect(old.words !== now.words).toBe(has('amended'));
    const keys = ADOPTED[of] ?? [];
    const earlier = keys.slice(0, keys.indexOf(from)).some((key) => printed(of, key).has(id));
    if (old === undefined) expect(earlier).toBe(has('brought-back'));
    expect(now?.splitFrom ?? null).toBe(has('split') ? other : null);
    if (has('moved') && other !== '-') expect(printed(of, to).has(other)).toBe(true);
  });

  it.each(adopted)(
    'leaves out nothing that changed, and has what was removed: %s %s',
    (of, key) => {
      const from = fromOf(of, key);
      if (from === null) return expect(textOf(of, key, 'en').front.values.base).toBeUndefined();
      expect(textOf(of, key, 'en').front.values.base).toBe(from);
      const rows = inside.filter((row) => row.of === of && row.to === key);
      const [old, now] = [printed(of, from), printed(of, key)];
      const changed = [...new Set([...old.keys(), ...now.keys()])].filter(
        (id) => old.get(id)?.sense !== now.get(id)?.sense,
      );
      expect(changed.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
      const gone = rows.filter(({ after, fates }) => after === '-' && isGone(fates));
      for (const language of LANGUAGES) {
        const removed = listOf(textOf(of, key, language), 'removed');
        const told = (id: string, before: string, other: string): string =>
          [id, before, other].join(' ');
        expect(
          removed.map((entry) => {
            expect(entry.get('reason')).toMatch(/\S/);
            const label = (entry.get('label') ?? '-').replace(/\.$/, '');
            return told(entry.get('id') ?? '', label, entry.get('into') ?? '-');
          }),
        ).toEqual(gone.map(({ id, before, other }) => told(id, lastOf(before), other)));
      }
    },
  );

  it.each(adopted)('tells of every paragraph whose order changed: %s %s', (of, key) => {
    const from = fromOf(of, key) ?? key;
    const moved = new Set(
      inside
        .filter((row) => row.of === of && row.to === key && row.fates.includes('moved'))
        .map(({ id }) => id),
    );
    const steady = (one: string, other: string): readonly string[] =>
      [...printed(of, one)]
        .filter(([id, { note }]) => !note && printed(of, other).has(id) && !moved.has(id))
        .map(([id]) => id);
    expect(steady(key, from)).toEqual(steady(from, key));
  });
});

function fromOf(of: string, key: string): string | null {
  const keys = ADOPTED[of] ?? [];
  return keys[keys.indexOf(key) - 1] ?? null;
}

function isGone(fates: readonly string[]): boolean {
  return ['deleted', 'merged', 'repealed'].some((fate) => fates.includes(fate));
}

const lastOf = (cited: string): string => cited.split(' ').at(-1) ?? '';

describe('repeal and continuation', () => {
  it.each(across.map((row) => [`${row.of} ${row.id}`, row] as const))(
    'is as the table says of %s',
    (_, { of, from, to, id, before, after, other }) => {
      const [target = '', key = ''] = to.split('@');
      expect(printed(of, from).get(id)?.cited).toBe(before);
      if (other === '-') return expect(after).toBe('-');
      expect(printed(target, key).get(other)?.cited).toBe(after);
      const { attributes } = paragraphOf(target, key, other);
      expect(attributes.values.continues).toBe(`resolution:${of}@${from}#${id}`);
    },
  );

  it('repeals Resolutions 1.7 and 2.6 whole, and two paragraphs of Resolution 1.5, in each language', () => {
    for (const language of LANGUAGES) {
      const whole = listOf(textOf('cce/3.4', 'original', language), 'repeals');
      expect(whole.map((entry) => [...entry])).toEqual([[['of', 'cce/1.7']], [['of', 'cce/2.6']]]);
      const part = listOf(textOf('cce/3.4', 'rev.cop5', language), 'repeals');
      const ids = ROWS.filter(
        ({ of, fates }) => of === 'cce/1.5' && fates.includes('repealed'),
      ).map(({ id }) => id);
      expect(part.map((entry) => [...entry])).toEqual([
        [
          ['of', 'cce/1.5@rev.cop4'],
          ['paragraphs', ids.join(',')],
        ],
      ]);
      for (const id of ids) expect(printed('cce/1.5', 'rev.cop4', language).has(id)).toBe(true);
    }
  });

  it('continues only paragraphs that there are', () => {
    const continued = every.flatMap(([of, key]) =>
      textOf(of, key, 'en').paragraphs.flatMap((p) => p.attributes.values.continues ?? []),
    );
    expect(continued.length).toBeGreaterThan(15);
    for (const link of continued) expect(idsOf(link, 'en')).toHaveLength(1);
  });

  it('corrects one adopted paragraph by a dated corrigendum', () => {
    for (const language of LANGUAGES) {
      const text = textOf('cce/2.3', 'rev.cop3', language);
      const [entry, ...more] = listOf(text, 'corrigenda');
      expect(more).toEqual([]);
      expect(entry?.get('date')).toBe('2015-02-10');
      expect(printedOf(text).get(entry?.get('paragraphs') ?? '')?.cited).toBe('5');
    }
  });

  it('gives the adopted draft of Resolution 5.1 its number and keeps its ids', () => {
    const draft = textOf('cce/cce-cop5-doc.12', 'original.draft', 'en');
    const text = textOf('cce/5.1', 'original', 'en');
    expect(draft.front.values['adopted-as']).toBe('cce/5.1@original');
    expect(text.front.values['adopted-from']).toBe('cce/cce-cop5-doc.12@original.draft');
    expect(text.paragraphs.map(nameOf)).toEqual(draft.paragraphs.map(nameOf));
  });
});

describe('the links of these texts', () => {
  const links = every.flatMap(([of, key]) =>
    LANGUAGES.flatMap((language) =>
      textOf(of, key, language).paragraphs.flatMap((paragraph) =>
        linksOf(contentOf(paragraph)).map(({ link, words }) => ({
          of,
          key,
          language,
          link,
          words,
        })),
      ),
    ),
  );

  it('lead to paragraphs that there are, and name the first and the last by its number', () => {
    expect(links.length).toBeGreaterThan(200);
    for (const { of, key, language, link, words } of links) {
      const found = link.startsWith('#')
        ? idsIn(of, key, link.slice(1), language)
        : idsOf(link, language);
      for (const cited of [found.at(0), found.at(-1)])
        if (cited !== undefined && cited !== '-') expect(words).toContain(lastOf(cited));
    }
  });
});

interface Link {
  readonly link: string;
  readonly words: string;
}

/** The links of a paragraph, each with all its words: emphasis may part them into several runs. */
function linksOf(content: readonly Run[]): Link[] {
  const found: Link[] = [];
  for (const run of content) {
    const { link } = run;
    const last = found.at(-1);
    if (link === undefined) continue;
    if (last?.link === link)
      found[found.length - 1] = { link, words: last.words + plainText([run]) };
    else found.push({ link, words: plainText([run]) });
  }
  return found;
}

function paragraphOf(of: string, key: string, id: string): Paragraph {
  const found = textOf(of, key, 'en').paragraphs.find((paragraph) => nameOf(paragraph) === id);
  if (found === undefined) throw new Error(`no ${id} in ${of}@${key}`);
  return found;
}

/** The numbers under which the targets of a link are cited; throws where one is not there. */
function idsOf(link: string, language: string): readonly string[] {
  const target = readTarget(link);
  if (target?.kind !== 'instrument') throw new Error(`${link} leads nowhere`);
  const meeting = /^cce\/(cop\d)\/estuary-fund$/.exec(target.of)?.[1];
  const of = meeting === undefined ? target.of : FUND;
  const key = meeting ?? target.revision ?? ADOPTED[of]?.at(-1) ?? 'rev.cop5';
  return idsIn(of, key, target.ids.join(','), language);
}

function idsIn(of: string, key: string, ids: string, language: string): readonly string[] {
  const known = printed(of, key, language);
  return ids
    .split(',')
    .filter((id) => id !== '')
    .map((id) => {
      const cited = known.get(id)?.cited;
      if (cited === undefined) throw new Error(`no ${id} in ${of}@${key}.${language}`);
      return cited;
    });
}
