import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readMarkdown } from '../../src/formats/markdown/read.ts';

/** One measured ratio and the most that it may be. */
export interface BenchRatio {
  readonly name: string;
  readonly ratio: number;
  readonly limit: number;
}

const WORDS =
  'Parties conservation espèces migratrices habitats mesures Secrétariat travail États aire répartition rapport coopération transfrontalière menaces gestion plan action surveillance données'.split(
    ' ',
  );

/**
 * Reading compared with itself at eight times the size (2 MB to 0.25 MB, time for each character), and with bare
 * remark-parse on the same text without comments.
 */
export async function benchMarkdown(): Promise<readonly BenchRatio[]> {
  const small = resolution(250_000, true);
  const large = resolution(2_000_000, true);
  readMarkdown(small);
  const smallTime = fastest(3, () => readMarkdown(small));
  const largeTime = fastest(2, () => readMarkdown(large));
  const growth = largeTime / large.length / (smallTime / small.length);
  const bare = resolution(2_000_000, false);
  const processor = unified().use(remarkParse);
  const floor = fastest(2, () => processor.parse(bare));
  return [
    { name: 'markdown: time for a character, 2 MB to 0.25 MB', ratio: growth, limit: 1.5 },
    {
      name: 'markdown: reading 2 MB to bare remark-parse without comments',
      ratio: largeTime / floor,
      limit: 3,
    },
  ];
}

function fastest(rounds: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** A long Resolution: numbered paragraphs with ids, items, comments, notes and a table now and then, its words from a fixed seed. */
function resolution(characters: number, comments: boolean): string {
  const next = counter(42);
  const parts = ['---\nbody: cms\nlanguage: fr\n---', '# Initiative {#title}'];
  let length = 0;
  for (let number = 1; length < characters; number += 1) {
    const part = paragraph(number, next, comments);
    parts.push(part);
    length += part.length + 2;
  }
  return `${parts.join('\n\n')}\n`;
}

function paragraph(number: number, next: () => number, comments: boolean): string {
  const blocks = [
    `**${number}.** *Prie instamment* ${sentence(next, 40)} [paragraphe ${number}](#p${number}), ${sentence(next, 20)} ;[^n${number}] {#p${number}}`,
  ];
  if (comments) blocks.push(`> ${sentence(next, 15)} (« ${sentence(next, 3)} »).`);
  blocks.push(
    `**a)** [${sentence(next, 12)}] ; {#p${number}-a}`,
    `[^n${number}]: Voir UNEP/CMS/COP15/Doc.${number}.`,
  );
  if (number % 20 === 0) blocks.push(table(number, next));
  return blocks.join('\n\n');
}

function table(number: number, next: () => number): string {
  const rows = [1, 2, 3].map(
    (row) =>
      `| **${row}.** ${sentence(next, 6)} {#t${number}-${row}} | ${sentence(next, 4)} | **oui** |`,
  );
  return [`{#t${number}}`, '', '| Activité | Qui | Fait |', '|---|---|---|', ...rows].join('\n');
}

function sentence(next: () => number, words: number): string {
  return Array.from({ length: words }, () => WORDS[next() % WORDS.length]).join(' ');
}

// A linear congruential generator: the same text on every machine.
function counter(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >> 8;
  };
}
