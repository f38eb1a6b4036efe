import type { FrontValue, Text } from '../model/text.ts';
import type { Removal } from './recorded.ts';

/** What adoption tells of a text that the draft does not. Keys are those of revisions: `rev.cop3`, `rev.cop6.crp3`. */
export interface AdoptionFacts {
  /** The printed number, of a new Resolution the one that it was given. */
  readonly number: string | null;
  readonly revision: string;
  /** The revision in force until now; null for a new text. */
  readonly base: string | null;
  /** The day of adoption. */
  readonly date: string;
  /** The draft, with its instrument where that is another (`cce/cce-cop5-doc.12@original.draft`). */
  readonly from: string;
  /** How the text was amended in the room; null where it was not. */
  readonly orallyAmended: string | null;
  readonly removed: readonly Removal[];
  /** Rules that found an error and were passed over. */
  readonly despite: readonly { readonly rule: string; readonly reason: string }[];
}

// What is true of a draft alone, and what adoption tells anew.
const DRAFTS_OWN: ReadonlySet<string> = new Set([
  'stage',
  'base',
  'sha256',
  'sealed',
  'adopted-as',
  'adopted-from',
  'orally-amended',
  'removed',
  'despite',
  'corrigenda',
  'silenced',
]);
const FIRST: readonly string[] = ['body', 'kind', 'number', 'subject', 'revision'];
const NEXT: readonly string[] = [
  'status',
  'meeting',
  'date',
  'language',
  'paper',
  'text',
  'source',
];

/** The front matter of an adopted text but its seal, in the order in which it is written. Keys of the drafter's own are kept. */
export function adoptedHead(
  draft: Text,
  facts: AdoptionFacts,
): Readonly<Record<string, FrontValue>> {
  const own = draft.front.values;
  const told: Readonly<Record<string, FrontValue | null>> = {
    ...own,
    number: facts.number,
    status: 'adopted',
    date: facts.date,
    text: 'official',
    source: own.source ?? own.paper ?? null,
  };
  const others = Object.keys(own).filter(
    (key) => !DRAFTS_OWN.has(key) && !FIRST.includes(key) && !NEXT.includes(key),
  );
  return Object.fromEntries([
    ...pick(told, FIRST),
    ...(facts.base === null ? [] : [['base', facts.base] as const]),
    ...pick(told, NEXT),
    ['adopted-from', facts.from] as const,
    ...(facts.orallyAmended === null ? [] : [['orally-amended', facts.orallyAmended] as const]),
    ...pick(told, others),
    ...(facts.removed.length === 0 ? [] : [['removed', facts.removed.map(entryOf)] as const]),
    ...(facts.despite.length === 0
      ? []
      : [['despite', facts.despite.map((one) => ({ ...one }))] as const]),
  ]);
}

type Entry = readonly [key: string, value: FrontValue];

function pick(
  values: Readonly<Record<string, FrontValue | null>>,
  keys: readonly string[],
): readonly Entry[] {
  return keys.flatMap((key): Entry[] => {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    return value === undefined || value === null ? [] : [[key, value]];
  });
}

function entryOf({ id, label, reason, into }: Removal): FrontValue {
  return {
    id,
    ...(label === null ? {} : { label }),
    ...(reason === null ? {} : { reason }),
    ...(into === null ? {} : { into }),
  };
}
