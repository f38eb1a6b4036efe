import { describe, expect, it } from 'vitest';
import { inlineFile, readFile, tableFile } from './word-paper.ts';

/** One operative paragraph in an inline annex with a formatted redline, in which Ann tracks changes. */
const CASES: readonly {
  readonly what: string;
  readonly line: string;
  readonly before: string;
  readonly draft: string;
  readonly proposal: string | null;
  readonly rule?: string;
}[] = [
  {
    what: 'inserted underlined words are in the proposal alone',
    line: '1. Urges Parties _soon_{+Ann:_ and fully_+} to act;',
    before: '1. Urges Parties to act;',
    draft: '1. Urges Parties soon to act;',
    proposal: '1. Urges Parties soon and fully to act;',
  },
  {
    what: 'inserted plain words are in the proposal alone',
    line: '1. Urges Parties _soon_{+Ann: and fully+} to act;',
    before: '1. Urges Parties to act;',
    draft: '1. Urges Parties soon to act;',
    proposal: '1. Urges Parties soon and fully to act;',
  },
  {
    what: 'deleted adopted words are in both of our texts',
    line: '1. Urges _all_ Parties to act{-Ann: at home-};',
    before: '1. Urges Parties to act at home;',
    draft: '1. Urges all Parties to act at home;',
    proposal: '1. Urges all Parties to act;',
  },
  {
    what: 'a deleted insertion of ours is in our draft alone',
    line: '1. Urges Parties {-Ann:_soon_ -}to act ~now~;',
    before: '1. Urges Parties to act now;',
    draft: '1. Urges Parties soon to act ;',
    proposal: '1. Urges Parties to act ;',
  },
  {
    what: 'deleted struck words change nothing',
    line: '1. Urges _all_ Parties to act{-Ann:~ at home~-};',
    before: '1. Urges Parties to act at home;',
    draft: '1. Urges all Parties to act;',
    proposal: null,
    rule: 'deleted-struck',
  },
  {
    what: 'words that are struck no more stay in the proposal',
    line: '1. Urges _all_ Parties to act{=Ann: at home=};',
    before: '1. Urges Parties to act at home;',
    draft: '1. Urges all Parties to act;',
    proposal: '1. Urges all Parties to act at home;',
  },
  {
    what: 'words inserted inside struck ones are in the proposal',
    line: '1. Urges Parties to act~ at home~{+Ann: abroad+}~ and now~;',
    before: '1. Urges Parties to act at home and now;',
    draft: '1. Urges Parties to act;',
    proposal: '1. Urges Parties to act abroad;',
  },
  {
    what: 'words inserted with strike are in no text',
    line: '1. Urges _all_ Parties to act{+Ann:~ abroad~+};',
    before: '1. Urges Parties to act;',
    draft: '1. Urges all Parties to act;',
    proposal: null,
    rule: 'inserted-struck',
  },
  {
    what: 'words that a Party strikes with tracking on are deleted in the proposal',
    line: '1. Urges _all_ Parties to act{#Ann: at home#};',
    before: '1. Urges Parties to act at home;',
    draft: '1. Urges all Parties to act at home;',
    proposal: '1. Urges all Parties to act;',
  },
];

describe('three texts in one file', () => {
  for (const { what, line, before, draft, proposal, rule } of CASES) {
    it(`${what}`, () => {
      const found = readFile(
        inlineFile(['Central Asian Mammals', line, '2. _Invites_ Parties to pay.']),
      );
      expect(found.before).toContain(before);
      expect(found.draft).toContain(draft);
      const [stage] = Object.values(found.proposals);
      if (proposal === null) expect(stage).toEqual([]);
      else expect(stage).toContain(proposal);
      if (rule) expect(found.messages.map((message) => message.rule)).toContain(rule);
    });
  }
});

const TITLE = 'Central Asian Mammals';

describe('several authors in one file', () => {
  it('gives the proposal of each alone and of all together', () => {
    const found = readFile(
      inlineFile([
        TITLE,
        '1. Urges _all_ Parties to act{+Ann: now+}{+Ben: soon+};',
        '2. Invites Parties to pay{-Ben: more-}.',
      ]),
    );
    expect(Object.keys(found.proposals)).toEqual(['ann', 'ben', 'all']);
    expect(found.proposals.ann).toEqual([
      TITLE,
      '1. Urges all Parties to act now;',
      '2. Invites Parties to pay more.',
    ]);
    expect(found.proposals.ben).toEqual([
      TITLE,
      '1. Urges all Parties to act soon;',
      '2. Invites Parties to pay.',
    ]);
    expect(found.proposals.all).toContain('1. Urges all Parties to act now soon;');
    expect(found.draft).toContain('1. Urges all Parties to act;');
  });

  it('keeps what one inserted and another deleted out of the text of both together', () => {
    const found = readFile(
      inlineFile([
        TITLE,
        '1. Urges _all_ Parties to act{+Ann: now{-Ben: and here-}+};',
        '2. Ends.',
      ]),
    );
    expect(found.proposals.ann).toContain('1. Urges all Parties to act now and here;');
    expect(found.proposals.all).toContain('1. Urges all Parties to act now;');
    expect(found.proposals.ben ?? []).toEqual([]);
  });

  it('takes all changes of an author for one proposal, under the name that is given', () => {
    const file = inlineFile([
      TITLE,
      '1. {+Ann:Strongly +}urges _all_ Parties{-Ann: to act-};',
      '2. Ends.',
    ]);
    expect(readFile(file, { stage: 'crp1' }).proposals).toEqual({
      crp1: [TITLE, '1. Strongly urges all Parties;', '2. Ends.'],
    });
    const [proposal] = readFile(file).value.proposals;
    expect(proposal?.texts[0]?.front.values).toMatchObject({
      stage: 'ann',
      author: 'Ann',
      base: 'rev.cop13',
      revision: 'rev.cop15',
      number: '11.24',
    });
  });
});

