import { describe, expect, it } from 'vitest';
import { alignSiblings } from '../../src/cli/sibling-ids.ts';
import { siblingMessage } from '../../src/cli/sibling-message.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { readTextSource } from '../../src/library/texts.ts';
import { labelOf } from '../../src/model/paragraph.ts';
import type { Text } from '../../src/model/text.ts';
import { textOf } from './batch-files.ts';

const TEXTS = [
  ['un/75-901/original', ['en', 'fr', 'es', 'ru', 'ar', 'zh']],
  ['cms/11.10/rev.cop12', ['en', 'fr', 'es']],
  ['cites/conf.-99.1/original', ['en', 'fr', 'es']],
] as const;

const PAIRS = TEXTS.flatMap(([stem, languages]) =>
  languages.flatMap((one) =>
    languages.filter((other) => other !== one).map((other) => [stem, one, other] as const),
  ),
);

function wrongPairs(known: Text, fresh: Text): number {
  return alignSiblings(known, fresh).pairs.filter((pair) => pair.known.id !== pair.fresh.id).length;
}

describe('one text in two languages', () => {
  it.each(PAIRS)('%s, %s and %s, is paired whole by labels and order', (stem, one, other) => {
    const [known, fresh] = [textOf(`${stem}.${one}.md`), textOf(`${stem}.${other}.md`)];
    const { pairs, alone } = alignSiblings(known, fresh);
    expect(wrongPairs(known, fresh)).toBe(0);
    expect(alone).toEqual({ known: [], fresh: [] });
    expect(pairs.some(({ doubtful }) => doubtful)).toBe(false);
  });

  it('gives no paragraph a wrong partner where the other language lacks any one that is numbered', () => {
    const known = textOf('cms/11.10/rev.cop12.en.md');
    const whole = textOf('cms/11.10/rev.cop12.fr.md');
    for (const gone of whole.paragraphs) {
      if (labelOf(gone) === null) continue;
      const paragraphs = whole.paragraphs.filter((paragraph) => paragraph !== gone);
      expect(wrongPairs(known, { ...whole, paragraphs }), gone.id ?? '').toBe(0);
      const { alone } = alignSiblings(known, { ...whole, paragraphs });
      expect(alone.known.map(({ id }) => id)).toContain(gone.id);
    }
  });

  it('leaves recitals alone of which it cannot be told which one is lacking', () => {
    const known = text('One two three four,', 'Two three four five,', 'Six seven eight nine,');
    const fresh = text('Un deux trois quatre,', 'Six sept huit neuf,');
    const { pairs } = alignSiblings(known, fresh);
    expect(pairs).toEqual([]);
  });

  it('tells recitals by the figures in them', () => {
    const known = text('Recalling 2014,', 'Noting 2017,', 'Aware of 2020,');
    const fresh = text('Rappelant 2014,', 'Consciente de 2020,');
    const { pairs, alone } = alignSiblings(known, fresh);
    expect(pairs.map((pair) => pair.known.id)).toEqual(['p1', 'p3']);
    expect(alone.known.map(({ id }) => id)).toEqual(['p2']);
  });

  it('pairs labels of any alphabet, and not the items of different paragraphs', () => {
    const known = text(
      '**1.** Decides:',
      '**a)** one;',
      '**b)** two;',
      '**2.** Asks:',
      '**a)** three.',
    );
    const fresh = text(
      '**1.** Решает:',
      '**а)** раз;',
      '**б)** два;',
      '**2.** Просит:',
      '**а)** три.',
    );
    const { pairs } = alignSiblings(known, fresh);
    expect(pairs.map((pair) => [pair.known.id, pair.fresh.id, pair.by])).toEqual(
      ['p1', 'p2', 'p3', 'p4', 'p5'].map((id) => [id, id, 'label']),
    );
  });

  it('doubts labels whose figures have nothing in common', () => {
    const known = text('**1.** By 2014;', '**2.** By 2017;');
    const fresh = text('**1.** D’ici à 2017 ;', '**2.** D’ici à 2020 ;');
    const siblings = alignSiblings(known, fresh);
    expect(siblings.pairs.map(({ doubtful }) => doubtful)).toEqual([true, true]);
    const message = siblingMessage(siblings, readTextSource('', 'en.md', 'en.md'), 'fr.docx');
    expect(message.severity).toBe('warning');
    expect(message.text).toContain('2. “D’ici à 2020 ;” whose figures are others there');
  });

  it('pairs a text of twenty thousand equal paragraphs straight on', () => {
    const lines = Array.from({ length: 20_000 }, () => 'x');
    expect(alignSiblings(text(...lines), text(...lines)).pairs).toHaveLength(20_000);
  });
});

function text(...lines: string[]): Text {
  const source = lines.map((line, index) => `${line} {#p${index + 1}}`).join('\n\n');
  return readMarkdown(`${source}\n`).value;
}
