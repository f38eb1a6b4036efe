import { basename } from 'node:path';
import type { Element, Nodes } from 'hast';
import { withFront } from '../formats/markdown/front.ts';
import { misuse, refuseErrors } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { loadProfile } from '../library/profile.ts';
import type { Message } from '../model/message.ts';
import { attributeOf, isElement, textOf } from '../model/sheet.ts';
import { type FrontValue, frontString, type Text } from '../model/text.ts';
import { chooseBody } from './bodies.ts';
import { interpret } from './extracted.ts';
import { idErrors } from './id-errors.ts';
import { withDecisionsRead } from './import-decisions.ts';
import type { Imported, ImportOptions } from './import-request.ts';
import { oddCharactersIn } from './odd-characters.ts';
import { digestOf, type Readable } from './readable.ts';

/** A text that is no meeting paper, with the front matter that the options give it. */
export function importText(file: Readable, library: Library, options: ImportOptions): Imported {
  const read = readText(file, library, options);
  // First: a head that cannot be read lacks all that is asked for below.
  refuseErrors(read.messages);
  const kind = options.as ?? frontString(read.text, 'kind');
  if (kind === undefined)
    throw misuse(
      'arguments',
      `found ${file.shown} without a kind, expected --as resolution, decisions, paper or text`,
    );
  const values: Record<string, FrontValue> = {
    body: frontString(read.text, 'body') ?? chooseBody(library.root, options.body, [], file.source),
    kind,
  };
  for (const key of [
    'number',
    'subject',
    'revision',
    'base',
    'meeting',
    'stage',
    'date',
    'language',
  ] as const) {
    const value = options[key];
    if (value !== undefined) values[key] = value;
  }
  if (options.symbol !== undefined) values.paper = options.symbol;
  if (options.stage !== undefined) values.status = 'proposed';
  if (options.body !== undefined) values.body = options.body;
  const front = withFront(read.text.front, { ...values, ...originOf(file, read.text, options) });
  const messages = [...read.messages, ...oddCharactersIn(file), ...sayAccepted(file)];
  const text = { ...read.text, front };
  const whole =
    kind === 'decisions'
      ? withDecisionsRead(
          text,
          file,
          loadProfile(library.root, frontString(text, 'body') ?? ''),
          options,
        )
      : text;
  return { texts: [whole], messages, account: read.account };
}

function readText(
  file: Readable,
  library: Library,
  options: ImportOptions,
): Omit<Imported, 'texts'> & { readonly text: Text } {
  if (file.kind === 'markdown')
    return {
      text: file.text,
      messages: [...file.messages, ...idErrors(file.text, file.shown, file.messages)],
      account: null,
    };
  return interpret(file, library.root, options);
}

// What is no Resolution is taken as it would be once all changes are accepted: its text does not show them.
function sayAccepted(file: Readable): Message[] {
  if (file.kind !== 'word') return [];
  const [first, ...more] = trackedIn(file.sheet.root);
  if (first === undefined) return [];
  const words = textOf(first).trim().slice(0, 80);
  const how = first.tagName === 'ins' ? 'inserted' : 'deleted';
  const others = more.length === 0 ? '' : ` and ${more.length} more tracked changes`;
  const text = `found “${words}” ${how} by ${attributeOf(first, 'dataAuthor') ?? 'somebody'}${others}, expected a text without tracked changes; they are all accepted`;
  const start = first.position?.start ?? { line: 1, column: 1 };
  const place = { file: file.shown, line: start.line, column: start.column };
  return [{ severity: 'warning', rule: 'tracked-accepted', text, place }];
}

function trackedIn(node: Nodes): Element[] {
  if (!('children' in node)) return [];
  if (isElement(node) && node.properties.role === 'comment') return [];
  const revised = isElement(node) && (node.tagName === 'ins' || node.tagName === 'del');
  if (revised) return textOf(node).trim() === '' ? [] : [node];
  return node.children.flatMap(trackedIn);
}

// Markdown of our own says where it comes from; what comes in from elsewhere is told by its file.
function originOf(file: Readable, text: Text, options: ImportOptions): Record<string, FrontValue> {
  const state = options.reconstructed === true ? { text: 'reconstructed' } : {};
  if (frontString(text, 'kind') !== undefined && file.kind === 'markdown') return state;
  const sha256 = digestOf(file);
  return {
    ...state,
    ...(frontString(text, 'source') === undefined && { source: basename(file.path) }),
    sha256,
  };
}
