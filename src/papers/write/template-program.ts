import Handlebars from 'handlebars';
import { showHidden } from '../../model/message.ts';
import { isRuns, runsHtml } from './runs-html.ts';
import { checkSpent, nothingSpent, type Spent } from './template-bounds.ts';
import { type FieldUse, fieldFor, type Spot } from './template-field.ts';
import { isBlock, isMustache, isNamed, isPartial, isPath, placeIn } from './template-guard.ts';

/** Where a template stands in a view while it runs. */
interface Frame {
  readonly view: unknown;
  /** What `../` reaches; null at the top of a template. */
  readonly around: Frame | null;
  /** What `@index` and its like stand for; within a list that of the list. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What the names behind `as` stand for. */
  readonly names: Readonly<Record<string, unknown>>;
}

/** A template, or a part of one, that is ready to run. */
type Part = (frame: Frame) => string;
type Field = (frame: Frame) => unknown;

interface Compiling {
  /** The name of the file, for messages. */
  readonly file: string;
  readonly calls: ReadonlyMap<string, Part>;
  readonly spent: Spent;
}

/**
 * Makes templates that have been found to be without fault ready to run, each once, however many sheets are made by them.
 * They print what Handlebars prints. Every path is looked up by `fieldFor`, which throws where the view lacks the field:
 * Handlebars' own strict mode passes over a misspelt field in the arguments of `each`, `if` and helpers, behind a string and
 * behind null, and mostly cannot tell its line.
 */
export function compileTemplates(
  templates: readonly {
    readonly call: string;
    readonly name: string;
    readonly program: hbs.AST.Program | null;
  }[],
): (call: string, view: object) => string {
  const calls = new Map<string, Part>();
  const spent = nothingSpent();
  for (const { call, name, program } of templates)
    if (program) calls.set(call, compileProgram(program, [], { file: name, calls, spent }));
  return (call, view) => {
    Object.assign(spent, nothingSpent());
    return calls.get(call)?.({ view, around: null, data: { root: view }, names: {} }) ?? '';
  };
}

function compileProgram(
  program: hbs.AST.Program | undefined,
  scope: readonly string[],
  compiling: Compiling,
): Part {
  const names = [...scope, ...(program?.blockParams ?? [])];
  const body = program?.body ?? [];
  const [first] = body;
  if (!first) return () => '';
  const parts = body.map((node) => compileStatement(node, names, compiling));
  const { spent, file } = compiling;
  const place = placeIn(first, file);
  return (frame) => {
    spent.steps += parts.length + 1;
    spent.depth += 1;
    checkSpent(spent, place);
    let html = '';
    for (const part of parts) html += part(frame);
    spent.depth -= 1;
    return html;
  };
}

function compileStatement(
  node: hbs.AST.Statement,
  scope: readonly string[],
  compiling: Compiling,
): Part {
  if (isMustache(node)) return compileMustache(node, scope, compiling);
  if (isBlock(node)) return compileBlock(node, scope, compiling);
  if (isPartial(node)) return compilePartial(node, scope, compiling);
  const text = node.type === 'ContentStatement' && 'value' in node ? String(node.value) : '';
  return () => counted(text, compiling.spent);
}

function counted(html: string, spent: Spent): string {
  spent.length += html.length;
  return html;
}

function compileMustache(
  { path, params }: hbs.AST.MustacheStatement,
  scope: readonly string[],
  compiling: Compiling,
): Part {
  const [list] = params;
  if (list) {
    const runs = compileField('runs', list, scope, compiling);
    return (frame) => {
      const found = runs(frame);
      return counted(isRuns(found) ? runsHtml(found) : '', compiling.spent);
    };
  }
  const field = compileField('print', path, scope, compiling);
  return (frame) => counted(printed(field(frame)), compiling.spent);
}

// Facts and fixed words come from files in which characters may hide that turn a line round.
function printed(value: unknown): string {
  return Handlebars.escapeExpression(showHidden(String(value ?? '')));
}

function compilePartial(
  { name, params, indent }: hbs.AST.PartialStatement & { readonly indent?: string },
  scope: readonly string[],
  compiling: Compiling,
): Part {
  const called = isPath(name) ? name.original : '';
  const [given] = params;
  const viewOf: Field = given ? compileField('field', given, scope, compiling) : ({ view }) => view;
  const before = indent ?? '';
  return (frame) => {
    const inner = { view: viewOf(frame), around: null, data: frame.data, names: {} };
    return before + (compiling.calls.get(called)?.(inner) ?? '');
  };
}

function compileBlock(
  { path, params, program, inverse }: hbs.AST.BlockStatement,
  scope: readonly string[],
  compiling: Compiling,
): Part {
  const kind = path.original;
  const use = kind === 'each' ? 'list' : 'field';
  const field = params[0] ? compileField(use, params[0], scope, compiling) : () => undefined;
  const inner = compileProgram(program, scope, compiling);
  const other = compileProgram(inverse, scope, compiling);
  const [item, index] = program?.blockParams ?? [];
  switch (kind) {
    case 'each':
      return (frame) => {
        const list = field(frame);
        if (!Array.isArray(list) || list.length === 0) return other(frame);
        let html = '';
        compiling.spent.steps += list.length;
        for (let at = 0; at < list.length; at += 1)
          html += inner(nextFrame(frame, list, at, [item, index]));
        return html;
      };
    case 'with':
      return (frame) => {
        const view = field(frame);
        if (isEmpty(view) && view !== 0) return other(frame);
        const names = item === undefined ? frame.names : { ...frame.names, [item]: view };
        return inner(frameIn(frame, view, frame.data, names));
      };
    default: {
      const [yes, no] = kind === 'if' ? [inner, other] : [other, inner];
      return (frame) => (isEmpty(field(frame)) ? no(frame) : yes(frame));
    }
  }
}

function nextFrame(
  frame: Frame,
  list: readonly unknown[],
  at: number,
  [item, index]: readonly (string | undefined)[],
): Frame {
  const data = {
    root: frame.data.root,
    key: at,
    index: at,
    first: at === 0,
    last: at === list.length - 1,
  };
  const view = list[at];
  if (item === undefined) return frameIn(frame, view, data, frame.names);
  const named = { [item]: view, ...(index !== undefined && { [index]: at }) };
  return frameIn(frame, view, data, { ...frame.names, ...named });
}

// What stands in itself is not around itself.
function frameIn(frame: Frame, view: unknown, data: Frame['data'], names: Frame['names']): Frame {
  return { view, around: view === frame.view ? frame.around : frame, data, names };
}

/** What `if` takes for nothing. */
function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : !value;
}

function compileField(
  use: FieldUse,
  node: hbs.AST.Expression,
  scope: readonly string[],
  { file }: Compiling,
): Field {
  if (!isPath(node)) throw new Error(`a ${node.type} passed the guard`);
  const spot: Spot = { place: placeIn(node, file), path: node.original };
  const named = isNamed(node, scope);
  const [first = ''] = node.parts.map(String);
  const head: Field = !named
    ? (frame) => viewAround(frame, node.depth)
    : node.data
      ? ({ data }) => data[first]
      : ({ names }) => names[first];
  const rest = node.parts.slice(named ? 1 : 0).map(String);
  return (frame) => fieldFor(use, head(frame), rest, spot);
}

function viewAround(frame: Frame, depth: number): unknown {
  let found: Frame | null = frame;
  for (let level = 0; level < depth; level += 1) found = found?.around ?? null;
  return found?.view;
}
