import type { Message } from '../../model/message.ts';
import type { Sheet } from '../../model/sheet.ts';
import { directionOf, type OpenSection } from './amendments.ts';
import { cleanBlocks } from './blocks.ts';
import type { Range } from './events.ts';
import type { PaperParts } from './paper-parts.ts';
import type { Region, Surroundings } from './region.ts';
import type { Resolver } from './resolver.ts';
import { resultOf } from './results.ts';
import type { BlockView } from './view.ts';

/** The sections of a paper behind its first page, and how the finished sheet is proven to show the results in them. */
export interface Filled {
  readonly sections: readonly OpenSection[];
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
  for (const range of [body, ...annexes]) fillRange(range, filling);
  return filling;
}

function fillRange(range: Range, filling: Filling): void {
  const { paragraphs } = filling.region.after.text;
  const classes = paragraphs[range.from]?.attributes.classes ?? [];
  let open: BlockView[] = [];
  const close = (): void => {
    if (open.length > 0)
      filling.sections.push({ direction: directionOf(classes, open), event: '', blocks: open });
    open = [];
  };
  let from = range.from;
  for (let at = range.from; at <= range.to; at += 1) {
    const paragraph = paragraphs[at];
    if (at < range.to && paragraph?.kind !== 'directive') continue;
    open.push(...cleanBlocks(filling.region, { from, to: at, side: 'clean', field: 'own' }));
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
