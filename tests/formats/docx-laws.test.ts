import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { ElementContent } from 'hast';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeDocx } from '../../src/formats/docx/write.ts';
import type { Sheet } from '../../src/model/sheet.ts';
import { paragraphs, partNames, type Stretch } from './docx-reading.ts';
import { options, PAPER, sheet } from './docx-sample.ts';

const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const logos = { cms: { bytes: LOGO, mime: 'image/png', width: 24, height: 26 } };

async function digest(): Promise<string> {
  const bytes = await writeDocx(sheet(PAPER), { ...options, logos });
  return createHash('sha256').update(bytes).digest('hex');
}

describe('the bytes of a Word file', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    vi.useRealTimers();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('are the same at every time and in every time zone', async () => {
    const digests: string[] = [];
    for (const [place, time] of [
      ['Asia/Tokyo', '2026-02-20T23:59:59Z'],
      ['America/New_York', '2031-07-01T00:00:01Z'],
      ['UTC', '1999-12-31T12:00:00Z'],
    ] as const) {
      process.env.TZ = place;
      vi.useFakeTimers({ now: new Date(time), toFake: ['Date'] });
      digests.push(await digest());
    }
    expect(new Set(digests).size).toBe(1);
  });

  it('are the same in another process', async () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const program = `
      import { createHash } from 'node:crypto';
      import { writeDocx } from './src/formats/docx/write.ts';
      import { options, PAPER, sheet } from './tests/formats/docx-sample.ts';
      const bytes = await writeDocx(sheet(PAPER), options);
      process.stdout.write(createHash('sha256').update(bytes).digest('hex'));`;
    const said = ['--import', 'tsx', '--input-type=module', '-e', program];
    const env = { ...process.env, TZ: 'Pacific/Auckland', LANG: 'ar_EG.UTF-8' };
    const there = execFileSync(process.execPath, said, { cwd: root, env, encoding: 'utf8' });
    const here = createHash('sha256').update(await writeDocx(sheet(PAPER), options));
    expect(there).toBe(here.digest('hex'));
  });

  it('hold the content types first and the other parts in the order of their names', async () => {
    const [first, ...rest] = partNames(await writeDocx(sheet(PAPER), options));
    expect(first).toBe('[Content_Types].xml');
    expect(rest).toEqual([...rest].sort());
  });
});

type Op = '=' | 'ins' | 'del';
type Piece = readonly [op: Op, text: string];

const character = fc.constantFrom(
  ' ',
  '  ',
  '\u00a0',
  'a',
  'œ',
  '«',
  '‹',
  '<',
  '&',
  '"',
  '\t',
  '；',
  'ع',
  '😀',
  '[',
  '1',
);
const piece: fc.Arbitrary<Piece> = fc.tuple(
  fc.constantFrom<Op>('=', 'ins', 'del'),
  fc.array(character, { minLength: 1, maxLength: 4 }).map((characters) => characters.join('')),
);

function nodeOf([op, value]: Piece): ElementContent {
  const text: ElementContent = { type: 'text', value };
  return op === '=' ? text : { type: 'element', tagName: op, properties: {}, children: [text] };
}

function sheetOf(texts: readonly (readonly Piece[])[]): Sheet {
  const children = texts.map(
    (pieces): ElementContent => ({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: pieces.map(nodeOf),
    }),
  );
  return { root: { type: 'root', children } };
}

function join(pieces: readonly Piece[], dropped: Op): string {
  return pieces
    .filter(([op]) => op !== dropped)
    .map(([, text]) => text)
    .join('');
}

describe('a redline that is written as Word', () => {
  it.each([
    [
      'formatting',
      ({ style }: Stretch) => (style === 'Inserted' ? 'ins' : style === 'Deleted' ? 'del' : '='),
    ],
    ['tracked', ({ revision }: Stretch) => revision ?? '='],
  ] as const)(
    'without its insertions is the text before and without its deletions the text after, as %s',
    async (redline, opOf) => {
      const texts = fc.array(fc.array(piece, { minLength: 1, maxLength: 6 }), {
        minLength: 1,
        maxLength: 40,
      });
      await fc.assert(
        fc.asyncProperty(
          texts,
          fc.constantFrom('inserted', 'deleted'),
          async (pieces, redlineFirst) => {
            const bytes = await writeDocx(sheetOf(pieces), { ...options, redline, redlineFirst });
            const written = paragraphs(bytes).map(({ stretches }) =>
              stretches.map((stretch): Piece => [opOf(stretch), stretch.text]),
            );
            for (const dropped of ['ins', 'del'] as const) {
              expect(written.map((own) => join(own, dropped))).toEqual(
                pieces.map((own) => join(own, dropped)),
              );
            }
          },
        ),
        { numRuns: 30 },
      );
    },
  );

  it('is the text after when no redline is wanted', async () => {
    const texts = fc.array(fc.array(piece, { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (pieces) => {
        const bytes = await writeDocx(sheetOf(pieces), { ...options, redline: 'none' });
        const written = paragraphs(bytes).map(({ stretches }) =>
          stretches.map(({ text }) => text).join(''),
        );
        expect(written).toEqual(pieces.map((own) => join(own, 'del')));
      }),
      { numRuns: 15 },
    );
  });
});
