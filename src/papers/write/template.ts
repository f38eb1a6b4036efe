import Handlebars from 'handlebars';
import type { Message, Outcome } from '../../model/message.ts';
import { findDeepBlock } from './template-bounds.ts';
import { TemplateError } from './template-field.ts';
import { guardTemplate } from './template-guard.ts';
import { compileTemplates } from './template-program.ts';

/**
 * One template as it stands on disk. `name` is its path below `templates/`, with `/`: `cms/paper.html.hbs`,
 * `_shared/three-column.html.hbs`. It is called by what stands between the folder and `.html.hbs`; where the folder of
 * the body and `_shared` both have one of a name, that of the body is taken.
 */
export interface Template {
  readonly name: string;
  readonly source: string;
}

const FILE = /^([^/]+)\/(.+)\.html\.hbs$/;

/**
 * The HTML that the template called `call` makes of a view (plain data that could be written as JSON). A field that the
 * view lacks, output behind three braces, a helper other than `runs`, a partial that does not exist: each is an error
 * that names template, line and column, and the value is then empty.
 */
export function runTemplate(
  templates: readonly Template[],
  call: string,
  view: object,
): Outcome<string> {
  const chosen = chooseTemplates(templates);
  if (!chosen.has(call)) return { value: '', messages: [missing(call, chosen)] };
  const { run, messages } = prepare(templates, chosen);
  if (messages.length > 0) return { value: '', messages };
  try {
    return { value: run(call, view), messages: [] };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { value: '', messages: [error.found] };
  }
}

interface Prepared {
  readonly run: (call: string, view: object) => string;
  readonly messages: readonly Message[];
}

// A list of templates is prepared once, however many sheets are made of it.
const prepared = new WeakMap<readonly Template[], Prepared>();

function prepare(templates: readonly Template[], chosen: ReadonlyMap<string, Template>): Prepared {
  const known = prepared.get(templates);
  if (known) return known;
  const parsed = [...chosen].map(([name, template]) => parse(name, template, chosen));
  const messages = [...parsed.flatMap((template) => template.messages), ...findCycles(parsed)];
  const fresh = { run: compileTemplates(messages.length > 0 ? [] : parsed), messages };
  prepared.set(templates, fresh);
  return fresh;
}

/** The name of the file that is taken when the template `call` is called; the call itself where there is none. */
export function templateName(templates: readonly Template[], call: string): string {
  return chooseTemplates(templates).get(call)?.name ?? call;
}

// What stands in `_shared` comes first, so that a body's own template of the same name takes its place.
function chooseTemplates(templates: readonly Template[]): ReadonlyMap<string, Template> {
  const chosen = new Map<string, Template>();
  for (const shared of [true, false]) {
    for (const template of templates) {
      const [, folder, call] = FILE.exec(template.name) ?? [];
      if (call !== undefined && (folder === '_shared') === shared) chosen.set(call, template);
    }
  }
  return chosen;
}

interface Parsed {
  readonly call: string;
  readonly name: string;
  readonly program: hbs.AST.Program | null;
  readonly partials: readonly string[];
  readonly messages: readonly Message[];
}

function parse(call: string, template: Template, known: ReadonlyMap<string, Template>): Parsed {
  const { name, source } = template;
  const broken = { call, name, program: null, partials: [] };
  const deep = findDeepBlock(source, name);
  if (deep) return { ...broken, messages: [deep] };
  try {
    const program = Handlebars.parse(source);
    return { call, name, program, ...guardTemplate(program, { name, known: [...known.keys()] }) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ...broken, messages: [syntaxError(name, error)] };
  }
}

// Handlebars puts line and a picture of the spot into the text of its parse errors.
function syntaxError(file: string, error: Error): Message {
  const line = Number(/line (\d+)/.exec(error.message)?.[1] ?? 1);
  const [, spot = ''] = error.message.split('\n');
  const text = `found a template that cannot be read near “${spot.trim()}”, expected Handlebars`;
  return { severity: 'error', rule: 'template-syntax', text, place: { file, line, column: 1 } };
}

function missing(call: string, known: ReadonlyMap<string, Template>): Message {
  const text = `found no template ${call}, expected one of ${[...known.keys()].join(', ') || 'some'}`;
  return { severity: 'error', rule: 'template-missing', text, place: null };
}

// Partials that call one another round would nest without end.
function findCycles(parsed: readonly Parsed[]): Message[] {
  const calls = new Map(parsed.map((template) => [template.call, template]));
  const state = new Map<string, 'open' | 'done'>();
  const messages: Message[] = [];
  const visit = (call: string): void => {
    const template = calls.get(call);
    if (!template || state.get(call) === 'done') return;
    if (state.get(call) === 'open') {
      const text = `found template ${call} that calls itself, expected no circle`;
      const place = { file: template.name, line: 1, column: 1 };
      messages.push({ severity: 'error', rule: 'template-circle', text, place });
      return;
    }
    state.set(call, 'open');
    for (const partial of template.partials) visit(partial);
    state.set(call, 'done');
  };
  for (const { call } of parsed) visit(call);
  return messages;
}
