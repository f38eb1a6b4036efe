import type { Change } from '../../compare/comparison.ts';
import { type Message, type Outcome, showHidden } from '../../model/message.ts';
import type { LanguageProfile } from '../../model/profile.ts';
import { plainText, type Run } from '../../model/run.ts';
import type { Sheet } from '../../model/sheet.ts';
import { isRightToLeft } from '../../model/text.ts';
import { block } from '../write/blocks.ts';
import { languageWords, makeSheet, type SheetContext } from '../write/layout.ts';
import { ownLine } from '../write/lines.ts';
import { sentenceCase } from '../write/summary-of-changes.ts';
import { cellsRow } from '../write/three-column.ts';
import type { BlockView, ColumnsRowView, LineView, PrintedRun, SheetView } from '../write/view.ts';
import { partWords } from '../write/word-gap.ts';
import { inContext } from './context.ts';
import { type Deviation, RULES, type Verification } from './verification.ts';

/** What a report is about, as it was called on the command line. */
export interface ReportNames {
  readonly file: string;
  readonly against: readonly string[];
}

const FIXED = [
  'verifyTitle',
  'verifyAgainst',
  'verifyClean',
  'verifyDeviation',
  'verifyReadings',
  'verifyUnproven',
  'verify-not-read',
];
const UNPROVEN = [
  'no-adopted-text',
  'reconstructed',
  'other-resolution',
  'lost-marks',
  'lost-numbers',
  'unknown-decision',
  'unproven-quotation',
];

/** The names of all words that a report needs in the profile of a body. */
export const REPORT_WORDS: readonly string[] = [
  ...FIXED,
  ...new Set([...RULES, ...UNPROVEN].map((rule) => `verify-${rule}`)),
];

/**
 * A verification as a sheet: what was held against what, a table of deviations with both readings in one redline, and what could
 * not be proven. A word that the body lacks is an error, and nothing may be written.
 */
export function reportSheet(
  verification: Verification,
  names: ReportNames,
  context: SheetContext,
): Outcome<Sheet> {
  const { language } = verification;
  const words = languageWords(context.profile, language);
  const lacking = missingWords(words, verification);
  if (lacking.length > 0)
    return { value: { root: { type: 'root', children: [] } }, messages: lacking };
  const view: SheetView = {
    language,
    direction: isRightToLeft(language) ? 'rtl' : 'ltr',
    sections: [
      {
        direction: 'portrait',
        event: '',
        opensAnnex: false,
        running: { symbol: '' },
        blocks: reportBlocks(verification, names, words, context.profile.redlineFirst),
      },
    ],
  };
  return makeSheet('sheet', view, context);
}

// A profile that was written before a rule was made lacks its word alone, which most reports do not print.
function missingWords(
  { words }: LanguageProfile,
  { deviations, unproven }: Verification,
): Message[] {
  const printed = new Set([...deviations, ...unproven].map(({ rule }) => `verify-${rule}`));
  const needed = REPORT_WORDS.filter((name) => FIXED.includes(name) || printed.has(name));
  return needed
    .filter((name) => (words[name] ?? '') === '')
    .map((name) => ({
      severity: 'error',
      rule: 'missing-word',
      text: `found no word ${name} in the profile of the body, expected one for the report of a verification`,
      place: null,
    }));
}

function reportBlocks(
  { deviations, unproven, language }: Verification,
  { file, against }: ReportNames,
  profile: LanguageProfile,
  first: 'inserted' | 'deleted',
): BlockView[] {
  const { words } = profile;
  const title = (words.verifyTitle ?? '').replace('{file}', () => file);
  const held = (words.verifyAgainst ?? '').replace('{against}', () => against.join(', '));
  const printing: Printing = { words, first, ltr: isRightToLeft(language) };
  const rows = deviations.map((found) => deviationRow(found, printing));
  const heads = [profile.names.paragraph, words.verifyDeviation ?? '', words.verifyReadings ?? ''];
  const said = [...new Set(unproven.map(({ rule }) => words[`verify-${rule}`] ?? ''))];
  return [
    block({ line: { ...lineOf(title, 'heading-2'), element: 'h2' } }),
    ...(against.length > 0 ? [block({ line: lineOf(held, 'plain') })] : []),
    rows.length === 0
      ? block({ line: lineOf(words.verifyClean ?? '', 'plain') })
      : block({
          columns: { kind: 'changes', heads: heads.map(sentenceCase), count: heads.length, rows },
        }),
    ...(said.length > 0 ? [block({ line: lineOf(words.verifyUnproven ?? '', 'plain') })] : []),
    ...said.map((text) => block({ line: lineOf(`– ${text}`, 'plain') })),
  ];
}

interface Printing {
  readonly words: Readonly<Record<string, string>>;
  readonly first: 'inserted' | 'deleted';
  readonly ltr: boolean;
}

function lineOf(text: string, style: string): LineView {
  return ownLine(style, [{ text: showHidden(text) }]);
}

function deviationRow(
  { rule, where, place, redline, text }: Deviation,
  { words, first, ltr }: Printing,
): ColumnsRowView {
  const turned = ltr ? { ltr: true as const } : {};
  const number: PrintedRun[] = [
    { text: showHidden(where), ...(/^\P{L}*$/u.test(where) ? turned : {}) },
  ];
  const source = place
    ? [ownLine('cell', [{ text: `${place.line}:${place.column}`, ...turned }])]
    : [];
  // Where the reader found nothing to set against each other, its own words tell what stands there.
  const readings =
    redline.length === 0
      ? lineOf(text, 'cell')
      : ownLine('cell', printedRuns(partWords(inContext(redline), first)));
  return cellsRow([
    [ownLine('cell', number), ...source],
    [lineOf(words[`verify-${rule}`] ?? words['verify-not-read'] ?? rule, 'cell')],
    [readings],
  ]);
}

function printedRuns(changes: readonly Change[]): PrintedRun[] {
  const runs = (list: readonly Run[], op?: 'ins' | 'del'): PrintedRun[] =>
    list.length === 0 ? [] : [{ text: showHidden(plainText(list)), ...(op && { op }) }];
  return changes.flatMap((change) => {
    if (change.op === '~') return runs(change.after);
    return runs(change.runs, change.op === '+' ? 'ins' : change.op === '-' ? 'del' : undefined);
  });
}
