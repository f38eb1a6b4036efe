import type { Message } from '../model/message.ts';
import { isSealBroken } from '../model/seal.ts';
import { refuseErrors } from './cli-error.ts';
import type { TextFile } from './texts.ts';

/** An error for each file whose words or labels are not those under its `sealed:`. A file without a seal has nothing to break. */
export function brokenSeals(files: Iterable<Pick<TextFile, 'text' | 'shown'>>): Message[] {
  return [...files]
    .filter(({ text }) => isSealBroken(text))
    .map(({ shown }) => ({
      severity: 'error',
      rule: 'seal',
      text: 'found words or labels other than those that were adopted, expected the text as it was sealed (revcop corrigendum corrects an adopted text)',
      place: { file: shown, line: 1, column: 1 },
    }));
}

/** Refuses to work with adopted texts that were edited by hand: a `CliError` with exit code 3 that names each file. */
export function refuseBrokenSeals(files: Iterable<Pick<TextFile, 'text' | 'shown'>>): void {
  refuseErrors(brokenSeals(files));
}
