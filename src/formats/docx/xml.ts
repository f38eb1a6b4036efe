/** Text or the value of an attribute as XML holds it. Characters that it cannot hold are shown by their code. */
export function escaped(text: string): string {
  return printable(text).replace(/[&<>"]/g, entity);
}

/** Text without the characters that XML cannot hold, each shown as `‹U+0001›`: a file with one of them would not open. */
export function printable(text: string): string {
  return text.replace(NOT_IN_XML, shown);
}

/** The content of a part with more at the end of its root element, which may be empty so far. */
export function appended(part: string, inner: string): string {
  const empty = /<([\w:]+)[^<>]*\/>\s*$/.exec(part);
  if (empty) return `${part.slice(0, part.lastIndexOf('/>'))}>${inner}</${empty[1]}>`;
  const end = part.lastIndexOf('</');
  return `${part.slice(0, end)}${inner}${part.slice(end)}`;
}

const NOT_IN_XML =
  /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function shown(character: string): string {
  return `‹U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
};

function entity(sign: string): string {
  return `&${ENTITIES[sign]};`;
}
