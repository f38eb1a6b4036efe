import { addresseesOf } from '../../lineage/decisions/feed-addressees.ts';
import { type LanguageProfile, languageProfile } from '../../model/profile.ts';
import { languageOf } from '../../model/text.ts';
import { decisionsIn, wholeDecisions } from '../listed-decisions.ts';
import type { Finding, Rule } from '../rule.ts';
import { wordsOf } from '../share.ts';
import { isPast, type View } from '../view.ts';

/** Rules on those to whom Decisions are directed. */
export const ADDRESSEE_RULES: readonly Rule[] = [
  {
    name: 'addressee-unknown',
    severity: 'warning',
    about: 'A heading directs Decisions to somebody whom the body does not know.',
    run: unknownAddressee,
  },
  {
    name: 'addressee-chapeau',
    severity: 'warning',
    about: 'A Decision speaks to somebody else than the heading above it.',
    run: otherAddressee,
  },
  {
    name: 'report-back',
    severity: 'info',
    about:
      'Nothing asks the secretariat or the committee to which Decisions are directed to report.',
    run: withoutReport,
  },
];

function wordsFor({ profile, text }: View): LanguageProfile | undefined {
  return languageProfile(profile, languageOf(text).toLowerCase().split('-')[0] ?? '');
}

function unknownAddressee(view: View): Finding[] {
  const { addressees } = wordsFor(view) ?? {};
  if (addressees === undefined) return [];
  const seen = new Set<string>();
  return wholeDecisions(view).flatMap(({ member, finding }) => {
    const { heading } = member;
    if (seen.has(heading) || hasWord(heading, addressees.known)) return [];
    seen.add(heading);
    const found = heading === '' ? 'no addressee' : `the addressee ${heading}`;
    return [finding(`found ${found} above ${member.label}, expected one that the body knows`)];
  });
}

/** Whether a word of a text begins with one of these, marks and case put aside. */
function hasWord(text: string, words: readonly string[]): boolean {
  const folded = ` ${fold(text)}`;
  return words.some((word) => folded.includes(` ${fold(word)}`));
}

function fold(text: string): string {
  return wordsOf(text.normalize('NFD').replace(/\p{M}/gu, '')).join(' ');
}

// A chapeau names whom it speaks to before it says what is asked.
const OPENING_WORDS = 30;
const SHORTEST_NAME = 4;

function otherAddressee(view: View): Finding[] {
  const words = wordsFor(view);
  if (words?.addressees === undefined) return [];
  return wholeDecisions(view).flatMap(({ member, finding }) => {
    const names = addresseesOf(member.heading, words).flatMap((name) => fold(name).split(' '));
    const telling = names.filter((name) => name.length >= SHORTEST_NAME);
    if (member.heading === '' || telling.length === 0) return [];
    const opening = fold(member.words).split(' ').slice(0, OPENING_WORDS);
    if (telling.some((name) => opening.some((word) => isSameStem(name, word)))) return [];
    const found = `found ${member.label} below the heading ${member.heading}`;
    return [finding(`${found}, expected its first words to name one of whom the heading speaks`)];
  });
}

// `party` and `parties`, `comité` and `comités`: what stands behind the letters that they share is an ending, in whatever language.
const LONGEST_ENDING = 3;
const LONGEST_ENDINGS = 4;
const SHORTEST_STEM = 3;

function isSameStem(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  const endings = [one.length - shared, other.length - shared] as const;
  if (Math.max(...endings) > LONGEST_ENDING) return false;
  return shared >= SHORTEST_STEM && endings[0] + endings[1] <= LONGEST_ENDINGS;
}

/** Whether words ask for a report, in the language of the text that is checked. */
export function asksForReport(words: string, view: View): boolean {
  return hasWord(words, wordsFor(view)?.addressees?.report ?? []);
}

function withoutReport(view: View): Finding[] {
  const words = wordsFor(view);
  if (words?.addressees === undefined || isPast(view)) return [];
  const { reporting, report } = words.addressees;
  const all = decisionsIn(view);
  const seen = new Set<string>();
  return all.flatMap(({ member, finding }) => {
    const { heading } = member;
    const [first = ''] = addresseesOf(heading, words);
    if (seen.has(heading) || !hasWord(first, reporting)) return [];
    seen.add(heading);
    const own = all.filter((each) => each.member.heading === heading);
    if (own.some((each) => hasWord(each.member.words, report))) return [];
    return [finding(`found no request to report under ${heading}, expected one`)];
  });
}
