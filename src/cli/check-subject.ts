import type { Subject } from '../check/rule.ts';
import { openView } from '../check/view.ts';
import type { Library } from '../library/find.ts';
import { identityOf } from '../library/names.ts';
import { loadProfile } from '../library/profile.ts';
import type { Revision } from '../library/revisions.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { Chain, Edition } from '../lineage/chain.ts';
import { goneBefore, subjectAt } from '../lineage/decisions/gone.ts';
import { faultsIfAdopted } from '../lineage/decisions/if-adopted.ts';
import type { DecisionStates } from '../lineage/decisions/states.ts';
import type { KnownText, World } from '../lineage/references/world.ts';
import { rivalsOf } from '../lineage/rivals.ts';
import type { Message } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import { type DecisionSources, decisionSources, statesOf } from './decision-states.ts';
import { editionOf } from './editions.ts';
import { instrumentsOn, knownText, type Shelf, type ShelvedInstrument, worldOn } from './shelf.ts';

/** A library laid out for checking: what many texts are held against is made once. */
export interface Desk {
  readonly shelf: Shelf;
  readonly instruments: ReadonlyMap<string, ShelvedInstrument>;
  /** `resolution:cms/11.24`, `resolution:cms/11.24@rev.cop13` and, where one is adopted, `resolution:cms/11.24@`, in any language. */
  readonly names: ReadonlySet<string>;
  readonly profileOf: (body: string) => Profile;
  readonly worldOf: (body: string, language: string) => World;
  /** The Decisions of a body as they stand now, and what is wrong in their facts. */
  readonly decisionsOf: (body: string, language: string) => DecisionStates;
  /** See `faultsIfAdopted` of the Decisions. */
  readonly faultsIfAdopted: (draft: LibraryFile) => readonly Message[];
  /** The paragraphs of Decisions that a draft keeps, see `keptIds`; none of another text. */
  readonly keptIn: (file: LibraryFile) => ReadonlySet<string>;
  /** What had gone of its subject before the meeting of a text of Decisions; nothing of another text. */
  readonly goneIn: (file: LibraryFile) => ReadonlySet<string>;
}

/** Lays a library out; `library` null for texts of none. */
export function openDesk(shelf: Shelf, library: Library | null): Desk {
  const profiles = new Map<string, Profile>();
  const worlds = new Map<string, World>();
  const decisions = new Map<string, DecisionStates>();
  const sources = new Map<string, DecisionSources>();
  const profileOf = (body: string): Profile =>
    remembered(profiles, body, () => loadProfile(library?.root ?? null, body));
  const sourcesOf = (body: string, language: string): DecisionSources =>
    remembered(sources, `${body}\n${language}`, () =>
      library === null ? NO_SOURCES : decisionSources(library, shelf, profileOf(body), language),
    );
  const decisionsOf = (body: string, language: string): DecisionStates =>
    remembered(decisions, `${body}\n${language}`, () =>
      library === null
        ? { states: [], messages: [] }
        : statesOf(sourcesOf(body, language), profileOf(body), null),
    );
  const desk: Desk = {
    shelf,
    instruments: new Map(instrumentsOn(shelf).map((each) => [each.identity, each])),
    names: new Set(shelf.files.map(knownText).flatMap(namesOf)),
    profileOf,
    worldOf: (body, language) =>
      remembered(worlds, `${body}\n${language}`, () =>
        worldOn(shelf, body, language, profileOf(body).formulaFirst),
      ),
    decisionsOf,
    faultsIfAdopted: ({ facts: { instrument, language }, shown }) => {
      const { body } = instrument;
      const { texts, registers, repeals } = sourcesOf(body, language);
      const own = texts.find(({ file }) => file === shown);
      const { meetings, formulaFirst } = profileOf(body);
      const rules = { meetings: Object.keys(meetings), formulaFirst, repeals };
      return own === undefined ? [] : faultsIfAdopted(own, texts, registers, rules);
    },
    goneIn: ({ facts: { instrument, language }, text }) => {
      const at = subjectAt(text);
      if (at === null) return NONE;
      const { states } = decisionsOf(instrument.body, language);
      return goneBefore(states, at, Object.keys(profileOf(instrument.body).meetings));
    },
    keptIn: (file) =>
      file.facts.kind === 'decisions' ? openView(subjectOf(file, desk), false).kept() : NONE,
  };
  return desk;
}

const NO_SOURCES: DecisionSources = { texts: [], registers: [], repeals: [], messages: [] };

const NONE: ReadonlySet<string> = new Set();

function namesOf({ instrument, of, key, adopted }: KnownText): readonly string[] {
  const name = `${instrument}:${of}`;
  return [name, `${name}@${key}`, ...(adopted ? [`${name}@`] : [])];
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
    ...(facts.kind === 'decisions' ? { gone: desk.goneIn(file) } : {}),
    ...(facts.kind === 'decisions' && facts.stage !== null
      ? { faultsIfAdopted: () => desk.faultsIfAdopted(file) }
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
