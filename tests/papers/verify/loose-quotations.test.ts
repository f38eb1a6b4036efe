import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../cli/run.ts';
import { wordFile } from '../../formats/docx-read/word-file.ts';
import { libraryWith } from '../../library/library.ts';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const LANGUAGES = ['en', 'fr', 'es'] as const;
type Language = (typeof LANGUAGES)[number];

const WORD = { en: 'Decision', fr: 'Décision', es: 'Decisión' };
const SAYS = { en: 'says that', fr: 'dispose que', es: 'dispone que' };

const textOf = (language: Language): string =>
  readFileSync(join(REPOSITORY, `decisions/cce/cop5/estuary-fund.${language}.md`), 'utf8');

/** The heading, chapeau and items of Decision 5.24 in plain words. */
function decision(language: Language): readonly string[] {
  const parts = textOf(language).split(/\n(?=## )/);
  return (parts.find((part) => part.includes('**5.24**')) ?? '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*/g, '')
    .split('\n')
    .map((line) => line.replace(/ \{[^}]*\}$/, '').trim())
    .filter((line) => line !== '');
}

interface Said {
  readonly code: number | null;
  readonly found: readonly string[];
  readonly unproven: readonly string[];
  readonly proven: number;
  readonly named: readonly string[];
}

async function said(language: Language, lines: readonly string[]): Promise<Said> {
  const head = ['body: cce', 'kind: paper', 'revision: original', 'paper: CCE/COP6/Doc.50'];
  const front = ['---', ...head, 'meeting: cop6', `language: ${language}`, 'title: X', '---'];
  const { root } = libraryWith({
    [`decisions/cce/cop5/estuary-fund.${language}.md`]: textOf(language),
    'paper.md': `${front.join('\n')}\n\n# X {#title}\n\n${lines.join('\n\n')}\n`,
  });
  return report(root, 'paper.md', language);
}

async function report(root: string, file: string, language: Language): Promise<Said> {
  const argv = ['verify', file, '--body', 'cce', '--language', language, '--json'];
  const { code, stdout } = await runCli(argv, root);
  const { deviations, unproven, proven, named } = JSON.parse(stdout);
  return {
    code,
    found: deviations.map((one: { rule: string; where: string }) => `${one.rule} ${one.where}`),
    unproven: unproven.map(({ rule }: { rule: string }) => rule),
    proven: proven.quotations,
    named,
  };
}

/** A line with one of its long words another. */
function falsified(line: string): string {
  return line.replace(/(\p{L}{7,})(?!.*\p{L}{7})/u, 'xxxxxxx');
}

describe.each(LANGUAGES)('what a paper quotes of a Decision in %s', (language) => {
  const [heading = '', numbered = '', ...items] = decision(language);
  const directed = heading.replace('## ', '');
  const chapeau = numbered.replace('5.24 ', '');
  const name = `${WORD[language]} 5.24`;
  const [first = ''] = items;
  const words = first
    .replace(/^a\) /, '')
    .replace(/[;.,].*$/u, '')
    .trim();
  const forms: Readonly<Record<string, (own: (line: string) => string) => readonly string[]>> = {
    'below its name and meeting': (own) => [
      `**${name} (COP5), ${directed}**`,
      own(chapeau),
      ...items,
    ],
    'below its name and a colon': (own) => [`**${name} : ${directed}**`, own(chapeau), ...items],
    'below its name and a dash': (own) => [`**${name} – ${directed}**`, own(chapeau), ...items],
    'behind its bare number': (own) => [`5.24 ${own(chapeau)}`, ...items],
    'behind its name and a colon': (own) => [`${name}: ${own(chapeau)}`, ...items],
    'behind a sentence': (own) => [`The ${name} reads:`, own(chapeau), ...items],
    'in a line': (own) => [`${name} ${SAYS[language]} “${own(words)}”.`],
    'in a line, its meeting named': (own) => [
      `${name} (COP5) ${SAYS[language]} « ${own(words)} ».`,
    ],
    'in marks before others': (own) => [`${name} ${SAYS[language]} « ${own(words)} » (“a term”).`],
    'before its name': (own) => [`1. “${own(words)}” (${name})`],
    'in quotation marks, with words left out': (own) => [
      `${name}: “${own(words).replace(/^(\S+ \S+ \S+) .* (\S+ \S+)$/u, '$1 […] $2')}, […]”`,
    ],
  };

  it.each(Object.entries(forms))('is held against the adopted words: %s', async (_, form) => {
    const { code, found, proven, named } = await said(
      language,
      form((line) => line),
    );
    expect({ code, found, proven, named }).toEqual({ code: 0, found: [], proven: 1, named: [] });
  });

  it.each(Object.entries(forms).slice(0, -1))('is found to be other: %s', async (_, form) => {
    const { code, found } = await said(language, form(falsified));
    expect(code).toBe(1);
    expect(found).toEqual([expect.stringMatching(/^quoted-decision 5\.24/)]);
  });

  it.each([
    ['its number', '5.24'],
    ['its name', name],
  ])('is read in the cell beside %s', async (_, cell) => {
    const row = (last: string): readonly string[] => [
      ['| A | B | C |', '| - | - | - |', `| ${cell} | – | ${last} |`].join('\n'),
    ];
    const all = [chapeau, ...items].join(' ');
    const { found } = await said(language, row(falsified(all)));
    expect(found.every((one) => one.startsWith('quoted-decision 5.24'))).toBe(true);
    expect(found.length).toBeGreaterThan(0);
  });

  it('is told as not proven where it is like nothing in the Decision, never passed', async () => {
    const { code, found, unproven, proven } = await said(language, [
      `${name} ${SAYS[language]} “zwei drei vier fünf sechs sieben acht”.`,
    ]);
    expect({ code, found, unproven, proven }).toEqual({
      code: 0,
      found: [],
      unproven: ['unproven-quotation'],
      proven: 0,
    });
  });

  it('is found to be other behind a term in marks of its own', async () => {
    const [opening = '', ...rest] = falsified(words).split(' ');
    const { found } = await said(language, [
      `${name} ${SAYS[language]} « ${opening} “${rest[0]}” ${rest.slice(1).join(' ')} ».`,
    ]);
    expect(found).toEqual([expect.stringMatching(/^quoted-decision 5\.24/)]);
  });

  it('is no quotation where the paper only tells of the Decision, which is counted', async () => {
    const lines = [
      `${name} has “three words only”.`,
      forms['below its name and meeting']?.((l) => l),
    ];
    const { proven, named } = await said(language, [
      ...lines.flatMap((line) => line ?? []),
      `${WORD[language]} 5.22 has been implemented.`,
    ]);
    expect({ proven, named }).toEqual({ proven: 1, named: ['5.22'] });
  });

  it.each([
    ['as adopted', (line: string) => line, []],
    ['as something else', () => 'Zwei drei vier fünf sechs sieben acht.', ['unproven-quotation']],
  ])('is read in the style for quotations of a Word file, %s', async (_, own, unproven) => {
    const line = (text: string, style: string): string =>
      `<w:p><w:pPr>${style}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
    const body = [
      line('1. Nothing else is said here.', ''),
      line(`2. ${name} a) ${SAYS[language]}:`, ''),
      line(own(words), '<w:pStyle w:val="Cited"/>'),
    ].join('');
    const styles =
      '<w:style w:type="paragraph" w:styleId="Cited"><w:name w:val="Block Text"/></w:style>';
    const { root } = libraryWith({
      [`decisions/cce/cop5/estuary-fund.${language}.md`]: textOf(language),
      'paper.docx': wordFile(body, { styles }),
    });
    const told = await report(root, 'paper.docx', language);
    expect(told).toMatchObject({ code: 0, found: [], unproven });
    expect(told.proven).toBe(unproven.length === 0 ? 1 : 0);
  });
});
