import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/library/profile.ts';
import { readReferences } from '../../src/lineage/references/read.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';

const profile = loadProfile(null, 'cms');

/** What is read of some words: what is cited, of which text, and the numbers; empty where nothing is, so that no link can stand there. */
function told(words: string, language: string): string {
  return readReferences(words, referenceWords(profile, language))
    .map(({ kind, of, numbers }) => {
      const printed = numbers.map(({ from, to }) =>
        [from, ...(to ? [to] : [])].map(({ labels }) => labels.join(' ')).join('–'),
      );
      return `${kind} ${of?.kind ?? '-'}: ${printed.join(',')}`;
    })
    .join('; ');
}

// How bodies cite their own and others' texts, and what has a number without being a paragraph.
describe('forms of references', () => {
  it.each([
    ['en', 'its resolution 60/251 of 15 March 2006', 'resolution foreign: 60/251'],
    ['en', 'resolution 2200 A (XXI)', 'resolution foreign: 2200 A (XXI)'],
    ['en', 'resolution 2214 (2015)', 'resolution foreign: 2214 (2015)'],
    ['en', 'resolution 5/14', 'resolution foreign: 5/14'],
    ['en', 'UNEP/EA.5/Res.14', 'symbol -: UNEP/EA.5/Res.14'],
    ['en', 'decision 15/4', 'decision foreign: 15/4'],
    ['en', 'decision XIII/24', 'decision foreign: XIII/24'],
    ['en', 'decision XIII / 24', 'decision foreign: XIII / 24'],
    ['en', 'decision NP-5/6', 'decision foreign: NP-5/6'],
    ['en', 'decision CP-10/3', 'decision foreign: CP-10/3'],
    ['en', 'decision 1/CP.17', 'decision foreign: 1/CP.17'],
    ['en', 'decision -/CP.20', ''],
    ['en', 'Resolution 11.24 (Rev.COP13)', 'resolution resolution: 11.24'],
    ['en', 'Decision 14.167', 'decision -: 14.167'],
    ['en', 'under Decision 169.', 'decision -: 169'],
    ['fr', 'remplace la Décision 2. Puis', 'decision -: 2'],
    ['es', 'las Decisiones 14.1 y 2.', 'decision -: 14.1,2'],
    ['fr', 'la Décision 14,1.', 'decision -: 14,1'],
    ['fr', 'la Décision 14,1,2', ''],
    ['en', 'Decision 2.CP', ''],
    ['en', 'Decisions 14.167 to 14.170', 'decision -: 14.167–14.170'],
    ['en', 'Decision 13.24 (a) - (c)', 'decision -: 13.24 a–13.24 c'],
    ['en', 'Resolution Conf. 9.24 (Rev. CoP17)', 'resolution foreign: Conf. 9.24 (Rev. CoP17)'],
    ['en', 'CITES Decision 18.331', 'decision foreign: 18.331'],
    ['en', 'Decisions 18.331 – 18.332', 'decision -: 18.331–18.332'],
    ['en', 'Resolution XII.4', 'resolution foreign: XII.4'],
    ['en', 'Objective 3', ''],
    ['en', 'section II', ''],
    ['en', 'article IV', ''],
    ['en', 'target 8', ''],
    ['en', 'Goal 4, paragraph 2', 'paragraph foreign: 2'],
    ['en', 'Target 8, paragraph 2', 'paragraph foreign: 2'],
    ['en', 'Objective 3, paragraph 2', 'paragraph foreign: 2'],
    ['en', 'section II, paragraph 2', 'paragraph foreign: 2'],
    ['en', 'Article IV, paragraph 2', 'paragraph foreign: 2'],
    ['en', 'Resolution 11.24(Rev.COP13)', 'resolution resolution: 11.24'],
    ['en', 'Resolution 11.24 (Rev. COP12)', 'resolution resolution: 11.24'],
    ['en', 'Resolution 11.24 (REV.COP12)', 'resolution resolution: 11.24'],
    ['en', 'Resolution 11.24 (Rev.\u00A0COP12)', 'resolution resolution: 11.24'],
    ['en', 'point 0 above', 'paragraph -: 0'],
    ['en', 'new operative paragraph 5', 'paragraph -: 5'],
    ['en', 'activities 8 and 15 of Resolution 10.9', 'activity resolution: 8,15'],
    ['en', 'activity 29.7', 'activity -: 29.7'],
    ['en', '14.170 (a–c)', ''],
    ['en', 'Decision 14.170 (a–c)', 'decision -: 14.170 a–14.170 c'],
    ['en', '(see paragraphs 5 and 6)', 'paragraph -: 5,6'],
    ['en', 'under (a)', 'item -: a'],
    ['en', 'paragraph 2 of Article IV', 'paragraph foreign: 2'],
    ['en', 'paragraph 2 of Target 8', 'paragraph foreign: 2'],
    ['en', 'paragraph 2 of section II', 'paragraph foreign: 2'],
    ['fr', 'sa résolution 60/251 du 15 mars 2006', 'resolution foreign: 60/251'],
    ['fr', 'résolution 2200 A (XXI)', 'resolution foreign: 2200 A (XXI)'],
    ['fr', 'résolution 2214 (2015)', 'resolution foreign: 2214 (2015)'],
    ['fr', 'résolution 5/14', 'resolution foreign: 5/14'],
    ['fr', 'décision 15/4', 'decision foreign: 15/4'],
    ['fr', 'décision XIII/24', 'decision foreign: XIII/24'],
    ['fr', 'décision 1/CP.17', 'decision foreign: 1/CP.17'],
    ['fr', 'Résolution 11.24 (Rév.COP13)', 'resolution resolution: 11.24'],
    ['fr', 'Résolution 11.24 (Rév.\u00A0COP12)', 'resolution resolution: 11.24'],
    ['fr', 'Décision 14.167', 'decision -: 14.167'],
    ['fr', 'Décisions 14.167 à 14.170', 'decision -: 14.167–14.170'],
    ['fr', 'Décision 13.24 (a) - (c)', 'decision -: 13.24 a–13.24 c'],
    ['fr', 'Résolution Conf. 9.24 (Rev. CoP17)', 'resolution foreign: Conf. 9.24 (Rev. CoP17)'],
    ['fr', 'Résolution XII.4', 'resolution foreign: XII.4'],
    ['fr', 'Objectif 3', ''],
    ['fr', 'section II', ''],
    ['fr', 'article IV', ''],
    ['fr', 'cible 8', ''],
    ['fr', 'but 4', ''],
    ['fr', 'Objectif 3, paragraphe 2', 'paragraph foreign: 2'],
    ['fr', 'section II, paragraphe 2', 'paragraph foreign: 2'],
    ['fr', 'article IV, paragraphe 2', 'paragraph foreign: 2'],
    ['fr', 'cible 8, paragraphe 2', 'paragraph foreign: 2'],
    ['fr', 'point 0 ci-dessus', 'paragraph -: 0'],
    ['fr', 'nouveau paragraphe opérationnel 5', 'paragraph -: 5'],
    ['fr', 'activités 8 et 15 de la Résolution 10.9', 'activity resolution: 8,15'],
    ['fr', 'activité 29.7', 'activity -: 29.7'],
    ['fr', '(voir paragraphes 5 et 6)', 'paragraph -: 5,6'],
    ['fr', 'au titre de a)', 'item -: a'],
    ['fr', 'point 13.AA b)', 'draft-decision -: 13.AA b'],
    ['fr', 'l’article 13.AA c)', 'draft-decision -: 13.AA c'],
    ['fr', 'paragraphe 2 de l’article IV', 'paragraph foreign: 2'],
    ['fr', 'paragraphe 2 de l’objectif 3', 'paragraph foreign: 2'],
    ['es', 'su resolución 60/251', 'resolution foreign: 60/251'],
    ['es', 'resolución 2214 (2015)', 'resolution foreign: 2214 (2015)'],
    ['es', 'decisión 15/4', 'decision foreign: 15/4'],
    ['es', 'decisión XIII/24', 'decision foreign: XIII/24'],
    ['es', 'Resolución 11.24 (Rev.COP13)', 'resolution resolution: 11.24'],
    ['es', 'Resolución 11.24 (Rev. COP12)', 'resolution resolution: 11.24'],
    ['es', 'Decisión 14.167', 'decision -: 14.167'],
    ['es', 'Decisiones 14.167 a 14.170', 'decision -: 14.167–14.170'],
    ['es', 'Decisión 13.24 (a) - (c)', 'decision -: 13.24 a–13.24 c'],
    ['es', 'Objetivo 3', ''],
    ['es', 'sección II', ''],
    ['es', 'artículo IV', ''],
    ['es', 'meta 8', ''],
    ['es', 'Objetivo 3, párrafo 2', 'paragraph foreign: 2'],
    ['es', 'sección II, párrafo 2', 'paragraph foreign: 2'],
    ['es', 'artículo IV, párrafo 2', 'paragraph foreign: 2'],
    ['es', 'meta 8, párrafo 2', 'paragraph foreign: 2'],
    ['es', 'punto 0 anterior', 'paragraph -: 0'],
    ['es', 'nuevo párrafo 5', 'paragraph -: 5'],
    ['es', 'actividades 8 y 15 de la Resolución 10.9', 'activity resolution: 8,15'],
    ['es', 'actividad 29.7', 'activity -: 29.7'],
    ['es', '(véanse los párrafos 5 y 6)', 'paragraph -: 5,6'],
    ['es', 'en virtud de a)', 'item -: a'],
    ['es', 'párrafo 2 del artículo IV', 'paragraph foreign: 2'],
    ['es', 'párrafo 2 de la meta 8', 'paragraph foreign: 2'],
  ])('(%s) «%s» is read as %s', (language, words, expected) => {
    expect(told(words, language)).toBe(expected);
  });

  it.each([
    ['Objective 3', 'Objectif 3', 'Objetivo 3'],
    ['Goal 4', 'but 4', 'meta 4'],
    ['Target 8', 'cible 8', 'meta 8'],
    ['Section II', 'section II', 'sección II'],
    ['Article IV', 'article IV', 'artículo IV'],
  ])('a paragraph of %s, %s or %s is no paragraph of the text', (...names) => {
    for (const [at, [language, paragraph]] of LANGUAGES.entries()) {
      expect(told(`${names[at]}, ${paragraph} 2`, language)).toBe('paragraph foreign: 2');
      expect(told(names[at] ?? '', language)).toBe('');
    }
  });
});

const LANGUAGES = [
  ['en', 'paragraph'],
  ['fr', 'paragraphe'],
  ['es', 'párrafo'],
] as const;
