import type { Element, ElementContent } from 'hast';
import { attributeOf, classesOf, isElement, textOf } from '../../model/sheet.ts';
import { columnCount, columnsOf } from '../../model/sheet-table.ts';
import { tableName, tableStyle, textWidth } from '../../model/style.ts';
import { type Ground, pageNodes } from './body.ts';
import { className } from './css.ts';
import { kept, make } from './element.ts';
import { paragraph } from './paragraph.ts';

/** A table with its columns, named by the heading before it; one without a grid only places what it holds. */
export function table(element: Element, ground: Ground): Element {
  const { style } = ground.options;
  const name = tableName(style, classesOf(element));
  const looks = tableStyle(style, name);
  const available = textWidth(style.page, ground.direction);
  const sizes = columnsOf(element, looks, ground.direction, available);
  const inner = { ...ground, table: name, columns: sizes.length };
  const layout = looks.border === null;
  return make(
    'table',
    {
      ...kept(element, [`t-${className(name)}`, ...(sizes.length > 2 ? ['wide'] : [])]),
      ...(layout && { role: 'presentation' }),
    },
    [
      ...(layout ? [] : caption(ground.heading.text)),
      columnGroup(sizes),
      ...pageNodes(element.children, inner),
    ],
  );
}

function caption(text: string): ElementContent[] {
  if (text === '') return [];
  return [
    make('caption', {}, [make('span', { className: ['unseen'] }, [{ type: 'text', value: text }])]),
  ];
}

function columnGroup(sizes: readonly number[]): Element {
  const sum = sizes.reduce((total, size) => total + size, 0);
  const columns = sizes.map((size) =>
    make('col', { style: `width:${Math.round((size * 10000) / sum) / 100}%` }, []),
  );
  return make('colgroup', {}, columns);
}

/** A row of a table, filled up to the width of the table. */
export function row(element: Element, ground: Ground): Element {
  const { style } = ground.options;
  const { unbroken, rowShades = {} } = tableStyle(style, ground.table ?? 'plain');
  const classes = classesOf(element);
  const shown = [
    ...classes.filter((name) => Object.hasOwn(rowShades, name)),
    ...(textOf(element).length <= unbroken ? ['short'] : []),
  ];
  const inner = { ...ground, classes: [...classes, ...ground.classes] };
  return make('tr', kept(element, shown), [
    ...pageNodes(element.children, inner),
    ...missingCells(element, ground.columns),
  ]);
}

function missingCells(element: Element, columns: number): Element[] {
  const missing = columns - columnCount(element);
  return missing > 0 ? [make('td', missing > 1 ? { colSpan: missing } : {}, [])] : [];
}

/** A cell; words that stand in it without a paragraph are one. */
export function cell(element: Element, ground: Ground): Element {
  const inner = {
    ...ground,
    classes: [...classesOf(element), ...ground.classes],
    head: ground.head || element.tagName === 'th',
  };
  const blocks = element.children.some((child) => isElement(child) && BLOCKS.has(child.tagName));
  const children =
    blocks || element.children.length === 0
      ? pageNodes(element.children, inner)
      : [paragraph(make('p', {}, element.children), inner)];
  const properties = kept(element, []);
  // A head without words heads nothing.
  const tagName = textOf(element).trim() === '' ? 'td' : element.tagName;
  if (tagName === 'th')
    properties.scope =
      attributeOf(element, 'scope') ??
      (attributeOf(element, 'colSpan') === undefined ? 'col' : 'colgroup');
  return make(tagName, properties, children);
}

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'div', 'table', 'aside', 'details']);
