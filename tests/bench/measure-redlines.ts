import { compare } from '../../src/compare/compare.ts';
import {
  measureLaws,
  measureRedline,
  moveParagraph,
  pairsOf,
  redlineCases,
  sumUp,
  told,
} from '../compare/measure.ts';
import { resolution1124, withoutNumber } from '../compare/resolution-11-24.ts';
import { corpora } from '../corpora.ts';
import { textOf } from '../say.ts';

const details = process.argv.includes('--all');

const redlines = corpora('corpora/redlines/human-redlines.fr.txt');
if (redlines !== null) {
  const cases = redlineCases(redlines).map(measureRedline);
  for (const one of cases) {
    if (details || one.f1 < 0.97 || !one.rebuilt)
      console.log(`${one.f1.toFixed(3)}\n  asked ${one.expected}\n  given ${one.told}`);
  }
  console.log('redlines', sumUp(cases));
} else console.log('redlines: the corpora are absent');

const resolution = resolution1124();
if (resolution !== null) {
  const { before, after, truth } = resolution;
  const bare = { before: before.map(withoutNumber), after: after.map(withoutNumber) };
  const score = (found: readonly string[], expected: readonly string[]) =>
    `${found.filter((pair) => expected.includes(pair)).length} of ${expected.length}, ${found.filter((pair) => !expected.includes(pair)).length} wrong`;
  const moved = moveParagraph(resolution, 9, 1);
  console.log('Resolution 11.24 without ids', {
    'typed numbers': score(pairsOf(before, after), told(truth)),
    'no numbers': score(pairsOf(bare.before, bare.after), told(truth)),
    'one moved and edited': score(pairsOf(bare.before, moved.after), told(moved.truth)),
  });
} else console.log('Resolution 11.24: the seeds are absent');

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
    'of these read as labels': sum(({ labelled }) => labelled),
    paragraphs: sum(({ paragraphs }) => paragraphs),
    milliseconds: Math.round(sum(({ milliseconds }) => milliseconds)),
  });
} else console.log('laws: the corpora are absent');

const words = (count: number, offset: number) =>
  Array.from({ length: count }, (_, place) => `mot${(place * 7919 + offset) % 50_000}`).join(' ');
const LARGE: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'unrelated texts',
    [words(200, 0), words(90, 5)],
    ['Nothing of this', 'was ever written before'],
  ],
  ['empty texts', [], []],
  ['5,000 equal paragraphs', Array(5000).fill('Les Parties.'), Array(5000).fill('Les Parties.')],
  ['one paragraph of 1 MB', [words(130_000, 0)], [`${words(65_000, 0)} autre ${words(65_000, 3)}`]],
];
for (const [name, before, after] of LARGE) {
  const [here, there] = [textOf(...before), textOf(...after)];
  const start = performance.now();
  const { pairs } = compare(here, there);
  const kinds = [...new Set(pairs.map(({ kind }) => kind))];
  console.log(name, {
    milliseconds: Math.round(performance.now() - start),
    pairs: pairs.length,
    kinds,
  });
}
