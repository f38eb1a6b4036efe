import { describe, expect, it } from 'vitest';
import { writePaper } from '../../src/papers/write/paper.ts';
import { context, text } from './write-fixtures.ts';

const HEAD = ['body: cms', 'kind: paper', 'paper: UNEP/CMS/COP15/Doc.21', 'language: en'];

function told(body: string): { readonly rule: string; readonly text: string }[] {
  const paper = text(`---\n${HEAD.join('\n')}\n---\n\n# X {#title}\n\n${body}`);
  const { value, messages } = writePaper(
    paper,
    { text: () => ({ value: null, messages: [] }) },
    context,
  );
  expect(JSON.stringify(value)).not.toContain('never printed');
  return messages.map(({ rule, severity, text: said, place }) => ({
    rule,
    text: `${place?.line}: ${severity} ${said}`,
  }));
}

describe('a comment of a paper', () => {
  it.each(['> never printed\n', '> one\n>\n> never printed\n'])(
    'is told with its line: %j',
    (quote) => {
      expect(told(`**1.** The Decision says: {#says}\n\n${quote}`)).toEqual([
        {
          rule: 'unprinted-comment',
          text: expect.stringMatching(
            /^10: warning found a comment of a paper \(.*never printed\), which is printed nowhere, expected a quotation/,
          ),
        },
      ]);
    },
  );

  it('is not told of a quotation that is typed as one', () => {
    expect(
      told(
        '**1.** It says: {#says}\n\nThe words. {#words .quote}\n\n**a)** an item. {#item .quote}\n',
      ),
    ).toEqual([]);
  });
});
