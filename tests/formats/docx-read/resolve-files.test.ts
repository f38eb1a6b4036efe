import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheetLines } from '../../../src/cli/sheet-lines.ts';
import type { ResolvedView } from '../../../src/formats/docx/read/gone.ts';
import { readDocx } from '../../../src/formats/docx/read/read.ts';
import { resolveRevisions } from '../../../src/formats/docx/read/resolve.ts';
import type { Sheet } from '../../../src/model/sheet.ts';
import { deleted, p, r, revision, type WordFileParts, wordFile } from './word-file.ts';

const LEVELS = ['%1.', '%1.%2', '(%3)']
  .map(
    (text, at) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${at === 2 ? 'lowerRoman' : 'decimal'}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  )
  .join('');
const NUMBERING = `<w:abstractNum w:abstractNumId="0">${LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
const NOTES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  .map((id) => `<w:footnote w:id="${id}">${p(`note ${id}`)}</w:footnote>`)
  .join('');
const PARTS: WordFileParts = { numbering: NUMBERING, footnotes: NOTES };

const numbered = (level: number): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;

function read(body: string): Sheet {
  const { value } = readDocx(wordFile(body, PARTS));
  if (value === null) throw new Error('nothing read');
  return value.sheet;
}

const linesOf = (body: string, view: ResolvedView): string[] =>
  sheetLines(resolveRevisions(read(body), view));

const both = (body: string): [string[], string[]] => [
  linesOf(body, 'accepted'),
  linesOf(body, 'rejected'),
];

describe('labels of a file with revisions', () => {
  it('are counted as if the paragraphs that go had never been there', () => {
    const mark = (name: string): string => `${numbered(0)}<w:rPr>${revision(name, '')}</w:rPr>`;
    const body =
      p('a', numbered(0)) +
      p(revision('ins', r('b')), mark('ins')) +
      p(revision('del', deleted('c')), mark('del')) +
      p('d', numbered(0));
    expect(sheetLines(read(body))).toEqual(['1. a', '2. b', '3. c', '4. d']);
    expect(both(body)).toEqual([
      ['1. a', '2. b', '3. d'],
      ['1. a', '2. c', '3. d'],
    ]);
    expect(sheetLines(read(body), { markup: true })).toEqual([
      '1. a',
      '[+2.+] [+b+][+¶+]',
      '[-2.-] [-c-][-¶-]',
      '3. d',
    ]);
  });

  it('follow the list that a paragraph had before a change of its properties', () => {
    const was = (inner: string): string => revision('pPrChange', `<w:pPr>${inner}</w:pPr>`);
    const body =
      p('a', numbered(0)) +
      p('b', numbered(1) + was(numbered(0))) +
      p('c', was(numbered(0))) +
      p('d', numbered(0) + was(''));
    expect(both(body)).toEqual([
      ['1. a', '1.1 b', 'c', '2. d'],
      ['1. a', '2. b', '3. c', 'd'],
    ]);
  });

  it('are none once a number that was inserted is rejected', () => {
    const inserted = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>${revision('ins', '')}</w:numPr>`;
    expect(both(p('a', inserted) + p('b', numbered(0)))).toEqual([
      ['1. a', '2. b'],
      ['a', '1. b'],
    ]);
  });

  it('touch the words where the list parts them by nothing', () => {
    const level =
      '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:suff w:val="nothing"/><w:lvlText w:val="Article %1"/></w:lvl>';
    const numbering = `<w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const { value } = readDocx(wordFile(p(': aims', numbered(0)), { numbering }));
    expect(value && sheetLines(value.sheet)).toEqual(['Article 1: aims']);
  });

  it('pass over rows that go, also those that one author inserted and another deleted', () => {
    const row = (marks: string, text: string): string =>
      `<w:tr><w:trPr>${marks}</w:trPr><w:tc>${p(text, numbered(0))}</w:tc></w:tr>`;
    const body = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2835"/></w:tblGrid>${row('', 'a')}${row(revision('ins', '') + revision('del', ''), 'b')}${row(revision('ins', ''), 'c')}${row('', 'd')}</w:tbl>${p('e', numbered(0))}`;
    expect(both(body)).toEqual([
      ['1. a', '2. c', '3. d', '4. e'],
      ['1. a', '2. d', '3. e'],
    ]);
  });
});

type State = 'kept' | 'ins' | 'del';

interface Run {
  readonly state: State;
  readonly text: string;
  readonly note: boolean;
}

interface Model {
  readonly mark: State;
  readonly level: number | null;
  readonly runs: readonly Run[];
}

const state = fc.constantFrom<State>('kept', 'kept', 'ins', 'del');
const run = fc.record({ state, text: fc.constantFrom('a', 'bc ', 'd'), note: fc.boolean() });
const paragraph: fc.Arbitrary<Model> = fc.record({
  mark: state,
  level: fc.constantFrom(null, 0, 1, 2),
  runs: fc.array(run, { maxLength: 3 }),
});
// The last mark of a text cannot go.
const model = fc.array(paragraph, { minLength: 1, maxLength: 4 }).map((all) => [
  ...all,
  {
    mark: 'kept' as const,
    level: 0,
    runs: [{ state: 'kept' as const, text: 'end', note: false }],
  },
]);

/** The body of a file with tracked changes. */
function tracked(all: readonly Model[]): string {
  const note = noteNames();
  return all
    .map(({ mark, level, runs }) => {
      const rPr = mark === 'kept' ? '' : `<w:rPr>${revision(mark, '')}</w:rPr>`;
      const inner = runs.map((found) => {
        const words =
          (found.state === 'del' ? deleted(found.text) : r(found.text)) +
          (found.note ? note() : '');
        return found.state === 'kept' ? words : revision(found.state, words);
      });
      return `<w:p><w:pPr>${level === null ? '' : numbered(level)}${rPr}</w:pPr>${inner.join('')}</w:p>`;
    })
    .join('');
}

/** The body of the file that is left once all changes are accepted or rejected, by the rules of Word. */
function plain(all: readonly Model[], gone: State): string {
  const note = noteNames();
  let joined = '';
  let body = '';
  for (const { mark, level, runs } of all) {
    for (const found of runs) {
      const words = r(found.text) + (found.note ? note() : '');
      if (found.state !== gone) joined += words;
    }
    if (mark === gone) continue;
    body += `<w:p><w:pPr>${level === null ? '' : numbered(level)}</w:pPr>${joined}</w:p>`;
    joined = '';
  }
  return body;
}

function noteNames(): () => string {
  let id = 0;
  return () => {
    id += 1;
    return `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  };
}

describe('a file with revisions, once they are resolved', () => {
  it.each([
    ['accepted', 'del'],
    ['rejected', 'ins'],
  ] as const)('%s reads as the file without them, labels and notes included', (view, gone) => {
    fc.assert(
      fc.property(model, (all) => {
        expect(linesOf(tracked(all), view)).toEqual(sheetLines(read(plain(all, gone))));
      }),
    );
  });
});
