import { coverFactsReader } from './cover-facts.ts';
import { type Desk, say } from './desk.ts';
import { readSymbol, type SymbolFacts } from './facts.ts';
import type { Block, LineBlock } from './flatten.ts';
import { type Piece, placeOf, plainLine } from './pieces.ts';

/** What the first page tells above the title and the summary. `lines` are those that nothing here explains. */
export interface Masthead {
  readonly symbol: SymbolFacts | null;
  readonly agenda: string | null;
  /** The key of the meeting whose title stands there. */
  readonly meeting: string | null;
  /** The day (`2023-05-15`) and the language of the original, by its code where the profile knows it. */
  readonly date: string | null;
  readonly original: string | null;
  readonly lines: readonly string[];
  readonly preparedBy: string | null;
  readonly submittedBy: string | null;
}

/**
 * Reads the lines of a masthead: symbol, agenda item and what else there is go to the front matter; the title and what
 * the profile prints for a meeting are not kept a second time. Lines that nothing here explains are kept, and said: the paper
 * prints its own. `below` is the line under the title that says who prepared it.
 */
export function readMasthead(
  blocks: readonly Block[],
  title: string,
  below: LineBlock | null,
  desk: Desk,
): Masthead {
  const found: Findings = { ...NOTHING };
  const lines: string[] = [];
  const factsIn = coverFactsReader(desk.profile);
  for (const block of below ? [...blocks, below] : blocks) {
    if (block.kind !== 'line') continue;
    const line = plainLine(block.pieces);
    found.meeting ??= meetingTitled(line, desk);
    const again = line === title || isPrinted(line, found.symbol, desk);
    desk.ledger.claim(block.pieces, again ? 'directive' : 'front', 'paper');
    if (again || line === '' || takeNamed(line, found, desk)) continue;
    const facts = factsIn(line);
    const known = (facts?.date && found.date) || (facts?.original && found.original);
    if (facts && !known) {
      found.date ??= facts.date;
      found.original ??= facts.original;
    } else {
      lines.push(line);
      sayKept(line, block.pieces, desk);
    }
  }
  return { ...found, lines };
}

type Findings = { -readonly [Name in Exclude<keyof Masthead, 'lines'>]: Masthead[Name] };

const NOTHING: Findings = {
  symbol: null,
  agenda: null,
  meeting: null,
  date: null,
  original: null,
  preparedBy: null,
  submittedBy: null,
};

// Symbol, agenda item, and who prepared or submitted the paper: the first line of each counts.
function takeNamed(line: string, found: Findings, { words, profile }: Desk): boolean {
  const symbol = found.symbol ? null : readSymbol(line, profile);
  const agenda = found.agenda ? undefined : words.agendaItem(line)?.item;
  const preparedBy = found.preparedBy ? undefined : words.preparedBy(line)?.who;
  const submittedBy = found.submittedBy ? undefined : words.submittedBy(line)?.who;
  if (symbol) found.symbol = symbol;
  else if (agenda) found.agenda = agenda;
  else if (preparedBy) found.preparedBy = preparedBy;
  else if (submittedBy) found.submittedBy = submittedBy;
  else return false;
  return true;
}

function sayKept(line: string, pieces: readonly Piece[], desk: Desk): void {
  const text = `found “${line.slice(0, 80)}” on the cover, expected a line that the paper prints; it is kept in masthead: and not printed`;
  say(desk, 'warning', 'masthead-kept', text, placeOf(pieces));
}

function meetingTitled(line: string, { words, profile }: Desk): string | null {
  const titled = Object.entries(profile.meetings).find(
    ([, { title }]) => title[words.language] === line,
  );
  return titled?.[0] ?? null;
}

// Fixed words (the name of the body, of an emblem), and what is printed of a meeting: its title, place and dates, or its bare key.
function isPrinted(line: string, symbol: SymbolFacts | null, { words, profile }: Desk): boolean {
  const { language } = words;
  const fixed = Object.values(words.profile.words).filter((found) => !found.includes('{'));
  const meetings = Object.values(profile.meetings).flatMap((meeting) => {
    const [title, place, dates] = [meeting.title, meeting.place, meeting.dates].map(
      (found) => found[language] ?? '',
    );
    return [title, place, dates, `${place}, ${dates}`];
  });
  return [...fixed, ...meetings, symbol?.meeting?.toUpperCase()].includes(line);
}
