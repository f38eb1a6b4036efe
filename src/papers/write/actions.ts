import { citedLabel } from '../../lineage/label-path.ts';
import { readForm } from '../../lineage/references/words.ts';
import { printLabel, readLabel } from '../../model/label.ts';
import { NO_ATTRIBUTES, type Paragraph } from '../../model/paragraph.ts';
import type { LanguageProfile, Profile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import { languageOf, type Text } from '../../model/text.ts';
import { type Act, type ActAnnex, decisionsIn } from './acts.ts';
import { numbered, printedName } from './text-name.ts';

/** The fixed words that recommended actions are made of. */
export const ACTION_WORDS: readonly string[] = [
  'actionsOpening',
  'actionAmend',
  'actionAmendText',
  'actionResolution',
  'actionText',
  'actionDecision',
  'actionDecisions',
  'actionDelete',
  'actionDeletes',
  'actionRepeal',
  'actionRepealDecision',
  'actionRepealDecisions',
  'actionRepealText',
  'actionRepealPart',
  'actionRepealParts',
  'actionIn',
  'actionInOnly',
  'actionEnd',
  'actionLast',
  'concordanceQuoted',
];

/**
 * What a paper recommends, as a text of its own: a chapeau, unless the paper has typed one above the directive, and an item for each
 * act, in the words of the body. Empty where the annexes do nothing.
 */
export function actionsText(
  acts: readonly Act[],
  paper: Text,
  at: number,
  { words, profile }: { readonly words: LanguageProfile; readonly profile: Profile },
): Text {
  const sentences = acts.map((act) => sentenceOf(act, words, profile));
  const items = sentences.map((sentence, index) => {
    const last = index === sentences.length - 1;
    const beforeLast = index === sentences.length - 2;
    const end = last ? '.' : (words.words[beforeLast ? 'actionLast' : 'actionEnd'] ?? '');
    return item(`${sentence}${end}`, itemLabel(index + 1, words), '2');
  });
  const opened = isOpened(paper.paragraphs[at - 1]);
  const opening = item(words.words.actionsOpening ?? '', nextNumber(paper, at, words), '1');
  const paragraphs = items.length === 0 || opened ? items : [opening, ...items];
  return {
    front: { source: null, values: { kind: 'paper', language: languageOf(paper) } },
    paragraphs,
  };
}

function isOpened(paragraph: Paragraph | undefined): boolean {
  return paragraph?.kind === 'plain' && /[:：]\s*$/.test(plainText(paragraph.content));
}

function item(words: string, label: string | null, depth: string): Paragraph {
  return {
    kind: 'plain',
    id: null,
    bracket: false,
    label: label === null ? null : (readLabel(label)[0] ?? null),
    content: [{ text: words }],
    attributes: label === null ? NO_ATTRIBUTES : { classes: [], values: { depth } },
    comments: [],
    place: null,
  };
}

function itemLabel(value: number, { labels }: LanguageProfile): string | null {
  const like = readLabel(labels[1] ?? '')[0];
  return like ? printLabel(value, like).text : null;
}

// The chapeau goes on with the numbers of the paper.
function nextNumber(paper: Text, at: number, { labels }: LanguageProfile): string | null {
  const like = readLabel(labels[0] ?? '')[0];
  const above = paper.paragraphs
    .slice(0, at)
    .findLast(
      (one) => one.kind === 'plain' && one.label?.style === like?.style && one.label?.series === '',
    );
  if (above?.kind !== 'plain' || !above.label) return null;
  return printLabel(above.label.value + 1, above.label).text;
}

function sentenceOf(act: Act, language: LanguageProfile, profile: Profile): string {
  const { words } = language;
  const form = (name: string, values: Readonly<Record<string, string>>): string =>
    fill(words[name] ?? '', values);
  switch (act.kind) {
    case 'text': {
      const where = whereOf(act.annex, language);
      const text = printedName(act.before ?? act.after, language, profile);
      if (isProgramme(act.after)) {
        return form(act.before ? 'actionAmendText' : 'actionText', { text, where });
      }
      return act.before
        ? form('actionAmend', { text, where })
        : form('actionResolution', { where });
    }
    case 'decisions': {
      const name = act.drafts.length === 1 ? 'actionDecision' : 'actionDecisions';
      return form(name, { where: whereOf(act.annex, language) });
    }
    case 'deletion': {
      const name = act.numbers.length === 1 ? 'actionDelete' : 'actionDeletes';
      return form(name, { decisions: decisionList(act.numbers, language) });
    }
    case 'repeal':
      return repealSentence(act, language, profile);
  }
}

function repealSentence(
  { repealed, places }: Extract<Act, { kind: 'repeal' }>,
  language: LanguageProfile,
  profile: Profile,
): string {
  const form = (name: string, values: Readonly<Record<string, string>>): string =>
    fill(language.words[name] ?? '', values);
  const told = (places ?? []).map(({ place, quoted }) =>
    quoted ? form('concordanceQuoted', { other: place }) : place,
  );
  if (repealed.front.values.kind === 'decisions') {
    const numbers =
      places === null ? decisionsIn(repealed, profile).map(({ number }) => number) : told;
    const name = numbers.length === 1 ? 'actionRepealDecision' : 'actionRepealDecisions';
    return form(name, { decisions: decisionList(numbers, language) });
  }
  const text = printedName(repealed, language, profile);
  if (places === null)
    return form(isProgramme(repealed) ? 'actionRepealText' : 'actionRepeal', { text });
  const name = told.length === 1 ? 'actionRepealPart' : 'actionRepealParts';
  return form(name, { text, paragraphs: joined(told, language) });
}

function isProgramme({ front }: Text): boolean {
  return front.values.kind === 'text';
}

function fill(form: string, values: Readonly<Record<string, string>>): string {
  return form.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
}

function whereOf({ name }: ActAnnex, { words, names, references }: LanguageProfile): string {
  const called = readForm(references?.annex[0] ?? names.annex).singular;
  const number = name.toLowerCase().startsWith(names.annex.toLowerCase())
    ? name.slice(names.annex.length).trim()
    : '';
  // In languages that write no blank behind the word there is none here.
  const joint = name.slice(names.annex.length).startsWith(number) ? '' : ' ';
  return number === ''
    ? fill(words.actionInOnly ?? '', { annex: called })
    : fill(words.actionIn ?? '', { annex: `${called}${joint}${number}` });
}

/** `Decisions 14.167 to 14.170 and 14.180`, three or more in a row as a range. */
function decisionList(numbers: readonly string[], language: LanguageProfile): string {
  const { references, names } = language;
  const { singular, plural } = readForm(references?.decision[0] ?? names.decision);
  const to = references?.to[0] ?? '–';
  const parts = runsOf(numbers).flatMap(([first = '', ...rest]) => {
    const last = rest.at(-1);
    return rest.length < 2 || last === undefined ? [first, ...rest] : [`${first} ${to} ${last}`];
  });
  const list = joined(parts, language);
  if (names.decision.includes('{number}')) return numbered(names.decision, list);
  return `${numbers.length === 1 ? singular : plural} ${list}`;
}

function runsOf(numbers: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && follows(last.at(-1) ?? '', number)) last.push(number);
    else runs.push([number]);
  }
  return runs;
}

function follows(before: string, after: string): boolean {
  const [a, b] = [before, after].map((number) => readLabel(number)[0]);
  if (!a || !b || a.series !== b.series || a.suffix !== '' || b.suffix !== '') return false;
  return a.style === b.style && b.value === a.value + 1 && citedLabel(b) === after;
}

function joined(parts: readonly string[], { references }: LanguageProfile): string {
  const and = references?.and[0];
  if (parts.length < 2 || and === undefined) return parts.join(', ');
  return `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`;
}
