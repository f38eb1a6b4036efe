import { readFileSync } from 'node:fs';
import { readDocx } from '/work/main/src/formats/docx/read/read.ts';
for (const f of process.argv.slice(2)) {
  const t = performance.now();
  const { messages } = readDocx(readFileSync(f));
  const shown = messages.filter(m => /concealed|bound|field-words/.test(m.rule));
  console.log(f.split('/').pop(), Math.round(performance.now() - t), messages.length, shown.slice(0, 6).map(m => `\n    ${m.rule} ${m.text.slice(0,160)}`).join(''));
}
