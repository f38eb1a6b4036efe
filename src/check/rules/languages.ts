import { longestIncreasing } from '../../model/increasing.ts';
import { seriesParts } from '../../model/label-order.ts';
import { labelOf, type Paragraph } from '../../model/paragraph.ts';
import { languageOf, type Text } from '../../model/text.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import { nameOf, paragraphsById, type View } from '../view.ts';

/** Rules on what the languages of one edition must have in common. */
export const LANGUAGE_RULES: readonly Rule[] = [
  {
    name: 'language-ids',
    severity: 'warning',
    atAdoption: 'error',
    about: 'A paragraph stands in one language of an edition and lacks in another.',
    run: ids,
  },
  {
    name: 'language-order',
    severity: 'warning',
    atAdoption: 'error',
    about: 'Paragraphs stand in another order than in the other languages.',
    run: order,
  },
  {
    name: 'language-labels',
    severity: 'warning',
    atAdoption: 'error',
    about: 'A paragraph has another number than in the other languages.',
    run: labels,
  },
];

// Where languages differ, the one is told that stands against most others: with two, both.
function isMinority(count: number, view: View): boolean {
  return count * 2 >= view.others.length;
}

function ids(view: View): Finding[] {
  const known = view.others.map(({ text }) => ({ text, ids: paragraphsById(text) }));
  return [...extra(view, known), ...lacking(view, known)];
}

interface Known {
  readonly text: Text;
  readonly ids: ReadonlyMap<string, Paragraph>;
}

function extra(view: View, known: readonly Known[]): Finding[] {
  return view.text.paragraphs.flatMap((paragraph, index) => {
    const id = sharedId(paragraph);
    if (id === null) return [];
    const without = known.filter(({ ids }) => !ids.has(id)).map(({ text }) => languageOf(text));
    if (without.length === 0 || !isMinority(without.length, view)) return [];
    const found = `found ${nameOf(view, paragraph, index)} ({#${id}}), which ${without.join(', ')} lacks`;
    return [about(paragraph, `${found}, expected the same paragraphs in every language`)];
  });
}

// With one other language its own file tells what it has more.
function lacking(view: View, known: readonly Known[]): Finding[] {
  const own = view.byId();
  const told = new Set<string>();
  return known.flatMap(({ text }) =>
    text.paragraphs.flatMap((paragraph, index) => {
      const id = sharedId(paragraph);
      if (id === null || own.has(id) || told.has(id)) return [];
      const having = known
        .filter(({ ids }) => ids.has(id))
        .map(({ text: other }) => languageOf(other));
      if (having.length * 2 <= view.others.length || view.others.length < 2) return [];
      told.add(id);
      const found = `found no {#${id}}, which ${having.join(', ')} has`;
      const place = placeBehind(text.paragraphs, index, own);
      return [{ text: `${found}, expected the same paragraphs in every language`, id, place }];
    }),
  );
}

// What lacks would stand behind the nearest paragraph above it that both languages have.
function placeBehind(
  paragraphs: readonly Paragraph[],
  index: number,
  own: ReadonlyMap<string, Paragraph>,
): Finding['place'] {
  for (let above = index - 1; above >= 0; above -= 1) {
    const id = paragraphs[above]?.id ?? null;
    const here = id === null ? undefined : own.get(id);
    if (here) return here.place;
  }
  return { line: 1, column: 1 };
}

// A note named by a bare number was numbered, not named.
function sharedId(paragraph: Paragraph): string | null {
  if (paragraph.kind !== 'note') return paragraph.id;
  return /^[0-9]+$/.test(paragraph.name) ? null : paragraph.name;
}

function order(view: View): Finding[] {
  const displaced = view.others.map((other) => ({
    language: languageOf(other.text),
    paragraphs: displacedIn(view.text, other.text),
  }));
  const against = displaced.filter(({ paragraphs }) => paragraphs.length > 0);
  const [first] = against;
  if (first === undefined || !isMinority(against.length, view)) return [];
  return first.paragraphs.map((paragraph) => {
    const found = `found {#${paragraph.id}} at another place than in ${first.language}`;
    return about(paragraph, `${found}, expected one order in every language`);
  });
}

/** The paragraphs that are out of the order which another text has; notes stand where they are marked. */
function displacedIn(text: Text, other: Text): readonly Paragraph[] {
  const ranks = new Map<string, number>();
  for (const [rank, { id }] of other.paragraphs.entries())
    if (id !== null && !ranks.has(id)) ranks.set(id, rank);
  const shared = text.paragraphs.filter(
    ({ id, kind }) => id !== null && kind !== 'note' && ranks.has(id),
  );
  const inOrder = new Set(longestIncreasing(shared, ({ id }) => ranks.get(id ?? '') ?? 0));
  return shared.filter((paragraph) => !inOrder.has(paragraph));
}

function labels(view: View): Finding[] {
  const known = view.others.map(({ text }) => ({ text, ids: paragraphsById(text) }));
  return view.text.paragraphs.flatMap((paragraph) => {
    const { id } = paragraph;
    if (id === null) return [];
    const differing = known.filter(({ ids }) => {
      const other = ids.get(id);
      return other !== undefined && numberOf(other) !== numberOf(paragraph);
    });
    const [first] = differing;
    if (first === undefined || !isMinority(differing.length, view)) return [];
    const there = first.ids.get(id);
    const found = `found ${shown(paragraph)}, in ${languageOf(first.text)} ${shown(there)}`;
    return [about(paragraph, `${found}, expected one number in every language`)];
  });
}

function shown(paragraph: Paragraph | undefined): string {
  return (paragraph && labelOf(paragraph)?.text) ?? 'no number';
}

// Brackets, points and words before the number are each language's own.
function numberOf(paragraph: Paragraph): string {
  const label = labelOf(paragraph);
  if (label === null || label.style === 'mark') return '';
  return [...seriesParts(label), label.value, label.suffix.toLowerCase()].join('.');
}
