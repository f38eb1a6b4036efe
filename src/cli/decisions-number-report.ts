import { shownPath } from '../library/find.ts';
import type { Numbering } from '../lineage/decisions/number.ts';
import type { Followed, Pinned } from '../lineage/references/follow.ts';
import { showHidden } from '../model/message.ts';
import type { MeetingDraft } from './decisions-number-drafts.ts';
import type { NumberedFile } from './decisions-number-follow.ts';

/** What a numbering did, or would do where nothing is `written`. `table` is the path of its table. */
export interface MeetingNumbered {
  readonly meeting: string;
  readonly body: string;
  readonly numbering: Numbering;
  readonly drafts: readonly MeetingDraft[];
  readonly files: readonly NumberedFile[];
  readonly table: string | null;
  readonly written: boolean;
}

/** A numbering for a terminal: provisional → final by paper, the references that follow and that stay, the files. */
export function numberedLines(done: MeetingNumbered, cwd: string): string {
  const { files, numbering, table, written } = done;
  const changed = files.flatMap((file) => (file.written === null ? [] : [file.file.path]));
  const paths = table === null ? changed : [...changed, table];
  const blocks = [
    `${numbering.numbers.length} draft Decisions of ${done.body} ${done.meeting}${written ? '' : ' (nothing is written)'}\n`,
    ...done.drafts.map((draft) => draftLines(draft, numbering)),
    section(
      'references that follow',
      files.flatMap(({ file, found }) =>
        found.followed.map(
          (one) => `${placeOf(file, one)}  ${oneLine(one.before)} → ${oneLine(one.after)}`,
        ),
      ),
    ),
    section(
      'references that stay',
      files.flatMap(({ file, found }) =>
        found.pinned.map(
          (one) => `${placeOf(file, one)}  ${oneLine(one.words)}  now ${one.now ?? 'gone'}`,
        ),
      ),
    ),
    section(
      written ? 'written' : 'would be written',
      paths.map((path) => shownPath(cwd, path)),
    ),
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

function draftLines({ name, of, paper }: MeetingDraft, { numbers }: Numbering): string {
  const own = numbers.filter((each) => each.of === of);
  const width = Math.max(...own.map(({ provisional }) => provisional.length));
  return section(
    paper === null ? name : `${showHidden(paper)}  ${name}`,
    own.map(({ provisional, final }) => `${provisional.padEnd(width)} → ${final}`),
  );
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function oneLine(words: string): string {
  return showHidden(words.replace(/\n/g, ' '));
}

function placeOf(
  { shown, text }: NumberedFile['file'],
  { index }: Pick<Followed | Pinned, 'index'>,
): string {
  return `${shown}:${text.paragraphs[index]?.place?.line ?? 1}`;
}

/** A numbering as data. */
export function numberedJson(done: MeetingNumbered, cwd: string) {
  const { body, meeting, numbering, files, table, written } = done;
  const line = ({ text }: NumberedFile['file'], index: number): number =>
    text.paragraphs[index]?.place?.line ?? 1;
  return {
    body,
    meeting,
    written,
    numbers: numbering.numbers.map(({ provisional, final, paper, of, id }) => ({
      provisional,
      final,
      paper,
      decision: `decision:${of}#${id}`,
    })),
    followed: files.flatMap(({ file, found }) =>
      found.followed.map(({ index, before, after }) => ({
        file: file.shown,
        line: line(file, index),
        before,
        after,
      })),
    ),
    stays: files.flatMap(({ file, found }) =>
      found.pinned.map(({ index, words, now }) => ({
        file: file.shown,
        line: line(file, index),
        words,
        now,
      })),
    ),
    files: files.flatMap((file) => (file.written === null ? [] : [shownPath(cwd, file.file.path)])),
    table: table === null ? null : shownPath(cwd, table),
  };
}
