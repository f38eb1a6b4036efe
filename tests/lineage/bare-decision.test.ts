import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { citedDecisions } from '../../src/lineage/decisions/carry-citations.ts';
import { withBareDecisions } from '../../src/lineage/references/bare-decision.ts';
import { readReferences } from '../../src/lineage/references/read.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import type { KnownText } from '../../src/lineage/references/world.ts';

const profile = loadProfile(null, 'cce');
const NUMBERS = new Set(['8.2', '8.4']);

function bareIn(content: string, language: string): readonly string[] {
  const words = referenceWords(profile, language);
  const read = readReferences(content, words);
  const all = withBareDecisions(content, read, (number) => NUMBERS.has(number), words);
  for (const { start, end, text } of all) expect(content.slice(start, end)).toBe(text);
  return all.filter((one) => !read.includes(one)).map(({ text }) => text);
}

type Row = readonly [string, string, readonly string[]];

describe('items of Decisions without their word', () => {
  it.each<Row>([
    ['en', 'the maps received under 8.2 a) ii) and b) as an atlas', ['8.2 a) ii) and b)']],
    ['fr', 'les cartes reçues au titre de 8.2 a) ii) et b)', ['8.2 a) ii) et b)']],
    ['es', 'los mapas recibidos en virtud de 8.2 a) ii) y b)', ['8.2 a) ii) y b)']],
    ['en', '8.2(a) goes with 8.4 (b)', ['8.2(a)', '8.4 (b)']],
    ['en', 'see 8.2 a) to c); 8.4 b)', ['8.2 a) to c)', '8.4 b)']],
  ])('(%s) «%s» are read', (language, content, wanted) => {
    expect(bareIn(content, language)).toEqual(wanted);
  });

  it.each<readonly [string, string]>([
    ['en', 'Decision 8.2 a) and 8.4 b)'],
    ['en', 'Resolution 8.2 a)'],
    ['en', 'paragraph 8.2 a)'],
    ['en', 'Article 8.2 a) of the Convention'],
    ['en', 'CITES 8.2 a)'],
    ['en', 'item 8.3 a) of the list'],
    ['en', 'about 8.2 hectares a year'],
    ['en', '18.2 a), 8.25 a), A8.2 a), 1.8.2 a)'],
    ['fr', 'paragraphe 8.2 a)'],
    ['fr', 'l’article 8.2 a)'],
    ['es', 'el artículo 8.2 a)'],
    ['es', 'la Resolución 8.2 a)'],
  ])('(%s) «%s» are not, nor twice', (language, content) => {
    expect(bareIn(content, language)).toEqual([]);
  });

  it('are cited Decisions to what carries these to the next meeting', () => {
    const source =
      '---\nbody: cce\nkind: decisions\nmeeting: cop8\nsubject: sea\nlanguage: en\n---\n\n**8.2** Do: {#first}\n\n**a)** one; {#fitem}\n\n**8.4** Help under 8.2 a). {#other}\n';
    const known: KnownText = {
      instrument: 'decision',
      of: 'cce/cop8/sea',
      number: 'sea',
      key: 'cop8',
      base: null,
      adopted: true,
      paper: null,
      text: readMarkdown(source).value,
    };
    const world = { formulaFirst: false, texts: [known] };
    expect(citedDecisions(known, world, referenceWords(profile, 'en'))).toEqual([
      { paragraph: 'other', words: '8.2 a)', subject: 'sea', id: 'fitem' },
    ]);
  });
});
