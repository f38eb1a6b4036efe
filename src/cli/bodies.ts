import { join } from 'node:path';
import { misuse, unusable } from '../library/cli-error.ts';
import { pathPart } from '../library/names.ts';
import { listBodies, loadProfile } from '../library/profile.ts';
import { namesIn } from '../library/template-roots.ts';
import type { Profile } from '../model/profile.ts';
import { frontString, type Text } from '../model/text.ts';

/**
 * The body whose profile and style are used: what `--body` names, else what the texts name, else the only one for
 * which there are templates, else the one whose symbols stand in `source`, else the only one that has texts in the library.
 */
export function chooseBody(
  root: string | null,
  named: string | undefined,
  texts: readonly Text[],
  source = '',
): string {
  if (named !== undefined) return safeBody(named);
  for (const text of texts) {
    const body = frontString(text, 'body');
    if (body === undefined) continue;
    const part = pathPart(body);
    if (part !== null) return part;
    throw unusable(
      'front-matter',
      `found body: ${body}, expected letters, digits, points and hyphens`,
    );
  }
  const bodies = listBodies(root);
  const [only] = bodies;
  if (only !== undefined && bodies.length === 1) return only;
  const told = bodyOfSymbols(root, bodies, source) ?? bodyInUse(root, bodies);
  if (told !== null) return told;
  throw misuse('body', `found templates of ${bodies.join(', ')}, expected --body to say which`);
}

// Enough for the first page and what it cites; patterns are tried at each place of it, line by line.
const LONGEST_LOOK = 100_000;
const LINES = /[^\n]{1,600}/g;

/** The body that knows more of the symbols in a source than any other, null where two are level or none knows one. */
function bodyOfSymbols(
  root: string | null,
  bodies: readonly string[],
  source: string,
): string | null {
  const looked = source.slice(0, LONGEST_LOOK).match(LINES) ?? [];
  const counts = bodies.map((body) => {
    const patterns = looked.length === 0 ? [] : loadProfile(root, body).symbols;
    const found = patterns.flatMap((pattern) => {
      const symbol = new RegExp(pattern, 'giu');
      return looked.flatMap((line) => [...line.matchAll(symbol)]);
    });
    return { body, count: found.reduce((sum, [symbol]) => sum + symbol.length, 0) };
  });
  const [first, second] = counts.sort((a, b) => b.count - a.count);
  return first && first.count > (second?.count ?? 0) ? first.body : null;
}

function bodyInUse(root: string | null, bodies: readonly string[]): string | null {
  if (root === null) return null;
  const names = ['resolutions', 'decisions'].flatMap((folder) => namesIn(join(root, folder)));
  const [only, ...more] = bodies.filter((body) => names.includes(body));
  return only !== undefined && more.length === 0 ? only : null;
}

function safeBody(name: string): string {
  const body = pathPart(name);
  if (body !== null) return body;
  throw misuse('body', `found the body ${name}, expected letters, digits, points and hyphens`);
}

/**
 * Whether the organ's formula opens the texts of the body; false where no body is named, for texts of no body are
 * compared too.
 */
export function formulaFirst(
  root: string | null,
  named: string | undefined,
  texts: readonly Text[],
): boolean {
  return knownProfile(root, named, texts)?.formulaFirst ?? false;
}

/** The profile of the body that is named, else of the first text that names one; null where that is not known. */
export function knownProfile(
  root: string | null,
  named: string | undefined,
  texts: readonly Text[],
): Profile | null {
  const body =
    named ?? texts.map((text) => frontString(text, 'body')).find((found) => found !== undefined);
  const part = body === undefined ? null : pathPart(body);
  return part !== null && listBodies(root).includes(part) ? loadProfile(root, part) : null;
}

/** The words of a body can only be looked for in a language that its profile has; another one is a misuse that names those. */
export function needLanguage({ body, languages }: Profile, language: string | undefined): void {
  if (language === undefined || Object.hasOwn(languages, language)) return;
  throw misuse(
    'language',
    `found --language ${language}, expected one of ${Object.keys(languages).join(', ')}, the languages of ${body}`,
  );
}
