import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { head, libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const FOLDER = 'resolutions/cms/11.24';
const adopted = (revision: string, base: string, words: string) =>
  `${head({ revision, ...(base === '' ? {} : { base }), language: 'fr' })}# Initiative {#title}\n\n**1.** *Charge* le Secrétariat de tenir la liste des sites. {#bamot}\n\n**2.** ${words} {#kiruf}\n`;
const draft = (words: string) =>
  `${head({ revision: 'rev.cop15', meeting: 'cop15', base: 'rev.cop13', stage: 'draft', language: 'fr' })}# Initiative {#title}\n\n**1.** *Charge* le Comité de tenir la liste des sites. {#bamot}\n\n> Hors mandat.\n\n**2.** ${words} {#kiruf}\n`;
const OLD = 'Invite les donateurs à soutenir les mesures chaque année.';
const library = (now: string, own: string) =>
  libraryWith({
    [`${FOLDER}/rev.cop13.fr.md`]: adopted('rev.cop13', '', OLD),
    [`${FOLDER}/rev.cop14.fr.md`]: adopted('rev.cop14', 'rev.cop13', now),
    [`${FOLDER}/rev.cop15.draft.fr.md`]: draft(own),
  }).root;
const made = (root: string) => readFileSync(join(root, FOLDER, 'rev.cop15.draft.fr.md'), 'utf8');
const REBASE = ['draft', 'cms/11.24@rev.cop15.draft', '--rebase'];

describe('draft --rebase', () => {
  it('carries a draft to the text in force, its comments kept', async () => {
    const root = library('Prie les donateurs de soutenir les mesures chaque année.', OLD);
    const { code, stdout } = await runCli(REBASE, root);
    expect([code, stdout]).toEqual([0, `${FOLDER}/rev.cop15.draft.fr.md\n`]);
    expect(made(root)).toContain('base: rev.cop14\n');
    expect(made(root)).toContain('Charge* le Comité');
    expect(made(root)).toContain('> Hors mandat.');
    expect(made(root)).toContain('**2.** Prie les donateurs');
  });
  it('takes the instrument, the meeting and the stage for a name, and a file', async () => {
    for (const named of [
      ['draft', 'cms/11.24', '--for', 'cop15', '--rebase'],
      ['draft', `${FOLDER}/rev.cop15.draft.fr.md`, '--rebase'],
    ]) {
      const root = library('Prie les donateurs de soutenir les mesures.', OLD);
      const { code } = await runCli(named, root);
      expect([code, made(root).includes('base: rev.cop14')]).toEqual([0, true]);
    }
  });
  it('lists what both changed, keeps the draft there, and exits with 1', async () => {
    const root = library(
      'Invite les donateurs à soutenir les mesures chaque mois.',
      'Invite les donateurs à soutenir les mesures chaque jour.',
    );
    const { code, stderr, stdout } = await runCli([...REBASE, '--json'], root);
    expect(code).toBe(1);
    expect(stderr).toContain('warning collision found 2. (kiruf)');
    expect(stderr).toContain('{+jour+}');
    expect(stderr).toContain('{+mois+}');
    expect(JSON.parse(stdout)).toMatchObject({
      base: { from: 'rev.cop13', to: 'rev.cop14' },
      files: [{ collisions: [{ kind: 'both-amended', id: 'kiruf' }] }],
    });
    expect(made(root)).toContain('chaque jour');
  });
  it('refuses an older base, and writes nothing', async () => {
    const root = library(OLD, OLD);
    await runCli(REBASE, root);
    const before = made(root);
    const { code, stderr } = await runCli([...REBASE, '--onto', 'rev.cop13'], root);
    expect([code, made(root)]).toEqual([3, before]);
    expect(stderr).toContain('found --onto rev.cop13, which is older than rev.cop14');
  });
  it('writes nothing where there is no newer base', async () => {
    const root = library(OLD, OLD);
    await runCli(REBASE, root);
    const before = made(root);
    const { code, stderr } = await runCli(REBASE, root);
    expect([code, made(root)]).toEqual([0, before]);
    expect(stderr).toContain('expected a newer base');
  });
  it.each([
    [['--onto', 'rev.cop19'], 3, 'found no cms/11.24@rev.cop19'],
    [['--onto', 'rev.cop15.draft'], 3, 'which is drawn from rev.cop15.draft itself'],
    [['--language', 'fr'], 2, 'expected all languages at once'],
  ])('refuses %j', async (more, exit, told) => {
    const root = library(OLD, OLD);
    const before = made(root);
    const { code, stderr } = await runCli([...REBASE, ...more], root);
    expect([code, stderr, made(root)]).toEqual([exit, expect.stringContaining(told), before]);
  });
});

describe('the references of a carried draft', () => {
  const PARAGRAPH: Readonly<Record<string, string>> = {
    en: 'paragraph',
    fr: 'paragraphe',
    es: 'párrafo',
  };
  const text = (
    language: string,
    more: Readonly<Record<string, string>>,
    blocks: readonly string[],
  ) => `${head({ language, ...more })}# T {#title}\n\n${blocks.join('\n\n')}\n`;
  const carriedLibrary = (language: string) => {
    const cites = (label: string, id: string) => `[${PARAGRAPH[language]} ${label}](#${id})`;
    const [dim, night, count] = ['x: {#dim}\n\n**a)** y; {#dima}', 'w; {#night}', 'v; {#count}'];
    const path = (key: string) => `${FOLDER}/${key}.${language}.md`;
    const { root } = libraryWith({
      [path('rev.cop13')]: text(language, {}, [
        `**1.** ${dim}`,
        `**2.** ${night}`,
        `**3.** ${count}`,
      ]),
      [path('rev.cop14')]: text(language, { revision: 'rev.cop14', base: 'rev.cop13' }, [
        '**1.** q; {#new}',
        `**2.** ${dim}`,
        `**3.** ${night}`,
        `**4.** ${count}`,
        `**5.** z, ${cites('3', 'night')}, ${cites('2', 'dim')}; {#later}`,
      ]),
      [path('rev.cop15.draft')]: text(
        language,
        { revision: 'rev.cop15', base: 'rev.cop13', stage: 'draft', meeting: 'cop15' },
        [
          `**1.** ${dim}`,
          '**2.** {#night .deleted}',
          '> k',
          `**2 bis.** u, ${cites('1 a)', 'dima')}; {#own}`,
          `> k ${cites('3', 'count')}`,
          `**3.** ${count}`,
        ],
      ),
    });
    return { root, path: path('rev.cop15.draft'), cites };
  };

  it.each(['en', 'fr', 'es'])(
    'say the numbers of the newer base in its own sentences, and what leads nowhere is told: %s',
    async (language) => {
      const { root, path, cites } = carriedLibrary(language);
      const { code, stderr } = await runCli(REBASE, root);
      const source = readFileSync(join(root, path), 'utf8');
      expect(source).toContain(`**3 bis.** u, ${cites('2 a)', 'dima')}; {#own}`);
      expect(source).toContain(`> k ${cites('4', 'count')}`);
      expect(source).toContain(`z, ${cites('3', 'night')}, ${cites('2', 'dim')}; {#later}`);
      expect(source).toContain('**3.** {#night .deleted}');
      expect(stderr).toContain(`info reference found ${PARAGRAPH[language]} 1 a), a number of`);
      expect(stderr).toMatch(/warning collision found \S+ 3, which leads to \{#night\}, deleted/);
      expect(code).toBe(1);
    },
  );
});
