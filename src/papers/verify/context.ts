import type { Change } from '../../compare/comparison.ts';
import { plainText } from '../../model/run.ts';

// How many characters of kept words are shown next to a change.
const NEAR = 60;

/** A redline with its changes and the words next to them; what is kept farther off is left out (`…`). Without a change it is its beginning. */
export function inContext(changes: readonly Change[]): readonly Change[] {
  const kept = changes.every(({ op }) => op === '=');
  return changes.map((change, index): Change => {
    if (change.op !== '=') return change;
    const text = plainText(change.runs);
    const behind = kept || index > 0 ? headOf(text) : '';
    const before = kept || index === changes.length - 1 ? '' : tailOf(text);
    const shown = `${behind}…${before}`;
    return shown.length >= text.length ? change : { op: '=', runs: [{ text: shown }] };
  });
}

function headOf(text: string): string {
  const letters = [...text];
  if (letters.length <= NEAR) return text;
  const part = letters.slice(0, NEAR).join('');
  const end = part.lastIndexOf(' ');
  return end > NEAR / 2 ? part.slice(0, end) : part;
}

function tailOf(text: string): string {
  const letters = [...text];
  if (letters.length <= NEAR) return text;
  const part = letters.slice(-NEAR).join('');
  const start = part.indexOf(' ');
  return start >= 0 && start < NEAR / 2 ? part.slice(start + 1) : part;
}
