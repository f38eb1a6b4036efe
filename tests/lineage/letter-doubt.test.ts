import { describe, expect, it } from 'vitest';
import { linked, meetingOf, numbered } from './numbered-meeting.ts';

const OWN = 'CCE/COP5/Doc.10';
const OTHER = 'CCE/COP5/Doc.9';

// AA, BB and CC of the own paper are 21, 22, 23; AA and BB of Doc.9 are 24 and 25, CC and FF of Doc.8 26 and 27.
const DRAFTS = [
  { subject: 'seagrass', paper: OWN, letters: [0, 1, 2], finals: [21, 22, 23] },
  { subject: 'finance', paper: OTHER, letters: [0, 1], finals: [24, 25] },
  { subject: 'tides', paper: 'CCE/COP5/Doc.8', letters: [2, 5], finals: [26, 27] },
];

const MEETINGS = {
  en: meetingOf(DRAFTS, 'en', { seagrass: 'Seagrass', finance: 'Harbour fees', tides: 'Tides' }),
  fr: meetingOf(DRAFTS, 'fr', {
    seagrass: 'Herbiers',
    finance: 'Droits de port',
    tides: 'Marées',
  }),
  es: meetingOf(DRAFTS, 'es', {
    seagrass: 'Praderas',
    finance: 'Tasas portuarias',
    tides: 'Mareas',
  }),
};

type Language = keyof typeof MEETINGS;

const DOUBTS: readonly (readonly [Language, string])[] = [
  // A symbol before the letters, with other words than `in document`, or with words before those.
  ['en', 'Further to document CCE/COP5/Doc.9, draft Decision 5.BB goes on'],
  ['en', 'Unlike document CCE/COP5/Doc.9, draft Decision 5.BB asks for more'],
  ['en', 'As in document CCE/COP5/Doc.9, draft Decision 5.BB asks for more'],
  ['en', 'Without prejudice to document CCE/COP5/Doc.9, draft Decision 5.BB stands'],
  ['en', 'From Doc.9, Decision 5.BB'],
  ['en', 'Annex 1 to CCE/COP5/Doc.9, Decision 5.BB'],
  ['en', 'In documents Doc.9 and Doc.8, Decision 5.BB'],
  ['fr', 'Contrairement au document CCE/COP5/Doc.9, la Décision 5.BB demande plus'],
  ['fr', 'Sans préjudice du document CCE/COP5/Doc.9, le projet de Décision 5.BB reste'],
  ['fr', 'Comme le document CCE/COP5/Doc.9, la Décision 5.BB demande plus'],
  ['fr', 'Comme dans le document CCE/COP5/Doc.9, la Décision 5.BB demande plus'],
  ['es', 'A diferencia del documento CCE/COP5/Doc.9, la Decisión 5.BB pide más'],
  ['es', 'Como en el documento CCE/COP5/Doc.9, la Decisión 5.BB pide más'],
  ['es', 'Sin perjuicio del documento CCE/COP5/Doc.9, el proyecto de Decisión 5.BB sigue'],
  // Behind the letters, and not as that of their paper.
  ['en', 'Decision 5.BB, as in document CCE/COP5/Doc.9, asks for more'],
  ['en', 'Decision 5.BB, document CCE/COP5/Doc.9 and the report'],
  ['en', 'Decision 5.BB (Doc.9 is on fees) asks for more'],
  ['en', 'Decision 5.BB to document CCE/COP5/Doc.9'],
  ['fr', 'la Décision 5.BB, comme dans le document CCE/COP5/Doc.9, demande plus'],
  ['es', 'la Decisión 5.BB, como en el documento CCE/COP5/Doc.9, pide más'],
  // Words that point back.
  ['en', 'Document CCE/COP5/Doc.9 is on fees; its draft Decision 5.BB asks for more'],
  ['en', 'Document CCE/COP5/Doc.9 is on fees. It has draft Decision 5.BB'],
  ['en', 'Document CCE/COP5/Doc.9 is on fees; draft Decision 5.BB of the same document'],
  ['en', 'See document CCE/COP5/Doc.9. Draft Decision 5.BB of that document'],
  ['en', 'Draft Decision 5.BB of that document asks for more'],
  ['en', 'Decision 5.AA of Doc.9; its Decision 5.BB'],
  ['fr', 'Le document CCE/COP5/Doc.9 porte sur les droits ; sa Décision 5.BB demande plus'],
  ['fr', 'Le document CCE/COP5/Doc.9 est là. La Décision 5.BB du même document reste'],
  ['es', 'El documento CCE/COP5/Doc.9 trata de tasas; su Decisión 5.BB pide más'],
  ['es', 'Véase el documento CCE/COP5/Doc.9. La Decisión 5.BB del mismo documento'],
  // Over a semicolon a document that is of no letters.
  ['en', 'Document CCE/COP5/Doc.9 is on fees; draft Decision 5.BB asks for more'],
  ['en', 'See Doc.9, cf. Decision 5.BB'],
  // A number alone.
  ['en', 'Decision 5.BB (Document 9)'],
  ['en', 'Decision 5.BB of document 9'],
  ['en', 'Doc 9 has Decision 5.BB'],
  ['en', 'Decision 5.BB of document No. 9'],
  ['en', 'Draft Decisions 5.BB (Docs. 9 and 8)'],
  ['en', 'Decision 5.BB goes with documents 8 to 11'],
  ['fr', 'la Décision 5.BB (document 9)'],
  ['fr', 'la Décision 5.BB des documents 8 et 9'],
  ['es', 'la Decisión 5.BB (documento 9)'],
  ['es', 'la Decisión 5.BB de los documentos 8 y 9'],
  // Lists that are parted, or have two papers.
  ['en', 'Neither draft Decision 5.AA nor 5.BB of CCE/COP5/Doc.9'],
  ['en', 'Draft Decision 5.AA, together with draft Decision 5.BB, of CCE/COP5/Doc.9'],
  ['en', 'Decision 5.AA goes with Decision 5.BB of Doc.9'],
  ['en', 'Draft Decisions 5.BB of CCE/COP5/Doc.9 and of CCE/COP5/Doc.8'],
  ['en', 'Draft Decisions 5.BB of Doc.9, Doc.8'],
  ['en', 'Draft Decisions 5.BB (Doc.9/Rev.1; Doc.8)'],
  ['fr', 'Ni la Décision 5.AA ni la Décision 5.BB du document CCE/COP5/Doc.9'],
  ['fr', 'la Décision 5.AA, avec la Décision 5.BB, du document CCE/COP5/Doc.9'],
  ['fr', 'les projets de Décisions 5.BB du document CCE/COP5/Doc.9 et du document Doc.8'],
  ['es', 'Ni la Decisión 5.AA ni la Decisión 5.BB del documento CCE/COP5/Doc.9'],
  ['es', 'los proyectos de Decisión 5.BB del documento Doc.9 y del documento Doc.8'],
  // A letter that the own paper has not is no more certain.
  ['en', 'Decision 5.FF, read with document CCE/COP5/Doc.8'],
  // A title in the same sentence.
  ['en', 'The paper on harbour fees has draft Decision 5.BB'],
  ['fr', 'Le projet sur les droits de port a la Décision 5.BB'],
  ['es', 'El texto sobre tasas portuarias tiene la Decisión 5.BB'],
];

