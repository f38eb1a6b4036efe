import type { Label } from '../../model/label.ts';
import { isAnnex } from '../../model/paragraph.ts';
import { frontString, type Text } from '../../model/text.ts';

import type { Printed } from './sides.ts';
import type { LineView } from './view.ts';

const OWN = ['quote', 'caption', 'tail', 'recital'];

/**
 * The classes of a printed paragraph: the name of its style, and before it those of its variants, which a body may lack. A
 * number with a word in it (`Objectif 1.1`) stands in a wider column (`item-worded`) or, where even that is too narrow, at the
 * beginning of the text (`item-run-in`); `…-chapeau` stays with what comes next. In cells they are `cell-item-worded`.
 */
export function styleClasses(
  style: string,
  { leads }: Printed,
  surface: 'page' | 'cell',
  labels: readonly Label[],
): string {
  const shape = labelShape(labels);
  const variants = [
    ...(leads && shape !== '' ? [`${style}${shape}-chapeau`] : []),
    ...(shape === '' ? [] : [`${style}${shape}`]),
    ...(leads ? [`${style}-chapeau`] : []),
  ];
  return [...variants.map((name) => (surface === 'cell' ? `cell-${name}` : name)), style].join(' ');
}

// The widest number that the column of a `…-worded` style takes, in ems: `Indicateur 2.2.10`.
const COLUMN = 7.8;

function labelShape(labels: readonly Label[]): '' | '-worded' | '-run-in' {
  if (labels.every(({ word }) => word === '')) return '';
  const width = labels.reduce((sum, { text }) => sum + emsOf(text), 0);
  return width > COLUMN ? '-run-in' : '-worded';
}

/** About how wide a label is printed; what is not known counts as broad. */
function emsOf(text: string): number {
  return [...text].reduce((sum, letter) => {
    if (/[\s.,:;'’()[\]Iijlftr-]/.test(letter)) return sum + 0.31;
    return sum + (/[\p{Ll}\p{Nd}]/u.test(letter) && !/[mw]/.test(letter) ? 0.556 : 0.85);
  }, 0);
}

/** The name of the style in which a paragraph is printed; what the style looks like is said in `style.yaml`. */
export function styleOf(member: Printed, text: Text): string {
  const { paragraph, role, depth } = member;
  const decisions = isDecisions(text);
  if (paragraph.kind === 'heading') return headingStyle(member, text);
  if (paragraph.kind === 'note') return 'note';
  const own = OWN.find((name) => paragraph.attributes.classes.includes(name));
  if (own !== undefined) return own;
  if (depth === 1) return decisions ? 'decision' : 'operative';
  if (depth === 2) return 'item';
  if (depth > 2) return 'subitem';
  if (isPaper(text)) return 'plain';
  return role === 'recital' || role === 'formula' || role === 'tail' ? role : 'plain';
}

function headingStyle({ paragraph, role, annexLevel }: Printed, text: Text): string {
  const level = paragraph.kind === 'heading' ? paragraph.level : 1;
  if (isDecisions(text)) return level === 1 ? 'heading-1' : 'directed-to';
  if (isAnnex(paragraph)) return isPaper(text) ? 'annex-title' : 'annex-heading';
  if (role === 'title') return 'title';
  // The heading of an annex says only that it is one; its title comes next and is the highest in it.
  return `heading-${Math.min(annexLevel === null ? level : level - annexLevel, 4)}`;
}

function isPaper(text: Text): boolean {
  return frontString(text, 'kind') === 'paper';
}

/** Whether a text is a set of Decisions. */
export function isDecisions(text: Text): boolean {
  return /^decisions?$/.test(frontString(text, 'kind') ?? '');
}

/** The element of a heading on a page; a title, whatever its level, is the first. */
export function headingElement({ paragraph, role }: Printed): LineView['element'] {
  if (paragraph.kind !== 'heading') return 'p';
  if (role === 'title' || paragraph.level === 1) return 'h1';
  return paragraph.level === 2 ? 'h2' : paragraph.level === 3 ? 'h3' : 'h4';
}
