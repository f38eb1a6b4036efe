import type { OpenPoint } from './open-points.ts';
import type { Pages } from './pages.ts';
import type { Measured } from './paper-figures.ts';

// As many open points as one reads at a glance; the JSON has all.
const SHOWN = 12;

/** The figures in words, one line each. */
export function figureLines({ words, pages, languages, open }: Measured): readonly string[] {
  const { body, annexes, limit } = words;
  const over = limit !== null && body > limit ? `, ${body - limit} too many` : '';
  const limited = limit === null ? '' : ` (limit ${limit}${over})`;
  return [
    ...(pages === null ? [] : [`Pages: ${sayPages(pages)}`]),
    `Words as printed: ${body} before the annexes${limited}, ${annexes} in annexes`,
    `Words of its own text: ${languages.map(({ language, own }) => `${language} ${own}`).join(', ')}`,
    ...KINDS.flatMap(([kind, name]) =>
      openLines(
        name,
        open.filter((point) => point.kind === kind),
      ),
    ),
  ];
}

function sayPages(pages: Pages): string {
  return 'unknown' in pages ? `not counted, ${pages.unknown}` : `${pages.pages} (by LibreOffice)`;
}

const KINDS = [
  ['bracket', 'Brackets still open'],
  ['comment', 'Changes without comment'],
  ['actions', 'Recommended actions without text'],
] as const;

function openLines(name: string, points: readonly OpenPoint[]): readonly string[] {
  if (points.length === 0) return [];
  const shown = points.slice(0, SHOWN).map(({ where, words }) => `  ${where}: ${words}`);
  const more = points.length > SHOWN ? [`  and ${points.length - SHOWN} more (--json)`] : [];
  return [`${name}: ${points.length}`, ...shown, ...more];
}
