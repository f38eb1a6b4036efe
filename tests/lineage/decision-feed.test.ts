import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { type FeedText, feedDecisions } from '../../src/lineage/decisions/feed.ts';

const profile = loadProfile(null, 'cce');
const DATES: Readonly<Record<string, string>> = { cop4: '2047-09-15', cop5: '2057-09-15' };
const TO = '## Directed to the Secretariat {#sec .directed-to}\n\n';

function feedText(meeting: string, body: string, language = 'en'): FeedText {
  const date = DATES[meeting] ?? '2099-09-15';
  const { value } = readMarkdown(
    `---\nlanguage: ${language}\ndate: ${date}\n---\n\n# Fund {#title}\n\n${body}`,
  );
  const path = `decisions/cce/${meeting}/fund.${language}.md`;
  return { body: 'cce', meeting, subject: 'fund', language, path, text: value };
}

/** What the feed tells of the only Decision of these texts. */
function told(...texts: readonly FeedText[]) {
  const [only, other] = feedDecisions(texts, profile);
  if (only === undefined || other !== undefined) throw new Error('expected one Decision');
  const { meeting, published, updated, adoptedBy, wordings } = only;
  return { meeting, published, updated, adoptedBy, wording: wordings[0] };
}

const NOTED = `${TO}**4.1** Give money.[^a] {#bodal}\n\n[^a]: At least 100 dollars.\n`;
const TASK = `${TO}**4.1** Give: {#bodal}\n\n**a)** money. {#gemin}\n`;

/** What a later meeting has under the number, and whether that is the same Decision in the same words. */
const CASES: readonly (readonly [string, string, string, boolean])[] = [
  ['nothing else', NOTED, NOTED, true],
  ['another note', NOTED, NOTED.replace('100', '900'), false],
  ['another addressee', TASK, TASK.replaceAll('Secretariat', 'Parties'), false],
  ['another label of an item', TASK, TASK.replace('**a)**', '**i)**'), false],
  ['another word of an item', TASK, TASK.replace('money', 'time'), false],
];

describe('a feed of Decisions', () => {
  it.each(CASES)('goes by what status goes by: %s', (_, before, after, kept) => {
    const { meeting, published, updated, adoptedBy } = told(
      feedText('cop4', before),
      feedText('cop5', after),
    );
    expect([meeting, published]).toEqual(['cop4', DATES.cop4]);
    expect([adoptedBy, updated]).toEqual(
      kept ? [['cop4'], DATES.cop4] : [['cop4', 'cop5'], DATES.cop5],
    );
  });

  it('has the notes of a Decision below its words, each once', () => {
    const twice = NOTED.replace('money.[^a]', 'money[^a] and more.[^a]');
    expect(told(feedText('cop4', twice)).wording?.content).toEqual([
      'Give money¹ and more.¹',
      '¹ At least 100 dollars.',
    ]);
  });

  it('has the last words where a language came later, and the addressee above a heading of another sort', () => {
    const french = NOTED.replace('Give money', 'Donner');
    const { adoptedBy } = told(
      feedText('cop4', NOTED),
      feedText('cop4', french, 'fr'),
      feedText('cop5', french.replace('100', '900'), 'fr'),
    );
    expect(adoptedBy).toEqual(['cop4', 'cop5']);
    const below = TASK.replace('**4.1**', '### Finance {#fin}\n\n**4.1**');
    expect(told(feedText('cop4', below)).wording?.addressees).toEqual(['Secretariat']);
  });

  it('takes a meeting that the body does not list for the last one, as status does', () => {
    const { meeting, wording } = told(
      feedText('cop99', TASK.replace('money', 'time')),
      feedText('cop4', TASK),
    );
    expect([meeting, wording?.content.at(-1)]).toEqual(['cop4', 'a) time.']);
  });
});
