import type { FrontValue, Text } from '../model/text.ts';

/** A correction of an adopted text as its head records it; `date` is the day of the correction, `ids` are the paragraphs that it touched. */
export interface Corrigendum {
  readonly date: string;
  readonly note: string;
  readonly ids: readonly string[];
}

/** A paragraph that a revision took out, as its head records it: its label before, why it went, and the paragraph that it merged into. */
export interface Removal {
  readonly id: string;
  readonly label: string | null;
  readonly reason: string | null;
  readonly into: string | null;
}

/** The corrections of an adopted text (`corrigenda:`), in their order. */
export function corrigendaOf(text: Text): readonly Corrigendum[] {
  return entriesOf(text, 'corrigenda').map((entry) => ({
    date: stringOf(entry, 'date') ?? '',
    note: stringOf(entry, 'note') ?? '',
    ids: idsOf(stringOf(entry, 'paragraphs')),
  }));
}

/** What a revision took out against its base (`removed:`), in its order. */
export function removalsOf(text: Text): readonly Removal[] {
  return entriesOf(text, 'removed').flatMap((entry) => {
    const id = stringOf(entry, 'id');
    if (id === null) return [];
    const [label, reason] = [stringOf(entry, 'label'), stringOf(entry, 'reason')];
    return [{ id, label, reason, into: stringOf(entry, 'into') }];
  });
}

/** What a text repeals, as its head records it: a Resolution by path (`cms/11.24`), of a named revision or (key null) of the one in force, whole (ids null) or in part. */
export interface RecordedRepeal {
  readonly of: string;
  readonly key: string | null;
  readonly ids: readonly string[] | null;
}

/** What a text repeals (`repeals:`), in its order. */
export function repealsIn(text: Text): readonly RecordedRepeal[] {
  return entriesOf(text, 'repeals').flatMap((entry) => {
    const [of = '', key = null] = (stringOf(entry, 'of') ?? '').split('@');
    const list = stringOf(entry, 'paragraphs');
    return of === '' ? [] : [{ of, key, ids: list === null ? null : idsOf(list) }];
  });
}

type Entry = Readonly<Record<string, FrontValue>>;

function entriesOf({ front }: Text, key: string): readonly Entry[] {
  const value = Object.hasOwn(front.values, key) ? front.values[key] : undefined;
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

function isEntry(value: FrontValue): value is Entry {
  return typeof value === 'object' && !Array.isArray(value);
}

function stringOf(entry: Entry, key: string): string | null {
  const value = Object.hasOwn(entry, key) ? entry[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : null;
}

function idsOf(list: string | null): readonly string[] {
  return (list ?? '').split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]));
}
