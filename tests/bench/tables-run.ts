import { readFileSync } from 'node:fs';
import { Packer } from 'docx';
import { compare } from '../../src/compare/compare.ts';
import { writeDocx } from '../../src/formats/docx/write.ts';
import { writeHtml } from '../../src/formats/html/write.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile, loadStyle, loadTemplates } from '../../src/library/profile.ts';
import { contentOf } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import { languageWords, layoutSheet } from '../../src/papers/write/layout.ts';
import { isLayout, LAYOUTS } from '../../src/papers/write/layouts.ts';
import { plainPaper } from './plain-paper.ts';

// A process of its own, so that its greatest memory is that of one table: `tables-run.ts ROWS ids|bare LAYOUT`.
const [rows = '205', ids = 'ids', layout = 'three-column'] = process.argv.slice(2);
if (!isLayout(layout))
  throw new Error(`found the layout ${layout}, expected ${LAYOUTS.join(', ')}`);
const DRAFT = new URL('../../resolutions/cms/11.24/rev.cop15.draft.fr.md', import.meta.url);

const texts = readMarkdown(readFileSync(DRAFT, 'utf8')).value.paragraphs;
const WORDS = texts
  .flatMap((paragraph) => (paragraph.kind === 'row' ? [plainText(contentOf(paragraph))] : []))
  .join(' ')
  .replace(/[|{}[\]*_#\\<>]/g, ' ')
  .split(/\s+/);

/** A row of the programme by what it is and not by where it stands; `edition` rewords some of them. */
function cells(row: number, edition: number): string {
  const reworded = edition === 2 && row % 7 === 3;
  return Array.from({ length: 6 }, (_, cell) => {
    const count = cell === 0 ? 18 : 3 + ((row + cell) % 5);
    const from = (row * 37 + cell * 101) % (WORDS.length - 40);
    const words = WORDS.slice(from, from + count);
    if (reworded && cell < 2) words.splice(1, 2, 'dans', 'les', 'meilleurs', 'délais');
    return words.join(' ');
  }).join(' | ');
}

/** The numbers of the rows of an edition in order: in the second some are new, gone or elsewhere. */
function order(count: number, edition: number): readonly number[] {
  const all = Array.from({ length: count }, (_, row) => row);
  if (edition === 1) return all;
  const kept = all.filter((row) => row % 29 !== 5);
  const moved = kept.filter((row) => row % 97 === 11);
  const rest = kept.filter((row) => row % 97 !== 11);
  return rest.flatMap((row) => [
    row,
    ...(row % 31 === 2 ? [count + row] : []),
    ...moved.filter((other) => other + 13 === row),
  ]);
}

function programme(count: number, edition: number, named: boolean) {
  const lines = order(count, edition).map((row, at) => {
    const id = named ? ` {#r${row.toString(36)}}` : '';
    const [first, ...rest] = cells(row, edition).split(' | ');
    return `| **${at + 1}.** ${first}${id} | ${rest.join(' | ')} |`;
  });
  const head = '| Activité | Qui | Priorité | Espèce | Délai | Lieu |\n|---|---|---|---|---|---|';
  const front = '---\nbody: cms\nlanguage: fr\n---\n\n# Programme de travail {#title}\n\n';
  return readMarkdown(`${front}{#table}\n\n${head}\n${lines.join('\n')}\n`).value;
}

function timed<T>(work: () => T): readonly [T, number] {
  const start = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(start);
  return [value, (user + system) / 1000];
}

async function timedLater<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const start = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(start);
  return [value, (user + system) / 1000];
}

const profile = loadProfile(null, 'cms');
const looks = loadStyle(null, 'cms');
const context = { profile, templates: loadTemplates(null, 'cms') };
const said = {
  title: 'Programme',
  language: 'fr',
  author: 'CMS',
  date: '2026-02-20',
  redline: 'formatting',
  redlineFirst: 'inserted',
} as const;
const { words } = languageWords(profile, 'fr');

const named = ids === 'ids';
const [editions, read] = timed(() =>
  [1, 2].map((edition) => programme(Number(rows), edition, named)),
);
const [before, after] = editions;
if (before === undefined || after === undefined) throw new Error('found no editions');
const [comparison, compared] = timed(() => compare(before, after));
const [sheet, laidOut] = timed(() => layoutSheet(comparison, layout, context));
if (sheet.messages.length > 0) throw new Error(JSON.stringify(sheet.messages[0]));
const [, docx] = await timedLater(() => writeDocx(sheet.value, { ...looks, ...said }));
const [, html] = timed(() => writeHtml(sheet.value, { ...looks, ...said, words }));
const memory = process.resourceUsage().maxRSS / 1024;
const [, floor] = await timedLater(() => Packer.toBuffer(plainPaper(sheet.value.root)));
console.log(JSON.stringify({ read, compared, laidOut, docx, html, floor, memory }));
