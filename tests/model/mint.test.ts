import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ID, mintId } from '../../src/model/id.ts';
import { mintIds } from '../../src/model/mint.ts';
import type { Text } from '../../src/model/text.ts';
import { paragraphsOf } from './notation.ts';

function textOf(...lines: string[]): Text {
  return { front: { source: null, values: {} }, paragraphs: paragraphsOf(lines) };
}

function idsOf(text: Text): (string | null)[] {
  return text.paragraphs.map(({ id }) => id);
}

describe('mintIds', () => {
  it('names title, formula and annexes, and mints five letters for the rest', () => {
    const text = textOf(
      '# Titre',
      'Consciente,',
      'F .formula',
      '{1.} Prie',
      '## Annexe 1 .annex',
      '|-',
      '| a',
      '## Annexe 2 .annex',
      '## Suite',
    );
    const ids = idsOf(mintIds(text, 'cms/11.24', new Set()));
    expect([ids[0], ids[2], ids[4], ids[7]]).toEqual(['title', 'formula', 'annex-1', 'annex-2']);
    for (const index of [1, 3, 5, 6, 8]) expect(ids[index]).toMatch(/^[a-z]{5}$/);
  });

  it('mints from the words alone, not from the label', () => {
    const [numbered] = idsOf(mintIds(textOf('{8.} Prie'), 'cms/11.24', new Set()));
    const [renumbered] = idsOf(mintIds(textOf('{5.} Prie'), 'cms/11.24', new Set()));
    expect(numbered).toBe(renumbered);
    expect(numbered).toBe(mintId('cms/11.24', 'Prie', new Set()));
  });

  it('gives another id in another instrument', () => {
    expect(idsOf(mintIds(textOf('Prie'), 'cms/12.1', new Set()))).not.toEqual(
      idsOf(mintIds(textOf('Prie'), 'cms/11.24', new Set())),
    );
  });

  it('never gives an id that another revision has', () => {
    const [first] = idsOf(mintIds(textOf('Prie'), 'cms/11.24', new Set()));
    const taken = new Set(['title', 'formula', first ?? '']);
    const ids = idsOf(mintIds(textOf('# T', 'Prie', 'F .formula'), 'cms/11.24', taken));
    expect(ids.filter((id) => id !== null && taken.has(id))).toEqual([]);
  });

  it('leaves directives and notes without id', () => {
    const directive = {
      kind: 'directive',
      name: 'text',
      id: null,
      attributes: { classes: [], values: {} },
      comments: [],
      place: null,
    } as const;
    const text = { ...textOf('^ note'), paragraphs: [...paragraphsOf(['^ note']), directive] };
    expect(idsOf(mintIds(text, 'cms/11.24', new Set()))).toEqual([null, null]);
  });

  it('mints unique ids, keeps those that are there, and a second time changes nothing', () => {
    const words = fc.constantFrom(
      'Prie',
      'Note',
      '',
      '{1.} Prie',
      '{2.} x .deleted',
      '# T',
      '## A .annex',
      'F .formula',
      '|-',
      '| a',
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 40 }),
        fc.array(fc.boolean(), { maxLength: 40 }),
        (lines, keep) => {
          const text = textOf(...lines);
          const minted = mintIds(text, 'cms/11.24', new Set(['taken']));
          const ids = idsOf(minted).filter((id) => id !== null);
          expect(new Set(ids).size).toBe(ids.length);
          for (const id of ids) expect(id).toMatch(ID);
          expect(mintIds(minted, 'cms/11.24', new Set(['taken']))).toEqual(minted);
          expect(mintIds(text, 'cms/11.24', new Set(['taken']))).toEqual(minted);
          const partly = {
            ...minted,
            paragraphs: minted.paragraphs.map((paragraph, index) =>
              keep[index] ? paragraph : { ...paragraph, id: null },
            ),
          };
          const again = mintIds(partly, 'cms/11.24', new Set(['taken']));
          for (const [index, { id }] of partly.paragraphs.entries())
            if (id !== null) expect(again.paragraphs[index]?.id).toBe(id);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('mints for more paragraphs than there are words of five letters', () => {
    const [one] = paragraphsOf(['Prie']);
    const text = {
      ...textOf(),
      paragraphs: Array.from({ length: 70_000 }, () => one ?? []).flat(),
    };
    expect(new Set(idsOf(mintIds(text, 'cms/11.24', new Set()))).size).toBe(70_000);
  }, 60_000);
});
