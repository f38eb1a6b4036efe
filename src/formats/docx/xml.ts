/** Text or the value of an attribute as XML holds it. A character that it cannot hold, with which a file would not open, is shown as `‹U+0001›`. */
export function escaped(text: string): string {
  return text.replace(NOT_IN_XML, shown).replace(/[&<>"]/g, entity);
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
