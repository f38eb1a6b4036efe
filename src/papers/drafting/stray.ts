import type { Message } from '../../model/message.ts';
import { shownLine } from './bits.ts';
import { type Desk, spoken } from './desk.ts';

/** A message for all words that stand outside the tables of a drafting file and were not printed there. */
export function strayMessages(desk: Desk, own: Desk): readonly Message[] {
  const printed = new Set(straysOf(own).map((line) => flat(shownLine([line]))));
  const pages = [...printed].join('\n');
  return straysOf(desk).flatMap((line): Message[] => {
    const words = shownLine([line]);
    if (printed.has(flat(words)) || pages.includes(flat(words))) return [];
    const text = `found words outside the table, expected them in a cell; they are left out: “${words}”`;
    return [{ severity: 'warning', rule: 'outside-table', text, place: line.place }];
  });
}

function flat(words: string): string {
  return words.replace(/\s+/g, '');
}

function straysOf({ items }: Desk) {
  return items.flatMap((item) => (item.kind === 'stray' ? spoken(item.lines) : []));
}
