import { LATIN_ORDINALS, type Label } from '../../model/label.ts';
import { wordStem } from '../../model/label-order.ts';
import { cleanLabels } from '../../model/numbering.ts';
import { outlineOf } from '../../model/outline.ts';
import { isAnnex, isTombstone, type Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import { type CitedPlace, citedPlaces } from '../label-path.ts';

/** The numbers of a text by which its paragraphs are found: as typed, or those of the clean text. */
export type Numbers = 'typed' | 'clean';

/** The paragraphs of a text by their numbers in one scheme. */
export interface Places {
  readonly text: Text;
  readonly places: readonly CitedPlace[];
  readonly byKey: ReadonlyMap<string, readonly number[]>;
  readonly annexHeadings: readonly number[];
}

const known = new WeakMap<Text, Map<string, Places>>();

/** The paragraphs of a text by number; built once for each text and scheme. */
export function placesOf(text: Text, formulaFirst: boolean, numbers: Numbers): Places {
  const key = `${numbers}|${formulaFirst}`;
  const ofText = known.get(text) ?? new Map<string, Places>();
  known.set(text, ofText);
  const places = ofText.get(key) ?? build(text, formulaFirst, numbers);
  ofText.set(key, places);
  return places;
}

function build(text: Text, formulaFirst: boolean, numbers: Numbers): Places {
  const labels = numbers === 'clean' ? cleanLabels(text, outlineOf(text, formulaFirst)) : undefined;
  const places = citedPlaces(text, formulaFirst, labels);
  const byKey = new Map<string, number[]>();
  const annexHeadings: number[] = [];
  for (const [index, paragraph] of text.paragraphs.entries()) {
    if (isAnnex(paragraph)) annexHeadings.push(index);
    const place = places[index];
    if (!place || !isCited(paragraph) || (numbers === 'clean' && isTombstone(paragraph))) continue;
    for (const key of keysOf(place)) {
      const list = byKey.get(key);
      if (list) list.push(index);
      else byKey.set(key, [index]);
    }
  }
  return { text, places, byKey, annexHeadings };
}

function isCited(paragraph: Paragraph): boolean {
  const { kind, attributes } = paragraph;
  return (kind === 'plain' || kind === 'row') && !attributes.classes.includes('quote');
}

// Where numbers begin again in sections, `A 1` is cited as `1` too, in doubt.
function keysOf({ annex, labels }: CitedPlace): readonly string[] {
  if (labels.length === 0) return [];
  const paths = [labels.map(labelKey)];
  const inner = labels.findIndex(({ style }) => style !== 'upper' && style !== 'upper-roman');
  if (inner > 0) paths.push(labels.slice(inner).map(labelKey));
  return paths.map((path) => placeKey(annex, path));
}

/** A place as it is looked up. */
export function placeKey(annex: string | null, path: readonly string[]): string {
  return `${annex ?? '-'}|${path.join('/')}`;
}

const LATIN = new RegExp(`[.]?(${LATIN_ORDINALS.join('|')})$`, 'i');

/** The number of a label as it is looked up, without its word: `6bis` for `6.bis.`, `8.7` for `8,7`, `a` for `(a)`. */
export function labelKey(label: Label): string {
  return numberKey(
    label.text.startsWith(label.word) ? label.text.slice(label.word.length) : label.text,
  );
}

/** A number as cited, in the form of `labelKey`. */
export function numberKey(typed: string): string {
  return typed
    .replace(/[\s\u00A0\u202F()（）'’‘‛]/g, '')
    .replace(/[.．、:：°ºª–—-]+$/u, '')
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(LATIN, (_, name: string) => name.toLowerCase());
}

/** Whether a label that has a word of its own (`Indicateur 1.1`) is called by the word that stands before the cited number. */
export function isCalled(label: Label | undefined, head: string): boolean {
  return label === undefined || label.word === '' || wordStem(label.word) === wordStem(head);
}
