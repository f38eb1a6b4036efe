import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run.ts';
import { part } from '../formats/docx-reading.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = 'resolutions/un/75-901';
const LANGUAGES = ['ar', 'en', 'ru', 'zh'] as const;
type Language = (typeof LANGUAGES)[number];

interface Printed {
  readonly docx: Uint8Array;
  readonly html: string;
}

const printed = new Map<Language, Printed>();

function of(language: Language): Printed {
  const found = printed.get(language);
  if (!found) throw new Error(`no paper in ${language}`);
  return found;
}

beforeAll(async () => {
  const out = mkdtempSync(join(tmpdir(), 'scripts-'));
  for (const language of LANGUAGES) {
    const [docx, html] = [join(out, `${language}.docx`), join(out, `${language}.html`)];
    const paper = `${FOLDER}/rev.ga80.paper.${language}.md`;
    const { code, stderr } = await runCli(['paper', paper, '--docx', docx, '--html', html], ROOT);
    expect([code, stderr]).toEqual([0, '']);
    printed.set(language, { docx: readFileSync(docx), html: readFileSync(html, 'utf8') });
  }
}, 60_000);

/** The runs of a part: their words and their properties. */
function runsOf(xml: string): readonly { readonly words: string; readonly properties: string }[] {
  return [...xml.matchAll(/<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?(.*?)<\/w:r>/gs)].map((found) => ({
    properties: found[1] ?? '',
    words: [...(found[2] ?? '').matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, text]) => text)
      .join(''),
  }));
}

describe('a Word file from right to left', () => {
  it('turns its pages, paragraphs and tables round', () => {
    const xml = part(of('ar').docx, 'word/document.xml');
    const sections = [...xml.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([found]) => found);
    expect(sections.length).toBeGreaterThan(1);
    for (const section of sections) expect(section).toContain('<w:bidi/>');
    const tables = xml.match(/<w:tbl>/g) ?? [];
    expect(xml.match(/<w:bidiVisual\/>/g)).toHaveLength(tables.length);
    const worded = [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].filter(([found]) =>
      found.includes('<w:t'),
    );
    for (const [paragraph] of worded) expect(paragraph).toContain('<w:bidi/>');
  });

  it('marks Arabic words as such, and no Latin symbol', () => {
    const runs = ['document', 'header1', 'header2', 'header3', 'footnotes'].flatMap((name) =>
      runsOf(part(of('ar').docx, `word/${name}.xml`)),
    );
    for (const { words, properties } of runs) {
      if (/\p{sc=Arab}/u.test(words)) expect(properties).toContain('<w:rtl/>');
      if (/[A-Z]{2}/.test(words)) expect(properties).not.toContain('<w:rtl/>');
    }
    const symbols = runs.map(({ words }) => words).filter((words) => /[A-Z]/.test(words));
    expect(symbols).toEqual(
      expect.arrayContaining(['A/80/L.904', 'A/RES/70/1', 'UNEP/EA.5/Res.14', 'UNEP/EA.5/INF/7']),
    );
  });

  it('keeps the figures of what is struck apart from those of what takes its place', () => {
    const words = runsOf(part(of('ar').docx, 'word/document.xml')).map((run) => run.words);
    expect(words.join('|')).toContain('2021|-|2025|\u200F|2026|-|2032');
    const other = runsOf(part(of('ru').docx, 'word/document.xml')).map((run) => run.words);
    expect(other.join('')).not.toContain('\u200F');
  });

  it('has the sizes, weights and slant of Arabic beside those of Latin in its styles', () => {
    const styles = part(of('ar').docx, 'word/styles.xml');
    expect(styles).toMatch(/<w:rFonts w:ascii="Times New Roman"[^>]* w:cs="Times New Roman"\/>/);
    for (const [latin, arabic] of [
      ['<w:b ', '<w:bCs '],
      ['<w:i ', '<w:iCs '],
      ['<w:sz ', '<w:szCs '],
    ] as const)
      expect(styles.split(arabic).length).toBe(styles.split(latin).length);
  });

  it.each(LANGUAGES)('says whose words these are (%s)', (language) => {
    const styles = part(of(language).docx, 'word/styles.xml');
    const tags = {
      ar: 'w:bidi="ar-SA"',
      en: 'w:val="en-GB"',
      ru: 'w:val="ru-RU"',
      zh: 'w:eastAsia="zh-CN"',
    };
    expect(/<w:lang [^>]*>/.exec(styles)?.[0]).toContain(tags[language]);
    expect(part(of(language).docx, 'word/document.xml').includes('<w:bidi/>')).toBe(
      language === 'ar',
    );
  });
});

