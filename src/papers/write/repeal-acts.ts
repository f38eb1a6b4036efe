import { repealsIn } from '../../lineage/recorded.ts';
import type { KnownText } from '../../lineage/references/world.ts';
import { type RepealFault, type RepealGround, repealFaults } from '../../lineage/repeal-faults.ts';
import { type ToldPlace, toldPlaces } from '../../lineage/told-places.ts';
import { frontString, type Text } from '../../model/text.ts';
import type { FindTexts } from './acts.ts';

/** A text that a draft of the paper repeals: whole (`places` null), or paragraphs of it. */
export interface RepealAct {
  readonly kind: 'repeal';
  readonly repealed: Text;
  readonly places: readonly ToldPlace[] | null;
}

/** What a draft repeals, and what is wrong in its `repeals:`. What cannot be read or had is no act. */
export function repealActs(
  draft: Text,
  { find, numbers = () => null }: FindTexts,
  formulaFirst: boolean,
): { readonly acts: readonly RepealAct[]; readonly faults: readonly RepealFault[] } {
  const found = repealsIn(draft).flatMap(({ of, key, ids }) => {
    const name = key === null ? of : `${of}@${key}`;
    const placesIn = (text: Text) => (ids === null ? null : toldPlaces(text, ids, formulaFirst));
    const own = find(name);
    const repealed = own ?? numbers(name);
    if (repealed === null) return [];
    const places = placesIn(repealed);
    // Of a text in another language only the numbers can be printed.
    if (own === null && isTold(repealed, places)) return [];
    return [{ of, key, repealed, places }];
  });
  const known = found.map(({ of, key, repealed }) => knownAs(of, key, repealed));
  const named = (of: string): readonly KnownText[] => known.filter((one) => one.of === of);
  // Which meeting was first is not asked here: the paper may be an old one.
  const ground: RepealGround = {
    own: null,
    others: [],
    meetings: [],
    has: (of, key) => named(of).some((one) => key === null || one.key === key),
    textsOf: named,
  };
  return {
    faults: repealFaults(draft, ground),
    acts: found.map(({ repealed, places }) => ({ kind: 'repeal', repealed, places })),
  };
}

/** Whether words of the text itself would be printed: its title, or the first words of a paragraph without a number. */
function isTold({ front }: Text, places: readonly ToldPlace[] | null): boolean {
  return front.values.kind === 'text' || (places ?? []).some(({ quoted }) => quoted);
}

function knownAs(of: string, key: string | null, text: Text): KnownText {
  return {
    instrument: of.startsWith('decision:') ? 'decision' : 'resolution',
    of,
    number: frontString(text, 'number') ?? '',
    key: key ?? frontString(text, 'revision') ?? '',
    base: null,
    adopted: true,
    paper: null,
    text,
  };
}
