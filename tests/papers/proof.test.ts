import type { Element, ElementContent, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { attributeOf, classesOf, isElement, type Sheet, textOf } from '../../src/model/sheet.ts';
import { type Layout, languageWords, layoutSheet } from '../../src/papers/write/layout.ts';
import { proveSheet } from '../../src/papers/write/proof.ts';
import { after, before, context, profile, text } from './write-fixtures.ts';

const comparison = compare(before, after, {});
const fr = languageWords(profile, 'fr');

type Parent = Root | Element;

/** One place of a sheet at which something can be spoilt. */
interface Spot {
  readonly node: ElementContent;
  readonly parent: Parent;
  readonly index: number;
  readonly above: readonly Element[];
}

function spots(parent: Parent, above: readonly Element[] = []): Spot[] {
  return parent.children.flatMap((node, index): Spot[] => {
    if (node.type !== 'element')
      return node.type === 'text' ? [{ node, parent, index, above }] : [];
    return [{ node, parent, index, above }, ...spots(node, [...above, node])];
  });
}

/** Whether a spot shows words of one of the two texts: not a head, a comment or a remark. */
function isProven({ node, above }: Spot): boolean {
  const line = [...above, node].filter((found) => isElement(found));
  if (isElement(node, 'aside')) return true;
  return (
    line.some((element) => attributeOf(element, 'dataSide') !== undefined) &&
    !line.some((element) => classesOf(element).includes('moved-note'))
  );
}

function sheetOf(layout: Layout): Sheet {
  const { value, messages } = layoutSheet(comparison, layout, context);
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value;
}

/** Spoils the sheet at each place that a fault fits, one at a time; gives back the faults that the proof let pass. */
function missed(
  layout: Layout,
  spoil: (spot: Spot) => (() => void) | null,
): { count: number; passed: string[] } {
  const { root } = sheetOf(layout);
  const fitting = spots(root).flatMap((spot, at) => (isProven(spot) && spoil(spot) ? [at] : []));
  const passed: string[] = [];
  for (const at of fitting) {
    const spot = spots(root)[at];
    if (!spot) continue;
    const sound = structuredClone(spot.parent.children);
    const shown = JSON.stringify(spot.node).slice(0, 200);
    spoil(spot)?.();
    if (proveSheet({ root }, comparison, { number: 0, layout, words: fr }).length === 0)
      passed.push(shown);
    spot.parent.children = sound as typeof spot.parent.children;
  }
  return { count: fitting.length, passed };
}

function isRowOf(spot: Spot): boolean {
  return isElement(spot.node, 'tr');
}

const unwrap = (name: string) => (spot: Spot) => {
  const { node, parent, index } = spot;
  if (!isElement(node, name)) return null;
  return () => {
    parent.children.splice(index, 1, ...node.children);
  };
};

const rename = (from: string, to: string) => (spot: Spot) => {
  const { node } = spot;
  if (!isElement(node, from)) return null;
  return () => {
    node.tagName = to;
  };
};

const remove = (fits: (spot: Spot) => boolean) => (spot: Spot) =>
  fits(spot) ? () => void spot.parent.children.splice(spot.index, 1) : null;

const isNote = ({ node }: Spot): boolean =>
  isElement(node, 'aside') || (isElement(node, 'p') && classesOf(node).includes('note'));

const FAULTS: Readonly<Record<string, (spot: Spot) => (() => void) | null>> = {
  'a word is dropped': ({ node }) => {
    if (node.type !== 'text' || !/\p{L}+/u.test(node.value)) return null;
    return () => {
      node.value = node.value.replace(/\p{L}+/u, '');
    };
  },
  'a letter is changed': ({ node }) => {
    if (node.type !== 'text' || !/[aeiou]/.test(node.value)) return null;
    return () => {
      node.value = node.value.replace(/[aeiou]/, 'y');
    };
  },
  'a space is added': ({ node }) => {
    if (node.type !== 'text') return null;
    return () => {
      node.value += ' ';
    };
  },
  'a label is changed': ({ node }) => {
    if (!isElement(node, 'span') || !classesOf(node).includes('label')) return null;
    const [text] = node.children;
    if (text?.type !== 'text') return null;
    return () => {
      text.value = '99.';
    };
  },
  'a label is dropped': remove(
    ({ node }) => isElement(node, 'span') && classesOf(node).includes('label'),
  ),
  'an insertion is not marked': unwrap('ins'),
  'a deletion is not marked': unwrap('del'),
  'an insertion is shown as a deletion': rename('ins', 'del'),
  'a deletion is shown as an insertion': rename('del', 'ins'),
  'an insertion is dropped': remove(({ node }) => isElement(node, 'ins')),
  'a deletion is dropped': remove(({ node }) => isElement(node, 'del')),
  'kept words are shown as inserted': ({ node, parent, index, above }) => {
    const changed = above.some(({ tagName }) => tagName === 'ins' || tagName === 'del');
    if (node.type !== 'text' || changed) return null;
    const ins: Element = { type: 'element', tagName: 'ins', properties: {}, children: [node] };
    return () => void parent.children.splice(index, 1, ins);
  },
  'a note is dropped': remove(isNote),
  'the mark of a note is dropped': remove(
    ({ node }) =>
      isElement(node) &&
      (classesOf(node).includes('mark') ||
        (node.tagName === 'a' && classesOf(node).includes('note'))),
  ),
  'a paragraph is dropped': remove(
    ({ node }) => isElement(node) && attributeOf(node, 'dataSide') !== undefined,
  ),
  'a paragraph is printed twice': ({ node, parent, index }) => {
    if (!isElement(node) || attributeOf(node, 'dataSide') === undefined) return null;
    return () => void parent.children.splice(index, 0, structuredClone(node));
  },
  'a line break is dropped': remove(({ node }) => isElement(node, 'br')),
};

describe.each(['three-column', 'side-by-side', 'inline', 'clean', 'programme'] as const)(
  'the proof of the layout %s',
  (layout) => {
    it('holds for the sheet as it was made', () => {
      expect(proveSheet(sheetOf(layout), comparison, { number: 0, layout, words: fr })).toEqual([]);
    });

    it.each(Object.entries(FAULTS))('finds out that %s', (_, spoil) => {
      expect(missed(layout, spoil).passed).toEqual([]);
    });
  },
);

describe('the planted faults', () => {
  it('fit the three-column sheet, so that none of them tests nothing', () => {
    for (const [name, spoil] of Object.entries(FAULTS)) {
      expect(missed('three-column', spoil).count, name).toBeGreaterThan(0);
    }
  });

  it('include rows that change places', () => {
    const sheet = sheetOf('three-column');
    const rows = spots(sheet.root).filter((spot) => isRowOf(spot));
    for (let at = 0; at + 1 < rows.length; at += 1) {
      const copy: Sheet = { root: structuredClone(sheet.root) };
      const [first, second] = spots(copy.root)
        .filter(isRowOf)
        .slice(at, at + 2);
      if (!first || !second || first.parent !== second.parent) continue;
      first.parent.children.splice(
        first.index,
        second.index - first.index + 1,
        second.node,
        first.node,
      );
      const errors = proveSheet(copy, comparison, { number: 0, layout: 'three-column', words: fr });
      const sides = [first, second].map((spot) => sidesIn(spot.node));
      const shared = sides[0]?.some((side) => sides[1]?.includes(side));
      if (shared) expect(errors, JSON.stringify(sides)).not.toEqual([]);
    }
  });

  it('include the columns of a row that change places', () => {
    const sheet = sheetOf('three-column');
    const rows = spots(sheet.root).filter(({ node }) => isElement(node, 'tr')).length;
    for (let at = 1; at < rows; at += 1) {
      const copy: Sheet = { root: structuredClone(sheet.root) };
      const row = spots(copy.root).filter(({ node }) => isElement(node, 'tr'))[at]?.node;
      const cells = isElement(row) ? row.children.filter((cell) => isElement(cell, 'td')) : [];
      if (!isElement(row) || cells.length !== 3) continue;
      row.children.reverse();
      expect(
        proveSheet(copy, comparison, { number: 0, layout: 'three-column', words: fr }),
      ).not.toEqual([]);
    }
  });
});

function sidesIn(node: ElementContent): string[] {
  if (!isElement(node)) return [];
  const own = attributeOf(node, 'dataSide')?.replaceAll('+', '').split(' ') ?? [];
  return [...own, ...node.children.flatMap(sidesIn)];
}

describe('the middle column', () => {
  const comments = (root: Root): Element[] =>
    spots(root).flatMap(({ node, above }) =>
      isElement(node, 'p') &&
      classesOf(node).includes('comment') &&
      above.some(({ tagName }) => tagName === 'td')
        ? [node]
        : [],
    );

  it('is proven: a comment that is dropped, changed or put beside another paragraph is found out', () => {
    const sheet = sheetOf('three-column');
    const proposed = ['Plus positif.', 'Nouveau paragraphe.', 'Hors du mandat.', 'Déjà inclus.'];
    for (const words of proposed) {
      const copy: Sheet = { root: structuredClone(sheet.root) };
      const line = comments(copy.root).find((found) => JSON.stringify(found).includes(words));
      expect(line, words).toBeDefined();
      if (line) line.children = [{ type: 'text', value: 'Autre chose.' }];
      expect(
        proveSheet(copy, comparison, { number: 0, layout: 'three-column', words: fr }),
        words,
      ).not.toEqual([]);
    }
    const copy: Sheet = { root: structuredClone(sheet.root) };
    const [first, second] = proposed.map((words) =>
      comments(copy.root).find((found) => JSON.stringify(found).includes(words)),
    );
    if (first && second) [first.children, second.children] = [second.children, first.children];
    expect(
      proveSheet(copy, comparison, { number: 0, layout: 'three-column', words: fr }),
    ).toHaveLength(2);
  });
});

describe('comments on rows of tables and on notes', () => {
  const lines = (root: Root, words: string): Element[] =>
    spots(root).flatMap(({ node }) =>
      isElement(node, 'p') && classesOf(node).includes('comment') && textOf(node) === words
        ? [node]
        : [],
    );
  const HEAD = '---\nlanguage: fr\nkind: resolution\n---\n\n';
  const table = (kiang: string): string =>
    `*Notant* ceci,[^n] {#noting}\n\n[^n]: Voir ${kiang}.\n\n| Espèce | Annexe |\n| --- | --- |\n| **1** {#saiga} | Saïga |\n| **2** {#kiang} | ${kiang} |\n`;
  const compared = compare(
    text(HEAD + table('Kiang')),
    text(`${HEAD}${table('Hémione')}\n> [2](#kiang) Nom corrigé.\n`),
  );
  const withComments = {
    ...compared,
    pairs: compared.pairs.map((pair) =>
      pair.after[0]?.paragraph.kind === 'note'
        ? { ...pair, comment: [[{ text: 'Note mise à jour.' }]] }
        : pair,
    ),
  };

  it.each(['Nom corrigé.', 'Note mise à jour.'])('are proven: %s', (words) => {
    const { value, messages } = layoutSheet(withComments, 'three-column', context);
    expect(messages).toEqual([]);
    expect(lines(value.root, words)).toHaveLength(1);
    for (const change of ['', 'Autre chose.']) {
      const copy: Sheet = { root: structuredClone(value.root) };
      for (const line of lines(copy.root, words)) line.children = [{ type: 'text', value: change }];
      const faults = proveSheet(copy, withComments, {
        number: 0,
        layout: 'three-column',
        words: fr,
      });
      expect(faults.map(({ rule }) => rule)).toEqual(['proof']);
    }
  });
});

describe('a proof message', () => {
  it('names the paragraph and what stands there', () => {
    const sheet: Sheet = { root: structuredClone(sheetOf('three-column').root) };
    const word = spots(sheet.root).find(
      (spot) =>
        isProven(spot) && spot.node.type === 'text' && spot.node.value.includes('Programme'),
    );
    if (word?.node.type !== 'text') throw new Error('no such word');
    word.node.value = word.node.value.replace('Programme', 'Plan');
    const [first] = proveSheet(sheet, comparison, { number: 0, layout: 'three-column', words: fr });
    expect(first?.rule).toBe('proof');
    expect(first?.text).toContain('in paragraph 1. (adopt)');
    expect(first?.text).toContain('Plan de travail');
    expect(first?.text).toContain('Programme de travail');
  });
});

describe('the proof of the summary', () => {
  const prove = (root: Root) =>
    proveSheet({ root }, comparison, { number: 0, layout: 'summary', words: fr });
  const cells = (root: Root): Spot[] =>
    spots(root).filter(({ node, above }) => {
      const table = above.find((element) => attributeOf(element, 'dataProof') !== undefined);
      const head = above.some(({ tagName }) => tagName === 'th');
      const across = above.some(
        (element) =>
          classesOf(element).includes('section') &&
          element.tagName === 'tr' &&
          element.children.length === 1,
      );
      return node.type === 'text' && table !== undefined && !head && !across;
    });

  it('holds for the sheet as it was made', () => {
    expect(prove(sheetOf('summary').root)).toEqual([]);
  });

  it('finds out each number, kind, count and word that is changed', () => {
    const { root } = sheetOf('summary');
    const parts = new Set(['Préambule', 'Dispositif', 'Texte', 'Annexe', 'Notes', 'Total']);
    let planted = 0;
    for (const at of cells(root).keys()) {
      const copy = structuredClone(root);
      const spot = cells(copy)[at];
      if (spot?.node.type !== 'text' || parts.has(spot.node.value)) continue;
      const sound = spot.node.value;
      spot.node.value = /[0-9]/.test(sound)
        ? sound.replace(/[0-9](?=[^0-9]*$)/, (digit) => String((Number(digit) + 1) % 10))
        : `x${sound}`;
      planted += 1;
      expect(prove(copy), sound).not.toEqual([]);
    }
    expect(planted).toBeGreaterThan(20);
  });

  it('finds out each line that is dropped', () => {
    const { root } = sheetOf('summary');
    const lines = (tree: Root): Spot[] =>
      spots(tree).filter(
        ({ node, above }) =>
          isElement(node, 'tr') &&
          node.children.length > 1 &&
          above.some(({ tagName }) => tagName === 'tbody'),
      );
    for (const at of lines(root).keys()) {
      const copy = structuredClone(root);
      const line = lines(copy)[at];
      line?.parent.children.splice(line.index, 1);
      expect(prove(copy), String(at)).not.toEqual([]);
    }
  });
});

describe('two texts side by side', () => {
  it('mark a break inside a paragraph only where it changed', () => {
    const source = (word: string): string =>
      `---\nlanguage: fr\nkind: text\n---\n\n# T {#t}\n\nPremière ligne \\\n${word} ligne. {#p}\n`;
    const pair = compare(text(source('autre')), text(source('seconde')), {});
    const { value, messages } = layoutSheet(pair, 'side-by-side', context);
    expect(messages).toEqual([]);
    const breaks = spots(value.root).filter(({ node }) => isElement(node, 'br'));
    expect(breaks).toHaveLength(2);
    for (const [at, tagName] of ['del', 'ins'].entries()) {
      const { parent, index, node } = breaks[at] ?? {};
      if (!parent || index === undefined || !node || node.type !== 'element') continue;
      parent.children[index] = { type: 'element', tagName, properties: {}, children: [node] };
    }
    const options = { number: 0, layout: 'side-by-side', words: fr } as const;
    expect(proveSheet(value, pair, options).map(({ text: said }) => said)).toEqual([
      expect.stringContaining('unmarked in paragraph'),
    ]);
  });
});
