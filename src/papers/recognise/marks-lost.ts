import type { Message } from '../../model/message.ts';
import type { Destination, Into, Ledger } from './accounting.ts';
import { hasWords } from './marks.ts';
import { type Piece, placeOf, plainLine } from './pieces.ts';

/**
 * A ledger that says where words of a redline are set down in a text without their marks: old and new words would run together there, and
 * nobody could tell. Struck words are an error, which no text survives; words that are only inserted a warning.
 */
export function watchMarks(ledger: Ledger, messages: Message[]): Ledger {
  return {
    ...ledger,
    claim: (pieces, destination, into) => {
      const lost = pieces.filter((piece) => isLost(piece, destination, into));
      const struck = lost.filter(({ mark }) => mark === 'del');
      if (hasWords(struck)) messages.push(lostMessage(struck, 'struck'));
      else if (hasWords(lost)) messages.push(lostMessage(lost, 'inserted'));
      ledger.claim(pieces, destination, into);
    },
  };
}

// A draft has what is inserted, the text before it what is struck; any other text has neither of them.
function isLost({ mark, note }: Piece, destination: Destination, into: Into): boolean {
  if (mark === undefined || note !== undefined) return false;
  if (destination !== 'text' && destination !== 'front') return false;
  if (into === 'draft') return mark === 'del';
  return into === 'base' ? mark === 'ins' : into !== null;
}

function lostMessage(pieces: readonly Piece[], how: 'struck' | 'inserted'): Message {
  const shown = plainLine(pieces).slice(0, 80);
  const place = placeOf(pieces);
  const found = `found “${shown}” ${how} where no text is amended, expected a redline under the heading of an annex or in an amendment table`;
  return how === 'struck'
    ? {
        severity: 'error',
        rule: 'marks-lost',
        text: `${found}; --as resolution reads the whole document as a Resolution that is amended`,
        place,
      }
    : {
        severity: 'warning',
        rule: 'marks-lost',
        text: `${found}; its words stay, unmarked`,
        place,
      };
}
