import { describe, expect, it } from 'vitest';
import { edition, found, known, rulesFound, subject } from './subject.ts';

const BASE = `# Monitoring {#title}

*Recalling* the commitments made by the Range States, {#recal}

The Conference of the Parties {#formula .formula}

**1.** *Requests* the Parties to measure the level of the water once an hour; {#water}

**2.** *Invites* donors to support the buying of boats and the training of those who steer them; {#boats}

**3.** *Instructs* the Secretariat to keep a public list of the persons who answer for the measurements: {#lists}

**a)** their names; {#names}

**b)** their addresses. {#places}
`;

const base = edition('rev.cop13', BASE);
const draft = (body: string, head = '') => edition('rev.cop15.draft', body, 'rev.cop13', head);
const drafted = (body: string) => subject([base, draft(body)]);

describe('a text in order', () => {
  it('has no findings, adopted or as a draft that changes nothing', () => {
    expect(rulesFound(subject([base]))).toEqual([]);
    expect(rulesFound(drafted(BASE))).toEqual([]);
    expect(rulesFound(drafted(BASE), true)).toEqual([]);
  });
});

describe('rules on ids', () => {
  it('tell an id that stands twice', () => {
    const [first] = found(drafted(BASE.replace('#boats', '#water')), 'duplicate-id');
    expect(first).toMatchObject({
      severity: 'error',
      id: 'water',
      place: { file: 'x.md', line: 18 },
    });
  });

  it('tell paragraphs without an id once, as an error when the draft is adopted', () => {
    const text = BASE.replace(' {#boats}', '').replace(' {#water}', '');
    expect(found(drafted(text), 'missing-id')).toMatchObject([{ severity: 'warning' }]);
    expect(found(drafted(text), 'missing-id', true)).toMatchObject([{ severity: 'error' }]);
  });

  it('tell ids that two paragraphs exchanged, and no more of them', () => {
    const text = BASE.replace('#water', '#x').replace('#boats', '#water').replace('#x', '#boats');
    const rules = rulesFound(drafted(text));
    expect(rules.filter((rule) => rule === 'swapped-ids')).toHaveLength(2);
    expect(rules).not.toContain('id-changed-words');
  });

  it('tell an id that went to other words while its own stand under another', () => {
    const text = BASE.replace('#water', '#fresh').replace('#boats', '#water');
    expect(found(drafted(text), 'id-changed-words').map(({ id }) => id)).toEqual(['water']);
  });

  it('leave a paragraph alone that was reworded in full', () => {
    const text = BASE.replace(/\*Requests\*.*;/, '*Decides* that nobody shall fish in October;');
    expect(rulesFound(drafted(text))).toEqual([]);
  });

  it('tell an id that comes back at unlike words, not one that comes back with its own', () => {
    const without = BASE.replace(/\*\*2\.\*\*.*\n\n/, '').replace('**3.**', '**2.**');
    const middle = edition('rev.cop14', without, 'rev.cop13');
    const back = (words: string) =>
      edition('rev.cop15', BASE.replace(/\*Invites\*.*;/, words), 'rev.cop14');
    const unlike = subject([base, middle, back('*Decides* that nobody shall fish in October;')]);
    expect(found(unlike, 'id-given-again')).toMatchObject([{ id: 'boats' }]);
    const like = '*Invites* donors to support the buying of boats and the training of crews;';
    expect(found(subject([base, middle, back(like)]), 'id-given-again')).toEqual([]);
  });
});

describe('rules on languages', () => {
  const others = (...texts: string[]) =>
    texts.map((text, index) => edition('rev.cop15.draft', text, 'rev.cop13', `original: ${index}`));
  const beside = (own: string, ...texts: string[]) =>
    subject([base, draft(own)], { others: others(...texts) });

  it('tell a paragraph that the others lack', () => {
    const more = BASE.replace('**3.**', '**2 bis.** *Urges* all to help; {#fresh}\n\n**3.**');
    expect(found(beside(more, BASE, BASE), 'language-ids')).toMatchObject([{ id: 'fresh' }]);
    expect(found(beside(BASE, more, BASE), 'language-ids')).toEqual([]);
  });

  it('tell a paragraph that the others have', () => {
    const less = BASE.replace(/\*\*2\.\*\*.*\n\n/, '');
    expect(found(beside(less, BASE, BASE), 'language-ids')).toMatchObject([{ id: 'boats' }]);
  });

  it('tell another order and another number, but not another bracket', () => {
    const [one, two] = [
      /\*\*1\.\*\*.*\n\n/.exec(BASE)?.[0] ?? '',
      /\*\*2\.\*\*.*\n\n/.exec(BASE)?.[0] ?? '',
    ];
    const turned = BASE.replace(one, '').replace(two, `${two}${one}`);
    expect(found(beside(turned, BASE, BASE), 'language-order')).toHaveLength(1);
    const other = BASE.replace('**b)**', '**c)**');
    expect(found(beside(other, BASE, BASE), 'language-labels')).toMatchObject([{ id: 'places' }]);
    const bracket = BASE.replace('**a)**', '**(a)**').replace('**b)**', '**(b)**');
    expect(found(beside(bracket, BASE, BASE), 'language-labels')).toEqual([]);
  });
});

