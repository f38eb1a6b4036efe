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
  .transform(Number);
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

const parts = z.strictObject({
  summary: patterns,
  background: patterns,
  actions: patterns,
  annex: patterns,
  innerAnnex: patterns,
  revisionOf: patterns,
  legend: patterns,
  newAnnex: patterns,
  disclaimer: patterns,
  directedTo: patterns,
  decisionHeading: patterns,
  caption: patterns,
  keep: patterns,
  inserted: patterns.exactOptional(),
  columns: z.tuple([patterns, patterns, patterns]),
} satisfies Fields<LanguageProfile['parts']>);

const language: z.ZodType<LanguageProfile> = z.strictObject({
  letter: word,
  names: z.strictObject({ resolution: word, decision: word, annex: word, paragraph: word }),
  revision: word,
  formula: patterns,
  openers: z.strictObject({ recital: words, operative: words }),
  labels: words,
  columns: z.tuple([word, word, word]),
  keep: word,
  legend: word,
  newAnnex: word,
  replacedAnnex: word,
  reconstructed: word,
  disclaimer: word,
  parts,
  words: byName(word),
  date: z.strictObject({ form: word, months: z.array(word).length(12) }),
} satisfies Fields<LanguageProfile>);

/** The shape of `profile.yaml`. */
export const profileShape: z.ZodType<Profile> = z.strictObject({
  body: word,
  formulaFirst: truth,
  redlineFirst: z.enum(['inserted', 'deleted']),
  symbols: patterns,
  references: z.strictObject({ resolution: patterns, decision: patterns, draftDecision: patterns }),
  meetings: byName(
    z.strictObject({ name: word, title: byName(word), place: byName(word), dates: byName(word) }),
  ),
  fileName: word,
  languages: byName(language),
} satisfies Fields<Profile>);

const margins: z.ZodType<Margins> = z.strictObject({
  top: number,
  right: number,
  bottom: number,
  left: number,
  header: number,
  footer: number,
});

const paragraph: z.ZodType<ParagraphStyle> = z.strictObject({
  basedOn: word.exactOptional(),
  size: number.exactOptional(),
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
  depth: number.exactOptional(),
  keepNext: truth.exactOptional(),
  pageBreakBefore: truth.exactOptional(),
  outline: number.exactOptional(),
  border: z.enum(['top', 'bottom', 'box']).exactOptional(),
} satisfies Fields<ParagraphStyle>);

const table: z.ZodType<TableStyle> = z.strictObject({
  widths: z.strictObject({ portrait: z.array(number), landscape: z.array(number) }),
  padding: number,
  border: z.union([nothing, z.strictObject({ width: number, colour })]),
  headShade: colour,
  unbroken: number,
  rowShades: byName(colour).exactOptional(),
} satisfies Fields<TableStyle>);

/** The shape of `style.yaml`. */
export const styleShape: z.ZodType<Style> = z.strictObject({
  page: z.strictObject({
    width: number,
    height: number,
    margins: z.strictObject({ portrait: margins, landscape: margins }),
  }),
  font: z.strictObject({ latin: word, arabic: word, asian: word, size: number }),
  paragraphs: byName(paragraph),
  tables: byName(table),
  logos: byName(z.strictObject({ file: word, width: number, height: number })),
  redline: z.strictObject({
    inserted: z.union([nothing, colour]),
    deleted: z.union([nothing, colour]),
  }),
});
