import type { Place } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { type Desk, say } from './desk.ts';
import { type NamedResolution, namedResolution } from './facts.ts';
import { plainLine } from './pieces.ts';
import { literally } from './words.ts';
import type { AnnexZone } from './zones.ts';

/**
 * Says where the recommended actions and the annexes disagree: an action adopts amendments to a Resolution that no annex amends,
 * or names an annex that the paper lacks. The words stay as they were typed.
 */
export function sayActions(
  paragraphs: readonly Paragraph[],
  annexes: readonly AnnexZone[],
  amended: readonly NamedResolution[],
  desk: Desk,
): void {
  const from = paragraphs.findIndex(({ attributes }) => attributes.classes.includes('actions'));
  if (from < 0) return;
  const known = numbersOf(annexes, desk);
  for (const paragraph of paragraphs.slice(from + 1)) {
    if (paragraph.kind === 'heading') return;
    if (paragraph.kind !== 'plain') continue;
    const words = plainText(paragraph.content).replace(/\s+/gu, ' ').trim();
    sayOther(words, amended, paragraph.place, desk);
    sayMissing(words, known, paragraph.place, desk);
  }
}

function sayOther(
  words: string,
  amended: readonly NamedResolution[],
  place: Place | null,
  desk: Desk,
): void {
  const named = adopted(words, desk);
  if (!named || amended.length === 0) return;
  const same = amended.some(
    ({ number, revision }) =>
      number === named.number && (named.revision === 'original' || revision === named.revision),
  );
  if (same) return;
  const expected = amended.map(nameOf).join(', ');
  const text = `found a recommended action that adopts amendments to Resolution ${nameOf(named)}, expected ${expected}, which the annex amends; it is kept as typed`;
  say(desk, 'warning', 'other-resolution', text, place);
}

// The Resolution behind the words that announce amendments; they stand anywhere in the action.
function adopted(words: string, desk: Desk): NamedResolution | null {
  const at = desk.words.amendmentsTo(words);
  return at < 0 ? null : namedResolution(words.slice(at), desk.profile);
}

function nameOf({ number, revision }: NamedResolution): string {
  return revision === 'original' ? number : `${number} (${revision})`;
}

function numbersOf(annexes: readonly AnnexZone[], desk: Desk): ReadonlySet<number> {
  return new Set(
    annexes.flatMap(({ heading }, index) => {
      const number = desk.words.parts.annex(plainLine(heading.pieces))?.number;
      return number === undefined ? index + 1 : countOf(number);
    }),
  );
}

const ROMANS: readonly string[] = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

function countOf(number: string): number {
  const roman = ROMANS.indexOf(number.toLowerCase());
  return roman < 0 ? Number(number) : roman + 1;
}

function sayMissing(
  words: string,
  known: ReadonlySet<number>,
  place: Place | null,
  desk: Desk,
): void {
  const { annex } = desk.words.profile.names;
  // Not the annex of another document (`Doc.18/Annexe 3`), nor one of the Convention (`Annex I of the Convention`).
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}/])${literally(annex)} (?<number>[0-9]{1,2}|[ivx]{1,4})(?![\\p{L}\\p{N}])(?! \\p{Ll}+ (?:\\p{Ll}+ )?\\p{Lu})`,
    'gu',
  );
  const said = new Set<number>();
  for (const found of lowerAnnex(words, annex).matchAll(pattern)) {
    const number = countOf(found.groups?.number ?? '');
    if (known.has(number) || Number.isNaN(number) || said.has(number)) continue;
    said.add(number);
    const text = `found “${annex} ${found.groups?.number ?? ''}” in a recommended action, expected an annex of the paper; the paper has none of this number`;
    say(desk, 'warning', 'missing-annex', text, place);
  }
}

// The word in any case, its number in small letters, so that the rest of the pattern can tell capitals.
function lowerAnnex(words: string, annex: string): string {
  const pattern = new RegExp(
    `(?<![\\p{L}])${literally(annex)} ([0-9]{1,2}|[IVX]{1,4})(?![\\p{L}])`,
    'giu',
  );
  return words.replace(pattern, (_, number: string) => `${annex} ${number.toLowerCase()}`);
}
