import { compare } from '../compare/compare.ts';
import type { Attributes, Comment, Paragraph } from '../model/paragraph.ts';
import type { Run } from '../model/run.ts';
import type { Text } from '../model/text.ts';

/** Which id takes the place of which. */
export type NewNames = ReadonlyMap<string, string>;

/**
 * Ids of `fresh` that paragraphs of `existing` bear under another name: what is read once more from its source keeps
 * the ids that it was given. Paragraphs are found by their words, for the ids of both are what is in question.
 */
export function namesFrom(existing: Text, fresh: Text): Map<string, string> {
  const names = new Map<string, string>();
  const rename = (from: Paragraph | undefined, to: Paragraph | undefined): void => {
    if (from?.id != null && to?.id != null && from.id !== to.id) names.set(from.id, to.id);
  };
  for (const { before, after } of compare(existing, fresh, { ids: false }).pairs) {
    const [old] = before;
    const [now] = after;
    if (!old || !now || before.length !== 1 || after.length !== 1) continue;
    rename(now.paragraph, old.paragraph);
    rename(tableAbove(fresh, now.index), tableAbove(existing, old.index));
  }
  return names;
}

// A table has no words of its own: it is known by its first row.
function tableAbove(text: Text, index: number): Paragraph | undefined {
  const above = text.paragraphs[index - 1];
  return above?.kind === 'table' ? above : undefined;
}

/**
 * A text with ids replaced, at once and everywhere: on paragraphs, in links inside the text, in `into` and `from`, and in
 * links and directives that name `instrument` (`decision:cms/cop14/cami`, without its revision).
 */
export function renameIds(text: Text, names: NewNames, instrument: string): Text {
  if (names.size === 0) return text;
  const link = (target: string): string => renameTarget(target, names, instrument);
  const runs = (content: readonly Run[]): Run[] =>
    content.map((run) => (run.link === undefined ? run : { ...run, link: link(run.link) }));
  const attributes = ({ classes, values }: Attributes): Attributes => ({
    classes,
    values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, renameValue(key, value, names, link)])),
  });
  const comment = (found: Comment): Comment => ({ content: found.content.map(runs), attributes: attributes(found.attributes) });
  const paragraphs = text.paragraphs.map((paragraph): Paragraph => {
    const block = {
      id: paragraph.id === null ? null : (names.get(paragraph.id) ?? paragraph.id),
      attributes: attributes(paragraph.attributes),
      comments: paragraph.comments.map(comment),
    };
    if (paragraph.kind === 'row') return { ...paragraph, ...block, cells: paragraph.cells.map(runs) };
    if (paragraph.kind === 'table' || paragraph.kind === 'directive') return { ...paragraph, ...block };
    return { ...paragraph, ...block, content: runs(paragraph.content) };
  });
  return { ...text, paragraphs };
}

function renameValue(key: string, value: string, names: NewNames, link: (target: string) => string): string {
  if (key === 'into' || key === 'from') return renameList(value, names);
  return value.includes('#') ? link(value) : value;
}

function renameTarget(target: string, names: NewNames, instrument: string): string {
  const hash = target.indexOf('#');
  if (hash === -1) return target;
  const of = target.slice(0, hash).replace(/^resolution:/, '').replace(/@.*$/, '');
  if (of !== '' && of !== instrument) return target;
  return `${target.slice(0, hash)}#${renameList(target.slice(hash + 1), names)}`;
}

function renameList(ids: string, names: NewNames): string {
  return ids.split(',').map((id) => names.get(id) ?? id).join(',');
}
