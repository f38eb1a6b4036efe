import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const LANGUAGES = {
  en: { name: 'Decision', to: 'Directed to the Secretariat', shall: 'The Secretariat shall' },
  fr: { name: 'Décision', to: 'À l’attention du Secrétariat', shall: 'Le Secrétariat doit' },
  es: { name: 'Decisión', to: 'Dirigida a la Secretaría', shall: 'La Secretaría deberá' },
} as const;
type Language = keyof typeof LANGUAGES;
const ALL: readonly Language[] = ['en', 'fr', 'es'];

const head = (values: Readonly<Record<string, string>>): string =>
  `---\n${Object.entries({ body: 'cce', kind: 'decisions', date: '2020-01-01', ...values })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')}---\n\n# T {#title}\n\n`;

const DRAFT = { meeting: 'cop5', stage: 'draft', status: 'proposed' };
const FLATS = 'decisions/cce/cop5/flats.draft.en.md';
const REEDS = 'decisions/cce/cop5/reeds.draft.en.md';

function decisions(language: Language, first: string, number = '4.1'): string {
  const { to, shall } = LANGUAGES[language];
  return `## ${to} {#hsecr .directed-to}\n\n**${number}** ${shall}: {#mapit}\n\n${first}\n\n**b)** count; {#bbbit}\n\n**c)** report. {#cccit}\n`;
}

/** Decision 4.1, of which a draft deletes a), and another subject of the same meeting that cites it. */
function library(cite: (name: string) => string, number = '4.1'): string {
  const files = ALL.flatMap((language) => {
    const { to, shall, name } = LANGUAGES[language];
    const own = { language, subject: 'flats' };
    return [
      [
        `decisions/cce/cop4/flats.${language}.md`,
        `${head({ ...own, meeting: 'cop4', status: 'adopted' })}${decisions(language, '**a)** map; {#aaait}')}`,
      ],
      [
        `decisions/cce/cop5/flats.draft.${language}.md`,
        `${head({ ...own, ...DRAFT, base: 'cop4', paper: 'CCE/COP5/Doc.8' })}${decisions(language, '**a)** {#aaait .deleted}\n\n> done', number)}`,
      ],
      [
        `decisions/cce/cop5/reeds.draft.${language}.md`,
        `${head({ language, subject: 'reeds', ...DRAFT, paper: 'CCE/COP5/Doc.9' })}## ${to} {#rsecr .directed-to}\n\n**5.9** ${shall}: ${cite(name)} {#reedi}\n`,
      ],
      [
        `decisions/cce/cop5/notes.paper.${language}.md`,
        `${head({ language, subject: 'notes', kind: 'paper', meeting: 'cop5', paper: 'CCE/COP5/Doc.7' })}**1.** ${cite(name)} {#noteb}\n`,
      ],
    ];
  });
  return libraryWith(Object.fromEntries(files)).root;
}

const SHIFTED = [
  ['b', 'what was 4.1 b) is 4.1 a) in cop5'],
  ['a', 'what was 4.1 a) is gone in cop5'],
] as const;

describe('items that get other letters in a Decision that keeps its number', () => {
  it.each(SHIFTED)(
    'are told in all languages where other texts cite %s)',
    async (item, said) => {
      const root = library((name) => `${name} 4.1 ${item})`);
      const { code, stderr } = await runCli(['adopt', FLATS], root);
      expect(code, stderr).toBe(0);
      for (const language of ALL)
        for (const place of [`reeds.draft.${language}.md:17`, `notes.paper.${language}.md:13`])
          expect(stderr).toMatch(new RegExp(`${place}:\\d+ warning shifted-item .*`));
      expect(stderr.split(said)).toHaveLength(7);
      const later = await runCli(['adopt', REEDS], root);
      expect(later.stderr.split(`warning shifted-item`)).toHaveLength(4);
    },
    60_000,
  );

  it.each(SHIFTED)('stop what cites %s) from being adopted before them', async (item, said) => {
    const root = library((name) => `${name} 4.1 ${item})`);
    const { code, stderr } = await runCli(['adopt', REEDS], root);
    expect(code).toBe(1);
    expect(stderr.split(`${said}.draft, expected a link`)).toHaveLength(4);
  });

  it('are cited by a link, with the letter that they get', async () => {
    const root = library((name) => `[${name} 4.1 b)](decision:cce/cop5/flats#bbbit)`);
    const { code, stderr } = await runCli(['adopt', REEDS], root);
    expect(code, stderr).toBe(0);
    expect(readFileSync(join(root, 'decisions/cce/cop5/reeds.fr.md'), 'utf8')).toContain(
      '[Décision 4.1 a)](decision:cce/cop5/flats#bbbit)',
    );
  });

  it.each(['“Decision 4.1 b)”', 'Decision 4.1', 'Decision 4.1 z)'])(
    'are not told of «%s»',
    async (words) => {
      const root = library(() => words);
      const { stderr } = await runCli(['adopt', FLATS], root);
      expect(stderr).not.toContain('shifted-item');
    },
  );

  it('stop what cites them while one language of them is open', async () => {
    const root = library((name) => `${name} 4.1 b)`);
    expect((await runCli(['adopt', FLATS, '--language', 'en'], root)).code).toBe(0);
    const { code, stderr } = await runCli(['adopt', REEDS], root);
    expect(code).toBe(1);
    expect(stderr).toMatch(/reeds\.draft\.fr\.md.* error shifted-item/);
  });

  it('have one letter in all languages where one is open, under a new number', async () => {
    const root = library((name) => `${name} 5.1 b)`, '5.1');
    expect((await runCli(['adopt', FLATS, '--language', 'en'], root)).code).toBe(0);
    const { code, stderr } = await runCli(['adopt', REEDS], root);
    expect(code, stderr).toBe(0);
    for (const language of ALL) {
      const path = join(root, `decisions/cce/cop5/reeds.${language}.md`);
      expect(readFileSync(path, 'utf8')).toContain(' 5.1 a)](decision:cce/cop5/flats#bbbit)');
    }
  });
});
