import { describe, expect, it } from 'vitest';
import { convertedByOffice, OFFICE } from '../judges/converted.ts';
import { openXmlFaults } from '../judges/open-xml.ts';
import { BORN, OPEN_DOCUMENT } from './born-in-office.ts';
import { WORD_CASES } from './cases.ts';
import { pairsOf } from './check.ts';
import { DISGUISES, disguised } from './disguises.ts';
import { understand } from './understand.ts';
import type { Expected, WordCase } from './word-case.ts';

async function check(
  bytes: Uint8Array,
  made: Omit<WordCase, 'file'>,
  expected: Expected,
): Promise<void> {
  const found = await understand(bytes, made);
  const pairs = pairsOf(expected, found);
  const messages = found.messages.join('\n');
  for (const { of, wanted, found: lines } of pairs)
    expect(lines, `${of}; messages:\n${messages}`).toEqual(wanted);
}

describe('a Word file as secretariats make them is understood', () => {
  it.each(WORD_CASES.map((made) => [made.name, made] as const))('%s', async (_, made) => {
    await check(made.file(), made, made.expected);
  });

  it('each under a name of its own, and made in its own way', () => {
    expect(new Set(WORD_CASES.map(({ name }) => name)).size).toBe(WORD_CASES.length);
    expect(new Set(WORD_CASES.map(({ made }) => made)).size).toBe(WORD_CASES.length);
  });
});

describe.each(Object.entries(DISGUISES))('and with %s', (_, change) => {
  it.each(WORD_CASES.map((made) => [made.name, made] as const))('%s', async (__, made) => {
    await check(disguised(made.file(), change), made, made.expected);
  });
});

describe.skipIf(openXmlFaults === null)('and Word opens it without repair', () => {
  const sound = WORD_CASES.filter(({ invalid }) => invalid === undefined);
  it.each(sound.map((made) => [made.name, made] as const))('%s', async (_, made) => {
    expect(await openXmlFaults?.(made.file())).toEqual([]);
  });
});

describe.skipIf(!OFFICE)('and once LibreOffice has opened and saved it', () => {
  let saved: readonly Uint8Array[] | null = null;
  it.each(WORD_CASES.map((made, at) => [made.name, made, at] as const))(
    '%s',
    async (_, made, at) => {
      saved ??= convertedByOffice(
        WORD_CASES.map(({ file }) => file()),
        'docx',
      );
      const bytes = saved[at];
      if (bytes === undefined) throw new Error('LibreOffice saved no file');
      await check(bytes, made, { ...made.expected, ...made.saved?.expected });
    },
  );

  it(BORN.name, async () => {
    const [bytes] = convertedByOffice([Buffer.from(OPEN_DOCUMENT)], 'docx', 'fodt');
    await check(bytes ?? new Uint8Array(), BORN, BORN.expected);
  });
});
