import type { Message, Severity } from '../../model/message.ts';
import type { Profile } from '../../model/profile.ts';
import type { Sheet } from '../../model/sheet.ts';
import { frontString, type Text } from '../../model/text.ts';
import { amendedLines } from './amended-lines.ts';
import { checkNamed } from './check-named.ts';
import { checkInline } from './inline.ts';
import { namesDecision } from './loose-quotations.ts';
import { type PaperReading, type ReadAnnex, type ReadOptions, readPaper } from './reading.ts';
import { type CheckedAnnex, checkTable } from './table.ts';
import type { Deviation, Verification } from './verification.ts';
import { checkWordFile, type WordFile } from './word-file.ts';

/** What is known besides the paper: the adopted texts that it amends, and the Decisions that it may quote. */
export interface Known {
  readonly against: readonly Text[];
  readonly decisions: readonly Text[];
}

/** What the caller has of a document besides its sheet; `file` where it is a Word file, of which tracked changes were settled on the sheet. */
export interface OpenOptions extends ReadOptions {
  readonly file?: WordFile;
}

/** A document in which there is something to verify, and its language, so that what it is held against is taken in that. */
export interface Verifiable {
  readonly language: string;
  readonly verify: (known: Known) => Verification;
}

/** Reads a document for verification; null where it has neither amendments nor quoted Decisions. Never throws on an odd one. */
export function openPaper(
  sheet: Sheet,
  profile: Profile,
  options: OpenOptions = {},
): Verifiable | null {
  const reading = readPaper(sheet, profile, options);
  const empty = reading.annexes.length === 0 && reading.quoted.length === 0;
  if (empty && !namesDecision(reading.loose, reading.desk)) return null;
  return {
    language: reading.desk.words.language,
    verify: (known) => {
      const verification = verifyReading(reading, known, options.file !== undefined);
      const beside = options.file ? besideReading(options.file, reading, profile, options) : [];
      return { ...verification, deviations: inOrder([...verification.deviations, ...beside]) };
    },
  };
}

// Words that a tracked change takes out are on the sheet of the file alone.
function besideReading(
  file: WordFile,
  reading: PaperReading,
  profile: Profile,
  options: ReadOptions,
): Deviation[] {
  const { language } = reading.desk.words;
  const whole = (): PaperReading => readPaper(file.sheet, profile, { ...options, language });
  return checkWordFile(file, () => new Set([reading, whole()].flatMap(amendedLines)));
}

function verifyReading(
  reading: PaperReading,
  { against, decisions }: Known,
  word: boolean,
): Verification {
  const { desk, annexes } = reading;
  const quotations = checkNamed(reading, decisions);
  const bases = basesOf(annexes, against);
  const checked = annexes.map((annex, index) =>
    checkAnnex(annex, bases[index] ?? null, reading, word),
  );
  return {
    language: desk.words.language,
    deviations: [...checked.flatMap(({ deviations }) => deviations), ...quotations.deviations],
    unproven: [...sayBases(annexes, bases, against), ...sayLost(checked), ...quotations.unproven],
    proven: {
      paragraphs: checked.reduce((sum, { paragraphs }) => sum + paragraphs, 0),
      quotations: quotations.proven,
    },
    named: quotations.named,
  };
}

function checkAnnex(
  annex: ReadAnnex,
  base: Text | null,
  { desk }: PaperReading,
  word: boolean,
): CheckedAnnex {
  return annex.kind === 'table'
    ? checkTable(annex, base, desk, word)
    : checkInline(annex.inline, base, desk);
}

const WORST: readonly Severity[] = ['error', 'warning', 'info'];

function inOrder(deviations: readonly Deviation[]): Deviation[] {
  const line = ({ place }: Deviation): number => place?.line ?? 0;
  const weight = ({ severity }: Deviation): number => WORST.indexOf(severity);
  return [...deviations].sort((a, b) => line(a) - line(b) || weight(a) - weight(b));
}

function numberOf(annex: ReadAnnex): string | null {
  const { resolution } = annex.kind === 'table' ? annex.amendments : annex.inline;
  return resolution?.number ?? null;
}

function isFresh(annex: ReadAnnex): boolean {
  return annex.kind === 'inline' && annex.inline.fresh;
}

// The text of the number that an annex names; where no number fits, the texts that are left go to the annexes that are left.
function basesOf(annexes: readonly ReadAnnex[], against: readonly Text[]): (Text | null)[] {
  const left = new Set(against);
  const named = annexes.map((annex) => {
    const number = numberOf(annex)?.toLowerCase();
    const found = [...left].find((text) => frontString(text, 'number')?.toLowerCase() === number);
    if (number === undefined || !found) return null;
    left.delete(found);
    return found;
  });
  return named.map((text, index) => {
    const annex = annexes[index];
    if (text || !annex || (isFresh(annex) && annexes.length > 1)) return text;
    const [next] = left;
    if (next) left.delete(next);
    return next ?? null;
  });
}

function note(rule: string, text: string): Message {
  return { severity: 'info', rule, text, place: null };
}

function sayBases(
  annexes: readonly ReadAnnex[],
  bases: readonly (Text | null)[],
  against: readonly Text[],
): Message[] {
  const without = annexes.find((annex, index) => !bases[index] && !isFresh(annex));
  const reconstructed = against.some((text) => frontString(text, 'text') === 'reconstructed');
  return [
    ...(without ? [note('no-adopted-text', withoutBase(without))] : []),
    ...annexes.flatMap((annex, index) => sayOther(annex, bases[index] ?? null)),
    ...(reconstructed ? [note('reconstructed', RECONSTRUCTED)] : []),
  ];
}

const RECONSTRUCTED =
  'found a reconstruction to hold the paper against, expected the official text; what is found may be its fault';

function withoutBase(annex: ReadAnnex): string {
  const number = numberOf(annex);
  const name = number === null ? '' : ` of ${number}`;
  return `found no adopted text${name} to hold the paper against, expected --against; that its old words are those adopted is not proven`;
}

function sayOther(annex: ReadAnnex, base: Text | null): Message[] {
  const [named, given] = [numberOf(annex), base && frontString(base, 'number')];
  if (!named || !given || named.toLowerCase() === given.toLowerCase()) return [];
  const text = `found amendments to ${named}, expected ${given} as in the text that they are held against`;
  return [{ severity: 'warning', rule: 'other-resolution', text, place: null }];
}

function sayLost(checked: readonly CheckedAnnex[]): Message[] {
  const marks =
    'found no underline and strike, expected them to tell new words from old: which words a change takes out is not proven, only that old and clean words can both be read';
  const numbers =
    'found automatic numbers that are lost, expected them as printed: these numbers are not proven';
  return [
    ...(checked.some(({ fused }) => fused) ? [note('lost-marks', marks)] : []),
    ...(checked.some(({ lostNumbers }) => lostNumbers) ? [note('lost-numbers', numbers)] : []),
  ];
}
