import type { Subject } from '../check/rule.ts';
import type { Library } from '../library/find.ts';
import { keyOf } from '../library/front.ts';
import { identityOf } from '../library/names.ts';
import { loadProfile } from '../library/profile.ts';
import type { Revision } from '../library/revisions.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { Chain, Edition } from '../lineage/chain.ts';
import type { DecisionStates } from '../lineage/decisions/states.ts';
import type { KnownText, World } from '../lineage/references/world.ts';
import { rivalsOf } from '../lineage/rivals.ts';
import type { Profile } from '../model/profile.ts';
import { decisionSources, statesOf } from './decision-states.ts';
import { instrumentsOn, knownText, type Shelf, type ShelvedInstrument, worldOn } from './shelf.ts';

/** A library laid out for checking: what many texts are held against is made once. */
export interface Desk {
  readonly shelf: Shelf;
  readonly instruments: ReadonlyMap<string, ShelvedInstrument>;
  /** `resolution:cms/11.24` and `resolution:cms/11.24@rev.cop13`, in any language. */
  readonly names: ReadonlySet<string>;
  readonly profileOf: (body: string) => Profile;
  readonly worldOf: (body: string, language: string) => World;
  /** The Decisions of a body as they stand now, and what is wrong in their facts. */
  readonly decisionsOf: (body: string, language: string) => DecisionStates;
}

/** Lays a library out; `library` null for texts of none. */
export function openDesk(shelf: Shelf, library: Library | null): Desk {
  const profiles = new Map<string, Profile>();
  const worlds = new Map<string, World>();
  const decisions = new Map<string, DecisionStates>();
  const profileOf = (body: string): Profile =>
    remembered(profiles, body, () => loadProfile(library?.root ?? null, body));
  return {
    shelf,
    instruments: new Map(instrumentsOn(shelf).map((each) => [each.identity, each])),
    names: new Set(shelf.files.map(knownText).flatMap(namesOf)),
    profileOf,
    worldOf: (body, language) =>
      remembered(worlds, `${body}\n${language}`, () =>
        worldOn(shelf, body, language, profileOf(body).formulaFirst),
      ),
    decisionsOf: (body, language) =>
      remembered(decisions, `${body}\n${language}`, () => {
        if (library === null) return { states: [], messages: [] };
        const profile = profileOf(body);
        return statesOf(decisionSources(library, shelf, profile, language), profile, null);
      }),
  };
}

function namesOf({ instrument, of, key }: KnownText): readonly string[] {
  return [`${instrument}:${of}`, `${instrument}:${of}@${key}`];
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** One file with all that it is held against. A body without templates is a `CliError`. */
export function subjectOf(file: LibraryFile, desk: Desk): Subject {
  const { facts, shown } = file;
  const { body } = facts.instrument;
  const edition = editionOf(file);
  const revisions =
    facts.kind === 'paper'
      ? []
      : (desk.instruments.get(identityOf(facts.instrument))?.revisions ?? []);
  const chain = chainWith(edition, revisions, facts.language);
  const same = revisions.find(({ key }) => key === edition.key);
  return {
    chain,
    edition,
    others: (same?.files ?? [])
      .filter((other) => other.facts.language !== facts.language)
      .map(editionOf),
    rivals: rivalsOf(chain, edition),
    world: desk.worldOf(body, facts.language),
    instruments: desk.names,
    ...(facts.kind === 'decisions' || facts.kind === 'paper' || facts.stage !== null
      ? { decisions: desk.decisionsOf(body, facts.language).states }
      : {}),
    said: desk.shelf.messages.get(shown) ?? [],
    source: file.source,
    profile: desk.profileOf(body),
    file: shown,
  };
}

// The edition itself stands in its chain as the very object that is checked.
function chainWith(edition: Edition, revisions: readonly Revision[], language: string): Chain {
  const chain = revisions.flatMap(({ key, files }) => {
    if (key === edition.key) return [edition];
    const file = files.find(({ facts }) => facts.language === language);
    return file === undefined ? [] : [editionOf(file)];
  });
  return chain.includes(edition) ? chain : [edition];
}

function editionOf({ facts, text }: LibraryFile): Edition {
  const { kind, base, stage } = facts;
  return { key: keyOf(facts), base, adopted: kind !== 'paper' && stage === null, text };
}
