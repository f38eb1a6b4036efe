import { keyword, sayFieldWords } from './field-words.ts';
import type { Handlers } from './handler.ts';
import { linkTo } from './links.ts';
import { paragraphOf } from './open-paragraph.ts';
import { placeElement } from './place.ts';
import { isOn } from './properties.ts';
import { type Field, quoted, type Story, say } from './reading.ts';
import { rewrap } from './revisions.ts';
import { print } from './run.ts';
import { elementAt, type Wrapper, wrapper } from './wrapper.ts';
import { childOf, childrenOf, type XmlAttributes, type XmlElement } from './xml.ts';

/** Fields: their result is text, their code is not. */
export const FIELDS: Handlers = [
  ['w:fldChar', { open: fieldCharacter }],
  ['w:fldSimple', { open: openSimple, close: end }],
  ['w:instrText', { open: openCode, close: closeCode }],
  ['w:delInstrText', { open: openCode, close: closeCode }],
  ['w:ffData', { gather: takeForm }],
  ['w:pgNum', { open: printPage }],
];

/** Fields stand in each other a few deep; those that stand deeper are no fields of their own. */
const DEEPEST = 64;

/** Fields whose number or sign Word works out when it prints, and keeps nowhere. */
const UNKEPT = /^(?:LISTNUM|AUTONUM|AUTONUMLGL|AUTONUMOUT|EQ|SYMBOL|INCLUDEPICTURE)$/;

/** Says which fields never ended; their words would else be lost without a word. */
export function closeFields(story: Story): void {
  story.deepFields = 0;
  for (const field of story.fields.splice(0)) {
    if (field.result || field.unprinted.trim() === '') continue;
    const text = `found a field without end before ${quoted(field.unprinted)}, expected its end`;
    say(story, 'warning', 'open-field', text);
  }
  rewrap(story);
}

function fieldCharacter(story: Story, attributes: XmlAttributes): void {
  const type = attributes['w:fldCharType'];
  if (type === 'begin') begin(story, attributes);
  else if (type === 'separate') separate(story);
  else if (type === 'end') end(story);
}

function begin(story: Story, attributes: XmlAttributes): Field | null {
  if (story.fields.length >= DEEPEST) {
    story.deepFields += 1;
    return null;
  }
  const field: Field = {
    code: '',
    result: false,
    wrapper: null,
    form: null,
    unprinted: '',
    printed: false,
    words: '',
    preset: '',
    dirty: isDirty(attributes),
    began: revisionsHere(story),
    revised: false,
  };
  story.fields.push(field);
  return field;
}

function isDirty(attributes: XmlAttributes): boolean {
  const dirty = attributes['w:dirty'];
  return dirty !== undefined && isOn({ 'w:val': dirty });
}

function revisionsHere(story: Story): string {
  const kinds = story.wrappers.map((found) => found?.kind ?? '');
  return kinds.filter((kind) => kind === 'ins' || kind === 'del').join(' ');
}

function separate(story: Story): void {
  const field = story.fields.at(-1);
  if (!field || field.result || story.deepFields > 0) return;
  field.result = true;
  const shown = story.fields.every(({ result }) => result);
  if (shown) field.wrapper = wrapperOf(story, field.code);
  rewrap(story);
}

function end(story: Story): void {
  if (story.deepFields > 0) {
    story.deepFields -= 1;
    return;
  }
  const field = story.fields.at(-1);
  if (!field) return;
  if (story.fields.slice(0, -1).every(({ result }) => result)) {
    if (!field.printed) printUnkept(story, field);
    sayFieldWords(story, field);
  }
  story.fields.pop();
  rewrap(story);
}

// What prints although the file holds no result of it.
function printUnkept(story: Story, field: Field): void {
  const name = keyword(field.code);
  field.result = true;
  if (name === 'PAGE') {
    field.wrapper = null;
    rewrap(story);
    printPage(story);
  } else if (name.startsWith('FORM') && field.form !== null) {
    field.wrapper ??= wrapperOf(story, field.code);
    rewrap(story);
    print(story, field.form);
  } else if (UNKEPT.test(name)) {
    const text = `found the field ${quoted(field.code)} without its result, expected words`;
    say(story, 'warning', 'field-without-result', text);
  }
}

function openSimple(story: Story, attributes: XmlAttributes): void {
  const field = begin(story, attributes);
  if (field) field.code = attributes['w:instr'] ?? '';
  separate(story);
}

function openCode(story: Story): void {
  story.text = '';
}

function closeCode(story: Story): void {
  const field = story.fields.at(-1);
  if (field && !field.result) {
    if (field.code.length < 2000) field.code += story.text ?? '';
    if (revisionsHere(story) !== field.began) field.revised = true;
  }
  story.text = null;
}

function wrapperOf(story: Story, code: string): Wrapper | null {
  const name = keyword(code);
  story.reading.fields += 1;
  const part = String(story.reading.fields);
  if (name === 'PAGE') return wrapper('field', 'span', { className: ['page'] }, part);
  if (name === 'HYPERLINK') return linkOf(story, code);
  return wrapper('field', 'span', { dataField: name }, part);
}

/** The link of `HYPERLINK "address" \l "bookmark"`. */
function linkOf(story: Story, code: string): Wrapper | null {
  let address = '';
  let anchor = '';
  let before = '';
  for (const [, quotedWord, plain = ''] of code.matchAll(/"([^"]*)"|(\S+)/g)) {
    const word = quotedWord ?? plain;
    if (before === '\\l') anchor = word;
    else if (before.toUpperCase() === 'HYPERLINK' && !plain.startsWith('\\')) address = word;
    before = quotedWord === undefined ? plain : '';
  }
  const href = anchor === '' ? address : `${address}#${anchor.replace(/\s/g, '_')}`;
  return href === '' ? null : linkTo(story, href);
}

function printPage(story: Story): void {
  const paragraph = paragraphOf(story);
  const { line, column } = paragraph;
  const page = elementAt('span', { className: ['page'] }, [], line, column);
  placeElement(paragraph, story.wrapping, page);
}

/** What a box or a list to choose from prints, in the old forms of Word. */
function takeForm(story: Story, data: XmlElement): void {
  const field = story.fields.at(-1);
  if (!field) return;
  const box = childOf(data, 'w:checkBox');
  const list = childOf(data, 'w:ddList');
  field.preset = childOf(childOf(data, 'w:textInput'), 'w:default')?.attributes['w:val'] ?? '';
  if (box) {
    const state = childOf(box, 'w:checked') ?? childOf(box, 'w:default');
    const off = state === null || /^(?:0|false|off)$/.test(state.attributes['w:val'] ?? '');
    field.form = off ? '☐' : '☒';
  } else if (list) {
    const chosen = childOf(list, 'w:result') ?? childOf(list, 'w:default');
    const entry = childrenOf(list, 'w:listEntry')[Number(chosen?.attributes['w:val'] ?? 0)];
    field.form = entry?.attributes['w:val'] ?? '';
  }
}
