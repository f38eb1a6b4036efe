import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { letteredPapers } from '../../src/lineage/decisions/lettered-papers.ts';
import { draftLetter } from '../../src/lineage/decisions/letters.ts';
import type { NumberedDecision } from '../../src/lineage/decisions/number.ts';
import {
  type FollowedNumbers,
  followNumbers,
  type NumberedWorld,
} from '../../src/lineage/decisions/number-follow.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import type { KnownText } from '../../src/lineage/references/world.ts';
import { contentOf } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';

/** A draft of an invented meeting: its subject, the symbol of its paper, which letters it has (by their place), its first final number. */
export interface InventedDraft {
  readonly subject: string;
  readonly paper: string;
  readonly letters: readonly number[];
  readonly finals: readonly number[];
}

const profile = loadProfile(null, 'cce');

/** The meeting `cop5` with these drafts, in one language, with titles by their subjects. Each Decision has the items a) to c). */
export function meetingOf(
  drafts: readonly InventedDraft[],
  language: string,
  titles: Readonly<Record<string, string>> = {},
) {
  const words = referenceWords(profile, language);
  const texts = drafts.map((draft) => known(draft, language, '5.', titles[draft.subject]));
  const numbers = drafts.flatMap(({ subject, paper, letters, finals }) =>
    letters.map(
      (letter, at): NumberedDecision => ({
        of: `cce/cop5/${subject}`,
        paper,
        id: `${subject}-${letter}`,
        provisional: `5.${draftLetter(letter)}`,
        final: `5.${finals[at]}`,
      }),
    ),
  );
  const { formulaFirst } = profile;
  const world: NumberedWorld = {
    meeting: 'cop5',
    before: { formulaFirst, texts },
    after: { formulaFirst, texts: drafts.map((draft) => known(draft, language, null)) },
    words,
    papers: letteredPapers('5', numbers, words),
  };
  return { world, numbers, words };
}

function known(
  draft: InventedDraft,
  language: string,
  lettered: string | null,
  title?: string,
): KnownText {
  const { subject, paper, letters, finals } = draft;
  const heading = title === undefined ? [] : [`# ${title} {#title}\n`];
  const body = letters.map((letter, at) => {
    const number = lettered === null ? `5.${finals[at]}` : `5.${draftLetter(letter)}`;
    const id = `${subject}-${letter}`;
    const items = ['a', 'b', 'c'].map((item) => `**${item})** one; {#${id}-${item}}\n`);
    return `**${number}** Do: {#${id}}\n\n${items.join('\n')}`;
  });
  return {
    instrument: 'decision',
    of: `cce/cop5/${subject}`,
    number: subject,
    key: 'cop5.draft',
    base: null,
    adopted: false,
    paper,
    text: read(
      `kind: decisions\nsubject: ${subject}\nstage: draft\n`,
      [...heading, ...body].join('\n'),
      language,
    ),
  };
}

function read(head: string, body: string, language: string) {
  return readMarkdown(
    `---\nbody: cce\n${head}meeting: cop5\nlanguage: ${language}\n---\n\n${body}\n`,
  ).value;
}

/** What becomes of some words in the paper of this symbol. */
export function numbered(
  sentence: string,
  paper: string,
  { world }: ReturnType<typeof meetingOf>,
): { readonly words: string; readonly found: FollowedNumbers } {
  const text = read('kind: paper\n', `**1.** ${sentence} {#one}`, world.words.language);
  const from: KnownText = {
    instrument: 'paper',
    of: 'cce/x',
    number: 'x',
    key: 'paper',
    base: null,
    adopted: false,
    paper,
    text,
  };
  const found = followNumbers(text, from, world);
  const [first] = found.text.paragraphs;
  return { words: first === undefined ? '' : plainText(contentOf(first)), found };
}
