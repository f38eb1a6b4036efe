import type { Comparison } from '../../compare/comparison.ts';
import { isAnnex } from '../../model/paragraph.ts';
import { frontString, type Text } from '../../model/text.ts';
import { block, cleanBlocks } from './blocks.ts';
import { draftNumbersLine } from './draft-numbers.ts';
import { type AnnexEvent, annexRange } from './events.ts';
import { inlineBlocks } from './inline.ts';
import type { Direction, Layout } from './layouts.ts';
import { legendOf } from './legend.ts';
import { ownLine } from './lines.ts';
import { type Foot, feetOf, openNoteBook, reserveNotes } from './notebook.ts';
import { programmeBlocks } from './programme.ts';
import { type Group, groupEntries } from './redline-groups.ts';
import type { Region } from './region.ts';
import { type Entry, sequence } from './sequence.ts';
import { openSideBooks, sideBySideBlocks } from './side-by-side.ts';
import { isFootnote } from './sides.ts';
import { type Staged, withStage } from './stage-entries.ts';
import { summaryOfChanges } from './summary-of-changes.ts';
import { isWide } from './table-view.ts';
import { printedName } from './text-name.ts';
import { openColumnBooks, threeColumnBlocks } from './three-column.ts';
import type { BlockView, LineView, SectionView } from './view.ts';

/** A section of which it is not known yet where in a paper it stands. */
export type OpenSection = Omit<SectionView, 'running' | 'opensAnnex'>;

type Redlined = Exclude<Group, { kind: 'event' }>;

/** How the sections of a comparison are laid out; `page` turns all of them, else each lies as what it holds asks for. */
export interface LaidOut {
  readonly layout: Layout;
  readonly page: Direction | null;
}

/** The sections that a comparison fills: the redline, and each annex that is printed once in one of its own. */
export function amendmentSections(
  comparison: Comparison,
  { layout, page }: LaidOut,
  region: Region,
): readonly OpenSection[] {
  const sections =
    layout === 'clean'
      ? told(cleanSections(region), [draftNumbersLine(layout, region)])
      : headed(changedSections(comparison, layout, region), layout, comparison, region);
  return page === null ? sections : sections.map((section) => ({ ...section, direction: page }));
}

function changedSections(
  comparison: Comparison,
  layout: Exclude<Layout, 'clean'>,
  around: Region,
): readonly OpenSection[] {
  if (layout === 'summary')
    return [{ direction: 'portrait', event: '', blocks: summaryOfChanges(comparison, around) }];
  const region = IN_COLUMNS.has(layout) ? reserveNotes(around) : around;
  const { before, after, events } = region;
  const inOrder = sequence(comparison, events, region, (member, side) => {
    const text = side === 'before' ? before : after;
    const printed = text.printed[member.index];
    return printed !== null && printed !== undefined && isFootnote(printed, text);
  });
  const { entries, feet } = staged(inOrder, feetOf(comparison, region), region);
  const print = redlinePrinter(feet, layout, region);
  const sections: OpenSection[] = [];
  let redlined: Redlined[] = [];
  const flush = (): void => {
    if (redlined.length > 0) sections.push(...print(redlined));
    redlined = [];
  };
  for (const group of groupEntries(entries, region)) {
    if (group.kind !== 'event') redlined.push(group);
    else {
      flush();
      sections.push(eventSection(group.event, region, IN_COLUMNS.has(layout)));
    }
  }
  flush();
  return sections;
}

function staged(entries: readonly Entry[], feet: readonly Foot[], { stage }: Region): Staged {
  return stage ? withStage(entries, feet, stage) : { entries, feet };
}

function redlinePrinter(
  feet: readonly Foot[],
  layout: Exclude<Layout, 'clean' | 'summary'>,
  region: Region,
): (groups: readonly Redlined[]) => readonly OpenSection[] {
  if (layout === 'three-column') {
    const books = openColumnBooks(feet, region);
    return (groups) => [
      { direction: 'landscape', event: '', blocks: threeColumnBlocks(groups, region, books) },
    ];
  }
  if (layout === 'side-by-side') {
    const books = openSideBooks(feet, region);
    return (groups) => [
      { direction: 'landscape', event: '', blocks: sideBySideBlocks(groups, region, books) },
    ];
  }
  const book = openNoteBook(feet, region.counter);
  return (groups) =>
    partsOf(groups).map((part) => {
      const blocks =
        layout === 'inline'
          ? inlineBlocks(part, region, book)
          : programmeBlocks(part, region, book);
      return { direction: directionOf(classesOf(part), blocks), event: '', blocks };
    });
}

