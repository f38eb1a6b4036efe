/** `5.9` before `5.21`, part by part; letters of one sort by their code, but `15.ZZ` before `15.AAA`, as provisional letters go on. */
export function compareNumbers(a: string, b: string): number {
  const [own, others] = [partsOf(a), partsOf(b)];
  for (const [at, part] of own.entries()) {
    const other = others[at];
    if (other === undefined) return 1;
    if (part !== other) return compareParts(part, other);
  }
  return own.length - others.length;
}

function partsOf(number: string): readonly string[] {
  return number.match(/\d+|\p{Lu}+|[^\d\p{Lu}]+/gu) ?? [];
}

function compareParts(a: string, b: string): number {
  const both = (form: RegExp): boolean => form.test(a) && form.test(b);
  const figures = both(/^\d/) ? Number(a) - Number(b) : 0;
  const letters = both(/^\p{Lu}/u) ? a.length - b.length : 0;
  return figures || letters || (a < b ? -1 : 1);
}
