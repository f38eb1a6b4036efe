import type { Message } from '../model/message.ts';
import { isSealBroken } from '../model/seal.ts';
import { frontString, type Text } from '../model/text.ts';
import { refuseErrors } from './cli-error.ts';
import type { TextFile } from './texts.ts';

/**
 * An error for each file whose words or labels are not those under its `sealed:`, and for each whose seal is gone while another language of the
 * same revision has one. A text that was never sealed has nothing to break.
 */
export function brokenSeals(files: Iterable<Pick<TextFile, 'text' | 'shown'>>): Message[] {
  const all = [...files];
  const sealed = new Set(all.filter(hasSeal).map(({ text }) => revisionOf(text)));
  const say = (shown: string, text: string): Message => ({
    severity: 'error',
    rule: 'seal',
    text,
    place: { file: shown, line: 1, column: 1 },
  });
  return all.flatMap((file): Message[] => {
    if (isSealBroken(file.text)) return [say(file.shown, BROKEN)];
    const lost = !hasSeal(file) && isAdopted(file.text) && sealed.has(revisionOf(file.text));
    return lost ? [say(file.shown, LOST)] : [];
  });
}

const BROKEN =
  'found words or labels other than those that were adopted, expected the text as it was sealed (revcop corrigendum corrects an adopted text)';
const LOST =
  'found no sealed:, expected one as in the other languages of this revision, which were sealed when they were adopted';

function hasSeal({ text }: Pick<TextFile, 'text'>): boolean {
  return text.front.values.sealed !== undefined;
}

function isAdopted({ front }: Text): boolean {
  return front.values.stage === undefined && front.values.kind !== 'paper';
}

function revisionOf(text: Text): string {
  const keys = ['body', 'number', 'subject', 'revision', 'meeting', 'stage'] as const;
  return keys.map((key) => frontString(text, key) ?? '').join('\n');
}

/** Refuses to work with adopted texts that were edited by hand: a `CliError` with exit code 3 that names each file. */
export function refuseBrokenSeals(files: Iterable<Pick<TextFile, 'text' | 'shown'>>): void {
  refuseErrors(brokenSeals(files));
}
