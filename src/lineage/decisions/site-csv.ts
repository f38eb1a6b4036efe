import type { FeedDecision, FeedWording } from './feed.ts';

/** A column of the CSV that the web site of a body takes in: its head, what stands in it, and whether a row may leave it empty. */
export interface CsvColumn {
  readonly name: string;
  readonly about: string;
  readonly required: boolean;
  readonly pattern?: string;
}

const LANGUAGES = ['en', 'fr', 'es'] as const;

/**
 * The columns of the CSV of Decisions in their order, for the web site of the body `site` (`xyz`), whose name heads one of them. A pattern is
 * one of JSON Schema for the whole cell.
 */
export function siteCsvColumns(site: string): readonly CsvColumn[] {
  return [
    { name: 'Title', about: 'English title of the subject', required: false },
    {
      name: 'Number',
      about: 'bare number of the Decision',
      required: true,
      pattern: '^[0-9]+\\.[0-9]+$',
    },
    { name: 'Type', about: 'always Decision', required: true, pattern: '^Decision$' },
    {
      name: 'Decisions directed to',
      about: 'English names of the addressees, parted by a comma and a blank',
      required: false,
    },
    { name: 'Description', about: 'English text, a line for each item', required: false },
    {
      name: `${site.toUpperCase()} Instrument`,
      about: 'the treaty',
      required: true,
      pattern: '^[A-Z0-9-]+$',
    },
    { name: 'Title fr', about: 'French title', required: false },
    { name: 'Title es', about: 'Spanish title', required: false },
    { name: 'Description fr', about: 'French text', required: false },
    { name: 'Description es', about: 'Spanish text', required: false },
  ];
}

/** A JSON Schema (draft 2020-12) of the rows of that CSV, each an object by the heads of its columns. */
export function siteCsvSchema(site: string): object {
  const columns = siteCsvColumns(site);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Decisions as a web site takes them in',
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: columns.map(({ name }) => name),
      properties: Object.fromEntries(columns.map((column) => [column.name, cellOf(column)])),
    },
  };
}

function cellOf({ about, required, pattern }: CsvColumn): object {
  return {
    type: 'string',
    description: about,
    ...(required && { minLength: 1 }),
    ...(pattern !== undefined && { pattern }),
  };
}

/** Head and rows of the CSV, one row a Decision. What a text has not in English, addressees too, stays empty: the column is read as English. */
export function siteCsvRows(
  decisions: readonly FeedDecision[],
  site: string,
): readonly (readonly string[])[] {
  return [siteCsvColumns(site).map(({ name }) => name), ...decisions.map(rowOf)];
}

function rowOf({ number, body, wordings }: FeedDecision): readonly string[] {
  const [en, fr, es] = LANGUAGES.map((tag) => wordings.find(({ language }) => language === tag));
  return [
    en?.title ?? '',
    number,
    'Decision',
    (en?.addressees ?? []).join(', '),
    linesOf(en),
    body.toUpperCase(),
    fr?.title ?? '',
    es?.title ?? '',
    linesOf(fr),
    linesOf(es),
  ];
}

function linesOf(wording: FeedWording | undefined): string {
  return wording?.content.join('\n') ?? '';
}
