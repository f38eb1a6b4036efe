import { escaped } from './xml.ts';

/** What one part of the package leads to outside itself: ids by their kind and target, in the order of their first mention. */
export type Relations = Map<string, { readonly id: string; readonly xml: string }>;

/** The id by which a part names a page of the web. */
export function linkId(href: string, relations: Relations): string {
  return idOf('Link', 'hyperlink', `Target="${escaped(href)}" TargetMode="External"`, relations);
}

/** The id by which a part names a picture, whose place is told from the folder of the part. */
export function pictureId(path: string, relations: Relations): string {
  return idOf('Picture', 'image', `Target="${escaped(path)}"`, relations);
}

function idOf(name: string, type: string, target: string, relations: Relations): string {
  const key = `${type} ${target}`;
  const known = relations.get(key);
  if (known) return known.id;
  const id = `rId${name}${relations.size + 1}`;
  const xml = `<Relationship Id="${id}" Type="${TYPES}${type}" ${target}/>`;
  relations.set(key, { id, xml });
  return id;
}

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
