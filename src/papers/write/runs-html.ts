import type { PrintedRun } from './view.ts';

/**
 * The only helper of templates: printed runs as HTML of a sheet. Neighbours under one operation share one `ins` or
 * `del`; every character is escaped, a line break is `<br>`.
 */
export function runsHtml(runs: readonly PrintedRun[]): string {
  let html = '';
  let from = 0;
  for (let to = 1; to <= runs.length; to += 1) {
    if (
      to < runs.length &&
      runs[to]?.op === runs[from]?.op &&
      !runs[to]?.label === !runs[from]?.label
    )
      continue;
    html += groupHtml(runs.slice(from, to));
    from = to;
  }
  return html;
}

/** Whether a value of a view is a list of printed runs. */
export function isRuns(value: unknown): value is readonly PrintedRun[] {
  return (
    Array.isArray(value) &&
    value.every((run) => typeof run === 'object' && run !== null && 'text' in run)
  );
}

function groupHtml(runs: readonly PrintedRun[]): string {
  const [first] = runs;
  const inner = runs.map(runHtml).join('');
  const words = first?.label ? `<span class="label">${inner}</span>` : inner;
  switch (first?.op) {
    case 'ins':
      return `<ins>${words}</ins>`;
    case 'del':
      return `<del>${words}</del>`;
    case 'emphasis':
      return `<span class="changed-emphasis">${words}</span>`;
    default:
      return words;
  }
}

function runHtml(run: PrintedRun): string {
  let html = escapeHtml(run.text).replaceAll('\n', '<br>');
  if (run.mark === 'note')
    html = `<a class="note" href="#note-${run.note ?? ''}"><sup>${html}</sup></a>`;
  else if (run.mark === 'number') html = `<span class="mark"><sup>${html}</sup></span>`;
  else if (run.mark === 'moved') html = `<span class="moved-note">${html}</span>`;
  else if (run.mark === 'head') html = `<span class="column-head">${html}</span>`;
  if (run.ltr) html = `<span dir="ltr">${html}</span>`;
  if (run.strong) html = `<strong>${html}</strong>`;
  if (run.em) html = `<em>${html}</em>`;
  return run.href === undefined ? html : `<a href="${escapeHtml(run.href)}">${html}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (found) => ENTITIES[found] ?? found);
}
