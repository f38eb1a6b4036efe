import { showHidden } from '../../model/message.ts';
import { readTarget } from '../../model/target.ts';
import type { LinkSpan } from '../references/linked.ts';
import { merged, touches } from '../references/stretches.ts';
import { itemsBefore, lackingIn } from './letter-items.ts';
import type { LetterList, LetterNumber } from './letter-lists.ts';
import { refuse, refuseOwn, shownText } from './letter-messages.ts';
import {
  type LetterJob,
  type LetterPassage,
  linkOf,
  type NumberedWorld,
  numbersOf,
} from './letter-passage.ts';
import {
  idsAt,
  type LetteredPaper,
  lettersOfIds,
  ownPaper,
  printLetter,
} from './lettered-papers.ts';
import type { NamedPaper } from './named-paper.ts';
import type { NamedSymbol } from './paper-symbols.ts';
import { type PaperTitles, paperTitles, titledBehind, titlesIn } from './titled-paper.ts';

/** Of each number of a list that follows the paper whose letter it is; null where that of one cannot be told, which is said. */
export function ownersOf(
  list: LetterList,
  passage: LetterPassage,
  job: LetterJob,
): ReadonlyMap<LetterNumber, LetteredPaper> | null {
  const { links, stays } = passage;
  const owners = new Map<LetterNumber, LetteredPaper>();
  const free: LetterNumber[] = [];
  for (const number of numbersOf(list)) {
    if (touches(stays, number)) continue;
    const span = linkOf(number, links);
    const linked = span === null ? null : ownerByLink(span, list, passage, job);
    if (span === null) free.push(number);
    else if (linked !== null) owners.set(number, linked);
  }
  const dead = free.find((number) => touches(links, number));
  if (dead !== undefined) {
    refuseOwn(list, dead, passage, job);
    return null;
  }
  if (free.length === 0) return owners;
  const owner = ownerOfList(list, free, passage, job);
  if (owner === null) return null;
  for (const number of free) owners.set(number, owner);
  const lacking = lackingIn(list, free, owner, passage, job.world);
  if (lacking === null) return owners;
  refuse(list, passage, job, lacking, 'dead-letter');
  return null;
}

// Words that say something else than their link are printed anew from where it leads, like those of any other.
function ownerByLink(
  span: LinkSpan,
  list: LetterList,
  passage: LetterPassage,
  { from, world }: LetterJob,
): LetteredPaper | null {
  const { links } = passage;
  const target = readTarget(span.link);
  if (target === null || !('ids' in target)) return null;
  const isPlace = target.kind === 'instrument';
  if (isPlace ? target.instrument !== 'decision' : from.instrument !== 'decision') return null;
  const of = isPlace ? target.of : from.of;
  const paper = world.papers.bySubject.get(of);
  if (paper === undefined) return null;
  const held = numbersOf(list).filter((number) => linkOf(number, links) === span);
  const letters = lettersOfIds(of, target.ids, world.before, world.words);
  const alike = held.every((number) => {
    const { letter, items } = number;
    const decision = paper.decisions.get(letter);
    if (decision === undefined || decision.of !== of || !letters.has(letter)) return false;
    const ids = [items, ...itemsBefore(number, passage)].flatMap((path) =>
      idsAt(decision, path, world.before),
    );
    return ids.some((id) => target.ids.includes(id));
  });
  return alike ? paper : null;
}

// The paper whose letters the numbers outside of links are.
function ownerOfList(
  list: LetterList,
  free: readonly LetterNumber[],
  passage: LetterPassage,
  job: LetterJob,
): LetteredPaper | null {
  const { world, from } = job;
  const own = ownPaper(from, world.papers);
  const named = passage.namedPaper(list);
  if (named.kind !== 'named' && own !== null && isSome(own, free)) {
    const rival = rivalOf(list, free, named, own, passage, job);
    if (rival !== null) return refuseDoubt(list, own, rival, passage, job);
  }
  const symbol = named.kind === 'named' ? named.symbol : null;
  const owner = symbol === null ? own : paperNamed(symbol, world);
  const lacking = free.filter(({ letter }) => owner?.decisions.has(letter) !== true);
  if (owner !== null && lacking.length === 0) return owner;
  if (symbol === null) refuseOwn(list, lacking[0] ?? free[0], passage, job);
  else refuseLacking(list, lacking, symbol, passage, job);
  return null;
}

