import { readBytes } from '../library/source.ts';
import { type PdfKind, pdfKind } from './pdf-text.ts';

const ASK =
  'the Word file (.docx) from which it was printed: ask the secretariat of the body for it';

const NEEDS: Readonly<Record<PdfKind, string>> = {
  text: `${ASK} (numbers, underline and strike are lost in a PDF)`,
  scan: `${ASK}; this PDF is a scan without text, so that else it has to be typed`,
  encrypted: `${ASK}; this PDF is encrypted`,
};

/** What to ask for where a PDF is all that there is. A file that is no PDF says so. */
export function pdfNeeds(path: string): string {
  const bytes = readBytes(path, path);
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return start.includes('%PDF-') ? NEEDS[pdfKind(bytes)] : `${ASK}; this file is no PDF`;
}
