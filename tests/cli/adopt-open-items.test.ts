import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const head = (values: Readonly<Record<string, string>>): string =>
  `---\n${Object.entries({ body: 'cce', kind: 'decisions', ...values })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')}---\n\n`;

const WORDS = {
  en: { decision: 'Decision', and: 'and', under: 'received under' },
  fr: { decision: 'Décision', and: 'et', under: 'reçues au titre de' },
  es: { decision: 'Decisión', and: 'y', under: 'recibidos en virtud de' },
} as const;

type Language = keyof typeof WORDS;

interface Invented {
  readonly numbers: readonly [string, string];
  /** Of item a), which the draft deletes. */
  readonly first: string;
  readonly cited: string;
}

function bodyOf(prefix: string, { numbers, first, cited }: Invented): string {
  return `# Flats {#title}

## Directed to Parties {#${prefix}aaaa .directed-to}

**${numbers[0]}** Parties shall: {#${prefix}bbbb}

**a)** ${first}

**b)** protect; {#${prefix}dddd}

**c)** report; {#${prefix}eeee}

## Directed to the Secretariat {#${prefix}ffff .directed-to}

**${numbers[1]}** The Secretariat shall help with ${cited}. {#${prefix}gggg}
`;
}

function filesOf([flats, tides]: readonly [string, string], language: string) {
  const draft = { meeting: 'cop5', stage: 'draft', status: 'proposed', base: 'cop4', language };
  const before = { meeting: 'cop4', status: 'adopted', date: '2017-09-15', language };
  const both = (
    subject: string,
    prefix: string,
    old: readonly [string, string],
    numbers: readonly [string, string],
    cited: string,
  ) => {
    const map = { numbers: old, first: `map; {#${prefix}cccc}`, cited: 'all' };
    const gone = { numbers, first: `{#${prefix}cccc .deleted}\n\n> Done.`, cited };
    const paper = { subject, paper: 'CCE/COP5/Doc.8', date: '2020-01-01' };
    return {
      [`decisions/cce/cop4/${subject}.${language}.md`]: `${head({ ...before, subject })}${bodyOf(prefix, map)}`,
      [`decisions/cce/cop5/${subject}.draft.${language}.md`]: `${head({ ...draft, ...paper })}${bodyOf(prefix, gone)}`,
    };
  };
  return {
    ...both('flats', 'b', ['4.1', '4.2'], ['5.1', '5.2'], flats),
    ...both('tides', 'd', ['4.3', '4.4'], ['5.3', '5.4'], tides),
  };
}

describe.each(['en', 'fr', 'es'] as const)(
  'two drafts that cite the items of one another (%s)',
  (language: Language) => {
    const { decision, and, under } = WORDS[language];

    it.each([
      ['flats', 'tides'],
      ['tides', 'flats'],
    ])(
      'are sealed with the letters that these will have: %s first, then %s',
      async (...order) => {
        const typed = [
          `${decision} 5.3 c) ${and} ${decision} 5.1 b)`,
          `${decision} 5.1 b)`,
        ] as const;
        const { root } = libraryWith(filesOf(typed, language));
        for (const subject of order) {
          const path = `decisions/cce/cop5/${subject}.draft.${language}.md`;
          const { code, stderr } = await runCli(['adopt', path, '--date', '2020-03-06'], root);
          expect(code, stderr).toBe(0);
        }
        const read = (subject: string): string =>
          readFileSync(join(root, `decisions/cce/cop5/${subject}.${language}.md`), 'utf8');
        expect(read('flats')).toContain(
          `help with [${decision} 5.3 b)](decision:cce/cop5/tides#deeee) ${and} [${decision} 5.1 a)](#bdddd).`,
        );
        expect(read('tides')).toContain(
          `help with [${decision} 5.1 a)](decision:cce/cop5/flats#bdddd).`,
        );
        const { stdout } = await runCli(['check', 'decisions'], root);
        expect(stdout).not.toMatch(/dangling|stale|wording/);
      },
      60_000,
    );

    it('follow in a link too, and stop where the other draft deletes the item', async () => {
      const link = `[${decision} 5.3 c)](decision:cce/cop5/tides#deeee)`;
      const linked = libraryWith(filesOf([link, 'all'], language)).root;
      const path = `decisions/cce/cop5/flats.draft.${language}.md`;
      const done = await runCli(['adopt', path, '--date', '2020-03-06'], linked);
      expect(done.code, done.stderr).toBe(0);
      expect(readFileSync(join(linked, path.replace('.draft', '')), 'utf8')).toContain(
        `help with [${decision} 5.3 b)](decision:cce/cop5/tides#deeee).`,
      );
      const dead = libraryWith(filesOf([`${decision} 5.3 a)`, 'all'], language)).root;
      const refused = await runCli(['adopt', path, '--date', '2020-03-06'], dead);
      expect([refused.code, refused.stderr]).toEqual([
        1,
        expect.stringMatching(/error dangling-reference found/),
      ]);
    }, 60_000);

    it('follow where they stand without their word, in the own text and in another', async () => {
      const bare = `${under} 5.1 b) ${and} c)`;
      const { root } = libraryWith(filesOf([bare, bare], language));
      const path = `decisions/cce/cop5/flats.draft.${language}.md`;
      const { code, stderr } = await runCli(['adopt', path, '--date', '2020-03-06'], root);
      expect(code, stderr).toBe(0);
      const read = (file: string): string => readFileSync(join(root, file), 'utf8');
      const own = read(path.replace('.draft', ''));
      expect(own).toContain(`${under} [5.1 a) ${and} b)](#bdddd,beeee).`);
      expect(read(`decisions/cce/cop5/tides.draft.${language}.md`)).toContain(
        `${under} [5.1 a) ${and} b)](decision:cce/cop5/flats#bdddd,beeee).`,
      );
    }, 60_000);
  },
);
