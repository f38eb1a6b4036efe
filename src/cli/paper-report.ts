import { shownPath } from '../library/find.ts';
import { formatMessage, type Message, showHidden } from '../model/message.ts';
import { figureLines } from './figure-lines.ts';
import type { Figures } from './figures.ts';
import type { Io } from './io.ts';
import type { Measured } from './paper-figures.ts';
import type { BuiltPaper, FailedPaper } from './paper-request.ts';
import { countMessages, printJson } from './report.ts';

/** What became of one paper: it was made now (`built`), it lay there already, or it has `failed`. */
export interface MadePaper {
  readonly path: string;
  /** Symbol, language and how much was odd. */
  readonly said: string;
  readonly paths: readonly string[];
  /** What was odd, one line each. */
  readonly lines: readonly string[];
  readonly built: BuiltPaper | null;
  readonly figures: Figures | null;
  readonly failed: { readonly messages: readonly Message[]; readonly exitCode: 1 | 2 | 3 } | null;
  /** Commands that a user may want next. */
  readonly next: readonly string[];
}

/** The account of a paper that was made or has failed. */
export function madePaper(path: string, result: BuiltPaper | FailedPaper): MadePaper {
  if ('failed' in result) return failedPaper(path, result.failed, result.exitCode);
  const { messages, files, next } = result;
  const count = countMessages(messages);
  return {
    path,
    said: `${result.said}${count === '' ? '' : `, ${count}`}`,
    paths: files.map((file) => file.path),
    lines: messages.map(formatMessage),
    built: result,
    figures: result.figures,
    failed: null,
    next,
  };
}

function failedPaper(path: string, messages: readonly Message[], exitCode: 1 | 2 | 3): MadePaper {
  const failed = { messages, exitCode };
  return { path, said: '', paths: [], lines: [], built: null, figures: null, failed, next: [] };
}

/** Two papers that would have one file are both refused. */
export function refuseClashes(made: readonly MadePaper[], cwd: string): readonly MadePaper[] {
  const owners = new Map<string, string[]>();
  for (const { path, paths } of made) {
    for (const file of paths) owners.set(file, [...(owners.get(file) ?? []), path]);
  }
  return made.map((paper) => {
    const file = paper.paths.find((one) => (owners.get(one)?.length ?? 0) > 1);
    if (file === undefined) return paper;
    const others = (owners.get(file) ?? []).filter((path) => path !== paper.path);
    const shown = others.map((path) => shownPath(cwd, path)).join(', ');
    const text = `found the name ${shownPath(cwd, file)}, which ${shown} would have too, expected one of its own`;
    const place = { file: shownPath(cwd, paper.path), line: 1, column: 1 };
    return failedPaper(paper.path, [{ severity: 'error', rule: 'file-name', text, place }], 3);
  });
}

/** Says what became of the papers: the only one at length, several in one line each. What failed is said by its messages. */
export function reportPapers(
  made: readonly MadePaper[],
  single: boolean,
  json: boolean,
  measured: Measured | null,
  io: Io,
): void {
  for (const { lines } of made) for (const line of lines) io.err(`${showHidden(line)}\n`);
  const [only] = made;
  if (json) {
    const all = made.map((paper) => paperJson(paper, io.cwd));
    if (!single) printJson(io, { papers: all });
    else if (only?.failed === null)
      printJson(io, { ...all[0], ...(measured && { figures: measured }) });
  } else if (!single) io.out(showHidden(sayAll(made, io.cwd)));
  else if (only?.failed === null) io.out(showHidden(sayOne(only, measured, io.cwd)));
}

function paperJson({ path, paths, built, failed }: MadePaper, cwd: string): object {
  return {
    paper: shownPath(cwd, path),
    files: paths.map((file) => shownPath(cwd, file)),
    outcome: outcomeOf(built, failed),
  };
}

function outcomeOf(built: BuiltPaper | null, failed: object | null): string {
  if (failed !== null) return 'failed';
  return built === null ? 'unchanged' : 'made';
}

function sayOne(
  { said, paths, built, next }: MadePaper,
  measured: Measured | null,
  cwd: string,
): string {
  const lines = [
    `${said}${built === null ? ', unchanged' : ''}`,
    ...paths.map((path) => `  ${shownPath(cwd, path)}`),
    ...(measured === null ? [] : figureLines(measured).map((line) => `  ${line}`)),
    ...(next.length > 0 ? ['Try next:', ...next.map((command) => `  ${command}`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function sayAll(made: readonly MadePaper[], cwd: string): string {
  const lines = made.map(({ path, said, paths, built, failed }) => {
    if (failed !== null)
      return `${shownPath(cwd, path)}: ${countMessages(failed.messages)}, not made`;
    const files = paths.map((file) => shownPath(cwd, file)).join(', ');
    return `${said}${built === null ? ', unchanged' : ''}: ${files}`;
  });
  const counts = ['made', 'unchanged', 'failed'].flatMap((outcome) => {
    const count = made.filter(({ built, failed }) => outcomeOf(built, failed) === outcome).length;
    return count === 0 ? [] : [`${count} ${outcome}`];
  });
  const papers = `${made.length} paper${made.length === 1 ? '' : 's'}`;
  return `${lines.join('\n')}\n${papers}: ${counts.join(', ')}\n`;
}
