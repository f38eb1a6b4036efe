import type { AddresseeWords, LanguageProfile, Profile, ReferenceForms } from '../model/profile.ts';
import type { Margins, ParagraphStyle, Style, TableStyle } from '../model/style.ts';
import {
  also,
  byName,
  type Fields,
  fields,
  listOf,
  made,
  oneOf,
  optional,
  orElse,
  orEmpty,
  orNothing,
  type Shape,
  scalar,
  threeOf,
} from './shape.ts';

// The shapes of `profile.yaml` and `style.yaml`. YAML is read with the failsafe schema, so every scalar comes in as a
// string: numbers, truth values and nothing (`null`) are made of strings here. An unknown key is an error.

const word = scalar('a word', (typed) => typed);
const words = listOf(word);
const truth = made(oneOf('true', 'false'), (typed) => typed === 'true');
const number = also(
  scalar(
    'a number',
    (typed) => (/^-?\d+(?:\.\d+)?$/.test(typed) ? Number(typed) : undefined),
    'a word',
  ),
  wanted((value) => Math.abs(value) <= 20_000, 'a number of at most 20000'),
);
const length = also(
  number,
  wanted((value) => value >= 0, 'no number below 0'),
);
const level = also(
  number,
  wanted((value) => Number.isInteger(value) && value >= 1 && value <= 9, 'a level from 1 to 9'),
);
const colour = scalar(
  'six hexadecimal digits',
  (typed) => (/^[0-9a-fA-F]{6}$/.test(typed) ? typed : undefined),
  'a word',
);
const pattern = also(word, (source, tell) => {
  try {
    new RegExp(source, 'iu');
  } catch {
    tell({ kind: 'wrong', keys: [], expected: `a regular expression, found ${source}` });
  }
});
const patterns = listOf(pattern);

function wanted<T>(accepts: (value: T) => boolean, expected: string) {
  return (value: T, tell: Parameters<Shape<T>['read']>[1]): void => {
    if (!accepts(value)) tell({ kind: 'wrong', keys: [], expected });
  };
}

// What a body does without is left out of its file. Its words have no defaults, for these would be those of some language.
const list = orElse(patterns, []);
const name = orElse(word, '');

const parts: Fields<LanguageProfile['parts']> = {
  summary: list,
  background: list,
  actions: list,
  annex: list,
  innerAnnex: list,
  revisionOf: list,
  legend: list,
  newAnnex: list,
  disclaimer: list,
  directedTo: list,
  decisionHeading: list,
  caption: list,
  keep: list,
  inserted: optional(patterns),
  adopted: optional(patterns),
  columns: orElse(threeOf(patterns), [[], [], []]),
};

const forms = orElse(words, []);

const references: Fields<ReferenceForms> = {
  paragraph: forms,
  item: forms,
  annex: forms,
  activity: forms,
  resolution: forms,
  decision: forms,
  filler: forms,
  and: forms,
  or: forms,
  to: forms,
  sounds: orElse(
    listOf(fields<ReferenceForms['sounds'][number]>({ word, becomes: word, before: pattern })),
    [],
  ),
  of: forms,
  toward: forms,
  articles: forms,
  agreeing: forms,
  feminine: forms,
  this: forms,
  paper: forms,
  own: forms,
  old: forms,
  final: forms,
  oldText: forms,
  finalText: forms,
  near: forms,
  above: forms,
  below: forms,
  relative: orElse(
    fields<ReferenceForms['relative']>({
      previous: forms,
      beforePrevious: forms,
      next: forms,
      last: forms,
      beforeLast: forms,
      ordinals: forms,
    }),
    { previous: [], beforePrevious: [], next: [], last: [], beforeLast: [], ordinals: [] },
  ),
  under: forms,
  see: forms,
  others: forms,
  its: forms,
  thereof: forms,
  things: forms,
  contained: forms,
  within: forms,
  like: forms,
  backward: forms,
  about: forms,
  drafts: forms,
  repealing: forms,
};

const language: Fields<LanguageProfile> = {
  letter: optional(word),
  names: fields<LanguageProfile['names']>({
    resolution: word,
    decision: word,
    annex: name,
    paragraph: name,
  }),
  revision: also(
    word,
    wanted((typed) => typed.includes('{meeting}'), '{meeting} in it'),
  ),
  annexSymbol: orElse(word, '{symbol}'),
  formula: list,
  openers: orElse(fields<LanguageProfile['openers']>({ recital: words, operative: words }), {
    recital: [],
    operative: [],
  }),
  labels: orElse(words, ['1.', 'a)', 'i)']),
  references: optional(fields(references)),
  addressees: optional(fields<AddresseeWords>({ known: words, reporting: words, report: words })),
  columns: threeOf(word),
  keep: word,
  legend: word,
  newAnnex: word,
  replacedAnnex: word,
  reconstructed: word,
  disclaimer: name,
  parts: orEmpty(fields(parts)),
  words: orElse(byName(word), {}),
  // A day without names of months is printed as it was typed.
  date: orElse(fields<LanguageProfile['date']>({ form: word, months: listOf(word, 12) }), {
    form: '',
    months: [],
  }),
};

