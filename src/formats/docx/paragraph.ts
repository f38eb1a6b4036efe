import { escaped } from './xml.ts';

/** What is said of a paragraph besides its style. */
export interface Manner {
  readonly fromRight: boolean;
  /** The revision that inserts or deletes the paragraph itself; empty for none. */
  readonly change: string;
}

/** A paragraph of a style by its id; `content` is its runs, links and bookmarks. */
export function paragraphOf(style: string, content: string, { fromRight, change }: Manner): string {
  const direction = fromRight ? '<w:bidi/>' : '';
  const mark = change === '' ? '' : `<w:rPr>${change}</w:rPr>`;
  return `<w:p><w:pPr><w:pStyle w:val="${escaped(style)}"/>${direction}${mark}</w:pPr>${content}</w:p>`;
}

/** Whether the paragraph itself is inserted or deleted. */
export function isRevised(paragraph: string): boolean {
  const properties = paragraph.slice(0, paragraph.indexOf('</w:pPr>'));
  return properties.includes('<w:rPr><w:ins ') || properties.includes('<w:rPr><w:del ');
}

/** The same paragraph as the one in which a section ends. Its properties stand first and hold no others. */
export function endingSection(paragraph: string, section: string): string {
  return paragraph.replace('</w:pPr>', (end) => `${section}${end}`);
}
