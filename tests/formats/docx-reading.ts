import { strFromU8, unzipSync } from 'fflate';

/** One stretch of printed characters of a Word file. `style` is its character style; a tab is `\t`, a line break `\n`. */
export interface Stretch {
  readonly text: string;
  readonly style: string | null;
  readonly revision: 'ins' | 'del' | null;
}

/** One paragraph of a Word file, as far as these tests look at it. */
export interface WordParagraph {
  readonly style: string | null;
  readonly mark: 'ins' | 'del' | null;
  readonly stretches: readonly Stretch[];
}

/** One part of a Word file as text. */
export function part(bytes: Uint8Array, name: string): string {
  const found = unzipSync(bytes)[name];
  if (!found) throw new Error(`no part ${name}`);
  return strFromU8(found);
}

/** The names of all parts, in the order of the package. */
export function partNames(bytes: Uint8Array): readonly string[] {
  return Object.keys(unzipSync(bytes));
}

/** The paragraphs of a part, in order, those of table cells and notes included. */
export function paragraphs(
  bytes: Uint8Array,
  name = 'word/document.xml',
): readonly WordParagraph[] {
  const xml = part(bytes, name);
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>|<w:p\/>/gs)].map(([, inner]) =>
    readParagraph(inner ?? ''),
  );
}

function readParagraph(xml: string): WordParagraph {
  const properties = /^<w:pPr>(.*?)<\/w:pPr>/s.exec(xml)?.[1] ?? '';
  const mark = /<w:rPr>.*?<w:(ins|del) /s.exec(properties)?.[1];
  return {
    style: /<w:pStyle w:val="([^"]*)"/.exec(properties)?.[1] ?? null,
    mark: mark === 'ins' || mark === 'del' ? mark : null,
    stretches: readStretches(xml.replace(/^<w:pPr>.*?<\/w:pPr>/s, '')),
  };
}

function readStretches(xml: string): Stretch[] {
  const stretches: Stretch[] = [];
  let revision: 'ins' | 'del' | null = null;
  for (const [token, run] of xml.matchAll(/<w:r>(.*?)<\/w:r>|<\/?w:(?:ins|del)\b[^>]*>/gs)) {
    if (run === undefined)
      revision = token.startsWith('</') ? null : token.startsWith('<w:ins') ? 'ins' : 'del';
    else {
      const style = /<w:rStyle w:val="([^"]*)"/.exec(run)?.[1] ?? null;
      stretches.push({ text: readText(run), style, revision });
    }
  }
  return stretches;
}

function readText(run: string): string {
  const pieces = run.matchAll(/<w:tab\/>|<w:br\/>|<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g);
  return [...pieces]
    .map(([token, text]) =>
      text === undefined ? (token === '<w:tab/>' ? '\t' : '\n') : unescaped(text),
    )
    .join('');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** The printed text of a paragraph. */
export function printed({ stretches }: WordParagraph): string {
  return stretches.map(({ text }) => text).join('');
}
