import { z } from 'zod';
import type { LanguageProfile, Profile } from '../model/profile.ts';
import type { Margins, ParagraphStyle, Style, TableStyle } from '../model/style.ts';

// The shapes of `profile.yaml` and `style.yaml`. YAML is read with the failsafe schema, so every scalar comes in as a
// string: numbers, truth values and nothing (`null`) are made of strings here. An unknown key is an error.

const word = z.string();
const words = z.array(word);
const truth = z.enum(['true', 'false']).transform((value) => value === 'true');
const number = z
  .string()
  .regex(/^-?\d+(?:\.\d+)?$/, 'expected a number')
  .transform(Number)
  .refine((value) => Math.abs(value) <= 20_000, { error: 'expected a number of at most 20000' });
const length = number.refine((value) => value >= 0, { error: 'expected no number below 0' });
const level = number.refine((value) => Number.isInteger(value) && value >= 1 && value <= 9, {
  error: 'expected a level from 1 to 9',
});
const colour = z.string().regex(/^[0-9a-fA-F]{6}$/, 'expected six hexadecimal digits');
const nothing = z.enum(['null', 'none', '']).transform(() => null);
const pattern = z.string().superRefine((source, context) => {
  try {
    new RegExp(source, 'iu');
  } catch {
    context.addIssue({ code: 'custom', message: `expected a regular expression, found ${source}` });
  }
});
const patterns = z.array(pattern);

/** A shape for every key of a type, optional ones too, so that a key added to the type is missed here at once. */
type Fields<T> = { readonly [K in keyof Required<T>]: z.ZodType };

const byName = <T extends z.ZodType>(value: T) => z.record(z.string(), value);

// What a body does without is left out of its file. Its words have no defaults, for these would be those of some language.
const list = patterns.default([]);

const parts = z
  .strictObject({
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
    inserted: patterns.exactOptional(),
    columns: z.tuple([patterns, patterns, patterns]).default([[], [], []]),
  } satisfies Fields<LanguageProfile['parts']>)
  .prefault({});

const names = z.strictObject({
  resolution: word,
  decision: word,
  annex: word.default(''),
  paragraph: word.default(''),
});

const language: z.ZodType<LanguageProfile> = z.strictObject({
  letter: word.exactOptional(),
  names,
  revision: word.includes('{meeting}', { error: 'expected {meeting} in it' }),
  annexSymbol: word.default('{symbol}'),
  formula: list,
  openers: z
    .strictObject({ recital: words, operative: words })
    .default({ recital: [], operative: [] }),
  labels: words.default(['1.', 'a)', 'i)']),
  columns: z.tuple([word, word, word]),
  keep: word,
  legend: word,
  newAnnex: word,
  replacedAnnex: word,
  reconstructed: word,
  disclaimer: word.default(''),
  parts,
  words: byName(word).default({}),
  // A day without names of months is printed as it was typed.
  date: z
    .strictObject({ form: word, months: z.array(word).length(12) })
    .default({ form: '', months: [] }),
} satisfies Fields<LanguageProfile>);

const meeting = z.strictObject({
  name: word,
  title: byName(word).default({}),
  place: byName(word).default({}),
  dates: byName(word).default({}),
});

/** The shape of `profile.yaml`. */
export const profileShape: z.ZodType<Profile> = z.strictObject({
  body: word,
  formulaFirst: truth.default(false),
  redlineFirst: z.enum(['inserted', 'deleted']).default('inserted'),
  symbols: list,
  references: z
    .strictObject({ resolution: list, decision: list, draftDecision: list })
    .prefault({}),
  masthead: words.default([]),
  limits: z
    .strictObject({ prepared: number.exactOptional(), submitted: number.exactOptional() })
    .exactOptional(),
  meetings: byName(meeting).default({}),
  fileName: word.default('{symbol}_{language}'),
  languages: byName(language).refine((languages) => Object.keys(languages).length > 0, {
    error: 'expected one language at least',
  }),
} satisfies Fields<Profile>);

const margins: z.ZodType<Margins> = z.strictObject({
  top: length,
  right: length,
  bottom: length,
  left: length,
  header: length,
  footer: length,
});

const paragraph: z.ZodType<ParagraphStyle> = z.strictObject({
  basedOn: word.exactOptional(),
  size: length.exactOptional(),
  bold: truth.exactOptional(),
  italic: truth.exactOptional(),
  capitals: truth.exactOptional(),
  colour: colour.exactOptional(),
  align: z.enum(['start', 'center', 'end', 'justify']).exactOptional(),
  before: number.exactOptional(),
  after: number.exactOptional(),
  line: number.exactOptional(),
  indent: number.exactOptional(),
  hanging: number.exactOptional(),
  indentEnd: number.exactOptional(),
  depth: number.exactOptional(),
  keepNext: truth.exactOptional(),
  pageBreakBefore: truth.exactOptional(),
  outline: level.exactOptional(),
  border: z.enum(['top', 'bottom', 'box']).exactOptional(),
  rule: number.exactOptional(),
} satisfies Fields<ParagraphStyle>);

const table: z.ZodType<TableStyle> = z.strictObject({
  widths: z.strictObject({ portrait: z.array(length), landscape: z.array(length) }),
  padding: length,
  border: z.union([nothing, z.strictObject({ width: length, colour })]),
  headShade: colour,
  unbroken: number,
  rowShades: byName(colour).exactOptional(),
  outdent: number.exactOptional(),
} satisfies Fields<TableStyle>);

// A style that is based on none would lose in silence what it was to take over.
const paragraphs = byName(paragraph).superRefine((styles, context) => {
  if (!Object.hasOwn(styles, 'plain')) {
    context.addIssue({ code: 'custom', path: ['plain'], message: 'received undefined' });
  }
  for (const [name, { basedOn }] of Object.entries(styles)) {
    if (basedOn === undefined || Object.hasOwn(styles, basedOn)) continue;
    const message = `expected the name of a style, found ${basedOn}`;
    context.addIssue({ code: 'custom', path: [name, 'basedOn'], message });
  }
});

// Pages on their side have the margins of upright ones where they have none of their own.
const pageMargins = z
  .strictObject({ portrait: margins, landscape: margins.exactOptional() })
  .transform((given) => ({ landscape: given.portrait, ...given }));

// Latin letters stand for those of the other scripts in a body that prints none of these.
const font = z
  .strictObject({
    latin: word,
    arabic: word.exactOptional(),
    asian: word.exactOptional(),
    size: length,
    fallback: words.exactOptional(),
    asianEmphasis: word.exactOptional(),
  } satisfies Fields<Style['font']>)
  .transform((given) => ({ arabic: given.latin, asian: given.latin, ...given }));

/** The shape of `style.yaml`. */
export const styleShape: z.ZodType<Style> = z.strictObject({
  page: z.strictObject({ width: length, height: length, margins: pageMargins }),
  font,
  paragraphs,
  tables: byName(table).default({}),
  logos: byName(z.strictObject({ file: word, width: length, height: length })).default({}),
  redline: z
    .strictObject({
      inserted: z.union([nothing, colour]).default(null),
      deleted: z.union([nothing, colour]).default(null),
    })
    .prefault({}),
} satisfies Fields<Style>);
