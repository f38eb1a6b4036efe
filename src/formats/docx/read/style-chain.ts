/** A style that another one may be based on. */
interface Based {
  readonly basedOn: string | undefined;
}

/**
 * What each style comes to with all that it is based on: `add` lays a style over what lies below it. Each style is visited once; one
 * that is in the end based on itself begins where the circle closes.
 */
export function flattened<Style extends Based, Line>(
  styles: ReadonlyMap<string, Style>,
  add: (style: Style, below: Line | undefined) => Line,
): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  for (const id of styles.keys()) {
    const path = pathDown(id, styles, lines);
    let below = lines.get(styles.get(path.at(-1) ?? '')?.basedOn ?? '');
    for (const at of path.reverse()) {
      const style = styles.get(at);
      if (style === undefined) continue;
      below = add(style, below);
      lines.set(at, below);
    }
  }
  return lines;
}

/** The styles below one, itself first, down to the first that is finished, missing or met already. */
function pathDown<Style extends Based, Line>(
  id: string,
  styles: ReadonlyMap<string, Style>,
  finished: ReadonlyMap<string, Line>,
): string[] {
  const path = new Set<string>();
  let at: string | undefined = id;
  while (at !== undefined && styles.has(at) && !finished.has(at) && !path.has(at)) {
    path.add(at);
    at = styles.get(at)?.basedOn;
  }
  return [...path];
}
