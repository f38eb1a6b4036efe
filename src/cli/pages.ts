import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes } from '../library/source.ts';
import { findOffice, outputOf, runOffice, sizeOf } from './office.ts';
import { removeFolder, temporaryFolder } from './temporary.ts';

/** How many pages a Word file prints, or why nobody knows. */
export type Pages = { readonly pages: number } | { readonly unknown: string };

/**
 * The pages of a Word file as LibreOffice lays them out, which can differ from Word by one or two. That it is not there, fails
 * or takes longer than a minute is told, never an error. It works in a folder of its own, removed afterwards.
 */
export async function countPages(docx: Uint8Array): Promise<Pages> {
  const program = findOffice();
  if (program === null) return { unknown: 'LibreOffice was not found' };
  const folder = temporaryFolder('pages');
  try {
    const file = join(folder, 'paper.docx');
    writeFileSync(file, docx);
    const work = { format: 'pdf', files: [file], folder };
    const problem = await runOffice(program, work);
    if (problem !== null) return { unknown: problem };
    const pdf = outputOf(file, work);
    const pages = sizeOf(pdf) > 0 ? pagesOfPdf(readBytes(pdf, pdf)) : 0;
    return pages > 0 ? { pages } : { unknown: 'LibreOffice printed nothing' };
  } catch (error) {
    return {
      unknown: `LibreOffice was not used: ${error instanceof Error ? error.message : error}`,
    };
  } finally {
    removeFolder(folder);
  }
}

/** The page objects of a PDF that are not hidden in a compressed stream; LibreOffice hides none. */
function pagesOfPdf(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0
  );
}
