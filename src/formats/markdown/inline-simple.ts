import { isStorableLink } from '../../model/normal-runs.ts';
import type { Run } from '../../model/run.ts';
import { LONGEST_NAME } from './dialect.ts';
import { classOf } from './escape.ts';
import type { NoteNames } from './inline-parse.ts';

// Where a reader that knows all of Markdown has something to say: blanks at an edge, tabs, references, other line breaks.
const ODD = /^ | $|[\t\r]|&[#\w]|\\$/;
const SPECIAL = /[\\<[*_\n]/g;
const BREAK_TAG = /<br *\/?>/iy;
const BREAK = /\\\n(?=[^ \n])/y;
const ESCAPE = /\\[!-/:-@[-`{-~]/y;
const NOTE = new RegExp(`\\[\\^([^\\s[\\]\\\\|]{1,${LONGEST_NAME}})\\]`, 'y');
const LINK = /\[([^[\]\\&<\n*_]+)\]\(([\w#:/.?=%~+@,;!-]+)\)/y;
const STARS = /\*+/y;

interface Scan {
  readonly source: string;
  readonly nameOf: NoteNames;
  at: number;
  text: string;
  /** The lengths of the emphases that are open, 1 or 2. */
  readonly open: number[];
  links: number;
  readonly runs: Run[];
}

/**
 * Reads an inline source in which every mark has one plain meaning: emphasis in `*` and `**` that opens and closes in order,
 * escapes, breaks, note marks, links without anything odd in them. null where there may be anything else: then it is for the
 * parser. What it reads is what the parser would read.
 */
export function readSimple(source: string, nameOf: NoteNames): Run[] | null {
  if (ODD.test(source)) return null;
  const scan: Scan = { source, nameOf, at: 0, text: '', open: [], links: 0, runs: [] };
  while (scan.at < source.length) {
    SPECIAL.lastIndex = scan.at;
    const next = SPECIAL.exec(source)?.index ?? source.length;
    scan.text += source.slice(scan.at, next);
    scan.at = next;
    if (next < source.length && !readMark(scan)) return null;
  }
  flush(scan);
  const brackets = source.includes('](') ? source.split('](').length - 1 : 0;
  return scan.open.length === 0 && scan.links === brackets ? scan.runs : null;
}

/** Reads the mark at which the scan stands; false where it may mean more than is known here. */
function readMark(scan: Scan): boolean {
  switch (scan.source[scan.at]) {
    case '\\':
      return readBackslash(scan);
    case '<':
      if (take(scan, BREAK_TAG)) pushBreak(scan);
      else asText(scan);
      return true;
    case '[':
      return readNote(scan) || readLink(scan) || asText(scan);
    case '*':
      return readStars(scan);
    case '_':
      return isInWord(scan) && asText(scan);
    default:
      return false;
  }
}

function take(scan: Scan, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = scan.at;
  const found = pattern.exec(scan.source);
  if (found) scan.at = pattern.lastIndex;
  return found;
}

function asText(scan: Scan): true {
  scan.text += scan.source.charAt(scan.at);
  scan.at += 1;
  return true;
}

function readBackslash(scan: Scan): boolean {
  if (take(scan, BREAK)) {
    pushBreak(scan);
    return true;
  }
  if (scan.source[scan.at + 1] === '\n') return false;
  const escaped = take(scan, ESCAPE);
  if (!escaped) return asText(scan);
  scan.text += escaped[0].slice(1);
  return true;
}

function readNote(scan: Scan): boolean {
  const from = scan.at;
  const typed = take(scan, NOTE)?.[1];
  const note = typed === undefined ? undefined : scan.nameOf(typed);
  if (note === undefined) {
    scan.at = from;
    return false;
  }
  flush(scan);
  scan.runs.push({ text: `[^${note}]`, note });
  return true;
}

function readLink(scan: Scan): boolean {
  const from = scan.at;
  const [, text = '', link = ''] = take(scan, LINK) ?? [];
  if (text.trim() === '' || !isStorableLink(link)) {
    scan.at = from;
    return false;
  }
  flush(scan);
  scan.runs.push({ ...marksOf(scan), link, text });
  scan.links += 1;
  return true;
}

// Stars that could open and close do the latter where something is open. Emphases of other lengths in each other's way are not
// judged here.
function readStars(scan: Scan): boolean {
  const before = scan.source.charAt(scan.at - 1);
  const [stars = ''] = take(scan, STARS) ?? [];
  const after = scan.source.charAt(scan.at);
  const opens = flanks(before, after);
  const closes = flanks(after, before);
  if (!opens && !closes) {
    scan.text += stars;
    return true;
  }
  if (stars.length > 2) return false;
  flush(scan);
  const closing = closes && (!opens || scan.open.length > 0);
  if (!closing) scan.open.push(stars.length);
  else if (scan.open.pop() !== stars.length) return false;
  return true;
}

// CommonMark, left-flanking: no blank behind, and no punctuation behind that a letter stands before.
function flanks(before: string, after: string): boolean {
  const behind = classOf(after);
  return behind === 'letter' || (behind === 'punctuation' && classOf(before) !== 'letter');
}

function isInWord({ source, at }: Scan): boolean {
  return classOf(source.charAt(at - 1)) === 'letter' && classOf(source.charAt(at + 1)) === 'letter';
}

function pushBreak(scan: Scan): void {
  flush(scan);
  scan.runs.push({ ...marksOf(scan), text: '\n' });
}

function flush(scan: Scan): void {
  if (scan.text !== '') scan.runs.push({ ...marksOf(scan), text: scan.text });
  scan.text = '';
}

function marksOf({ open }: Scan): Pick<Run, 'em' | 'strong'> {
  return { ...(open.includes(1) && { em: true }), ...(open.includes(2) && { strong: true }) };
}
