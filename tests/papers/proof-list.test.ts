import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListDocument, type ListPart, listSheet } from '../../src/papers/write/list-sheet.ts';
import { proveList } from '../../src/papers/write/proof-list.ts';
import { context } from './write-fixtures.ts';

const LIST: ListDocument = {
  language: 'fr',
  title: 'Décisions en vigueur',
  direction: 'portrait',
  parts: [
    { kind: 'heading', level: 2, text: 'Anguilles' },
    { kind: 'directed-to', text: 'À l’attention des Parties' },
    { kind: 'item', depth: 1, label: '14.1', text: 'Les Parties sont priées :' },
    { kind: 'item', depth: 2, label: 'a)', text: 'de faire rapport.' },
    { kind: 'note', text: 'Total : 2' },
    {
      kind: 'table',
      heads: ['Numéro', 'Motif'],
      widths: [50, 50],
      rows: [
        ['13.1', 'Achevée'],
        ['13.2', ''],
      ],
    },
  ],
};

/** A list that says a little else than this one. */
function changed(edit: (parts: readonly ListPart[]) => readonly ListPart[]): ListDocument {
  return { ...LIST, parts: edit(LIST.parts) };
}

const rows = (edit: (rows: readonly (readonly string[])[]) => readonly (readonly string[])[]) =>
  changed((parts) =>
    parts.map((part) => (part.kind === 'table' ? { ...part, rows: edit(part.rows) } : part)),
  );

describe('the sheet of a list', () => {
  const { value, messages } = listSheet(LIST, context);

  it('is proven to say what the list says', () => {
    expect(messages).toEqual([]);
    expect(proveList(value, LIST)).toEqual([]);
  });

  it.each<[string, ListDocument, string]>([
    ['a row that is lost', rows((all) => [...all, ['13.3', '']]), 'found its end'],
    ['a row too many', rows((all) => all.slice(1)), '“13.1 | Achevée”'],
    ['cells in another order', rows((all) => all.map((cells) => cells.toReversed())), '13.1'],
    [
      'a cell with other words',
      rows(() => [
        ['13.1', 'Achevé'],
        ['13.2', ''],
      ]),
      'Achevé”',
    ],
    [
      'another count',
      changed((all) =>
        all.map((one) => (one.kind === 'note' ? { ...one, text: 'Total : 3' } : one)),
      ),
      'Total : 3',
    ],
    [
      'another number',
      changed((all) => all.map((one) => (one.kind === 'item' ? { ...one, label: 'b)' } : one))),
      '“b) | Les',
    ],
    [
      'a heading that is lost',
      changed((all) => [...all, { kind: 'heading', level: 2, text: 'Fin' }]),
      '“Fin”',
    ],
  ])('is not proven to say %s', (_, list, said) => {
    expect(proveList(value, list)).toEqual([
      expect.objectContaining({
        severity: 'error',
        rule: 'proof',
        text: expect.stringContaining(said),
      }),
    ]);
  });

  it('is not made where a template leaves words out', () => {
    const templates = context.templates.map((template) =>
      template.name === '_shared/row.html.hbs' ? { ...template, source: '' } : template,
    );
    const found = listSheet(LIST, { ...context, templates }).messages;
    expect(found.map(({ rule }) => rule)).toContain('proof');
  });

  it('is proven whatever words a list has', () => {
    const words = fc.string({ unit: 'binary', maxLength: 12 });
    const cells = fc.array(fc.array(words, { minLength: 2, maxLength: 2 }), { maxLength: 3 });
    fc.assert(
      fc.property(words, words, cells, (text, label, all) => {
        const list: ListDocument = {
          ...rows(() => all),
          parts: [...rows(() => all).parts, { kind: 'item', depth: 1, label, text }],
        };
        expect(listSheet(list, context).messages).toEqual([]);
      }),
    );
  });
});