describe('letters in doubt about their paper', () => {
  it.each(DOUBTS)('(%s) «%s» is refused, and gets no link', (language, sentence) => {
    const { found } = numbered(sentence, OWN, MEETINGS[language]);
    const errors = found.messages.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule }) => rule)).toContain('foreign-letter');
    expect(errors.every(({ text }) => text.includes('expected a link to it, or the symbol'))).toBe(
      true,
    );
    const { links, kinds } = linked(sentence, OWN, MEETINGS[language]);
    expect(kinds).toContain('ambiguous');
    expect(links.filter((link) => link.includes('seagrass'))).toEqual([]);
  });

  it.each<[Language, string, string]>([
    // No document in the sentence, or none that has the letter.
    ['en', 'See document CCE/COP5/Doc.9. Decision 5.BB goes on', '5.22'],
    ['en', 'Further to document CCE/COP5/Doc.8, draft Decision 5.BB', '5.22'],
    ['en', 'Further to document CCE/COP5/Doc.77, draft Decision 5.BB', '5.22'],
    ['en', 'Further to document 77, draft Decision 5.BB', '5.22'],
    ['en', 'As said in the present document, Decision 5.BB', '5.22'],
    ['en', 'In 9 documents, Decision 5.BB', '5.22'],
    ['en', 'The Committee and its members; Decision 5.BB at its end', '5.22'],
    ['en', 'Decision 5.BB asks for fees of each harbour', '5.22'],
    // The own paper by its symbol.
    ['en', 'Further to Doc.9, Decision 5.BB of CCE/COP5/Doc.10', '5.22'],
    // Directly behind the letters, or opening their clause.
    ['en', 'Further to Doc.10, Decision 5.BB of CCE/COP5/Doc.9', '5.25'],
    ['en', 'Under Doc.8 and Doc.10, see Decision 5.BB (document CCE/COP5/Doc.9)', '5.25'],
    ['en', 'It is so; in document CCE/COP5/Doc.9, draft Decision 5.BB', '5.25'],
    ['fr', 'Voir cela (dans le document CCE/COP5/Doc.9, le projet de Décision 5.BB)', '5.25'],
    ['es', 'En el documento CCE/COP5/Doc.9, la Decisión 5.BB', '5.25'],
  ])('(%s) «%s» is certain: %s', (language, sentence, final) => {
    const { words, found } = numbered(sentence, OWN, MEETINGS[language]);
    expect([words, found.messages]).toEqual([sentence.replace('5.BB', final), []]);
  });
});
