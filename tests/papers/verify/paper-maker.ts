import { readDocx } from '../../../src/formats/docx/read/read.ts';
import { readExtracted } from '../../../src/formats/extracted/read.ts';
import { readMarkdown } from '../../../src/formats/markdown/read.ts';
import type { Sheet } from '../../../src/model/sheet.ts';
import type { Text } from '../../../src/model/text.ts';
import { deleted, p, r, revision, table, wordFile } from '../../formats/docx-read/word-file.ts';

/** A row of an amendment table: first column with `[-deleted-]` and `[+inserted+]`, comment, clean text; one string goes across. */
export type MadeRow = readonly [string, string, string] | string;

/** A paper of which a test changes one thing. */
export interface MadePaper {
  readonly quotes: readonly string[];
  readonly rows: readonly MadeRow[];
  readonly layout: 'three-column' | 'two-column' | 'inline';
}

/** How a paper comes to the reader: text with typed marks, text without any, Word with underline and strike, Word with tracked changes. */
export type Form = 'typed' | 'fused' | 'formatted' | 'tracked';

/** All forms in which the marks are there. */
export const MARKED: readonly Form[] = ['typed', 'formatted', 'tracked'];

/** The adopted text that the paper amends. */
export const ADOPTED: Text = readMarkdown(`---
body: cms
kind: resolution
number: 12.3
revision: rev.cop14
language: en
---

# Conservation of Sea Eagles {#title}

Recalling the commitments made by the Range States in the Memorandum of Understanding, {#recall}

Concerned that nesting sites of sea eagles are disturbed by logging along large rivers, {#concern}

The Conference of the Parties to the\\
Convention on the Conservation of Migratory Species of Wild Animals {#formula .formula}

**1.** Adopts the Action Plan 2021-2026 contained in the Annex to this Resolution; {#adopts}

**2.** Takes note of document UNEP/CMS/COP13/Inf.19 on poisoned baits; {#notes}

**3.** Requests the Scientific Council and the Secretariat, subject to the availability of funds, to report on progress; {#requests}

**4.** Urges Range States: {#urges}

**a)** to protect nesting sites from disturbance; and {#protect}

**b)** to share the data on collisions with power lines. {#share}
`).value;

/** The Decisions of the library. */
export const DECISIONS: Text = readMarkdown(`---
body: cms
kind: decisions
meeting: cop14
subject: eagles
language: en
---

# Sea eagles {#title}

## Directed to the Secretariat {#sec .directed-to}

**14.50** The Secretariat shall: {#shall}

**a)** convene a workshop on power lines in the flyway; and {#convene}

**b)** report to the Conference of the Parties at its fifteenth meeting. {#report}
`).value;

/** A paper in which nothing deviates. */
export const CLEAN: MadePaper = {
  layout: 'three-column',
  quotes: [
    'Decision 14.50 directed to the Secretariat',
    'The Secretariat shall:',
    'a) convene a workshop on power lines in the flyway; and',
    'b) report to the Conference of the Parties at its fifteenth meeting.',
  ],
  rows: [
    ['Conservation of Sea Eagles', 'Keep', 'Conservation of Sea Eagles'],
    [
      'Recalling the commitments made by the Range States in the Memorandum of Understanding,',
      'Keep',
      'Recalling the commitments made by the Range States in the Memorandum of Understanding,',
    ],
    [
      '[+Noting the workshop on power lines held in Tallinn,+]',
      'New text to mention the workshop.',
      'Noting the workshop on power lines held in Tallinn,',
    ],
    [
      'Concerned that nesting sites of sea eagles are [+increasingly +]disturbed by logging along large rivers[-,-][+ and lakes,+]',
      'Updated to the results of the workshop.',
      'Concerned that nesting sites of sea eagles are increasingly disturbed by logging along large rivers and lakes,',
    ],
    'The Conference of the Parties to the Convention on the Conservation of Migratory Species of Wild Animals',
    [
      '1. Adopts the Action Plan [-2021-2026-][+2026-2032+] contained in the Annex to this Resolution;',
      'The period is updated.',
      '1. Adopts the Action Plan 2026-2032 contained in the Annex to this Resolution;',
    ],
    [
      '[-2. Takes note of document UNEP/CMS/COP13/Inf.19 on poisoned baits;-]',
      'Obsolete, because a newer document is in the Action Plan.',
      '',
    ],
    [
      '3. Requests [-the Scientific Council and -]the Secretariat[-, subject to the availability of funds,-] to report on progress;',
      'Outside the mandate of the Council.',
      '2. Requests the Secretariat to report on progress;',
    ],
    [
      '[+3bis. Invites donors to support the Action Plan;+]',
      'New paragraph on funding.',
      '3. Invites donors to support the Action Plan;',
    ],
    ['4. Urges Range States:', 'Keep', '4. Urges Range States:'],
    [
      'a) to protect nesting sites from disturbance; and',
      'Keep',
      'a) to protect nesting sites from disturbance; and',
    ],
    [
      'b) to share the data on collisions with power lines.',
      'Keep',
      'b) to share the data on collisions with power lines.',
    ],
  ],
};

