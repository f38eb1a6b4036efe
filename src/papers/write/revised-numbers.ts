import { labelOf, type Paragraph } from '../../model/paragraph.ts';
import type { LanguageProfile, Profile } from '../../model/profile.ts';
import { frontString, type Text } from '../../model/text.ts';
import { baseOf, type Decision, decisionsIn, type FindText, saidBy } from './acts.ts';
import { isDecisions } from './styles.ts';
import { revisionSuffix } from './text-name.ts';
import { earlierTexts } from './texts-before.ts';

/**
 * A set of Decisions as a body prints it whose amended Decisions keep their numbers: behind the number stands the meeting that amended the
 * Decision last, `18.256 (Rev. CoP19)`. Other texts, and those of other bodies, come back as they are. `find` gets at the texts that
 * this one goes back to; one that is not there ends the search.
 */
export function withRevisedNumbers(
  text: Text,
  find: FindText,
  { profile, words }: { readonly profile: Profile; readonly words: LanguageProfile },
): Text {
  if (profile.amendedDecision !== 'keeps-number' || !isDecisions(text)) return text;
  const texts = [text, ...textsBehind(text, find, profile)];
  const chain = texts.map((one) => ({
    meeting: frontString(one, 'meeting') ?? null,
    decisions: decisionsIn(one, profile),
  }));
  const suffixes = new Map<Paragraph, string>();
  for (const { paragraph } of chain[0]?.decisions ?? []) {
    const meeting = amendedAt(paragraph.id, chain);
    if (meeting !== null) suffixes.set(paragraph, revisionSuffix(`rev.${meeting}`, words, profile));
  }
  if (suffixes.size === 0) return text;
  return {
    ...text,
    paragraphs: text.paragraphs.map((paragraph) => suffixed(paragraph, suffixes.get(paragraph))),
  };
}

const MOST_MEETINGS = 100;

// What it was drawn from, then what earlier meetings adopted of the subject: some of it may be in force yet.
function textsBehind(text: Text, find: FindText, profile: Profile): readonly Text[] {
  const texts: Text[] = [];
  for (
    let base = baseOf(text, find);
    base && !texts.includes(base) && texts.length < MOST_MEETINGS;
    base = baseOf(base, find)
  )
    texts.push(base);
  const earlier = earlierTexts(texts.at(-1) ?? text, find, profile);
  return [...texts, ...earlier.filter((one) => !texts.includes(one))];
}

interface Adopted {
  readonly meeting: string | null;
  readonly decisions: readonly Decision[];
}

// The last meeting whose words the one before it did not have, under the same number.
function amendedAt(id: string | null, chain: readonly Adopted[]): string | null {
  // A meeting that left it alone may have no text of it.
  const own = chain.flatMap(({ meeting, decisions }) => {
    const found = decisions.find(({ paragraph }) => id !== null && paragraph.id === id);
    return found === undefined ? [] : [{ meeting, found }];
  });
  for (const [index, { meeting, found: now }] of own.entries()) {
    const before = own[index + 1]?.found;
    if (before === undefined || before.number !== now.number) return null;
    if (wordsOf(before) !== wordsOf(now)) return meeting;
  }
  return null;
}

function wordsOf({ members }: Decision): string {
  return members.map(saidBy).join('\n');
}

function suffixed(paragraph: Paragraph, suffix: string | undefined): Paragraph {
  const label = labelOf(paragraph);
  if (suffix === undefined || paragraph.kind !== 'plain' || !label) return paragraph;
  return { ...paragraph, label: { ...label, text: `${label.text} ${suffix}` } };
}
