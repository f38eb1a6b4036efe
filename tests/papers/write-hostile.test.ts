import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { writeDocx } from '../../src/formats/docx/write.ts';
import { writeHtml } from '../../src/formats/html/write.ts';
import { loadStyle } from '../../src/library/profile.ts';
import { textOf } from '../../src/model/sheet.ts';
import { languageWords, layoutSheet } from '../../src/papers/write/layout.ts';
import { writePaper } from '../../src/papers/write/paper.ts';
import { blocksByResult } from '../../src/papers/write/proof-blocks.ts';
import { runTemplate } from '../../src/papers/write/template.ts';
import { after, before, context, profile, text } from './write-fixtures.ts';

const front = (more = '') =>
  `---\nbody: cms\nkind: paper\npaper: UNEP/CMS/COP15/Doc.1\nlanguage: fr\n${more}---\n\n`;
const many = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n\n');
const texts = { 'cms/1@a': before, 'cms/1@b': after };
const resolver = {
  text: (name: string) => ({
    value: Object.entries(texts).find(([known]) => known === name)?.[1] ?? null,
    messages: [],
  }),
};
const amendments = (layout: string) => `::amendments{of=cms/1 from=a to=b layout=${layout}}`;

describe('a paper of many results', () => {
  it('hands each block of its sheet to the one result whose words it shows', () => {
    const source = `${front()}# T {#title}\n\n${many(30, (at) => `${at}. Ici {#p${at}x}\n\n${amendments('three-column')}\n\n::quote{of=cms/1@a#adopt}`)}\n`;
    const { value, messages } = writePaper(text(source), resolver, context);
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    const blocks = blocksByResult(value);
    const handed = Array.from({ length: 61 }, (_, number) => blocks(number));
    expect(handed.filter((own) => own.length === 0)).toEqual([]);
    const all = handed.flat().map(({ block }) => block);
    expect(new Set(all).size).toBe(all.length);
  });

  it('gives a table that claims to be of a layout and names no result to each, which finds fault with its words', () => {
    const { value } = layoutSheet(compare(before, after, {}), 'inline', context);
    const table = {
      type: 'element' as const,
      tagName: 'table',
      properties: { dataProof: 'three-column' },
      children: [],
    };
    const root = { ...value.root, children: [...value.root.children, table] };
    expect(blocksByResult({ root })(7).map(({ block }) => block)).toEqual([table]);
  });
});

function run(templates: Readonly<Record<string, string>>) {
  const files = Object.entries(templates).map(([call, source]) => ({
    name: `cms/${call}.html.hbs`,
    source,
  }));
  const view = { title: 'x'.repeat(1000), rows: Array.from({ length: 400 }, () => ({ a: 1 })) };
  const { messages } = runTemplate(files, 'page', view);
  return messages.map(({ rule, place }) => `${rule} ${place?.file}`);
}

describe('a template that grows past all that can be printed', () => {
  it('is ended where its partials multiply, with or without words', () => {
    const chain = (leaf: string) =>
      Object.fromEntries(
        Array.from({ length: 30 }, (_, at) => [
          at === 0 ? 'page' : `p${at}`,
          at === 29 ? leaf : `{{> p${at + 1}}}`.repeat(4),
        ]),
      );
    expect(run(chain('{{title}}'))).toEqual(['template-size cms/p29.html.hbs']);
    expect(run(chain('{{#if title}}{{/if}}'))[0]).toMatch(/^template-size /);
  });

  it('is ended where lists multiply', () => {
    const nested = '{{#each @root.rows}}'.repeat(5);
    expect(run({ page: `${nested}${'{{/each}}'.repeat(5)}` })).toEqual([
      'template-size cms/page.html.hbs',
    ]);
  });

  it('is not read where its blocks stand too deep in one another, however they are opened', () => {
    const deep = (open: string, close: string, count: number) =>
      run({ page: `${open.repeat(count)}x${close.repeat(count)}` });
    expect(deep('{{#if title}}', '{{/if}}', 8000)).toEqual(['template-size cms/page.html.hbs']);
    expect(deep('{{~#unless title~}}', '{{~/unless~}}', 51)).toHaveLength(1);
    expect(run({ page: `{{#if title}}${'{{else if title}}'.repeat(8000)}{{/if}}` })).toEqual([
      'template-size cms/page.html.hbs',
    ]);
    expect(deep('{{#if title}}', '{{/if}}', 50)).toEqual([]);
    expect(run({ page: '{{#if title}}{{^}}y{{/if}}'.repeat(300) })).toEqual([]);
    expect(
      run({ page: `{{!-- ${'{{#if x}}'.repeat(99)} --}}{{! ${'{{#if x'.repeat(99)} }}` }),
    ).toEqual([]);
  });

  it('is ended where partials call one another too deep', () => {
    const chain = Array.from({ length: 900 }, (_, at) => [
      at === 0 ? 'page' : `p${at}`,
      at === 899 ? 'x' : `{{> p${at + 1}}}`,
    ]);
    expect(run(Object.fromEntries(chain))[0]).toMatch(/^template-size /);
  });
});

describe('a table of more columns than Word opens', () => {
  const table = (columns: number) => {
    const row = (cell: string) => `| ${Array.from({ length: columns }, () => cell).join(' | ')} |`;
    return `{#grid}\n\n${row('a')}\n${row('---')}\n${row('b')}\n`;
  };
  const wide = (columns: number) => text(`${front()}# T {#title}\n\n${table(columns)}`);
  const warnings = (messages: readonly { rule: string; place: unknown }[]) =>
    messages.filter(({ rule }) => rule === 'wide-table');

  it('is one warning at the place of the table, in a paper and in a comparison', () => {
    const paper = wide(64);
    expect(warnings(writePaper(paper, resolver, context).messages)).toMatchObject([
      { severity: 'warning', place: { line: 10 } },
    ]);
    const { messages } = layoutSheet(compare(paper, paper, {}), 'clean', context);
    expect(warnings(messages)).toMatchObject([{ place: { line: 10 } }]);
    expect(warnings(writePaper(wide(63), resolver, context).messages)).toEqual([]);
  });

  it('is told at the directive that prints it', () => {
    const known = { text: () => ({ value: wide(70), messages: [] }) };
    const paper = text(`${front()}# T {#title}\n\nIci {#here}\n\n::text{of=cms/1@a}\n`);
    expect(warnings(writePaper(paper, known, context).messages)).toMatchObject([
      { place: { line: 12 } },
    ]);
  });
});

describe('characters that hide', () => {
  const TURN = '\u202E';
  const SHOWN = '‹U+202E›';
  const facts = `title: T${TURN}t\nprepared-by: A${TURN}b\nagenda: 2${TURN}7\n`.replace(
    /: (.*)/g,
    ': "$1"',
  );
  const paper = text(`${front(facts).replace('Doc.1', `Doc.${TURN}1`)}Un paragraphe. {#only}\n`);
  const tricky = {
    ...profile,
    languages: Object.fromEntries(
      Object.entries(profile.languages).map(([language, words]) => [
        language,
        {
          ...words,
          words: { ...words.words, convention: `C${TURN}v`, inserted: `i${TURN}n` },
        },
      ]),
    ),
  };
  const { value } = writePaper(paper, resolver, { ...context, profile: tricky });
  const looks = loadStyle(null, 'cms');
  const said = { ...looks, title: `T${TURN}`, language: 'fr' };

  it('are shown on the sheet: in facts of the first page, in running heads, in words of the body', () => {
    expect(textOf(value.root)).not.toContain(TURN);
    for (const word of [`T${SHOWN}t`, `A${SHOWN}b`, `2${SHOWN}7`, `Doc.${SHOWN}1`, `C${SHOWN}v`])
      expect(textOf(value.root)).toContain(word);
  });

  it('are shown in the HTML, its title included', () => {
    const { words } = languageWords(tricky, 'fr');
    expect(words.inserted).toBe(`i${SHOWN}n`);
    const html = writeHtml(value, { ...said, words });
    expect(html).not.toContain(TURN);
    expect(html).toContain(`<title>T${SHOWN}</title>`);
  });

  it('are shown in Word, in its properties and running heads and as the author of revisions', async () => {
    const bytes = await writeDocx(
      layoutSheet(compare(before, after, {}), 'inline', context).value,
      {
        ...said,
        subject: `S${TURN}`,
        author: `A${TURN}`,
        date: '2026-02-20',
        redline: 'tracked',
        redlineFirst: 'inserted',
      },
    );
    const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part));
    expect(parts.join('')).not.toContain(TURN);
    expect(parts.join('')).toContain(`w:author="A${SHOWN}"`);
    expect(parts.join('')).toContain(`<dc:subject>S${SHOWN}</dc:subject>`);
  });
});
