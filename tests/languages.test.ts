import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../src/formats/markdown/read.ts';
import { listBodies, loadProfile } from '../src/library/profile.ts';
import { labelOf, type Paragraph } from '../src/model/paragraph.ts';
import { plainText } from '../src/model/run.ts';
import { runCli } from './cli/run.ts';

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const LANGUAGES = ['fr', 'en', 'es'];
const TEXTS = [
  'resolutions/cms/11.10/rev.cop12',
  'resolutions/cms/11.10/rev.cop13.draft',
  'resolutions/cms/11.10/rev.cop13.paper',
  'decisions/cms/cop13/ngo-participation.draft',
];

function paragraphsOf(path: string): readonly Paragraph[] {
  return readMarkdown(readFileSync(join(root, path), 'utf8')).value.paragraphs;
}

/** All of a paragraph that does not depend on the language. */
function shapeOf(paragraph: Paragraph): unknown {
  return {
    kind: paragraph.kind,
    id: paragraph.id,
    name: paragraph.kind === 'note' || paragraph.kind === 'directive' ? paragraph.name : null,
    label: labelOf(paragraph),
    attributes: paragraph.attributes,
    comments: paragraph.comments.length,
    level: paragraph.kind === 'heading' ? paragraph.level : null,
  };
}

describe('a text in three languages', () => {
  it.each(TEXTS)('has the same paragraphs in each: %s', (text) => {
    const [french, ...others] = LANGUAGES.map((language) =>
      paragraphsOf(`${text}.${language}.md`).map(shapeOf),
    );
    expect(french?.length).toBeGreaterThan(10);
    for (const other of others) expect(other).toEqual(french);
  });

  it('differs in all of its words but names', () => {
    const [french, english, spanish] = LANGUAGES.map((language) =>
      paragraphsOf(`resolutions/cms/11.10/rev.cop12.${language}.md`).map((paragraph) =>
        'content' in paragraph ? plainText(paragraph.content) : '',
      ),
    );
    expect(french?.filter((words, at) => words === english?.[at])).toEqual([]);
    expect(french?.filter((words, at) => words === spanish?.[at])).toEqual([]);
  });

  it('is changed in the same paragraphs by the draft, in the same way', async () => {
    const found = await Promise.all(LANGUAGES.map(changesIn));
    expect(found[0]).toHaveLength(19);
    for (const other of found) expect(other).toEqual(found[0]);
  });

  it('is changed in French as the redlines of the seed say', async () => {
    const marked = readFileSync(join(root, 'seeds/cms-cop13-doc18.fr.redlines.txt'), 'utf8');
    const lines = marked.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const expected = lines.map((line) => [without(line, '+'), without(line, '-')]);
    const pairs = (await pairsIn('fr')).filter(({ kind }) => kind !== 'kept');
    const found = pairs.map(({ before, after }) => [printed(before), printed(after)]);
    expect(found.sort()).toEqual(expected.sort());
  });
});

describe('the papers of the library in three languages', () => {
  it.each(LANGUAGES)(
    'are made without a finding, proven, and dated and named in %s',
    async (language) => {
      const folder = mkdtempSync(join(tmpdir(), 'revcop-languages-'));
      const paper = `resolutions/cms/11.10/rev.cop13.paper.${language}.md`;
      const { code, stderr } = await runCli(
        ['paper', paper, '--docx', `${folder}/`, '--html', `${folder}/`],
        root,
      );
      expect([code, stderr]).toEqual([0, '']);
      const { letter = '' } = profileOf('cms', language);
      const name = `cms_cop13_doc.18_${letter.toLowerCase()}`;
      expect(readdirSync(folder)).toEqual(expect.arrayContaining([`${name}.docx`, `${name}.html`]));
      const html = readFileSync(join(folder, `${name}.html`), 'utf8');
      expect(html).toContain(`lang="${language}"`);
      const said = [DATES[language] ?? '', profileOf('cms', language).legend];
      expect(said.filter((line) => !words(html).includes(line))).toEqual([]);
      const parts = unzipSync(readFileSync(join(folder, `${name}.docx`)));
      const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
      expect(document.replace(/<[^>]*>/g, '').includes(DATES[language] ?? '')).toBe(true);
    },
  );

  it.each(LANGUAGES)(
    'print a three-column table with the reason of each change in %s',
    async (language) => {
      const file = join(mkdtempSync(join(tmpdir(), 'revcop-languages-')), 'table.html');
      const { code } = await runCli(
        [...compareIn(language), '--layout', 'three-column', '--html', file],
        root,
      );
      expect(code).toBe(0);
      const html = words(readFileSync(file, 'utf8'));
      const { columns, keep } = profileOf('cms', language);
      expect([...columns, keep].filter((word) => !html.includes(word))).toEqual([]);
      const draft = paragraphsOf(`resolutions/cms/11.10/rev.cop13.draft.${language}.md`);
      const reasons = draft.flatMap(({ comments }) =>
        comments.flatMap(({ content }) => content.map((runs) => plainText(runs))),
      );
      expect(reasons).toHaveLength(16);
      expect(reasons.filter((reason) => !html.includes(reason))).toEqual([]);
    },
  );
});

