import { repealsIn } from '../../lineage/recorded.ts';
import type { KnownText } from '../../lineage/references/world.ts';
import { type RepealFault, type RepealGround, repealFaults } from '../../lineage/repeal-faults.ts';
import { type ToldPlace, toldPlaces } from '../../lineage/told-places.ts';
import { frontString, type Text } from '../../model/text.ts';
import type { FindText } from './acts.ts';

/** A text that a draft of the paper repeals: whole (`places` null), or paragraphs of it. */
export interface RepealAct {
  readonly kind: 'repeal';
  readonly repealed: Text;
  readonly places: readonly ToldPlace[] | null;
}

/** What a draft repeals, and what is wrong in its `repeals:`. What cannot be read or had is no act. */
export function repealActs(
  draft: Text,
  find: FindText,
  formulaFirst: boolean,
): { readonly acts: readonly RepealAct[]; readonly faults: readonly RepealFault[] } {
  const found = repealsIn(draft).flatMap(({ of, key, ids }) => {
    const repealed = find(key === null ? of : `${of}@${key}`);
    return repealed === null ? [] : [{ of, key, ids, repealed }];
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
    acts: found.map(({ ids, repealed }) => {
      const places = ids === null ? null : toldPlaces(repealed, ids, formulaFirst);
      return { kind: 'repeal', repealed, places };
    }),
  };
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
