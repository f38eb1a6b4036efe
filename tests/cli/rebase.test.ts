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
