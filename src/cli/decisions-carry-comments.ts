import { commentIn, type Wanted } from '../lineage/decisions/carry-table.ts';
import type { Message } from '../model/message.ts';
import { sayOddLines } from '../papers/recognise/odd-characters.ts';
import type { CarriedSubject } from './decisions-carry-drafts.ts';

/**
 * What a table leaves to be settled in its reasons, each a warning at its line: a Decision that goes without one, comments in a language
 * in which there is no paper, words that do not say what they show. `file` is the name of the table.
 */
export function commentMessages(
  wanted: readonly Wanted[],
  subjects: readonly CarriedSubject[],
  file: string,
): readonly Message[] {
  // A paper gives the reasons for all Decisions, those too of which its language has no draft.
  const papers = [...new Set(subjects.map(({ last }) => last.facts.language))];
  return wanted.flatMap((one) => {
    const place = { file, line: one.line, column: 1 };
    const own = subjects.filter(({ subject }) => subject === one.state.subject);
    const languages = own.map(({ last }) => last.facts.language);
    const said = [...missingReason(one, languages), ...unusedComments(one, papers)];
    const comments = [one.comment, ...Object.values(one.comments)];
    return [
      ...said.map((text): Message => ({ severity: 'warning', rule: 'carry', text, place })),
      ...sayOddLines(comments.map((text) => ({ text, place }))).map((message) => ({
        ...message,
        place,
      })),
    ];
  });
}

function missingReason(one: Wanted, languages: readonly string[]): readonly string[] {
  if (one.wish !== 'delete') return [];
  const lacking = languages.filter((language) => !/[\p{L}\p{N}]/u.test(commentIn(one, language)));
  if (lacking.length === 0) return [];
  const where = lacking.length === languages.length ? '' : ` in ${lacking.join(', ')}`;
  return [
    `found no reason${where} why Decision ${one.state.label} goes, expected one in the column comment`,
  ];
}

function unusedComments(
  { state, comments }: Wanted,
  languages: readonly string[],
): readonly string[] {
  const unused = Object.keys(comments).filter((language) => !languages.includes(language));
  if (unused.length === 0) return [];
  const found = `found a comment in ${unused.join(', ')} on Decision ${state.label}`;
  return [
    `${found}, expected one in the languages of the papers (${languages.join(', ')}); it is left out`,
  ];
}
