import type { Message, Outcome } from '../../model/message.ts';
import { contentOf, type Paragraph } from '../../model/paragraph.ts';
import type { LanguageProfile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import type { Sheet } from '../../model/sheet.ts';
import { frontString, isRightToLeft, languageOf, type Text } from '../../model/text.ts';
import { type Filled, fillSections } from './fill.ts';
import { hasErrors, languageWords, makeSheet, type SheetContext } from './layout.ts';
import { ownLine } from './lines.ts';
import { mastheadOf } from './masthead.ts';
import { missingLanguage } from './needed-words.ts';
import { startCounter } from './notebook.ts';
import { type PaperParts, paperParts } from './paper-parts.ts';
import { printRuns } from './printed-runs.ts';
import { proveText } from './proof.ts';
import { blocksByResult } from './proof-blocks.ts';
import { proveCover } from './proof-cover.ts';
import { NO_NOTES, printingOf, type Region, textRegion } from './region.ts';
import type { Resolver } from './resolver.ts';
import { printedAlone } from './sides.ts';
import { summaryBlocks } from './summary.ts';
import { checkTypedActions } from './typed-actions.ts';
import { unprintedComments } from './unprinted.ts';
import type { LineView, PaperView, PrintedRun } from './view.ts';
import { warnOfWidth } from './wide-tables.ts';

/**
 * A meeting paper as a sheet: a first page with masthead, summary and disclaimer, then the paper, then each annex in a
 * section of its own. Directives are replaced by their results. What the sheet shows of the paper's own text and of each
 * comparison and text in it is proven before the sheet is returned; a message of severity error means that nothing may
 * be written.
 */
export function writePaper(paper: Text, resolver: Resolver, context: SheetContext): Outcome<Sheet> {
  const { profile, tracked = false } = context;
  const language = languageOf(paper);
  const words = languageWords(profile, language);
  const parts = paperParts(paper);
  const around = { profile, words, tracked, counter: startCounter() };
  const number = parts.text.paragraphs.filter(isDirective).length;
  const region = textRegion(printedAlone(parts.text, profile), { ...around, number });
  const title = titleRuns(parts, region);
  const symbol = frontString(paper, 'paper') ?? '';
  const disclaimer = disclaimerLine(parts, region);
  const cover = summaryBlocks(parts, region);
  const filled = fillSections(parts, region, resolver, around);
  const view: PaperView = {
    language,
    direction: isRightToLeft(language) ? 'rtl' : 'ltr',
    words: words.words,
    masthead: mastheadOf(paper, language, profile, words),
    disclaimer,
    running: { symbol },
    title: { ...ownLine('title', disclaimer ? [...title, DISCLAIMER] : title), element: 'h1' },
    secondTitle: ownLine('title', title),
    cover,
    sections: filled.sections.map(({ annex, ...section }) => ({
      ...section,
      running: { symbol: annexSymbol(symbol, annex, words) },
    })),
  };
  const { value, messages } = makeSheet('paper', view, context);
  const found = [
    ...missingLanguage(profile, language, 'error'),
    ...filled.messages,
    ...typedActions(paper, resolver, context),
    ...comments(paper),
    ...messages,
  ];
  const proofs = hasErrors(found) ? [] : provePaper(value, parts, region, filled);
  return { value, messages: [...found, ...proofs] };
}

function typedActions(
  paper: Text,
  resolver: Resolver,
  { profile }: SheetContext,
): readonly Message[] {
  const findings = checkTypedActions(paper, (name) => resolver.text(name).value, profile);
  return findings.map(({ text, place }) => ({
    severity: 'warning',
    rule: 'recommended-action',
    text,
    place,
  }));
}

function comments(paper: Text): readonly Message[] {
  return unprintedComments(paper).map(({ text, place }) => ({
    severity: 'warning',
    rule: 'unprinted-comment',
    text,
    place,
  }));
}

function isDirective({ kind }: Paragraph): boolean {
  return kind === 'directive';
}

const DISCLAIMER: PrintedRun = { text: '*', mark: 'note', note: 'disclaimer' };

// The title is printed from the text, a paper without one takes that of its front matter.
function titleRuns({ text, title }: PaperParts, region: Region): readonly PrintedRun[] {
  const heading = title === null ? undefined : text.paragraphs[title];
  const typed = [{ text: frontString(text, 'title') ?? '' }];
  const runs = heading?.kind === 'heading' ? heading.content : typed;
  return printRuns(runs, printingOf(region, NO_NOTES), 'after');
}

/** The symbol at the head or foot of a page of an annex, in the form of the body; of a body without one, that of the paper. */
function annexSymbol(symbol: string, annex: string, words: LanguageProfile): string {
  if (annex === '' || symbol === '') return symbol;
  const parts: Readonly<Record<string, string>> = { '{symbol}': symbol, '{annex}': annex };
  return words.annexSymbol.replace(/\{(?:symbol|annex)\}/g, (part) => parts[part] ?? part);
}

/** The disclaimer of the paper itself, else that of the body; null where that has none. */
function disclaimerLine({ text, disclaimer }: PaperParts, region: Region): LineView | null {
  const paragraph = disclaimer === null ? undefined : text.paragraphs[disclaimer];
  if (!paragraph) {
    const { disclaimer: own } = region.words;
    return own === '' ? null : ownLine('note', [{ text: own }]);
  }
  return ownLine('note', printRuns(contentOf(paragraph), printingOf(region, NO_NOTES), 'after'));
}

function provePaper(
  sheet: Sheet,
  { text, title, disclaimer }: PaperParts,
  region: Region,
  { proofs }: Filled,
): readonly Message[] {
  const blocks = blocksByResult(sheet);
  const members = region.after.printed.filter((member) => member !== null);
  const onCover = (index: number): boolean => index === title || index === disclaimer;
  const wordsOf = (index: number | null): string => {
    const paragraph = index === null ? undefined : text.paragraphs[index];
    return paragraph ? plainText(contentOf(paragraph)) : '';
  };
  return [
    ...proveText(blocks(region.number), text, members, region.number, onCover),
    ...proveCover(sheet, { title: wordsOf(title), disclaimer: wordsOf(disclaimer) }),
    ...proofs.flatMap((prove) => prove(blocks)),
    ...warnOfWidth(blocks(region.number), [text], null),
  ];
}
