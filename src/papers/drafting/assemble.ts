import type { Message } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import { type Assembly, begin } from './building.ts';
import { placeSlot } from './place-lines.ts';
import { placeTable } from './place-table.ts';
import { withoutLostMarks, woven } from './weave.ts';

/** The blocks of the new draft, those that are new in it, and what is said of them. */
export interface Assembled {
  readonly value: readonly Paragraph[];
  readonly fresh: ReadonlySet<Paragraph>;
  readonly messages: readonly Message[];
}

/** Puts the draft together in the order of the file; what a file does not print stays behind what it stood behind. */
export function assemble(assembly: Assembly): Assembled {
  const building = begin(assembly);
  for (const item of assembly.desk.items) {
    if (item.kind === 'columns') {
      const slot = assembly.slots.get(item);
      if (slot) placeSlot(slot, building);
    } else if (item.kind === 'table') placeTable(item, building);
  }
  const value = withoutLostMarks(woven(building), building);
  return { value, fresh: building.fresh, messages: building.messages };
}
