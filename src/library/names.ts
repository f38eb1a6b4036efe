import { misuse } from './cli-error.ts';

/**
 * A Resolution (programmes and strategies too) or a subject of Decisions, through time. All members are path parts:
 * lower case, as they stand in folder names.
 */
export type Instrument =
  | { readonly kind: 'resolution'; readonly body: string; readonly number: string }
  | {
      readonly kind: 'decision';
      readonly body: string;
      readonly meeting: string;
      readonly subject: string;
    };

/** `cms/11.24@rev.cop15.draft`: an instrument and, behind the `@`, the key of one of its revisions. */
export interface RevisionName {
  readonly instrument: Instrument;
  readonly revision: string | null;
}

const PART = /^[a-z0-9][a-z0-9.-]*$/;
const LONGEST_PART = 100;
const LIGATURES: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
};

/**
 * A printed name as a part of a path: lower case, diacritics folded, each run of characters other than letters, digits
 * and points one `-` (`UNEP/CMS/COP15/Doc.27.3` is `unep-cms-cop15-doc.27.3`). Null where no safe part comes out:
 * `../../etc`, an empty name, a name without a Latin letter or digit.
 */
export function pathPart(printed: string): string | null {
  const folded = printed
    .toLowerCase()
    .replace(/[œæßøđł]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  const part = folded.replace(/[^a-z0-9.]+/g, '-').replace(/^-|[-.]+$/g, '');
  return PART.test(part) && !part.includes('..') && part.length <= LONGEST_PART ? part : null;
}

/** Whether a string is a safe part of a path as it stands. */
export function isPathPart(part: string): boolean {
  return PART.test(part) && !part.includes('..') && part.length <= LONGEST_PART;
}

/** The folder of a Resolution, or the beginning of the file names of Decisions, from the root of the library with `/`. */
export function folderOf(instrument: Instrument): string {
  return instrument.kind === 'resolution'
    ? `resolutions/${instrument.body}/${instrument.number}`
    : `decisions/${instrument.body}/${instrument.meeting}`;
}

/** The folder in which all texts of an instrument stand; those of a subject of Decisions are spread over its meetings. */
export function searchFolder(instrument: Instrument): string {
  return instrument.kind === 'resolution' ? folderOf(instrument) : `decisions/${instrument.body}`;
}

/**
 * The name under which ids are minted and are unique: `cms/11.24`, `decision:cms/cami`. A subject of Decisions is one
 * instrument through all meetings.
 */
export function identityOf(instrument: Instrument): string {
  return instrument.kind === 'resolution'
    ? `${instrument.body}/${instrument.number}`
    : `decision:${instrument.body}/${instrument.subject}`;
}

/** The instrument as it is typed on the command line: `cms/11.24`, `decision:cms/cop14/cami`. */
export function printInstrument(instrument: Instrument): string {
  return instrument.kind === 'resolution'
    ? `${instrument.body}/${instrument.number}`
    : `decision:${instrument.body}/${instrument.meeting}/${instrument.subject}`;
}

/**
 * A revision or stage as it is typed: `cms/11.24@rev.cop15.draft`; of Decisions the meeting says which, and a stage stands behind their
 * subject, `decision:cms/cop15/cami.draft`.
 */
export function printRevision(instrument: Instrument, key: string): string {
  if (instrument.kind === 'resolution') return `${printInstrument(instrument)}@${key}`;
  const { meeting, stage } = keyOfDecisions(key);
  const name = printInstrument({ ...instrument, meeting });
  return stage === null ? name : `${name}.${stage}`;
}

// `cop15.draft`: no stage begins with a figure, and none has a point.
function keyOfDecisions(key: string): { readonly meeting: string; readonly stage: string | null } {
  const [, meeting = key, stage = null] = /^(.+)\.([a-z][a-z0-9-]*)$/.exec(key) ?? [];
  return { meeting, stage };
}

/**
 * Reads OF or OF@REVISION as typed (`un/79/333` is `un/79-333`; Decisions also as `decision:cms/cami@cop15.draft`), without regard to case;
 * null where the string is no such name (it may be a file). A stage behind a subject of Decisions is read by `withoutStage`.
 */
export function readName(typed: string): RevisionName | null {
  const at = typed.indexOf('@');
  const of = at === -1 ? typed : typed.slice(0, at);
  const revision = at === -1 ? null : typed.slice(at + 1).toLowerCase();
  if (revision !== null && !isPathPart(revision)) return null;
  const instrument = readInstrument(of, revision);
  return instrument === null ? null : { instrument, revision };
}

/**
 * A name of Decisions with the stage that stands behind their subject as its revision: `decision:cms/cop15/cami.draft` is `cop15.draft` of
 * `decision:cms/cop15/cami`. A subject may have a point too: where there `isText` of the name as it stands, that goes first.
 */
export function withoutStage(
  name: RevisionName,
  isText: (instrument: Instrument) => boolean,
): RevisionName {
  const { instrument, revision } = name;
  if (instrument.kind !== 'decision' || revision !== null) return name;
  const { meeting: subject, stage } = keyOfDecisions(instrument.subject);
  if (stage === null || isText(instrument)) return name;
  return { instrument: { ...instrument, subject }, revision: `${instrument.meeting}.${stage}` };
}

function readInstrument(of: string, revision: string | null): Instrument | null {
  const decision = /^decision:(.*)$/is.exec(of);
  const parts = (decision?.[1] ?? of).split('/').map(pathPart);
  const [body, second, third] = parts;
  if (body == null || second == null || third === null) return null;
  if (decision === null) {
    // A number may be printed with strokes, `79/333`; what holds no figure is the path of a file.
    const number = pathPart(parts.slice(1).join('/'));
    if (number === null || parts.includes(null)) return null;
    const numbered = parts.length === 2 || /\d/.test(number);
    return numbered ? { kind: 'resolution', body, number } : null;
  }
  if (third === undefined && revision !== null)
    return { kind: 'decision', body, meeting: keyOfDecisions(revision).meeting, subject: second };
  if (third === undefined || parts.length !== 3) return null;
  return { kind: 'decision', body, meeting: second, subject: third };
}

/** As `readName` for an argument that must name an instrument and no revision; anything else is a wrong argument. */
export function needInstrument(typed: string): Instrument {
  const name = readName(typed);
  if (name === null || name.revision !== null) {
    throw misuse(
      'name',
      `found ${typed}, expected an instrument such as BODY/11.24 or decision:BODY/cop14/SUBJECT`,
    );
  }
  return name.instrument;
}
