import { misuse, unusable } from '../library/cli-error.ts';
import { type Instrument, needInstrument, pathPart, printInstrument } from '../library/names.ts';
import { findRevision, type Revision, revisionInForce } from '../library/revisions.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { Message } from '../model/message.ts';
import { frontString } from '../model/text.ts';

/** Which draft is asked for: the meeting that it is for, its stage, what it is drawn from, the paper that presents it. */
export interface StageOptions {
  readonly for: string;
  readonly stage?: string;
  readonly from?: string;
  readonly paper?: string;
}

/** The name of a stage, `draft` where none is asked for. Another form than `crp3-rev1`, and `paper`, are a wrong argument. */
export function stageOf({ stage = 'draft' }: Pick<StageOptions, 'stage'>): string {
  const name = stage.toLowerCase();
  if (/^[a-z][a-z0-9-]*$/.test(name) && name !== 'paper') return name;
  throw misuse('stage', `found --stage ${stage}, expected a name such as rev1 or crp3-rev1`);
}

/** How a standing draft is named: by its file or whole name, or by its instrument with meeting and stage. */
export function draftName(of: string, options: Partial<StageOptions>): string {
  if (options.for === undefined) return of;
  const instrument = needInstrument(of);
  const meeting = pathPart(options.for) ?? options.for;
  const stage = stageOf(options);
  return instrument.kind === 'decision'
    ? `${printInstrument({ ...instrument, meeting })}.${stage}`
    : `${of}@rev.${meeting}.${stage}`;
}

/** What a draft is drawn from: the revision or stage that `--from` names, a stage only of the same meeting; else what is in force. */
export function sourceOf(
  revisions: readonly Revision[],
  instrument: Instrument,
  { from, for: meeting }: StageOptions,
): Revision {
  if (from === undefined) return revisionInForce(revisions, instrument);
  const found = findRevision(revisions, instrument, from.toLowerCase());
  const own = found.files[0]?.facts.revision.replace(/^rev\./, '');
  if (found.adopted || own === pathPart(meeting)) return found;
  throw misuse(
    'meeting',
    `found --from ${from} and --for ${meeting}, expected a stage for that meeting or an adopted text`,
  );
}

/** One paper presents one draft of a text: a symbol that another draft has is a `CliError`. */
export function refuseSamePaper(texts: readonly LibraryFile[], { paper }: StageOptions): void {
  const same = texts.find(
    ({ text, facts }) => facts.stage !== null && frontString(text, 'paper') === paper,
  );
  if (paper === undefined || same === undefined) return;
  const place = { file: same.shown, line: 1, column: 1 };
  throw unusable('paper', `found ${paper} on another draft, expected a paper of its own`, place);
}

/** Of several drafts for one meeting from one base each should say which paper presents it: a warning where this one does not. */
export function warnUnbound(
  revisions: readonly Revision[],
  base: Revision,
  { paper, for: meeting }: StageOptions,
): readonly Message[] {
  const other = revisions.find(
    (one) =>
      !one.adopted &&
      one.base === base.key &&
      one.files[0]?.facts.revision.replace(/^rev\./, '') === pathPart(meeting),
  );
  if (paper !== undefined || other === undefined) return [];
  const text = `found no --paper, while ${other.key} is drawn from ${base.key} too, expected the symbol of the paper that presents this one`;
  return [{ severity: 'warning', rule: 'no-paper', text, place: null }];
}
