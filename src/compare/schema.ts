const MEMBER = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'label', 'final', 'role', 'text', 'index'],
  properties: {
    id: { type: ['string', 'null'], minLength: 1 },
    label: { type: ['string', 'null'], minLength: 1 },
    final: { type: ['string', 'null'], minLength: 1 },
    role: {
      enum: [
        'title',
        'heading',
        'recital',
        'formula',
        'operative',
        'item',
        'tail',
        'plain',
        'row',
        'note',
      ],
    },
    text: { type: 'string' },
    index: { type: 'integer', minimum: 0 },
  },
} as const;

const RUN = {
  oneOf: [
    {
      type: 'object',
      additionalProperties: false,
      required: ['op', 'text'],
      properties: { op: { enum: ['=', '+', '-'] }, text: { type: 'string', minLength: 1 } },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['op', 'text', 'before', 'after'],
      properties: {
        op: { const: '~' },
        text: { type: 'string', minLength: 1 },
        before: { type: 'string' },
        after: { type: 'string' },
      },
    },
  ],
} as const;

// What the stage did not have, or alone had, is marked.
const CAME = { const: true } as const;
const STAGE_RUN = {
  oneOf: [
    {
      type: 'object',
      additionalProperties: false,
      required: ['op', 'text'],
      properties: {
        op: { enum: ['+', '-'] },
        text: { type: 'string', minLength: 1 },
        since: CAME,
      },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['op', 'text'],
      properties: {
        op: { const: '=' },
        text: { type: 'string', minLength: 1 },
        since: CAME,
        restyled: CAME,
      },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['op', 'text', 'since'],
      properties: { op: { const: 'x' }, text: { type: 'string', minLength: 1 }, since: CAME },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['op', 'text', 'before', 'after'],
      properties: {
        op: { const: '~' },
        text: { type: 'string', minLength: 1 },
        before: { type: 'string' },
        after: { type: 'string' },
        since: CAME,
        restyled: CAME,
      },
    },
  ],
} as const;

const NONE = { type: 'array', maxItems: 0 } as const;
const ONE = { type: 'array', minItems: 1, maxItems: 1, items: { $ref: '#/$defs/member' } } as const;
const SOME = { type: 'array', minItems: 1, items: { $ref: '#/$defs/member' } } as const;
const MANY = { type: 'array', minItems: 2, items: { $ref: '#/$defs/member' } } as const;
const PAIRED = { enum: ['id', 'text', 'likeness'] } as const;
const FIXED = { moved: { const: false }, evidence: { type: 'null' } } as const;

// How many members each kind has, and whether it can have moved.
const SHAPES = [
  {
    properties: { kind: { enum: ['kept', 'amended'] }, before: ONE, after: ONE, evidence: PAIRED },
  },
  { properties: { kind: { const: 'added' }, before: NONE, after: ONE, ...FIXED } },
  { properties: { kind: { const: 'removed' }, before: ONE, after: NONE, ...FIXED } },
  { properties: { kind: { const: 'split' }, before: SOME, after: MANY, evidence: PAIRED } },
  { properties: { kind: { const: 'merged' }, before: MANY, after: ONE, evidence: PAIRED } },
] as const;

/** JSON Schema (draft 2020-12) of `compare --json`, the public contract `revcop.comparison/1`. */
export const comparisonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'revcop.comparison/1',
  type: 'object',
  additionalProperties: false,
  required: ['schema', 'before', 'after', 'pairs'],
  properties: {
    schema: { const: 'revcop.comparison/1' },
    before: { $ref: '#/$defs/side' },
    after: { $ref: '#/$defs/side' },
    pairs: { type: 'array', items: { $ref: '#/$defs/pair' } },
    since: { $ref: '#/$defs/since' },
  },
  $defs: {
    since: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'parts'],
      properties: {
        name: { type: 'string' },
        parts: { type: 'array', items: { $ref: '#/$defs/part' } },
      },
    },
    part: {
      type: 'object',
      additionalProperties: false,
      required: ['pair', 'stage', 'moved', 'changed', 'runs'],
      properties: {
        pair: { type: ['integer', 'null'], minimum: 0 },
        stage: { type: 'array', items: { $ref: '#/$defs/member' } },
        moved: { type: 'boolean' },
        changed: { type: 'boolean' },
        runs: { type: 'array', items: STAGE_RUN },
      },
    },
    side: {
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      properties: { name: { type: 'string' } },
    },
    member: MEMBER,
    run: RUN,
    pair: {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'moved', 'evidence', 'before', 'after', 'runs'],
      properties: {
        kind: { enum: ['kept', 'amended', 'added', 'removed', 'split', 'merged'] },
        moved: { type: 'boolean' },
        evidence: { enum: ['id', 'text', 'likeness', null] },
        before: { type: 'array', items: { $ref: '#/$defs/member' } },
        after: { type: 'array', items: { $ref: '#/$defs/member' } },
        runs: { type: 'array', items: { $ref: '#/$defs/run' } },
        comment: { type: 'string' },
        only: { const: 'references' },
      },
      oneOf: SHAPES,
    },
  },
} as const;
