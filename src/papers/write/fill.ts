import type { Message } from '../../model/message.ts';
import { contentOf, isAnnex, type Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import type { Sheet } from '../../model/sheet.ts';
import { directionOf, type OpenSection } from './amendments.ts';
import { cleanBlocks } from './blocks.ts';
import type { Range } from './events.ts';
import type { Direction } from './layouts.ts';
import type { PaperParts } from './paper-parts.ts';
import type { Region, Surroundings } from './region.ts';
import type { Resolver } from './resolver.ts';
import { resultOf } from './results.ts';
import type { BlockView } from './view.ts';

/** A section of a paper; `annex` is the heading of the annex that it is part of, empty in the body of the paper. */
export type FilledSection = OpenSection & { readonly annex: string };

/** The sections of a paper behind its first page, and how the finished sheet is proven to show the results in them. */
export interface Filled {
  readonly sections: readonly FilledSection[];
  readonly proofs: readonly ((sheet: Sheet) => readonly Message[])[];
  readonly messages: readonly Message[];
}

interface Filling {
  readonly region: Region;
  readonly resolver: Resolver;
  readonly around: Omit<Surroundings, 'number'>;
  readonly sections: OpenSection[];
  readonly proofs: ((sheet: Sheet) => readonly Message[])[];
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
    const annex = annexName(region.after.text.paragraphs[range.from]);
    sections.push(...filling.sections.slice(start).map((section) => ({ ...section, annex })));
  }
  return { ...filling, sections };
}

/** What an annex is called at the foot of its pages: its heading up to a colon or dash, behind which its title may stand. */
function annexName(heading: Paragraph | undefined): string {
  if (!heading || !isAnnex(heading)) return '';
  return /^[^\n:–—]*/.exec(plainText(contentOf(heading)))?.[0]?.trim() ?? '';
}

function fillRange(range: Range, filling: Filling): void {
  const { paragraphs } = filling.region.after.text;
  const classes = paragraphs[range.from]?.attributes.classes ?? [];
  let open: BlockView[] = [];
  // How many results stand on the open pages, and how these are turned for them.
  let results = 0;
  let turned: Direction | null = null;
  const close = (): void => {
    const direction = turned ?? directionOf(classes, open);
    if (open.length > 0) filling.sections.push({ direction, event: '', blocks: open });
    open = [];
    results = 0;
    turned = null;
  };
  let from = range.from;
  for (let at = range.from; at <= range.to; at += 1) {
    const paragraph = paragraphs[at];
    if (at < range.to && paragraph?.kind !== 'directive') continue;
    open.push(...cleanBlocks(filling.region, { from, to: at, side: 'clean' }));
    from = at + 1;
    if (at === range.to || paragraph?.kind !== 'directive') continue;
    const { value, messages } = resultOf(paragraph, filling.resolver, {
      ...filling.around,
      number: filling.met,
    });
    filling.met += 1;
    filling.messages.push(...messages);
    if (!value) continue;
    filling.proofs.push(value.prove);
    if (results > 0 && turned !== value.page) close();
    results += 1;
    turned = value.page;
    // The result begins on the page of the paper; what it prints in sections of its own stays in these.
    for (const [index, section] of value.sections.entries()) {
      if (index === 0 && section.event === '') open.push(...section.blocks);
      else {
        close();
        filling.sections.push(section);
      }
    }
  }
  close();
}
