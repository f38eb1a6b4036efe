import type { Profile } from '../../model/profile.ts';
import type { FeedDecision } from './feed.ts';
import type { StandingDecision } from './feed-standing.ts';

/** Words in one language, as InforMEA's child rows have them. */
export interface LanguageValue {
  readonly language: string;
  readonly value: string;
}

/** One Decision in the fields of InforMEA's `Decision` entity; what its library does not know is null. */
export interface InformeaDecision {
  readonly protocolVersion: 1;
  readonly id: string;
  readonly link: string;
  readonly type: 'decision';
  readonly status: string;
  readonly number: string;
  readonly treaty: string;
  readonly published: string | null;
  readonly updated: string | null;
  readonly meetingId: string;
  readonly meetingTitle: string;
  readonly meetingUrl: string | null;
  readonly displayOrder: number;
  readonly title: readonly LanguageValue[];
  readonly longTitle: readonly LanguageValue[];
  readonly summary: readonly LanguageValue[];
  readonly content: readonly LanguageValue[];
  readonly keywords: readonly { readonly namespace: string; readonly term: string }[];
  readonly files: readonly {
    readonly url: string;
    readonly mimeType: string;
    readonly language: string;
    readonly filename: string;
  }[];
}

/** What a feed tells besides the texts. `address` is where the files of the library stand, ending in `/`, or empty. */
export interface InformeaFacts {
  readonly profile: Profile;
  readonly address: string;
}

/** The feed of Decisions, in the order in which they are given. The same texts give the same feed. */
export function informeaFeed(
  decisions: readonly StandingDecision[],
  facts: InformeaFacts,
): readonly InformeaDecision[] {
  return decisions.map((decision, index) => entryOf(decision, index + 1, facts));
}

function entryOf(
  decision: StandingDecision,
  displayOrder: number,
  { profile, address }: InformeaFacts,
): InformeaDecision {
  const { number, id, body, meeting, subject, status, published, updated, wordings } = decision;
  const [first] = wordings;
  const language = first?.language ?? '';
  return {
    protocolVersion: 1,
    id: `${body}/${meeting}/${subject}#${id}`,
    link: `${address}${first?.path ?? ''}#${id}`,
    type: 'decision',
    status,
    number,
    treaty: body.toLowerCase(),
    published,
    updated,
    meetingId: meeting,
    meetingTitle: meetingTitle(profile, meeting, language),
    meetingUrl: null,
    displayOrder,
    title: valuesOf(decision, ({ title }) => title),
    longTitle: valuesOf(decision, (wording) => {
      const named = profile.languages[wording.language]?.names.decision ?? '';
      return [named, number, wording.title].filter((part) => part !== '').join(' ');
    }),
    summary: [],
    content: valuesOf(decision, ({ content }) => content.join('\n')),
    keywords: [],
    files: wordings.map(({ path, language: tag }) => ({
      url: `${address}${path}`,
      mimeType: 'text/markdown',
      language: tag,
      filename: path.split('/').at(-1) ?? path,
    })),
  };
}

function meetingTitle({ meetings }: Profile, meeting: string, language: string): string {
  const known = Object.hasOwn(meetings, meeting) ? meetings[meeting] : undefined;
  return known?.title[language] ?? known?.name ?? meeting;
}

function valuesOf(
  { wordings }: FeedDecision,
  wordsOf: (wording: FeedDecision['wordings'][number]) => string,
): readonly LanguageValue[] {
  return wordings
    .map((wording) => ({ language: wording.language, value: wordsOf(wording) }))
    .filter(({ value }) => value !== '');
}
