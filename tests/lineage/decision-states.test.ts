import { describe, expect, it } from 'vitest';
import { decisionsInEffect } from '../../src/lineage/decisions/in-effect.ts';
import type { DecisionText } from '../../src/lineage/decisions/members.ts';
import { formalLines, substanceLine } from '../../src/lineage/decisions/status-words.ts';
import type { RegisterFact } from '../../src/model/register.ts';
import { decisions, fact, register, stateOf, states } from './decision-texts.ts';

const FIRST = decisions(
  'cop1',
  `## Directed to the Secretariat {#sec .directed-to}

**1.1** The Secretariat shall: {#bodal}

**a)** hold a workshop; {#gemin}

**b)** report to the meeting. {#hukat}

**1.2** The Secretariat shall publish a list. {#jivor}
`,
);

const AMENDED = decisions(
  'cop2',
  `## Directed to the Secretariat {#sec .directed-to}

**2.1** The Secretariat shall: {#bodal}

**a)** hold two workshops; {#gemin}

**b)** report to the meeting. {#hukat}
`,
  { base: 'cop1', head: 'removed:\n  - id: jivor\n    label: 1.2\n    reason: The list is out\n' },
);

describe('the formal status of a Decision', () => {
  it('is amended where an item of it has other words, and renewed where none has', () => {
    const found = states([FIRST, AMENDED]);
    expect(stateOf(found, '1.1')).toMatchObject({ formal: 'amended', formalIn: '2.1' });
    expect(stateOf(found, '1.1 a)')).toMatchObject({ formal: 'amended', formalIn: '2.1 a)' });
    expect(stateOf(found, '1.1 b)')).toMatchObject({ formal: 'renewed', formalIn: '2.1 b)' });
    expect(stateOf(found, '2.1')).toMatchObject({ formal: 'in-force', formalBy: null });
  });

  it('counts the words of a paragraph without a number to what stands before it', () => {
    const second = decisions(
      'cop2',
      '## Directed to the Secretariat {#sec .directed-to}\n\n**2.2** The Secretariat shall publish a list. {#jivor}\n\nIt shall do so each year. {#kobes}\n',
    );
    expect(stateOf(states([FIRST, second]), '1.2').formal).toBe('amended');
  });

  it('is deleted with the reason that the later text records', () => {
    expect(stateOf(states([FIRST, AMENDED]), '1.2')).toMatchObject({
      formal: 'deleted',
      formalBy: { meeting: 'cop2', document: 'ABC/COP2/Doc.1' },
      reason: 'The list is out',
    });
  });

  it('goes over to the items of what is deleted by a register, and not to what stands beside it', () => {
    const told = { kind: 'formal', status: 'repealed', proposed: false } as const;
    const found = states([FIRST], [register(fact('cop1', 'bodal', 'cop3', told))]);
    expect(stateOf(found, '1.1').formal).toBe('repealed');
    expect(stateOf(found, '1.1 b)').formal).toBe('repealed');
    expect(stateOf(found, '1.2').formal).toBe('in-force');
  });

  it('goes from a heading to all that is directed there', () => {
    const told = { kind: 'formal', status: 'deleted', proposed: false } as const;
    const found = states([FIRST], [register(fact('cop1', 'sec', 'cop2', told))]);
    expect(found.states.map(({ formal }) => formal)).toEqual([
      'deleted',
      'deleted',
      'deleted',
      'deleted',
    ]);
  });

  it('is repealed by a Resolution that says so', () => {
    const repeal = { of: 'decision:abc/cop1/fund', key: null, ids: ['jivor'] };
    const place = { file: 'r.md', line: 1, column: 1 };
    const repeals = [{ meeting: 'cop2', document: '2.7', proposed: false, repeal, place }];
    const found = states([FIRST], [], null, { repeals });
    expect(stateOf(found, '1.2')).toMatchObject({
      formal: 'repealed',
      formalBy: { document: '2.7' },
    });
    expect(stateOf(found, '1.1').formal).toBe('in-force');
  });
});

describe('drafts', () => {
  const draft = decisions(
    'cop2',
    `## Directed to the Secretariat {#sec .directed-to}

**2.AA** The Secretariat shall continue to publish a list. {#lumek continues=decision:abc/cop1/fund#jivor}

**1.1** {#bodal .deleted}
`,
    { stage: 'draft', base: 'cop1' },
  );

  it.each([
    ['an item', ['bodal'], { '1.1': 1, '1.1 a)': 1, '1.2': 0 }],
    ['all', null, { '1.1': 1, '1.1 a)': 1, '1.2': 1 }],
  ] as const)('of Resolutions propose to repeal: %s', (_, ids, expected) => {
    const repeal = { of: 'decision:abc/cop1/fund', key: null, ids };
    const place = { file: 'r.md', line: 1, column: 1 };
    const by = { meeting: 'cop2', document: 'ABC/COP2/Doc.7' };
    const repeals = [{ ...by, proposed: true, repeal, place }];
    // A register may say of the paper what its draft says.
    const told = { kind: 'formal', status: 'repealed', proposed: true } as const;
    const asked = { ...fact('cop1', 'bodal', 'cop2', told), document: by.document };
    const found = states([FIRST], [register(asked)], null, { repeals });
    expect(found.messages).toEqual([]);
    for (const [label, count] of Object.entries(expected)) {
      const { formal, proposals } = stateOf(found, label);
      const each = { formal: 'repealed', label: null, ...by };
      expect([label, formal, proposals]).toEqual([label, 'in-force', Array(count).fill(each)]);
    }
  });

  it('propose, and change nothing that is in force', () => {
    const found = states([FIRST, draft]);
    const { formal, proposals } = stateOf(found, '1.1 a)');
    expect(formal).toBe('in-force');
    expect(proposals.map((each) => each.formal)).toEqual(['deleted']);
    expect(stateOf(found, '2.AA').formal).toBe('draft');
  });

  it('are no longer told once their meeting has adopted the subject', () => {
    const found = states([FIRST, draft, AMENDED]);
    expect(found.states.some(({ formal }) => formal === 'draft')).toBe(false);
  });

  it('keep the task apart from the status: deleted, and continued elsewhere', () => {
    const told = { kind: 'formal', status: 'deleted', proposed: true } as const;
    const found = states([FIRST, draft], [register(fact('cop1', 'jivor', 'cop2', told))]);
    const state = stateOf(found, '1.2');
    expect(state).toMatchObject({
      formal: 'in-force',
      substance: 'continued',
      substanceIn: '2.AA',
    });
    const words = {
      words: {},
      meetingName: (name: string) => name.toUpperCase(),
      revised: () => '',
    };
    expect(formalLines(state, words)).toContain('deleted (COP2, ABC/COP2/Inf.9)');
    expect(substanceLine(state, words)).toContain('continued → 2.AA (draft');
  });
});

