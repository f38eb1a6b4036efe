import { type PatternNode, readPattern } from './pattern.ts';

// Structure words stand in lines; longer ones are not tried.
const LONGEST_LINE = 600;
// Ways to read one line. Two parts of any length that can share characters stay within it, three do not.
const MOST_WAYS = 2 * LONGEST_LINE * LONGEST_LINE;
const LONGEST_PATTERN = 2000;
const MOST_STEPS = 50_000;

/**
 * Why a regular expression (flags `iu`) could take too long over a line that nearly matches, null where it cannot. A search
 * that goes back tries every way in which a line can be read: they must be few. A repeated part that a text can pass in two
 * ways doubles them with each round; parts in a row that can share characters multiply theirs.
 */
export function slowPattern(source: string): string | null {
  if (isPlain(source)) return null;
  if (source.length > LONGEST_PATTERN) return 'a pattern that is too long';
  const graph = graphOf(readPattern(source));
  if (graph.hollow) return 'a repeated part that may be empty';
  if (graph.rounds && isExponential(graph))
    return 'a repeated part that a text can pass in several ways';
  const ways = waysOf(graph);
  if (graph.steps > MOST_STEPS) return 'a pattern with too many ways through it';
  return ways > MOST_WAYS ? 'parts of any length in a row that can share characters' : null;
}

// Most patterns are words with an option here and there: 2 ** 16 ways are few.
function isPlain(source: string): boolean {
  return !/[*+{]/.test(source) && source.split(/[?|]/).length <= 16;
}

/** Which character of a pattern can follow which. */
interface Graph {
  /** What each can be, a bit for each sample. */
  readonly characters: bigint[];
  readonly next: Set<number>[];
  /** How often each is repeated by itself at most. */
  readonly most: number[];
  /** Those that stand in a part that may be repeated. */
  readonly repeated: Set<number>;
  /** Ways that choices and options multiply, whatever the text. */
  choices: number;
  /** It repeats a group; a part that may be empty; it has a step that two repetitions take. */
  rounds: boolean;
  hollow: boolean;
  twice: boolean;
  /** How many have been tried so far. */
  steps: number;
}

/** A part of a graph: where it can begin and end, and whether it can be passed over. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

function graphOf(tree: PatternNode): Graph {
  const graph: Graph = {
    characters: [],
    next: [],
    most: [],
    repeated: new Set(),
    choices: 1,
    rounds: false,
    hollow: false,
    twice: false,
    steps: 0,
  };
  addPart(tree, graph, samplesOf(tree));
  return graph;
}

function addPart(node: PatternNode, graph: Graph, samples: readonly string[]): Part {
  if (node.kind === 'character') return addCharacter(node.source, graph, samples);
  if (node.kind === 'repeat') return addRepeat(node, graph, samples);
  const parts = node.items.map((item) => addPart(item, graph, samples));
  return node.kind === 'choice' ? joinChoice(parts, graph) : joinSequence(parts, graph);
}

function addCharacter(source: string, graph: Graph, samples: readonly string[]): Part {
  const can = isLiteral(source) ? sameAs(source) : sameSet(source);
  const bits = samples.map((sample) => (can(sample) ? '1' : '0')).join('');
  const at = graph.characters.push(BigInt(`0b${bits}`)) - 1;
  graph.next.push(new Set());
  graph.most.push(1);
  return { first: [at], last: [at], empty: false };
}

function isLiteral(source: string): boolean {
  return source !== '.' && [...source].length === 1;
}

function sameAs(character: string): (sample: string) => boolean {
  const [low, high] = [character.toLowerCase(), character.toUpperCase()];
  return (sample) => sample.toLowerCase() === low || sample.toUpperCase() === high;
}

function sameSet(source: string): (sample: string) => boolean {
  const test = new RegExp(`^(?:${source})$`, 'iu');
  return (sample) => test.test(sample);
}

function addRepeat(
  { item, least, most }: Extract<PatternNode, { kind: 'repeat' }>,
  graph: Graph,
  samples: readonly string[],
): Part {
  const start = graph.characters.length;
  const part = addPart(item, graph, samples);
  for (let at = start; at < graph.characters.length; at += 1) graph.repeated.add(at);
  if (most > 1 && part.empty) graph.hollow = true;
  if (item.kind === 'character') {
    // An option counts as a part that may be repeated once more: only so are many in a row seen.
    const ways = Math.max(2, most - least + 1);
    for (const at of most === least ? [] : part.first)
      graph.most[at] = Math.min(ways, LONGEST_LINE);
    if (most !== least) link(part, part, graph);
  } else if (most > 1) {
    graph.rounds = true;
    link(part, part, graph);
  } else graph.choices *= 2;
  return { ...part, empty: part.empty || least === 0 };
}

function joinChoice(parts: readonly Part[], graph: Graph): Part {
  const first = parts.flatMap((part) => part.first);
  const alike = parts.map(
    ({ first: own }) =>
      parts.filter((other) => own.some((a) => other.first.some((b) => meet(graph, a, b)))).length,
  );
  graph.choices *= Math.max(1, ...alike);
  return {
    first,
    last: parts.flatMap((part) => part.last),
    empty: parts.some((part) => part.empty),
  };
}

function joinSequence(parts: readonly Part[], graph: Graph): Part {
  let whole: Part = { first: [], last: [], empty: true };
  for (const part of parts) {
    link(whole, part, graph);
    whole = {
      first: whole.empty ? [...whole.first, ...part.first] : whole.first,
      last: part.empty ? [...whole.last, ...part.last] : part.last,
      empty: whole.empty && part.empty,
    };
  }
  return whole;
}

// A step that two repetitions both take is one that a text can take in two ways.
function link(from: Part, to: Part, graph: Graph): void {
  for (const a of from.last) {
    for (const b of to.first) {
      if (graph.next[a]?.has(b)) graph.twice = true;
      graph.next[a]?.add(b);
    }
  }
}

function meet({ characters }: Graph, ...positions: readonly number[]): boolean {
  return positions.reduce((all, at) => all & (characters[at] ?? 0n), -1n) !== 0n;
}

// Two different ways round from a character to itself, over the same text.
function isExponential(graph: Graph): boolean {
  if (graph.twice) return true;
  const pairs = (state: readonly number[]): readonly (readonly number[])[] => stepsOf(graph, state);
  return [...graph.repeated].some((at) => {
    const out = reached([at, at], pairs);
    const parted = [...out.values()].filter(([a, b]) => a !== b);
    return parted.some((state) => reached(state, pairs).has(`${at},${at}`));
  });
}

/** All states to which the same text can bring several readers that stand at `state`. */
function stepsOf(graph: Graph, state: readonly number[]): readonly (readonly number[])[] {
  graph.steps += state.reduce((all, at) => all * (graph.next[at]?.size ?? 0), 1);
  if (graph.steps > MOST_STEPS) return [];
  let steps: readonly (readonly number[])[] = [[]];
  for (const at of state) {
    const next = [...(graph.next[at] ?? [])];
    steps = steps.flatMap((step) =>
      next.flatMap((to) => (meet(graph, ...step, to) ? [[...step, to]] : [])),
    );
  }
  return steps;
}

function reached(
  start: readonly number[],
  stepsFrom: (state: readonly number[]) => readonly (readonly number[])[],
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  const waiting = [...stepsFrom(start)];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const key = state.join(',');
    if (found.has(key)) continue;
    found.set(key, state);
    waiting.push(...stepsFrom(state));
  }
  return found;
}

