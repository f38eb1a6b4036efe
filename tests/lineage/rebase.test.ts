import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeWords } from '../../src/lineage/merge-words.ts';
import { rebase } from '../../src/lineage/rebase.ts';
import { contentOf, labelOf, type Paragraph } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';
import { deleted, named, runs, say, textOf } from '../say.ts';

const RULES = { formulaFirst: false, shapes: ['1.', 'a)', 'i)'] };
const carried = (draft: Text, old: Text, now: Text) => rebase(draft, old, now, RULES);

/** A text as lines of label, words, id. */
function lines(text: Text): string[] {
  return text.paragraphs.map((one) => {
    const gone = one.attributes.classes.includes('deleted') ? ' gone' : '';
    const words = [labelOf(one)?.text ?? '', plainText(contentOf(one))].join(' ').trim();
    return `${one.id}${gone}: ${words}`;
  });
}

const p = (id: string, label: string, words: string) => named(id, say(label, words));
const one = p('one', '1.', 'Charge le Secrétariat de tenir la liste des sites à jour ;');
const two = p('two', '2.', 'Prie les Parties de mesurer la salinité chaque mois ;');
const three = p('three', '3.', 'Invite les donateurs à soutenir les mesures ;');
const old = textOf(one, two, three);

describe('a draft on a newer base', () => {
  it('takes what it left alone from the newer base, with its numbers', () => {
    const now = textOf(
      p('zero', '1.', 'Rappelle son mandat ;'),
      p('one', '2.', 'Charge le Comité de tenir la liste ;'),
      p('three', '3.', plainText(contentOf(three))),
    );
    const draft = textOf(
      one,
      two,
      p('three', '3.', 'Invite les donateurs à financer les mesures ;'),
    );
    const { text, collisions, merged } = carried(draft, old, now);
    expect(lines(text)).toEqual([
      'zero: 1. Rappelle son mandat ;',
      'one: 2. Charge le Comité de tenir la liste ;',
      'three: 3. Invite les donateurs à financer les mesures ;',
    ]);
    expect([collisions, merged]).toEqual([[], []]);
  });
  it('keeps an inserted paragraph of its depth, behind what the newer base inserted there, under the next number', () => {
    const item = p('item', 'a)', 'les sites côtiers ;');
    const base = textOf(one, item, two);
    const bis = p('bis', '1 bis.', 'Décide que la liste est publique ;');
    const own = p('own', '1 bis.', 'Remercie les pilotes ;');
    const { text, relabelled } = carried(
      textOf(one, item, own, two),
      base,
      textOf(one, item, bis, two),
    );
    expect(lines(text).slice(2, 4)).toEqual([
      'bis: 1 bis. Décide que la liste est publique ;',
      'own: 1 ter. Remercie les pilotes ;',
    ]);
    expect(relabelled).toEqual([{ index: 3, id: 'own', was: '1 bis.', label: '1 ter.' }]);
  });
  it('keeps an inserted paragraph a paragraph where the newer base goes on with the list above it', () => {
    const item = p('item', 'a)', 'les sites côtiers ;');
    const more = p('more', 'b)', 'les îles ;');
    const own = p('own', '1 bis.', 'Remercie les pilotes ;');
    const { text } = carried(
      textOf(one, item, own, two),
      textOf(one, item, two),
      textOf(one, item, more, two),
    );
    expect(lines(text).slice(2, 4)).toEqual([
      'more: b) les îles ;',
      'own: 1 bis. Remercie les pilotes ;',
    ]);
  });
  it('leaves an annex of the draft behind what the newer base put and moved above it', () => {
    const annex: Paragraph = {
      ...named('annex', say('')),
      kind: 'heading',
      level: 2,
      content: runs('Annexe'),
    };
    const line = named('line', say('Liste des sites.'));
    const now = textOf(three, one, two, p('four', '4.', 'Prie le Comité de rendre compte ;'));
    const { text } = carried(textOf(one, two, three, annex, line), old, now);
    expect(text.paragraphs.map(({ id }) => id)).toEqual([
      'three',
      'one',
      'two',
      'four',
      'annex',
      'line',
    ]);
  });
  it('puts words together that do not touch, and tells it', () => {
    const draft = textOf(
      one,
      p('two', '2.', 'Prie instamment les Parties de mesurer la salinité chaque mois ;'),
      three,
    );
    const now = textOf(
      one,
      p('two', '2.', 'Prie les Parties de mesurer la salinité chaque semaine ;'),
      three,
    );
    const { text, collisions, merged } = carried(draft, old, now);
    expect(lines(text)[1]).toBe(
      'two: 2. Prie instamment les Parties de mesurer la salinité chaque semaine ;',
    );
    expect(collisions).toEqual([]);
    expect(merged).toMatchObject([{ id: 'two', label: '2.' }]);
  });
  it('keeps the words of the draft where the changes touch: a collision with both redlines', () => {
    const draft = textOf(
      one,
      p('two', '2.', 'Prie les Parties de mesurer la salinité chaque jour ;'),
      three,
    );
    const now = textOf(
      one,
      p('two', '2.', 'Prie les Parties de mesurer la salinité chaque semaine ;'),
      three,
    );
    const { text, collisions } = carried(draft, old, now);
    expect(lines(text)[1]).toContain('chaque jour');
    expect(collisions).toMatchObject([{ id: 'two', kind: 'both-amended' }]);
    expect(collisions[0]?.draft.filter(({ op }) => op === '+')).toEqual([
      { op: '+', runs: [{ text: 'jour' }] },
    ]);
    expect(collisions[0]?.base.filter(({ op }) => op === '+')).toEqual([
      { op: '+', runs: [{ text: 'semaine' }] },
    ]);
  });
  it('what is deleted on one side and amended on the other is a collision, deleted on both is gone', () => {
    const now = textOf(p('one', '1.', 'Charge le Comité de tenir la liste ;'));
    const draft = textOf(
      deleted('one', 'Fait.'),
      p('two', '2.', 'Prie les Parties de mesurer ;'),
      deleted('three', 'Fait.'),
    );
    const { text, collisions } = carried(draft, old, now);
    expect(collisions.map(({ id, kind }) => [id, kind])).toEqual([
      ['one', 'deleted-in-draft'],
      ['two', 'deleted-in-base'],
    ]);
    expect(lines(text)).toEqual(['one gone: ', 'two: 2. Prie les Parties de mesurer ;']);
  });
  it('both inserted the same words: once; other words under one id: a collision', () => {
    const same = p('new', '4.', 'Décide de se réunir ;');
    const draft = { ...same, label: say('3 bis.', 'x').label };
    expect(
      lines(
        carried(textOf(...old.paragraphs, draft), old, textOf(...old.paragraphs, same)).text,
      ).at(-1),
    ).toBe('new: 4. Décide de se réunir ;');
    const other = p('new', '4.', 'Décide de rien ;');
    expect(
      carried(textOf(...old.paragraphs, draft), old, textOf(...old.paragraphs, other)).collisions,
    ).toMatchObject([{ kind: 'both-inserted' }]);
  });
  it('an inserted paragraph has a working number of its new place, a locked one its own', () => {
    const inserted = p('new', '2 bis.', 'Remercie les observateurs ;');
    const now = textOf(
      p('zero', '1.', 'Rappelle ;'),
      p('one', '2.', plainText(contentOf(one))),
      p('two', '3.', plainText(contentOf(two))),
      p('three', '4.', plainText(contentOf(three))),
    );
    const draft = (paragraph: Paragraph) => textOf(one, two, paragraph, three);
    expect(lines(carried(draft(inserted), old, now).text)[3]).toBe(
      'new: 3 bis. Remercie les observateurs ;',
    );
    const locked = { ...inserted, attributes: { classes: ['lock'], values: {} } };
    expect(lines(carried(draft(locked), old, now).text)[3]).toBe(
      'new: 2 bis. Remercie les observateurs ;',
    );
  });
  it('comments, tombstones and moves of the draft stay', () => {
    const comment = { content: [runs('Pourquoi.')], attributes: { classes: [], values: {} } };
    const draft = textOf(three, { ...one, comments: [comment] }, deleted('two', 'Fait.'));
    const now = textOf(p('zero', '0.', 'Rappelle ;'), one, two, three);
    const { text } = carried(draft, old, now);
    expect(lines(text).map((line) => line.split(':')[0])).toEqual([
      'three',
      'zero',
      'one',
      'two gone',
    ]);
    expect(text.paragraphs[2]?.comments).toEqual([comment]);
  });
});

