import type { Element, ElementContent, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { compareSince } from '../../src/compare/since.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { classesOf, isElement, type Sheet, textOf } from '../../src/model/sheet.ts';
import type { Text } from '../../src/model/text.ts';
import { textsShown } from '../../src/papers/write/directives.ts';
import { languageWords, layoutSheet } from '../../src/papers/write/layout.ts';
import { proveSheet } from '../../src/papers/write/proof.ts';
import { context } from './write-fixtures.ts';

const read = (body: string): Text =>
  readMarkdown(`---\nbody: cms\nlanguage: en\n---\n\n${body}`).value;
const before = read(
  '# Plan {#title}\n\n**1.** *Invites* the donors to support the measures. {#bamot}\n\n**2.** *Calls upon* the Parties to report. {#kiruf}\n',
);
const stage = read(
  '# Plan {#title}\n\n**1.** *Invites* the donors to support old measures. {#bamot}\n\n**2.** {#kiruf .deleted}\n',
);
const after = read(
  '# Plan {#title}\n\n**1.** *Invites* the donors to fund the measures. {#bamot}\n\n**2.** *Calls upon* the Parties to report. {#kiruf}\n',
);

function staged(texts: readonly [Text, Text, Text]) {
  const comparison = compare(texts[0], texts[1]);
  const since = compareSince(comparison, texts[2]);
  const { value, messages } = layoutSheet(comparison, 'inline', { ...context, since });
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  const faults = (sheet: Sheet) =>
    proveSheet(sheet, comparison, {
      number: 0,
      layout: 'inline',
      words: languageWords(context.profile, 'en'),
      formulaFirst: context.profile.formulaFirst,
      tracked: false,
      since,
    });
  return { sheet: value, faults };
}

type Edit = (element: Element) => readonly ElementContent[];

function edited({ root }: Sheet, edit: Edit): Sheet {
  const inside = (element: Element): Element => ({
    ...element,
    children: element.children.flatMap((child) =>
      child.type === 'element' ? edit(inside(child)) : [child],
    ),
  });
  const children = root.children.map((child) => (child.type === 'element' ? inside(child) : child));
  const made: Root = { ...root, children };
  return { root: made };
}

function found(sheet: Sheet, name: string): string[] {
  const words: string[] = [];
  edited(sheet, (element) => {
    if (classesOf(element).includes(name)) words.push(textOf(element));
    return [element];
  });
  return words;
}

const unmarked =
  (name: string): Edit =>
  (element) =>
    classesOf(element).includes(name)
      ? [{ ...element, properties: { ...element.properties, className: [] } }]
      : [element];

describe('the proof of what changed since a stage', () => {
  const { sheet, faults } = staged([before, after, stage]);

  it('accepts the sheet as it was made', () => {
    expect(faults(sheet)).toEqual([]);
    expect(found(sheet, 'restored').join('')).toContain('the Parties to report.');
    expect(found(sheet, 'since').length).toBeGreaterThan(0);
    expect(found(sheet, 'dropped').length).toBeGreaterThan(0);
  });
  it.each(['since', 'restored', 'dropped'])('finds a mark %s that is lost', (name) => {
    expect(faults(edited(sheet, unmarked(name)))).not.toEqual([]);
  });
  it('finds words that the stage alone had and that are left out', () => {
    const without = edited(sheet, (one) => (classesOf(one).includes('dropped') ? [] : [one]));
    expect(faults(without)).not.toEqual([]);
  });
  it('finds a mark on words that did not change since', () => {
    const marked = edited(sheet, (one) => {
      const [only] = one.children;
      const plain = isElement(one, 'em') && only?.type === 'text' && only.value === 'Invites';
      const className = ['restored'];
      return plain
        ? [{ type: 'element', tagName: 'span', properties: { className }, children: [one] }]
        : [one];
    });
    expect(faults(marked)).not.toEqual([]);
  });
});

describe('a redline with a stage', () => {
  const one = (words: string) => read(`**1.** ${words} {#bamot}\n`);

  it('marks words that the stage had under another emphasis', () => {
    const plain = one('Invites the donors to give.');
    const { sheet } = staged([plain, plain, one('Invites the *donors* to give.')]);
    expect(found(sheet, 'changed-emphasis')).toEqual(['donors']);
    expect(found(sheet, 'since')).toEqual(['donors']);
  });
  it('prints a new annex once that did not change since, and redlines one that did', () => {
    const annex = (words: string) =>
      `# Plan {#title}\n\n## Annex {#rabev .annex}\n\n${words} {#sivav}\n`;
    const base = read('# Plan {#title}\n');
    const is = read(annex('Sites to be observed.'));
    const kept = staged([base, is, is]);
    expect(found(kept.sheet, 'inserted')).toEqual([]);
    expect(faultless(kept)).toBe(true);
    const changed = staged([base, is, read(annex('Sites that are observed.'))]);
    expect(found(changed.sheet, 'inserted').length).toBeGreaterThan(0);
    expect(textOf(wrapped(changed.sheet))).toContain('is shown with its changes');
  });
});

function faultless({ sheet, faults }: ReturnType<typeof staged>): boolean {
  return faults(sheet).length === 0;
}

function wrapped({ root }: Sheet): Element {
  const children = root.children.filter((child) => child.type === 'element');
  return { type: 'element', tagName: 'div', properties: {}, children };
}

describe('a redline in which the target of a link alone changed', () => {
  it('marks nothing there and keeps the paragraph', () => {
    const was = read('**1.** Recalls [Resolution 1.5](resolution:cms/1.5). {#bamot}\n');
    const is = read('**1.** Recalls [Resolution 1.5](resolution:cms/1.5@rev.cop2). {#bamot}\n');
    const comparison = compare(was, is);
    expect(comparison.pairs[0]?.kind).toBe('amended');
    const { value, messages } = layoutSheet(comparison, 'three-column', context);
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(found(value, 'changed-emphasis')).toEqual([]);
  });
  it('marks the words of which the emphasis changed as well', () => {
    const was = read('**1.** Recalls [Resolution 1.5 now](resolution:cms/1.5). {#bamot}\n');
    const is = read('**1.** Recalls [Resolution 1.5 *now*](resolution:cms/1.6). {#bamot}\n');
    const { value } = layoutSheet(compare(was, is), 'inline', context);
    expect(found(value, 'changed-emphasis')).toEqual(['now']);
  });
});

describe('the texts that a paper shows', () => {
  it('are those after, not the stage and not the text before', () => {
    const paper = read(
      '::amendments{of=cms/1.5 from=rev.cop2 to=rev.cop3.crp1 since=rev.cop3.draft}\n\n::text{of=cms/1.6@rev.cop3.draft}\n',
    );
    expect([...textsShown(paper)]).toEqual(['cms/1.5@rev.cop3.crp1', 'cms/1.6@rev.cop3.draft']);
  });
});
