import type { CitedText } from '../../model/reference.ts';
import type { Grammar } from './grammar.ts';
import { BLANK } from './phrases.ts';

// Longer than a name with its number and whose it is.
const LOOK_BEHIND = 160;
const GAP = new RegExp(`(?:(?<comma>,)?${BLANK}{1,2}|${BLANK}?\\()$`);
const BRACKETED = new RegExp(`${BLANK}?\\([\\p{L}\\p{N}. \\u00A0\\u202F-]{1,30}\\)$`, 'u');
const SYMBOL_END = /(?<![\p{L}\p{N}/.])\p{Lu}[\p{L}\p{N}.-]*(?:\/[\p{L}\p{N}.()-]{1,40}){2,9}$/u;
const NUMBER_END =
  /(?<![\p{L}\p{N}.,/-])(?=[\p{L}.-]{0,12}\p{N}|[IVXLC]{1,7}$|\p{Lu}$)[\p{L}\p{N}][\p{L}\p{N}./-]{0,24}$/u;
const CAPITAL_END = /(?<=[\p{L}\p{N},;:’'][^\p{L}\p{N}]{1,2})\p{Lu}[\p{L}\p{N}-]+$/u;
const FIGURES_OF_ORDER = /^\d{4}$|^\d+(?:st|nd|rd|th|er|re|e|º|ª)$/;

/**
 * Whose a number is by what stands directly before its word: `Article 3, paragraph 2`, `A/RES/70/1, paragraph 2`, `Resolution
 * 11.24 of CMS, paragraph 3`. `foreign` where that is known to have paragraphs of its own, `unsure` where it is some other name or number.
 */
export function ownerBefore(content: string, start: number, grammar: Grammar): CitedText | null {
  const behind = content.slice(Math.max(0, start - LOOK_BEHIND), start);
  const gap = GAP.exec(behind);
  if (gap === null || gap.index === 0) return null;
  const comma = gap.groups?.comma !== undefined;
  return ownerAt(behind.slice(0, gap.index), comma, grammar);
}

function ownerAt(named: string, comma: boolean, grammar: Grammar): CitedText | null {
  if (grammar.thisBefore.test(named)) return null;
  if (SYMBOL_END.test(named)) return FOREIGN;
  const ofAnother = withoutTrailer(named, grammar);
  const bare = (ofAnother ?? named).replace(BRACKETED, '').replace(BRACKETED, '');
  if (grammar.annexBefore.test(bare)) return annexOwner(bare, comma, grammar);
  const number = NUMBER_END.exec(bare);
  if (number !== null && !FIGURES_OF_ORDER.test(number[0]))
    return numbered(bare.slice(0, number.index).trimEnd(), ofAnother !== null, grammar);
  return comma && CAPITAL_END.test(named) ? UNSURE : null;
}

const FOREIGN: CitedText = { kind: 'foreign' };
const UNSURE: CitedText = { kind: 'unsure' };

function withoutTrailer(named: string, { trailer }: Grammar): string | null {
  const found = trailer.exec(named);
  return found === null ? null : named.slice(0, found.index);
}

function numbered(word: string, ofAnother: boolean, grammar: Grammar): CitedText | null {
  if (grammar.thingBefore.test(word) || grammar.instrumentBefore.test(word)) return FOREIGN;
  if (grammar.partBefore.test(word)) return null;
  if (grammar.annexBefore.test(word)) return ofAnother ? FOREIGN : null;
  return /\p{L}[.’']?$/u.test(word) ? UNSURE : null;
}

// `A/RES/70/1, annex, paragraph 3`: the annex is of what is named before it.
function annexOwner(named: string, comma: boolean, grammar: Grammar): CitedText | null {
  const before = named.replace(grammar.annexBefore, '');
  const gap = GAP.exec(before);
  const owner = gap === null ? null : ownerAt(before.slice(0, gap.index), true, grammar);
  return owner ?? (comma ? UNSURE : null);
}
