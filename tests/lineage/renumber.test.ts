import fc from 'fast-check';
import '../seed.ts';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { type Renumbered, renumbering } from '../../src/lineage/renumber.ts';
import { brokenLocks } from '../../src/model/numbering.ts';
import { outlineOf } from '../../src/model/outline.ts';
import type { Text } from '../../src/model/text.ts';
import { amended } from './amended-texts.ts';

const ADOPTED = 'kind: resolution\nrevision: rev.cop2\n';
const DRAFT = 'kind: resolution\nrevision: rev.cop3\nbase: rev.cop2\nstage: draft\n';

function read(head: string, ...blocks: string[]): Text {
  return readMarkdown(
    `---\n${head}---\n\nThe Conference {#formula .formula}\n\n${blocks.join('\n\n')}\n`,
  ).value;
}

function lines(base: Text | null, draft: Text): string[] {
  return renumbering(base, draft, false).map(line);
}

function line({ old, working, final }: Renumbered): string {
  return [old, working, final].map((number) => number ?? '–').join(' → ');
}

describe('old, working and final numbers', () => {
  it('stand side by side at every level', () => {
    const base = read(
      ADOPTED,
      '**1.** Adopts {#one}',
      '**2.** Requests: {#two}',
      '**a)** to do {#a}',
      '**b)** to see {#b}',
      '**3.** Decides {#three}',
      '## Annex 1 {#annex-1 .annex}',
      '**1.1.1** First {#x} ',
      '**1.1.2** Second {#y}',
      '## Annex 2 {#annex-2 .annex}',
      '| No. | Site |\n| --- | --- |\n| **A1** {#r} | one |\n| **A2** {#s} | two |\n| **D5** {#t} | five |',
    );
    const draft = read(
      DRAFT,
      '**0.** New {#nought}',
      '**1.** Adopts {#one}',
      '**2.** Requests: {#two}',
      '**a)** {#a .deleted}',
      '**b)** to see {#b}',
      '**b bis)** to hear {#c}',
      '**2 bis.** Also {#bis}',
      '**3.** Decides {#three}',
      '## Annex 1 {#annex-1 .annex}',
      '**1.1.1** First {#x}',
      '**1.1.1 bis** Between {#z}',
      '**1.1.2** Second {#y}',
      '## Annex 2 {#annex-2 .annex}',
      '| No. | Site |\n| --- | --- |\n| **A1** {#r .deleted} | |\n| **A2** {#s} | two |\n| **D5** {#t} | five |',
    );
    expect(lines(base, draft)).toEqual([
      '– → 0 → 1',
      '1 → 1 → 2',
      '2 → 2 → 3',
      '2 a) → – → –',
      '2 b) → 2 b) → 3 a)',
      '– → 2 b bis) → 3 b)',
      '– → 2 bis → 4',
      '3 → 3 → 5',
      'Annex 1 → Annex 1 → Annex 1',
      '1.1.1 → 1.1.1 → 1.1.1',
      '– → 1.1.1 bis → 1.1.2',
      '1.1.2 → 1.1.2 → 1.1.3',
      'Annex 2 → Annex 2 → Annex 2',
      'A1 → – → –',
      'A2 → A2 → A1',
      'D5 → D5 → D5',
    ]);
  });

  it('tell what went with its chapeau or annex, which has no tombstone of its own', () => {
    const base = read(
      ADOPTED,
      '**1.** Requests: {#one}',
      '**a)** to do {#a}',
      '**2.** Decides {#two}',
      '## Annex {#annex-1 .annex}',
      '**1.** x {#x}',
    );
    const draft = read(
      DRAFT,
      '**1.** {#one .deleted}',
      '**2.** Decides {#two}',
      '## {#annex-1 .annex .deleted}',
    );
    expect(lines(base, draft)).toEqual([
      '1 → – → –',
      '1 a) → – → –',
      '2 → 2 → 1',
      'Annex → – → –',
      'Annex, 1 → – → –',
    ]);
  });

  it('have no old ones where the text is new, and none for recitals', () => {
    const draft = readMarkdown(
      `---\n${DRAFT}---\n\nRecalling, {#r}\n\nThe Conference {#formula .formula}\n\n**1.** Adopts {#one}\n`,
    ).value;
    expect(lines(null, draft)).toEqual(['– → 1 → 1']);
  });

  it('are a bijection on what is in both texts, whatever is inserted and deleted', () => {
    fc.assert(
      fc.property(amended, ({ base, draft }) => {
        const both = renumbering(base, draft, false).filter(
          ({ old, final }) => old !== null && final !== null,
        );
        expect(new Set(both.map(({ old }) => old)).size).toBe(both.length);
        expect(new Set(both.map(({ final }) => final)).size).toBe(both.length);
        const back = new Map(both.map(({ id, final }) => [final, id]));
        for (const { id, final } of both) expect(back.get(final)).toBe(id);
      }),
      { numRuns: 60 },
    );
  });

  it('give every working number once, and final numbers without a gap', () => {
    fc.assert(
      fc.property(amended, ({ base, draft }) => {
        const rows = renumbering(base, draft, false);
        const working = rows.flatMap(({ working }) => working ?? []);
        expect(new Set(working).size).toBe(working.length);
        const finals = rows.flatMap(({ role, final }) =>
          role === 'operative' && final !== null ? [final] : [],
        );
        expect(finals).toEqual(finals.map((_, at) => String(at + 1)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a lock', () => {
  const locks = (...blocks: string[]): string[] => {
    const text = read(DRAFT, ...blocks);
    return brokenLocks(text, outlineOf(text, false)).map(
      ({ label, least }) => `${label.text} (${least.text})`,
    );
  };

  it('keeps its number, and what follows counts on from it', () => {
    const draft = read(
      DRAFT,
      '**1.** a {#a}',
      '**2.** {#b .deleted}',
      '**3.** c {#c .lock}',
      '**4.** d {#d}',
    );
    expect(lines(null, draft)).toEqual(['– → 1 → 1', '– → 3 → 3', '– → 4 → 4']);
    expect(
      locks('**1.** a {#a}', '**2.** {#b .deleted}', '**3.** c {#c .lock}', '**4.** d {#d}'),
    ).toEqual([]);
  });

  it.each([
    [['**1.** a {#a}', '**1 bis.** b {#b}', '**2.** c {#c .lock}'], ['2. (3.)']],
    [['**1.** a {#a .lock}', '**2.** b {#b .lock}', '**2.** c {#c .lock}'], ['2. (3.)']],
    [['**1.** a {#a}', '**3.** b {#b .lock}', '**2.** c {#c .lock}'], ['2. (4.)']],
    [['**1.** a {#a}', '**1 bis.** b {#b .lock}'], ['1 bis. (2.)']],
    [['**0.** a {#a .lock}', '**1.** b {#b}'], ['0. (1.)']],
    [['**1.** a: {#a}', '**a)** b {#b}', '**a bis)** c {#c}', '**b)** d {#d .lock}'], ['b) (c))']],
  ])('that cannot be kept is told: %j', (blocks, expected) => {
    expect(locks(...blocks)).toEqual(expected);
  });
});
