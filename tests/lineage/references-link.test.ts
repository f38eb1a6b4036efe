import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { linkReferences } from '../../src/lineage/references/link.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import type { KnownText, World } from '../../src/lineage/references/world.ts';

const words = referenceWords(loadProfile(null, 'cms'), 'en');

interface Facts {
  readonly key: string;
  readonly of?: string;
  readonly base?: string;
  readonly paper?: string;
  readonly instrument?: KnownText['instrument'];
}

function known(source: string, { key, of = 'cms/1.2', base, paper, instrument }: Facts): KnownText {
  const stage = key.split('.')[2];
  const kind = instrument === 'decision' ? 'decisions' : (instrument ?? 'resolution');
  const head = `---\nbody: cms\nkind: ${kind}\nlanguage: en\nrevision: ${key}\n${stage ? `stage: ${stage}\n` : ''}---\n\n`;
  const { value: text } = readMarkdown(head + source);
  const adopted = stage === undefined && kind !== 'paper';
  const number = of.split('/').at(-1) ?? '';
  return {
    instrument: instrument ?? 'resolution',
    of,
    number,
    key,
    base: base ?? null,
    adopted,
    paper: paper ?? null,
    text,
  };
}

const BASE = `The Conference {#formula .formula}

**1.** Adopts ; {#one}

**2.** Notes ; {#two}

**3.** Requests, as in paragraph 2 and under (a) : {#three}

**a)** to do ; {#item}

**4.** Ends. {#four}

## Annex 1 {#annex-1 .annex}

**1.** In the annex. {#inner}

## Annex 2 {#annex-2 .annex}

**1.** In the other, see paragraph 1. {#other}
`;

const DRAFT = `The Conference {#formula .formula}

**0.** New ; {#nought}

**1.** Adopts ; {#one}

**2.** {#two .deleted}

> As paragraph 2 says; see new paragraph 2 and point 0 above; paragraph 4.

**3.** Requests, as in paragraph 2 and under (a) : {#three}

**a)** to do ; {#item}

**4.** Ends. {#four}

## Annex 1 {#annex-1 .annex}

**1.** In the annex. {#inner}

## Annex 2 {#annex-2 .annex}

**1.** In the other, see paragraph 1. {#other}
`;

const base = known(BASE, { key: 'rev.cop3' });
const draft = known(DRAFT, { key: 'rev.cop4.draft', base: 'rev.cop3', paper: 'P/1' });
const decisions = known(
  '**4.1** Parties shall: {#chapeau}\n\n**a)** one ; {#first}\n\n**b)** two. {#second}\n\n**4.2** Done. {#done}\n',
  { key: 'cop4', of: 'cms/cop4/fund', instrument: 'decision' },
);
const world: World = { formulaFirst: false, texts: [base, draft, decisions] };

function linked(from: KnownText, among: World = world) {
  const { text, found } = linkReferences(from, among, words);
  return { source: writeMarkdown(text), found };
}

function inText(sentence: string, facts: Facts): string {
  const from = known(`${sentence} {#x}\n`, facts);
  const { source } = linked(from, { ...world, texts: [...world.texts, from] });
  return (source.split('---\n\n')[1] ?? '').replace(' {#x}\n', '');
}

describe('an adopted text', () => {
  it('cites its own paragraphs, items and annexes by its own numbers', () => {
    const { source } = linked(base);
    expect(source).toContain('as in [paragraph 2](#two) and under [(a)](#item) :');
  });

  it('counts in the annex in which the reference stands, or in the body, and is in doubt where both have the number', () => {
    const both = linked(base);
    expect(both.source).toContain('see paragraph 1.');
    expect(both.found.map(({ resolved }) => resolved.kind)).toContain('ambiguous');
    const annex = known(BASE.replace('see paragraph 1', 'see paragraph 5, paragraph 2'), {
      key: 'original',
    });
    const own = known(
      BASE.replace('see paragraph 1', 'see paragraph 5, paragraph 2').concat(
        '\n**5.** Own. {#five}\n',
      ),
      { key: 'original' },
    );
    expect(linked(annex).source).toContain('see paragraph 5, [paragraph 2](#two).');
    expect(linked(own).source).toContain('see [paragraph 5](#five), [paragraph 2](#two).');
  });

  it('keeps the name of an annex as it is', () => {
    expect(linked(base).source).toContain('\n## Annex 1 {#annex-1 .annex}\n');
  });

  it('names the revision of another text that it could know', () => {
    const later = known(BASE.replace('**2.** Notes ; {#two}\n\n', ''), {
      key: 'rev.cop5',
      base: 'rev.cop3',
    });
    const from = known('See paragraph 2 of Resolution 1.2. {#x}\n', {
      key: 'rev.cop4',
      of: 'cms/9.9',
    });
    const { source } = linked(from, { formulaFirst: false, texts: [base, later, from] });
    expect(source).toContain('(resolution:cms/1.2@rev.cop3#two)');
  });
});

