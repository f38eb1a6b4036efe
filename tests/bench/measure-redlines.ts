import { existsSync } from 'node:fs';
import { measureLaws, measureRedline, redlineCases, sumUp } from '../compare/measure.ts';
import { corpora } from '../corpora.ts';

const details = process.argv.includes('--all');

const redlines = corpora('corpora/redlines/human-redlines.fr.txt');
if (redlines !== null && existsSync(redlines)) {
  const cases = redlineCases(redlines).map(measureRedline);
  for (const one of cases) {
    if (details || one.f1 < 0.97 || !one.rebuilt)
      console.log(`${one.f1.toFixed(3)}\n  asked ${one.expected}\n  given ${one.told}`);
  }
  console.log('redlines', sumUp(cases));
} else console.log('redlines: the corpora are not on this machine');

const laws = corpora('corpora/lawpairs');
if (laws !== null) {
  const figures = measureLaws(laws);
  for (const one of figures) {
    if (!one.rebuilt || !one.once || one.found < one.renumbered) console.log(one);
  }
  const sum = (pick: (one: (typeof figures)[number]) => number) =>
    figures.reduce((total, one) => total + pick(one), 0);
  console.log('laws', {
    pairs: figures.length,
    rebuilt: sum(({ rebuilt }) => Number(rebuilt)),
    once: sum(({ once }) => Number(once)),
    renumbered: `${sum(({ found }) => found)} of ${sum(({ renumbered }) => renumbered)}`,
    paragraphs: sum(({ paragraphs }) => paragraphs),
    milliseconds: Math.round(sum(({ milliseconds }) => milliseconds)),
  });
} else console.log('laws: the corpora are not on this machine');
