import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { letterLinks } from '../../src/lineage/decisions/letter-links.ts';
import { letteredPapers } from '../../src/lineage/decisions/lettered-papers.ts';
import { draftLetter } from '../../src/lineage/decisions/letters.ts';
import type { NumberedDecision } from '../../src/lineage/decisions/number.ts';
import {
  type FollowedNumbers,
  followNumbers,
  type NumberedWorld,
} from '../../src/lineage/decisions/number-follow.ts';
import { linkReferences } from '../../src/lineage/references/link.ts';
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
  const from = paperOf(sentence, paper, world.words.language);
  const found = followNumbers(from.text, from, world);
  const [first] = found.text.paragraphs;
  return { words: first === undefined ? '' : plainText(contentOf(first)), found };
}

function paperOf(sentence: string, paper: string, language: string): KnownText {
  return {
    instrument: 'paper',
    of: 'cce/x',
    number: 'x',
    key: 'paper',
    base: null,
    adopted: false,
    paper,
    text: read('kind: paper\n', `**1.** ${sentence} {#one}`, language),
  };
}

/** Some words in the paper of this symbol with links on their letters: as they are written then, where the links lead, what each letter was found to be. */
export function linked(
  sentence: string,
  paper: string,
  { world }: ReturnType<typeof meetingOf>,
): {
  readonly source: string;
  readonly links: readonly string[];
  readonly kinds: readonly string[];
} {
  const { words, before } = world;
  const from = paperOf(sentence, paper, words.language);
  const { text, found } = linkReferences(from, before, words, letterLinks(from, before, words));
  const runs = text.paragraphs.flatMap(contentOf);
  const [, source = ''] = /^\*\*1\.\*\* (.*) \{#one\}$/m.exec(writeMarkdown(text)) ?? [];
  return {
    source,
    links: [...new Set(runs.flatMap(({ link }) => link ?? []))],
    kinds: found.map(({ resolved }) => resolved.kind).filter((kind) => kind !== 'other'),
  };
}
