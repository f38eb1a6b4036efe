import type { LanguageProfile, Profile } from '../../model/profile.ts';
import { frontString, type Text } from '../../model/text.ts';
import type { MastheadView } from './view.ts';

/** The facts of the first page from the front matter of a paper, in the words of the body. */
export function mastheadOf(
  paper: Text,
  language: string,
  profile: Profile,
  words: LanguageProfile,
): MastheadView {
  const meeting = meetingOf(frontString(paper, 'meeting'), language, profile);
  const agenda = frontString(paper, 'agenda');
  const date = frontString(paper, 'date');
  return {
    symbol: frontString(paper, 'paper') ?? '',
    date: date === undefined ? '' : printedDate(date, words),
    original: originalOf(frontString(paper, 'original'), words),
    meeting,
    agendaItem: agenda === undefined ? '' : fill(words.words.agendaItem, 'item', agenda),
    preparedBy: preparedBy(paper, words),
    own: Object.fromEntries(
      profile.masthead.map((name) => [name, ownFact(name, frontString(paper, name), words)]),
    ),
  };
}

// `distribution: General` is printed in the form that the body has a word for, else as it was typed.
function ownFact(name: string, value: string | undefined, { words }: LanguageProfile): string {
  return value === undefined ? '' : fill(words[name], 'value', value);
}

function meetingOf(
  key: string | undefined,
  language: string,
  profile: Profile,
): MastheadView['meeting'] {
  const known = key?.toLowerCase() ?? '';
  const meeting = Object.hasOwn(profile.meetings, known) ? profile.meetings[known] : undefined;
  if (!meeting) return { title: key?.toUpperCase() ?? '', place: '', dates: '' };
  const pick = (texts: Readonly<Record<string, string>>): string =>
    texts[language] ?? texts[language.split('-')[0] ?? ''] ?? Object.values(texts)[0] ?? '';
  return { title: pick(meeting.title), place: pick(meeting.place), dates: pick(meeting.dates) };
}

/** `2026-02-20` as the language prints it; anything that is no day is printed as it was typed. */
function printedDate(date: string, { date: { form, months } }: LanguageProfile): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  if (year === undefined || name === undefined) return date;
  return form
    .replace('{day}', String(Number(day)))
    .replace('{month}', name)
    .replace('{year}', year);
}

// The language of the original is named by its code or in the words of the paper.
function originalOf(original: string | undefined, { words }: LanguageProfile): string {
  if (original === undefined) return '';
  return fill(words.original, 'language', words[`language-${original.toLowerCase()}`] ?? original);
}

function preparedBy(paper: Text, { words }: LanguageProfile): string {
  const prepared = frontString(paper, 'prepared-by');
  if (prepared !== undefined) return fill(words.preparedBy, 'who', prepared);
  const submitted = frontString(paper, 'submitted-by');
  return submitted === undefined ? '' : fill(words.submittedBy, 'who', submitted);
}

function fill(form: string | undefined, key: string, value: string): string {
  return form === undefined ? value : form.split(`{${key}}`).join(value);
}
