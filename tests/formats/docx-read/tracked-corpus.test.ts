import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sheetLines } from '../../../src/cli/sheet-lines.ts';
import type { ResolvedView } from '../../../src/formats/docx/read/gone.ts';
import { readDocx } from '../../../src/formats/docx/read/read.ts';
import { resolveRevisions } from '../../../src/formats/docx/read/resolve.ts';
import type { Sheet } from '../../../src/model/sheet.ts';
import { corpora } from '../../corpora.ts';
import { convertedByOffice, OFFICE } from '../../judges/converted.ts';
import { PANDOC, pandocLines } from '../../judges/pandoc.ts';

const LIST = corpora('corpora/docx/tracked.tsv');

interface Case {
  readonly name: string;
  readonly view: ResolvedView;
  readonly tracked: string;
  /** The same file after Word or its like has resolved all revisions. */
  readonly resolved: string;
}

const CASES = casesOf(LIST);

function casesOf(list: string | null): Case[] {
  if (list === null) return [];
  const rows = readFileSync(list, 'utf8').trim().split('\n').slice(1);
  return rows.flatMap((row) => {
    const [tracked = '', accepted = '', rejected = ''] = row.split('\t').map((cell) => cell.trim());
    return [...caseOf(tracked, 'accepted', accepted), ...caseOf(tracked, 'rejected', rejected)];
  });
}

function caseOf(tracked: string, view: ResolvedView, resolved: string): Case[] {
  const paths = [tracked, resolved].map((name) =>
    name === '' ? null : corpora(`corpora/docx/${name}`),
  );
  const [from, to] = paths;
  const name = tracked.replace(/^tracked\/|\.docx$/g, '');
  return from && to ? [{ name, view, tracked: from, resolved: to }] : [];
}

// Equations are words on one line here, pictures of formulas to LibreOffice and TeX to pandoc.
const EQUATION = ['RP014-Inserted-Math-Control-Char'];

/** Where a judge does not see what the file says, and why; the other judge and the reading of the resolved file hold there. */
const BLIND: Readonly<Record<'pandoc' | 'office', readonly string[]>> = {
  pandoc: [...EQUATION],
  office: [
    ...EQUATION,
    // Floating tables are frames to LibreOffice, and frames are not in its text.
    'RP001-Tracked-Revisions-01',
    // LibreOffice works a DATE field out anew; the file holds the day on which Word did.
    'RP020-Inserted-Field-Code',
  ],
};

describe.skipIf(CASES.length === 0)('a file with tracked changes', () => {
  it.each(CASES)(
    '$name: once $view is the file that Word made of it',
    ({ tracked, resolved, view }) => {
      expect(lines(resolveRevisions(sheetOf(tracked), view))).toEqual(lines(sheetOf(resolved)));
    },
  );

  it('has a list of no fewer cases than were collected', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(53);
  });
});

describe.skipIf(CASES.length === 0 || PANDOC === null)(
  'a file with tracked changes, as pandoc has it',
  () => {
    const cases = CASES.filter(({ name }) => !BLIND.pandoc.includes(name));

    it.each(cases)(
      '$name: once $view says the same words and notes',
      ({ tracked, resolved, view }) => {
        const ours = printed(withoutLabels(resolveRevisions(sheetOf(tracked), view)));
        expect(ours).toEqual(filled(pandocLines(PANDOC ?? '', resolved)));
      },
    );
  },
);

describe.skipIf(CASES.length === 0 || !OFFICE)(
  'a file with tracked changes, as LibreOffice has it',
  () => {
    const cases = CASES.filter(({ name }) => !BLIND.office.includes(name));
    let texts: ReadonlyMap<string, string> = new Map();

    beforeAll(() => {
      const paths = cases.map(({ resolved }) => resolved);
      const made = convertedByOffice(
        paths.map((path) => readFileSync(path)),
        'txt',
      );
      texts = new Map(paths.map((path, at) => [path, new TextDecoder().decode(made[at])]));
    }, 300_000);

    it.each(cases)(
      '$name: once $view prints the same words and numbers',
      ({ tracked, resolved, view }) => {
        const ours = printed(withoutNotes(resolveRevisions(sheetOf(tracked), view)));
        const theirs = filled((texts.get(resolved) ?? '').split('\n'));
        expect(words(ours).replace(/\[\^(\d+)\]/g, '$1')).toBe(words(theirs));
      },
    );
  },
);

function sheetOf(path: string): Sheet {
  const { value, messages } = readDocx(readFileSync(path));
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (value === null) throw new Error(`nothing read from ${path}`);
  return value.sheet;
}

/** All lines, those of empty paragraphs too. */
function lines(sheet: Sheet): string[] {
  return sheetLines(sheet).map((line) => line.trimEnd());
}

/** Lines that hold words, blanks of all kinds alike. */
function filled(all: readonly string[]): string[] {
  return all.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}

/** All words in one line, for a cell is a line of its own in LibreOffice's text. */
function words(all: readonly string[]): string {
  return all.join(' ').split(/\s+/).join(' ');
}

function printed(sheet: Sheet): string[] {
  return filled(sheetLines(sheet));
}

type Root = Sheet['root'];
type Child = Root['children'][number];

function without(sheet: Sheet, gone: (node: Child) => boolean): Sheet {
  const kept = <Node extends Child>(nodes: readonly Node[]): Node[] =>
    nodes
      .filter((node) => !gone(node))
      .map((node) => ('children' in node ? { ...node, children: kept(node.children) } : node));
  return { root: { ...sheet.root, children: kept(sheet.root.children) } };
}

function withoutLabels(sheet: Sheet): Sheet {
  return without(
    sheet,
    (node) => node.type === 'element' && node.properties.dataAutomatic !== undefined,
  );
}

/** LibreOffice leaves the words of notes out and prints their numbers bare. */
function withoutNotes(sheet: Sheet): Sheet {
  return without(sheet, (node) => node.type === 'element' && node.tagName === 'aside');
}
