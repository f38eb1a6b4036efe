import { frontString, type Text } from '../../model/text.ts';

/**
 * A text to which references may lead, or in which they stand. `of` is its instrument by path (`cms/11.24`,
 * `cms/cop14/cami`; of a paper the one that it presents), `number` the printed number or subject, `key` its revision
 * (`rev.cop15.draft`, `cop14`), `base` that of the one from which it was drawn. `paper` is the symbol of the paper that
 * presents it, or its own.
 */
export interface KnownText {
  readonly instrument: 'resolution' | 'decision' | 'paper';
  readonly of: string;
  readonly number: string;
  readonly key: string;
  readonly base: string | null;
  readonly adopted: boolean;
  readonly paper: string | null;
  readonly text: Text;
}

/** All texts of one body in one language. */
export interface World {
  readonly formulaFirst: boolean;
  readonly texts: readonly KnownText[];
}

/** The world with one text put in the place of the one of the same instrument and key, or added: the revision that a draft becomes. */
export function withText(world: World, known: KnownText): World {
  const rest = world.texts.filter(
    ({ instrument, of, key }) =>
      instrument !== known.instrument || of !== known.of || key !== known.key,
  );
  return { ...world, texts: [...rest, known] };
}

const byInstrument = new WeakMap<readonly KnownText[], ReadonlyMap<string, KnownText[]>>();

/** All texts of an instrument (`resolution`, `cms/11.24`) but papers; those of a subject of Decisions at the meeting that `of` names. */
export function textsOf(
  world: World,
  instrument: 'resolution' | 'decision',
  of: string,
): readonly KnownText[] {
  const texts = byInstrument.get(world.texts) ?? textsByInstrument(world.texts);
  byInstrument.set(world.texts, texts);
  return texts.get(`${instrument} ${of}`) ?? [];
}

function textsByInstrument(texts: readonly KnownText[]): ReadonlyMap<string, KnownText[]> {
  const found = new Map<string, KnownText[]>();
  for (const known of texts) {
    const key = `${known.instrument} ${known.of}`;
    const own = found.get(key);
    if (own) own.push(known);
    else found.set(key, [known]);
  }
  return found;
}

/** The last adopted text of an instrument: the one that no other adopted one was drawn from. Null where there is none, or more than one. */
export function inForce(
  world: World,
  instrument: 'resolution' | 'decision',
  of: string,
): KnownText | null {
  const adopted = textsOf(world, instrument, of).filter((known) => known.adopted);
  const bases = new Set(adopted.map(({ base }) => base));
  const last = adopted.filter(({ key }) => !bases.has(key));
  return last.length === 1 ? (last[0] ?? null) : null;
}

/** The number of the meeting in a key (`rev.cop13` is 13), for the order of texts of different instruments; null where it names none. */
export function meetingNumber(known: KnownText): number | null {
  const named = frontString(known.text, 'meeting') ?? known.key;
  const digits = /(\d{1,4})(?!.*\d)/.exec(named)?.[1];
  return digits === undefined ? null : Number(digits);
}
