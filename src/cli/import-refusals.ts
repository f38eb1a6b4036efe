import { misuse, refuseErrors } from '../library/cli-error.ts';
import type { Message } from '../model/message.ts';
import { frontString, type Text } from '../model/text.ts';
import type { Proposal } from '../papers/recognise/proposals.ts';
import type { RecognisedPaper } from '../papers/recognise/recognise.ts';
import type { ImportOptions } from './import-request.ts';

/** Refuses a paper that holds nothing and has no symbol. */
export function refuseNoPaper(
  { draft, decisions, quoted, paper }: RecognisedPaper,
  shown: string,
  options: ImportOptions,
): void {
  const empty = draft === null && decisions === null && quoted === null;
  if (!empty || options.as === 'paper' || frontString(paper, 'paper') !== undefined) return;
  throw misuse(
    'arguments',
    `found no amendments, no Decisions and no document symbol in ${shown}, expected one of them: --symbol makes it a meeting paper, which may amend nothing; --as resolution, decisions or text makes it one of those`,
  );
}

/** Refuses the name of a stage for a file in which nothing is proposed. */
export function refuseUnproposed(
  proposals: readonly Proposal[],
  { stage }: Pick<ImportOptions, 'stage'>,
): void {
  if (stage === undefined || proposals.length > 0) return;
  throw misuse(
    'arguments',
    `found --stage ${stage} with a file without tracked changes over a redline, expected such a file`,
  );
}

/** Refuses texts without the facts under which they stand: their front matter would be refused for keys that no user has typed. */
export function refuseNameless({ paper, draft, base }: RecognisedPaper, shown: string): void {
  refuseLacking(
    [
      [paper, 'paper', 'no-symbol', 'document symbol on the paper, expected one, or --symbol'],
      [paper, 'meeting', 'no-meeting', 'meeting on the paper, expected one, or --meeting'],
      [
        // A new Resolution has no number before it is adopted.
        base === null ? null : draft,
        'number',
        'no-resolution',
        'number of the Resolution that the paper amends, expected one, or --number (and --base)',
      ],
    ],
    shown,
  );
}

/** The same for a Resolution that stands alone. */
export function refuseNamelessDraft(draft: Text, base: Text | null, shown: string): void {
  refuseLacking(
    [
      [draft, 'meeting', 'no-meeting', 'meeting, expected one, or --meeting'],
      [
        base === null ? null : draft,
        'number',
        'no-resolution',
        'number of the Resolution, expected one, or --number (and --base)',
      ],
    ],
    shown,
  );
}

type Needed = readonly [text: Text | null, key: string, rule: string, found: string];

function refuseLacking(needed: readonly Needed[], shown: string): void {
  refuseErrors(
    needed.flatMap(([text, key, rule, found]): Message[] => {
      if (text === null || frontString(text, key) !== undefined) return [];
      const place = { file: shown, line: 1, column: 1 };
      return [{ severity: 'error', rule, text: `found no ${found}`, place }];
    }),
  );
}
