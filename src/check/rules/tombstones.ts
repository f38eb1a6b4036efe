import { attributeOf } from '../../compare/side.ts';
import { isTombstone, type Paragraph } from '../../model/paragraph.ts';
import { readTarget } from '../../model/target.ts';
import { printedText } from '../printed.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import { nameOf, type View } from '../view.ts';

/** Rules on paragraphs that go, and on what says where paragraphs come from. */
export const TOMBSTONE_RULES: readonly Rule[] = [
  {
    name: 'tombstone-reason',
    severity: 'warning',
    about: 'A paragraph is deleted without a comment that says why.',
    run: withoutReason,
  },
  {
    name: 'tombstone-words',
    severity: 'warning',
    atAdoption: 'error',
    about: 'A paragraph is marked as deleted and still has words.',
    run: withWords,
  },
  {
    name: 'tombstone-of-nothing',
    severity: 'warning',
    atAdoption: 'error',
    about: 'A paragraph is marked as deleted that the base does not have.',
    run: ofNothing,
  },
  {
    name: 'alive-below-tombstone',
    severity: 'warning',
    atAdoption: 'error',
    about:
      'A paragraph lives on below a chapeau, heading or table that is deleted with all that it contains.',
    run: aliveBelow,
  },
  {
    name: 'unknown-origin',
    severity: 'error',
    about: 'from=, into= or continues= names a paragraph that is not there.',
    run: unknownOrigins,
  },
];

function tombstones({ text, edition }: View): readonly (readonly [Paragraph, number])[] {
  if (edition.adopted) return [];
  return [...text.paragraphs.entries()].flatMap(([index, paragraph]) =>
    isTombstone(paragraph) ? [[paragraph, index] as const] : [],
  );
}

function withoutReason(view: View): Finding[] {
  if (hasNoCommentColumn(view)) return [];
  return tombstones(view).flatMap(([paragraph, index]) => {
    const reasons = [paragraph, ...aboveOf(view, index), ...belowOf(view, paragraph, index)];
    if (reasons.filter(isTombstone).some(({ comments }) => comments.length > 0)) return [];
    const found = `found ${nameOf(view, paragraph, index)} deleted without a comment`;
    return [about(paragraph, `${found}, expected the reason below it`)];
  });
}

const WITHOUT_COMMENTS: ReadonlySet<string> = new Set(['inline', 'side-by-side', 'clean']);

// Whether all papers that present this draft print it in a layout that has no place for comments.
function hasNoCommentColumn({ world, text }: View): boolean {
  const own = world.texts.find((known) => known.text === text);
  const directives = world.texts
    .filter(({ instrument }) => instrument === 'paper')
    .flatMap((paper) => paper.text.paragraphs)
    .filter(({ kind, attributes }) => {
      const { of, to } = attributes.values;
      return kind === 'directive' && own !== undefined && of === own.of && to === own.key;
    });
  const layouts = directives.map(({ attributes }) => attributes.values.layout ?? '');
  return layouts.length > 0 && layouts.every((layout) => WITHOUT_COMMENTS.has(layout));
}

function withWords(view: View): Finding[] {
  return tombstones(view).flatMap(([paragraph, index]) => {
    if (printedText(paragraph).trim() === '') return [];
    const found = `found words in ${nameOf(view, paragraph, index)}, which is marked as deleted`;
    return [about(paragraph, `${found}, expected none (its words stand in the base)`)];
  });
}

function ofNothing(view: View): Finding[] {
  const { base, edition } = view;
  // A base that lacks in this language is told elsewhere.
  if (base === null && edition.base !== null) return [];
  const known = base === null ? new Map<string, Paragraph>() : view.idsIn(base.text);
  return tombstones(view).flatMap(([paragraph, index]) => {
    const id = paragraph.id ?? (paragraph.kind === 'note' ? paragraph.name : null);
    if (id !== null && known.has(id)) return [];
    const lacks = base === null ? 'without a base' : `which ${base.key} does not have`;
    const found = `found ${nameOf(view, paragraph, index)} deleted, ${lacks}`;
    const expected =
      base === null ? 'base: of the text that has it in the head' : 'a paragraph of the base';
    return [about(paragraph, `${found}, expected ${expected}`)];
  });
}

