import { showHidden } from '../../model/message.ts';
import type { PrintedRun } from './view.ts';
import { wordsTouch } from './word-gap.ts';

/**
 * The only helper of templates: printed runs as HTML of a sheet. Neighbours under one operation share one `ins` or
 * `del`, which is of the class `apart` where its words would run into those that it replaces or that replace it; every
 * character is escaped, one that would hide is shown, a line break is `<br>`.
 */
export function runsHtml(runs: readonly PrintedRun[]): string {
  let html = '';
  let from = 0;
  for (let to = 1; to <= runs.length; to += 1) {
    if (
      to < runs.length &&
      runs[to]?.op === runs[from]?.op &&
      runs[to]?.was === runs[from]?.was &&
      runs[to]?.since === runs[from]?.since &&
      runs[to]?.restyled === runs[from]?.restyled &&
      !runs[to]?.label === !runs[from]?.label
    )
      continue;
    html += groupHtml(runs.slice(from, to), runs[from - 1]);
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

function groupHtml(runs: readonly PrintedRun[], above: PrintedRun | undefined): string {
  const [first] = runs;
  const classes = [
    first?.since === true && CHANGES.has(first.op) ? 'since' : '',
    first?.op === 'dropped' ? 'dropped' : '',
    first !== undefined && runsTouch(above, first) ? 'apart' : '',
  ].filter((name) => name !== '');
  const marked = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
  const inner = runs.map(runHtml).join('');
  const words = first?.label ? `<span class="label">${inner}</span>` : inner;
  switch (first?.op) {
    case 'ins':
      return `<ins${marked}>${words}</ins>`;
    case 'del':
    case 'dropped':
      return `<del${marked}>${words}</del>`;
    case 'restored':
      return `<span class="restored">${words}</span>`;
    case 'emphasis': {
      const since = first.restyled ? ' since' : '';
      const emphasis = `<span class="changed-emphasis${since}"${wasAttribute(first)}>${words}</span>`;
      return first.since ? `<span class="restored">${emphasis}</span>` : emphasis;
    }
    default:
      return words;
  }
}

const CHANGES: ReadonlySet<PrintedRun['op']> = new Set(['ins', 'del']);

function wasAttribute({ was }: PrintedRun): string {
  return was === undefined ? '' : ` data-was="${escapeHtml(was)}"`;
}

/** Whether two changes stand together without anything between their words; square characters always do. */
function runsTouch(one: PrintedRun | undefined, other: PrintedRun): boolean {
  const same = one?.op === other.op && one?.since === other.since;
  if (!isWords(one) || !isWords(other) || same) return false;
  return (
    wordsTouch(one.text, other.text) && !SQUARE.test(one.text.slice(-1) + other.text.charAt(0))
  );
}

function isWords(run: PrintedRun | undefined): run is PrintedRun {
  return CHANGED.has(run?.op) && !run?.label && run?.mark === undefined;
}

const CHANGED: ReadonlySet<PrintedRun['op']> = new Set(['ins', 'del', 'dropped']);

const SQUARE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;

function runHtml(run: PrintedRun): string {
  let html = escapeHtml(showHidden(run.text)).replaceAll('\n', '<br>');
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
