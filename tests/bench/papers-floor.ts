import { readFileSync } from 'node:fs';
import type { Root } from 'hast';

// A process of its own, as `revcop paper` is one: prints the milliseconds of wall clock that the package docx needs from its
// loading to the last file. Reading the sheets, which were made before, does not count.
const sheets: readonly Root[] = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const start = performance.now();
const { Packer } = await import('docx');
const { plainPaper } = await import('./plain-paper.ts');
for (const sheet of sheets) await Packer.toBuffer(plainPaper(sheet));
console.log(performance.now() - start);
