import { misuse, unusable } from '../library/cli-error.ts';
import { pathPart } from '../library/names.ts';
import { listBodies, loadProfile } from '../library/profile.ts';
import { frontString, type Text } from '../model/text.ts';

/**
 * The body whose profile and style are used: what `--body` names, else what the texts name, else the only one for
 * which there are templates.
 */
export function chooseBody(
  root: string | null,
  named: string | undefined,
  texts: readonly Text[],
): string {
  if (named !== undefined) return safeBody(named);
  for (const text of texts) {
    const body = frontString(text, 'body');
    if (body === undefined) continue;
    const part = pathPart(body);
    if (part !== null) return part;
    throw unusable('front-matter', `found body: ${body}, expected a name such as cms`);
  }
  const bodies = listBodies(root);
  const [only] = bodies;
  if (only !== undefined && bodies.length === 1) return only;
  throw misuse('body', `found templates of ${bodies.join(', ')}, expected --body to say which`);
}

function safeBody(name: string): string {
  const body = pathPart(name);
  if (body !== null) return body;
  throw misuse('body', `found the body ${name}, expected a name such as cms`);
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
  const body =
    named ?? texts.map((text) => frontString(text, 'body')).find((found) => found !== undefined);
  const part = body === undefined ? null : pathPart(body);
  return part !== null && listBodies(root).includes(part)
    ? loadProfile(root, part).formulaFirst
    : false;
}
