import { readFileSync } from 'node:fs';
import { seed } from '../corpora.ts';

/** Resolution 11.24 before and after COP15 as the paper prints it, one string a paragraph, typed numbers included. */
export interface Resolution {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Which paragraph before is which after; the others are removed or new. */
  readonly truth: readonly (readonly [before: number, after: number])[];
}

/** The pair of texts, read from the table of the paper and the reconstructed base; null where neither is there. */
export function resolution1124(): Resolution | null {
  const base = seed('cms-11.24-rev.cop13.fr.reconstructed.txt');
  const paper = seed('cms-cop15-doc27.3.fr.txt');
  if (base === null || paper === null) return null;
  const before = readFileSync(base, 'utf8')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  const after: string[] = [];
  const truth: [number, number][] = [];
  let old = 0;
  for (const row of tableRows(readFileSync(paper, 'utf8'))) {
    if (row.clean !== '') after.push(row.clean);
    if (row.isNew) continue;
    if (row.clean !== '') truth.push([old, after.length - 1]);
    old += 1;
  }
  return { before, after, truth };
}

interface TableRow {
  readonly clean: string;
  readonly isNew: boolean;
}

// Each row is three lines led by a tab, rows parted by an empty line; the formula is one cell across.
function tableRows(source: string): TableRow[] {
  const [, table = ''] = source.split('Nouveau texte propre proposé\n');
  const [body = ''] = table.split(/\n Annexe /);
  const rows: TableRow[] = [];
  for (const block of body.replace(/^\n+/, '').split(/\n\n+/)) {
    if (block.trim() === '') continue;
    const [first = '', comment = '', clean = ''] = block.split('\n');
    if (comment.startsWith('\t')) {
      rows.push({
        clean: clean.trim(),
        isNew: /^\t(?:Inséré|Nouveau |Recommandation)/.test(comment),
      });
    } else rows.push({ clean: `${first.trim()} ${comment.trim()}`, isNew: false });
  }
  return rows;
}

/** The paragraph without the number typed before it. */
export function withoutNumber(paragraph: string): string {
  return paragraph.replace(/^\d+(?:bis)?\.?\s*/, '');
}
