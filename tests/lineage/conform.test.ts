import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { type Proposal, staleCitations } from '../../src/lineage/conform.ts';
import { conformed } from '../../src/lineage/conform-apply.ts';
import { staleAfter, standingTexts } from '../../src/lineage/conform-stale.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import type { KnownText } from '../../src/lineage/references/world.ts';
import { contentOf } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';

const profile = loadProfile(null, 'cms');

interface Made {
  readonly number: string;
  readonly key: string;
  readonly base?: string;
  readonly meeting: string;
  readonly body: string;
  readonly head?: string;
  readonly language?: string;
}

function made({ number, key, base, meeting, body, head = '', language = 'en' }: Made): KnownText {
  const source = `---\nkind: resolution\nmeeting: ${meeting}\nlanguage: ${language}\n${head}---\n\n${body}\n`;
  return {
    instrument: 'resolution',
    of: `cms/${number}`,
    number,
    key,
    base: base ?? null,
    adopted: !/draft/.test(key),
    paper: null,
    text: readMarkdown(source).value,
  };
}

const OLD =
  '# Mammals of Asia {#title}\n\n**1.** *Asks* for boats; {#boats}\n\n**2.** *Asks* for maps. {#maps}';
const NEW = '# Mammals of Central Asia {#title}\n\n**1.** *Asks* for maps. {#maps}';
const revised = [
  made({ number: '11.24', key: 'original', meeting: 'cop11', body: OLD }),
  made({ number: '11.24', key: 'rev.cop13', base: 'original', meeting: 'cop13', body: OLD }),
  made({ number: '11.24', key: 'rev.cop15', base: 'rev.cop13', meeting: 'cop15', body: NEW }),
];

function proposals(words: string, texts: readonly KnownText[], language = 'en', head = '') {
  const own = made({
    number: '16.1',
    key: 'original.draft',
    meeting: 'cop16',
    language,
    head,
    body: `**1.** ${words} {#own}`,
  });
  const world = { formulaFirst: false, texts: [...texts, own] };
  const tools = {
    world,
    words: referenceWords(profile, language),
    suffix: ({ key }: KnownText) =>
      key === 'original' ? '' : `(Rev.${key.slice(4).toUpperCase()})`,
  };
  const found = staleCitations(own, staleAfter(world, 'cop15'), tools);
  return { found, own, tools, world };
}

const told = (found: readonly Proposal[]) =>
  found.map(({ before, after }) => `${before} → ${after}`);

describe('what a meeting revised', () => {
  it.each([
    ['Resolution 11.24 (Rev.COP13)', 'Resolution 11.24 (Rev.COP15)'],
    ['Resolution 11.24 (Rev. COP13)', 'Resolution 11.24 (Rev. COP15)'],
    ['Resolution 11.24(REV.COP12)', 'Resolution 11.24(REV.COP15)'],
    ['Resolution 11.24 (Rev. COP 13)', 'Resolution 11.24 (Rev. COP 15)'],
    ['paragraph 2 of Resolution 11.24 (Rev.COP13)', 'paragraph 1 of Resolution 11.24 (Rev.COP15)'],
    [
      'Resolution 11.24 (Rev.COP13), Mammals of Asia',
      'Resolution 11.24 (Rev.COP15), Mammals of Central Asia',
    ],
    [
      'Resolution 11.24 (Rev.COP13) on *Mammals of Asia*',
      'Resolution 11.24 (Rev.COP15) on Mammals of Central Asia',
    ],
    [
      'Resolution 11.24 (Rev.COP15), Mammals of Asia',
      'Resolution 11.24 (Rev.COP15), Mammals of Central Asia',
    ],
  ])('%s → %s', (before, after) => {
    const { found } = proposals(`as in ${before}, and more;`, revised);
    expect(told(found)).toEqual([`${before.replaceAll('*', '')} → ${after}`]);
  });

  it('keeps the accents and the no-break space of a French suffix', () => {
    const { found } = proposals('la Résolution 11.24 (Rév.\u00A0COP13) ;', revised, 'fr');
    expect(told(found)).toEqual([
      'Résolution 11.24 (Rév.\u00A0COP13) → Résolution 11.24 (Rév.\u00A0COP15)',
    ]);
  });

  it('is left to a person where a cited paragraph has gone', () => {
    const { found } = proposals('as in paragraph 1 of Resolution 11.24 (Rev.COP13);', revised);
    expect(found).toMatchObject([{ after: null }]);
  });

  it.each([
    'Resolution 11.24 (Rev.COP15);',
    'Resolution 11.24 (Rev.COP16);',
    'the words “Resolution 11.24 (Rev.COP13)”;',
    'Resolution 11.24 of all;',
    '[Resolution 11.24](resolution:cms/11.24);',
    'Resolution 9.18 (Rev.COP13);',
  ])('leaves alone %s', (words) => {
    expect(proposals(words, revised).found).toEqual([]);
  });

  it('gives a suffix to a Resolution that was revised for the first time', () => {
    const texts = [
      made({ number: '14.1', key: 'original', meeting: 'cop14', body: OLD }),
      made({ number: '14.1', key: 'rev.cop15', base: 'original', meeting: 'cop15', body: OLD }),
    ];
    expect(told(proposals('as in Resolution 14.1;', texts).found)).toEqual([
      'Resolution 14.1 → Resolution 14.1 (Rev.COP15)',
    ]);
  });
});