const meeting = fields<Profile['meetings'][string]>({
  name: word,
  title: orElse(byName(word), {}),
  place: orElse(byName(word), {}),
  dates: orElse(byName(word), {}),
});

/** The shape of `profile.yaml`. */
export const profileShape: Shape<Profile> = fields<Profile>({
  body: word,
  formulaFirst: orElse(truth, false),
  redlineFirst: orElse(oneOf('inserted', 'deleted'), 'inserted'),
  concordance: optional(oneOf('columns', 'ex')),
  amendedDecision: optional(oneOf('keeps-number', 'new-number')),
  symbols: list,
  references: orEmpty(
    fields<Profile['references']>({ resolution: list, decision: list, draftDecision: list }),
  ),
  masthead: orElse(words, []),
  limits: optional(
    fields<NonNullable<Profile['limits']>>({
      prepared: optional(number),
      submitted: optional(number),
    }),
  ),
  meetings: orElse(byName(meeting), {}),
  fileName: orElse(word, '{symbol}_{language}'),
  languages: also(
    byName(fields(language)),
    wanted((languages) => Object.keys(languages).length > 0, 'one language at least'),
  ),
});

const margins = fields<Margins>({
  top: length,
  right: length,
  bottom: length,
  left: length,
  header: length,
  footer: length,
});

const paragraph = fields<ParagraphStyle>({
  basedOn: optional(word),
  size: optional(length),
  bold: optional(truth),
  italic: optional(truth),
  capitals: optional(truth),
  colour: optional(colour),
  align: optional(oneOf('start', 'center', 'end', 'justify')),
  before: optional(number),
  after: optional(number),
  line: optional(number),
  indent: optional(number),
  hanging: optional(number),
  indentEnd: optional(number),
  depth: optional(number),
  keepNext: optional(truth),
  pageBreakBefore: optional(truth),
  outline: optional(level),
  border: optional(oneOf('top', 'bottom', 'box')),
  rule: optional(number),
});

const table = fields<TableStyle>({
  widths: fields<TableStyle['widths']>({ portrait: listOf(length), landscape: listOf(length) }),
  padding: length,
  border: orNothing(fields<NonNullable<TableStyle['border']>>({ width: length, colour })),
  headShade: colour,
  unbroken: number,
  rowShades: optional(byName(colour)),
  outdent: optional(number),
});

// A style that is based on none would lose in silence what it was to take over.
const paragraphs = also(byName(paragraph), (styles, tell) => {
  if (!Object.hasOwn(styles, 'plain')) tell({ kind: 'missing', keys: ['plain'] });
  for (const [style, { basedOn }] of Object.entries(styles)) {
    if (basedOn === undefined || Object.hasOwn(styles, basedOn)) continue;
    const expected = `the name of a style, found ${basedOn}`;
    tell({ kind: 'wrong', keys: [style, 'basedOn'], expected });
  }
});

interface TypedMargins {
  readonly portrait: Margins;
  readonly landscape?: Margins;
}

// Pages on their side have the margins of upright ones where they have none of their own.
const pageMargins = made(
  fields<TypedMargins>({ portrait: margins, landscape: optional(margins) }),
  (given) => ({ landscape: given.portrait, ...given }),
);

type TypedFont = Omit<Style['font'], 'arabic' | 'asian'> &
  Partial<Pick<Style['font'], 'arabic' | 'asian'>>;

// Latin letters stand for those of the other scripts in a body that prints none of these.
const font = made(
  fields<TypedFont>({
    latin: word,
    arabic: optional(word),
    asian: optional(word),
    size: length,
    fallback: optional(words),
    asianEmphasis: optional(word),
  }),
  (given) => ({ arabic: given.latin, asian: given.latin, ...given }),
);

const shade = orElse(orNothing(colour), null);

/** The shape of `style.yaml`. */
export const styleShape: Shape<Style> = fields<Style>({
  page: fields<Style['page']>({ width: length, height: length, margins: pageMargins }),
  font,
  paragraphs,
  tables: orElse(byName(table), {}),
  logos: orElse(
    byName(fields<Style['logos'][string]>({ file: word, width: length, height: length })),
    {},
  ),
  redline: orEmpty(fields<Style['redline']>({ inserted: shade, deleted: shade })),
});
