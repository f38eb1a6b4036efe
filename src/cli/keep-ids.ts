import { compare } from '../compare/compare.ts';
import { heirOf } from '../lineage/heir.ts';
import type { Message } from '../model/message.ts';
import type { Attributes, Comment, Paragraph } from '../model/paragraph.ts';
import type { Run } from '../model/run.ts';
import type { Text } from '../model/text.ts';

/** Which id takes the place of which. */
export type NewNames = ReadonlyMap<string, string>;

/**
 * For paragraphs of `fresh`, by their id, the ids that the same paragraphs have in `known`. They are found by words and
 * likeness, for ids are what is in question; but those that the source itself `told` and `known` has are certain.
 */
export function namesFrom(
  known: Text,
  fresh: Text,
  told: ReadonlySet<string> = new Set(),
): Map<string, string> {
  const names = new Map<string, string>();
  const certain = new Set(
    known.paragraphs.flatMap(({ id }) => (id !== null && told.has(id) ? [id] : [])),
  );
  for (const [old, now] of samePairs(without(known, certain), without(fresh, certain))) {
    if (old.id !== null && now.id !== null && old.id !== now.id) names.set(now.id, old.id);
  }
  return names;
}

/**
 * A text whose paragraphs without id take those that the same words have in `known`: a paragraph that is copied or
 * brought back is the one that it was. Nothing else than equal words counts.
 */
export function takeIds(text: Text, known: Text): Text {
  const used = new Set(text.paragraphs.map(({ id }) => id));
  const taken = new Map<Paragraph, string>();
  for (const [old, now, kept] of samePairs(known, text)) {
    if (!kept || now.id !== null || old.id === null || used.has(old.id)) continue;
    taken.set(now, old.id);
    used.add(old.id);
  }
  if (taken.size === 0) return text;
  const paragraphs = text.paragraphs.map((paragraph) => ({
    ...paragraph,
    id: taken.get(paragraph) ?? paragraph.id,
  }));
  return { ...text, paragraphs };
}

/** A warning where a text came without any id and got new ones, though other texts of its instrument have ids: `now` is the text with ids. */
export function strippedMessages(
  { text, shown }: { readonly text: Text; readonly shown: string },
  now: Text,
  siblings: readonly Text[],
): readonly Message[] {
  const known = new Set(siblings.flatMap(idsOf));
  const minted = idsOf(now).filter((id) => !known.has(id)).length;
  if (idsOf(text).length > 0 || known.size === 0 || minted === 0) return [];
  const told = `found no ids, though other texts of its instrument have them; ${minted} paragraphs got new ones and ${idsOf(now).length - minted} those of equal words, expected the ids of the text that it was drawn from (revcop identity tells which paragraphs are alike, revcop import brings a text in with its ids)`;
  const place = { file: shown, line: 1, column: 1 };
  return [{ severity: 'warning', rule: 'stripped-ids', text: told, place }];
}

function idsOf({ paragraphs }: Text): readonly string[] {
  // A note is called by its name, which its marks hold.
  return paragraphs.flatMap(({ id, kind }) => (id === null || kind === 'note' ? [] : [id]));
}

function without(text: Text, ids: ReadonlySet<string>): Text {
  if (ids.size === 0) return text;
  return { ...text, paragraphs: text.paragraphs.filter(({ id }) => id === null || !ids.has(id)) };
}

type SamePair = readonly [old: Paragraph, now: Paragraph, kept: boolean];

function samePairs(known: Text, fresh: Text): SamePair[] {
  return compare(known, fresh, { ids: false }).pairs.flatMap((pair): SamePair[] => {
    const heir = heirOf(pair);
    if (heir === null) return [];
    const [old, now] = heir;
    const kept = pair.kind === 'kept';
    const pairs: SamePair[] = [[old.paragraph, now.paragraph, kept]];
    // A table has no words of its own: it is known by its first row.
    const [oldTable, table] = [known.paragraphs[old.index - 1], fresh.paragraphs[now.index - 1]];
    if (oldTable?.kind === 'table' && table?.kind === 'table') pairs.push([oldTable, table, kept]);
    return pairs;
  });
}

/**
 * A text with the ids of one instrument (its identity, `decision:cms/cami`) replaced, at once and everywhere: in links and directives that
 * name the instrument and, where it is the text's `own`, on paragraphs, in links inside the text, in `into` and `from`. Links to a revision that is
 * not `concerned` stay.
 */
export function renameIds(
  text: Text,
  names: NewNames,
  identity: string,
  own: boolean,
  concerned: (revision: string | null) => boolean = () => true,
): Text {
  if (names.size === 0) return text;
  const link = (target: string): string =>
    concerned(/@([^#]*)/.exec(target)?.[1] ?? null)
      ? renameTarget(target, names, identity, own)
      : target;
  const runs = (content: readonly Run[]): Run[] =>
    content.map((run) => {
      if (run.link !== undefined) return { ...run, link: link(run.link) };
      const note = own && run.note !== undefined ? names.get(run.note) : undefined;
      return note === undefined ? run : { ...run, note, text: `[^${note}]` };
    });
  const values = (found: Attributes['values']): Attributes['values'] =>
    Object.fromEntries(
      Object.entries(found).map(([key, value]) => [
        key,
        own && (key === 'into' || key === 'from') ? renameList(value, names) : link(value),
      ]),
    );
  const comment = ({ content, attributes }: Comment): Comment => ({
    content: content.map(runs),
    attributes: { ...attributes, values: values(attributes.values) },
  });
  const paragraphs = text.paragraphs.map((paragraph): Paragraph => {
    const { id, attributes, comments } = paragraph;
    const block = {
      id: own && id !== null ? (names.get(id) ?? id) : id,
      attributes: { ...attributes, values: values(attributes.values) },
      comments: comments.map(comment),
    };
    if (paragraph.kind === 'row')
      return { ...paragraph, ...block, cells: paragraph.cells.map(runs) };
    if (paragraph.kind === 'table' || paragraph.kind === 'directive')
      return { ...paragraph, ...block };
    const content = runs(paragraph.content);
    if (paragraph.kind !== 'note') return { ...paragraph, ...block, content };
    const name = own ? (names.get(paragraph.name) ?? paragraph.name) : paragraph.name;
    return { ...paragraph, ...block, name, content };
  });
  return { ...text, paragraphs };
}

function renameTarget(target: string, names: NewNames, identity: string, own: boolean): string {
  const hash = target.indexOf('#');
  if (hash === -1) return target;
  const of = target
    .slice(0, hash)
    .replace(/^resolution:/, '')
    // A subject of Decisions is one instrument through all meetings.
    .replace(/^(decision:[^/]*)\/[^/]*\//, '$1/')
    .replace(/@.*$/, '');
  if (of === '' ? !own : of !== identity) return target;
  return `${target.slice(0, hash)}#${renameList(target.slice(hash + 1), names)}`;
}

function renameList(ids: string, names: NewNames): string {
  return ids
    .split(',')
    .map((id) => names.get(id) ?? id)
    .join(',');
}
