import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/compare/comparison.ts';
import { comparisonJson } from '../../src/compare/json.ts';
import { runsAsMarkdown } from '../../src/compare/markdown.ts';
import { comparisonSchema } from '../../src/compare/schema.ts';
import type { Text } from '../../src/model/text.ts';
import { deleted, named, runs, say, textOf } from '../say.ts';

const validate = new Ajv2020({ strict: true }).compile(comparisonSchema);
const names = { before: 'cms/11.24@rev.cop13', after: 'cms/11.24@rev.cop15.draft' };
const jsonOf = (before: Text, after: Text) => comparisonJson(compare(before, after), names);

const before = textOf(
  named('long', say('Consciente que les déplacements sont longs,')),
  named(
    'charge',
    say('8.', '*Charge* le Conseil scientifique et le Secrétariat de poursuivre ;[^un]'),
  ),
  named('gone', say('9.', 'Prie les Parties de participer ;')),
  named('whole', say('10.', 'Invite les Parties à coopérer et prie les donateurs de soutenir ;')),
);
const after = textOf(
  named('new', say('0.', 'Approuve l’Initiative ;')),
  named('long', say('Consciente que les déplacements sont longs,')),
  named('charge', say('5.', 'Charge le Secrétariat de poursuivre ;[^un]')),
  deleted('gone', 'Obsolète.'),
  named('whole', say('6.', 'Invite les Parties à coopérer ;')),
  named('half', say('7.', 'Prie les donateurs de soutenir ;'), { from: 'whole' }),
);

describe('the JSON of a comparison', () => {
  const json = jsonOf(before, after);
  it('keeps its schema, in every kind of pair', () => {
    validate(json);
    expect(validate.errors).toBeNull();
    expect(new Set(json.pairs.map(({ kind }) => kind))).toEqual(
      new Set(['added', 'kept', 'amended', 'removed', 'split']),
    );
    validate(jsonOf(after, before));
    expect(validate.errors).toBeNull();
  });
  it('says what the design says', () => {
    const amended = json.pairs.find(({ kind }) => kind === 'amended');
    expect(amended).toMatchObject({
      moved: false,
      evidence: 'id',
      before: [
        {
          id: 'charge',
          label: '8.',
          index: 1,
          text: 'Charge le Conseil scientifique et le Secrétariat de poursuivre ;[^un]',
        },
      ],
      after: [
        { id: 'charge', label: '5.', index: 2, text: 'Charge le Secrétariat de poursuivre ;[^un]' },
      ],
      runs: [
        { op: '~', text: 'Charge', before: '*Charge*', after: 'Charge' },
        { op: '=', text: ' ' },
        { op: '-', text: 'le Conseil scientifique et ' },
        { op: '=', text: 'le Secrétariat de poursuivre ;[^un]' },
      ],
    });
    expect(json.pairs.find(({ kind }) => kind === 'removed')).toMatchObject({
      after: [],
      evidence: null,
      comment: 'Obsolète.',
    });
  });
  it('has null for an id that is not there, and the bracket with the label', () => {
    const plain = jsonOf(
      textOf(),
      textOf({ ...say('8.', 'Charge [le Secrétariat]'), bracket: true }),
    );
    expect(plain.pairs[0]?.after[0]).toMatchObject({ id: null, label: '[8.' });
  });
  it('is refused by the schema when it is another thing', () => {
    const wrong = { ...json, pairs: json.pairs.map((pair) => ({ ...pair, after: [] })) };
    expect(validate(wrong)).toBe(false);
    expect(validate({ ...json, extra: true })).toBe(false);
    expect(validate({ ...json, schema: 'revcop.comparison/2' })).toBe(false);
  });
  it('is plain data, raw characters and all', () => {
    const hidden = jsonOf(textOf('un \u202Emot'), textOf('un mot'));
    expect(JSON.parse(JSON.stringify(hidden))).toEqual(hidden);
    expect(hidden.pairs[0]?.runs).toContainEqual({ op: '-', text: '\u202Emot' });
  });
});

describe('emphasis as Markdown', () => {
  it.each([
    ['*Charge* le', '*Charge* le'],
    ['[paragraphe 5](#bamot)', '[paragraphe 5](#bamot)'],
    ['un [crochet] et un * astre', 'un \\[crochet\\] et un \\* astre'],
    ['note[^un]', 'note[^un]'],
  ])('%s', (said, expected) => {
    expect(runsAsMarkdown(runs(said))).toBe(expected);
  });
  it('keeps blanks outside the marks', () => {
    expect(
      runsAsMarkdown([
        { text: ' mot ', em: true, strong: true },
        { text: '  ', em: true },
      ]),
    ).toBe(' ***mot***   ');
  });
});

describe('what a member says of itself', () => {
  it('holds role, label and final label', () => {
    const comparison: Comparison = compare(before, after);
    const added = comparison.pairs[0]?.after[0];
    expect(added?.label?.text).toBe('0.');
    expect(added?.final).not.toBeNull();
    expect(added?.role).toBe('operative');
  });
});
