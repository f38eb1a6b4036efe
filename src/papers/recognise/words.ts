import {
  type LanguageProfile,
  languageProfile,
  type Pattern,
  type Profile,
} from '../../model/profile.ts';
import type { Block } from './flatten.ts';
import { plainLine } from './pieces.ts';

/** Patterns of one list as one question: does this line consist of it? Gives the named groups, null where it does not. */
export type Matcher = (line: string) => Readonly<Record<string, string | undefined>> | null;

/** The words by which a paper in one language is recognised, ready for use. A line is matched whole, in any case of letters. */
export interface Words {
  readonly language: string;
  readonly profile: LanguageProfile;
  readonly parts: Readonly<Record<PartName, Matcher>>;
  readonly columns: readonly [Matcher, Matcher, Matcher];
  /** At the start of the paragraph only. */
  readonly formula: Matcher;
  readonly inserted: Matcher;
  /** The line at the title of an adopted text that says who adopted it, when and where. */
  readonly adopted: Matcher;
  readonly agendaItem: Matcher;
  /** `(Prepared by …)` and `(Submitted by …)`, with the group `who`. */
  readonly preparedBy: Matcher;
  readonly submittedBy: Matcher;
  /** The line that says that the text before is a reconstruction. */
  readonly reconstructed: Matcher;
  /** The captions of a table of the text that a layout prints behind its columns, with the changes and clean. */
  readonly tableRedline: Matcher;
  readonly tableClean: Matcher;
  /** The line that explains text marks, its examples read as marks or as words. */
  readonly textMarks: Matcher;
  /** The line that says that references keep the numbers of a draft. */
  readonly draftNumbers: Matcher;
}

type PartName = Exclude<keyof LanguageProfile['parts'], 'columns' | 'inserted' | 'adopted'>;

// Structure words are short; a long line is text and is not tried against patterns that may go back and forth in it.
const LONGEST = 600;

/** The words of `language` in a profile. */
export function wordsIn(profile: Profile, language: string): Words {
  const found = languageProfile(profile, language);
  if (!found) throw new Error(`the profile of ${profile.body} has no language ${language}`);
  const { parts } = found;
  return {
    language,
    profile: found,
    parts: partsIn(found),
    columns: [whole(parts.columns[0]), whole(parts.columns[1]), whole(parts.columns[2])],
    formula: opening(found.formula),
    inserted: opening(parts.inserted ?? []),
    adopted: whole(parts.adopted ?? []),
    agendaItem: whole(agendaPatterns(found)),
    preparedBy: whole(byPatterns(found.words.preparedBy)),
    submittedBy: whole(byPatterns(found.words.submittedBy)),
    reconstructed: whole([sentencePattern(found.reconstructed)]),
    tableRedline: whole(captionPatterns(found.words.tableRedline)),
    tableClean: whole(captionPatterns(found.words.tableClean)),
    textMarks: whole(textMarksPatterns(found)),
    draftNumbers: whole(captionPatterns(found.words.legendDraftNumbers)),
  };
}

// It names no sign of a redline; what it says of comments may follow.
function trackedLegend({ legendTracked = '' }: LanguageProfile['words']): Pattern[] {
  return legendTracked === '' ? [] : [`${sentencePattern(legendTracked)}.*`];
}

function captionPatterns(printed = ''): Pattern[] {
  return printed === '' ? [] : [sentencePattern(printed)];
}

function partsIn({ parts, words }: LanguageProfile): Words['parts'] {
  return {
    summary: whole(parts.summary),
    background: whole(parts.background),
    actions: whole(parts.actions),
    annex: whole(parts.annex),
    innerAnnex: whole(parts.innerAnnex),
    revisionOf: whole(parts.revisionOf),
    legend: whole([...parts.legend, ...trackedLegend(words)]),
    newAnnex: whole(parts.newAnnex),
    disclaimer: whole(parts.disclaimer),
    directedTo: whole(parts.directedTo),
    decisionHeading: whole(parts.decisionHeading),
    caption: whole(parts.caption),
    keep: whole(parts.keep),
  };
}

/**
 * The language whose structure words occur most often in the blocks; the profile's first where none does.
 */
export function guessLanguage(profile: Profile, blocks: readonly Block[]): string {
  const lines = blocks.flatMap(linesOf);
  let best = Object.keys(profile.languages)[0] ?? 'und';
  let most = 0;
  for (const language of Object.keys(profile.languages)) {
    const words = wordsIn(profile, language);
    const tests = [...Object.values(words.parts), ...words.columns, words.formula];
    const score = lines.filter((line) => tests.some((test) => test(line))).length;
    if (score > most) [best, most] = [language, score];
  }
  return best;
}

function linesOf(block: Block): string[] {
  if (block.kind === 'line') return [plainLine(block.pieces)];
  if (block.kind !== 'table') return [];
  return block.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.map(plainLine)));
}

function whole(patterns: readonly Pattern[]): Matcher {
  return matcher(patterns.map((pattern) => new RegExp(`^(?:${pattern})$`, 'iu')));
}

function opening(patterns: readonly Pattern[]): Matcher {
  return matcher(patterns.map((pattern) => new RegExp(`^(?:${pattern})`, 'iu')));
}

function matcher(tests: readonly RegExp[]): Matcher {
  return (line) => {
    if (line.length === 0 || line.length > LONGEST) return null;
    for (const test of tests) {
      const found = test.exec(line);
      if (found) return found.groups ?? {};
    }
    return null;
  };
}

// `Point {item} de l’ordre du jour` -> a pattern with the group `item`, apostrophes of either form.
function agendaPatterns(found: LanguageProfile): Pattern[] {
  const printed = found.words.agendaItem;
  if (printed === undefined) return [];
  const literal = literally(printed).replace(/['’]/g, "['’]");
  return [literal.replace('\\{item\\}', '(?<item>[0-9]+(?:\\.[0-9]+)*)')];
}

// A body that prints the name alone gives nothing by which it could be known.
function byPatterns(printed: string | undefined): Pattern[] {
  if (printed === undefined || !/\p{L}/u.test(printed.replace('{who}', ''))) return [];
  return [literally(printed).replace('\\{who\\}', '(?<who>[^()]{1,200})')];
}

// The sentences that explain text marks, with anything in the place of the examples.
function textMarksPatterns({ words }: LanguageProfile): Pattern[] {
  const { textMarks, textMarksEmphasis, textMarksSince } = words;
  if (textMarks === undefined) return [];
  const more = [textMarksEmphasis, textMarksSince].map((sentence) =>
    sentence === undefined ? '' : `(?: ${sentencePattern(sentence)})?`,
  );
  return [`${sentencePattern(textMarks)}${more.join('')}`];
}

// A sentence of the profile with anything in the place of what is filled in.
function sentencePattern(text: string): Pattern {
  return literally(text)
    .replace(/\s+/g, ' ')
    .replace(/\\\{[a-zA-Z]+\\\}/g, '.{0,80}');
}

/** A pattern of these very characters. */
export function literally(text: string): Pattern {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
