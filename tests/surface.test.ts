import { describe, expect, it } from 'vitest';
import * as surface from '../src/index.ts';

describe('the public surface of the package', () => {
  it('is these names and no other', () => {
    expect(Object.keys(surface).sort()).toEqual([
      'compare',
      'compareLabels',
      'comparisonJson',
      'comparisonSchema',
      'formatMessage',
      'informeaSchema',
      'mintIds',
      'outline',
      'printLabel',
      'readInline',
      'readLabel',
      'readMarkdown',
      'siteCsvColumns',
      'siteCsvSchema',
      'writeInline',
      'writeMarkdown',
    ]);
  });

  it('does what its documentation shows', () => {
    const before = surface.readMarkdown(
      '**8.** *Charge* le Conseil et le Secrétariat ; {#bamot}\n',
    ).value;
    const after = surface.readMarkdown('**5.** *Charge* le Secrétariat ; {#bamot}\n').value;
    const json = surface.comparisonJson(surface.compare(before, after), {
      before: 'a',
      after: 'b',
    });
    expect(json.pairs.map(({ kind, evidence }) => [kind, evidence])).toEqual([['amended', 'id']]);
  });
});
