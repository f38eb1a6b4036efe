import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { needFile } from '../library/source.ts';
import { endingOf } from './file-kinds.ts';
import { findOffice, LARGEST_MB, outputOf, runOffice, sizeOf } from './office.ts';

/** A document as a Word file (`path`), or why it could not be made one. */
export type Converted = { readonly path: string } | { readonly problem: string };

/** Saves documents as Word files into a folder; null where there is nothing that could. Each document has its answer. */
export type ToWord = (
  documents: readonly string[],
  folder: string,
) => Promise<ReadonlyMap<string, Converted> | null>;

const FORMAT = 'docx:MS Word 2007 XML';
const AT_ONCE = 50;

/**
 * Word files of documents that LibreOffice reads (.doc, .odt, .rtf), many by one process. A document at which the process ends or
 * stands still is left out, and the others are tried again. `folder` is the caller's, who removes it; the documents are copied first.
 */
export const toWord: ToWord = async (documents, folder) => {
  const program = findOffice();
  if (program === null) return null;
  const answers = new Map<string, Converted>();
  for (let from = 0; from < documents.length; from += AT_ONCE) {
    const some = documents.slice(from, from + AT_ONCE);
    for (const [document, answer] of await convertSome(program, some, folder, from))
      answers.set(document, answer);
  }
  return answers;
};

async function convertSome(
  program: string,
  documents: readonly string[],
  folder: string,
  from: number,
): Promise<Map<string, Converted>> {
  const answers = new Map<string, Converted>();
  const inside = join(folder, 'sources');
  mkdirSync(inside, { recursive: true });
  let left = documents.map((document, index) => {
    needFile(document, document, 'a document');
    const copy = join(inside, `${from + index + 1}${endingOf(document)}`);
    copyFileSync(document, copy);
    return { document, copy };
  });
  while (left.length > 0) {
    const work = { format: FORMAT, files: left.map(({ copy }) => copy), folder };
    const problem = await runOffice(program, work);
    const waiting = left.filter(({ document, copy }) => {
      const path = outputOf(copy, work);
      const size = sizeOf(path);
      if (size > 0 && size <= LARGEST_MB * 1024 * 1024) answers.set(document, { path });
      return !answers.has(document);
    });
    // They are saved in order: the first that is lacking is the one at which it ended.
    const culprits = problem === null ? waiting : waiting.slice(0, 1);
    for (const { document } of culprits)
      answers.set(document, { problem: problem ?? 'LibreOffice could not open it' });
    left = waiting.slice(culprits.length);
  }
  return answers;
}
