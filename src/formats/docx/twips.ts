/** Millimetres in twentieths of a point, Word's measure of length. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

/** The same length the other way. */
export function millimetres(twips: number): number {
  return (twips * 25.4) / 1440;
}
