import { describe, expect, it } from 'vitest';
import { meetingOf, numbered } from './numbered-meeting.ts';

const OWN = 'CCE/COP5/Doc.10';
const MEETING = meetingOf(
  [
    { subject: 'seagrass', paper: OWN, letters: [0, 1, 2], finals: [21, 22, 23] },
    { subject: 'finance', paper: 'CCE/COP5/Doc.9', letters: [0, 1], finals: [24, 25] },
  ],
  'en',
  { seagrass: 'Seagrass', finance: 'Finance' },
);

const repeated = (part: string, joint: string) => (count: number) =>
  Array.from({ length: count }, () => part).join(joint);

// Each took minutes where every list looked at every symbol, link or quotation, or at all of the words before it.
const SHAPES: readonly (readonly [string, (count: number) => string])[] = [
  ['sentences', repeated('See Decision 5.AA.', ' ')],
  ['one sentence', repeated('see Decision 5.AA', ' ')],
  ['one sentence before a symbol', (count) => `${repeated('see 5.AA', ' ')(count)} on Doc.9`],
  ['one sentence behind a symbol', (count) => `On Doc.9: ${repeated('see 5.AA', ' ')(count)}`],
  ['one list', (count) => `Decisions ${repeated('5.AA, 5.BB', ', ')(count / 2)}`],
  ['one list of ranges', (count) => `Decisions ${repeated('5.AA to 5.CC', ', ')(count / 2)}`],
  ['one list of items', (count) => `Decision 5.AA a)${', b)'.repeat(count)}`],
  ['one list of two meetings', repeated('5.AA or 6.BB', ' and ')],
  ['letters of papers', repeated('Decision 5.AA of Doc.9', ' with ')],
  ['letters in doubt', repeated('5.AA read with Doc.9', '; ')],
  ['letters before titles', repeated('5.CC on finance', '; ')],
  ['symbols', (count) => `5.AA and ${repeated('CCE/COP5/Doc.10', ' and ')(count)}`],
  ['quotations', repeated('“Decision 5.AA”', ' ')],
  ['letters of none', repeated('Decision 5.DD', ' ')],
  ['letters alone', repeated('AA', ' ')],
  ['letters that cannot be read', (count) => `Decision 5.AA; ${repeated('see 5 .BB', ' ')(count)}`],
  ['announcing words', (count) => `${'draft Decisions '.repeat(count)}AA`],
];

const SHOWN = [
  'one sentence',
  'one sentence before a symbol',
  'one list',
  'one list of two meetings',
  'letters of papers',
  'symbols',
];

describe('one paragraph with letters', () => {
  it.each(SHAPES)(
    '100,000 times is numbered in bounded time: %s',
    { timeout: 60_000 },
    (_, make) => {
      const before = make(100_000);
      const { words, found } = numbered(before, OWN, MEETING);
      expect(words.length + found.messages.length).toBeGreaterThan(100_000);
    },
  );

  it.each(SHAPES.filter(([name]) => SHOWN.includes(name)))(
    'takes about eight times the time for eight times of them: %s',
    (_, make) => {
      const time = (count: number) => {
        const source = make(count);
        const start = performance.now();
        numbered(source, OWN, MEETING);
        return performance.now() - start;
      };
      time(2_000);
      const ratios = [1, 2, 3].map(() => time(16_000) / Math.max(time(2_000), 2));
      expect(Math.min(...ratios)).toBeLessThan(8 * 4);
    },
  );
});
