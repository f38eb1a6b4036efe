import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExtracted } from '../../src/formats/extracted/read.ts';
import { contentOf } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';
import type { Destination, Into, WordAccount } from '../../src/papers/recognise/accounting.ts';
import { accountText, recognisePaper } from '../../src/papers/recognise/recognise.ts';
import { seed } from '../corpora.ts';
import { cmsProfile } from './recognise-made.ts';

const profile = cmsProfile();
// Letters and figures apart: an ordinal that was set high (`10` / `ème`) and the raised number of a note are words of their own.
const WORD = /\p{L}+|\p{Nd}+|[\p{Nl}\p{No}]+/gu;

const SEEDS = [
  'cms-cop15-doc27.3.fr.txt',
  'cms-cop13-doc18.fr.txt',
  'cms-cop11-doc21.1.fr.txt',
  'cms-cites-joint-programme-2015-2020.fr.txt',
  'cites-strategic-vision-2021-2030.fr.txt',
  'cms-11.24-rev.cop13.fr.reconstructed.txt',
];

function bag(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.match(WORD) ?? []).sort();
}

function accounted(account: WordAccount, into: Into, destination: Destination): string[] {
  const found = account.words.filter(
    (word) => word.into === into && word.destination === destination,
  );
  return bag(found.map(({ text }) => text));
}

function contents(text: Text | null, skip: (id: string | null) => boolean = () => false): string[] {
  const paragraphs = (text?.paragraphs ?? []).filter(({ id }) => !skip(id));
  return paragraphs.map((paragraph) =>
    // The mark of a note parts words, its number is a label.
    plainText(contentOf(paragraph).map((run) => (run.note === undefined ? run : { text: ' ' }))),
  );
}

function isInline(paper: Text): boolean {
  return paper.paragraphs.some(({ attributes }) => attributes.values.layout === 'inline');
}

function comments(text: Text | null): string[] {
  const paragraphs = text?.paragraphs ?? [];
  return paragraphs.flatMap((paragraph) =>
    paragraph.comments.flatMap(({ content }) => content.map(plainText)),
  );
}

/** Every word of the source is in the account once, at the very place where the source has it. */
function expectEveryWordOnce(source: string, account: WordAccount): void {
  const lines = source.split('\n');
  const places = new Set<string>();
  for (const { text, place } of account.words) {
    const line = lines[(place?.line ?? 0) - 1] ?? '';
    expect(line.slice((place?.column ?? 0) - 1, (place?.column ?? 0) - 1 + text.length)).toBe(text);
    places.add(`${place?.line}:${place?.column}`);
  }
  expect(places.size).toBe(account.words.length);
  expect(bag(account.words.map(({ text }) => text))).toEqual(bag([source]));
  const sum = Object.values(account.totals).reduce((total, count) => total + count, 0);
  expect(sum).toBe(account.words.length);
}

describe.each(SEEDS)('the words of %s', (name) => {
  const path = seed(name);

  it.skipIf(!path)(
    'are each accounted for once by their place, at most 2 % of them in messages',
    () => {
      const source = readFileSync(path ?? '', 'utf8');
      const { account } = recognisePaper(readExtracted(source).value, profile).value;
      expectEveryWordOnce(source, account);
      expect(account.totals.message).toBeLessThanOrEqual(0.02 * account.words.length);
    },
  );

  it.skipIf(!path)('are in the results exactly where the account says', () => {
    const source = readFileSync(path ?? '', 'utf8');
    const { value } = recognisePaper(readExtracted(source).value, profile);
    const { account } = value;
    expect(bag(contents(value.paper))).toEqual(accounted(account, 'paper', 'text'));
    // The formula stands in one cell for both sides, the title of quoted Decisions is that of the paper.
    const inline = isInline(value.paper);
    expect(bag(contents(value.draft, (id) => id === 'formula' && !inline))).toEqual(
      accounted(account, 'draft', 'text'),
    );
    expect(bag(comments(value.draft))).toEqual(accounted(account, 'draft', 'comment'));
    // What an inline redline shows on both sides is the text of the draft; without marks that is all of it.
    const before = accounted(account, 'base', 'before');
    const shared = inline ? accounted(account, 'draft', 'text') : [];
    expect(bag(contents(value.base))).toEqual([...before, ...shared].sort());
    expect(bag(contents(value.quoted, (id) => id === 'title'))).toEqual(
      accounted(account, 'quoted', 'text'),
    );
    expect(bag(contents(value.decisions))).toEqual(accounted(account, 'decisions', 'text'));
  });
});

