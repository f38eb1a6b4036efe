import type { Blame, Blamed } from '../lineage/blame.ts';
import { editionNames } from '../lineage/edition-names.ts';
import { showHidden } from '../model/message.ts';
import { noteNumbers, raisedMark } from '../model/note-marks.ts';
import { frontString } from '../model/text.ts';
import type { History } from './history-of.ts';
import { columnsOf, LINE_WIDTH, wrapWords } from './wrap.ts';

/**
 * A text with a margin that names the meeting whose words each paragraph holds. Where it holds words of several, the margin
 * names the one that wrote most; the words of the others stand in `{COP3: …}`. Corrections stand below their paragraph.
 */
export function blameLines(found: Blame, { chain, profile, edition }: History): string[] {
  const names = editionNames(chain, profile);
  const margin = Math.max(0, ...found.keys.map((key) => columnsOf(names.get(key) ?? key)));
  const paragraphs = found.paragraphs.filter(
    ({ phrases, member }) => phrases.length > 0 || member.label,
  );
  const notes = noteNumbers(edition.text.paragraphs);
  const told = paragraphs.flatMap((one) => [...paragraphLines(one, { names, margin, notes }), '']);
  return [...told, shares(found, names)];
}

type Names = ReadonlyMap<string, string>;

interface Print {
  readonly names: Names;
  readonly margin: number;
  readonly notes: ReadonlyMap<string, number>;
}

function paragraphLines(one: Blamed, { names, margin, notes }: Print): string[] {
  const { phrases, member, corrigenda } = one;
  const most = mainKey(one);
  const words = phrases
    .map(({ key, text }) => {
      const shown = printed(withNumbers(text, notes));
      return key === most ? shown : `{${names.get(key)}:${shown}}`;
    })
    .join('');
  const { paragraph, label } = member;
  const head =
    paragraph.kind === 'note'
      ? raisedMark(paragraph.name, notes.get(paragraph.name))
      : printed(label?.text ?? '');
  const lines = wrapWords(
    head === '' ? words : `${head} ${words.replace(/^ \| /, '')}`,
    LINE_WIDTH - margin - 2,
  );
  const below = corrigenda.map(({ key, date, note }) =>
    printed(`> corrected ${date} (${names.get(key)})${note === '' ? '' : `: ${note}`}`),
  );
  const name = most === null ? '' : (names.get(most) ?? most);
  return [...lines, ...below].map((line, index) => {
    const side = index === 0 ? name : '';
    return `${side}${' '.repeat(margin - columnsOf(side))}  ${line}`.trimEnd();
  });
}

// Phrases are plain words, note marks in them the names of notes.
function withNumbers(text: string, notes: ReadonlyMap<string, number>): string {
  return text.replace(/\[\^([a-z0-9-]{1,24})\]/g, (token, name: string) =>
    notes.has(name) ? raisedMark(name, notes.get(name)) : token,
  );
}

function printed(text: string): string {
  return showHidden(text).replaceAll('\t', ' | ');
}

/** Whose words most of a paragraph are; of two that wrote as much the earlier in the paragraph. Null for one without words. */
function mainKey({ phrases }: Blamed): string | null {
  const counts = countKeys([{ phrases }]);
  let most: string | null = null;
  for (const [key, count] of counts)
    if (most === null || count > (counts.get(most) ?? 0)) most = key;
  return most;
}

function countKeys(paragraphs: readonly Pick<Blamed, 'phrases'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { phrases } of paragraphs)
    for (const { key, text } of phrases) counts.set(key, (counts.get(key) ?? 0) + text.length);
  return counts;
}

// How much of the text each meeting wrote, in their order.
function shares({ keys, paragraphs }: Blame, names: Names): string {
  const counts = countKeys(paragraphs);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const told = keys.flatMap((key) => {
    const count = counts.get(key) ?? 0;
    return count === 0 ? [] : [`${names.get(key) ?? key} ${((100 * count) / all).toFixed(1)} %`];
  });
  return told.join(', ') || 'an empty text';
}

/** What `text --blame --json` prints: `revcop.blame/1`. The phrases of a paragraph joined are its words, cells parted by tabs. */
export function blameJson(
  found: Blame,
  { chain, profile, edition, language }: History,
  of: string,
) {
  const names = editionNames(chain, profile);
  return {
    schema: 'revcop.blame/1',
    of,
    revision: edition.key,
    language,
    revisions: chain
      .filter(({ key }) => found.keys.includes(key))
      .map(({ key, text }) => ({
        key,
        name: names.get(key) ?? key,
        paper: frontString(text, 'paper') ?? null,
        date: frontString(text, 'date') ?? null,
      })),
    paragraphs: found.paragraphs.map(({ member, phrases, corrigenda }) => ({
      id: member.paragraph.kind === 'note' ? member.paragraph.name : member.paragraph.id,
      label: member.label?.text ?? null,
      role: member.role,
      phrases: phrases.map(({ key, text }) => ({ revision: key, text })),
      corrigenda: corrigenda.map(({ key, date, note }) => ({ revision: key, date, note })),
    })),
  };
}
