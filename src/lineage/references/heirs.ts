import { isTombstone } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import { removalsOf } from '../recorded.ts';
import type { World } from './world.ts';

/** Into which paragraph each one that was merged went, by what the texts of the instrument record. */
export function heirsOf(text: Text, { texts }: World): ReadonlyMap<string, string> {
  const own = texts.find((known) => known.text === text);
  const family = texts.filter(
    (known) => own && known.of === own.of && known.instrument === own.instrument,
  );
  const heirs = new Map<string, string>();
  for (const source of [text, ...family.map((known) => known.text)]) {
    for (const { id, into } of removalsOf(source)) if (into !== null) heirs.set(id, into);
    for (const paragraph of source.paragraphs) {
      const { into } = paragraph.attributes.values;
      if (paragraph.id !== null && into !== undefined && isTombstone(paragraph))
        heirs.set(paragraph.id, into);
    }
  }
  return heirs;
}
