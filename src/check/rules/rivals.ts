import type { Edition } from '../../lineage/chain.ts';
import { citedPlaces, printPlace } from '../../lineage/label-path.ts';
import { type Collision, collisions, commonBase, type Touch } from '../../lineage/rivals.ts';
import { frontString, type Text } from '../../model/text.ts';
import type { Finding, Rule } from '../rule.ts';
import { isPast, type View } from '../view.ts';

/** Rules on drafts that stand side by side. */
export const RIVAL_RULES: readonly Rule[] = [
  {
    name: 'rival-drafts',
    severity: 'warning',
    about: 'Several drafts from one base treat the same paragraph differently.',
    run: rivals,
  },
];

function rivals(view: View): Finding[] {
  const { chain, edition, profile } = view;
  if (isPast(view)) return [];
  return view.rivals.flatMap((rival) => {
    const base = commonBase(chain, edition, rival);
    if (base === null) return [];
    const found = collisions(base.text, view.text, rival.text, profile);
    const names = namesIn(base.text, profile.formulaFirst);
    return found.map((collision) => findingOf(collision, view, rival, names));
  });
}

function findingOf(
  { before, here, touches }: Collision,
  view: View,
  rival: Edition,
  names: readonly string[],
): Finding {
  const { id } = before.paragraph;
  const [own, other] = touches;
  const name = names[before.index] || (id === null ? 'a paragraph' : `{#${id}}`);
  const text = `found ${name} ${DONE[own]} in ${symbolOf(view.edition)} and ${DONE[other]} in ${symbolOf(rival)}, expected one proposal for it`;
  const place = here?.paragraph.place ?? (id === null ? null : view.byId().get(id)?.place) ?? null;
  return { text, id, place: place ?? { line: 1, column: 1 } };
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
