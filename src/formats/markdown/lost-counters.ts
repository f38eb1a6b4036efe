import type { Label } from '../../model/label.ts';
import { shapeOf } from '../../model/label-order.ts';
import type { Message, Place } from '../../model/message.ts';
import type { LabelledSource } from './labels.ts';

/** Paragraphs of one shape of label that were counted because all were typed alike. */
interface LostRun {
  readonly first: Label;
  last: Label;
  count: number;
  readonly place: Place;
}

/** One message for each run of labels that were counted, at its first paragraph; other paragraphs may stand between them. */
export function lostCounters(
  found: readonly LabelledSource[],
  placeOf: (index: number) => Place,
): Message[] {
  const messages: Message[] = [];
  const open = new Map<string, LostRun>();
  for (const [index, { label, lost }] of found.entries()) {
    if (!label || !lost) continue;
    const run = open.get(shapeOf(label));
    if (run && label.value === run.last.value + 1) {
      run.last = label;
      run.count += 1;
    } else {
      if (run) messages.push(tell(run));
      open.set(shapeOf(label), { first: label, last: label, count: 1, place: placeOf(index) });
    }
  }
  for (const run of open.values()) messages.push(tell(run));
  return messages;
}

function tell({ first, last, count, place }: LostRun): Message {
  const text = `found ${count} paragraphs numbered ${first.text}, expected numbers that count; taken as ${first.text} to ${last.text}`;
  return { severity: 'warning', rule: 'lost-counter', text, place };
}