describe('a Word file in Chinese', () => {
  it('sets emphasis in another face, and quotation marks as wide as characters', () => {
    const styles = part(of('zh').docx, 'word/styles.xml');
    expect(styles).toContain('<w:rFonts w:hint="eastAsia" w:ascii="Times New Roman"');
    const emphasised = runsOf(part(of('zh').docx, 'word/document.xml')).filter(
      ({ words }) => words === '重申',
    );
    expect(emphasised.length).toBeGreaterThan(0);
    for (const { properties } of emphasised) {
      expect(properties).toContain('w:eastAsia="KaiTi"');
      expect(properties).not.toContain('<w:i');
    }
  });
});

describe('an HTML file from right to left', () => {
  it('turns itself round, sets symbols and the years of a period apart, and parts changes', () => {
    const { html } = of('ar');
    expect(html).toMatch(/<html lang="ar" dir="rtl">/);
    for (const symbol of ['A/80/L.904', 'A/RES/70/1', 'UNEP/EA.5/Res.14'])
      expect(html).toContain(`<span dir="ltr">${symbol}</span>`);
    expect(html).toContain('<span dir="ltr">2026</span>-<span dir="ltr">2032</span>');
    expect(html).toContain('[dir=rtl] :is(ins,del){unicode-bidi:isolate}');
    expect(html).toContain('<span class="label">4 - </span>');
  });

  it('prints the symbol at the outer edge: left on odd pages, which are left-hand ones', () => {
    expect(of('ar').html).toMatch(/@page section2:left\{@top-left\{content:"A\/80\/L\.904"/);
    expect(of('en').html).toMatch(/@page section2:right\{@top-right\{content:"A\/80\/L\.904"/);
  });

  it('leaves papers from left to right as they are', () => {
    for (const language of ['en', 'ru', 'zh'] as const) {
      const { html } = of(language);
      expect(html).toMatch(new RegExp(`<html lang="${language}" dir="ltr">`));
      expect(html).not.toContain('dir="rtl"');
    }
  });
});

describe('the samples', () => {
  const files = readdirSync(join(ROOT, FOLDER)).map((name) => `${FOLDER}/${name}`);

  it('stand as fmt writes them', async () => {
    const { code, stderr } = await runCli(['fmt', '--check', ...files], ROOT);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('change in the same paragraphs in all languages', async () => {
    const kinds = await Promise.all(
      LANGUAGES.map(async (language) => {
        const names = ['un/75-901@original', 'un/75-901@rev.ga80.draft', '--language', language];
        const { stdout } = await runCli(['compare', ...names, '--json'], ROOT);
        const {
          pairs,
        }: {
          pairs: {
            kind: string;
            moved: boolean;
            before: { id: string }[];
            after: { id: string }[];
          }[];
        } = JSON.parse(stdout);
        return pairs.map(({ kind, moved, before, after }) => [
          kind,
          moved,
          before[0]?.id,
          after[0]?.id,
        ]);
      }),
    );
    for (const found of kinds) expect(found).toEqual(kinds[0]);
    const tally = (kind: string) => kinds[0]?.filter(([found]) => found === kind).length;
    expect([tally('added'), tally('removed')]).toEqual([3, 3]);
    expect(kinds[0]?.filter(([, moved]) => moved).map(([, , id]) => id)).toEqual(['needs']);
  });
});
