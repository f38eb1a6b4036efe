import { showHidden } from '../../model/message.ts';
import { readTarget } from '../../model/target.ts';
import type { LinkSpan } from '../references/linked.ts';
import { touches } from '../references/stretches.ts';
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
import { type PaperTitles, paperTitles, titledBehind } from './titled-paper.ts';

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
  const symbol = foreignSymbol(named, own, free, world);
  const owner = symbol === null ? own : paperNamed(symbol, world);
  const lacking = free.filter(({ letter }) => owner?.decisions.has(letter) !== true);
  if (owner !== null && lacking.length === 0) return owner;
  if (symbol === null) refuseOwn(list, lacking[0] ?? free[0], passage, job);
  else refuseLacking(list, lacking, symbol, passage, job);
  return null;
}

// The symbol whose paper the letters are of, where it is not the own one.
function foreignSymbol(
  named: NamedPaper,
  own: LetteredPaper | null,
  free: readonly LetterNumber[],
  world: NumberedWorld,
): NamedSymbol | null {
  if (named.kind === 'named') return named.symbol;
  if (named.kind === 'none' || isSome(own, free)) return null;
  const holding = named.symbols.filter((one) => isSome(paperNamed(one, world), free));
  const papers = new Set(holding.map(({ paper }) => paper));
  return papers.size > 1 ? null : (holding[0] ?? named.symbols[0] ?? null);
}

// What else than the own paper the letters may be of: a symbol in doubt, or a paper by its title.
function rivalOf(
  list: LetterList,
  free: readonly LetterNumber[],
  named: NamedPaper,
  own: LetteredPaper,
  { content }: LetterPassage,
  { world }: LetterJob,
): string | null {
  const symbols = named.kind === 'doubt' ? named.symbols : [];
  const doubtful = symbols.find((one) => {
    const other = paperNamed(one, world);
    return other !== own && (other === null || isSome(other, free));
  });
  if (doubtful !== undefined) return showHidden(doubtful.symbol);
  const titles = titlesOf(world);
  const titled = titledBehind(content, list.end, own, titles, world.words);
  return titled.find((paper) => isSome(paper, free))?.name ?? null;
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