// What else than the own paper the letters may be of: a symbol in doubt, or a paper by its title.
function rivalOf(
  list: LetterList,
  free: readonly LetterNumber[],
  named: NamedPaper,
  own: LetteredPaper,
  passage: LetterPassage,
  { world }: LetterJob,
): string | null {
  const { content, sentenceOf } = passage;
  const papersOf = ({ may }: NamedSymbol): readonly LetteredPaper[] =>
    may.flatMap((name) => world.papers.byName.get(name) ?? []);
  if (named.kind === 'doubt') {
    const doubtful = named.symbols.find((one) => {
      const others = papersOf(one).filter((paper) => paper !== own);
      return named.direct
        ? paperNamed(one, world) !== own
        : others.some((paper) => isSome(paper, free));
    });
    if (doubtful !== undefined) return showHidden(doubtful.symbol);
    const all = named.symbols.length > 0 ? [] : [...world.papers.byName.values()];
    const any = all.find((paper) => paper !== own && isSome(paper, free));
    if (any !== undefined) return any.name;
  }
  const titles = titlesOf(world);
  const behind = titledBehind(content, list.end, own, titles, world.words);
  const around = titledAround(passage, own, world).get(sentenceOf(list).start) ?? [];
  return [...behind, ...around].find((paper) => isSome(paper, free))?.name ?? null;
}

type Titled = ReadonlyMap<number, ReadonlySet<LetteredPaper>>;

const titled = new WeakMap<LetterPassage, Titled>();

// The other papers whose full title stands in each sentence of a passage, by where that begins.
function titledAround(passage: LetterPassage, own: LetteredPaper, world: NumberedWorld): Titled {
  const found = titled.get(passage);
  if (found !== undefined) return found;
  const hits = titlesIn(passage.content, titlesOf(world), world.words);
  const owned = merged(hits.filter(({ paper }) => paper === own));
  const papers = new Map<number, Set<LetteredPaper>>();
  for (const hit of hits) {
    if (touches(owned, hit)) continue;
    const { start } = passage.sentenceOf(hit);
    papers.set(start, (papers.get(start) ?? new Set()).add(hit.paper));
  }
  titled.set(passage, papers);
  return papers;
}

const known = new WeakMap<NumberedWorld, PaperTitles>();

function titlesOf(world: NumberedWorld): PaperTitles {
  const titles = known.get(world) ?? paperTitles(world.before.texts, world.papers, world.words);
  known.set(world, titles);
  return titles;
}

function isSome(paper: LetteredPaper | null, free: readonly LetterNumber[]): boolean {
  return free.some(({ letter }) => paper?.decisions.has(letter));
}

function paperNamed({ paper }: NamedSymbol, { papers }: NumberedWorld): LetteredPaper | null {
  return paper === null ? null : (papers.byName.get(paper) ?? null);
}

function refuseDoubt(
  list: LetterList,
  { name }: LetteredPaper,
  rival: string,
  passage: LetterPassage,
  job: LetterJob,
): null {
  const told = `found ${shownText(list, passage.content)}, which may be of ${name} or of ${rival}`;
  const expected = 'expected a link to it, or the symbol of its paper directly behind it';
  refuse(list, passage, job, `${told}, ${expected}`, 'foreign-letter');
  return null;
}

function refuseLacking(
  list: LetterList,
  lacking: readonly LetterNumber[],
  symbol: NamedSymbol,
  passage: LetterPassage,
  job: LetterJob,
): void {
  const found = lacking.map(({ letter }) => printLetter(letter, job.world.papers));
  const whose = ` of ${showHidden(symbol.symbol)}`;
  const text = `found ${found.join(', ')}${whose}, expected letters that a draft Decision of that paper has`;
  refuse(list, passage, job, text);
}
