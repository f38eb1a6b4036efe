import { Paragraph, type XmlComponent } from 'docx';
import type { Revision } from './redline.ts';

/** What is said of a paragraph besides its style. */
export interface Manner {
  readonly fromRight: boolean;
  /** The revision that inserts or deletes the paragraph itself. */
  readonly change: { readonly insertion: Revision } | { readonly deletion: Revision } | null;
}

/** A paragraph of a style by its id, with runs, links and bookmarks. */
export function paragraphOf(
  style: string,
  children: readonly XmlComponent[],
  { fromRight, change }: Manner,
): Paragraph {
  const paragraph = new Paragraph({
    style,
    ...(fromRight && { bidirectional: true }),
    ...(change && { run: change }),
  });
  for (const child of children) paragraph.addChildElement(child);
  return paragraph;
}
