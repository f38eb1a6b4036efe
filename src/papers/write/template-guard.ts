import type { Message, Place } from '../../model/message.ts';
import type { FieldUse } from './template-field.ts';

/** The helper by which a template looks fields up for one use; no template can type its name because of the blanks. */
export function helperName(use: FieldUse, call: string): string {
  return ` ${use} of ${call}`;
}

/** A path of a template: its place, and how it is typed there. */
export interface Spot {
  readonly place: Place;
  readonly path: string;
}

const BLOCKS = ['each', 'if', 'unless', 'with'];
const DATA = ['index', 'key', 'first', 'last', 'root'];

interface Guarded {
  /** Where each guarded field stands; the first argument of the helper is an index into this list. */
  readonly spots: readonly Spot[];
  readonly partials: readonly string[];
  readonly messages: readonly Message[];
}

interface Guarding {
  readonly call: string;
  readonly name: string;
  readonly known: readonly string[];
  readonly spots: Spot[];
  readonly partials: string[];
  readonly messages: Message[];
}

/**
 * Handlebars' own strict mode passes over a misspelt field in the arguments of `each`, `if` and helpers, behind a string
 * and behind null, and mostly cannot tell its line. So every path of a template is turned into a call of a helper that
 * throws where the view lacks the field, and that knows where it stands. `{{#each rows}}` becomes in effect
 * `{{#each (field 12 this "rows")}}`. The tree is changed in place. What a template may not do at all (raw output, other
 * helpers, decorators, arguments to partials, which would be copied past the guard) is said in messages.
 */
export function guardTemplate(
  program: hbs.AST.Program,
  template: { readonly call: string; readonly name: string; readonly known: readonly string[] },
): Guarded {
  const guarding: Guarding = { ...template, spots: [], partials: [], messages: [] };
  guardProgram(program, [], guarding);
  return guarding;
}

function guardProgram(
  program: hbs.AST.Program | undefined,
  scope: readonly string[],
  guarding: Guarding,
): void {
  if (!program) return;
  const names = [...scope, ...(program.blockParams ?? [])];
  for (const statement of program.body) guardStatement(statement, names, guarding);
}

function guardStatement(
  node: hbs.AST.Statement,
  scope: readonly string[],
  guarding: Guarding,
): void {
  if (isMustache(node)) guardMustache(node, scope, guarding);
  else if (isBlock(node)) guardBlock(node, scope, guarding);
  else if (isPartial(node)) guardPartial(node, scope, guarding);
  else if (node.type !== 'ContentStatement' && node.type !== 'CommentStatement') {
    refuse(
      guarding,
      node,
      'template-syntax',
      `found a ${node.type}, expected a field, a block or a partial`,
    );
  }
}

function guardMustache(
  node: hbs.AST.MustacheStatement,
  scope: readonly string[],
  guarding: Guarding,
): void {
  if (!node.escaped) {
    refuse(
      guarding,
      node,
      'template-raw',
      'found output that is not escaped ({{{ or {{&), expected {{',
    );
    return;
  }
  if (!isPath(node.path)) {
    refuse(guarding, node, 'template-syntax', 'found a literal, expected a field');
    return;
  }
  checkHash(node, guarding);
  if (node.params.length === 0 && node.path.original !== 'runs') {
    const { path, params } = fieldCall('print', node.path, scope, guarding);
    node.path = path;
    node.params = params;
    return;
  }
  if (node.path.original !== 'runs' || node.params.length !== 1) {
    const text = `found helper “${node.path.original}”, expected runs with one list`;
    refuse(guarding, node, 'template-helper', text);
  }
  node.params = node.params.map((param) => guardExpression('runs', param, scope, guarding));
}

function guardBlock(
  node: hbs.AST.BlockStatement,
  scope: readonly string[],
  guarding: Guarding,
): void {
  if (!BLOCKS.includes(node.path.original) || node.params.length !== 1) {
    const text = `found block “${node.path.original}”, expected ${BLOCKS.join(', ')} with one field`;
    refuse(guarding, node, 'template-helper', text);
  }
  checkHash(node, guarding);
  checkNames(node, guarding);
  const use = node.path.original === 'each' ? 'list' : 'field';
  node.params = node.params.map((param) => guardExpression(use, param, scope, guarding));
  guardProgram(node.program, scope, guarding);
  guardProgram(node.inverse, scope, guarding);
}

