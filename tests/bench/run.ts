import { benchCompare } from './compare.ts';
import { benchConcordance } from './concordance.ts';
import { benchDecisions } from './decisions.ts';
import { benchDocx } from './docx.ts';
import { benchDocxRead } from './docx-read.ts';
import { benchHelp } from './help.ts';
import { benchLibreOffice } from './libreoffice.ts';
import { benchMarkdown } from './markdown.ts';
import { benchPapers } from './papers.ts';
import { benchReferences } from './references.ts';
import { benchTables } from './tables.ts';

/** One figure: a ratio to a floor measured in the same run. `limit` is the bound promised; `atLeast` turns it round. */
export interface Figure {
  readonly name: string;
  readonly ratio: number;
  readonly limit: number;
  readonly atLeast?: boolean;
}

const BENCHES: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  help: benchHelp,
  markdown: benchMarkdown,
  compare: benchCompare,
  concordance: benchConcordance,
  libreoffice: benchLibreOffice,
  docx: benchDocx,
  'docx-read': benchDocxRead,
  papers: benchPapers,
  tables: benchTables,
  references: benchReferences,
  decisions: benchDecisions,
};

function line({ name, ratio, limit, atLeast }: Figure): string {
  const kept = atLeast ? ratio >= limit : ratio <= limit;
  const bound = `${atLeast ? '>=' : '<='} ${limit}`;
  return `${kept ? 'ok  ' : 'OVER'} ${ratio.toFixed(2).padStart(8)}  ${bound.padEnd(8)} ${name}`;
}

const asked = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const figure of await bench()) console.log(line(figure));
}
