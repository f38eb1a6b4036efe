import type { Element } from 'hast';
import { attributeOf, isElement, type Sheet, textOf } from '../../model/sheet.ts';

/** A sheet in which the cells are marked where one of the authors has changed something; recognition asks which column they worked in. */
export function withCellsTouched(sheet: Sheet, authors: ReadonlySet<string>): Sheet {
  const children = sheet.root.children.map((child) =>
    isElement(child) ? withTouched(child, authors, false) : child,
  );
  return { root: { ...sheet.root, children } };
}

function withTouched(element: Element, authors: ReadonlySet<string>, inRow: boolean): Element {
  const row = inRow || (element.tagName === 'tr' && isBy(element, authors));
  const children = withBeginnings(element, authors).map((child) =>
    isElement(child) ? withTouched(child, authors, row) : child,
  );
  const whole = { ...element, children };
  if (element.tagName !== 'td' || !(row || isChanged(element, authors))) return whole;
  // A cell that a new row has without a word in it is one in which nobody worked.
  if (textOf(element).trim() === '') return whole;
  return { ...whole, properties: { ...element.properties, dataTouched: '' } };
}

// The paragraph behind an end that one of the authors typed is one of its own.
function withBeginnings(
  { tagName, children }: Element,
  authors: ReadonlySet<string>,
): Element['children'] {
  if (tagName !== 'td') return children;
  let begins = false;
  return children.map((child) => {
    if (!isElement(child)) return child;
    const properties = begins ? { ...child.properties, dataBegins: '' } : child.properties;
    begins = attributeOf(child, 'dataMark') === 'inserted' && isBy(child, authors);
    return { ...child, properties };
  });
}

function isChanged(element: Element, authors: ReadonlySet<string>): boolean {
  if (isBy(element, authors)) return true;
  return element.children.some((child) => isElement(child) && isChanged(child, authors));
}

function isBy(element: Element, authors: ReadonlySet<string>): boolean {
  const author = attributeOf(element, 'dataAuthor');
  return author !== undefined && element.tagName !== 'aside' && authors.has(author);
}
