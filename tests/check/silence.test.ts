import { describe, expect, it } from 'vitest';
import { checkEdition } from '../../src/check/check-edition.ts';
import { edition, subject } from './subject.ts';

const BODY =
  '**1.** *Requests* [much] of all; {#much}\n\n**2.** *Invites* [many] donors. {#many}\n';

function checked(silenced: string) {
  const head = `paper: UNEP/CMS/COP15/Doc.1\nsilenced:\n${silenced}`;
  return checkEdition(subject([edition('rev.cop15.draft', BODY, null, head)]));
}

describe('a silenced finding', () => {
  it('stands apart with its reason, for one paragraph where an id is named', () => {
    const { findings, silenced } = checked(
      '  - rule: open-bracket\n    id: much\n    reason: As agreed',
    );
    expect(findings.map(({ rule, id }) => [rule, id])).toEqual([['open-bracket', 'many']]);
    expect(silenced).toMatchObject([{ message: { id: 'much' }, reason: 'As agreed' }]);
  });

  it('is silenced in the whole text where no id is named', () => {
    const { findings, silenced } = checked('  - rule: open-bracket\n    reason: As agreed');
    expect(findings).toEqual([]);
    expect(silenced).toHaveLength(2);
  });

  it('still counts where no reason is given, and the entry is told at its line', () => {
    const { findings, silenced } = checked('  - rule: open-bracket');
    expect(silenced).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toEqual([
      'silence-without-reason',
      'open-bracket',
      'open-bracket',
    ]);
    expect(findings[0]).toMatchObject({ severity: 'warning', place: { file: 'x.md', line: 10 } });
  });

  it('is noted where it finds nothing any more', () => {
    const { findings } = checked('  - rule: label-skipped\n    reason: Repealed in 2014');
    expect(findings[0]).toMatchObject({ severity: 'info', rule: 'silence-idle' });
  });
});
