import { ID } from '../model/id.ts';
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

/** An entry of `repeals:`, the `at`th from 0: what it repeals or, where nobody can know, how it is told (`odd`). */
export type RepealEntry =
  | { readonly at: number; readonly repeal: RecordedRepeal }
  | { readonly at: number; readonly odd: string };

/** The entries of `repeals:`, in their order. */
export function repealEntries({ front }: Text): readonly RepealEntry[] {
  const value = Object.hasOwn(front.values, 'repeals') ? front.values.repeals : undefined;
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [{ at: 0, odd: 'repeals: that is no list' }];
  return value.map((entry: FrontValue, at): RepealEntry => {
    const typed = isEntry(entry) ? (stringOf(entry, 'of') ?? '') : '';
    const name = pathsOf(typed);
    if (!isEntry(entry) || name === null) return { at, odd: 'an entry of repeals: without of' };
    const odd = Object.keys(entry).find((key) => key !== 'of' && key !== 'paragraphs');
    if (odd !== undefined) return { at, odd: `the key ${odd} in repeals: of ${typed}` };
    const ids = repealedIds(entry);
    return ids === undefined
      ? { at, odd: `paragraphs that are no ids in repeals: of ${typed}` }
      : { at, repeal: { ...name, ids } };
  });
}

/** What a text repeals, in its order. An entry that cannot be read repeals nothing: `repealFaults` tells of it. */
export function repealsIn(text: Text): readonly RecordedRepeal[] {
  return repealEntries(text).flatMap((entry) => ('repeal' in entry ? [entry.repeal] : []));
}

// All of it only where no paragraphs are asked for; undefined where one cannot tell which.
function repealedIds(entry: Entry): readonly string[] | null | undefined {
  if (!Object.hasOwn(entry, 'paragraphs')) return null;
  const typed = entry.paragraphs;
  const ids = typeof typed === 'string' ? idsOf(typed) : Array.isArray(typed) ? typed : [];
  const read = ids.filter((id): id is string => typeof id === 'string' && ID.test(id));
  return read.length > 0 && read.length === ids.length ? read : undefined;
}

// As names are typed elsewhere: without regard to case, `BODY/79/333` for the folder `79-333`.
function pathsOf(typed: string): Pick<RecordedRepeal, 'of' | 'key'> | null {
  const [name = '', key = null] = typed.trim().toLowerCase().split('@');
  const [body = '', ...rest] = name.split('/');
  if (body === '' || rest.length === 0 || rest.includes('')) return null;
  if (body.startsWith('decision:')) return { of: name, key };
  return { of: `${body}/${rest.join('-').replace(/[^a-z0-9.]+/g, '-')}`, key };
}

/**
 * The meeting that a text names, as profiles list it (`cop4`, however it is typed); without one that of its revision. Null for a first
 * text that names none.
 */
export function meetingIn({ front }: Text): string | null {
  const { meeting, revision } = front.values;
  if (typeof meeting === 'string' && meeting.trim() !== '') return meeting.trim().toLowerCase();
  const named = typeof revision === 'string' ? /^rev\.(.+)$/i.exec(revision)?.[1] : undefined;
  return named?.toLowerCase() ?? null;
}

/** An entry of a list of a head, which has keys. */
export type Entry = Readonly<Record<string, FrontValue>>;

function entriesOf({ front }: Text, key: string): readonly Entry[] {
  const value = Object.hasOwn(front.values, key) ? front.values[key] : undefined;
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

/** Whether an entry of such a list has keys. */
export function isEntry(value: FrontValue | undefined): value is Entry {
  return value !== undefined && typeof value === 'object' && !Array.isArray(value);
}

function stringOf(entry: Entry, key: string): string | null {
  const value = Object.hasOwn(entry, key) ? entry[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : null;
}

function idsOf(list: string | null): readonly string[] {
  return (list ?? '').split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]));
}
