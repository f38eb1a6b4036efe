import { shownPath } from '../library/find.ts';
import type { LibraryFile } from '../library/texts.ts';
import { type CitedDecision, citedDecisions } from '../lineage/decisions/carry-citations.ts';
import type { DecisionState } from '../lineage/decisions/states.ts';
import { referenceWords } from '../lineage/references/words.ts';
import type { World } from '../lineage/references/world.ts';
import type { Message } from '../model/message.ts';
import type { CarriedDraft, CarryRequest } from './decisions-carry-drafts.ts';
import { knownText, worldOn } from './shelf.ts';

/**
 * A warning for each citation that the drafts have taken over of Decisions that go, or that get a new number: one for all languages in which it
 * stands, at its line in the first of them.
 */
export function staleCitations(
  request: CarryRequest,
  drafts: readonly CarriedDraft[],
): readonly Message[] {
  const worlds = new Map<string, World>();
  const worldIn = (language: string): World => {
    const { shelf, body, profile } = request.listed;
    const world = worlds.get(language) ?? worldOn(shelf, body, language, profile.formulaFirst);
    worlds.set(language, world);
    return world;
  };
  const told = new Map<string, Told>();
  for (const draft of drafts) {
    const lines = lineOf(draft.file.content.toString());
    const file = shownPath(request.listed.library.cwd, draft.file.path);
    for (const stale of takenOver(draft, (text) =>
      staleIn(text, worldIn(draft.language), request),
    )) {
      const line = lines(stale.paragraph);
      if (line === null) continue;
      const key = `${draft.subject} ${stale.paragraph} ${stale.fates}`;
      const known = told.get(key);
      if (known === undefined)
        told.set(key, { ...stale, languages: [draft.language], place: { file, line, column: 1 } });
      else known.languages.push(draft.language);
    }
  }
  return [...told.values()].map(warning);
}

// A paragraph was taken from the last text that has it: what older ones say under its id stands nowhere in the draft.
function takenOver(
  { from }: CarriedDraft,
  staleOf: (text: LibraryFile) => readonly Stale[],
): readonly Stale[] {
  const newer = new Set<string>();
  return from.flatMap((file) => {
    const own = staleOf(file).filter(({ paragraph }) => !newer.has(paragraph));
    for (const { id } of file.text.paragraphs) if (id !== null) newer.add(id);
    return own;
  });
}

interface Told extends Stale {
  readonly languages: string[];
  readonly place: Message['place'];
}

function warning({ words, fates, languages, place }: Told): Message {
  const others = [...new Set(languages)].slice(1);
  const also = others.length === 0 ? '' : ` (in ${others.join(', ')} too)`;
  const text = `found ${words}${also}, of which ${fates}`;
  return { severity: 'warning', rule: 'carry', text, place };
}

/** A citation, by its words, and what becomes of the Decisions that it cites. */
interface Stale {
  readonly paragraph: string;
  readonly words: string;
  readonly fates: string;
}

function staleIn(file: LibraryFile, world: World, request: CarryRequest): readonly Stale[] {
  const words = referenceWords(request.listed.profile, file.facts.language);
  const byCitation = new Map<string, { readonly cited: CitedDecision; readonly fates: Fate[] }>();
  for (const cited of citedDecisions(knownText(file), world, words)) {
    const fate = fateOf(cited, request);
    if (fate === null) continue;
    const key = `${cited.paragraph} ${cited.words}`;
    const known = byCitation.get(key) ?? { cited, fates: [] };
    if (!known.fates.some(({ said }) => said === fate.said)) known.fates.push(fate);
    byCitation.set(key, known);
  }
  return [...byCitation.values()].map(({ cited, fates }) => ({
    paragraph: cited.paragraph,
    words: cited.words,
    fates: `${fates.map(({ said }) => said).join(', ')}, ${expected(fates)}`,
  }));
}

interface Fate {
  readonly said: string;
  readonly goes: boolean;
}

function expected(fates: readonly Fate[]): string {
  const goes = fates.filter((fate) => fate.goes).length;
  if (goes === fates.length) return `expected no citation of ${goes === 1 ? 'it' : 'them'}`;
  return goes === 0
    ? `expected the new number${fates.length === 1 ? '' : 's'} or none`
    : 'expected the new numbers, and none of what goes';
}

function fateOf({ subject, id }: CitedDecision, request: CarryRequest): Fate | null {
  const state = request.all.find((each) => each.subject === subject && each.id === id);
  const whole = state === undefined ? undefined : wholeOf(state, request.all);
  const wanted = request.wanted.find(
    (each) => each.state.subject === subject && each.state.id === whole?.id,
  );
  if (state === undefined || whole === undefined || wanted === undefined) return null;
  if (wanted.wish === 'delete') return { said: `${state.label} is to be deleted`, goes: true };
  const number = request.numbers.get(`${subject}#${whole.id}`);
  if (number === undefined) return null;
  const label = state.label.replace(whole.label, number);
  return { said: `${state.label} becomes ${label}`, goes: false };
}

function wholeOf(state: DecisionState, all: readonly DecisionState[]): DecisionState {
  const parent = all.find(
    ({ subject, key, id }) => subject === state.subject && key === state.key && id === state.parent,
  );
  return parent === undefined ? state : wholeOf(parent, all);
}

// What is left of a deleted Decision cites nothing.
function lineOf(source: string): (id: string) => number | null {
  const byId = new Map<string, number>();
  for (const [at, line] of source.split('\n').entries()) {
    const id = /\{#([a-z0-9-]+)(?: [^{}]*)?\}$/.exec(line)?.[1];
    if (id !== undefined && !/ \.deleted\}$/.test(line)) byId.set(id, at + 1);
  }
  return (id) => byId.get(id) ?? null;
}
