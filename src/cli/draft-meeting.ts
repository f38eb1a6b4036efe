import { CliError, misuse } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { pathPart } from '../library/names.ts';
import { loadProfile } from '../library/profile.ts';
import type { Revision } from '../library/revisions.ts';
import type { Message } from '../model/message.ts';
import { readSymbol } from '../papers/recognise/facts.ts';

/** Meetings of one kind are numbered (`cop13`, `cop14`): a draft for one that the text in force has behind it is a slip. */
export function refuseEarlier(typed: string, inForce: string): void {
  const asked = /^(\D*)(\d+)$/.exec(pathPart(typed) ?? '');
  const held = /^(?:rev\.)?(\D*)(\d+)$/.exec(inForce);
  if (!asked || !held || asked[1] !== held[1] || Number(asked[2]) > Number(held[2])) return;
  throw misuse(
    'meeting',
    `found --for ${typed}, expected a meeting after ${held[1]}${held[2]}, which made the text in force`,
  );
}

/**
 * A paper is one of the meeting that its draft is for: the symbol of another meeting of that kind is a slip. Subsidiary bodies prepare
 * drafts in papers of their own; a symbol that cannot be read is told.
 */
export function otherMeeting(
  paper: string,
  typed: string,
  body: string,
  { root }: Library,
): readonly Message[] {
  const profile = loadProfile(root, body);
  const read = readSymbol(paper, profile);
  const form = (name: string): string => name.replace(/\d+/g, '0');
  const meeting = pathPart(typed) ?? '';
  const own = pathPart(read?.meeting ?? '');
  if (own !== null && own !== meeting && form(own) === form(meeting))
    throw misuse('paper', `found --paper ${paper}, expected the symbol of a paper of ${typed}`);
  if (read !== null || profile.symbols.length === 0) return [];
  const text = `found --paper ${paper}, expected a symbol of ${body.toUpperCase()} as its papers have them`;
  return [{ severity: 'warning', rule: 'paper-symbol', text, place: null }];
}

/** The years of an edition of a programme or strategy, `2031-2040`. */
export const EDITION = /^\d{4}(?:-\d{4})?$/;

/** The next meeting need not be in the profile yet; one of another form than all that are is likely a slip. */
export function unknownMeeting(
  typed: string,
  { files }: Revision,
  body: string,
  { root }: Library,
): readonly Message[] {
  const meeting = pathPart(typed) ?? '';
  if (files.every(({ facts }) => facts.kind === 'text') && EDITION.test(meeting)) return [];
  const known = knownMeetings(root, body);
  const form = (name: string): string => name.replace(/\d+/g, '0');
  if (known.length === 0 || known.includes(meeting)) return [];
  const likely = known.some((name) => form(name) === form(meeting));
  const text = likely
    ? `found --for ${typed}, a meeting that the profile of ${body} does not have, expected its name and place there before a paper is printed`
    : `found --for ${typed}, expected a meeting as ${body} has them: ${known.join(', ')}`;
  return [{ severity: likely ? 'info' : 'warning', rule: 'unknown-meeting', text, place: null }];
}

function knownMeetings(root: string, body: string): readonly string[] {
  try {
    return Object.keys(loadProfile(root, body).meetings);
  } catch (error) {
    // What is wrong with a profile is told where one is needed.
    if (error instanceof CliError) return [];
    throw error;
  }
}
