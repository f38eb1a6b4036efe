import type { Element, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/compare/compare.ts';
import { readDocx } from '../../../src/formats/docx/read/read.ts';
import { resolveRevisions } from '../../../src/formats/docx/read/resolve.ts';
import { writeDocx } from '../../../src/formats/docx/write.ts';
import { readMarkdown } from '../../../src/formats/markdown/read.ts';
import { loadProfile, loadStyle, loadTemplates } from '../../../src/library/profile.ts';
import { attributeOf, isElement } from '../../../src/model/sheet.ts';
import type { Text } from '../../../src/model/text.ts';
import { type Layout, layoutSheet } from '../../../src/papers/write/layout.ts';

const PROFILE = loadProfile(null, 'cms');
const CONTEXT = { profile: PROFILE, templates: loadTemplates(null, 'cms'), tracked: true };

function text(note: string, cell = 'x'): Text {
  const front =
    '---\nbody: cms\nnumber: 1.1\nrevision: rev.cop2\nlanguage: en\n---\n\n# T {#title}\n\n';
  const table = `{#two-columns}\n\n| A | B |\n| --- | --- |\n| y {#row} | ${cell} |\n`;
  return readMarkdown(
    `${front}**1.** *Urges* x;[^prio-rity] {#aa}\n\n[^prio-rity]: ${note}\n\n${table}`,
  ).value;
}

async function file(before: Text, after: Text, layout: Layout): Promise<Uint8Array> {
  const { value } = layoutSheet(compare(before, after, PROFILE), layout, CONTEXT);
  return writeDocx(value, {
    ...loadStyle(null, 'cms'),
    title: 'T',
    language: 'en',
    author: 'Secretariat',
    date: '2026-02-20',
    redline: 'tracked',
    redlineFirst: 'inserted',
  });
}

function ids(node: Root | Element, around: string): readonly string[] {
  return node.children.flatMap((child): readonly string[] => {
    if (!isElement(child)) return [];
    const id = attributeOf(child, 'id');
    const inside = /^(?:aside|tr)$/.test(child.tagName) ? child.tagName : around;
    return [...(id === undefined ? [] : [`${inside} ${id}`]), ...ids(child, inside)];
  });
}

async function written(after: Text, layout: Layout): Promise<readonly string[]> {
  const { value } = readDocx(await file(text('One.'), after, layout));
  return value ? ids(value.sheet.root, 'page') : [];
}

describe('a Word file keeps', () => {
  it('the name of a note at its foot, that of each text', async () => {
    expect(await written(text('Two.'), 'clean')).toContain('aside a0__n_prio_rity');
    const inline = await written(text('Two.'), 'inline');
    expect(inline).toEqual(
      expect.arrayContaining(['aside b0__n_prio_rity', 'aside a0__n_prio_rity']),
    );
    const columns = await written(text('Two.'), 'three-column');
    expect(columns).toEqual(expect.arrayContaining(['tr b0__n_prio_rity', 'tr a0__n_prio_rity']));
  });

  it('the name of a note that changes as a whole, on the side that stays', async () => {
    const marked = (note: string): Text => text(note, 'x[^prio-rity]');
    const { value } = readDocx(await file(marked('One.'), marked('Two.'), 'inline'));
    if (!value) throw new Error('the file was not read');
    const names = (view: 'accepted' | 'rejected') =>
      ids(resolveRevisions(value.sheet, view).root, 'page').filter((id) => id.includes('__n_'));
    expect(names('accepted')).toEqual(['aside a0__n_prio_rity']);
    expect(names('rejected')).toEqual(['aside b0__n_prio_rity']);
  });

  it('the id of a table beside that of its first row', async () => {
    expect(await written(text('One.', 'z'), 'clean')).toContain('tr a0__t_two_columns');
    const inline = await written(text('One.', 'z'), 'inline');
    expect(inline).toEqual(
      expect.arrayContaining(['tr b0__t_two_columns', 'tr a0__t_two_columns']),
    );
  });
});
