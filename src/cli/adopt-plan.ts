import { existsSync } from 'node:fs';
import { CliError, misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { insideLibrary, shownPath } from '../library/find.ts';
import { type Facts, isDay, keyOf, pathOf, placeOfKey } from '../library/front.ts';
import { type Instrument, identityOf, pathPart, printRevision } from '../library/names.ts';
import { readInstrument } from '../library/revisions.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { Message } from '../model/message.ts';
import type { Paragraph } from '../model/paragraph.ts';
import { frontString, type Text } from '../model/text.ts';
import { type NamedDraft, placeOf } from './draft-named.ts';
import { unlikeLanguages } from './language-ids.ts';

/** What decides how a draft is adopted, as typed. */
export interface AdoptOptions {
  readonly number?: string;
  readonly date?: string;
  readonly language?: string;
}

/** A draft that may be adopted as far as its place in the library says: which text it becomes, in which languages. */
export interface AdoptionPlan extends NamedDraft {
  readonly files: readonly LibraryFile[];
  /** The instrument that the adopted text is of: another than the draft's where it is given its number. */
  readonly target: Instrument;
  readonly revision: string;
  /** The printed number or subject. */
  readonly printed: string;
  readonly date: string;
}

/** The facts of the adopted text that a file of the draft becomes. */
export function adoptedFacts({ facts }: LibraryFile, plan: AdoptionPlan): Facts {
  const { target, printed } = plan;
  const placed = {
    ...facts,
    instrument: target,
    identity: identityOf(target),
    printed,
    stage: null,
  };
  return { ...placed, base: plan.base?.key ?? null, path: pathOf(placed) };
}

/**
 * Refuses what cannot be adopted whatever its words are: a draft that was adopted, one of a text that is no longer in force, a text that
 * stands already, a language that is missing, languages whose paragraphs differ. Each is a `CliError`; nothing has been written.
 */
export function planAdoption(
  found: NamedDraft,
  options: AdoptOptions,
  today: string,
): AdoptionPlan {
  const date = options.date ?? today;
  if (!isDay(date)) throw misuse('date', `found --date ${date}, expected a day such as 2026-03-29`);
  const files = chosenFiles(found, options.language);
  for (const file of files) refuseAdopted(file);
  const plan = { ...found, files, date, ...numbered(found, files, options.number) };
  refuseStanding(plan);
  refuseOutdated(plan);
  refuseRival(plan);
  refuseMissing(plan, options.language);
  // Against the languages that were adopted before, too.
  refuseErrors([...files.flatMap(withoutIds), ...unlikeLanguages([...begun(plan), ...plan.files])]);
  return plan;
}

function chosenFiles({ draft }: NamedDraft, typed: string | undefined): readonly LibraryFile[] {
  if (typed === undefined) return draft.files;
  return typed.split(',').map((each) => {
    const tag = each.trim().toLowerCase();
    const file = draft.files.find(({ facts }) => facts.language === tag);
    if (file !== undefined) return file;
    const known = draft.files.map(({ facts }) => facts.language).join(', ');
    throw misuse('language', `found --language ${typed}, expected some of ${known}`);
  });
}

function refuseAdopted({ text, shown }: LibraryFile): void {
  const as = frontString(text, 'adopted-as');
  if (as === undefined && frontString(text, 'status') !== 'adopted') return;
  const known = as === undefined ? '' : ` as ${as}`;
  const place = placeOfKey(text.front, as === undefined ? 'status' : 'adopted-as', shown);
  throw unusable(
    'adopted',
    `found a draft that was adopted${known}, expected one that was not`,
    place,
  );
}

// As a number is printed, `Conf. 19.2` and `79/333` too; what else a name is made of (`@`, `#`) and what cannot be seen is none.
const NUMBER = /^[A-Za-z0-9][A-Za-z0-9 ./()-]*$/;

function numbered(
  { instrument, draft }: NamedDraft,
  files: readonly LibraryFile[],
  typed: string | undefined,
): Pick<AdoptionPlan, 'target' | 'revision' | 'printed'> {
  const [first] = files;
  if (first === undefined)
    throw unusable('language', `found no file of ${draft.key}, expected one`);
  const { revision, printed } = first.facts;
  const own = frontString(first.text, instrument.kind === 'decision' ? 'subject' : 'number');
  if (typed === undefined) {
    if (own !== undefined) return { target: instrument, revision, printed };
    throw misuse(
      'number',
      'found no --number, expected the number that the meeting gave, such as --number 5.1',
    );
  }
  if (own !== undefined)
    throw misuse(
      'number',
      `found --number ${typed}, expected none: the draft has the number ${own}`,
    );
  const number = NUMBER.test(typed) ? pathPart(typed) : null;
  if (number === null)
    throw misuse('number', `found --number ${typed}, expected a number such as 5.1`);
  const target: Instrument = { kind: 'resolution', body: instrument.body, number };
  return { target, revision, printed: typed };
}

/** How an adopted text names its draft: by its key, with the instrument where that is another. */
export function draftName({ target, instrument, draft }: AdoptionPlan): string {
  return target === instrument ? draft.key : printRevision(instrument, draft.key);
}

/** What stands of the adopted revision already: the same draft in other languages. */
function begun(plan: AdoptionPlan): readonly LibraryFile[] {
  const { library, target, revision } = plan;
  return readInstrument(library, target).filter(
    ({ facts, text }) =>
      facts.stage === null &&
      facts.revision === revision &&
      frontString(text, 'adopted-from') === draftName(plan),
  );
}

function refuseOutdated(plan: AdoptionPlan): void {
  const { base, draft, stages, library, target } = plan;
  if (base === null && target.kind === 'decision') {
    refuseUnbased(plan);
    return;
  }
  const made = new Set(begun(plan).map(({ path }) => path));
  const later = readInstrument(library, target).find(
    ({ path, facts }) =>
      facts.stage === null &&
      !made.has(path) &&
      facts.base === (base?.key ?? null) &&
      keyOf(facts) !== base?.key,
  );
  if (later === undefined) return;
  const file = stages.at(-1)?.files[0];
  const from = frontString(later.text, 'adopted-from');
  const rival = from === undefined ? '' : `, adopted from ${from}`;
  throw unusable(
    'base',
    `found base: ${base?.key ?? 'none'}, expected the revision in force, ${keyOf(later.facts)}${rival} (revcop draft --rebase carries the draft to it)`,
    file === undefined ? placeOf(draft) : placeOfKey(file.text.front, 'base', file.shown),
  );
}

// New Decisions stand beside those in force and need no base. What goes on with one of them does: what it lacks of it would go without a word.
function refuseUnbased({ files, revisions, revision }: AdoptionPlan): void {
  const before = revisions.filter(({ adopted, key }) => adopted && key !== revision);
  const known = new Map(
    before.flatMap(({ key, files: standing }) =>
      standing.flatMap(({ text }) => decisionsIn(text).map(({ id }) => [id, key] as const)),
    ),
  );
  for (const { text, shown } of files) {
    const one = decisionsIn(text).find(({ id }) => known.has(id));
    if (one === undefined) continue;
    const key = known.get(one.id);
    const found = `found {#${one.id}} of ${key} in a draft without a base, expected base: ${key} in the head of its files`;
    throw unusable('base', found, { line: 1, column: 1, ...one.place, file: shown });
  }
}

// What has a number, be it taken out; a heading may stand in any text.
function decisionsIn({ paragraphs }: Text): readonly Paragraph[] {
  return paragraphs.filter(({ id, kind }) => id !== null && kind === 'plain');
}

// Of a new text all drafts stand under one symbol, and one of them was given the number; of Decisions other meetings have theirs.
function refuseRival({ revisions, draft, base, target, revision }: AdoptionPlan): void {
  if (base !== null) return;
  const files = revisions
    .filter(({ key }) => key !== draft.key)
    .flatMap((other) => other.files)
    .filter(({ facts }) => target.kind !== 'decision' || facts.revision === revision);
  const rival = files.find(({ text }) => frontString(text, 'adopted-as') !== undefined);
  if (rival === undefined) return;
  const as = frontString(rival.text, 'adopted-as');
  const text = `found ${draft.key}, expected no other stage to be adopted: ${keyOf(rival.facts)} is ${as}`;
  throw unusable('adopted', text, placeOfKey(rival.text.front, 'adopted-as', rival.shown));
}

function refuseMissing({ base, files, draft }: AdoptionPlan, typed: string | undefined): void {
  if (typed !== undefined || base === null) return;
  const held = new Set(files.map(({ facts }) => facts.language));
  const missing = base.files.find(({ facts }) => !held.has(facts.language));
  if (missing === undefined) return;
  const text = `found no ${missing.facts.language} of ${draft.key}, expected one as of ${base.key} (or --language ${[...held].join(',')} for these alone)`;
  throw unusable('language', text, placeOf(draft));
}

function refuseStanding(plan: AdoptionPlan): void {
  for (const file of plan.files) {
    const facts = adoptedFacts(file, plan);
    const path = insideLibrary(plan.library, facts.path);
    if (!existsSync(path)) continue;
    const name = printRevision(plan.target, keyOf(facts));
    throw new CliError(
      [
        atHead(
          shownPath(plan.library.cwd, path),
          'exists',
          `found ${name}, expected none: it is adopted already`,
        ),
      ],
      3,
    );
  }
}

/** A warning for each language of the draft that is adopted neither with this plan nor before it: the revision is not whole without it. */
export function leftLanguages({ draft, files }: AdoptionPlan): readonly Message[] {
  const left = draft.files.filter(
    ({ path, text }) =>
      files.every((file) => file.path !== path) && frontString(text, 'adopted-as') === undefined,
  );
  return left.map(({ facts, shown }) => ({
    ...atHead(
      shown,
      'half-adopted',
      `found no adoption of the ${facts.language}, expected one: adopt it with --language ${facts.language}`,
    ),
    severity: 'warning',
  }));
}

function atHead(file: string, rule: string, text: string): Message {
  return { severity: 'error', rule, text, place: { file, line: 1, column: 1 } };
}

function withoutIds({ text, shown }: LibraryFile): readonly Message[] {
  const bare = text.paragraphs.find(
    ({ id, kind }) => id === null && kind !== 'note' && kind !== 'directive',
  );
  if (bare === undefined) return [];
  const place = { line: 1, column: 1, ...bare.place, file: shown };
  return [
    {
      severity: 'error',
      rule: 'missing-id',
      text: 'found a paragraph without an id, expected one on each (revcop fmt gives them)',
      place,
    },
  ];
}
