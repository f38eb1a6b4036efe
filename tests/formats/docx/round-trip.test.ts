import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../../../src/compare/compare.ts';
import { readDocx } from '../../../src/formats/docx/read/read.ts';
import { writeDocx } from '../../../src/formats/docx/write.ts';
import { readMarkdown } from '../../../src/formats/markdown/read.ts';
import { writeMarkdown } from '../../../src/formats/markdown/write.ts';
import { loadProfile, loadStyle, loadTemplates } from '../../../src/library/profile.ts';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../../../src/model/paragraph.ts';
import { joinRuns, plainText, type Run } from '../../../src/model/run.ts';
import { frontString, languageOf, type Text } from '../../../src/model/text.ts';
import { accountText } from '../../../src/papers/recognise/recognise.ts';
import { layoutSheet } from '../../../src/papers/write/layout.ts';
import { convertedByOffice, OFFICE } from '../../judges/converted.ts';

interface Printed {
  readonly name: string;
  readonly body: string;
  readonly text: Text;
}

const ROOT = fileURLToPath(new URL('../../../resolutions/', import.meta.url));
const TEXTS: readonly Printed[] = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.[a-z]{2}\.md$/.test(name) && !name.includes('.paper.'))
  .map((name) => {
    const text = withoutRemarks(readMarkdown(readFileSync(join(ROOT, name), 'utf8')).value);
    return { name, body: frontString(text, 'body') ?? '', text };
  });

/** A text without comments and tombstones, which clean text does not print. */
function withoutRemarks({ front, paragraphs }: Text): Text {
  const kept = paragraphs.filter((paragraph) => !isTombstone(paragraph));
  return { front, paragraphs: kept.map((paragraph) => ({ ...paragraph, comments: [] })) };
}

async function cleanFile({ body, text }: Printed): Promise<Uint8Array> {
  const profile = loadProfile(null, body);
  const context = { profile, templates: loadTemplates(null, body) };
  const { value } = layoutSheet(compare(text, text, profile), 'clean', context);
  return writeDocx(value, {
    ...loadStyle(null, body),
    title: 'Text',
    language: languageOf(text),
    author: 'Secretariat',
    date: '2026-02-20',
    redline: 'none',
    redlineFirst: 'inserted',
  });
}

function readBack({ body, text }: Printed, bytes: Uint8Array): Text {
  const { value } = readDocx(bytes);
  if (value === null) throw new Error('the file was not read');
  const kind = frontString(text, 'kind') === 'text' ? 'text' : 'resolution';
  const front = {
    number: frontString(text, 'number') ?? '',
    revision: frontString(text, 'revision') ?? '',
  };
  const options = { language: languageOf(text), kind, front } as const;
  return accountText(value.sheet, loadProfile(null, body), options).value.text;
}

/** Each paragraph that came back with other words, label, id or place. Notes have no names in Word; the head row of a table gives its bookmark to the table. */
function differences(one: Printed, back: Text): readonly string[] {
  const profile = loadProfile(null, one.body);
  const { pairs } = compare(countedNotes(one.text), countedNotes(back), profile);
  return pairs.flatMap(({ kind, moved, evidence, before, after, redline }) => {
    const [was, is] = [before[0], after[0]];
    const label = was?.final?.text === is?.label?.text;
    const same =
      kind === 'kept' ||
      (isSquare(one.text) && redline.every(({ op }) => op === '=' || op === '~'));
    if (was && is && keepsNumberInWords(was.paragraph, is.paragraph)) return [];
    if (same && !moved && label && (evidence === 'id' || isUnnamed(was?.paragraph))) return [];
    return [
      `${one.name} ${kind} ${evidence} ${was?.paragraph.id} ${was?.final?.text} ${is?.label?.text}`,
    ];
  });
}

// Numbers of headings, and such as 1.1.1, inside an annex of a Resolution are not told from its words when it comes back: they stand among them.
function keepsNumberInWords(was: Paragraph, is: Paragraph): boolean {
  const label = labelOf(was);
  if (label === null || (was.kind === 'plain' && label.series === '')) return false;
  const blanked = (text: string) => text.replace(/\s+/g, ' ');
  const [words, known] = [plainText(contentOf(is)), plainText(contentOf(was))];
  return blanked(words) === blanked(`${label.text} ${known}`);
}

// Emphasis of square characters is another face in Word, which says nothing to a reader.
function isSquare(text: Text): boolean {
  return languageOf(text) === 'zh';
}

function isUnnamed(paragraph: Paragraph | undefined): boolean {
  if (paragraph?.kind === 'row') return paragraph.head || paragraph.id === null;
  return paragraph?.kind === 'note' || paragraph?.id === null;
}

function withoutLinks(text: Text): Text {
  const bare = (runs: readonly Run[]): Run[] => joinRuns(runs.map(({ link: _, ...run }) => run));
  const paragraphs = text.paragraphs.map((paragraph): Paragraph => {
    if (paragraph.kind === 'row') return { ...paragraph, cells: paragraph.cells.map(bare) };
    return 'content' in paragraph ? { ...paragraph, content: bare(paragraph.content) } : paragraph;
  });
  return { ...text, paragraphs };
}

/** The text with its notes named in the order of their marks. */
function countedNotes(text: Text): Text {
  const names = new Map<string, string>();
  const counted = (name: string): string => {
    const known = names.get(name) ?? `n${names.size + 1}`;
    names.set(name, known);
    return known;
  };
  // A printed reference leads nowhere: its words come back.
  const source = writeMarkdown(withoutLinks(text));
  const renamed = source.replace(/\[\^([a-z0-9-]+)\]/g, (_, name: string) => `[^${counted(name)}]`);
  return readMarkdown(renamed).value;
}

describe('a text that is printed clean as Word', () => {
  const files: Uint8Array[] = [];
  const changed = (all: readonly Uint8Array[]): readonly string[] =>
    TEXTS.flatMap((one, at) => differences(one, readBack(one, all[at] ?? new Uint8Array())));

  beforeAll(async () => {
    for (const one of TEXTS) files.push(await cleanFile(one));
  }, 120_000);

  it('comes back with its words, labels, ids and order', () => {
    expect(changed(files)).toEqual([]);
  }, 120_000);

  it.skipIf(!OFFICE)(
    'comes back so once LibreOffice has saved it',
    () => {
      expect(changed(convertedByOffice(files, 'docx'))).toEqual([]);
    },
    300_000,
  );
});
