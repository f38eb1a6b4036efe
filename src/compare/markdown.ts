import type { Run } from '../model/run.ts';

/**
 * Runs as the small Markdown in which a change of emphasis is told: `*em*`, `**strong**`, `[text](target)`. For reading, not for files:
 * marks stand inside the blanks at the edges, and characters that Markdown would read as marks are escaped.
 */
export function runsAsMarkdown(runs: readonly Run[]): string {
  return runs.map(asMarkdown).join('');
}

function asMarkdown(run: Run): string {
  if (run.note !== undefined) return run.text;
  const core = run.text.trim();
  if (core === '') return run.text;
  const lead = run.text.slice(0, run.text.length - run.text.trimStart().length);
  const tail = run.text.slice(run.text.trimEnd().length);
  const escaped = core.replace(/[\\*[\]]/g, '\\$&');
  const stars = (run.em ? '*' : '') + (run.strong ? '**' : '');
  const marked = `${stars}${escaped}${[...stars].reverse().join('')}`;
  return `${lead}${run.link === undefined ? marked : `[${marked}](${run.link})`}${tail}`;
}
