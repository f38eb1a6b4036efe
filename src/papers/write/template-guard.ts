import type { Message, Place } from '../../model/message.ts';

const BLOCKS = ['each', 'if', 'unless', 'with'];
const DATA = ['index', 'key', 'first', 'last', 'root'];

interface Guarded {
  readonly partials: readonly string[];
  readonly messages: readonly Message[];
}

interface Guarding {
  readonly name: string;
  readonly known: readonly string[];
  readonly partials: string[];
  readonly messages: Message[];
}

/**
 * What a template may not do at all (raw output, other helpers, decorators, arguments to partials, which would be copied
 * past the look-up of fields), said in messages, and the partials that it calls.
 */
export function guardTemplate(
  program: hbs.AST.Program,
  template: { readonly name: string; readonly known: readonly string[] },
): Guarded {
  const guarding: Guarding = { ...template, partials: [], messages: [] };
  guardProgram(program, guarding);
  return guarding;
}

function guardProgram(program: hbs.AST.Program | undefined, guarding: Guarding): void {
  if (!program) return;
  for (const statement of program.body) guardStatement(statement, guarding);
}

function guardStatement(node: hbs.AST.Statement, guarding: Guarding): void {
  if (isMustache(node)) guardMustache(node, guarding);
  else if (isBlock(node)) guardBlock(node, guarding);
  else if (isPartial(node)) guardPartial(node, guarding);
  else if (node.type !== 'ContentStatement' && node.type !== 'CommentStatement') {
    refuse(
      guarding,
      node,
      'template-syntax',
      `found a ${node.type}, expected a field, a block or a partial`,
    );
  }
}

function guardMustache(node: hbs.AST.MustacheStatement, guarding: Guarding): void {
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
    guardPath(node.path, guarding);
    return;
  }
  if (node.path.original !== 'runs' || node.params.length !== 1) {
    const text = `found helper “${node.path.original}”, expected runs with one list`;
    refuse(guarding, node, 'template-helper', text);
  }
  for (const param of node.params) guardExpression(param, guarding);
}

function guardBlock(node: hbs.AST.BlockStatement, guarding: Guarding): void {
  if (!BLOCKS.includes(node.path.original) || node.params.length !== 1) {
    const text = `found block “${node.path.original}”, expected ${BLOCKS.join(', ')} with one field`;
    refuse(guarding, node, 'template-helper', text);
  }
  checkHash(node, guarding);
  checkNames(node, guarding);
  for (const param of node.params) guardExpression(param, guarding);
  guardProgram(node.program, guarding);
  guardProgram(node.inverse, guarding);
}

function guardPartial(node: hbs.AST.PartialStatement, guarding: Guarding): void {
  const called = isPath(node.name) ? node.name.original : null;
  if (called === null || !guarding.known.includes(called)) {
    const text = `found partial “${called ?? '(…)'}”, expected one of ${guarding.known.join(', ')}`;
    refuse(guarding, node, 'template-partial', text);
  } else guarding.partials.push(called);
  checkHash(node, guarding);
  for (const param of node.params) guardExpression(param, guarding);
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

function guardExpression(node: hbs.AST.Expression, guarding: Guarding): void {
  if (isPath(node)) guardPath(node, guarding);
  else refuse(guarding, node, 'template-helper', `found a ${node.type}, expected a field`);
}

function guardPath(path: hbs.AST.PathExpression, guarding: Guarding): void {
  if (!path.data || (path.depth === 0 && DATA.includes(String(path.parts[0])))) return;
  const text = `found @${path.depth > 0 ? '../' : ''}${path.parts[0]}, expected @${DATA.join(', @')}`;
  refuse(guarding, path, 'template-field', text);
}

/** Whether the first part of a path is a name of its own (`@index`, `row` of `as |row|`) and no field of the view. */
export function isNamed(path: hbs.AST.PathExpression, scope: readonly string[]): boolean {
  if (path.data) return true;
  const explicit = /^(?:\.|this\b)/.test(path.original);
  return !explicit && path.depth === 0 && scope.includes(String(path.parts[0]));
}

/** Where a part of a template stands in its file. */
export function placeIn(node: hbs.AST.Node, file: string): Place {
  return { file, line: node.loc.start.line, column: node.loc.start.column + 1 };
}

function refuse(guarding: Guarding, node: hbs.AST.Node, rule: string, text: string): void {
  guarding.messages.push({ severity: 'error', rule, text, place: placeIn(node, guarding.name) });
}

export function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === 'MustacheStatement';
}

export function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === 'BlockStatement';
}

export function isPartial(node: hbs.AST.Node): node is hbs.AST.PartialStatement {
  return node.type === 'PartialStatement';
}

export function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}