function guardPartial(
  node: hbs.AST.PartialStatement,
  scope: readonly string[],
  guarding: Guarding,
): void {
  const called = isPath(node.name) ? node.name.original : null;
  if (called === null || !guarding.known.includes(called)) {
    const text = `found partial “${called ?? '(…)'}”, expected one of ${guarding.known.join(', ')}`;
    refuse(guarding, node, 'template-partial', text);
  } else guarding.partials.push(called);
  checkHash(node, guarding);
  node.params = node.params.map((param) => guardExpression('field', param, scope, guarding));
}

// Only lists and `with` give values to names behind `as`.
function checkNames(node: hbs.AST.BlockStatement, guarding: Guarding): void {
  const names = [node.program, node.inverse].some(
    (program) => (program?.blockParams ?? []).length > 0,
  );
  if (!names || /^(?:each|with)$/.test(node.path.original)) return;
  const text = `found names on “${node.path.original}”, expected “as” on each and with alone`;
  refuse(guarding, node, 'template-helper', text);
}

function checkHash(
  node: hbs.AST.Statement & { readonly hash?: hbs.AST.Hash },
  guarding: Guarding,
): void {
  if (!node.hash) return;
  refuse(guarding, node, 'template-helper', 'found a named argument, expected none');
}

function guardExpression(
  use: FieldUse,
  node: hbs.AST.Expression,
  scope: readonly string[],
  guarding: Guarding,
): hbs.AST.Expression {
  if (isPath(node)) return fieldCall(use, node, scope, guarding);
  refuse(guarding, node, 'template-helper', `found a ${node.type}, expected a field`);
  return node;
}

function fieldCall(
  use: FieldUse,
  path: hbs.AST.PathExpression,
  scope: readonly string[],
  guarding: Guarding,
): hbs.AST.SubExpression {
  const { loc } = path;
  const at = guarding.spots.length;
  guarding.spots.push({ place: placeOf(path, guarding), path: path.original });
  const headParts = isNamed(path, scope) ? 1 : 0;
  if (path.data && (path.depth > 0 || !DATA.includes(String(path.parts[0])))) {
    const text = `found @${path.depth > 0 ? '../' : ''}${path.parts[0]}, expected @${DATA.join(', @')}`;
    refuse(guarding, path, 'template-field', text);
  }
  const head = {
    ...path,
    parts: path.parts.slice(0, headParts),
    original: headOf(path, headParts),
  };
  const names = path.parts.slice(headParts).map((part) => literal('StringLiteral', part, loc));
  return {
    type: 'SubExpression',
    loc,
    path: {
      type: 'PathExpression',
      data: false,
      depth: 0,
      parts: [helperName(use, guarding.call)],
      original: helperName(use, guarding.call),
      loc,
    },
    params: [literal('NumberLiteral', at, loc), head, ...names],
    hash: NO_HASH,
  };
}

// Handlebars tells `this` from a field called so by the text of the path.
function headOf(path: hbs.AST.PathExpression, parts: number): string {
  if (parts > 0) return path.data ? `@${path.parts[0]}` : String(path.parts[0]);
  return path.depth > 0 ? '../'.repeat(path.depth).slice(0, -1) : 'this';
}

/** Whether the first part of a path is a name of its own (`@index`, `row` of `as |row|`) and no field of the view. */
function isNamed(path: hbs.AST.PathExpression, scope: readonly string[]): boolean {
  if (path.data) return true;
  const explicit = /^(?:\.|this\b)/.test(path.original);
  return !explicit && path.depth === 0 && scope.includes(String(path.parts[0]));
}

// Handlebars gives no hash where there is none, though its types call for one.
const NO_HASH = undefined as unknown as hbs.AST.Hash;

function literal(
  type: 'StringLiteral' | 'NumberLiteral',
  value: string | number,
  loc: hbs.AST.SourceLocation,
): hbs.AST.Literal & { readonly value: string | number; readonly original: string | number } {
  return { type, value, original: value, loc };
}

function placeOf(node: hbs.AST.Node, { name }: Guarding): Place {
  return { file: name, line: node.loc.start.line, column: node.loc.start.column + 1 };
}

function refuse(guarding: Guarding, node: hbs.AST.Node, rule: string, text: string): void {
  guarding.messages.push({ severity: 'error', rule, text, place: placeOf(node, guarding) });
}

function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === 'MustacheStatement';
}

function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === 'BlockStatement';
}

function isPartial(node: hbs.AST.Node): node is hbs.AST.PartialStatement {
  return node.type === 'PartialStatement';
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}
