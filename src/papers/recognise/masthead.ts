import { coverFactsReader } from './cover-facts.ts';
import { type Desk, say } from './desk.ts';
import { readSymbol, type SymbolFacts } from './facts.ts';
import type { Block, LineBlock } from './flatten.ts';
import { type Piece, placeOf, plainLine } from './pieces.ts';

/** What the first page tells above the title and the summary. `lines` are those that nothing here explains. */
export interface Masthead {
  readonly symbol: SymbolFacts | null;
  readonly agenda: string | null;
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
  let symbol: SymbolFacts | null = null;
  let agenda: string | null = null;
  let date: string | null = null;
  let original: string | null = null;
  const factsIn = coverFactsReader(desk.profile);
  let preparedBy: string | null = null;
  let submittedBy: string | null = null;
  const lines: string[] = [];
  for (const block of below ? [...blocks, below] : blocks) {
    if (block.kind !== 'line') continue;
    const line = plainLine(block.pieces);
    const item = desk.words.agendaItem(line)?.item;
    const again = line === title || isPrinted(line, desk);
    desk.ledger.claim(block.pieces, again ? 'directive' : 'front', 'paper');
    const found = again ? null : readSymbol(line, desk.profile);
    if (again || line === '') continue;
    if (found && !symbol) symbol = found;
    else if (item && !agenda) agenda = item;
    else if (!preparedBy && desk.words.preparedBy(line)?.who) {
      preparedBy = desk.words.preparedBy(line)?.who ?? null;
    } else if (!submittedBy && desk.words.submittedBy(line)?.who) {
      submittedBy = desk.words.submittedBy(line)?.who ?? null;
    } else {
      const facts = factsIn(line);
      const known = (facts?.date && date) || (facts?.original && original);
      if (facts && !known) {
        date ??= facts.date;
        original ??= facts.original;
      } else {
        lines.push(line);
        sayKept(line, block.pieces, desk);
      }
    }
  }
  return { symbol, agenda, date, original, lines, preparedBy, submittedBy };
}

function sayKept(line: string, pieces: readonly Piece[], desk: Desk): void {
  const text = `found “${line.slice(0, 80)}” on the cover, expected a line that the paper prints; it is kept in masthead: and not printed`;
  say(desk, 'info', 'masthead-kept', text, placeOf(pieces));
}

function isPrinted(line: string, desk: Desk): boolean {
  const { language } = desk.words;
  return Object.values(desk.profile.meetings).some(({ title, place, dates }) =>
    [title[language], place[language], dates[language]].includes(line),
  );
}
