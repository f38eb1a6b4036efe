import { isTombstone } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import { removalsOf } from '../recorded.ts';
import type { World } from './world.ts';

const known = new WeakMap<
  Text,
  { readonly world: World; readonly heirs: ReadonlyMap<string, string> }
>();

/** Into which paragraph each one that was merged went, by what the texts of the instrument record; kept for the last world. */
export function heirsOf(text: Text, world: World): ReadonlyMap<string, string> {
  const kept = known.get(text);
  if (kept?.world === world) return kept.heirs;
  const heirs = readHeirs(text, world);
  known.set(text, { world, heirs });
  return heirs;
}

function readHeirs(text: Text, { texts }: World): ReadonlyMap<string, string> {
  const own = texts.find((one) => one.text === text);
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
