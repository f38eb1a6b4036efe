import { resolve } from 'node:path';
import { type Digests, digestOf } from '../library/digest.ts';
import { findLibrary, type Library, nearestLibrary, realFolderPath } from '../library/find.ts';
import { readName, searchFolder } from '../library/names.ts';
import type { Message } from '../model/message.ts';
import type { Figures } from './figures.ts';
import type { Imprint, Wanted } from './sheet-files.ts';

/** What all papers of one call are made by: plain data, which another thread can be given. */
export interface PaperRequest {
  readonly cwd: string;
  /** The library that was named on the command line. */
  readonly named?: string | undefined;
  readonly docx?: string | true | undefined;
  readonly html?: string | true | undefined;
  readonly redline: Imprint['redline'];
  readonly author?: string | undefined;
  readonly date?: string | undefined;
  readonly today: string;
  /** The version of the program. */
  readonly program: string;
}

/** What the files of a paper were made from, besides the paper itself and the request. */
export interface Sources {
  readonly body: string;
  /** Names of all texts that the paper asked for. */
  readonly asked: readonly string[];
  /** The present day where the paper is printed with it, else null. */
  readonly today: string | null;
}

/** A paper that was made. */
export interface BuiltPaper {
  /** Its symbol and language, for the user. */
  readonly said: string;
  /** The name of its files in a folder, without ending. */
  readonly name: string;
  readonly sources: Sources;
  /** The digest of all that it was made from; null where it cannot be told. */
  readonly fingerprint: string | null;
  readonly files: readonly { readonly path: string; readonly content: string | Uint8Array }[];
  readonly messages: readonly Message[];
  readonly figures: Figures;
  /** Commands that a user may want next. */
  readonly next: readonly string[];
}

/** A paper that could not be made, and why. */
export interface FailedPaper {
  readonly failed: readonly Message[];
  readonly exitCode: 1 | 2 | 3;
}

/** The real path of a paper and the library by which it is made, null where there is none. */
export function placePaper(
  name: string,
  { cwd, named }: Pick<PaperRequest, 'cwd' | 'named'>,
): { readonly path: string; readonly library: Library | null } {
  const path = realFolderPath(resolve(cwd, name));
  return { path, library: findLibrary(cwd, named) ?? nearestLibrary(resolve(path, '..'), cwd) };
}

/** Where the forms of a paper go; without `--docx` and `--html` both go to `out/` beside the library. */
export function wantedOf({ docx, html, cwd }: PaperRequest, library: Library | null): Wanted {
  const out = `${resolve(library?.root ?? cwd, 'out')}/`;
  const place = (value: string | true | undefined): string | undefined =>
    value === true ? out : value;
  return docx === undefined && html === undefined
    ? { docx: out, html: out }
    : { docx: place(docx), html: place(html) };
}

/**
 * The digest of all that a paper is made from: its source, the texts that it asks for with all that stand beside them
 * (an error in one of those stops it), what prints the papers of its body, the request, the program. Null where some of
 * it cannot be read.
 */
export function fingerprintOf(
  path: string,
  source: string,
  { body, asked, today }: Sources,
  request: PaperRequest,
  digests: Digests,
): string | null {
  const { library } = placePaper(path, request);
  const root = library?.root ?? null;
  const { docx, html } = wantedOf(request, library);
  const { program, redline, author, date, cwd } = request;
  const said = { program, redline, author, date, today, cwd, root };
  const forms = [docx !== undefined, html !== undefined];
  const printing = digests.templates(root, body);
  const texts = asked.map((name) => digestOfAsked(name, library, digests));
  if (printing === null || texts.includes(null)) return null;
  return digestOf(JSON.stringify([said, forms, path, digestOf(source), printing, asked, texts]));
}

/** The name under which a paper asks for all texts of a body. */
export function allOfBody(body: string): string {
  return `all of ${body}`;
}

/** The digest of all texts that are read for a name; one that names nothing reads none. */
export function digestOfAsked(
  name: string,
  library: Library | null,
  digests: Digests,
): string | null {
  const body = /^all of ([a-z0-9.-]+)$/.exec(name)?.[1];
  if (body !== undefined && library !== null) {
    const folders = [`resolutions/${body}`, `decisions/${body}`];
    const texts = folders.map((folder) => digests.texts(library, folder));
    return texts.includes(null) ? null : digestOf(texts.join('\n'));
  }
  const found = readName(name);
  if (library === null || found === null) return '';
  return digests.texts(library, searchFolder(found.instrument));
}
