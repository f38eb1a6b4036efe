import { writeCsv } from '../formats/csv.ts';
import { CliError } from '../library/cli-error.ts';
import type { IdentityQuestion } from '../lineage/identity.ts';
import { ID } from '../model/id.ts';
import type { Message } from '../model/message.ts';
import { contentOf, labelOf, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import { readCsvRows } from './csv-rows.ts';

const COLUMNS = [
  'same',
  'likeness',
  'number before',
  'words before',
  'number',
  'words',
  'text',
  'id before',
  'id',
] as const;

/** What a person says of two paragraphs: those of `text` (its path in the library) and of the revision before it. */
export interface IdentityRow {
  readonly line: number;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly same: boolean;
}

// Enough to know a paragraph by.
const WORDS = 240;

/**
 * Doubtful pairings as CSV for a spreadsheet. `same` holds what the ids say today, *yes* or *no*: a person looks at the words and
 * corrects it. `text` is the path of the later text in the library.
 */
export function identityCsv(text: string, questions: readonly IdentityQuestion[]): string {
  return writeCsv([
    COLUMNS,
    ...questions.map(({ before, after, same, likeness }) => [
      same ? 'yes' : 'no',
      `${Math.round(likeness * 100)} %`,
      ...shown(before.paragraph),
      ...shown(after.paragraph),
      text,
      before.paragraph.id ?? '',
      after.paragraph.id ?? '',
    ]),
  ]);
}

function shown(paragraph: Paragraph): string[] {
  const words = plainText(contentOf(paragraph)).replace(/\s+/g, ' ').trim();
  const cut = words.length > WORDS ? `${words.slice(0, WORDS)}…` : words;
  return [labelOf(paragraph)?.text ?? '', cut];
}

/** Reads the answers back. The columns may stand in any order; a row that cannot be read is an error at its line, all of them in one `CliError`. */
export function readIdentityCsv(source: string, file: string): readonly IdentityRow[] {
  const [head, ...rows] = readCsvRows(source, file);
  const messages: Message[] = [];
  const say = (line: number, text: string): [] => {
    messages.push({ severity: 'error', rule: 'identity', text, place: { file, line, column: 1 } });
    return [];
  };
  const columns = new Map(
    (head?.cells ?? []).map((name, index) => [name.trim().toLowerCase(), index]),
  );
  const missing = NEEDED.filter((name) => !columns.has(name));
  if (missing.length > 0)
    say(1, `found no column ${missing.join(', ')}, expected ${NEEDED.join(', ')}`);
  const answers =
    missing.length > 0
      ? []
      : rows.flatMap(({ line, cells }): IdentityRow[] => {
          const cell = (name: string) => (cells[columns.get(name) ?? -1] ?? '').trim();
          const [before, after] = [cell('id before'), cell('id')];
          const same = ANSWERS.get(cell('same').toLowerCase());
          if (same === undefined)
            return say(line, `found same: ${cell('same') || 'nothing'}, expected yes or no`);
          if (!ID.test(before) || !ID.test(after))
            return say(
              line,
              `found the ids ${before || 'none'} and ${after || 'none'}, expected those that were written there`,
            );
          return [{ line, text: cell('text'), before, after, same }];
        });
  if (messages.length > 0) throw new CliError(messages, 3);
  return answers;
}

const NEEDED = ['same', 'text', 'id before', 'id'] as const;

const ANSWERS: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['y', true],
  ['no', false],
  ['n', false],
]);
