import type { Concordance } from '../../lineage/concordance.ts';
import type { ConcordancePrint } from './concordance.ts';
import { baseOf, type ReadCell, type Standing, type Stood } from './proof-concordance-reading.ts';
import type { Passage } from './proof-expected.ts';

/** What the redlines of a concordance are held against; `numbers` are those of the notes of each text, counted anew. */
export interface RedlineProof {
  readonly found: Concordance;
  readonly stood: readonly Stood[];
  readonly numbers: readonly ReadonlyMap<string, number>[];
  readonly print: ConcordancePrint;
  readonly say: (text: string) => void;
}

/** Whether the redline of a cell, where it has one, is the words of its base without insertions and its own without deletions, marks of notes under their numbers. */
export function proveRedline(
  id: string,
  { redline, fate }: ReadCell,
  at: number,
  proof: RedlineProof,
): void {
  if (redline === null) return;
  const { found, stood, numbers, say } = proof;
  const here = stood[at]?.get(id);
  const base = baseOf(at, found.columns);
  const there = base === null ? undefined : stood[base]?.get(id);
  const before = base === null ? here : (there ?? (here && lastBefore(id, base, proof)));
  const where = `${id} in ${found.columns[at]?.key}`;
  const numberOf = (name: string): string | undefined => numbers[at]?.get(name)?.toString();
  // What is kept has the number that it has now.
  const numbersOf = (name: string) => [numberOf(name), numberBefore(name, base, proof)];
  // What is back may have been there before the first of these texts.
  const back = proof.print.words.words.lineageBroughtBack ?? '';
  if (before !== undefined || !fate.includes(back))
    proveSide(where, redline.before, before, numbersOf, say);
  proveSide(where, redline.after, here, (name) => [numberOf(name)], say);
}

// The number of a note in the nearest text before that has it.
function numberBefore(name: string, base: number | null, { found, numbers }: RedlineProof) {
  for (let at = base; at !== null; at = baseOf(at, found.columns)) {
    const number = numbers[at]?.get(name);
    if (number !== undefined) return number.toString();
  }
  return undefined;
}

function proveSide(
  where: string,
  found: Passage,
  paragraph: Standing | undefined,
  numbersOf: (name: string) => readonly (string | undefined)[],
  say: RedlineProof['say'],
): void {
  const wanted = paragraph?.printed ?? { text: '', marks: [] };
  const told = ({ text }: Passage): string => text.slice(0, 60).replaceAll('\0', '¹');
  if (found.text !== wanted.text)
    say(`found “${told(found)}” in the redline of ${where}, expected “${told(wanted)}”`);
  else
    for (const [at, name] of wanted.marks.entries())
      if (!numbersOf(name).includes(found.marks[at]))
        say(
          `found the mark ${found.marks[at]} in the redline of ${where}, expected ${numbersOf(name)[0]}, that of the note ${name}`,
        );
}

// The paragraph in the last text before the base that had it.
function lastBefore(
  id: string,
  base: number,
  { found, stood }: RedlineProof,
): Standing | undefined {
  for (let at: number | null = base; at !== null; at = baseOf(at, found.columns)) {
    const standing = stood[at]?.get(id);
    if (standing) return standing;
  }
  return undefined;
}