describe('a draft', () => {
  it('cites what it took over from its base by the numbers of the base', () => {
    expect(linked(draft).source).toContain('as in [paragraph 2](#two) and under [(a)](#item)');
  });

  it('does not guess where old and final numbers differ, unless the words say which', () => {
    const { source, found } = linked(draft);
    expect(source).toContain(
      '> As paragraph 2 says; see [new paragraph 2](#one) and [point 0](#nought) above; [paragraph 4](#four).',
    );
    const doubts = found.filter(({ resolved }) => resolved.kind === 'ambiguous');
    expect(doubts.map(({ reference }) => reference.text)).toEqual(['paragraph 2', 'paragraph 1']);
  });

  it('follows a text that is named without revision and pins one that is named with it', () => {
    const facts = { key: 'rev.cop4.draft', of: 'cms/9.9' };
    expect(inText('See paragraph 2 of Resolution 1.2.', facts)).toBe(
      'See [paragraph 2 of Resolution 1.2](resolution:cms/1.2#two).',
    );
    expect(inText('See paragraph 3 of Annex 1 of Resolution 1.2 (Rev.COP3).', facts)).toBe(
      'See paragraph 3 of Annex 1 of Resolution 1.2 (Rev.COP3).',
    );
    expect(inText('See paragraph 1 of Annex 1 of Resolution 1.2 (Rev.COP3).', facts)).toBe(
      'See [paragraph 1 of Annex 1 of Resolution 1.2 (Rev.COP3)](resolution:cms/1.2@rev.cop3#inner).',
    );
  });

  it('cites Decisions, their items and ranges of them', () => {
    const facts = { key: 'rev.cop4.draft', of: 'cms/9.9' };
    expect(inText('Decisions 4.1 to 4.2, Decision 4.1 (a)–(b)', facts)).toBe(
      '[Decisions 4.1 to 4.2](decision:cms/cop4/fund#chapeau,done), [Decision 4.1 (a)–(b)](decision:cms/cop4/fund#first,second)',
    );
  });

  it('never links a Decision that lacks its meeting, or a text of another body', () => {
    const facts = { key: 'rev.cop4.draft', of: 'cms/9.9' };
    for (const sentence of [
      'Decision 1',
      'Resolution 1.2 of the CITES Parties',
      'resolution 1/2',
      'CITES Decision 4.1',
      'Decision 4.1 (CITES)',
      'paragraph 2 of the Convention',
    ])
      expect(inText(sentence, facts)).toBe(sentence);
  });
});

describe('a paper', () => {
  const paper = (sentence: string) =>
    inText(sentence, { key: 'rev.cop4', paper: 'P/1', instrument: 'paper' });

  it('cites the text that it presents where the words or the number say so', () => {
    expect(paper('See paragraph 2 of the existing text and paragraph 0.')).toBe(
      'See [paragraph 2 of the existing text](resolution:cms/1.2@rev.cop3#two) and [paragraph 0](resolution:cms/1.2#nought).',
    );
  });

  it('cites its own paragraphs behind a word that sends the reader there', () => {
    const from = known(
      '**1.** First. {#p1}\n\n**2.** As said (see paragraph 1), paragraph 1 stays. {#p2}\n',
      {
        key: 'rev.cop4',
        paper: 'P/1',
        instrument: 'paper',
      },
    );
    const { source, found } = linked(from, { ...world, texts: [...world.texts, from] });
    expect(source).toContain('(see [paragraph 1](#p1)), paragraph 1 stays');
    expect(found.map(({ resolved }) => resolved.kind)).toEqual(['resolved', 'ambiguous']);
  });
});
