import { shownPath } from '../library/find.ts';
import type { LibraryFile } from '../library/texts.ts';
import { type CitedDecision, citedDecisions } from '../lineage/decisions/carry-citations.ts';
import type { DecisionState } from '../lineage/decisions/states.ts';
import { referenceWords } from '../lineage/references/words.ts';
import type { World } from '../lineage/references/world.ts';
import type { Message } from '../model/message.ts';
import type { CarriedDraft, CarryRequest } from './decisions-carry-drafts.ts';
import { knownText, worldOn } from './shelf.ts';

/** A warning for each citation that a draft has taken over of a Decision that goes, or that gets a new number. */
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
  return drafts.flatMap((draft) => {
    const lines = lineOf(draft.file.content.toString());
    const file = shownPath(request.listed.library.cwd, draft.file.path);
    return draft.from.flatMap((text) =>
      staleIn(text, worldIn(draft.language), request).flatMap(({ paragraph, said }) => {
        const line = lines(paragraph);
        return line === null ? [] : [warning(said, { file, line, column: 1 })];
      }),
    );
  });
}

function warning(text: string, place: Message['place']): Message {
  return { severity: 'warning', rule: 'carry', text, place };
}

interface Stale {
  readonly paragraph: string;
  readonly said: string;
}

function staleIn(file: LibraryFile, world: World, request: CarryRequest): readonly Stale[] {
  const words = referenceWords(request.listed.profile, file.facts.language);
  const byParagraph = new Map<string, Stale>();
  for (const cited of citedDecisions(knownText(file), world, words)) {
    const said = fateOf(cited, request);
    if (said !== null)
      byParagraph.set(`${cited.paragraph} ${said}`, { paragraph: cited.paragraph, said });
  }
  return [...byParagraph.values()];
}

function fateOf({ subject, id, words }: CitedDecision, request: CarryRequest): string | null {
  const state = request.all.find((each) => each.subject === subject && each.id === id);
  const whole = state === undefined ? undefined : wholeOf(state, request.all);
  const wanted = request.wanted.find(
    (each) => each.state.subject === subject && each.state.id === whole?.id,
  );
  if (state === undefined || whole === undefined || wanted === undefined) return null;
  const found = `found ${words}`;
  if (wanted.wish === 'delete')
    return `${found}, of which ${state.label} is to be deleted, expected no citation of it`;
  const number = request.numbers.get(`${subject}#${whole.id}`);
  if (number === undefined) return null;
  const label = state.label.replace(whole.label, number);
  return `${found}, of which ${state.label} becomes ${label}, expected the new number or none`;
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