/** Running text is parted at its annexes: each begins a page, and lies on its side if a table in it needs that. */
function partsOf(groups: readonly Redlined[]): readonly (readonly Redlined[])[] {
  const parts: Redlined[][] = [];
  for (const group of groups) {
    const last = parts.at(-1);
    if (last && !startsAnnex(group)) last.push(group);
    else parts.push([group]);
  }
  return parts;
}

function startsAnnex({ kind, entries }: Redlined): boolean {
  const [entry] = entries;
  const member = entry?.after ?? entry?.before;
  return kind === 'pieces' && member !== undefined && member !== null && isAnnex(member.paragraph);
}

function classesOf(part: readonly Redlined[]): readonly string[] {
  const [first] = part;
  const entry = first?.entries[0];
  return (entry?.after ?? entry?.before)?.paragraph.attributes.classes ?? [];
}

/** The direction of a section: what its heading asks for, else on its side where a table is too wide for an upright page. */
export function directionOf(classes: readonly string[], blocks: readonly BlockView[]): Direction {
  if (classes.includes('landscape')) return 'landscape';
  if (classes.includes('portrait')) return 'portrait';
  const wide = blocks.some(
    ({ columns, table }) =>
      columns?.kind === 'three-column' ||
      columns?.kind === 'side-by-side' ||
      (table !== null && isWide(table)),
  );
  return wide ? 'landscape' : 'portrait';
}

// Their notes stand in rows under numbers of both texts, which those of an annex printed once continue.
const IN_COLUMNS = new Set<Layout>(['three-column', 'side-by-side']);

function eventSection(event: AnnexEvent, region: Region, ownNumbers: boolean): OpenSection {
  const { words } = region;
  const { from, to } = event.after;
  const [heading, ...rest] = cleanBlocks(region, { from, to, side: 'event', ownNumbers });
  const text = event.kind === 'new-annex' ? words.newAnnex : words.replacedAnnex;
  const note = block({ line: ownLine('annex-note', [{ text }]) });
  const blocks = heading ? [heading, note, ...rest] : [note];
  const classes = region.after.text.paragraphs[from]?.attributes.classes ?? [];
  return { direction: directionOf(classes, blocks), event: event.kind, blocks };
}

/** The whole clean text of a region's side after, each annex in a section of its own; one section at least. */
export function cleanSections(region: Region): readonly OpenSection[] {
  const { paragraphs } = region.after.text;
  const starts = [0, ...topAnnexes(region.after.text)].filter(
    (at, index, all) => all.indexOf(at) === index,
  );
  const sections = starts.flatMap((from, index): OpenSection[] => {
    const to = starts[index + 1] ?? paragraphs.length;
    const blocks = cleanBlocks(region, { from, to, side: 'clean' });
    const classes = paragraphs[from]?.attributes.classes ?? [];
    return blocks.length === 0
      ? []
      : [{ direction: directionOf(classes, blocks), event: '', blocks }];
  });
  return sections.length > 0 ? sections : [{ direction: 'portrait', event: '', blocks: [] }];
}

function topAnnexes({ paragraphs }: Text): readonly number[] {
  const annexes: number[] = [];
  for (let at = 0; at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at];
    if (!paragraph || !isAnnex(paragraph)) continue;
    annexes.push(at);
    at = annexRange(paragraphs, at).to - 1;
  }
  return annexes;
}

/** Puts the legend, and the word on a text before that is a reconstruction, on top. */
function headed(
  sections: readonly OpenSection[],
  layout: Layout,
  comparison: Comparison,
  region: Region,
): readonly OpenSection[] {
  const printed = sections.flatMap(({ blocks }) => blocks);
  return told(sections, [
    reconstructedLine(comparison, region),
    layout === 'summary' ? null : ownLine('legend', [{ text: legendOf(printed, layout, region) }]),
    draftNumbersLine(layout, region),
  ]);
}

function told(
  sections: readonly OpenSection[],
  lines: readonly (LineView | null)[],
): readonly OpenSection[] {
  const [first, ...rest] = sections;
  const blocks = lines.flatMap((line) => (line ? [block({ line })] : []));
  if (!first) return [{ direction: 'portrait', event: '', blocks }];
  if (first.event !== '')
    return [{ direction: first.direction, event: '', blocks }, first, ...rest];
  return [{ ...first, blocks: [...blocks, ...first.blocks] }, ...rest];
}

function reconstructedLine({ before }: Comparison, { words, profile }: Region) {
  if (frontString(before, 'text') !== 'reconstructed') return null;
  return ownLine('reconstructed', [
    { text: words.reconstructed.replace('{before}', printedName(before, words, profile)) },
  ]);
}
