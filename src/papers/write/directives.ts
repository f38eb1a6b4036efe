import type { Message } from '../../model/message.ts';
import type { Directive } from '../../model/paragraph.ts';
import type { Layout } from './amendments.ts';

/** What a line such as `::amendments{…}` of a paper asks for; names are those that a resolver takes. */
export type Request =
  | {
      readonly kind: 'amendments';
      readonly before: string;
      readonly after: string;
      readonly layout: Layout;
    }
  | { readonly kind: 'decisions' | 'text'; readonly of: string }
  | { readonly kind: 'quote'; readonly of: string; readonly ids: readonly string[] };

interface Form {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
}

const FORMS: Readonly<Record<string, Form>> = {
  amendments: { needed: ['of', 'from', 'to'], optional: ['layout'] },
  decisions: { needed: ['of'], optional: [] },
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
  { of = '', from = '', to = '', layout = 'three-column' }: Readonly<Record<string, string>>,
  say: (rule: string, text: string) => null,
): Request | null {
  if (name === 'decisions' || name === 'text') return { kind: name, of };
  if (name === 'quote') {
    const [text = '', ids = ''] = of.split('#');
    return { kind: name, of: text, ids: ids.split(',').filter((id) => id !== '') };
  }
  if (layout !== 'three-column' && layout !== 'inline' && layout !== 'clean') {
    return say(
      'unknown-attribute',
      `found layout ${layout}, expected three-column, inline or clean`,
    );
  }
  return { kind: 'amendments', before: `${of}@${from}`, after: `${of}@${to}`, layout };
}