describe('the words of a Resolution that stands alone', () => {
  const path = seed('cms-11.24-rev.cop13.fr.reconstructed.txt');

  it.skipIf(!path)('are all in its text and its labels', () => {
    const source = readFileSync(path ?? '', 'utf8');
    const { value, messages } = accountText(readExtracted(source).value, profile);
    expectEveryWordOnce(source, value.account);
    expect(bag(contents(value.text))).toEqual(accounted(value.account, 'draft', 'text'));
    expect(value.account.totals.message).toBe(0);
    expect(messages).toEqual([]);
  });
});

describe('odd documents', () => {
  const piece = fc.constantFrom(
    '\t',
    '\tcell',
    '\t1.1',
    '\t8,7',
    '',
    '',
    '',
    ' ',
    'words of a line',
    'words that end.',
    'chapeau:',
    '1. one',
    '1. two;',
    '2 deux',
    'a) item;',
    'i) item',
    '· bullet',
    'HEADING',
    'Annexe 1',
    'Annexe',
    'Annexe à la Résolution 1.2',
    'ANNEX 2',
    'Résumé:',
    'Contexte',
    'Actions recommandées',
    'PROPOSITION DE RÉVISION DE LA RÉSOLUTION 11.24 (Rev.COP13)',
    'Note : Le nouveau texte proposé est souligné. Le texte à supprimer est barré.',
    '\tTexte existant',
    '\tCommentaire',
    '\tTexte proposé',
    '\tConserver',
    '\tLa Conférence des Parties à la',
    '\t0. Prie',
    '\t10bis Invite',
    '\t[1. Prie',
    '[footnoteRef:1] [1: note [with] brackets]',
    '[footnoteRef:2]',
    '[2: ',
    '[3: no mark]',
    '[bookmark: _x]',
    '[image: A',
    'B]',
    '\f',
    '\r',
    '\u00a0',
    '\uFEFF',
    '15.AA\tLes Parties',
    '15 BB Les',
    'À l’attention des Parties',
    'Décision 14.1 Adressée aux Parties',
    'Décision 2',
    '14.3 Le Secrétariat',
    'Figure 1. Carte',
    'UNEP/CMS/COP15/Doc.27.3',
    'UNEP/CMS/COP15/Doc.27.3',
    '2',
    '2',
    '[Veuillez noter que la présente annexe est entièrement nouvelle]',
  );
  const source = fc.array(piece, { maxLength: 60 }).map((lines) => lines.join('\n'));

  it('never throw, and lose or double no word, whatever their lines are', () => {
    fc.assert(
      fc.property(source, (text) => {
        const sheet = readExtracted(text).value;
        const { account } = recognisePaper(sheet, profile, { language: 'fr' }).value;
        expectEveryWordOnce(text, account);
        expectEveryWordOnce(text, accountText(sheet, profile, { language: 'fr' }).value.account);
      }),
      { numRuns: 700 },
    );
  });

  const TABLE = 'ANNEXE 1\n\n\tTexte existant\n\tCommentaire\n\tTexte proposé\n\n';
  const repeated: readonly (readonly [string, (count: number) => string])[] = [
    ['open notes', (count) => '[footnoteRef:1] [1: '.repeat(count)],
    ['cells', (count) => '\ta\n\nb\n'.repeat(count)],
    [
      'spanning rows of a wide table',
      (count) => `${'\tx\n'.repeat(count)}\n${'\tx\n\n'.repeat(count)}`,
    ],
    ['annexes', (count) => 'Annexe 1\n'.repeat(count)],
    [
      'quoted Decisions',
      (count) => 'Décision 14.1 Adressée aux Parties\nx:\n1. y;\n'.repeat(count),
    ],
    [
      'paragraphs of one cell',
      (count) => `${TABLE}\t${'a) x;\n'.repeat(count)}\tc\n\t${'b;\n'.repeat(count / 2)}`,
    ],
    ['words of one line', (count) => 'x '.repeat(5 * count)],
    ['digits of one label', (count) => '1.'.repeat(5 * count)],
  ];

  it('of very many lines overflow no stack', () => {
    for (const line of ['\ta', '\ta\n', 'x', '· y']) {
      expect(() => readExtracted(`${line}\n`.repeat(250_000))).not.toThrow();
    }
    const sheet = readExtracted('x\n'.repeat(130_000)).value;
    expect(recognisePaper(sheet, profile, { language: 'fr' }).value.account.words).toHaveLength(
      130_000,
    );
  }, 120_000);

  it.each(repeated)(
    'of very many %s are read in linear time',
    (_name, make) => {
      const timed = (count: number): number => {
        const started = performance.now();
        recognisePaper(readExtracted(make(count)).value, profile, { language: 'fr' });
        return performance.now() - started;
      };
      timed(500);
      const once = timed(1_000);
      // Four times as much takes four times as long, sixteen times where it is quadratic.
      expect(timed(4_000)).toBeLessThan(10 * once + 1_000);
    },
    60_000,
  );
});
