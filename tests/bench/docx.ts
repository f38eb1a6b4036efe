import { readFileSync } from 'node:fs';
import {
  Document,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import type { Element, ElementContent, Root } from 'hast';
import { parse } from 'yaml';
import { writeDocx } from '../../src/formats/docx/write.ts';
import { parseSheet } from '../../src/formats/html/parse.ts';
import { isElement } from '../../src/model/sheet.ts';
import type { Style } from '../../src/model/style.ts';
import type { Figure } from './run.ts';

const style: Style = parse(
  readFileSync(new URL('../../templates/cms/style.yaml', import.meta.url), 'utf8'),
);

const WORDS =
  'la Conférence des Parties prie instamment les États de l’aire de répartition de coopérer à la conservation des mammifères migrateurs d’Asie centrale et charge le Secrétariat de faire rapport'.split(
    ' ',
  );

/** Some words, other ones for each number, the same in every run. */
function words(seed: number, count: number): string {
  return Array.from(
    { length: count },
    (_, at) => WORDS[(seed * 7 + at * (1 + (seed % 5))) % WORDS.length],
  ).join(' ');
}

/** A paper of `rows` table rows and as many paragraphs in three sections, with redlines, labels and notes. */
export function paperOf(rows: number): string {
  const body = Array.from({ length: rows }, (_, at) => tableRow(at)).join('\n');
  const text = Array.from({ length: rows }, (_, at) => paragraph(at)).join('\n');
  return `<article lang="fr"><section data-section="portrait">
<header class="odd"><p>UNEP/CMS/COP15/Doc.27.3</p></header><footer class="odd"><p><span class="page">1</span></p></footer>
<h1 class="title">Une longue communication</h1>${text}</section>
<section data-section="landscape"><h1 class="annex-title">Annexe 1</h1>
<table class="three-column"><thead><tr><th>Texte</th><th>Commentaire</th><th>Nouveau texte</th></tr></thead><tbody>
${body}</tbody></table></section></article>`;
}

function paragraph(at: number): string {
  return `<p class="operative" data-depth="1"><span class="label">${at + 1}.</span> <em>Prie</em> ${words(at, 55)}&nbsp;;</p>`;
}

function tableRow(at: number): string {
  const before = words(at, 6);
  const after = words(at + 3, 6);
  const rest = words(at + 1, 45);
  return `<tr><td><p class="operative" data-depth="1" id="b0_p${at}"><del><span class="label">${at + 2}.</span></del><ins><span class="label">${at + 1}.</span></ins> <em>Prie</em> <ins>${after}</ins><del>${before}</del> ${rest}</p></td>
<td><p class="comment">${words(at, 9)}</p></td>
<td><p class="operative" data-depth="1"><span class="label">${at + 1}.</span> <em>Prie</em> ${after} ${rest}</p></td></tr>`;
}

/** The same paragraphs, rows and runs as plain objects of the package docx: what the package alone takes. */
function plainDocument(root: Root): Document {
  return new Document({
    sections: sectionsOf(root).map((section) => ({ children: section.flatMap(plainBlock) })),
  });
}

function sectionsOf(root: Root): readonly (readonly ElementContent[])[] {
  const article = root.children.find((node) => isElement(node, 'article'));
  if (!isElement(article)) return [];
  return article.children.flatMap((node) => (isElement(node, 'section') ? [node.children] : []));
}

function plainBlock(node: ElementContent): (Paragraph | Table)[] {
  if (!isElement(node) || node.tagName === 'header' || node.tagName === 'footer') return [];
  if (node.tagName !== 'table') return [new Paragraph({ children: plainRuns(node) })];
  const rows = node.children.flatMap((part) =>
    isElement(part) ? part.children.filter((row) => isElement(row)) : [],
  );
  return [new Table({ rows: rows.map(plainRow) })];
}

function plainRow(row: Element): TableRow {
  const cells = row.children.filter((cell) => isElement(cell));
  return new TableRow({
    children: cells.map((cell) => {
      const paragraphs = cell.children.filter((child) => isElement(child, 'p'));
      const children =
        paragraphs.length > 0
          ? paragraphs.flatMap(plainBlock)
          : plainBlock({ ...cell, tagName: 'p' });
      return new TableCell({ children });
    }),
  });
}

function plainRuns(node: Element): ParagraphChild[] {
  return node.children.flatMap((child) => {
    if (child.type === 'text') return [new TextRun(child.value)];
    return isElement(child) ? plainRuns(child) : [];
  });
}

// 398 pages as LibreOffice lays them out.
const ROWS = 1100;
const ROUNDS = 7;

/** Writing a paper of 400 pages, against the package docx alone on the same paragraphs, rows and runs, and with tracked changes against itself. */
export async function benchDocx(): Promise<readonly Figure[]> {
  const sheet = parseSheet(paperOf(ROWS)).value;
  const ours: number[] = [];
  const tracked: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await processorTime(() => writeDocx(sheet, { ...SAID, style })));
    tracked.push(
      await processorTime(() => writeDocx(sheet, { ...SAID, style, redline: 'tracked' })),
    );
    floor.push(await processorTime(() => Packer.toBuffer(plainDocument(sheet.root))));
  }
  const own = Math.min(...ours);
  return [
    { name: 'paper of 400 pages, of docx alone', ratio: own / Math.min(...floor), limit: 1 },
    { name: 'the same tracked, of formatted', ratio: Math.min(...tracked) / own, limit: 1.5 },
  ];
}

const SAID = {
  title: 'Une longue communication',
  language: 'fr',
  author: 'Secrétariat',
  date: '2026-02-20',
  redline: 'formatting',
  redlineFirst: 'inserted',
  logos: {},
} as const;

/** Microseconds of processor time: what else runs on the machine does not count. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
