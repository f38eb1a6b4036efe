import type { Text } from '../../model/text.ts';
import { type Desk, say } from './desk.ts';
import {
  isTextName,
  type NamedResolution,
  namedResolution,
  readSymbol,
  type SymbolFacts,
} from './facts.ts';
import type { Block } from './flatten.ts';
import { plainLine } from './pieces.ts';

/**
 * What the caller knows of a paper. Each fact stands in for one that the paper does not say; where the paper says something
 * else, the given one holds and a warning names both. Keys are in lower case.
 */
export interface GivenFacts {
  /** The symbol of the paper: `UNEP/CMS/COP15/Doc.27.3`. */
  readonly symbol?: string;
  /** The key of its meeting: `cop15`. */
  readonly meeting?: string;
  /** The number of the Resolution that it amends: `11.24`. */
  readonly number?: string;
  /** The key of the revision that it amends: `rev.cop13`. */
  readonly base?: string;
  /** The key of the revision that it proposes: `rev.cop15`. */
  readonly revision?: string;
  /** The key of the revision that it proposes, where titles or the library tell it and nobody says another. */
  readonly revised?: string;
}

/** Symbol and meeting of a paper, null where neither the paper nor the caller says them, and the key of the revision that it proposes. */
export interface SettledPaper {
  readonly symbol: SymbolFacts | null;
  readonly meeting: string | null;
  readonly revision: string;
}

/** What the paper says of itself and what the caller says of it, as one. `titled` is the meeting whose title it bears. */
export function settlePaper(
  found: SymbolFacts | null,
  given: GivenFacts,
  desk: Desk,
  titled: string | null = null,
): SettledPaper {
  const typed = given.symbol ?? null;
  sayOther('symbol', found?.symbol ?? null, typed, desk);
  const symbol =
    typed === null
      ? found
      : (readSymbol(typed, desk.profile) ?? { symbol: typed, meeting: null, item: null });
  if (!symbol) {
    say(desk, 'warning', 'no-symbol', 'found no document symbol, expected one on the paper', null);
  }
  const said = symbol?.meeting ?? titled;
  sayOther('meeting', said, given.meeting ?? null, desk);
  const meeting = given.meeting ?? said;
  const ownRevision = given.meeting === undefined ? revisionOf(said) : null;
  sayOther('revision', ownRevision, given.revision ?? null, desk);
  return {
    symbol,
    meeting,
    revision: given.revision ?? given.revised ?? revisionOf(meeting) ?? 'rev.next',
  };
}

// What is proposed to a meeting is its revision.
function revisionOf(meeting: string | null): string | null {
  return meeting === null ? null : `rev.${meeting}`;
}

/**
 * The Resolution that a paper amends: as its annex says, else as the paper names it anywhere, else as the caller says;
 * null where nobody says it.
 */
export function settleResolution(
  annex: NamedResolution | null,
  blocks: readonly Block[],
  given: GivenFacts,
  desk: Desk,
): NamedResolution | null {
  const named = annex ?? namedAnywhere(blocks, given.number, desk);
  const found = named && { ...named, number: spelling(named.number, blocks, desk) };
  const number = given.number ?? found?.number;
  if (number === undefined) {
    const text = 'found no number of a Resolution, expected that of the one amended';
    say(desk, 'warning', 'no-resolution', text, null);
    return null;
  }
  sayOther('number', found?.number ?? null, given.number ?? null, desk);
  sayOther('base', found?.revision ?? null, given.base ?? null, desk);
  return { number, revision: given.base ?? found?.revision ?? 'original' };
}

/** Whether what is amended is a programme or strategy: the text before is one, or where there is none, its name is no number. */
export function isProgramme(
  resolution: NamedResolution | null,
  base: Text | null,
  { profile }: Desk,
): boolean {
  if (base) return base.front.values.kind === 'text';
  return resolution !== null && isTextName(resolution.number, profile);
}

/** Says that facts of a Resolution were given for a paper that amends none. */
export function sayNothingAmended({ number, base, revision }: GivenFacts, desk: Desk): void {
  const given = [number, base, revision].filter((fact) => fact !== undefined);
  if (given.length === 0) return;
  const text = `found no amendments to a Resolution, expected some for ${given.join(', ')} as given; it is not used`;
  say(desk, 'warning', 'given-fact', text, null);
}

// A title in capitals has `CONF. 12.3`; elsewhere the paper prints the number as it is written.
function spelling(number: string, blocks: readonly Block[], { profile }: Desk): string {
  if (number === number.toLowerCase() || number !== number.toUpperCase()) return number;
  for (const block of blocks) {
    if (block.kind !== 'line') continue;
    const found = namedResolution(plainLine(block.pieces), profile)?.number;
    const same = found?.toLowerCase() === number.toLowerCase();
    if (found !== undefined && same && found !== number) return found;
  }
  return number;
}

function sayOther(what: string, found: string | null, given: string | null, desk: Desk): void {
  if (found === null || given === null) return;
  if (found.toLowerCase() === given.toLowerCase()) return;
  const text = `found the ${what} ${found} on the paper, expected ${given} as given; ${given} is taken`;
  say(desk, 'warning', 'given-fact', text, null);
}

// A paper whose annex does not say what it revises speaks of it elsewhere: first of all, or under the number that is known.
function namedAnywhere(
  blocks: readonly Block[],
  number: string | undefined,
  desk: Desk,
): NamedResolution | null {
  for (const block of blocks) {
    if (block.kind !== 'line') continue;
    const found = namedResolution(plainLine(block.pieces), desk.profile);
    if (found && (number === undefined || found.number === number)) return found;
  }
  return null;
}