describe('rules on numbers', () => {
  const adopted = (body: string) => subject([edition('rev.cop13', body)]);

  it('tell a number that stands twice, stands out of order or is passed over', () => {
    expect(rulesFound(adopted(BASE.replace('**3.**', '**2.**')))).toContain('label-repeated');
    const turned = BASE.replace('**1.**', '**x.**')
      .replace('**2.**', '**1.**')
      .replace('**x.**', '**2.**');
    expect(found(adopted(turned), 'label-order')).toHaveLength(1);
    expect(found(adopted(BASE.replace('**3.**', '**4.**')), 'label-skipped')[0]?.text).toContain(
      'expected 3.',
    );
  });

  it('count tombstones in, and let a paragraph move with its number', () => {
    const gone = BASE.replace(/\*\*2\.\*\*.*\n/, '**2.** {#boats .deleted}\n\n> Done.\n');
    expect(rulesFound(drafted(gone))).toEqual([]);
    const two = /\*\*2\.\*\*.*\n\n/.exec(BASE)?.[0] ?? '';
    expect(rulesFound(drafted(`${BASE.replace(two, '')}\n${two}`))).not.toContain('label-order');
  });

  it('tell numbers that are written in two ways', () => {
    const text = BASE.replace('**3.**', '**2bis** *Urges* all to help; {#fresh}\n\n**3.**');
    expect(found(drafted(text), 'label-form')[0]?.text).toContain('expected 2 bis.');
    expect(found(drafted(text.replace('2bis', '2 bis.')), 'label-form')).toEqual([]);
  });

  it('tell a working number in an adopted text alone', () => {
    const text = BASE.replace('**3.**', '**2 bis.** *Urges* all to help; {#fresh}\n\n**3.**');
    expect(found(adopted(text), 'working-label')).toMatchObject([{ id: 'fresh' }]);
    expect(found(drafted(text), 'working-label')).toEqual([]);
  });

  it('tell a number that is neither the old nor the final one', () => {
    const text = BASE.replace('**3.**', '**5.**');
    expect(found(drafted(text), 'label-typed')).toMatchObject([{ id: 'lists' }]);
    const final = BASE.replace('**1.**', '**1.** *Urges* all to help; {#fresh}\n\n**2.**')
      .replace('**3.**', '**4.**')
      .replace('**2.** *Invites*', '**3.** *Invites*');
    expect(found(drafted(final), 'label-typed')).toEqual([]);
  });

  it('tell a lock that cannot be kept', () => {
    const text = BASE.replace('{#boats}', '{#boats .lock}').replace(
      '**2.**',
      '**1 bis.** *Urges* all to help; {#fresh}\n\n**2.**',
    );
    expect(found(drafted(text), 'lock')).toMatchObject([{ severity: 'error', id: 'boats' }]);
  });
});

describe('rules on tombstones', () => {
  const without = (mark: string, comment = '\n> Done.\n') =>
    BASE.replace(/\*\*2\.\*\*.*\n/, `**2.** ${mark}\n${comment}`);

  it('tell one without a reason, one with words, and one of nothing', () => {
    expect(rulesFound(drafted(without('{#boats .deleted}', '')))).toEqual(['tombstone-reason']);
    expect(rulesFound(drafted(without('Words. {#boats .deleted}')))).toEqual(['tombstone-words']);
    expect(rulesFound(drafted(without('{#fresh .deleted}')))).toContain('tombstone-of-nothing');
  });

  it('tell what lives on below a deleted chapeau', () => {
    const text = BASE.replace(/\*\*3\.\*\*.*\n/, '**3.** {#lists .deleted}\n\n> Done.\n');
    expect(found(drafted(text), 'alive-below-tombstone').map(({ id }) => id)).toEqual([
      'names',
      'places',
    ]);
  });

  it('tell from=, into= and continues= that name nothing', () => {
    expect(rulesFound(drafted(without('{#boats .deleted into=water}')))).toEqual([]);
    expect(rulesFound(drafted(without('{#boats .deleted into=nobody}')))).toEqual([
      'unknown-origin',
    ]);
    const from = (id: string) =>
      BASE.replace('**3.**', `**2 bis.** *Urges* all to help; {#fresh ${id}}\n\n**3.**`);
    expect(rulesFound(drafted(from('from=boats')))).toEqual([]);
    expect(rulesFound(drafted(from('from=nobody')))).toEqual(['unknown-origin']);
    expect(rulesFound(drafted(from('continues=resolution:cms/11.24@rev.cop13#nobody')))).toEqual([
      'unknown-origin',
    ]);
  });
});

