const FEWEST_LOST = 4;

/**
 * The typed numbers that stand alone among automatic ones, by index. Where marks are lost, a struck number is known by that: all
 * around it the counter left `1.`, and nearly everywhere. A null start ends a list.
 */
export function numbersAlone(starts: readonly (string | null)[]): ReadonlySet<number> {
  const alone = new Set<number>();
  let run: { readonly index: number; readonly value: number }[] = [];
  const close = (): void => {
    const typed = run.filter(({ value }) => value !== 1);
    const enough = run.length - typed.length >= Math.max(FEWEST_LOST, 3 * typed.length);
    for (const [at, { index, value }] of run.entries()) {
      const around = [run[at - 2], run[at - 1], run[at + 1]];
      const between = around.every((near) => near?.value === 1);
      if (enough && value !== 1 && between) alone.add(index);
    }
    run = [];
  };
  for (const [index, start] of starts.entries()) {
    if (start === null) close();
    const value = /^\[?([0-9]{1,3})\.\s/u.exec(start ?? '')?.[1];
    if (value !== undefined) run.push({ index, value: Number(value) });
  }
  close();
  return alone;
}
