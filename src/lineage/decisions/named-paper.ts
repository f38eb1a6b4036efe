import type { Reference } from '../../model/reference.ts';
import type { ReferenceWords } from '../references/words.ts';

/**
 * The symbol that the words behind letters name as that of their paper: `15.AA (UNEP/CMS/COP15/Doc.31)`, `15.AA in document …`,
 * `15.AA du document …`. Null where something else stands between, or no symbol follows. `references` are those of `content`.
 */
export function namedPaper(
  { end }: Reference,
  references: readonly Reference[],
  content: string,
  words: ReferenceWords,
): string | null {
  const symbol = references.find(({ start }) => start >= end);
  if (symbol?.kind !== 'symbol') return null;
  const between = content.slice(end, symbol.start);
  return isLink(between, words) ? symbol.text : null;
}

function isLink(between: string, { forms }: ReferenceWords): boolean {
  const joining = new Set(
    [...forms.of, ...forms.toward, ...forms.articles, ...forms.paper]
      .flatMap((words) => words.split(/\s+/))
      .map((word) => word.toLowerCase()),
  );
  const [, bracket, typed = ''] = /^\s*([([]?)(.*)$/su.exec(between) ?? [];
  const parts = typed
    .replace(/['’]/g, '’ ')
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase());
  if (parts.length === 0) return bracket !== '' || between.trim() === '';
  return parts.length <= 4 && parts.every((part) => joining.has(part));
}