describe('rules on references', () => {
  const citing = (words: string) => BASE.replace('once an hour', `once an hour ${words}`);

  it('tell a link to a paragraph that is not there or is deleted, not to one that merged', () => {
    expect(rulesFound(drafted(citing('as in [paragraph 9](#nobody)')))).toContain(
      'dangling-reference',
    );
    const gone = (mark: string) =>
      citing('as in [paragraph 2](#boats)').replace(
        /\*\*2\.\*\*.*\n/,
        `**2.** {#boats .deleted${mark}}\n\n> Done.\n`,
      );
    expect(rulesFound(drafted(gone('')))).toContain('dangling-reference');
    expect(rulesFound(drafted(gone(' into=lists')))).not.toContain('dangling-reference');
  });

  it('tell a link whose words say another number than its target bears', () => {
    const stale = found(drafted(citing('as in [paragraph 1](#boats)')), 'stale-wording');
    expect(stale[0]?.text).toBe(
      'found paragraph 1, which leads to 2 of rev.cop15.draft, expected words that say so',
    );
    expect(found(drafted(citing('as in [paragraph 2](#boats)')), 'stale-wording')).toEqual([]);
    expect(found(drafted(citing('as in [paragraph 3 a)](#names)')), 'stale-wording')).toEqual([]);
  });

  it('tell a number that the text does not have', () => {
    expect(found(drafted(citing('as in paragraph 19')), 'unresolved-reference')).toHaveLength(1);
    expect(found(drafted(citing('as in paragraph 2')), 'unresolved-reference')).toEqual([]);
    expect(found(drafted(citing('under Annex II')), 'unresolved-reference')).toEqual([]);
  });

  it('tell a number that is one paragraph as typed and another once adopted', () => {
    const text = BASE.replace('**1.**', '**0.** *Notes* paragraph 2 above all; {#fresh}\n\n**1.**');
    expect(found(drafted(text), 'ambiguous-reference')).toMatchObject([{ id: 'fresh' }]);
  });

  it('tell a Decision without the number of its meeting, but not that of another organ', () => {
    expect(rulesFound(drafted(citing('under Decision 169')))).toEqual(['missing-prefix']);
    expect(rulesFound(drafted(citing('under Decision 14.169')))).toEqual([]);
  });

  it('tell a letter that only another paper has', () => {
    const own = draft(citing('under Decision 15.AA'), 'paper: UNEP/CMS/COP15/Doc.1');
    const decisions = edition('cop15.draft', '**15.AA** The Secretariat shall help. {#help}\n');
    const texts = [
      ...[base, own].map(known),
      {
        ...known(decisions),
        instrument: 'decision' as const,
        of: 'cms/cop15/x',
        paper: 'UNEP/CMS/COP15/Doc.2',
      },
    ];
    const world = { formulaFirst: false, texts };
    const told = found(subject([base, own], { world }), 'foreign-letter');
    expect(told[0]?.text).toContain('a letter of UNEP/CMS/COP15/Doc.2');
  });

  it.each([
    ['Decision 15.AA a)', /^found 15\.AA a\), expected an item that this draft of/],
    ['Decision 15.AA b) i) and v)', /^found 15\.AA b\) v\), expected an item/],
    ['Decisions 15.BB to 15.AA', /^found a range from 15\.BB to 15\.AA, expected the lower/],
    ['Decision 15.AA b) i)', null],
  ])('tell %s where the item is deleted or the range goes down', (cited, told) => {
    const decisions = edition(
      'cop15.draft',
      `**15.AA** The Secretariat shall: {#help}

**a)** {#gone .deleted}

**b)** do: {#doing}

**i)** much. {#much}

**15.BB** Parties shall apply ${cited}. {#apply}
`,
    );
    const texts = [
      {
        ...known(decisions),
        instrument: 'decision' as const,
        of: 'cms/cop15/x',
        paper: 'UNEP/CMS/COP15/Doc.2',
      },
    ];
    const world = { formulaFirst: false, texts };
    const spoken = found(subject([decisions], { world }), 'dead-letter');
    expect(spoken.map(({ text }) => text)).toEqual(
      told === null ? [] : [expect.stringMatching(told)],
    );
  });

  it('tell a link into the text on a number of another instrument', () => {
    const foreign = citing('as in A/RES/70/1, [paragraph 2](#boats)');
    const [told] = found(drafted(foreign), 'foreign-link');
    expect(told).toMatchObject({ severity: 'warning' });
    expect(told?.text).toContain('found paragraph 2 (#boats), a number of another text');
    expect(found(drafted(foreign), 'foreign-link', true)).toMatchObject([{ severity: 'error' }]);
    const own = citing('as in [paragraph 2](#boats)');
    expect(found(drafted(own), 'foreign-link')).toEqual([]);
  });

  it('note what a named revision numbered otherwise', () => {
    const next = edition(
      'rev.cop14',
      BASE.replace(/\*\*1\.\*\*.*\n\n/, '')
        .replace('**2.**', '**1.**')
        .replace('**3.**', '**2.**'),
      'rev.cop13',
    );
    const words = 'as in paragraph 2 of Resolution 11.24 (Rev.COP13)';
    const last = edition(
      'rev.cop15.draft',
      next.text.paragraphs.length > 0 ? citing(words) : '',
      'rev.cop14',
    );
    const told = found(subject([base, next, last]), 'stale-citation');
    expect(told).toMatchObject([{ severity: 'info' }]);
    expect(told[0]?.text).toContain('which is 1 in rev.cop14');
  });
});

