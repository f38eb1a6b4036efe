import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { paperName } from '../../src/cli/destination.ts';
import { pathPart, printInstrument, readName } from '../../src/library/names.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { printedName } from '../../src/papers/write/text-name.ts';
import { runCli } from '../cli/run.ts';
import { part, partNames } from '../formats/docx-reading.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const profile = loadProfile(null, 'cites');

function printedWords(xml: string): string {
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, '');
}

async function paper(language: string): Promise<Uint8Array> {
  const path = join(mkdtempSync(join(tmpdir(), 'revcop-')), 'p.docx');
  const file = `resolutions/cites/conf.-99.1/rev.cop20.paper.${language}.md`;
  const { code, stderr } = await runCli(['paper', file, '--docx', path], root);
  expect({ code, errors: stderr.match(/^.* (?:error|warning) .*$/gm) }).toEqual({
    code: 0,
    errors: null,
  });
  return readFileSync(path);
}

describe('a paper of CITES', () => {
  it.each([
    {
      language: 'en',
      original: 'Original language: English',
      annex: 'Annex 1',
      recital: 'NOTING WITH SATISFACTION that',
      formula: 'THE CONFERENCE OF THE PARTIES TO THE CONVENTION',
      legend: 'Proposed new text is underlined.',
    },
    {
      language: 'fr',
      original: 'Langue originale\u00A0: anglais',
      annex: 'Annexe 1',
      recital: 'NOTANT AVEC SATISFACTION que',
      formula: 'LA CONFÉRENCE DES PARTIES À LA CONVENTION',
      legend: 'Le nouveau texte proposé est souligné.',
    },
    {
      language: 'es',
      original: 'Idioma original: inglés',
      annex: 'Anexo 1',
      recital: 'OBSERVANDO CON SATISFACCIÓN que',
      formula: 'LA CONFERENCIA DE LAS PARTES EN LA CONVENCIÓN',
      legend: 'El nuevo texto propuesto aparece subrayado.',
    },
  ])(
    'in $language has its masthead, its verbs in capitals and the symbol at the foot',
    async (said) => {
      const docx = await paper(said.language);
      const words = printedWords(part(docx, 'word/document.xml'));
      const [original, symbol] = words.split('\n');
      expect([original, symbol]).toEqual([said.original, 'CoP20 Doc. 99']);
      for (const phrase of [said.recital, said.formula, said.legend])
        expect(words).toContain(phrase);
      const names = partNames(docx);
      const feet = names.filter((name) => /^word\/footer\d+\.xml$/.test(name));
      const printed = feet.map((name) => printedWords(part(docx, name)).trim());
      expect(printed.some((foot) => foot.startsWith('CoP20 Doc. 99 – p. '))).toBe(true);
      expect(printed.some((foot) => foot.startsWith(`CoP20 Doc. 99 ${said.annex} – p. `))).toBe(
        true,
      );
      const heads = names.filter((name) => /^word\/header\d+\.xml$/.test(name));
      expect(heads.map((name) => printedWords(part(docx, name)).trim()).join('')).toBe('');
    },
  );

  it.each([
    ['CoP19 Doc. 18', 'e-cop19-018'],
    ['CoP18 Doc. 53 (Rev. 1)', 'e-cop18-053-r1'],
    ['SC70 Doc. 35', 'e-sc70-035'],
    ['CoP19 Inf. 18', 'e-cop19-inf-018'],
    ['AC30 Doc. 6/PC24 Doc. 6', 'ac30-doc.-6_pc24-doc.-6_e'],
    ['CoP19 Doc. 18 Addendum', 'cop19-doc.-18-addendum_e'],
  ])('with the symbol %s has the file name %s', (symbol, expected) => {
    expect(paperName(profile, symbol, 'en')).toBe(expected);
  });
});

describe('a Resolution of CITES', () => {
  it.each([
    ['en', 'Resolution Conf. 18.7 (Rev. CoP19)'],
    ['fr', 'Résolution Conf. 18.7 (Rev. CoP19)'],
    ['es', 'Resolución Conf. 18.7 (Rev. CoP19)'],
  ])('is called in %s as %s, which its own patterns read', (language, expected) => {
    const values = { number: 'Conf. 18.7', revision: 'rev.cop19', kind: 'resolution' };
    const words = profile.languages[language];
    if (!words) throw new Error(`no ${language}`);
    const text = { front: { source: '', values }, paragraphs: [] };
    expect(printedName(text, words, profile)).toBe(expected);
    const read = profile.references.resolution.flatMap((pattern) => {
      const found = new RegExp(`^(?:${pattern})$`, 'iu').exec(expected);
      return found ? [found.groups] : [];
    });
    expect({ ...read[0] }).toEqual({ number: 'Conf. 18.7', revision: 'CoP19' });
  });

  it('has its number in a folder, and both forms name it', () => {
    expect(pathPart('Conf. 18.7')).toBe('conf.-18.7');
    const typed = readName('CITES/Conf. 18.7@rev.cop19');
    expect(typed).toEqual(readName('cites/conf.-18.7@rev.cop19'));
    expect(typed && readName(printInstrument(typed.instrument))?.instrument).toEqual(
      typed?.instrument,
    );
  });
});