describe('what became of the task', () => {
  it.each([
    ['in the Decision itself', 'bodal', '', 'continued → 1.1 (Rev. cop2)'],
    ['in another one', 'other', ' continues=decision:abc/cop1/fund#bodal', 'continued → 1.1'],
  ])('is told under its number as the list has it: %s', (_, id, goesOn, expected) => {
    const later = decisions(
      'cop2',
      `## Directed to the Secretariat {#sec .directed-to}\n\n**1.1** The Secretariat shall sail. {#${id}${goesOn}}\n`,
    );
    const state = stateOf(states([FIRST, later]), '1.1');
    const words = {
      words: {},
      meetingName: () => '',
      revised: (meeting: string) => `(Rev. ${meeting})`,
    };
    expect(substanceLine(state, words).replace(/ \(ABC.*$/, '')).toBe(expected);
  });

  it('is told by the register, for the items of what it names too', () => {
    const told = { kind: 'substance', status: 'implemented' } as const;
    const found = states([FIRST], [register(fact('cop1', 'bodal', 'cop2', told))]);
    expect(stateOf(found, '1.1 a)')).toMatchObject({
      formal: 'in-force',
      substance: 'implemented',
    });
    expect(stateOf(found, '1.2').substance).toBeNull();
  });
});

describe('facts that cannot be', () => {
  const deleted = { kind: 'formal', status: 'deleted', proposed: false } as const;
  const lapsed = { kind: 'substance', status: 'lapsed' } as const;
  const done = { kind: 'substance', status: 'implemented' } as const;

  it('are errors with both places', () => {
    const cases: readonly (readonly [readonly DecisionText[], readonly RegisterFact[], string])[] =
      [
        [[FIRST, AMENDED], [fact('cop1', 'bodal', 'cop2', deleted, 7)], 'amended at cop2'],
        [[FIRST, AMENDED], [fact('cop1', 'jivor', 'cop2', deleted, 7)], 'deleted at cop2'],
        [
          [FIRST],
          [fact('cop1', 'jivor', 'cop2', lapsed, 3), fact('cop1', 'jivor', 'cop2', done, 7)],
          'lapsed at cop2 (fund.yaml:3)',
        ],
        [
          [FIRST],
          [fact('cop1', 'jivor', 'cop2', deleted, 3), fact('cop1', 'jivor', 'cop3', deleted, 7)],
          'deleted at cop2 (fund.yaml:3)',
        ],
      ];
    for (const [texts, facts, said] of cases) {
      const { messages } = states(texts, [register(...facts)]);
      expect(messages.map(({ severity }) => severity)).toEqual(['error']);
      expect(messages[0]?.text).toContain(said);
    }
  });

  it('are errors where they lead nowhere or come too early', () => {
    for (const one of [
      fact('cop1', 'nobod', 'cop2', deleted),
      fact('cop3', 'bodal', 'cop4', deleted),
      fact('cop1', 'bodal', 'cop1', deleted),
      fact('cop1', 'bodal', 'cop9', deleted),
    ])
      expect(states([FIRST], [register(one)]).messages).toHaveLength(1);
  });
});

describe('the list in effect', () => {
  it('has what is in force, and names an item that went with its Decision only where more is known of it', () => {
    const told = { kind: 'formal', status: 'deleted', proposed: false } as const;
    const done = { kind: 'substance', status: 'implemented' } as const;
    const facts = register(
      fact('cop1', 'bodal', 'cop2', told),
      fact('cop1', 'gemin', 'cop2', done),
    );
    const { subjects, gone } = decisionsInEffect(states([FIRST], [facts]).states);
    expect(
      subjects.flatMap(({ directed }) =>
        directed.flatMap((each) => each.states.map(({ label }) => label)),
      ),
    ).toEqual(['1.2']);
    expect(gone.map(({ state, whole }) => [state.label, whole])).toEqual([
      ['1.1', true],
      ['1.1 a)', true],
    ]);
  });

  it('says of an item of what stays that it went in part', () => {
    const told = { kind: 'formal', status: 'deleted', proposed: false } as const;
    const { gone } = decisionsInEffect(
      states([FIRST], [register(fact('cop1', 'gemin', 'cop2', told))]).states,
    );
    expect(gone.map(({ state, whole }) => [state.label, whole])).toEqual([['1.1 a)', false]]);
  });
});