function aliveBelow(view: View): Finding[] {
  return view.text.paragraphs.flatMap((paragraph, index) => {
    if (isTombstone(paragraph) || paragraph.kind === 'note') return [];
    const dead = aboveOf(view, index).find(isTombstone);
    if (dead === undefined) return [];
    const of = dead.id === null ? '' : ` {#${dead.id}}`;
    const found = `found ${nameOf(view, paragraph, index)} alive below${of}, which is deleted with all that it contains`;
    return [about(paragraph, `${found}, expected it deleted too, or elsewhere`)];
  });
}

/** What a paragraph hangs on, the nearest first. */
function aboveOf(view: View, index: number): readonly Paragraph[] {
  const positions = view.outline();
  const above: Paragraph[] = [];
  let parent = positions[index]?.parent ?? null;
  while (parent !== null) {
    const paragraph = view.text.paragraphs[parent];
    if (paragraph) above.push(paragraph);
    parent = positions[parent]?.parent ?? null;
  }
  return above;
}

// Of a heading or chapeau that goes, what it contained may tell why. A tombstone is a plain paragraph: the base knows what it was.
function belowOf(view: View, paragraph: Paragraph, index: number): readonly Paragraph[] {
  const was = view.base === null ? undefined : view.idsIn(view.base.text).get(paragraph.id ?? '');
  const { paragraphs } = view.text;
  let end = index + 1;
  if (was?.kind === 'heading') while (isGone(paragraphs[end])) end += 1;
  else while (end < paragraphs.length && aboveOf(view, end).includes(paragraph)) end += 1;
  return paragraphs.slice(index + 1, end);
}

function isGone(paragraph: Paragraph | undefined): boolean {
  return paragraph !== undefined && isTombstone(paragraph);
}

function unknownOrigins(view: View): Finding[] {
  // A directive of a paper has keys of its own.
  const paragraphs = view.text.paragraphs.filter(({ kind }) => kind !== 'directive');
  return paragraphs.flatMap((paragraph) => [
    ...fromNothing(view, paragraph),
    ...intoNothing(view, paragraph),
    ...continuingNothing(view, paragraph),
  ]);
}

function fromNothing(view: View, paragraph: Paragraph): Finding[] {
  const from = attributeOf(paragraph.attributes, 'from');
  if (from === null || view.byId().has(from)) return [];
  if (view.base !== null && view.idsIn(view.base.text).has(from)) return [];
  const where = view.base === null ? 'the text' : `the text and ${view.base.key}`;
  return [
    about(paragraph, `found from=${from}, which ${where} lacks, expected the id of a paragraph`),
  ];
}

function intoNothing(view: View, paragraph: Paragraph): Finding[] {
  const into = attributeOf(paragraph.attributes, 'into');
  if (into === null) return [];
  const target = view.byId().get(into);
  if (target !== undefined && !isTombstone(target) && target !== paragraph) return [];
  const found = target === undefined ? 'which the text lacks' : 'which is deleted itself';
  return [
    about(paragraph, `found into=${into}, ${found}, expected the id of a paragraph that stays`),
  ];
}

function continuingNothing(view: View, paragraph: Paragraph): Finding[] {
  const continues = attributeOf(paragraph.attributes, 'continues');
  if (continues === null) return [];
  const problem = problemOf(continues, view);
  return problem === null ? [] : [about(paragraph, `found continues=${continues}, ${problem}`)];
}

function problemOf(link: string, { world, instruments, idsIn }: View): string | null {
  const target = readTarget(link);
  if (target?.kind !== 'instrument')
    return 'expected a link such as decision:BODY/cop14/SUBJECT#id';
  const { instrument, of, revision, ids } = target;
  const all = world.texts.filter((known) => known.instrument === instrument && known.of === of);
  const texts = all.filter(({ key }) => revision === null || key === revision);
  if (texts.length === 0) {
    const isKnown = instruments === undefined || instruments.has(`${instrument}:${of}`);
    if (all.length === 0 && isKnown) return null;
    return 'which the library does not have, expected a text of it';
  }
  const lacking = ids.filter((id) => !texts.some(({ text }) => idsIn(text).has(id)));
  return lacking.length === 0
    ? null
    : `which has no {#${lacking.join('}, {#')}}, expected an id of it`;
}
