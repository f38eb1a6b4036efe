import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { placesInYaml, readYaml } from '../formats/yaml.ts';
import { inFile, type Message, type Place } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import type { LogoImage, LogoSlot, Style } from '../model/style.ts';
import { CliError, refuseErrors, unusable } from './cli-error.ts';
import { isPathPart } from './names.ts';
import { type Flaw, readShape, type Shape } from './shape.ts';
import { profileShape, styleShape } from './shapes.ts';
import { slowPatterns } from './slow-patterns.ts';
import { readBytes, readSource } from './source.ts';
import { heldIn, isShipped, namesIn, templateRoots } from './template-roots.ts';

/** The looks of one body's papers with the pictures that were found; a slot without a file prints its alternative text. */
export interface Looks {
  readonly style: Style;
  readonly logos: Readonly<Record<string, LogoImage>>;
}

/**
 * The profile of a body: `templates/<body>/profile.yaml` of the library where it has one, else the one that comes with
 * the program. `root` is the root of the library, null where there is none. What is wrong in it is a `CliError` with file, line and key.
 */
export function loadProfile(root: string | null, body: string): Profile {
  const path = needTemplate(root, body, 'profile.yaml');
  const profile = readFileOf(path, profileShape);
  if (!isShipped(path)) refuseSlow(profile, path);
  if (profile.body === body) return profile;
  const text = `found body ${profile.body}, expected ${body}, the name of its folder`;
  throw new CliError([wrongKey(text, placeIn(path, ['body']))], 3);
}

// A library may come from anywhere, and its patterns are tried on every line.
function refuseSlow(profile: Profile, path: string): void {
  const slow = slowPatterns(profile).map(({ keys, why }) => {
    const text = `found ${why} in ${keys.join('.')}, expected a pattern that any line is soon told by`;
    return wrongKey(text, placeIn(path, keys));
  });
  if (slow.length > 0) throw new CliError(slow, 3);
}

/** The style of a body and its logos, found as `loadProfile` finds the profile. */
export function loadStyle(root: string | null, body: string): Looks {
  const path = needTemplate(root, body, 'style.yaml');
  const style = readFileOf(path, styleShape);
  const logos = Object.entries(style.logos).flatMap(([slot, logo]) => {
    const image = readLogo(root, body, slot, logo, path);
    return image === null ? [] : [[slot, image] as const];
  });
  return { style, logos: Object.fromEntries(logos) };
}

/** A template: its folder and file name (`cms/paper.html.hbs`), and its source. */
export interface TemplateFile {
  readonly name: string;
  readonly source: string;
}

/**
 * The templates of a body and those of `_shared`; of a file that the library and the program both have, the library's
 * own is taken.
 */
export function loadTemplates(root: string | null, body: string): TemplateFile[] {
  const found = new Map<string, string>();
  for (const templates of templateRoots(root)) {
    for (const folder of [checkedBody(body), '_shared']) {
      for (const file of templateNames(join(templates, folder))) {
        const name = `${folder}/${file}`;
        const path = join(templates, folder, file);
        if (!found.has(name)) found.set(name, readSource(heldIn(templates, path), path));
      }
    }
  }
  return [...found].map(([name, source]) => ({ name, source }));
}

function templateNames(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => name.endsWith('.hbs'))
    .sort();
}

function checkedBody(body: string): string {
  if (isPathPart(body)) return body;
  throw unusable(
    'body',
    `found the body ${body}, expected small letters, digits, points and hyphens`,
  );
}

function findTemplate(root: string | null, body: string, name: string): string | null {
  for (const templates of templateRoots(root)) {
    const path = join(templates, checkedBody(body), name);
    if (existsSync(path)) return heldIn(templates, path);
  }
  return null;
}

function needTemplate(root: string | null, body: string, name: string): string {
  const path = findTemplate(root, body, name);
  if (path !== null) return path;
  throw unusable('body', `found no templates/${body}/${name}, expected one for the body ${body}`);
}

function readFileOf<T>(path: string, shape: Shape<T>): T {
  const source = readSource(path, path);
  const { value, messages } = readYaml(source);
  refuseErrors(messages.map((found) => inFile(path, found)));
  const read = readShape(shape, value);
  if ('value' in read) return read.value;
  throw new CliError(flawMessages(read.flaws, source, path), 3);
}

// Of a file of something else, the first few tell all.
const MOST_TOLD = 20;

function flawMessages(flaws: readonly Flaw[], source: string, file: string): Message[] {
  const placeOf = placesInYaml(source);
  const told = flaws
    .slice(0, MOST_TOLD)
    .map((flaw) => wrongKey(flawText(flaw), { ...placeOf(flaw.keys), file }));
  const left = flaws.length - told.length;
  if (left === 0) return told;
  const text = `found ${left} more keys that are missing, unknown or in a wrong form, expected none`;
  return [...told, wrongKey(text, { file, line: 1, column: 1 })];
}

/** What is wrong under a key of a file of keys, in words. */
export function flawText(flaw: Flaw): string {
  const name = flaw.keys.join('.') || 'the file';
  if (flaw.kind === 'missing') return `found no ${name}, expected one`;
  if (flaw.kind === 'unknown') return `found the key ${name}, expected none of this name`;
  return `found ${name} in a wrong form: expected ${flaw.expected}`;
}

function wrongKey(text: string, place: Place): Message {
  return { severity: 'error', rule: 'profile', text, place };
}

function placeIn(path: string, keys: readonly string[]): Place {
  return { ...placesInYaml(readSource(path, path))(keys), file: path };
}

const PICTURES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
};

// A link under the name of a picture could carry any file into what is printed.
const SIGNATURES: Readonly<Record<string, RegExp>> = {
  'image/png': /^\x89PNG\r\n/,
  'image/jpeg': /^\xff\xd8\xff/,
  'image/gif': /^GIF8[79]a/,
  'image/svg+xml': /^[^<]*<(?:\?xml|!--|!DOCTYPE svg|svg)/,
};

function readLogo(
  root: string | null,
  body: string,
  slot: string,
  logo: LogoSlot,
  style: string,
): LogoImage | null {
  const mime = PICTURES[/\.([a-z]+)$/i.exec(logo.file)?.[1]?.toLowerCase() ?? ''];
  if (!isPathPart(logo.file.toLowerCase()) || mime === undefined) {
    const text = `found logos.${slot}.file ${logo.file}, expected the name of a png, jpg, gif or svg file beside style.yaml`;
    const keys = ['logos', slot, 'file'];
    throw new CliError([wrongKey(text, placeIn(style, keys))], 3);
  }
  const path = findTemplate(root, body, logo.file);
  if (path === null) return null;
  const bytes = new Uint8Array(readBytes(path, path));
  if (!SIGNATURES[mime]?.test(Buffer.from(bytes.subarray(0, 512)).toString('latin1'))) {
    throw unusable(
      'profile',
      `found ${path}, which is no ${mime}, expected the picture that its name says`,
    );
  }
  return {
    bytes,
    mime,
    width: logo.width,
    height: logo.height,
  };
}

/** The bodies that have a profile, in the library or with the program, in the order of their names. */
export function listBodies(root: string | null): string[] {
  const bodies = templateRoots(root).flatMap((templates) => {
    return namesIn(templates).filter((body) => existsSync(join(templates, body, 'profile.yaml')));
  });
  return [...new Set(bodies)].sort();
}
