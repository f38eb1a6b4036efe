import type { Message, Place } from '../model/message.ts';
import type { FrontMatter, FrontValue } from '../model/text.ts';
import { folderOf, type Instrument, identityOf, isPathPart, pathPart, readName } from './names.ts';

/** What a file of the library can be. `text` is a programme or strategy. */
export type Kind = 'resolution' | 'decisions' | 'paper' | 'text';

/** What the front matter of a file says about its place in the library. */
export interface Facts {
  readonly kind: Kind;
  readonly instrument: Instrument;
  /**
   * The name under which the ids of the file are minted and are unique: that of its instrument. A paper is no text of the
   * Resolution that it presents: it has its own, by its symbol.
   */
  readonly identity: string;
  /** `rev.cop15`, `original`; for Decisions the meeting. */
  readonly revision: string;
  readonly stage: string | null;
  /** The key of the revision that this one was drawn from: `rev.cop13`, `rev.cop15.draft`; null where none is named. */
  readonly base: string | null;
  readonly language: string;
  /** The number, subject or symbol as printed, which the folder name folds. */
  readonly printed: string;
  /** Where the file belongs, from the root of the library with `/`. */
  readonly path: string;
}

/** The facts of a front matter, null where something needed is missing or wrong; what it is, the messages say, each at its line. */
export interface Front {
  readonly facts: Facts | null;
  readonly messages: readonly Message[];
}

/** The key by which a revision or stage is named behind the `@`: `rev.cop13`, `rev.cop15.draft`. */
export function keyOf(facts: Pick<Facts, 'revision' | 'stage'>): string {
  return facts.stage === null ? facts.revision : `${facts.revision}.${facts.stage}`;
}

const KINDS: readonly string[] = ['resolution', 'decisions', 'paper', 'text'];
const NEEDED: Readonly<Record<Kind, readonly string[]>> = {
  resolution: ['body', 'revision', 'language'],
  text: ['body', 'revision', 'language'],
  paper: ['body', 'paper', 'meeting', 'language'],
  decisions: ['body', 'meeting', 'subject', 'language'],
};

interface Form {
  readonly expected: string;
  readonly accepts: (value: string) => boolean;
}

/** A key whose value is a list of entries. `needs` are the keys that each entry has. */
interface ListForm {
  readonly expected: string;
  readonly needs: readonly string[];
}

const part: Form = {
  expected: 'letters, digits, points and hyphens that can stand in a file name',
  accepts: (value) => pathPart(value) !== null && !/\p{Cc}/u.test(value),
};
const revision: Form = {
  expected: 'original or rev.<meeting>, such as rev.cop13',
  accepts: (value) => /^(?:original|rev\.[a-z0-9][a-z0-9-]{0,60})$/.test(value),
};

const digest: Form = {
  expected: '64 hexadecimal digits',
  accepts: (value) => /^[0-9a-f]{64}$/i.test(value),
};

// Every key that steers where a file stands or how it is treated; all others are the drafter's own.
const FORMS: Readonly<Record<string, Form>> = {
  kind: {
    expected: 'resolution, decisions, paper or text',
    accepts: (value) => KINDS.includes(value),
  },
  body: part,
  number: part,
  subject: part,
  meeting: part,
  paper: part,
  revision,
  base: {
    expected: 'the key of a revision, such as rev.cop13 or rev.cop15.draft',
    accepts: isPathPart,
  },
  stage: {
    expected: 'a name such as draft or crp12 (paper is none)',
    accepts: (value) => /^[a-z][a-z0-9-]{0,30}$/.test(value) && value !== 'paper',
  },
  language: {
    expected: 'a language tag such as fr',
    accepts: (value) => /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(value),
  },
  date: { expected: 'a day such as 2026-02-20', accepts: isDay },
  text: {
    expected: 'official or reconstructed',
    accepts: (value) => value === 'official' || value === 'reconstructed',
  },
  sha256: digest,
  sealed: digest,
  'adopted-from': {
    expected:
      'the key of a draft, such as rev.cop15.draft, with BODY/NUMBER@ where it is of another text',
    accepts: (value) => isPathPart(value) || isRevisionName(value),
  },
  'adopted-as': {
    expected: 'the text that the draft became, such as BODY/11.24@rev.cop15',
    accepts: isRevisionName,
  },
};

// What adoption and corrigenda record; `removed` may be typed in shorter ways too.
const LISTS: Readonly<Record<string, ListForm>> = {
  despite: { expected: 'a list of rule and reason', needs: ['rule', 'reason'] },
  repeals: { expected: 'a list of texts that are repealed, each with of', needs: ['of'] },
  corrigenda: { expected: 'a list of date and paragraphs', needs: ['date', 'paragraphs'] },
};

function isRevisionName(value: string): boolean {
  const name = readName(value);
  return name !== null && (name.revision !== null || name.instrument.kind === 'decision');
}

