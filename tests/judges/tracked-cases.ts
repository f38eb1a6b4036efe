import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare } from '../../src/compare/compare.ts';
import { writeDocx } from '../../src/formats/docx/write.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile, loadStyle, loadTemplates } from '../../src/library/profile.ts';
import { frontString, languageOf, type Text } from '../../src/model/text.ts';
import { languageWords, layoutSheet } from '../../src/papers/write/layout.ts';
import { corpora } from '../corpora.ts';
import { type ColumnWords, columnsHeld } from './columns.ts';
import {
  footnotesHeld,
  type Holding,
  withFootnotes,
  withMarksAgain,
  withNoteRows,
} from './expected.ts';
import type { JudgedLine } from './lines.ts';

/** Two texts of which a Word file holds both as tracked changes. */
export interface TrackedCase {
  readonly name: string;
  readonly layout: 'inline' | 'three-column';
  readonly body: string;
  readonly before: Text;
  readonly after: Text;
}

type Pair = Omit<TrackedCase, 'layout'>;

/** All texts of the library that have a text before them. */
export function libraryPairs(): readonly Pair[] {
  const root = fileURLToPath(new URL('../../resolutions/', import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files.flatMap((file): Pair[] => {
    if (!file.endsWith('.md') || file.endsWith('README.md')) return [];
    const after = readText(join(root, file));
    const base = frontString(after, 'base');
    const kind = frontString(after, 'kind');
    if (base === undefined || kind === 'paper') return [];
    const language = basename(file).split('.').at(-2) ?? '';
    const before = readText(join(root, dirname(file), `${base}.${language}.md`));
    return [{ name: file, body: frontString(after, 'body') ?? '', before, after }];
  });
}

/** Two versions of real laws; none where the corpora are absent. */
export function lawPairs(): readonly Pair[] {
  const laws = corpora('corpora/lawpairs');
  if (laws === null) return [];
  const names = readdirSync(laws).filter((name) => name.endsWith('.old.md'));
  return names.map((name) => ({
    name: name.replace('.old.md', ''),
    body: 'cms',
    before: readText(join(laws, name)),
    after: readText(join(laws, name.replace('.old.md', '.new.md'))),
  }));
}

function readText(path: string): Text {
  return readMarkdown(readFileSync(path, 'utf8')).value;
}

/** The Word file of a case; a fault of its layout throws. */
export async function trackedFile({
  layout,
  body,
  before,
  after,
}: TrackedCase): Promise<Uint8Array> {
  const profile = loadProfile(null, body);
  const context = { profile, templates: loadTemplates(null, body), tracked: true };
  const { value, messages } = layoutSheet(compare(before, after, profile), layout, context);
  const fault = messages.find(({ severity }) => severity === 'error');
  if (fault) throw new Error(fault.text);
  return writeDocx(value, {
    ...loadStyle(null, body),
    title: 'Changes',
    language: languageOf(after),
    author: 'Secretariat',
    date: '2026-02-20',
    redline: 'tracked',
    redlineFirst: profile.redlineFirst,
  });
}

/** What a judged file holds of a case, beside what it must hold. */
export function held(
  { layout, body, before, after }: TrackedCase,
  verb: 'accept' | 'reject',
  lines: readonly JudgedLine[],
): { readonly held: Holding; readonly expected: Holding } {
  const text = verb === 'accept' ? after : before;
  const own = lines.filter(({ style }) => !OWN_WORDS.has(style));
  if (layout === 'three-column') {
    const expected = withNoteRows(text);
    return { held: columnsHeld(own, columnWords(body, after)), expected };
  }
  const expected = withFootnotes(text);
  return { held: withMarksAgain(footnotesHeld(own), expected), expected };
}

// What a layout says itself, and the paragraphs that only part things.
const OWN_WORDS = new Set(['Legend', 'Reconstructed', 'Section end', 'Table end']);

function columnWords(body: string, after: Text): ColumnWords {
  const { columns, words } = languageWords(loadProfile(null, body), languageOf(after));
  const { sideBefore = '', tableClean = '' } = words;
  const resolution = (frontString(after, 'kind') ?? 'resolution') === 'resolution';
  const [first = '', ...rest] = columns;
  return {
    heads: [resolution || sideBefore === '' ? first : sideBefore, ...rest],
    cleanTable: tableClean,
  };
}
