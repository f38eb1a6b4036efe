import { existsSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { misuse } from '../library/cli-error.ts';
import { realFolderPath, refuseOwnPlace, shownPath } from '../library/find.ts';
import { pathPart } from '../library/names.ts';
import type { NewFile } from '../library/write.ts';
import { languageProfile, type Profile } from '../model/profile.ts';

/**
 * Where a result goes: `value` is what stands behind `--docx` or `--html`, a file or a folder (a name that ends
 * in `/`, or a folder that exists); in a folder the file is called `name` with the ending `extension`. `option` is how the
 * option is called, where it is not the ending. The place of a file of a library is a `CliError`: no result takes it.
 */
export function destination(
  value: string,
  cwd: string,
  name: string,
  extension: string,
  option: string = extension,
): string {
  const folder = folderNamed(value, cwd);
  const path = folder === null ? resolve(cwd, value) : join(folder, `${name}.${extension}`);
  if (folder === null && !path.toLowerCase().endsWith(`.${extension}`))
    throw misuse(
      'arguments',
      `found --${option} ${value}, expected a name that ends in .${extension}, or a folder that ends in ${sep}`,
    );
  refuseOwnPlace(path);
  return path;
}

/** Refuses to write a result over a document that the command was given to read. */
export function refuseOverRead(
  files: readonly NewFile[],
  read: readonly string[],
  cwd: string,
): void {
  const given = new Set(read.map((name) => realFolderPath(resolve(cwd, name))));
  const over = files.find(({ path }) => given.has(realFolderPath(path)));
  if (over === undefined) return;
  throw misuse(
    'arguments',
    `found ${shownPath(cwd, over.path)}, which is read, expected another name for what is written`,
  );
}

/** The folder that stands behind `--docx` or `--html`, null where a file does. */
export function folderNamed(value: string, cwd: string): string | null {
  const path = resolve(cwd, value);
  const folder = /[\\/]$/.test(value) || (existsSync(path) && statSync(path).isDirectory());
  return folder ? path : null;
}

/**
 * The file name of a printed paper by the form of the profile: `abc_{symbol}_{language}` gives `abc_cop15_doc.27.3_f`
 * for ABC/COP15/Doc.27.3 in French. The body's own part of the symbol is left out, and the language is its letter in the profile,
 * its tag where the body does not have it. Other fields are the named groups of the pattern of the symbol: `{item:3}` is filled up
 * with noughts, `[-{series}]` is left out where there is none. A symbol that lacks a field gives its name as a whole.
 */
export function paperName(profile: Profile, symbol: string, language: string): string {
  const fields = {
    ...symbolFields(profile, symbol),
    symbol: shortSymbol(profile, symbol),
    language: languageProfile(profile, language.toLowerCase())?.letter ?? language,
  };
  const name =
    filled(profile.fileName, fields) ?? filled('{symbol}_{language}', fields) ?? fields.symbol;
  return pathPartWithUnderscores(name) ?? 'paper';
}

type Fields = Readonly<Record<string, string | undefined>>;

/** Null where the form asks for a field that is not there. */
function filled(form: string, fields: Fields): string | null {
  const parts = form.replace(/\[([^[\]]*)\]/g, (_, part: string) => fill(part, fields) ?? '');
  return fill(parts, fields);
}

function fill(form: string, fields: Fields): string | null {
  let lacks = false;
  const name = form.replace(/\{(\w+)(?::(\d))?\}/g, (_, field: string, width?: string) => {
    const value = fields[field] ?? '';
    lacks ||= value === '';
    return value.replace(/^\d+/, (digits) => digits.padStart(Number(width ?? 0), '0'));
  });
  return lacks ? null : name;
}

// Only a pattern that takes in the whole symbol: what it left out would make two papers one file.
function symbolFields(profile: Profile, symbol: string): Fields {
  for (const pattern of profile.symbols) {
    const found = new RegExp(`^(?:${pattern})$`, 'iu').exec(symbol);
    if (found) return found.groups ?? {};
  }
  return {};
}

// `ABC/COP15/Doc.27.3`: what stands from the meeting on, where the profile's patterns tell the meeting.
function shortSymbol(profile: Profile, symbol: string): string {
  for (const pattern of profile.symbols) {
    const found = new RegExp(pattern, 'iu').exec(symbol);
    const meeting = found?.groups?.meeting;
    if (meeting !== undefined) return symbol.slice(symbol.indexOf(meeting)).replaceAll('/', '_');
  }
  return symbol.replaceAll('/', '_');
}

function pathPartWithUnderscores(name: string): string | null {
  const parts = name.split('_').map(pathPart);
  return parts.every((part) => part !== null) ? parts.join('_') : null;
}
