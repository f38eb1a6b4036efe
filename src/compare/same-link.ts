const REFERENCE = /^(?:#|resolution:|decision:)/;

/** Whether a link leads to a paragraph, Resolution or Decision. */
export function isReference(link: string): boolean {
  return REFERENCE.test(link);
}

/** Whether two links lead to the same: the ids of a reference stand in whatever order they were typed. */
export function sameLink(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one === other || linkInOrder(one) === linkInOrder(other);
}

/** A link with the ids of a reference in one order, so that equal strings lead to the same. */
export function linkInOrder(link: string): string {
  const [of = '', ids] = isReference(link) ? link.split('#') : [link];
  return ids === undefined ? of : `${of}#${ids.split(',').toSorted().join(',')}`;
}
