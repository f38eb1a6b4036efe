import { formatMessage } from '../model/message.ts';
import { inContext } from '../papers/verify/context.ts';
import type { Deviation, Verification } from '../papers/verify/verification.ts';
import { countMessages } from './report.ts';
import { printChange } from './terminal.ts';

interface Names {
  readonly file: string;
  readonly against: readonly string[];
}

/** A verification to be read in a terminal: each deviation with its place and redline, what is not proven, and a count. */
export function terminalVerification(
  { deviations, unproven, proven, named }: Verification,
  { file, against }: Names,
  colour: boolean,
): string {
  const lines = deviations.map((found) => `${deviationLines(found, file, colour)}\n`);
  const not = unproven.map(
    (found) =>
      `${formatMessage({ ...found, place: found.place ?? { file, line: 1, column: 1 } })}\n`,
  );
  const count = countMessages(deviations.map((found) => ({ ...found, rule: found.rule })));
  const held = [
    `${proven.paragraphs} paragraph${proven.paragraphs === 1 ? '' : 's'}`,
    ...(proven.quotations > 0
      ? [`${proven.quotations} quoted Decision${proven.quotations === 1 ? '' : 's'}`]
      : []),
  ].join(' and ');
  const side = against.length === 0 ? '' : ` held against ${against.join(', ')}`;
  const others =
    named.length === 1 ? '1 other named Decision' : `${named.length} other named Decisions`;
  const rest = named.length === 0 ? '' : `; ${others} held against nothing`;
  return [...lines, ...not, `${held}${side}: ${count || 'nothing deviates'}${rest}\n`].join('');
}

function deviationLines(found: Deviation, file: string, colour: boolean): string {
  const { place, where, redline, text } = found;
  const at = place ?? { file, line: 1, column: 1 };
  const head = formatMessage({ ...found, place: at, text: `${where}: ${text}` });
  const words = inContext(redline)
    .map((change) => printChange(change, colour))
    .join('');
  return words === '' ? head : `${head}\n  ${words.replaceAll('\n', '\n  ')}`;
}
