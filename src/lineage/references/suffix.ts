import type { Reference } from '../../model/reference.ts';
import type { Rewording } from './render.ts';
import type { KnownText } from './world.ts';

/**
 * The suffix of a live citation in its own form, with the meeting of the revision in force: `(Rév. COP13)` becomes
 * `(Rév. COP15)`. Nothing where the words name no revision, or one in force that no meeting counts.
 */
export function suffixOf(
  { of, start, end }: Reference,
  now: KnownText | null,
  content: string,
): readonly Rewording[] {
  if (of?.kind !== 'resolution' || of.revision === null || now === null) return [];
  const [, name = '', before = ''] = /^(.*?)(\d+)$/.exec(of.revision) ?? [];
  const [, nameNow, after] = /^rev\.(.*?)(\d+)$/.exec(now.key) ?? [];
  if (before === '' || after === undefined || nameNow !== name || after === before) return [];
  const printed = content.slice(start, end).toLowerCase();
  const digits = printed.lastIndexOf(before);
  const behind = printed.slice(0, digits).replace(/[\s\u00A0\u202F]+$/, '');
  if (digits === -1 || !behind.endsWith(name)) return [];
  return [{ start: start + digits, end: start + digits + before.length, text: after }];
}