describe('rules on adoption', () => {
  it('tell a broken seal', () => {
    const sealed = edition('rev.cop13', BASE, null, `sealed: ${'0'.repeat(64)}`);
    expect(rulesFound(subject([sealed]))).toEqual(['seal']);
  });

  it('tell what a draft left behind in an adopted text', () => {
    const commented = BASE.replace('{#boats}', '{#boats}\n\n> Why.');
    expect(rulesFound(subject([edition('rev.cop13', commented)]))).toEqual(['draft-leftover']);
    expect(rulesFound(drafted(commented))).toEqual([]);
  });

  it('tell draft letters once a draft is adopted', () => {
    const lettered = BASE.replace('**1.**', '**15.AA**');
    expect(found(drafted(lettered), 'draft-letter')).toEqual([]);
    expect(found(drafted(lettered), 'draft-letter', true)).toMatchObject([{ severity: 'error' }]);
  });

  it('tell open brackets, not those of an editor, and as errors at adoption', () => {
    const open = BASE.replace('once an hour', '[once an hour]');
    expect(found(drafted(open), 'open-bracket')).toMatchObject([{ severity: 'warning' }]);
    expect(found(drafted(open), 'open-bracket', true)).toMatchObject([{ severity: 'error' }]);
    expect(rulesFound(drafted(BASE.replace('once an hour', 'once an hour […] [sic]')))).toEqual([]);
  });
});

describe('rules on rival drafts', () => {
  const one = draft(BASE.replace('an hour', 'a day'), 'paper: UNEP/CMS/COP15/Doc.8');
  const two = (body: string) =>
    edition('rev.cop15.doc9', body, 'rev.cop13', 'paper: UNEP/CMS/COP15/Doc.9');

  it('name both symbols and the paragraph', () => {
    const told = found(
      subject([base, one, two(BASE.replace('an hour', 'a week'))]),
      'rival-drafts',
    );
    expect(told.map(({ text }) => text)).toEqual([
      'found paragraph 1 amended in UNEP/CMS/COP15/Doc.9 (rev.cop15.doc9) and amended in UNEP/CMS/COP15/Doc.8 (rev.cop15.draft), expected one proposal for it',
    ]);
  });

  it('are silent where they touch other paragraphs, or agree', () => {
    const other = two(BASE.replace('their names', 'their full names'));
    expect(rulesFound(subject([base, one, other]))).toEqual([]);
    expect(rulesFound(subject([base, one, two(BASE.replace('an hour', 'a day'))]))).toEqual([]);
  });
});
