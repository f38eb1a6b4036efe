import type { Comparison } from '../../compare/comparison.ts';
import type { Since } from '../../compare/since.ts';
import { parseSheet } from '../../formats/html/parse.ts';
import { type Message, type Outcome, showHidden } from '../../model/message.ts';
import { type LanguageProfile, languageProfile, type Profile } from '../../model/profile.ts';
import type { Sheet } from '../../model/sheet.ts';
import { frontString, isRightToLeft, languageOf } from '../../model/text.ts';
import { amendmentSections, type LaidOut } from './amendments.ts';
import { asPrinted, sinceAsPrinted } from './as-printed.ts';
import { draftNumberMessages } from './draft-numbers.ts';
import type { Direction, Layout } from './layouts.ts';
import { missingLanguage, missingSinceWords, missingWords } from './needed-words.ts';
import { startCounter } from './notebook.ts';
import { proveSheet } from './proof.ts';
import { blocksByResult } from './proof-blocks.ts';
import { comparisonRegion, type Surroundings } from './region.ts';
import { runTemplate, type Template, templateName } from './template.ts';
import type { RunningView, SheetView } from './view.ts';
import { warnOfWidth } from './wide-tables.ts';

export type { Direction, Layout } from './layouts.ts';

/** What a sheet needs besides the texts: how the body prints, and its templates with those of `_shared`. */
export interface SheetContext {
  readonly profile: Profile;
  readonly templates: readonly Template[];
  /**
   * Whether changes become revisions, of which accepting and rejecting all must leave the two texts and no more: no annex
   * is printed once for both, no remark stands in running text, and a change of emphasis says what it was before.
   */
  readonly tracked?: boolean;
  /** What changed since a stage, for a comparison that marks that apart: in the layouts of which `marksSince` is true, never tracked. */
  readonly since?: Since | null;
}

/**
 * A comparison as a sheet of its own, in one of the layouts; `page` turns its pages, null lets what they hold decide. The
 * sheet is proven before it is returned: a message of severity error (rule `proof`, `template-…`, `missing-word`, or one of
 * the sheet's vocabulary) means that nothing may be written.
 */
export function layoutSheet(
  compared: Comparison,
  layout: Layout,
  context: SheetContext,
  page: Direction | null = null,
): Outcome<Sheet> {
  const comparison = asPrinted(compared);
  const { after } = comparison;
  const { profile, tracked = false } = context;
  const since = context.since ? sinceAsPrinted(context.since, compared, comparison) : null;
  const language = languageOf(after);
  const words = languageWords(profile, language);
  const view = sheetView(comparison, { layout, page }, { profile, words, tracked }, since);
  const { value, messages } = makeSheet('sheet', view, context);
  const found = [
    ...missingLanguage(profile, language, 'warning'),
    ...missingWords(layout, words),
    ...(since ? missingSinceWords(words) : []),
    ...messages,
  ];
  if (hasErrors(found)) return { value, messages: found };
  const { formulaFirst } = profile;
  const proof = proveSheet(value, comparison, {
    number: 0,
    layout,
    words,
    formulaFirst,
    tracked,
    since,
  });
  const wide = warnOfWidth(blocksByResult(value)(0), [after, comparison.before], null);
  const told = draftNumberMessages(layout, after, profile);
  return { value, messages: [...found, ...proof, ...wide, ...told] };
}

function sheetView(
  comparison: Comparison,
  laidOut: LaidOut,
  around: Pick<Surroundings, 'profile' | 'words' | 'tracked'>,
  since: Since | null,
): SheetView {
  const { after } = comparison;
  const language = languageOf(after);
  const surroundings = { ...around, number: 0, counter: startCounter() };
  const region = comparisonRegion(comparison, surroundings, since);
  const running: RunningView = { symbol: frontString(after, 'paper') ?? '' };
  return {
    language,
    direction: isRightToLeft(language) ? 'rtl' : 'ltr',
    sections: amendmentSections(comparison, laidOut, region).map((section) => ({
      ...section,
      opensAnnex: false,
      running,
    })),
  };
}

/** Runs a template and reads what it made as a sheet. */
export function makeSheet(call: string, view: object, { templates }: SheetContext): Outcome<Sheet> {
  const html = runTemplate(templates, call, view);
  if (html.messages.length > 0) {
    return { value: { root: { type: 'root', children: [] } }, messages: html.messages };
  }
  return parseSheet(html.value, templateName(templates, call));
}

/** Whether a message among these forbids to write. */
export function hasErrors(messages: readonly Message[]): boolean {
  return messages.some(({ severity }) => severity === 'error');
}

/** The words of a body in a language, no character hiding in them; for a language that it does not have, those of its first one. */
export function languageWords(profile: Profile, language: string): LanguageProfile {
  const [base = ''] = language.toLowerCase().split('-');
  const words = languageProfile(profile, base) ?? Object.values(profile.languages)[0];
  if (!words) throw new Error(`profile ${profile.body} has no language`);
  const known = shownWords.get(words) ?? { ...words, words: withHiddenShown(words.words) };
  shownWords.set(words, known);
  return known;
}

// Asked for with every result.
const shownWords = new WeakMap<LanguageProfile, LanguageProfile>();

function withHiddenShown(words: LanguageProfile['words']): LanguageProfile['words'] {
  return Object.fromEntries(Object.entries(words).map(([name, word]) => [name, showHidden(word)]));
}