describe('paragraphs of a proposal', () => {
  it('are tombstones where they are deleted, and have the ids of our draft', () => {
    const { value, proposals } = readFile(
      inlineFile([
        TITLE,
        '1. Urges _all_ Parties to act;',
        '-Ann¶ {-Ann:2. Invites Parties to pay;-}',
        '+Ann¶ {+Ann:3. Thanks the Secretariat;+}',
        '4. Ends _here_.',
      ]),
    );
    expect(proposals.ann).toEqual([
      TITLE,
      '1. Urges all Parties to act;',
      '2. †',
      '3. Thanks the Secretariat;',
      '4. Ends here.',
    ]);
    const ids = (value.draft?.paragraphs ?? []).map(({ id }) => id);
    const others = (value.proposals[0]?.texts[0]?.paragraphs ?? []).map(({ id }) => id);
    expect(others.filter((_, at) => at !== 3)).toEqual(ids);
    expect(ids).not.toContain(others[3]);
    expect(others[3]).toMatch(/^[a-z]{5}$/);
  });

  it('say where they were split or joined', () => {
    const { value, proposals } = readFile(
      inlineFile([
        TITLE,
        '+Ann¶ 1. Urges _all_ Parties to act;',
        'and invites Parties to pay;',
        '-Ann¶ 2. Thanks the Council;',
        'and the Secretariat.',
      ]),
    );
    expect(readFile(inlineFile([TITLE])).proposals).toEqual({});
    expect(proposals.ann).toHaveLength(5);
    const [, first, second, third, fourth] = value.proposals[0]?.texts[0]?.paragraphs ?? [];
    const draft = value.draft?.paragraphs ?? [];
    expect(draft).toHaveLength(4);
    expect(first?.id).toBe(draft[1]?.id);
    expect(second?.attributes.values.from).toBe(draft[1]?.id);
    expect(third?.id).toBe(draft[2]?.id);
    expect(fourth?.attributes).toMatchObject({
      classes: ['deleted'],
      values: { into: draft[2]?.id },
    });
  });
});

