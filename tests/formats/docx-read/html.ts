import type { Root, RootContent } from 'hast';

/** A tree as HTML, attributes in their order; words are printed as they are. */
export function htmlOf(node: Root | RootContent): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const inner = node.children.map(htmlOf).join('');
  if (node.type !== 'element') return inner;
  const attributes = Object.entries(node.properties).map(
    ([name, value]) =>
      ` ${attributeName(name)}="${Array.isArray(value) ? value.join(' ') : value}"`,
  );
  return `<${node.tagName}${attributes.join('')}>${inner}</${node.tagName}>`;
}

function attributeName(property: string): string {
  if (property === 'className') return 'class';
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
