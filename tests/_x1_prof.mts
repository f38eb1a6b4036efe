import { readFileSync } from 'node:fs';
import { readDocx } from '/work/main/src/formats/docx/read/read.ts';
import { sheetLines } from '/work/main/src/cli/sheet-lines.ts';
const f = process.argv[2];
let t = performance.now();
const { value, messages } = readDocx(readFileSync(f));
console.log('read', Math.round(performance.now() - t), messages.length);
if (value) { t = performance.now(); const l = sheetLines(value.sheet, { markup: true }); console.log('lines', Math.round(performance.now() - t), l.length); }
