import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { head, libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const FOLDER = 'resolutions/cms/11.24';
const files = {
  [`${FOLDER}/rev.cop13.fr.md`]: `${head({ language: 'fr' })}# Initiative {#title}\n\n**1.** *Charge* le Secrétariat. {#bamot}\n`,
  [`${FOLDER}/rev.cop15.draft.fr.md`]: `${head({ revision: 'rev.cop15', meeting: 'cop15', base: 'rev.cop13', stage: 'draft', paper: 'UNEP/CMS/COP15/Doc.1', language: 'fr' })}# Initiative {#title}\n\n**1.** *Charge* le Comité. {#bamot}\n\n> Hors mandat.\n`,
};
const STAGE = ['draft', 'cms/11.24', '--for', 'cop15', '--stage', 'crp3'];

describe('draft --stage', () => {
  it('makes the next stage of a draft, its comments kept, its base the stage before', async () => {
    const { root } = libraryWith(files);
    const { code } = await runCli(
      [...STAGE, '--from', 'rev.cop15.draft', '--paper', 'UNEP/CMS/COP15/CRP.3'],
      root,
    );
    expect(code).toBe(0);
    const made = readFileSync(join(root, FOLDER, 'rev.cop15.crp3.fr.md'), 'utf8');
    expect(made).toContain('base: rev.cop15.draft\nstage: crp3\n');
    expect(made).toContain('paper: UNEP/CMS/COP15/CRP.3\n');
    expect(made).toContain('> Hors mandat.');
  });
  it('draws a second draft from the text in force, and asks for its paper', async () => {
    const { root } = libraryWith(files);
    const { code, stderr } = await runCli(
      ['draft', 'cms/11.24', '--for', 'cop15', '--stage', 'doc9'],
      root,
    );
    expect(code).toBe(0);
    expect(stderr).toContain('warning no-paper');
    const made = readFileSync(join(root, FOLDER, 'rev.cop15.doc9.fr.md'), 'utf8');
    expect(made).toContain('base: rev.cop13\n');
    expect(made).not.toContain('Hors mandat');
  });
  it.each([
    [['--paper', 'UNEP/CMS/COP15/Doc.1'], 'expected a paper of its own', 3],
    [
      ['--paper', 'UNEP/CMS/COP14/CRP.3'],
      'found --paper UNEP/CMS/COP14/CRP.3, expected the symbol of a paper of cop15',
      2,
    ],
    [['--paper', 'PNUE/CMS/COP16/CRP.3'], 'expected the symbol of a paper of cop15', 2],
    [['--from', 'rev.cop15.crp9'], 'found no cms/11.24@rev.cop15.crp9', 3],
  ])('refuses %j', async (more, told, exit) => {
    const { code, stderr } = await runCli([...STAGE, ...more], libraryWith(files).root);
    expect([code, stderr]).toEqual([exit, expect.stringContaining(told)]);
  });
  it('takes the symbol of a subsidiary body, and tells one that it cannot read', async () => {
    const { code, stderr } = await runCli(
      [...STAGE, '--paper', 'UNEP/CMS/StC54/Doc.9'],
      libraryWith(files).root,
    );
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining('warning paper-symbol found --paper UNEP/CMS/StC54/Doc.9'),
    ]);
  });
  it('refuses paper, which is no name of a stage', async () => {
    const { code } = await runCli(
      ['draft', 'cms/11.24', '--for', 'cop15', '--stage', 'paper'],
      libraryWith(files).root,
    );
    expect(code).toBe(2);
  });
  it('refuses a draft for no meeting', async () => {
    const { code, stderr } = await runCli(['draft', 'cms/11.24'], libraryWith(files).root);
    expect([code, stderr]).toEqual([2, expect.stringContaining('found no --for')]);
  });
});
