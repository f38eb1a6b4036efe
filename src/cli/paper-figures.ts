import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CliError } from '../library/cli-error.ts';
import { readBytes } from '../library/source.ts';
import { languageOf } from '../model/text.ts';
import type { Figures } from './figures.ts';
import type { Pages } from './pages.ts';

/** The figures of a paper with what is measured outside of it. */
export interface Measured extends Figures {
  /** Null where pages were not asked for, or no Word file was made. */
  readonly pages: Pages | null;
  /** The paper's own words in each language in which it lies beside this one, this one first. */
  readonly languages: readonly { readonly language: string; readonly own: number }[];
}

/**
 * Measures a paper that lies where it was written; `files` are the files that were made of it, `count` counts pages where that
 * is wanted, `known` has the figures of another paper where that is as it was when they were taken.
 */
export async function measure(
  path: string,
  files: readonly string[],
  figures: Figures,
  count: ((docx: Uint8Array) => Promise<Pages>) | null,
  known: (path: string) => Figures | null,
): Promise<Measured> {
  const docx = files.find((file) => /\.docx$/i.test(file));
  const pages = count && docx !== undefined ? await count(readBytes(docx, docx)) : null;
  const own = { language: figures.language, own: figures.words.own };
  return { ...figures, pages, languages: [own, ...(await otherLanguages(path, known))] };
}

const NAME = /^(.*\.paper\.|paper\.)([A-Za-z0-9-]+)\.md$/;

async function otherLanguages(
  path: string,
  known: (path: string) => Figures | null,
): Promise<Measured['languages']> {
  const [, stem] = NAME.exec(basename(path)) ?? [];
  if (stem === undefined) return [];
  const names = readdirSync(dirname(path)).filter((name) => NAME.exec(name)?.[1] === stem);
  const found: { language: string; own: number }[] = [];
  for (const name of names.filter((other) => other !== basename(path)).sort()) {
    const other = join(dirname(path), name);
    const figures = known(other);
    if (figures) found.push({ language: figures.language, own: figures.words.own });
    else found.push(...(await readOwn(other)));
  }
  return found;
}

async function readOwn(path: string): Promise<Measured['languages']> {
  // Loaded only where a text must be read.
  const { readTextFile } = await import('../library/texts.ts');
  const { ownWords } = await import('./own-words.ts');
  try {
    const { text } = readTextFile(path, dirname(path));
    return [{ language: languageOf(text), own: ownWords(text) }];
  } catch (error) {
    // What is wrong with another paper is told when that one is made.
    if (error instanceof CliError) return [];
    throw error;
  }
}