/** In how many ways a line can be read at most, as far as it grows with the line: what is repeated in a row multiplies. */
function waysOf(graph: Graph): number {
  const reaches = reachIn(graph);
  const loops = [...graph.repeated].filter((at) => reaches(at, at));
  const known = new Map<number, number>();
  const waysFrom = (from: number): number => {
    const before = known.get(from);
    if (before !== undefined) return before;
    const behind = loops.filter(
      (to) => reaches(from, to) && !reaches(to, from) && isShared(from, to, graph, reaches),
    );
    const own = (graph.most[from] ?? 1) > 1 ? (graph.most[from] ?? 1) : LONGEST_LINE;
    const ways = own * Math.max(1, ...behind.map(waysFrom));
    known.set(from, ways);
    return ways;
  };
  return graph.choices * Math.max(1, ...loops.map(waysFrom));
}

type Reaches = (from: number, to: number) => boolean;

// Whether there is a way from one character to another; ways are looked for from those alone that are asked for.
function reachIn({ next }: Graph): Reaches {
  const known = new Map<number, Set<number>>();
  return (from, to) => {
    const found = known.get(from) ?? new Set<number>();
    if (!known.has(from)) {
      const waiting = [...(next[from] ?? [])];
      for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        if (found.has(at)) continue;
        found.add(at);
        waiting.push(...(next[at] ?? []));
      }
      known.set(from, found);
    }
    return found.has(to);
  };
}

// Whether the same text can be read by the one loop, by the other, and from the one into the other: then where it passes over is free.
function isShared(from: number, to: number, graph: Graph, reaches: Reaches): boolean {
  const steps = (state: readonly number[]): readonly (readonly number[])[] =>
    stepsOf(graph, state).filter(
      ([one = 0, other = 0, third = 0]) =>
        reaches(one, from) && (other === to || reaches(other, to)) && reaches(third, to),
    );
  return reached([from, from, to], steps).has(`${from},${to},${to}`);
}

// Of each kind of character that a pattern may tell from others.
const KINDS = 'abmzAZ0159_-./:(),;’«» \t\n\u00a0éßяا中٣\u0301€😀';

/** Characters enough to tell which sets of a pattern share one: those that it names, and their neighbours. */
function samplesOf(tree: PatternNode): readonly string[] {
  const named = sourcesOf(tree).flatMap((source) =>
    isLiteral(source)
      ? [source]
      : [...source.replace(/\\(?:u\{?|x)([0-9a-f]{1,6})\}?/gi, decoded)].flatMap(around),
  );
  return [...new Set([...KINDS, ...named])];
}

function sourcesOf(node: PatternNode): readonly string[] {
  if (node.kind === 'character') return [node.source];
  return (node.kind === 'repeat' ? [node.item] : node.items).flatMap(sourcesOf);
}

function decoded(_: string, digits: string): string {
  const code = Number.parseInt(digits, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function around(character: string): readonly string[] {
  const code = character.codePointAt(0) ?? 0;
  return [code - 1, code, code + 1].flatMap((near) =>
    near >= 0 && near <= 0x10ffff ? [String.fromCodePoint(near)] : [],
  );
}
