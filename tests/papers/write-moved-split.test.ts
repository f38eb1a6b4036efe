import type { Element, Root } from 'hast';
import { expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile, loadTemplates } from '../../src/library/profile.ts';
import { isElement, textOf } from '../../src/model/sheet.ts';
import type { Text } from '../../src/model/text.ts';
import { layoutSheet } from '../../src/papers/write/layout.ts';

const KEPT = ['a', 'b', 'c', 'd'].map(
  (name) => `*Urges* Parties to act on matter ${name} without delay {#k${name}}`,
);
const FIRST = '*Calls* on Range States to report on their work each year;';
const SECOND = 'and to share the data that they gather';
const WHOLE = [...KEPT, `${FIRST} ${SECOND} {#dd}`];
const PARTS = [`${FIRST} {#dd}`, `${SECOND} {#ee from=dd}`, ...KEPT];

function text(paragraphs: readonly string[]): Text {
  const front = '---\nbody: cms\nnumber: 1.1\nlanguage: en\n---\n\n# T {#title}\n\n';
  return readMarkdown(`${front}${paragraphs.join('\n\n')}\n`).value;
}

function rows(before: Text, after: Text): readonly string[] {
  const profile = loadProfile(null, 'cms');
  const context = { profile, templates: loadTemplates(null, 'cms') };
  const { value, messages } = layoutSheet(compare(before, after, profile), 'three-column', context);
  expect(messages).toEqual([]);
  return rowsIn(value.root).map(textOf);
}

function rowsIn(node: Root | Element): readonly Element[] {
  return node.children.flatMap((child): readonly Element[] => {
    if (!isElement(child)) return [];
    return child.tagName === 'tr' ? [child] : rowsIn(child);
  });
}

it('prints a paragraph that moved and was split in one row at its new place', () => {
  const printed = rows(text(WHOLE), text(PARTS));
  expect(printed.filter((row) => /moved to here/.test(row))).toHaveLength(1);
  expect(printed.filter((row) => row.includes(SECOND))).toHaveLength(2);
});
