import type { Element, ElementContent, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { concordance } from '../../src/lineage/concordance.ts';
import { redlineMarks } from '../../src/lineage/redline-marks.ts';
import { attributeOf, isElement, textOf } from '../../src/model/sheet.ts';
import type { Text } from '../../src/model/text.ts';
import { concordanceSheet } from '../../src/papers/write/concordance-sheet.ts';
import { languageWords } from '../../src/papers/write/layout.ts';
import { blocksByResult } from '../../src/papers/write/proof-blocks.ts';
import { proveConcordance } from '../../src/papers/write/proof-concordance.ts';
import { all, context, profile, text } from './write-fixtures.ts';

const edition = (key: string, base: string | null, body: string): Text =>
  text(
    `---\nbody: cms\nlanguage: en\nkind: resolution\nnumber: 1.2\nrevision: ${key}\n${base === null ? '' : `base: ${base}\n`}---\n\n# Owls {#title}\n\nThe Conference of the Parties {#formula .formula}\n\n${body}`,
  );

const [A, B, C] = ['[^a]: At night.', '[^b]: By day.', '[^c]: At dusk.'];
const chain = [
  ['original', null, `**1.** Asks[^a] Parties[^b] to report. {#bamot}\n\n${A}\n\n${B}\n`],
  [
    'rev.cop12',
    'original',
    `**1.** Thanks[^c] donors. {#kiruf}\n\n${C}\n\n**2.** Asks[^a] all Parties to report. {#bamot}\n\n${A}\n`,
  ],
  // A rival, in which the notes have other numbers than in the text before it in the table.
  ['rev.cop13', 'original', `**1.** Asks Parties[^b] to report soon. {#bamot}\n\n${B}\n`],
].map(([key = '', base = null, body = '']) => ({
  key: key ?? '',
  base,
  adopted: true,
  text: edition(key ?? '', base, body ?? ''),
}));
const found = concordance(chain, { formulaFirst: profile.formulaFirst });
const words = languageWords(profile, 'en');

const isRedline = (line: Element): boolean => attributeOf(line, 'dataSide') === 'd0';

/** The redlines of a paragraph with their marks as they are seen. */
function redlines(root: Root, id: string): readonly string[] {
  return all(root, 'p')
    .filter((line) => isRedline(line) && attributeOf(line, 'dataParagraph') === id)
    .map(written);
}

function written(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (!isElement(node)) return '';
  const inner = node.children.map(written).join('');
  const signs: Readonly<Record<string, readonly [string, string]>> = {
    ins: ['{+', '+}'],
    del: ['[-', '-]'],
    sup: ['^', ''],
  };
  const [open, close] = signs[node.tagName] ?? ['', ''];
  return `${open}${inner}${close}`;
}

describe('the marks of notes in a concordance', () => {
  for (const redlined of [true, false])
    it(`are their numbers, struck ones as in the base (${redlined ? 'in the cells' : 'called up'})`, () => {
      const { value, messages } = concordanceSheet(found, context, { redlines: redlined });
      expect(messages).toEqual([]);
      expect(redlines(value.root, 'bamot').slice(redlined ? 0 : 1)).toEqual([
        'Asks^2 {+all +}Parties[-^2-] to report.',
        'Asks[-^1-] Parties^1 to report{+ soon+}.',
      ]);
      expect(
        textOf({ ...value.root, type: 'element', tagName: 'div', properties: {} } as Element),
      ).not.toContain('[^');
    });

  it('are the same where nothing can be set raised', () => {
    const marks = redlineMarks(chain);
    const cells = found.rows.find(({ id }) => id === 'bamot')?.cells ?? [];
    const told = cells.map(({ redline }, at) =>
      marks(redline, chain[at]?.key ?? '')
        .flatMap((change) => (change.op === '~' ? change.after : change.runs))
        .map((run) => run.text)
        .join(''),
    );
    expect(told).toEqual([
      'Asks¹ Parties² to report.',
      'Asks² all Parties² to report.',
      'Asks¹ Parties¹ to report soon.',
    ]);
  });

  it('are proven: another number is a fault', () => {
    for (const manner of ['columns', 'ex'] as const) {
      const own = { ...profile, concordance: manner };
      const { value } = concordanceSheet(found, { ...context, profile: own }, { redlines: true });
      const blocks = blocksByResult({ root: spoilt(value.root) })(0);
      const said = proveConcordance(blocks, found, { number: 0, profile: own, words });
      expect(said.map((one) => one.text).join('\n')).toContain(
        'found the mark 7 in the redline of bamot in rev.cop13, expected 1, that of the note b',
      );
    }
  });
});

// The mark of the note that the last column has is another number.
function spoilt(root: Root): Root {
  const visit = (node: ElementContent, inside: boolean): ElementContent => {
    if (!isElement(node)) return node;
    const here = inside || (isRedline(node) && textOf(node).includes('soon'));
    if (here && node.tagName === 'sup')
      return { ...node, children: [{ type: 'text', value: '7' }] };
    return { ...node, children: node.children.map((child) => visit(child, here)) };
  };
  const children = root.children.map((child) =>
    child.type === 'doctype' ? child : visit(child, false),
  );
  return { ...root, children } as Root;
}
