import type { Message } from '../../model/message.ts';
import { contentOf, type Directive, isAnnex, type Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { directionOf, type OpenSection } from './amendments.ts';
import { cleanBlocks } from './blocks.ts';
import type { Range } from './events.ts';
import type { Direction } from './layouts.ts';
import type { PaperParts } from './paper-parts.ts';
import type { Region, Surroundings } from './region.ts';
import type { Resolver } from './resolver.ts';
import { type Result, resultOf } from './results.ts';
import type { BlockView } from './view.ts';
import { warnOfWidth } from './wide-tables.ts';

/** A section of a paper; `annex` is the heading of the annex that it is part of, empty in the body of the paper. */
export type FilledSection = OpenSection & { readonly annex: string; readonly opensAnnex: boolean };

/** The sections of a paper behind its first page, and how the finished sheet is proven to show the results in them. */
export interface Filled {
  readonly sections: readonly FilledSection[];
  readonly proofs: readonly Result['prove'][];
  readonly messages: readonly Message[];
}

interface Filling {
  readonly region: Region;
  readonly resolver: Resolver;
  readonly around: Omit<Surroundings, 'number'>;
  readonly sections: OpenSection[];
  readonly proofs: Result['prove'][];
  readonly messages: Message[];
  /** How many directives have been met. */
  met: number;
}

/** Body and annexes of a paper, directives replaced by their results; in the order of print, which numbers the notes. */
export function fillSections(
  { body, annexes }: PaperParts,
  region: Region,
  resolver: Resolver,
  around: Omit<Surroundings, 'number'>,
): Filled {
  const filling: Filling = {
    region,
    resolver,
    around,
    sections: [],
    proofs: [],
    messages: [],
    met: 0,
  };
  const sections: FilledSection[] = [];
  for (const range of [body, ...annexes]) {
    const start = filling.sections.length;
    fillRange(range, filling);
    const heading = region.after.text.paragraphs[range.from];
    const annex = annexName(heading);
    const opens = heading !== undefined && isAnnex(heading);
    sections.push(
      ...filling.sections
        .slice(start)
        .map((section, index) => ({ ...section, annex, opensAnnex: opens && index === 0 })),
    );
  }
  return { ...filling, sections };
}

/** What an annex is called at the foot of its pages: its heading up to a colon or dash, behind which its title may stand. */
function annexName(heading: Paragraph | undefined): string {
  if (!heading || !isAnnex(heading)) return '';
  return /^[^\n:–—]*/.exec(plainText(contentOf(heading)))?.[0]?.trim() ?? '';
}

/** Pages of one direction that are being filled. */
interface OpenPages {
  /** What asks for their direction, where no result does: the classes of the heading that opens them. */
  readonly classes: readonly string[];
  blocks: BlockView[];
  /** How many results stand on them, and how they are turned for these. */
  results: number;
  turned: Direction | null;
}

function fillRange(range: Range, filling: Filling): void {
  const { paragraphs } = filling.region.after.text;
  const classes = paragraphs[range.from]?.attributes.classes ?? [];
  const pages: OpenPages = { classes, blocks: [], results: 0, turned: null };
  let from = range.from;
  for (let at = range.from; at <= range.to; at += 1) {
    const paragraph = at < range.to ? paragraphs[at] : undefined;
    if (at < range.to && paragraph?.kind !== 'directive') continue;
    pages.blocks.push(...cleanBlocks(filling.region, { from, to: at, side: 'clean' }));
    from = at + 1;
    if (paragraph?.kind === 'directive') fillResult(paragraph, pages, filling);
  }
  closePages(pages, filling);
}

function fillResult(directive: Directive, pages: OpenPages, filling: Filling): void {
  const around = { ...filling.around, number: filling.met };
  const { value, messages } = resultOf(
    directive,
    filling.region.after.text,
    filling.resolver,
    around,
  );
  filling.met += 1;
  filling.messages.push(...messages);
  if (!value) return;
  filling.proofs.push(value.prove, (blocks) =>
    warnOfWidth(blocks(around.number), [], directive.place),
  );
  if (pages.results > 0 && pages.turned !== value.page) closePages(pages, filling);
  pages.results += 1;
  pages.turned = value.page;
  // The result begins on the page of the paper; what it prints in sections of its own stays in these.
  for (const [index, section] of value.sections.entries()) {
    if (index === 0 && section.event === '') pages.blocks.push(...section.blocks);
    else {
      closePages(pages, filling);
      filling.sections.push(section);
    }
  }
}

function closePages(pages: OpenPages, { sections }: Filling): void {
  const { blocks, classes, turned } = pages;
  const direction = turned ?? directionOf(classes, blocks);
  if (blocks.length > 0) sections.push({ direction, event: '', blocks });
  pages.blocks = [];
  pages.results = 0;
  pages.turned = null;
}
