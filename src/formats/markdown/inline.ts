import { joinRuns, type Run } from '../../model/run.ts';
import { inlineReader } from './inline-read.ts';
import { inlineWriter } from './inline-write.ts';

const readOne = inlineReader((typed) => typed);
const writeOne = inlineWriter({ inCell: false, breaks: 'tag', isNote: () => true });

/**
 * Reads inline Markdown of the text format on its own: emphasis, strong, links, `<br>`, note marks of any name. Nothing is
 * trimmed or judged; blank lines are breaks of a line like others.
 */
export function readInline(markdown: string): Run[] {
  const lines = markdown.replace(/\r\n?/g, '\n').replace(/\n[ \t\n]*\n/g, '\n');
  const [runs = []] = readOne([lines]).contents;
  return joinRuns(runs);
}

/** Runs as inline Markdown on one line, a break being `<br>`; reads back as the same runs. */
export function writeInline(runs: readonly Run[]): string {
  return writeOne(joinRuns(runs));
}
