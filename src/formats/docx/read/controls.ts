import { boundValue } from './bound-value.ts';
import type { Handlers } from './handler.ts';
import { type Control, quoted, type Story, say } from './reading.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

/** Content controls: what is in them is read as if they were not there, and compared with the value that they are bound to. */
export const CONTROLS: Handlers = [
  ['w:sdt', { open: openControl, close: closeControl }],
  ['w:sdtPr', { gather: takeControl }],
];

function openControl(story: Story): void {
  story.controls.push({ properties: null, words: '' });
}

function takeControl(story: Story, properties: XmlElement): void {
  const control = story.controls.at(-1);
  if (control && bindingOf(properties)) control.properties = properties;
}

function closeControl(story: Story): void {
  const control = story.controls.pop();
  if (!control?.properties) return;
  const binding = bindingOf(control.properties);
  if (binding === null || childOf(control.properties, 'w15:repeatingSection')) return;
  const value = boundValue(story.reading.file, binding.attributes);
  if (value !== null && agrees(control, control.properties, value)) return;
  const bound = value === null ? 'that cannot be read' : quoted(value);
  const text = `found ${quoted(control.words)} in a content control bound to a value ${bound}, expected the same words`;
  say(story, 'warning', 'bound-text', text);
}

function bindingOf(properties: XmlElement): XmlElement | null {
  return childOf(properties, 'w:dataBinding') ?? childOf(properties, 'w15:dataBinding');
}

function agrees({ words }: Control, properties: XmlElement, value: string): boolean {
  if (childOf(properties, 'w:showingPlcHdr') && value.trim() === '') return true;
  if (childOf(properties, 'w:picture')) return true;
  const shown = plain(words);
  if (shown === plain(displayed(properties, value))) return true;
  if (childOf(properties, 'w:date')) return isSameDay(words, value);
  const box = childOf(properties, 'w14:checkbox');
  return box !== null && /^(?:1|true)$/.test(value) === isChecked(box);
}

// A list stores one text for each choice and shows another.
function displayed(properties: XmlElement, value: string): string {
  const list = childOf(properties, 'w:dropDownList') ?? childOf(properties, 'w:comboBox');
  const item = childrenOf(list, 'w:listItem').find(
    ({ attributes }) => attributes['w:value'] === value,
  );
  return item?.attributes['w:displayText'] ?? value;
}

function isChecked(box: XmlElement): boolean {
  return /^(?:1|true|on)$/.test(childOf(box, 'w14:checked')?.attributes['w14:val'] ?? '0');
}

// A date is shown in many ways; the numbers of its day and its year are in all of them.
function isSameDay(words: string, value: string): boolean {
  const [, year = '', , day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? [];
  const numbers = (words.match(/\d+/g) ?? []).map(Number);
  if (year === '') return false;
  return [Number(year), Number(year) % 100].some((found) => numbers.includes(found))
    ? numbers.includes(Number(day)) || numbers.length === 1
    : false;
}

function plain(words: string): string {
  return words.replace(/\s+/g, '');
}