const WORDS =
  'Charge le Secrétariat de tenir à jour la liste des sites observés par les Parties et de la publier ;'.split(
    ' ',
  );
const edits = fc.array(
  fc.tuple(fc.nat(WORDS.length - 1), fc.constantFrom('', 'nouveau', '2031', 'deux mots')),
  { maxLength: 3 },
);
const sentence = edits.map((changes) => {
  const parts = [...WORDS];
  for (const [at, word] of changes) parts[at] = word;
  return parts.filter((word) => word !== '').join(' ');
});
const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const someText: fc.Arbitrary<Text> = fc
  .tuple(
    fc.shuffledSubarray(IDS),
    fc.array(fc.tuple(sentence, fc.nat(9), fc.constantFrom('1.', '2.', '6 bis.', 'a)', '')), {
      minLength: 6,
      maxLength: 6,
    }),
  )
  .map(([ids, bodies]) =>
    textOf(
      ...ids.map((id, index) => {
        const [words = '', fate = 0, label = ''] = bodies[index] ?? [];
        if (fate === 0) return deleted(id, 'Fait.');
        return named(id, label === '' ? say(words) : say(label, words));
      }),
    ),
  );

describe('the laws of a draft on a newer base', () => {
  it('on the base that it has, nothing changes', () => {
    fc.assert(
      fc.property(someText, someText, (draft, base) => {
        const { text, collisions, merged } = carried(draft, base, base);
        expect(text.paragraphs).toEqual(draft.paragraphs);
        expect([collisions, merged]).toEqual([[], []]);
      }),
      { numRuns: 1000 },
    );
  });
  it('a draft that changes nothing becomes the newer base', () => {
    fc.assert(
      fc.property(someText, someText, (base, now) => {
        const { text, collisions } = carried(base, base, now);
        expect(text.paragraphs).toEqual(now.paragraphs);
        expect(collisions).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
  it('each paragraph stands once, and what both have is never lost in silence', () => {
    fc.assert(
      fc.property(someText, someText, someText, (draft, base, now) => {
        const { text } = carried(draft, base, now);
        const ids = text.paragraphs.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const stands = (one: Text, id: string | null) =>
          one.paragraphs.some((each) => each.id === id && each.attributes.classes.length === 0);
        for (const { id } of draft.paragraphs)
          if (stands(draft, id) && stands(now, id)) expect(stands(text, id)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
  it('words of two people are put together in either order', () => {
    fc.assert(
      fc.property(sentence, sentence, sentence, (base, one, other) => {
        const merged = mergeWords(runs(base), runs(one), runs(other));
        expect(mergeWords(runs(base), runs(other), runs(one))).toEqual(merged);
        expect(mergeWords(runs(base), runs(one), runs(base))).toEqual(runs(one));
      }),
      { numRuns: 1000 },
    );
  });
});
