import { keyOf } from '../library/front.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { Edition } from '../lineage/chain.ts';
import { grouped } from '../lineage/decisions/known-index.ts';
import { isLastDraft } from '../lineage/open-drafts.ts';
import type { Profile } from '../model/profile.ts';

/** One file of each edition: in the language asked for, else in the first that the body lists. */
export function inOneLanguage(
  files: readonly LibraryFile[],
  language: string,
  { languages }: Profile,
): readonly LibraryFile[] {
  const order = [language, ...Object.keys(languages)];
  const rank = ({ facts }: LibraryFile): number => {
    const at = order.indexOf(facts.language);
    return at < 0 ? order.length : at;
  };
  const found = new Map<string, LibraryFile>();
  for (const file of files) {
    const key = editionName(file);
    const known = found.get(key);
    if (known === undefined || rank(file) < rank(known)) found.set(key, file);
  }
  return [...found.values()];
}

function editionName({ facts }: LibraryFile): string {
  return facts.path.replace(/\.[^.]+\.md$/, '');
}

/** Finds the files of one edition, a language each. */
export function editionsOf(
  files: readonly LibraryFile[],
): (file: LibraryFile) => readonly LibraryFile[] {
  const editions = new Map<string, LibraryFile[]>();
  for (const file of files) {
    const key = editionName(file);
    editions.set(key, [...(editions.get(key) ?? []), file]);
  }
  return (file) => editions.get(editionName(file)) ?? [];
}

/** A file as an edition of its instrument. */
export function editionOf({ facts, text }: LibraryFile): Edition {
  const { kind, base, stage } = facts;
  return { key: keyOf(facts), base, adopted: kind !== 'paper' && stage === null, text };
}

/** Tells of the drafts among some files, one language each, which may still be adopted and are the last stage. */
export function lastDrafts(files: readonly LibraryFile[]): (file: LibraryFile) => boolean {
  const chains = grouped(files, ({ facts }) => facts.identity);
  return ({ facts, text }) => {
    const chain = (chains.get(facts.identity) ?? []).map(editionOf);
    const own = chain.find((edition) => edition.text === text);
    return own !== undefined && isLastDraft(chain, own);
  };
}
