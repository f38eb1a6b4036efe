import { misuse, unusable } from '../library/cli-error.ts';
import type { Revision } from '../library/revisions.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { Chain } from '../lineage/chain.ts';

/** Revisions in the order of their bases as a chain in one language. One that is not there in this language is a `CliError` at its file. */
export function chainOf(revisions: readonly Revision[], language: string): Chain {
  return revisions.map((revision) => {
    const { key, base, adopted } = revision;
    return { key, base, adopted, text: fileIn(revision, language).text };
  });
}

/** The file of a revision in this language; a language that it lacks is a `CliError` that names those it has. */
export function fileIn({ key, files }: Revision, language: string): LibraryFile {
  const file = files.find(({ facts }) => facts.language === language);
  if (file !== undefined) return file;
  const [other] = files;
  const place = other === undefined ? null : { file: other.shown, line: 1, column: 1 };
  const there = files.map(({ facts }) => facts.language).join(', ');
  throw unusable(
    'language',
    `found no ${language} of ${key}, expected one besides ${there}`,
    place,
  );
}

/** The language asked for, else the only one that all adopted revisions have (all, where none is adopted); several are a wrong argument. */
export function languageFor(revisions: readonly Revision[], asked: string | undefined): string {
  if (asked !== undefined) return asked.toLowerCase();
  const adopted = revisions.filter((revision) => revision.adopted);
  const lists = (adopted.length > 0 ? adopted : revisions).map(({ files }) =>
    files.map(({ facts }) => facts.language),
  );
  const shared = (lists[0] ?? []).filter((tag) => lists.every((list) => list.includes(tag)));
  const [only, other] = shared;
  if (only === undefined)
    throw unusable(
      'language',
      `found ${lists.map((list) => list.join(', ')).join(' against ')}, expected a language that all revisions have`,
    );
  if (other === undefined) return only;
  throw misuse('language', `found ${shared.join(', ')}, expected --language to say which`);
}
