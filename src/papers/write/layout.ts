import type { Comparison } from '../../compare/comparison.ts';
import { parseSheet } from '../../formats/html/parse.ts';
import type { Message, Outcome } from '../../model/message.ts';
import type { LanguageProfile, Profile } from '../../model/profile.ts';
import type { Sheet } from '../../model/sheet.ts';
import { frontString, isRightToLeft, languageOf } from '../../model/text.ts';
import { amendmentSections } from './amendments.ts';
import type { Direction, Layout } from './layouts.ts';
import { missingLanguage, missingWords } from './needed-words.ts';
import { startCounter } from './notebook.ts';
import { proveSheet } from './proof.ts';
import { comparisonRegion } from './region.ts';
import { runTemplate, type Template, templateName } from './template.ts';
import type { RunningView, SheetView } from './view.ts';

export type { Direction, Layout } from './layouts.ts';

/** What a sheet needs besides the texts: how the body prints, and its templates with those of `_shared`. */
export interface SheetContext {
  readonly profile: Profile;
  readonly templates: readonly Template[];
}

/**
 * A comparison as a sheet of its own, in one of the layouts; `page` turns its pages, null lets what they hold decide. The
 * sheet is proven before it is returned: a message of severity error (rule `proof`, `template-…`, `missing-word`, or one of
 * the sheet's vocabulary) means that nothing may be written.
 */
export function layoutSheet(
  comparison: Comparison,
  layout: Layout,
  context: SheetContext,
  page: Direction | null = null,
): Outcome<Sheet> {
  const language = languageOf(comparison.after);
  const { profile } = context;
  const words = languageWords(profile, language);
  const region = comparisonRegion(comparison, {
    number: 0,
    profile,
    words,
    counter: startCounter(),
  });
  const running: RunningView = { symbol: frontString(comparison.after, 'paper') ?? '' };
  const view: SheetView = {
    language,
    direction: isRightToLeft(language) ? 'rtl' : 'ltr',
    sections: amendmentSections(comparison, { layout, page }, region).map((section) => ({
      ...section,
      running,
    })),
  };
  const { value, messages } = makeSheet('sheet', view, context);
  const found = [
    ...missingLanguage(profile, language, 'warning'),
    ...missingWords(layout, words),
    ...messages,
  ];
  const proof = hasErrors(found)
    ? []
    : proveSheet(value, comparison, {
        number: 0,
        layout,
        words,
        formulaFirst: profile.formulaFirst,
      });
  return { value, messages: [...found, ...proof] };
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

/** The words of a body in a language; for a language that it does not have, those of its first one. */
export function languageWords(profile: Profile, language: string): LanguageProfile {
  const [base = ''] = language.toLowerCase().split('-');
  const words = profile.languages[base] ?? Object.values(profile.languages)[0];
  if (!words) throw new Error(`profile ${profile.body} has no language`);
  return words;
}
