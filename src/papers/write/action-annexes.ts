import { citedPlaces } from '../../lineage/label-path.ts';
import { figureOf } from '../../model/count.ts';
import type { Profile } from '../../model/profile.ts';
import type { CitedRange, Reference } from '../../model/reference.ts';
import type { Text } from '../../model/text.ts';
import type { ActAnnex } from './acts.ts';

/** The annexes of a paper, in its order. */
export function annexesOf(paper: Text, { formulaFirst }: Profile): readonly ActAnnex[] {
  const found = new Map<string, ActAnnex>();
  for (const { annex, annexName } of citedPlaces(paper, formulaFirst))
    if (annex !== null) found.set(annex, { number: annex, name: annexName });
  return [...found.values()];
}

/** The texts that each annex shows, by the names that its directives have for them; an annex in which the paper types something itself is none of these. */
export function namesShown(
  paper: Text,
  { formulaFirst }: Profile,
): ReadonlyMap<string, readonly string[]> {
  const shown = new Map<string, string[]>();
  const typed = new Set<string>();
  for (const [index, { annex }] of citedPlaces(paper, formulaFirst).entries()) {
    const paragraph = paper.paragraphs[index];
    if (annex === null || !paragraph || paragraph.kind === 'heading') continue;
    if (paragraph.kind !== 'directive') typed.add(annex);
    else {
      const { of, to } = paragraph.attributes.values;
      const name = to === undefined ? (of ?? '') : `${of}@${to}`;
      shown.set(annex, [...(shown.get(annex) ?? []), name]);
    }
  }
  return new Map([...shown].filter(([annex]) => !typed.has(annex)));
}

/** The numbers of the annexes that references name, in Arabic figures. */
export function annexNumbers(references: readonly Reference[]): readonly string[] {
  return references.flatMap(({ kind, numbers }) =>
    kind === 'annex' ? numbers.flatMap(annexesFrom) : [],
  );
}

const MOST_ANNEXES = 100;

// `Annexes I to III`: all of them.
function annexesFrom({ from, to }: CitedRange): readonly string[] {
  const [first = '', last = ''] = [from, to ?? from].map(({ labels }) => figureOf(labels[0] ?? ''));
  const length = Number(last) - Number(first) + 1;
  if (!(length > 1 && length <= MOST_ANNEXES)) return [...new Set([first, last])];
  return Array.from({ length }, (_, index) => String(Number(first) + index));
}

/** What an action cites of annexes of the paper: not those of a Resolution, a convention or a document that it names (`document Doc.18 and its Annex 3`). */
export function ownAnnexes(references: readonly Reference[]): readonly Reference[] {
  return references.filter(({ kind, of, start }) => {
    if (kind !== 'annex' || (of !== null && of.kind !== 'paper')) return false;
    return !references.some((other) => other.kind === 'symbol' && other.start < start);
  });
}
