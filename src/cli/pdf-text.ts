import { inflateSync } from 'node:zlib';

/** What can be told of a PDF without reading it: `text` where it has fonts, `scan` where it has pictures alone. */
export type PdfKind = 'text' | 'scan' | 'encrypted';

const MOST_STREAMS = 2000;
const LARGEST_STREAM = 4 * 1024 * 1024;

/** Whether a PDF holds text. Its objects may stand in compressed streams, which are looked into up to a bound. */
export function pdfKind(bytes: Uint8Array): PdfKind {
  const source = Buffer.from(bytes).toString('latin1');
  if (/\/Encrypt\b/.test(source)) return 'encrypted';
  if (/\/Font\b/.test(source)) return 'text';
  return objectStreams(source).some((objects) => /\/Font\b/.test(objects)) ? 'text' : 'scan';
}

function objectStreams(source: string): string[] {
  const found: string[] = [];
  let at = source.indexOf('/ObjStm');
  for (let count = 0; at >= 0 && count < MOST_STREAMS; count += 1) {
    const open = source.indexOf('stream', at);
    const start = open + (source.startsWith('stream\r\n', open) ? 8 : 7);
    const end = source.indexOf('endstream', start);
    if (open < 0 || end < 0) break;
    found.push(inflated(Buffer.from(source.slice(start, end), 'latin1')));
    at = source.indexOf('/ObjStm', end);
  }
  return found;
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes, { maxOutputLength: LARGEST_STREAM }).toString('latin1');
  } catch {
    // Broken, too large, or packed in another way: nothing is known of it.
    return '';
  }
}
