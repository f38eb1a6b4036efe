import type { FrontValue } from '../model/text.ts';

/** What is wrong under `keys`, which lead to it from the top of the file (in lists: the number from 0). */
export type Flaw =
  | { readonly keys: readonly string[]; readonly kind: 'missing' }
  | { readonly keys: readonly string[]; readonly kind: 'unknown' }
  | { readonly keys: readonly string[]; readonly kind: 'wrong'; readonly expected: string };

/** Tells of a flaw, by default of a wrong value, under keys that begin at the value that is read. */
export type Tell = (flaw: Flaw) => void;

/** How a value of a file of keys is read. All scalars come in as strings; what comes out is what the program works with. */
export interface Shape<T> {
  /** The value that was meant; undefined once a flaw has been told. */
  readonly read: (value: FrontValue, tell: Tell) => T | undefined;
  /** What stands for a key that is not there; `undefined` leaves it out. A key without it is needed. */
  readonly absent?: { readonly value: T | undefined };
}

/** Reads a whole file by its shape: its value, or all that is wrong in it. */
export function readShape<T>(
  shape: Shape<T>,
  value: FrontValue,
): { readonly value: T } | { readonly flaws: readonly Flaw[] } {
  const flaws: Flaw[] = [];
  const read = shape.read(value, (flaw) => flaws.push(flaw));
  return read !== undefined && flaws.length === 0 ? { value: read } : { flaws };
}

/** A scalar that `make` makes a value of; where it gives undefined, `expected` is said. */
export function scalar<T>(
  expected: string,
  make: (typed: string) => T | undefined,
  kind = expected,
): Shape<T> {
  return {
    read: (value, tell) => {
      const made = typeof value === 'string' ? make(value) : undefined;
      if (made === undefined)
        tell({ kind: 'wrong', keys: [], expected: typeof value === 'string' ? expected : kind });
      return made;
    },
  };
}

/** One of some words. */
export function oneOf<const T extends string>(...words: readonly T[]): Shape<T> {
  return scalar(words.join(' or '), (typed) => words.find((word) => word === typed));
}

/** A list, each item of one shape; `count`: of exactly so many. */
export function listOf<T>(item: Shape<T>, count?: number): Shape<readonly T[]> {
  return {
    read: (value, tell) => {
      if (!Array.isArray(value)) return refuse('a list', tell);
      if (count !== undefined && value.length !== count)
        return refuse(
          value.length < count ? `${count} of them` : `no more than ${count} of them`,
          tell,
        );
      const items: T[] = [];
      for (const [at, one] of value.entries()) {
        const read = item.read(one, below(`${at}`, tell));
        if (read !== undefined) items.push(read);
      }
      return items;
    },
  };
}

/** A list of three. */
export function threeOf<T>(item: Shape<T>): Shape<readonly [T, T, T]> {
  const list = listOf(item, 3);
  return {
    read: (value, tell) => {
      const [first, second, third] = list.read(value, tell) ?? [];
      if (first === undefined || second === undefined || third === undefined) return undefined;
      return [first, second, third];
    },
  };
}

/** Keys of any name, each with a value of one shape. */
export function byName<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    read: (value, tell) => {
      if (!isMap(value)) return refuse(KEYS, tell);
      const entries = Object.entries(value).flatMap(([name, one]) => {
        const read = shape.read(one, below(name, tell));
        return read === undefined ? [] : [[name, read] as const];
      });
      return Object.fromEntries(entries);
    },
  };
}

/** A shape for every key of a type, optional ones too, so that a key added to the type is missed here at once. */
export type Fields<T> = { readonly [K in keyof T]-?: Shape<Exclude<T[K], undefined>> };

/** The keys that a type has, and no others. */
export function fields<T extends object>(shapes: Fields<T>): Shape<T> {
  const known = new Map<string, Shape<unknown>>(Object.entries(shapes));
  return {
    read: (value, tell) => {
      if (!isMap(value)) return refuse(KEYS, tell);
      const { tell: told, sound } = watched(tell);
      const made = [...known].flatMap(([name, shape]) => {
        const read = readField(value, name, shape, told);
        return read === undefined ? [] : [[name, read] as const];
      });
      for (const key of Object.keys(value))
        if (!known.has(key)) told({ kind: 'unknown', keys: [key] });
      const result: unknown = Object.fromEntries(made);
      return isWhole<T>(result, sound()) ? result : undefined;
    },
  };
}

