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
 * Doubtful pairings as CSV for a spreadsheet. `same` holds *yes* where the words are equal and stand once on both sides, and *no* beside such a
 * pair; else what the ids say today: a person looks at the words and corrects it. `text` is the path of the later text in the library.
 */
export function identityCsv(text: string, questions: readonly IdentityQuestion[]): string {
  const answer = answersTo(questions);
  return writeCsv([
    COLUMNS,
    ...questions.map(({ before, after, same, likeness }) => [
      answer({ before, after, same, likeness }) ? 'yes' : 'no',
      `${Math.round(likeness * 100)} %`,
      ...shown(before.paragraph),
      ...shown(after.paragraph),
      text,
      before.paragraph.id ?? '',
      after.paragraph.id ?? '',
    ]),
  ]);
}

function answersTo(
  questions: readonly IdentityQuestion[],
): (question: IdentityQuestion) => boolean {
  const equal = questions.filter(({ likeness }) => likeness === 1);
  const [befores, afters] = [
    timesOf(equal.map(({ before }) => before.index)),
    timesOf(equal.map(({ after }) => after.index)),
  ];
  const alone = equal.filter(
    ({ before, after }) => befores.get(before.index) === 1 && afters.get(after.index) === 1,
  );
  return ({ before, after, same, likeness }) => {
    const sure = alone.filter((one) => one.before === before || one.after === after);
    if (sure.length === 0) return same;
    return likeness === 1 && sure.some((one) => one.before === before && one.after === after);
  };
}

function timesOf(indices: readonly number[]): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const index of indices) times.set(index, (times.get(index) ?? 0) + 1);
  return times;
}

function shown(paragraph: Paragraph): string[] {
  const words = tellingWords(paragraph);
  const cut = words.length > WORDS ? `${words.slice(0, WORDS)}…` : words;
  return [labelOf(paragraph)?.text ?? '', cut];
}

/** The words of a paragraph on one line, without the marks of its notes, which print as numbers. */
export function tellingWords(paragraph: Paragraph): string {
  const words = contentOf(paragraph).filter(({ note }) => note === undefined);
  return plainText(words).replace(/\s+/g, ' ').trim();
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
