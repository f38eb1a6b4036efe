import { resolve } from 'node:path';
import { CliError } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { realFolderPath } from '../library/find.ts';
import { symbolKey } from '../lineage/decisions/number-follow.ts';
import type { Message } from '../model/message.ts';
import { showHidden } from '../model/message.ts';
import { frontString } from '../model/text.ts';
import type { MeetingDraft } from './decisions-number-drafts.ts';
import type { Shelf } from './shelf.ts';

/** The drafts in the order of the agenda, and remarks on lines that name none. */
export interface Ordered {
  readonly drafts: readonly MeetingDraft[];
  readonly messages: readonly Message[];
}

interface Line {
  readonly line: number;
  readonly name: string;
}

/**
 * Puts the drafts of a meeting in the order of an agenda: a symbol of a paper or the path of a file a line, `#` before a comment. Several
 * subjects of one paper stand in the order of their letters. A paper that the library does not have, one that is named twice, a
 * draft that no line names: all in one `CliError`. `shown` is the name of the file.
 */
export function inOrder(
  source: string,
  shown: string,
  drafts: readonly MeetingDraft[],
  { shelf, library }: { readonly shelf: Shelf; readonly library: Library },
): Ordered {
  const ordered: MeetingDraft[] = [];
  const messages: Message[] = [];
  const lines = new Map<string, number>();
  const say = (severity: Message['severity'], line: number, text: string): void => {
    messages.push({ severity, rule: 'order', text, place: { file: shown, line, column: 1 } });
  };
  for (const { line, name } of readLines(source)) {
    const key = symbolKey(name);
    const known = lines.get(key);
    lines.set(key, line);
    const own = draftsAt(name, drafts, shelf, library);
    const again = own?.find((draft) => ordered.includes(draft));
    if (known !== undefined)
      say('error', line, `found ${told(name)}, expected it once: line ${known}`);
    else if (own === null)
      say(
        'error',
        line,
        `found ${told(name)}, expected the symbol of a paper of the library, or a path`,
      );
    else if (again !== undefined)
      say('error', line, `found ${told(name)}, expected ${again.name} to be named once`);
    else if (own.length === 0) {
      const other = otherMeeting(name, drafts, shelf);
      if (other === null)
        say('info', line, `found ${told(name)}, which has no draft Decision with letters`);
      else
        say('warning', line, `found ${told(name)}, a paper of ${other.found}, ${other.expected}`);
    } else ordered.push(...own);
  }
  const last = readLines(source).at(-1)?.line ?? 1;
  for (const { paper, sources } of drafts.filter((draft) => !ordered.includes(draft))) {
    const [file] = sources;
    const expected =
      paper === null ? `the path ${file?.shown}` : `${told(paper)}, the paper of ${file?.shown}`;
    say('error', last, `found no line further, expected one more: ${expected}`);
  }
  const errors = messages.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new CliError(errors, 3);
  return { drafts: ordered, messages };
}

// A paper of another meeting is a slip, and its Decisions are not numbered here.
function otherMeeting(
  name: string,
  drafts: readonly MeetingDraft[],
  { files }: Shelf,
): { readonly found: string; readonly expected: string } | null {
  const key = symbolKey(name);
  const meetings = files.flatMap(({ text }) => {
    const paper = frontString(text, 'paper');
    const meeting = frontString(text, 'meeting')?.toLowerCase();
    return paper !== undefined && meeting !== undefined && symbolKey(paper) === key
      ? [meeting]
      : [];
  });
  const own = drafts[0]?.sources[0]?.facts.revision;
  const [found] = meetings;
  if (found === undefined || own === undefined || meetings.includes(own)) return null;
  return { found, expected: `expected papers of ${own}` };
}

function told(name: string): string {
  return showHidden(name);
}

function readLines(source: string): readonly Line[] {
  return source.split(/\r\n|\r|\n/).flatMap((typed, index) => {
    const name = typed.replace(/(?:^|\s)#.*$/, '').trim();
    return name === '' ? [] : [{ line: index + 1, name }];
  });
}

/** The drafts that a line names; null where the library has nothing of that name. */
function draftsAt(
  name: string,
  drafts: readonly MeetingDraft[],
  shelf: Shelf,
  { root, cwd }: Library,
): readonly MeetingDraft[] | null {
  const paths = [resolve(cwd, name), resolve(root, name)].map(realFolderPath);
  const file = shelf.files.find(({ path }) => paths.includes(path));
  const alone = drafts.find(({ sources }) => sources.some(({ path }) => path === file?.path));
  if (alone !== undefined) return [alone];
  const symbol = file === undefined ? name : frontString(file.text, 'paper');
  if (symbol === undefined) return [];
  const key = symbolKey(symbol);
  const own = drafts.filter(({ paper }) => paper !== null && symbolKey(paper) === key);
  if (own.length > 0 || file !== undefined) return own;
  const papers = shelf.files.map(({ text }) => frontString(text, 'paper'));
  return papers.some((paper) => paper !== undefined && symbolKey(paper) === key) ? [] : null;
}