/** A shape beside whose keys others of one form may stand, each with a value of one shape; these come out by the first group of `form`. */
export function beside<T, U>(
  shape: Shape<T>,
  form: RegExp,
  other: Shape<U>,
): Shape<{ readonly own: T; readonly others: Readonly<Record<string, U>> }> {
  return {
    read: (value, tell) => {
      if (!isMap(value)) return refuse(KEYS, tell);
      const rest: [string, FrontValue][] = [];
      const others: [string, U][] = [];
      for (const [key, one] of Object.entries(value)) {
        const name = form.exec(key)?.[1];
        const read = name === undefined ? undefined : other.read(one, below(key, tell));
        if (name === undefined) rest.push([key, one]);
        else if (read !== undefined) others.push([name, read]);
      }
      const own = shape.read(Object.fromEntries(rest), tell);
      return own === undefined ? undefined : { own, others: Object.fromEntries(others) };
    },
  };
}

function readField(
  value: Readonly<Record<string, FrontValue>>,
  name: string,
  { read, absent }: Shape<unknown>,
  tell: Tell,
): unknown {
  const given = Object.hasOwn(value, name) ? value[name] : undefined;
  if (given !== undefined) return read(given, below(name, tell));
  if (absent === undefined) tell({ kind: 'missing', keys: [name] });
  return absent?.value;
}

// Every field has been read by the shape of its type, so that nothing can be missing but what was told.
function isWhole<T>(_: unknown, sound: boolean): _ is T {
  return sound;
}

/** A shape whose key may be left out. */
export function optional<T>(shape: Shape<T>): Shape<T> {
  return { ...shape, absent: { value: undefined } };
}

/** A shape whose key may be left out, in place of which `value` stands. */
export function orElse<T>(shape: Shape<T>, value: T): Shape<T> {
  return { ...shape, absent: { value } };
}

/** Keys that may be left out all together, each of which has something that stands for it. */
export function orEmpty<T extends object>(shape: Shape<T>): Shape<T> {
  return { ...shape, absent: { value: shape.read({}, () => undefined) } };
}

/** A shape of which more is asked once it has been read without a flaw. */
export function also<T>(shape: Shape<T>, check: (value: T, tell: Tell) => void): Shape<T> {
  return {
    ...shape,
    read: (value, tell) => {
      const watch = watched(tell);
      const read = shape.read(value, watch.tell);
      if (read !== undefined && watch.sound()) check(read, watch.tell);
      return watch.sound() ? read : undefined;
    },
  };
}

/** A shape whose value is made into another. */
export function made<T, U>(shape: Shape<T>, make: (value: T) => U): Shape<U> {
  return {
    read: (value, tell) => {
      const read = shape.read(value, tell);
      return read === undefined ? undefined : make(read);
    },
  };
}

/** `null` where a key says `null`, `none` or nothing, else a value of the shape. */
export function orNothing<T>(shape: Shape<T>): Shape<T | null> {
  return {
    read: (value, tell) =>
      typeof value === 'string' && ['null', 'none', ''].includes(value)
        ? null
        : shape.read(value, tell),
  };
}

const KEYS = 'keys with their values';

function refuse(expected: string, tell: Tell): undefined {
  tell({ kind: 'wrong', keys: [], expected });
  return undefined;
}

/** `tell`, and whether nothing has been told by it. */
function watched(tell: Tell): { readonly tell: Tell; readonly sound: () => boolean } {
  let sound = true;
  return {
    tell: (flaw) => {
      sound = false;
      tell(flaw);
    },
    sound: () => sound,
  };
}

function below(key: string, tell: Tell): Tell {
  return (flaw) => tell({ ...flaw, keys: [key, ...flaw.keys] });
}

function isMap(value: FrontValue): value is { readonly [key: string]: FrontValue } {
  return typeof value === 'object' && !Array.isArray(value);
}
