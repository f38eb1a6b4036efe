import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/library/profile.ts';
import { accountText } from '../../src/papers/recognise/recognise.ts';
import { p, r, wordFile } from '../formats/docx-read/word-file.ts';
import { linesOf, sheetOf } from './word-paper.ts';

/** Body, language, name, title, who adopted it, the first recital. */
const TEXTS: readonly (readonly [string, string, string, string, string, string])[] = [
  [
    'cms',
    'en',
    'UNEP/CMS/Resolution 12.99',
    'CONSERVATION OF FLYWAYS',
    'Adopted by the Conference of the Parties at its 12th Meeting (Manila, October 2017)',
    'Recalling the Convention,',
  ],
  [
    'cms',
    'fr',
    'UNEP/CMS/Résolution 12.99',
    'CONSERVATION DES VOIES DE MIGRATION',
    'Adoptée par la Conférence des Parties à sa 12e réunion (Manille, octobre 2017)',
    'Rappelant la Convention,',
  ],
  [
    'cms',
    'es',
    'PNUMA/CMS/Resolución 12.99',
    'CONSERVACIÓN DE LAS VÍAS MIGRATORIAS',
    'Aprobada por la Conferencia de las Partes en su 12.ª reunión (Manila, octubre de 2017)',
    'Recordando la Convención,',
  ],
  [
    'un',
    'en',
    'A/RES/75/901',
    'Rivers and their basins',
    'Resolution adopted by the General Assembly on 21 December 2020',
    'Recalling its resolution 70/1 of 25 September 2015,',
  ],
  [
    'un',
    'zh',
    'A/RES/75/901',
    '河流及其流域',
    '2020年12月21日大会通过的决议',
    '回顾其2015年9月25日第70/1号决议，',
  ],
];

const BOLD = '<w:b/>';

function read(body: string, language: string, lines: readonly string[]) {
  const sheet = sheetOf(wordFile(lines.join('')));
  const { text } = accountText(sheet, loadProfile(null, body), { language }).value;
  return { lines: linesOf(text), front: text.front.values, paragraphs: text.paragraphs };
}

describe('the line that says who adopted a text', () => {
  for (const [body, language, name, title, adopted, recital] of TEXTS) {
    it(`is a fact of the front matter below the title, in ${language} of ${body}`, () => {
      const found = read(body, language, [p(name), p(title), p(adopted), p(recital)]);
      expect(found.lines).toEqual([title, recital]);
      expect(found.front.masthead).toEqual([name, adopted]);
    });
  }

  const [, , name, title, adopted, recital] = TEXTS[0] ?? ['', '', '', '', '', ''];

  it('is taken where the title has the style of a heading and no name stands above it', () => {
    const heading = p(title, '<w:pStyle w:val="Heading1"/>');
    const found = read('cms', 'en', [heading, p(adopted), p(recital)]);
    expect(found.lines).toEqual([title, recital]);
    expect(found.front.masthead).toEqual([adopted]);
  });

  it('leaves a title in bold a title, and no bold text', () => {
    const found = read('cms', 'en', [p(name), p(r(title, BOLD)), p(adopted), p(recital)]);
    expect(found.paragraphs[0]).toMatchObject({
      kind: 'heading',
      level: 1,
      content: [{ text: title }],
    });
    expect(found.paragraphs[0]).not.toMatchObject({ content: [{ strong: true }] });
  });
});
