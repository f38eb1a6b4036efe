const DAY = { type: ['string', 'null'], pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } as const;

const WORD = { type: 'string', minLength: 1 } as const;

const VALUES = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['language', 'value'],
    properties: { language: { type: 'string', pattern: '^[a-z]{2,3}(-[a-z0-9]+)*$' }, value: WORD },
  },
} as const;

const FIELDS = {
  protocolVersion: { const: 1 },
  id: WORD,
  link: WORD,
  type: { enum: ['decision', 'resolution', 'recommendation'] },
  status: WORD,
  number: { type: 'string', pattern: '^[0-9A-Z][0-9A-Z./-]*$' },
  treaty: { type: 'string', pattern: '^[a-z0-9][a-z0-9.-]*$' },
  published: DAY,
  updated: DAY,
  meetingId: WORD,
  meetingTitle: WORD,
  meetingUrl: { type: ['string', 'null'] },
  displayOrder: { type: 'integer', minimum: 1 },
  title: VALUES,
  longTitle: VALUES,
  summary: VALUES,
  content: { ...VALUES, minItems: 1 },
  keywords: {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['namespace', 'term'],
      properties: { namespace: WORD, term: WORD },
    },
  },
  files: {
    type: 'array',
    minItems: 1,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['url', 'mimeType', 'language', 'filename'],
      properties: { url: WORD, mimeType: WORD, language: WORD, filename: WORD },
    },
  },
} as const;

/** The JSON Schema (draft 2020-12) of the feed for InforMEA: a list of its `Decision` entities with their child rows. */
export const informeaSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Decisions as InforMEA harvests them',
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(FIELDS),
    properties: FIELDS,
  },
} as const;