/** The same paper with `from` replaced by `to` in one column of all rows (0, 1, 2), or across. */
export function changed(paper: MadePaper, column: 0 | 1 | 2, from: string, to: string): MadePaper {
  let found = false;
  const rows = paper.rows.map((row): MadeRow => {
    if (typeof row === 'string' || !row[column].includes(from)) return row;
    found = true;
    const cells: [string, string, string] = [...row];
    cells[column] = row[column].replace(from, to);
    return cells;
  });
  if (!found) throw new Error(`found no ${from} in column ${column}`);
  return { ...paper, rows };
}

/** The sheet that a reader makes of the paper in one of its forms. */
export function sheetOf(paper: MadePaper, form: Form): Sheet {
  if (form === 'typed' || form === 'fused') return readExtracted(textFile(paper, form)).value;
  const { value } = readDocx(wordBytes(paper, form));
  if (value === null) throw new Error('found no sheet in the Word file');
  return value.sheet;
}

const ABOVE = [
  'UNEP/CMS/COP15/Doc.21.4',
  'Agenda Item 21.4',
  'CONSERVATION OF SEA EAGLES',
  'Background',
  '1. At its fourteenth meeting the Conference of the Parties adopted the following Decision:',
];
const BELOW = [
  'Recommended actions',
  '2. The Conference of the Parties is recommended to adopt the amendments in Annex 1.',
];
const ANNEX = [
  'ANNEX 1',
  'PROPOSED AMENDMENTS TO RESOLUTION 12.3 (Rev.COP14)',
  'Note: Proposed new text is underlined. Text to be deleted is crossed out.',
];
const HEADS = ['Text of the existing Resolution', 'Comment', 'Proposed new clean text'];

function lines({ quotes }: MadePaper): string[] {
  return [...ABOVE, ...quotes, ...BELOW, ...ANNEX];
}

/** The cells of a row in the columns that the layout has. */
function cellsOf(cells: readonly string[], { layout }: MadePaper): string[] {
  return cells.filter((_, index) => layout === 'three-column' || index !== 1);
}

function inlineRows({ rows }: MadePaper): string[] {
  return rows.map((row) => (typeof row === 'string' ? row : row[0]));
}

/** The paper as extracted text, with its marks typed or lost. */
export function textFile(paper: MadePaper, form: 'typed' | 'fused'): string {
  const shown = (text: string): string => (form === 'typed' ? text : fused(text));
  const above = lines(paper).map((line) => `${line}\n\n`);
  if (paper.layout === 'inline')
    return [...above, ...inlineRows(paper).map((row) => `${shown(row)}\n\n`)].join('');
  const rows = [HEADS, ...paper.rows].map((row) => {
    const cells = typeof row === 'string' ? [row] : cellsOf(row, paper);
    return cells.map((cell) => `\t${shown(cell)}\n`).join('');
  });
  return `${above.join('')}${rows.join('\n')}`;
}

function fused(text: string): string {
  return text.replace(/\[[-+]|[-+]\]/g, '');
}

/** The paper as a Word file, with underline and strike or with tracked changes. */
export function wordBytes(paper: MadePaper, form: 'formatted' | 'tracked'): Uint8Array {
  return wordFile(wordBody(paper, form));
}

/** The body of that file, in which a test may change something. */
export function wordBody(paper: MadePaper, form: 'formatted' | 'tracked'): string {
  const above = lines(paper).map((line) => p(line));
  const block = (text: string): string =>
    text
      .split('\n')
      .map((line) => p(runs(line, form)))
      .join('');
  if (paper.layout === 'inline') return [...above, ...inlineRows(paper).map(block)].join('');
  const rows = [HEADS, ...paper.rows].map((row) =>
    typeof row === 'string' ? [block(row)] : cellsOf(row, paper).map(block),
  );
  return above.join('') + spanning(table(rows), paper);
}

// A row of one cell goes across the table.
function spanning(xml: string, { layout }: MadePaper): string {
  const span = layout === 'three-column' ? 3 : 2;
  return xml.replaceAll(
    /<w:tr><w:tc>((?:(?!<\/w:tc>).)*)<\/w:tc><\/w:tr>/g,
    `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>$1</w:tc></w:tr>`,
  );
}

const UNDERLINE = '<w:u w:val="single"/>';
const STRIKE = '<w:strike/>';

function runs(text: string, form: 'formatted' | 'tracked'): string {
  return text
    .split(/(\[-.*?-\]|\[\+.*?\+\])/)
    .filter((part) => part !== '')
    .map((part) => {
      const words = part.slice(2, -2);
      if (part.startsWith('[-'))
        return form === 'formatted' ? r(words, STRIKE) : revision('del', deleted(words));
      if (part.startsWith('[+'))
        return form === 'formatted' ? r(words, UNDERLINE) : revision('ins', r(words));
      return r(part);
    })
    .join('');
}
