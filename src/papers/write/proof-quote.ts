import { type Message, showHidden } from '../../model/message.ts';
import { contentOf } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import type { PlacedBlock } from './proof-blocks.ts';
import { type ExpectedItem, expectText } from './proof-expected.ts';
import { matchTexts } from './proof-match.ts';
import { readBlocks } from './proof-reading.ts';
import type { Printed } from './sides.ts';
import { isDecisions } from './styles.ts';
import { numbered } from './text-name.ts';

/**
 * Whether its blocks quote paragraphs to the character, each under its label. `quoted` are the paragraphs that were asked for;
 * a Decision is headed by `word` (`Décision`), its number and the heading above it in its text.
 */
export function proveQuote(
  blocks: readonly PlacedBlock[],
  text: Text,
  options: { readonly quoted: readonly Printed[]; readonly number: number; readonly word: string },
): readonly Message[] {
  const { quoted, number, word } = options;
  const indexes = new Set(quoted.map(({ index }) => index));
  const marked = new Set(
    quoted.flatMap(({ paragraph }) => contentOf(paragraph).map(({ note }) => note)),
  );
  const leaveOut = (index: number): boolean => {
    const paragraph = text.paragraphs[index];
    return !indexes.has(index) && !(paragraph?.kind === 'note' && marked.has(paragraph.name));
  };
  const { items, notes } = expectText(text, { finals: quoted, leaveOut });
  const expected = items.flatMap((item, at): ExpectedItem[] => {
    const member = quoted[at];
    if (!member || !isDecisions(text) || member.depth !== 1)
      return [{ ...item, label: item.final }];
    return [headingOf(item, member, text, word), { ...item, label: '' }];
  });
  const reading = readBlocks(blocks, number);
  return [...reading.messages, ...matchTexts(reading.clean, { items: expected, notes }, 'clean')];
}

function headingOf(
  item: ExpectedItem,
  { index, label }: Printed,
  { paragraphs }: Text,
  word: string,
): ExpectedItem {
  const above = paragraphs.slice(0, index).findLast(({ kind }) => kind === 'heading');
  const directed = above?.kind === 'heading' && above.level > 1 ? plainText(above.content) : '';
  const number = numbered(word, label?.text ?? '').trim();
  const words = [number, directed].filter((part) => part !== '').join(' ');
  return { ...item, label: '', cells: [{ text: showHidden(words), marks: [] }] };
}
