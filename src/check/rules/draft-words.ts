import { leadsToLetters, leadsToPaper } from '../../lineage/decisions/joining-words.ts';
import { type NamedSymbol, paperIndex, symbolsIn } from '../../lineage/decisions/paper-symbols.ts';
import { BLANK, phrases } from '../../lineage/references/phrases.ts';
import { isWithin, quotedSpans } from '../../lineage/references/quoted.ts';
import { isQuote } from '../../lineage/references/resolved.ts';
import { type ReferenceWords, readForm } from '../../lineage/references/words.ts';
import { showHidden } from '../../model/message.ts';
import { isTombstone } from '../../model/paragraph.ts';
import type { Reference } from '../../model/reference.ts';
import type { Passage } from '../citations.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** Rules on words that are true of drafts alone. */
export const DRAFT_WORD_RULES: readonly Rule[] = [
  {
    name: 'draft-words',
    severity: 'warning',
    about:
      'A text that is adopted, or a reason in its removed:, names a Decision or Resolution as a draft, or by the paper that proposed it.',
    run: draftWords,
  },
];

const ADOPTED: ReadonlySet<string> = new Set(['decision', 'draft-decision', 'resolution']);

function draftWords(view: View): Finding[] {
  if (!view.adopting) return [];
  const { passages, words } = view.citations();
  const papers = view.world.texts.flatMap(({ paper }) => paper ?? []);
  const index = paperIndex([...new Set(papers)], words);
  const drafts = draftsBefore(words);
  return passages.filter(isPrinted).flatMap((passage) => {
    const { content, references, paragraph } = passage;
    const quoted = quotedSpans(content);
    const symbols = symbolsIn(content, references, index);
    return references.flatMap((reference): readonly Finding[] => {
      if (!ADOPTED.has(reference.kind) || isWithin(quoted, reference)) return [];
      const draft = drafts.exec(content.slice(0, reference.start).slice(-LOOK_BEHIND))?.[0] ?? '';
      const symbol = symbols.find((one) => isBeside(one, reference, content, words));
      if (draft === '' && symbol === undefined) return [];
      const start = Math.min(reference.start - draft.length, symbol?.start ?? reference.start);
      const end = Math.max(reference.end, symbol?.end ?? 0);
      const isOpen = content.slice(reference.end, end).includes('(');
      const typed = content.slice(start, isOpen && content[end] === ')' ? end + 1 : end);
      const text = `found ${showHidden(typed)}, expected it as it is cited once it is adopted`;
      return [about(paragraph, text, typed)];
    });
  });
}

// Comments of a paragraph that is deleted are the reason in `removed:`; others end with the draft.
function isPrinted({ paragraph, inComment }: Passage): boolean {
  return inComment ? isTombstone(paragraph) : !isQuote(paragraph);
}

const LOOK_BEHIND = 60;

// `projets de ` at the end of what stands before the words for a Decision.
function draftsBefore({ forms }: ReferenceWords): RegExp {
  const drafts = forms.drafts.map(readForm).flatMap(({ singular, plural }) => [singular, plural]);
  const joints = phrases([...forms.of, ...forms.articles]);
  return new RegExp(
    `${phrases(drafts)}(?:${BLANK}{1,2}${joints}){0,2}(?:${BLANK}{1,2}|(?<=['’]))$`,
    'iu',
  );
}

// A symbol of the United Nations behind a Resolution is no paper of the body.
function isBeside(
  { start, end, kin }: NamedSymbol,
  reference: Reference,
  content: string,
  words: ReferenceWords,
): boolean {
  if (!kin && reference.kind === 'resolution') return false;
  return start >= reference.end
    ? leadsToPaper(content.slice(reference.end, start), words)
    : end <= reference.start && leadsToLetters(content.slice(end, reference.start), words);
}
