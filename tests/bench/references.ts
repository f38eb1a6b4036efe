import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { citationsIn } from '../../src/lineage/references/citations.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import type { KnownText, World } from '../../src/lineage/references/world.ts';
import type { Figure } from './run.ts';

const PARAGRAPHS = 40;

/**
 * The scan of 300 Resolutions of 40 paragraphs, each with a reference or two, against reading them; and time for a Resolution at
 * eight times as many.
 */
export async function benchReferences(): Promise<readonly Figure[]> {
  const words = referenceWords(loadProfile(null, 'cms'), 'fr');
  const sources = library(300);
  scan(worldOf(library(30)), words);
  const read = fastest(3, () => sources.map((source) => readMarkdown(source)));
  const whole = fastest(
    3,
    () => scan(worldOf(sources), words),
    () => worldOf(sources),
  );
  const [few, many] = [library(50), library(400)];
  const small = fastest(
    3,
    () => scan(worldOf(few), words),
    () => worldOf(few),
  );
  const large = fastest(
    2,
    () => scan(worldOf(many), words),
    () => worldOf(many),
  );
  return [
    { name: 'references: scan of 300 Resolutions / reading them', ratio: whole / read, limit: 3 },
    {
      name: 'references: time for a Resolution, 400 to 50',
      ratio: large / 400 / (small / 50),
      limit: 1.5,
    },
  ];
}

function scan(world: World, words: ReturnType<typeof referenceWords>): number {
  return world.texts.reduce((sum, known) => sum + citationsIn(known, world, words).length, 0);
}

function library(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => resolution(index + 1, count));
}

function resolution(number: number, count: number): string {
  const head = `---\nbody: cms\nkind: resolution\nlanguage: fr\nnumber: 1.${number}\nrevision: rev.cop3\n---\n\nLa Conférence des Parties {#formula .formula}`;
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, index) => {
    const other = ((number * 7 + index * 13) % count) + 1;
    const own = (index % PARAGRAPHS) + 1;
    return `**${index + 1}.** *Prie instamment* les Parties de mettre en œuvre, compte tenu des paragraphes ${own} et ${(own % PARAGRAPHS) + 1} et du paragraphe ${own} de la Résolution 1.${other} (Rev.COP3), toutes les mesures utiles à la conservation des habitats et de rendre compte au Secrétariat des progrès accomplis ; {#p${number}-${index + 1}}`;
  });
  return `${[head, ...paragraphs].join('\n\n')}\n`;
}

function worldOf(sources: readonly string[]): World {
  const texts = sources.map((source, index): KnownText => {
    const number = `1.${index + 1}`;
    return {
      instrument: 'resolution',
      of: `cms/${number}`,
      number,
      key: 'rev.cop3',
      base: null,
      adopted: true,
      paper: null,
      text: readMarkdown(source).value,
    };
  });
  return { formulaFirst: false, texts };
}

// What is built once for a text is built again in each round; `apart` is what each round does besides the measured work.
function fastest(rounds: number, work: () => unknown, apart: () => unknown = () => null): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    work();
    const middle = performance.now();
    apart();
    best = Math.min(best, middle - start - (performance.now() - middle));
  }
  return best;
}
