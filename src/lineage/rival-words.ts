import { frontString, type Text } from '../model/text.ts';
import type { Chain, Edition } from './chain.ts';
import { citedPlaces, printPlace } from './label-path.ts';
import { type Collision, collisions, commonBase, type Touch } from './rivals.ts';

/** A draft, the chain in which it stands, and the drafts beside it (see `rivalsOf`). */
export interface Drafts {
  readonly chain: Chain;
  readonly edition: Edition;
  readonly rivals: readonly Edition[];
}

/** A paragraph that two drafts treat differently, and the sentence that says so with the symbols of both papers. */
export interface ToldCollision extends Collision {
  readonly told: string;
}

/** What drafts from one base make of the same paragraphs, in the order of the base, one draft after the other. */
export function tellRivals(
  { chain, edition, rivals }: Drafts,
  { formulaFirst }: { readonly formulaFirst: boolean },
): readonly ToldCollision[] {
  return rivals.flatMap((rival) => {
    const base = commonBase(chain, edition, rival);
    if (base === null) return [];
    const found = collisions(base.text, edition.text, rival.text, { formulaFirst });
    if (found.length === 0) return [];
    const names = namesIn(base.text, formulaFirst);
    return found.map((one) => ({ ...one, told: tell(one, edition, rival, names) }));
  });
}

function tell(
  { before, touches: [own, other] }: Collision,
  edition: Edition,
  rival: Edition,
  names: readonly string[],
): string {
  const { id } = before.paragraph;
  const name = names[before.index] || (id === null ? 'a paragraph' : `{#${id}}`);
  return `found ${name} ${DONE[own]} in ${symbolOf(edition)} and ${DONE[other]} in ${symbolOf(rival)}, expected one proposal for it`;
}

const DONE: Readonly<Record<Touch, string>> = {
  amended: 'amended',
  removed: 'deleted',
  moved: 'moved',
  split: 'split',
  merged: 'merged',
};

function namesIn(text: Text, formulaFirst: boolean): readonly string[] {
  return citedPlaces(text, formulaFirst).map((place) => {
    if (place.labels.length === 0) return '';
    return place.annex === null ? `paragraph ${printPlace(place)}` : printPlace(place);
  });
}

// Proposals of Parties on one paper bear the symbol of that paper: their stage tells them apart.
function symbolOf({ text, key }: Edition): string {
  const symbol = frontString(text, 'paper');
  return symbol === undefined ? key : `${symbol} (${key})`;
}
