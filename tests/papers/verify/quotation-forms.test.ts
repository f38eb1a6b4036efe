import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../cli/run.ts';
import { libraryWith } from '../../library/library.ts';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const LANGUAGES = ['en', 'fr', 'es'] as const;
type Language = (typeof LANGUAGES)[number];

const OPENS: Readonly<Record<Language, readonly string[]>> = {
  en: ['Background', '1. The Conference of the Parties adopted the following Decisions:'],
  fr: ['Contexte', '1. La Conférence des Parties a adopté les Décisions suivantes :'],
  es: ['Antecedentes', '1. La Conferencia de las Partes aprobó las Decisiones siguientes:'],
};
const ENDS: Readonly<Record<Language, readonly string[]>> = {
  en: ['2. Something else.', 'Recommended actions', '3. The Conference is recommended to note it.'],
  fr: ['2. Autre chose.', 'Actions recommandées', '3. Il est recommandé d’en prendre note.'],
  es: ['2. Otra cosa.', 'Medidas recomendadas', '3. Se recomienda tomar nota.'],
};

const decisions = (language: Language): string =>
  readFileSync(join(REPOSITORY, `decisions/cce/cop5/estuary-fund.${language}.md`), 'utf8');

/** A Decision as a paper prints it: a line with its number and addressee, its text, its items. */
function printed(language: Language, number: string): string[] {
  const words = { en: 'Decision', fr: 'Décision', es: 'Decisión' }[language];
  const parts = decisions(language).split(/\n(?=## )/);
  const own = parts.find((part) => part.includes(`**${number}**`)) ?? '';
  const lines = own
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*/g, '')
    .split('\n')
    .map((line) => line.replace(/ \{[^}]*\}$/, '').trim())
    .filter((line) => line !== '');
  const [heading = '', chapeau = '', ...items] = lines;
  return [
    `${words} ${number} ${heading.replace('## ', '')}`,
    chapeau.replace(`${number} `, ''),
    ...items,
  ];
}

/** What `verify` says of a paper that quotes so. */
async function said(
  language: Language,
  quotation: readonly string[],
  around: { readonly opens: readonly string[]; readonly ends: readonly string[] } = {
    opens: OPENS[language],
    ends: ENDS[language],
  },
): Promise<string[]> {
  const { root } = libraryWith({
    [`decisions/cce/cop5/estuary-fund.${language}.md`]: decisions(language),
    'paper.txt': ['CCE/COP6/Doc.50', 'Title', ...around.opens, ...quotation, ...around.ends].join(
      '\n',
    ),
  });
  const argv = ['verify', 'paper.txt', '--body', 'cce', '--language', language, '--json'];
  const { stdout, stderr } = await runCli(argv, root);
  expect(stderr).toBe('');
  const found: {
    readonly deviations: readonly { readonly rule: string; readonly where: string }[];
    readonly proven: { readonly quotations: number };
  } = JSON.parse(stdout);
  expect(found.proven.quotations).toBe(1);
  return found.deviations.map(({ rule, where }) => `${rule} ${where}`);
}

describe.each(LANGUAGES)('a typed quotation in %s', (language) => {
  const whole = printed(language, '5.24');
  const [heading = '', chapeau = '', a = '', b = '', c = '', d = ''] = whole;

  it('needs no numbered paragraph and no head of a background above it', async () => {
    expect(await said(language, whole, { opens: ['5.24 :'], ends: [] })).toEqual([]);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['in the adopted words is proven', whole, []],
    ['that leaves items out and says so is proven', [heading, chapeau, a, '[…]', d], []],
    ['that leaves out the end and says so is proven', [heading, chapeau, a, b, '(...)'], []],
    [
      'that leaves words out and says so is proven',
      [heading, chapeau, a, b.replace(/\s\S+\s(\S+)$/u, ' […] $1'), c, d],
      [],
    ],
    ['in quotation marks is proven', [heading, `“${chapeau}`, a, b, c, `${d}”`], []],
    ['in guillemets is proven', [heading, `« ${chapeau}`, a, b, c, `${d} »`], []],
    ['that leaves items out without a word is not', [heading, chapeau, a, d], ['quoted-decision']],
    [
      'whose ellipsis stands elsewhere than what it leaves out is not',
      [heading, chapeau, a, '[…]', b, d],
      ['quoted-decision'],
    ],
    [
      'that leaves words out and changes others is not',
      [heading, chapeau, a, b.replace(/\s\S+\s(\S+)$/u, ' […] x$1'), c, d],
      ['quoted-decision'],
    ],
    [
      'with other words is not',
      [heading, chapeau, a, b, c, d.replace(/(\p{L}{6,})/u, '$1x')],
      ['quoted-decision'],
    ],
  ])('%s', async (_, quotation, rules) => {
    const found = await said(language, quotation);
    if (rules.length === 0) expect(found).toEqual([]);
    else expect(found).toContainEqual(expect.stringMatching(/^quoted-decision 5\.24/));
  });
});

it('with straight apostrophes for curly ones differs in looks alone', async () => {
  const quotation = printed('fr', '5.22').map((line) => line.replace(/’/g, "'"));
  const found = await said('fr', quotation);
  expect(new Set(found.map((one) => one.split(' ')[0]))).toEqual(new Set(['typography']));
});
