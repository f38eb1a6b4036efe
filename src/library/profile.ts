import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { readYaml } from '../formats/yaml.ts';
import { inFile, type Message, type Place } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import type { LogoImage, LogoSlot, Style } from '../model/style.ts';
import { CliError, refuseErrors, unusable } from './cli-error.ts';
import { isPathPart } from './names.ts';
import { profileShape, styleShape } from './shapes.ts';
import { readBytes, readSource } from './source.ts';
import { namesIn, templateRoots } from './template-roots.ts';

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
  const profile = readShape(path, profileShape);
  if (profile.body === body) return profile;
  const text = `found body ${profile.body}, expected ${body}, the name of its folder`;
  throw new CliError([wrongKey(text, readSource(path, path), path, ['body'])], 3);
}

/** The style of a body and its logos, found as `loadProfile` finds the profile. */
export function loadStyle(root: string | null, body: string): Looks {
  const path = needTemplate(root, body, 'style.yaml');
  const style = readShape(path, styleShape);
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
        if (!found.has(name)) found.set(name, readSource(path, path));
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
  const paths = templateRoots(root).map((templates) => join(templates, checkedBody(body), name));
  return paths.find((path) => existsSync(path)) ?? null;
}

function needTemplate(root: string | null, body: string, name: string): string {
  const path = findTemplate(root, body, name);
  if (path !== null) return path;
  throw unusable('body', `found no templates/${body}/${name}, expected one for the body ${body}`);
}

function readShape<T>(path: string, shape: z.ZodType<T>): T {
  const source = readSource(path, path);
  const { value, messages } = readYaml(source);
  refuseErrors(messages.map((found) => inFile(path, found)));
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw new CliError(
    result.error.issues.flatMap((issue) => shapeMessages(issue, source, path)),
    3,
  );
}

function shapeMessages(issue: z.core.$ZodIssue, source: string, file: string): Message[] {
  const keys = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      wrongKey(
        `found the key ${[...keys, key].join('.')}, expected none of this name`,
        source,
        file,
        [...keys, key],
      ),
    );
  }
  const name = keys.join('.') || 'the file';
  if (issue.message.endsWith('received undefined')) {
    return [wrongKey(`found no ${name}, expected one`, source, file, keys)];
  }
  return [wrongKey(`found ${name} in a wrong form: ${formOf(issue)}`, source, file, keys)];
}

// What the checker of shapes calls strings, arrays and records is said in the words of the file.
const KINDS: Readonly<Record<string, string>> = {
  string: 'a word',
  array: 'a list',
  tuple: 'a list',
  object: 'keys with their values',
  record: 'keys with their values',
};

function formOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_small') return `expected ${issue.minimum} of them`;
  if (issue.code === 'too_big') return `expected no more than ${issue.maximum} of them`;
  if (issue.code === 'invalid_value') return `expected ${issue.values.join(' or ')}`;
  return issue.message;
}

function wrongKey(text: string, source: string, file: string, keys: readonly string[]): Message {
  return { severity: 'error', rule: 'profile', text, place: placeOfKeys(source, file, keys) };
}

// Each key is looked for behind the one that holds it. A key that is missing leaves the place of its holder.
function placeOfKeys(source: string, file: string, keys: readonly string[]): Place {
  let offset = 0;
  for (const key of keys) {
    const pattern = new RegExp(
      `(?<=^|[\\s{,'"])${key.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')}(?=['"]?\\s*:)`,
      'gm',
    );
    pattern.lastIndex = offset;
    const found = pattern.exec(source);
    if (found !== null) offset = found.index;
  }
  const lines = source.slice(0, offset).split('\n');
  return { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
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
    throw new CliError([wrongKey(text, readSource(style, style), style, keys)], 3);
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
