import { existsSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { misuse } from '../library/cli-error.ts';
import { pathPart } from '../library/names.ts';
import type { Profile } from '../model/profile.ts';

/**
 * Where an output file goes: `value` is what stands behind `--docx` or `--html`, a file or a folder (a name that ends
 * in `/`, or a folder that exists); in a folder the file is called `name` with the ending `extension`.
 */
export function destination(value: string, cwd: string, name: string, extension: string): string {
  const path = resolve(cwd, value);
  const folder = /[\\/]$/.test(value) || (existsSync(path) && statSync(path).isDirectory());
  if (folder) return join(path, `${name}.${extension}`);
  if (path.toLowerCase().endsWith(`.${extension}`)) return path;
  throw misuse(
    'arguments',
    `found --${extension} ${value}, expected a name that ends in .${extension}, or a folder that ends in ${sep}`,
  );
}

/**
 * The file name of a printed paper by the form of the profile: `cms_{symbol}_{language}` gives `cms_cop15_doc.27.3_f`
 * for UNEP/CMS/COP15/Doc.27.3 in French. The body's own part of the symbol is left out, and the language is its letter in the profile,
 * its tag where the body does not have it.
 */
export function paperName(profile: Profile, symbol: string, language: string): string {
  const short = shortSymbol(profile, symbol);
  const name = profile.fileName
    .replace('{symbol}', short)
    .replace('{language}', profile.languages[language.toLowerCase()]?.letter ?? language);
  return pathPartWithUnderscores(name) ?? 'paper';
}

// `UNEP/CMS/COP15/Doc.27.3`: what stands from the meeting on, where the profile's patterns tell the meeting.
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
