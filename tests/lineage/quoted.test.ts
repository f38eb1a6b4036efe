import { describe, expect, it } from 'vitest';
import { quotedSpans } from '../../src/lineage/references/quoted.ts';
import { meetingOf, numbered } from './numbered-meeting.ts';

const quoted = (content: string) =>
  quotedSpans(content).map(({ start, end }) => content.slice(start, end));

describe('the words between quotation marks', () => {
  it.each<[string, readonly string[]]>([
    ['a « b » c «d»', ['« b »', '«d»']],
    ['a ‹b› c', ['‹b›']],
    ['a ‘b’ c ‘d’', ['‘b’', '‘d’']],
    ['a “b” c „d“ e „f”', ['“b”', '„d“', '„f”']],
    ['a "b" c', ['"b"']],
    // One in another.
    ['« la phrase « x » et y » z', ['« la phrase « x » et y »']],
    ['“a ‘b’ c” d', ['“a ‘b’ c”']],
    ['‘a “b” c’ d', ['‘a “b” c’']],
    ['« a “b” c » d', ['« a “b” c »']],
    ['"a “b” c" d', ['"a “b” c"']],
    ['“a 5" b” c', ['“a 5" b”']],
    ['5" a “b 2" c” d', ['“b 2" c”']],
    ['“a ‘b” c', ['“a ‘b”']],
    // An apostrophe is no mark.
    ['the Parties’ duty, l’annexe, l‘annexe, the ’90s', []],
    ['‘l’annexe’ et d’autres', ['‘l’annexe’']],
    ['it’s “a” and it’s b', ['“a”']],
    // In doubt it is quoted.
    ['‘a b’ and the Parties’ c', ['‘a b’ and the Parties’']],
    ['‘a b’ and ‘the Parties’ c', ['‘a b’', '‘the Parties’']],
    ['a « b c', ['« b c']],
    ['a « b « c » d', ['« b « c » d']],
    ['a ‘b c', ['‘b c']],
    // What closes nothing, and inches, are no quotation.
    ['a » b ” c ’ d', []],
    ['a pipe of 5" b', []],
  ])('of «%s» are %j', (content, spans) => {
    expect(quoted(content)).toEqual(spans);
  });

  it.each(['«', '“‘', '‘a’ ', '"', '«” ', '« a » '])('are found in time: %j', (part) => {
    const time = (count: number) => {
      const content = part.repeat(count);
      const start = performance.now();
      quotedSpans(content);
      return performance.now() - start;
    };
    time(20_000);
    const ratios = [1, 2, 3].map(() => time(160_000) / Math.max(time(20_000), 2));
    expect(Math.min(...ratios)).toBeLessThan(8 * 4);
  });
});

describe('the letters of draft Decisions in a quotation', () => {
  const paper = 'CCE/COP5/Doc.10';
  const drafts = [{ subject: 'seagrass', paper, letters: [0, 1], finals: [21, 22] }];

  it.each([
    ['en', '‘Decision 5.AA’ and Decision 5.AA', '‘Decision 5.AA’ and Decision 5.21'],
    ['en', 'the Parties’ Decision 5.AA', 'the Parties’ Decision 5.21'],
    [
      'fr',
      '« la phrase « décision 5.AA » et la décision 5.AA » et la décision 5.AA',
      '« la phrase « décision 5.AA » et la décision 5.AA » et la décision 5.21',
    ],
    [
      'fr',
      '‹ décision 5.AA › et l’autre décision 5.BB',
      '‹ décision 5.AA › et l’autre décision 5.22',
    ],
    ['fr', '« la décision 5.AA et 5.BB', '« la décision 5.AA et 5.BB'],
  ])('(%s) stay: «%s» reads «%s»', (language, before, after) => {
    const { words, found } = numbered(before, paper, meetingOf(drafts, language));
    expect([words, found.messages]).toEqual([after, []]);
    expect(found.pinned.length > 0).toBe(/[«‘‹]/.test(before));
  });
});
