import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../src/formats/docx/read/read.ts';
import { resolveRevisions } from '../../../src/formats/docx/read/resolve.ts';
import { classesOf, READ_ATTRIBUTES, SHEET_ELEMENTS } from '../../../src/model/sheet.ts';
import { corpora } from '../../corpora.ts';
import { PANDOC, pandocLines } from '../../judges/pandoc.ts';

/** Elements and attributes that a sheet may not have. */
function collectOdd(node: Root | Element, odd: Set<string>): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const { tagName, properties } = child;
    const known = [...(SHEET_ELEMENTS[tagName] ?? ['?']), ...(READ_ATTRIBUTES[tagName] ?? [])];
    for (const property of Object.keys(properties)) {
      const attribute = property.startsWith('data')
        ? property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
        : property.toLowerCase();
      if (!['classname', 'id', 'lang', 'dir', ...known].includes(attribute))
        odd.add(`${tagName} ${attribute}`);
    }
    if (SHEET_ELEMENTS[tagName] === undefined) odd.add(tagName);
    collectOdd(child, odd);
  }
}

// Pandoc cannot open the strict one, and leaves out the words below ruby.
const UNREAD: ReadonlySet<string> = new Set(['mammoth.js__strict-format.docx', 'poi__61470.docx']);

/** The words of lines without marks of notes and boxes of forms, which pandoc leaves out, in alphabetical order. */
function counted(lines: readonly string[]): string[] {
  const words = lines.flatMap((line) => line.replace(/\[\^\d+\]:?|[☐☒]/g, '').split(/\s+/));
  return words.filter((word) => word !== '').sort();
}

/** The words that stand more often in one list than in another. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** The paragraphs of a sheet as pandoc has them: without running heads, automatic numbers, marks of notes, comments. */
function linesOf(node: Root | Element): string[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element' || /^(?:header|footer)$/.test(child.tagName)) return [];
    if (child.properties.role === 'comment') return [];
    return /^(?:p|h\d)$/.test(child.tagName) ? [wordsOf(child)] : linesOf(child);
  });
}

function wordsOf(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (child.type !== 'element') return '';
      const classes = classesOf(child);
      if (classes.includes('label') || classes.includes('note')) return '';
      return child.tagName === 'br' ? ' ' : wordsOf(child);
    })
    .join('');
}

const folder = corpora('corpora/docx/various');

describe.skipIf(folder === null)('the corpus of various Word files', () => {
  const list = corpora('corpora/docx/various.tsv');
  const rows = list === null ? [] : readFileSync(list, 'utf8').trim().split('\n').slice(1);

  it.each(rows.map((row) => row.split('\t')))('reads %s, or says why not', (name = '', ...rest) => {
    const { value, messages } = readDocx(readFileSync(join(folder ?? '', name)));
    const usable = rest[4] === 'ok';
    expect(value !== null, messages[0]?.text).toBe(usable);
    if (!usable) expect(messages).toHaveLength(1);
  });

  it('becomes sheets of their closed vocabulary', () => {
    const odd = new Set<string>();
    for (const [name = '', ...rest] of rows.map((row) => row.split('\t'))) {
      const { value } = readDocx(readFileSync(join(folder ?? '', name)));
      if (rest[4] === 'ok' && value) collectOdd(value.sheet.root, odd);
    }
    expect([...odd]).toEqual([]);
  });

  it
    .skipIf(PANDOC === null)
    .each(
      rows
        .map((row) => row.split('\t'))
        .filter(([name = '', ...rest]) => rest[4] === 'ok' && !UNREAD.has(name)),
    )('%s has the words that pandoc reads, each as often, or a message with them', (name = '') => {
    const path = join(folder ?? '', name);
    const { value, messages } = readDocx(readFileSync(path));
    const own = counted(value ? linesOf(resolveRevisions(value.sheet, 'accepted').root) : []);
    const theirs = counted(pandocLines(PANDOC ?? '', path));
    const said = messages.map(({ text }) => text).join(' ');
    expect(without(own, theirs)).toEqual([]);
    expect(without(theirs, own).filter((word) => !said.includes(word))).toEqual([]);
  });

  it('is whole', () => {
    expect(readdirSync(folder ?? '').length).toBe(rows.length);
  });
});