/** Whether a string is a day of the calendar, `2026-02-20`. */
export function isDay(value: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (found === null) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** Checks the head of a file and says where the file belongs. `file` is its name in messages. */
export function checkFront(front: FrontMatter, file: string): Front {
  const messages = [...wrongForms(front, file), ...missingKeys(front, file)];
  if (messages.length > 0) return { facts: null, messages };
  return { facts: factsOf(front.values), messages };
}

/**
 * What is wrong in the keys that a front matter has, whatever it lacks; nothing where it does not call itself ours by
 * its `kind`, for then its keys mean other things.
 */
export function checkForms(front: FrontMatter, file: string): readonly Message[] {
  const { kind } = front.values;
  return kind !== undefined && isKind(kind) ? wrongForms(front, file) : [];
}

function wrongForms(front: FrontMatter, file: string): Message[] {
  return [...wrongStrings(front, file), ...wrongLists(front, file)];
}

function wrongLists(front: FrontMatter, file: string): Message[] {
  return Object.entries(LISTS).flatMap(([key, { expected, needs }]) => {
    const value = front.values[key];
    if (value === undefined || (isList(value) && value.every((entry) => holds(entry, needs))))
      return [];
    const found =
      typeof value === 'string' ? `${key}: ${value}` : `${key} without ${needs.join(', ')}`;
    return [wrong(`found ${found}, expected ${expected}`, placeOfKey(front, key, file))];
  });
}

function isList(value: FrontValue): value is readonly FrontValue[] {
  return Array.isArray(value);
}

function holds(entry: FrontValue, needs: readonly string[]): boolean {
  if (typeof entry === 'string' || isList(entry)) return false;
  return needs.every((key) => typeof entry[key] === 'string');
}

function wrongStrings(front: FrontMatter, file: string): Message[] {
  return Object.entries(FORMS).flatMap(([key, form]) => {
    const value = front.values[key];
    if (value === undefined || (typeof value === 'string' && form.accepts(value))) return [];
    const found =
      typeof value === 'string' ? `${key}: ${value}` : `${key} with a list or a mapping`;
    return [wrong(`found ${found}, expected ${form.expected}`, placeOfKey(front, key, file))];
  });
}

function missingKeys(front: FrontMatter, file: string): Message[] {
  const top = { file, line: 1, column: 1 };
  if (front.source === null)
    return [wrong('found no front matter, expected a head between two lines of ---', top)];
  const { kind } = front.values;
  if (kind === undefined)
    return [wrong('found no kind, expected resolution, decisions, paper or text', top)];
  if (!isKind(kind)) return [];
  return neededKeys(kind, front.values)
    .filter((key) => front.values[key] === undefined)
    .map((key) => wrong(`found no ${key}, expected one in a file of kind ${kind}`, top));
}

function neededKeys(kind: Kind, values: FrontMatter['values']): string[] {
  const needed = [...NEEDED[kind]];
  const draft = values.stage !== undefined;
  // A programme is named by its years, and may be drafted before it is known which meeting will take it.
  if (draft && kind !== 'text') needed.push('meeting');
  if (kind === 'paper' && !presentsDecisions(values)) needed.push('revision');
  if (kind === 'resolution' || kind === 'text') {
    // A new Resolution lives under its paper's symbol until it is given a number.
    if (!(draft && values.paper !== undefined)) needed.push('number');
    if (draft && values.revision !== 'original') needed.push('base');
  }
  return needed;
}

/** Whether a paper stands beside Decisions and not beside a Resolution. */
function presentsDecisions(values: FrontMatter['values']): boolean {
  return values.number === undefined && values.subject !== undefined;
}

function isKind(value: FrontValue): value is Kind {
  return typeof value === 'string' && KINDS.includes(value);
}

/** Where a key of the front matter stands in its file; the first line where it is absent. */
export function placeOfKey(front: FrontMatter, key: string, file: string): Place {
  const lines = (front.source ?? '').split('\n');
  const index = lines.findIndex(
    (line) => line.replace(/^["']|["'](?=\s*:)/g, '').match(/^[^\s:]+/)?.[0] === key,
  );
  // The fence `---` is line 1.
  return { file, line: index === -1 ? 1 : index + 2, column: 1 };
}

function wrong(text: string, place: Place): Message {
  return { severity: 'error', rule: 'front-matter', text, place };
}

function factsOf(values: FrontMatter['values']): Facts | null {
  const read = (key: string): string | null => {
    const value = values[key];
    return typeof value === 'string' ? value : null;
  };
  const kind = values.kind;
  const decisions = kind === 'decisions' || (kind === 'paper' && presentsDecisions(values));
  const printed = decisions ? read('subject') : (read('number') ?? read('paper'));
  const instrument = instrumentOf(read('body'), decisions ? read('meeting') : null, printed);
  const language = read('language')?.toLowerCase() ?? null;
  if (
    kind === undefined ||
    !isKind(kind) ||
    instrument === null ||
    printed === null ||
    language === null
  )
    return null;
  const named = instrument.kind === 'decision' ? instrument.meeting : read('revision');
  if (named === null) return null;
  const facts = {
    kind,
    instrument,
    identity:
      kind === 'paper' ? `paper:${instrument.body}/${read('paper')}` : identityOf(instrument),
    revision: named,
    stage: read('stage'),
    base: read('base'),
    language,
    printed,
  };
  return { ...facts, path: pathOf(facts) };
}

function instrumentOf(
  body: string | null,
  meeting: string | null,
  printed: string | null,
): Instrument | null {
  const folder = pathPart(body ?? '');
  const name = pathPart(printed ?? '');
  if (folder === null || name === null) return null;
  if (meeting === null) return { kind: 'resolution', body: folder, number: name };
  const part = pathPart(meeting);
  return part === null ? null : { kind: 'decision', body: folder, meeting: part, subject: name };
}

/** Where a file of these facts belongs, from the root of the library: `resolutions/cms/11.24/rev.cop15.draft.fr.md`. */
export function pathOf(facts: Omit<Facts, 'path' | 'identity' | 'printed' | 'base'>): string {
  const { instrument, kind, stage, language } = facts;
  const name = instrument.kind === 'decision' ? instrument.subject : facts.revision;
  // The paper of the first draft needs no stage in its name: `rev.cop15.paper.fr.md`.
  const stages =
    kind === 'paper'
      ? [...(stage === null || stage === 'draft' ? [] : [stage]), 'paper']
      : stage === null
        ? []
        : [stage];
  return `${folderOf(instrument)}/${[name, ...stages, language].join('.')}.md`;
}