describe('what a meeting repealed', () => {
  const repealed = [
    made({ number: '7.9', key: 'original', meeting: 'cop7', body: OLD }),
    made({
      number: '15.3',
      key: 'original',
      meeting: 'cop15',
      head: 'repeals:\n  - of: cms/7.9\n',
      body: '# All mammals {#title}\n\n**1.** *Asks* for nets; {#nets}\n\n**2.** *Asks* for maps. {#both continues=resolution:cms/7.9@original#maps}',
    }),
  ];

  it.each([
    ['en', '*Repeals* paragraphs 1 and 2 of Resolution 11.24 (Rev.COP13);'],
    ['en', '*Also decides* to repeal Resolution 11.24 (Rev.COP13), Mammals of Asia;'],
    [
      'en',
      '*Repeals* the following Resolutions: {#chapeau}\n\n**a)** Resolution 11.24 (Rev.COP13);',
    ],
    ['fr', '*Abroge* les paragraphes 1 et 2 de la Résolution 11.24 (Rev.COP13) ;'],
    ['fr', '*Décide d’abroger* la Résolution 11.24 (Rev.COP13) ;'],
    ['es', '*Deroga* los párrafos 1 y 2 de la Resolución 11.24 (Rev.COP13);'],
  ])(
    'keeps its numbers and revision where a clause repeals it, and is left to a person: %s %s',
    (language, words) => {
      expect(proposals(words, revised, language).found).toMatchObject([
        { after: null, why: expect.stringMatching(/^said to be repealed, by hand; revised/) },
      ]);
    },
  );

  it.each([
    'Repeals Resolution 7.8; see also Resolution 11.24 (Rev.COP13);',
    'Resolution 7.8 was repealed. Parties recall Resolution 11.24 (Rev.COP13);',
  ])('is not what another clause repeals: %s', (words) => {
    expect(told(proposals(words, revised).found)).toEqual([
      'Resolution 11.24 (Rev.COP13) → Resolution 11.24 (Rev.COP15)',
    ]);
  });

  it('is cited by what goes on with it', () => {
    expect(told(proposals('as in Resolution 7.9;', repealed).found)).toEqual([
      'Resolution 7.9 → Resolution 15.3',
    ]);
    expect(told(proposals('as in paragraph 2 of Resolution 7.9;', repealed).found)).toEqual([
      'paragraph 2 of Resolution 7.9 → paragraph 2 of Resolution 15.3',
    ]);
    expect(proposals('as in paragraph 1 of Resolution 7.9;', repealed).found).toMatchObject([
      { after: null },
    ]);
  });

  it('has nothing in its place where nothing goes on with it', () => {
    const [old, by] = repealed;
    if (!old || !by) throw new Error('two texts');
    const alone = { ...by, text: { ...by.text, paragraphs: by.text.paragraphs.slice(0, 2) } };
    expect(proposals('as in Resolution 7.9;', [old, alone]).found).toMatchObject([{ after: null }]);
  });

  it('is cited rightly by the text that repeals it', () => {
    const head = 'repeals:\n  - of: cms/7.9\n';
    expect(proposals('*Repeals* Resolution 7.9;', repealed, 'en', head).found).toEqual([]);
  });
});

describe('what is applied', () => {
  it('changes these words and links alone, and leaves nothing stale', () => {
    const link = 'resolution:cms/11.24@rev.cop13';
    const words = `see [paragraph 2 of Resolution 11.24 (Rev.COP13)](${link}#maps), and *Resolution 11.24 (Rev.COP13)*, Mammals of Asia;`;
    const { found, own, tools, world } = proposals(words, revised);
    const text = conformed(own.text, found);
    const [paragraph] = text.paragraphs;
    const runs = paragraph ? contentOf(paragraph) : [];
    expect(plainText(runs)).toBe(
      'see paragraph 1 of Resolution 11.24 (Rev.COP15), and Resolution 11.24 (Rev.COP15), Mammals of Central Asia;',
    );
    expect(runs.find((run) => run.link)?.link).toBe('resolution:cms/11.24@rev.cop15#maps');
    expect(runs.find((run) => run.em)?.text).toBe('Resolution 11.24 (Rev.COP15)');
    const next = { ...own, text };
    const texts = [...world.texts.filter((known) => known !== own), next];
    const again = { ...tools, world: { ...world, texts } };
    expect(staleCitations(next, staleAfter(again.world, 'cop15'), again)).toEqual([]);
  });
});

describe('the texts that are looked at', () => {
  it('are those in force and open drafts, not what was superseded or adopted', () => {
    const texts = [
      ...revised,
      made({
        number: '11.24',
        key: 'rev.cop15.draft',
        base: 'rev.cop13',
        meeting: 'cop15',
        body: OLD,
      }),
      made({
        number: '11.24',
        key: 'rev.cop16.draft',
        base: 'rev.cop15',
        meeting: 'cop16',
        body: NEW,
      }),
    ];
    const standing = standingTexts({ formulaFirst: false, texts }, 'cop15');
    expect(standing.map(({ key }) => key)).toEqual(['rev.cop15', 'rev.cop16.draft']);
  });
});
