import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { comparisonSchema } from '../../src/compare/schema.ts';
import { head, libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const FOLDER = 'resolutions/cms/11.24';
const draft = { revision: 'rev.cop15', meeting: 'cop15' };
const files = {
  [`${FOLDER}/rev.cop13.fr.md`]: `${head({ language: 'fr' })}# Initiative {#title}\n\n**1.** *Charge* le Conseil et le Secrétariat. {#bamot}\n\n**2.** *Invite* les donateurs. {#kiruf}\n`,
  [`${FOLDER}/rev.cop15.draft.fr.md`]: `${head({ ...draft, base: 'rev.cop13', stage: 'draft', language: 'fr' })}# Initiative {#title}\n\n**1.** *Charge* instamment le Conseil et le Secrétariat. {#bamot}\n\n**2.** {#kiruf .deleted}\n`,
  [`${FOLDER}/rev.cop15.crp1.fr.md`]: `${head({ ...draft, base: 'rev.cop15.draft', stage: 'crp1', language: 'fr' })}# Initiative {#title}\n\n**1.** *Charge* le Secrétariat permanent. {#bamot}\n\n**2.** *Invite* les donateurs. {#kiruf}\n`,
};
const ARGS = [
  'compare',
  'cms/11.24',
  'cms/11.24@rev.cop15.crp1',
  '--since',
  'cms/11.24@rev.cop15.draft',
];

describe('compare --since', () => {
  it('marks apart in a terminal what changed since the stage', async () => {
    const { code, stdout, stderr } = await runCli(ARGS, libraryWith(files).root);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('[--le Conseil et --]');
    expect(stdout).toContain('[/instamment /]');
    expect(stdout).toContain('{++ permanent++}');
    expect(stdout).toContain('{=Invite les donateurs.=}');
    expect(stdout).toContain('since: kept again');
  });
  it('adds it to the JSON, by the schema', async () => {
    const { stdout } = await runCli([...ARGS, '--json'], libraryWith(files).root);
    const json: unknown = JSON.parse(stdout);
    const validate = new Ajv2020({ strict: true }).compile(comparisonSchema);
    validate(json);
    expect(validate.errors).toBeNull();
    expect(json).toMatchObject({ since: { name: 'cms/11.24@rev.cop15.draft' } });
  });
  it('prints a word that was dropped where it stood, in Word too', async () => {
    const line = (words: string) => `# Initiative {#title}\n\n**1.** ${words} {#bamot}\n`;
    const texts = {
      [`${FOLDER}/rev.cop13.fr.md`]: `${head({ language: 'fr' })}${line('*Charge* le Conseil.')}`,
      [`${FOLDER}/rev.cop15.draft.fr.md`]: `${head({ ...draft, base: 'rev.cop13', stage: 'draft', language: 'fr' })}${line('*Charge* le Conseil de garder les listes pendant vingt ans au moins.')}`,
      [`${FOLDER}/rev.cop15.crp1.fr.md`]: `${head({ ...draft, base: 'rev.cop15.draft', stage: 'crp1', language: 'fr' })}${line('*Charge* le Conseil de garder les listes pendant trente ans au moins.')}`,
    };
    const { root } = libraryWith(texts);
    const { code } = await runCli([...ARGS, '--docx', 'x.docx'], root);
    expect(code).toBe(0);
    const parts = unzipSync(readFileSync(join(root, 'x.docx')));
    const written = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const words = [...written.matchAll(/<w:(?:t|delText)[^>]*>([^<]*)/g)].map(([, text]) => text);
    expect(words.join('')).toMatch(/pendant (?:trente *vingt|vingt *trente) ans au moins/);
  });
  it.each([
    ['--layout', 'clean'],
    ['--layout', 'programme'],
  ])('refuses %s %s, which marks nothing apart', async (...more) => {
    const { code, stderr } = await runCli([...ARGS, ...more], libraryWith(files).root);
    expect(code).toBe(2);
    expect(stderr).toContain('expected three-column, side-by-side, inline');
  });
  it('refuses tracked changes, which know no second mark', async () => {
    const { code, stderr } = await runCli(
      [...ARGS, '--docx', 'x.docx', '--redline', 'tracked'],
      libraryWith(files).root,
    );
    expect(code).toBe(2);
    expect(stderr).toContain('found --since with --redline tracked');
  });
});
