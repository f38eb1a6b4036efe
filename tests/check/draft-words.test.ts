import { describe, expect, it } from 'vitest';
import { checkEdition } from '../../src/check/check-edition.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import type { KnownText } from '../../src/lineage/references/world.ts';

// The United Nations number their decisions otherwise.
const BODIES = ['cms', 'cites', 'cce'] as const;

function told(body: string, language: string, paragraph: string, adopting = true): string[] {
  const head = `body: ${body}\nkind: decisions\nmeeting: cop5\nsubject: sea\nstage: draft\nlanguage: ${language}`;
  const text = readMarkdown(`---\n${head}\n---\n\n**5.1** ${paragraph}\n`).value;
  const known: KnownText = {
    instrument: 'decision',
    of: `${body}/cop5/sea`,
    number: 'sea',
    key: 'cop5.draft',
    base: null,
    adopted: false,
    paper: 'X/COP5/Doc.9',
    text,
  };
  const edition = { key: 'cop5.draft', base: null, adopted: false, text };
  const subject = {
    chain: [edition],
    edition,
    others: [],
    rivals: [],
    world: { formulaFirst: false, texts: [known] },
    profile: loadProfile(null, body),
    file: 'x.md',
  };
  return checkEdition(subject, { adopting })
    .findings.filter(({ rule }) => rule === 'draft-words')
    .map(({ text: said }) => /^found (.*), expected/.exec(said)?.[1] ?? said);
}

describe('words of drafts in a text that is adopted', () => {
  it.each([
    ['en', 'the draft Decision 5.9 {#a}', 'draft Decision 5.9'],
    ['en', 'Decision 5.7 a) (Doc.23) {#a}', 'Decision 5.7 a) (Doc.23)'],
    ['en', 'in document X/COP5/Doc.23, Decision 5.7 {#a}', 'X/COP5/Doc.23, Decision 5.7'],
    ['fr', 'le projet de Décision 5.9 ; {#a}', 'projet de Décision 5.9'],
    ['fr', 'les projets de Décisions 5.8 et 5.9 ; {#a}', 'projets de Décisions 5.8 et 5.9'],
    [
      'fr',
      'la Décision 4.1 a) du document X/COP4/Doc.21 ; {#a}',
      'Décision 4.1 a) du document X/COP4/Doc.21',
    ],
    ['es', 'el proyecto de Decisión 5.9; {#a}', 'proyecto de Decisión 5.9'],
    [
      'es',
      'la Decisión 5.7 que figura en el documento X/COP5/Doc.21 {#a}',
      'Decisión 5.7 que figura en el documento X/COP5/Doc.21',
    ],
    ['en', '{#a .deleted}\n\n> See draft Decision 5.8 of document X/COP5/Doc.2.', null],
  ])('(%s) «%s» is told in every body, at adoption alone', (language, words, found) => {
    for (const body of BODIES) {
      expect(told(body, language, words)).toEqual([
        found ?? 'draft Decision 5.8 of document X/COP5/Doc.2',
      ]);
      expect(told(body, language, words, false)).toEqual([]);
    }
  });

  it('are told of a resolution of the United Nations', () => {
    expect(told('un', 'en', 'as in draft resolution 79/333 {#a}')).toEqual([
      'draft resolution 79/333',
    ]);
  });

  it.each([
    'Decision 5.9 and document X/COP5/Doc.2 {#a}',
    'Resolution 70/1 (A/RES/70/1) {#a}',
    'the words “draft Decision 5.9” {#a}',
    'a draft of Annex 2, as Decision 5.9 asks {#a}',
    'to act. {#a}\n\n> See draft Decision 5.8.',
  ])('«%s» is none', (words) => {
    expect(told('cms', 'en', words)).toEqual([]);
  });
});
