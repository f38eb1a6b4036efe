import type { Style } from '../../model/style.ts';
import { escaped } from './xml.ts';

/** A style of characters by its id, its name in Word and its properties. */
export interface SinceStyle {
  readonly id: string;
  readonly name: string;
  readonly properties: string;
}

/**
 * The styles of what changed since a stage: a second line under what was inserted, a second one through what was deleted, both under and
 * through what the stage alone had, a dotted box around what it had struck and is kept again, two wavy lines under what it had in another emphasis.
 */
export function sinceStyles({ redline }: Style): readonly SinceStyle[] {
  const colour = (value: string | null) =>
    value === null ? '' : `<w:color w:val="${escaped(value)}"/>`;
  const twice = '<w:u w:val="double"/>';
  return [
    {
      id: 'InsertedSince',
      name: 'Inserted since',
      properties: `${colour(redline.inserted)}${twice}`,
    },
    {
      id: 'DeletedSince',
      name: 'Deleted since',
      properties: `<w:dstrike/>${colour(redline.deleted)}`,
    },
    {
      id: 'Dropped',
      name: 'Dropped since',
      properties: `<w:dstrike/>${colour(redline.deleted)}${twice}`,
    },
    {
      id: 'Restored',
      name: 'Restored since',
      properties: '<w:bdr w:val="dotted" w:sz="4" w:space="0" w:color="auto"/>',
    },
    {
      id: 'ChangedEmphasisSince',
      name: 'Changed emphasis since',
      properties: '<w:u w:val="wavyDouble" w:color="808080"/>',
    },
  ];
}

const IDS: ReadonlySet<string> = new Set([
  'InsertedSince',
  'DeletedSince',
  'Dropped',
  'Restored',
  'ChangedEmphasisSince',
]);

/** Whether a style is one of these; a document has those that it uses. */
export function isSinceStyle(id: string | null): id is string {
  return id !== null && IDS.has(id);
}