describe('a proposal in a three-column table', () => {
  const row = (first: string, clean: string, comment = 'New') => [
    [TITLE, 'Keep', TITLE],
    [first, comment, clean],
    ['2. Ends.', 'Keep', '2. Ends.'],
  ];

  const withRecital = (first: string, clean: string) => {
    const [title = [], ...others] = row('1. Urges _all_ Parties;', '1. Urges all Parties;');
    return [title, [first, 'Keep', clean], ...others];
  };

  it('is what the clean column says where that was changed, and the first column is said', () => {
    const found = readFile(
      tableFile(row('1. Urges _all_ Parties to act;', '1. Urges all Parties to act{+Ann: now+};')),
    );
    expect(found.draft).toContain('1. Urges all Parties to act;');
    expect(found.proposals.ann).toContain('1. Urges all Parties to act now;');
    expect(found.rules).toContain('columns-differ');
  });

  it('is taken from the first column where that alone was changed', () => {
    const found = readFile(
      tableFile(row('1. Urges _all_ Parties to act{+Ann: now+};', '1. Urges all Parties to act;')),
    );
    expect(found.draft).toContain('1. Urges all Parties to act;');
    expect(found.proposals.ann).toContain('1. Urges all Parties to act now;');
    expect(found.messages.map(({ rule }) => rule)).toContain('first-column-taken');
  });

  it.each([
    ['plain', '{+Ann:1bis. Notes the decline of condors;+}'],
    ['underlined', '{+Ann:_1bis. Notes the decline of condors;_+}'],
  ])('has a tracked new row with %s words in the first column alone', (_, first) => {
    const rows = row('1. Urges _all_ Parties to act;', '1. Urges all Parties to act;');
    const fresh = [first, '{+Ann:Ours+}', ''];
    const found = readFile(tableFile([...rows.slice(0, 2), fresh, ...rows.slice(2)], {}, [2]));
    expect(found.draft.join()).not.toContain('condors');
    expect(found.proposals.ann).toContain('1bis. Notes the decline of condors;');
    expect(found.messages.map(({ rule }) => rule)).toContain('first-column-taken');
  });

  it('says words of a new paragraph that the clean column has not', () => {
    const rows = [
      [TITLE, 'Keep', TITLE],
      ['1. _Urges all Parties;_', 'New', '1. Urges Parties;'],
    ];
    const only = [
      ...rows,
      ['2. _Notes_ the decline;', 'New', ''],
      ['3. Ends.', 'Keep', '3. Ends.'],
    ];
    const { messages } = readFile(tableFile(only));
    const said = messages.filter(({ rule }) => rule === 'columns-differ').map(({ text }) => text);
    expect(said.join()).toContain('Urges all Parties');
    expect(said.join()).toContain('the decline');
  });

  it('has a paragraph that was typed behind another in the first column as one of its own', () => {
    const recital = 'Recalling the Convention,';
    const typed = `+Ann¶ ${recital}¦{+Ann:Noting the decline of condors+}`;
    const found = readFile(tableFile(withRecital(typed, recital)));
    const [, old, fresh] = found.value.proposals[0]?.texts[0]?.paragraphs ?? [];
    expect(found.proposals.ann).toEqual(
      expect.arrayContaining([recital, 'Noting the decline of condors']),
    );
    expect(old?.id).toBe(found.value.draft?.paragraphs[1]?.id);
    expect(fresh?.attributes.values.from).toBeUndefined();
  });

  it('keeps the id of a paragraph before which a new one was typed', () => {
    const recital = 'Recalling the Convention,';
    const typed = `+Ann¶ {+Ann:Noting the decline of condors,+}¦${recital}`;
    const found = readFile(tableFile(withRecital(typed, recital)));
    const proposed = found.value.proposals[0]?.texts[0]?.paragraphs ?? [];
    const id = found.value.draft?.paragraphs[1]?.id;
    expect(proposed.map((paragraph) => paragraph.id).indexOf(id ?? null)).toBe(2);
  });

  it('has the comment as the author leaves it', () => {
    const { value } = readFile(
      tableFile(
        row(
          '1. Urges _all_ Parties to act;',
          '1. Urges all Parties to act;',
          'More{+Ann: and more+}',
        ),
      ),
    );
    const said = (at: number, text = value.draft) =>
      text?.paragraphs[at]?.comments[0]?.content[0]?.map((found) => found.text).join('');
    expect(said(1)).toBe('More');
    expect(said(1, value.proposals[0]?.texts[0] ?? null)).toBe('More and more');
  });
});

describe('tracked changes that are the redline', () => {
  it('are the text before once rejected and the draft once accepted', () => {
    const found = readFile(
      inlineFile([
        TITLE,
        '1. Urges {+Ann:all +}Parties to act{-Ann: at home-};',
        '-Ann¶ {-Ann:2. Invites Parties to pay;-}',
        '+Ann¶ {+Ann:2. Thanks the Secretariat;+}',
        '3. Ends.',
      ]),
    );
    expect(found.before).toEqual([
      TITLE,
      '1. Urges Parties to act at home;',
      '2. Invites Parties to pay;',
      '3. Ends.',
    ]);
    expect(found.draft).toEqual([
      TITLE,
      '1. Urges all Parties to act;',
      '2. †',
      '2. Thanks the Secretariat;',
      '3. Ends.',
    ]);
    expect(found.proposals).toEqual({});
  });

  it('may split and join paragraphs', () => {
    const found = readFile(
      inlineFile([
        TITLE,
        '+Ann¶ 1. Urges Parties to act;',
        '{+Ann:2. +}Invites Parties to pay;',
        '-Ann¶ 3. Thanks the Council;',
        '{-Ann:4. Thanks-}{+Ann: and+} the Secretariat.',
      ]),
    );
    expect(found.before).toEqual([
      TITLE,
      '1. Urges Parties to act;Invites Parties to pay;',
      '3. Thanks the Council;',
      '4. Thanks the Secretariat.',
    ]);
    expect(found.draft.filter((line) => !line.includes('†'))).toEqual([
      TITLE,
      '1. Urges Parties to act;',
      '2. Invites Parties to pay;',
      '3. Thanks the Council; and the Secretariat.',
    ]);
  });

  it('stand in the first column of a table beside a clean one', () => {
    const found = readFile(
      tableFile([
        [TITLE, 'Keep', TITLE],
        ['1. Urges {+Ann:all +}Parties to act;', 'New', '1. Urges all Parties to act;'],
        ['{-Ann:2. Invites Parties to pay;-}', 'Done', ''],
        ['3. Ends.', 'Keep', '3. Ends.'],
      ]),
    );
    expect(found.before).toEqual([
      TITLE,
      '1. Urges Parties to act;',
      '2. Invites Parties to pay;',
      '3. Ends.',
    ]);
    expect(found.draft).toEqual([TITLE, '1. Urges all Parties to act;', '2. †', '3. Ends.']);
    expect(found.rules).not.toContain('columns-differ');
  });
});
