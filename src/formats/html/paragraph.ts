import type { Element, ElementContent } from 'hast';
import { attributeOf, classesOf, isElement } from '../../model/sheet.ts';
import { lookOf, styleName } from '../../model/style.ts';
import { headingName } from '../headings.ts';
import { type Ground, pageNodes } from './body.ts';
import { className } from './css.ts';
import { kept, make } from './element.ts';

/** Elements that are headings. */
export const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4']);
/** A paragraph or heading under the class of its style; which of the two it is, and of what level, the outline of the page says. */
export function paragraph(element: Element, ground: Ground): Element {
  const { style } = ground.options;
  const heading = HEADINGS.has(element.tagName);
  const fallback = heading
    ? `heading-${element.tagName.slice(1)}`
    : ground.table === null
      ? 'plain'
      : ground.head
        ? 'cell-head'
        : 'cell';
  const name = styleName(style, [...classesOf(element), ...ground.classes, fallback], ground.table);
  const look = lookOf(style, name);
  const level = ground.levels.get(element);
  if (level !== undefined) ground.heading.text = headingName(element);
  const labels = labelsOf(element);
  const depth = Math.min(Number(attributeOf(element, 'dataDepth') ?? 0), 9);
  const deeper =
    labels.length > 0 && look.depth !== undefined ? Math.max(0, depth - look.depth) : 0;
  const classes = [
    `s-${className(name)}`,
    ...classesOf(element).filter((state) => STATES.has(state)),
    ...(labels.length > 0 ? ['labelled'] : (look.hanging ?? 0) > 0 ? ['flush'] : []),
    ...(labels.length > 1 ? ['relabelled'] : []),
    ...(look.border === 'box' ? ['box'] : []),
    ...(look.keepNext ? ['next'] : []),
    ...(deeper > 0 ? ['deeper'] : []),
  ];
  const properties = kept(element, classes);
  if (deeper > 0) properties.style = `--deeper:${deeper}`;
  const children = spaced(pageNodes(element.children, ground));
  return make(level === undefined ? 'p' : `h${level}`, properties, children);
}

const STATES = new Set(['inserted', 'deleted', 'moved']);

// The gap behind a label is its column; the space for those who hear or copy the text stands inside the label.
function spaced(nodes: ElementContent[]): ElementContent[] {
  const labels = nodes.flatMap((node) =>
    isElement(node) ? [...labelsOf(node), ...(isLabel(node) ? [node] : [])] : [],
  );
  for (const [index, label] of labels.entries()) {
    label.children.push({ type: 'text', value: ' ' });
    if (index === labels.length - 1 && labels.length > 1)
      label.properties.className = ['label', 'last'];
  }
  if (labels.length > 0) trimBehind(nodes);
  return nodes;
}

function trimBehind(nodes: readonly ElementContent[]): void {
  let behind = false;
  const visit = (node: ElementContent): boolean => {
    if (node.type === 'text') {
      if (behind && node.value !== '') node.value = node.value.replace(/^ +/, '');
      return behind && node.value !== '';
    }
    if (!isElement(node)) return false;
    if (isLabel(node)) {
      behind = true;
      return false;
    }
    return node.children.some((child) => visit(child)) || (behind && node.children.length === 0);
  };
  nodes.some((node) => visit(node));
}

function isLabel(node: Element): boolean {
  return node.tagName === 'span' && classesOf(node).includes('label');
}

/** The labels inside an element, in order. */
function labelsOf(element: Element): Element[] {
  return element.children.flatMap((child) => {
    if (!isElement(child)) return [];
    return isLabel(child) ? [child] : labelsOf(child);
  });
}
