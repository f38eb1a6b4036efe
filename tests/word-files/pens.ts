import { DATE } from '../formats/docx-read/word-file.ts';

/** How a file shows what is plain, new and struck; each gives the XML of runs. `looks` are further run properties, in front of the mark. */
export interface Pen {
  readonly plain: (text: string, looks: string) => string;
  readonly inserted: (text: string, looks: string) => string;
  readonly deleted: (text: string, looks: string) => string;
}

/** A run; a tab, a line break and a no-break hyphen in its words become their elements. */
export function run(text: string, properties = '', kind: 't' | 'delText' = 't'): string {
  const rPr = properties === '' ? '' : `<w:rPr>${inOrder(properties)}</w:rPr>`;
  const parts = text.split(/([\t\n\u2011])/).filter((part) => part !== '');
  const inner = parts.map((part) => {
    if (part === '\t') return '<w:tab/>';
    if (part === '\n') return '<w:br/>';
    if (part === '\u2011') return '<w:noBreakHyphen/>';
    return `<w:${kind} xml:space="preserve">${escaped(part)}</w:${kind}>`;
  });
  return `<w:r>${rPr}${inner.join('')}</w:r>`;
}

// The order in which the schema wants the properties of a run.
const ORDER =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike vanish color sz szCs highlight u shd vertAlign lang rPrChange'.split(
    ' ',
  );

function inOrder(properties: string): string {
  const found = properties.match(/<w:rPrChange.*<\/w:rPrChange>|<w:\w+[^>]*\/>/g) ?? [];
  const rank = (one: string): number => ORDER.indexOf(/^<w:(\w+)/.exec(one)?.[1] ?? '');
  return [...found].sort((a, b) => rank(a) - rank(b)).join('');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** Single underline and single strike, set by hand. */
export const DIRECT: Pen = {
  plain: run,
  inserted: (text, looks) => run(text, `${looks}<w:u w:val="single"/>`),
  deleted: (text, looks) => run(text, `${looks}<w:strike/>`),
};

/** Character styles; `looks` that Word wants behind the style. */
export function styled(inserted: string, deleted: string): Pen {
  return {
    plain: run,
    inserted: (text, looks) => run(text, `<w:rStyle w:val="${inserted}"/>${looks}`),
    deleted: (text, looks) => run(text, `<w:rStyle w:val="${deleted}"/>${looks}`),
  };
}

/** Tracked changes of one author. */
export function tracking(author: string, date = DATE): Pen {
  return {
    plain: run,
    inserted: (text, looks) => revised('ins', author, run(text, looks), date),
    deleted: (text, looks) => revised('del', author, run(text, looks, 'delText'), date),
  };
}

let lastRevision = 0;

/** A revision around runs. */
export function revised(name: 'ins' | 'del', author: string, inner: string, date = DATE): string {
  return `<w:${name} ${whose(author, date)}>${inner}</w:${name}>`;
}

/** The attributes of a revision, with a number of its own. */
export function whose(author: string, date = DATE): string {
  lastRevision += 1;
  return `w:id="${1000 + lastRevision}" w:author="${author}" w:date="${date}"`;
}

/**
 * Runs of `source`, in which `[+…+]` is new, `[-…-]` struck, `*…*` italic and `<…>` XML as it stands.
 */
export function runs(source: string, pen: Pen = DIRECT, looks = ''): string {
  const parts = source.match(/\[\+.*?\+\]|\[-.*?-\]|<.*>|[^[<]+|\[/gs) ?? [];
  return parts
    .map((part) => {
      if (part.startsWith('<')) return part;
      if (part.startsWith('[+')) return italics(part.slice(2, -2), pen.inserted, looks);
      if (part.startsWith('[-')) return italics(part.slice(2, -2), pen.deleted, looks);
      return italics(part, pen.plain, looks);
    })
    .join('');
}

function italics(text: string, write: Pen['plain'], looks: string): string {
  return text
    .split('*')
    .map((part, at) => (part === '' ? '' : write(part, at % 2 === 1 ? `<w:i/>${looks}` : looks)))
    .join('');
}
