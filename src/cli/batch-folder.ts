import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemReason } from '../library/cli-error.ts';
import { endingOf } from './file-kinds.ts';

/** What can be done with a document, by the ending of its name: read it, have LibreOffice save it as Word, or ask for another one. */
export type DocumentForm = 'word' | 'office' | 'text' | 'pdf';

/** A file of a folder that is imported. `skip` says why it is left alone, `settled` that nobody need look at it. */
export interface FolderEntry {
  /** From the folder, with `/`. */
  readonly file: string;
  readonly path: string;
  readonly form: DocumentForm | null;
  readonly skip: string | null;
  readonly settled: boolean;
}

const FORMS: Readonly<Record<string, DocumentForm>> = {
  '.docx': 'word',
  '.docm': 'word',
  '.dotx': 'word',
  '.dotm': 'word',
  '.doc': 'office',
  '.dot': 'office',
  '.odt': 'office',
  '.ott': 'office',
  '.rtf': 'office',
  '.txt': 'text',
  '.md': 'text',
  '.markdown': 'text',
  '.pdf': 'pdf',
};

/**
 * The files of a folder and all below, in the order of their names; hidden ones and the locks that Word leaves are left out. Links are not followed, whatever
 * they lead to. A .pdf, .doc or .odt beside a .docx of the same name is that text once more.
 */
export function listFolder(folder: string): FolderEntry[] {
  const entries = entriesIn(folder, '');
  const words = new Set(
    entries.flatMap(({ file, form, skip }) =>
      form === 'word' && skip === null ? [stemOf(file)] : [],
    ),
  );
  return entries.map((entry) => {
    const { file, form, skip } = entry;
    const again = skip === null && (form === 'office' || form === 'pdf') && words.has(stemOf(file));
    return again
      ? { ...entry, skip: 'a Word file of the same name stands beside it', settled: true }
      : entry;
  });
}

function stemOf(file: string): string {
  return file.slice(0, file.length - endingOf(file).length).toLowerCase();
}

function entriesIn(root: string, inside: string): FolderEntry[] {
  const folder = join(root, inside);
  return namesIn(folder).flatMap((entry): FolderEntry[] => {
    if (typeof entry === 'string') return [skipped(root, inside === '' ? '.' : inside, entry)];
    const { name } = entry;
    if (name.startsWith('.') || name.startsWith('~$')) return [];
    const file = inside === '' ? name : `${inside}/${name}`;
    if (entry.isDirectory()) return entriesIn(root, file);
    if (entry.isSymbolicLink())
      return [skipped(root, file, 'a link, which is not followed: put the document itself here')];
    if (!entry.isFile()) return [skipped(root, file, 'a pipe or a device')];
    const form = FORMS[endingOf(name)] ?? null;
    const path = join(root, file);
    return form === null
      ? [{ file, path, form, skip: 'no document, by the ending of its name', settled: true }]
      : [{ file, path, form, skip: null, settled: false }];
  });
}

function skipped(root: string, file: string, skip: string): FolderEntry {
  return { file, path: join(root, file), form: null, skip, settled: false };
}

// A folder that cannot be listed is told as such, in the place of what it holds.
function namesIn(folder: string): (Dirent | string)[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return [`a folder that cannot be listed: ${systemReason(error)}`];
  }
}