describe.each(listBodies(null))('the fixed words of %s', (body) => {
  const { languages, meetings } = loadProfile(null, body);
  const all = Object.entries(languages);

  it('are there in all of its languages', () => {
    const names = all.map(([, { words }]) => Object.keys(words).sort());
    for (const other of names) expect(other).toEqual(names[0]);
    for (const [, { words }] of all) {
      expect(Object.entries(words).filter(([, word]) => word.trim() === '')).toEqual([]);
    }
  });

  it('fill in the same fields in all of its languages', () => {
    const fields = (word: string | undefined): string[] => (word?.match(/\{\w+\}/g) ?? []).sort();
    const [, first] = all[0] ?? [];
    for (const [, { words, date }] of all) {
      for (const [name, word] of Object.entries(words)) {
        expect([name, fields(word)]).toEqual([name, fields(first?.words[name])]);
      }
      expect(fields(date.form)).toEqual(['{day}', '{month}', '{year}']);
    }
  });

  it('have each meeting in all of its languages', () => {
    for (const { title, place, dates } of Object.values(meetings)) {
      for (const names of [title, place, dates]) {
        expect(Object.keys(names).sort()).toEqual(Object.keys(languages).sort());
      }
    }
  });

  it('part days by an en dash', () => {
    const dates = Object.values(meetings).flatMap((meeting) => Object.values(meeting.dates));
    expect(dates.filter((printed) => /\d\s*-\s*\d/.test(printed))).toEqual([]);
  });

  it('have no plain space before the marks that French sets apart, and none in other languages', () => {
    const odd = all.flatMap(([language, { parts, formula, ...fixed }]) =>
      stringsIn(fixed).filter((word) =>
        (language === 'fr' ? / [:;!?»]|« / : /\s[:;!?»]/).test(word),
      ),
    );
    expect(odd).toEqual([]);
  });

  it('name opening words longest first where one begins another', () => {
    for (const [, { openers }] of all) {
      for (const list of [openers.recital, openers.operative]) {
        const late = list.filter((long, at) =>
          list.slice(0, at).some((short) => long.startsWith(`${short} `)),
        );
        expect(late).toEqual([]);
        expect(new Set(list).size).toBe(list.length);
      }
    }
  });
});

const DATES: Readonly<Record<string, string>> = {
  fr: '20 janvier 2020',
  en: '20 January 2020',
  es: '20 de enero de 2020',
};

function profileOf(body: string, language: string) {
  const found = loadProfile(null, body).languages[language];
  if (!found) throw new Error(`no ${language} in ${body}`);
  return found;
}

function compareIn(language: string): string[] {
  return ['compare', 'cms/11.10@rev.cop12', 'cms/11.10@rev.cop13.draft', '--language', language];
}

interface Printed {
  readonly id: string | null;
  readonly label: string | null;
  readonly text: string;
}

interface Pair {
  readonly kind: string;
  readonly before: readonly Printed[];
  readonly after: readonly Printed[];
}

async function pairsIn(language: string): Promise<readonly Pair[]> {
  const { code, stdout } = await runCli([...compareIn(language), '--json'], root);
  expect(code).toBe(0);
  const { pairs }: { pairs: readonly Pair[] } = JSON.parse(stdout);
  return pairs;
}

async function changesIn(language: string): Promise<unknown[]> {
  const pairs = (await pairsIn(language)).filter(({ kind }) => kind !== 'kept');
  const ids = (side: readonly Printed[]) => side.map(({ id, label }) => [id, label]);
  return pairs.map(({ kind, before, after }) => [kind, ids(before), ids(after)]);
}

// A redline line without the words under one of the marks, as plain words: labels that the paper types apart.
function without(line: string, mark: '+' | '-'): string {
  const gone = mark === '+' ? /\{\+.*?\+\}/g : /\[-.*?-\]/g;
  const words = line.replace(gone, '').replace(/\{\+|\+\}|\[-|-\]/g, '');
  return plain(words).replace(/^(?:6\.bis|6\.ter|6\.|27\.|-) /, '');
}

function printed(side: readonly Printed[]): string {
  return plain(side.map(({ text }) => text).join(' '));
}

function plain(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

/** The words of an HTML file as they are read. */
function words(html: string): string {
  const bare = html.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, '');
  return bare.replace(/&#x27;|&#39;|&apos;/g, "'").replace(/&(?:nbsp|#xa0);/gi, '\u00a0');
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
