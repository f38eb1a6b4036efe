import type { Message } from '../../model/message.ts';
import type { Directive } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import type { LaidOut } from './amendments.ts';
import type { WantedChain } from './concordance-chain.ts';
import {
  DIRECTIONS,
  type Direction,
  isDirection,
  isLayout,
  LAYOUTS,
  marksSince,
} from './layouts.ts';

/** What a line such as `::amendments{…}` of a paper asks for; names are those that a resolver takes. */
export type Request =
  | ({
      readonly kind: 'amendments';
      readonly before: string;
      readonly after: string;
      /** The stage since which changes have a second mark, null where none is named. */
      readonly since: string | null;
    } & LaidOut)
  | ({
      readonly kind: 'concordance';
      readonly page: Direction | null;
      /** Whether the changed words stand in the cells. */
      readonly words: boolean;
    } & WantedChain)
  | { readonly kind: 'actions' }
  | { readonly kind: 'decisions' | 'text'; readonly of: string }
  | { readonly kind: 'quote'; readonly of: string; readonly ids: readonly string[] };

interface Form {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
}

const FORMS: Readonly<Record<string, Form>> = {
  amendments: { needed: ['of', 'from', 'to'], optional: ['layout', 'page', 'since'] },
  concordance: { needed: ['of'], optional: ['from', 'to', 'page', 'words'] },
  decisions: { needed: ['of'], optional: [] },
  actions: { needed: [], optional: [] },
  text: { needed: ['of'], optional: [] },
  quote: { needed: ['of'], optional: [] },
};

/** Reads a directive; null, with an error that has its place, where it is none that a paper knows. */
export function readDirective(directive: Directive, messages: Message[]): Request | null {
  const say = (rule: string, text: string): null => {
    messages.push({ severity: 'error', rule, text, place: directive.place });
    return null;
  };
  const { name } = directive;
  const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  const known = Object.keys(FORMS).join(', ');
  if (!form) return say('unknown-directive', `found ::${name}, expected one of ${known}`);
  const { values, classes } = directive.attributes;
  const names = [...form.needed, ...form.optional];
  const stray = [
    ...Object.keys(values).filter((key) => !names.includes(key)),
    ...classes.map((found) => `.${found}`),
  ];
  if (stray.length > 0) {
    const text = `found ${stray.join(', ')} on ::${name}, expected only ${names.join(', ')}`;
    return say('unknown-attribute', text);
  }
  const missing = form.needed.filter((key) => (values[key] ?? '') === '');
  if (missing.length > 0) {
    return say(
      'missing-attribute',
      `found no ${missing.join(', ')} on ::${name}, expected ${form.needed.join(', ')}`,
    );
  }
  return requestOf(name, values, say);
}

function requestOf(
  name: string,
  values: Readonly<Record<string, string>>,
  say: (rule: string, text: string) => null,
): Request | null {
  const { of = '' } = values;
  if (name === 'actions') return { kind: name };
  if (name === 'decisions' || name === 'text') return { kind: name, of };
  if (name === 'quote') {
    const [text = '', ids = ''] = of.split('#');
    return { kind: name, of: text, ids: ids.split(',').filter((id) => id !== '') };
  }
  const { from = '', to = '', layout = 'three-column', page, since, words } = values;
  const rule = 'unknown-attribute';
  if (page !== undefined && !isDirection(page))
    return say(rule, `found page ${page}, expected ${DIRECTIONS.join(' or ')}`);
  if (words !== undefined && words !== 'yes')
    return say(rule, `found words ${words}, expected yes`);
  if (name === 'concordance') {
    const chosen = { from: from || null, to: to || null, page: page ?? null };
    return { kind: name, of, ...chosen, words: words !== undefined };
  }
  if (!isLayout(layout))
    return say(rule, `found layout ${layout}, expected one of ${LAYOUTS.join(', ')}`);
  if (since !== undefined && !marksSince(layout))
    return say(
      rule,
      `found since with the layout ${layout}, expected ${LAYOUTS.filter(marksSince).join(', ')}`,
    );
  const sides = {
    before: `${of}@${from}`,
    after: `${of}@${to}`,
    since: since === undefined ? null : `${of}@${since}`,
  };
  return { kind: 'amendments', ...sides, layout, page: page ?? null };
}

/** The names of the texts that a paper prints as they are to be adopted; a text before, a stage and a history are none of these. */
export function textsShown({ paragraphs }: Text): ReadonlySet<string> {
  const requests = paragraphs.flatMap((paragraph) =>
    paragraph.kind === 'directive' ? (readDirective(paragraph, []) ?? []) : [],
  );
  return new Set(
    requests.flatMap((request) => {
      if (request.kind === 'amendments') return [request.after];
      return request.kind === 'concordance' || request.kind === 'actions' ? [] : [request.of];
    }),
  );
}
