import type { Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import type { ReadCover } from './cover.ts';
import type { Desk } from './desk.ts';
import { type Known, type NamedResolution, type SymbolFacts, slugOf } from './facts.ts';
import type { Block } from './flatten.ts';
import { isProgramme, sayNothingAmended, settlePaper, settleResolution } from './given.ts';
import type { ReadAnnex } from './paper-annexes.ts';
import type { PaperOptions } from './recognise.ts';

/** What is known of each annex that amends: what the caller gave is said of the first Resolution, any further one is known as its annex names it. */
export function settleAll(
  annexes: readonly ReadAnnex[],
  known: Known,
  blocks: readonly Block[],
  options: PaperOptions,
): [ReadAnnex, Known][] {
  const bases = [...(options.base ? [options.base] : []), ...(options.bases ?? [])];
  let first = true;
  return annexes.flatMap((annex): [ReadAnnex, Known][] => {
    const { amends } = annex;
    if (!amends) return [];
    const fresh = 'fresh' in amends && amends.fresh;
    const resolution = first
      ? known.resolution
      : fresh
        ? null
        : settleResolution(amends.resolution, blocks, {}, known.desk);
    const base = first && options.base ? options.base : baseFor(resolution, bases);
    first = false;
    const programme = isProgramme(resolution, base, known.desk);
    return [[annex, { ...known, resolution, base, programme }]];
  });
}

function baseFor(resolution: NamedResolution | null, bases: readonly Text[]): Text | null {
  const found = bases.find(
    ({ front }) =>
      front.values.number === resolution?.number && front.values.revision === resolution?.revision,
  );
  return found ?? null;
}

/** What the paper and the caller say of the whole paper, and of the first Resolution that it amends. */
export function knownOf(
  cover: ReadCover,
  symbol: SymbolFacts | null,
  annexes: readonly ReadAnnex[],
  decisions: readonly Paragraph[] | null,
  blocks: readonly Block[],
  desk: Desk,
  options: PaperOptions,
): Known {
  const given = options.given ?? {};
  const settled = settlePaper(symbol, given, desk, cover.masthead.meeting);
  const amends = annexes.find((annex) => annex.amends)?.amends ?? null;
  const fresh = amends !== null && 'fresh' in amends && amends.fresh;
  if (!amends || (fresh && given.number === undefined)) sayNothingAmended(given, desk);
  return {
    desk,
    ...settled,
    resolution:
      amends && !(fresh && given.number === undefined)
        ? settleResolution(amends.resolution, blocks, given, desk)
        : null,
    programme: false,
    title: cover.title,
    subject: options.subject ?? subjectOf(decisions, cover, settled.symbol),
    base: options.base ?? null,
    redlined: (options.redlines ?? []).length > 0,
    sha256: options.sha256 ?? null,
  };
}

// The subject is a part of a path: a title without a Latin letter gives none.
function subjectOf(
  decisions: readonly Paragraph[] | null,
  cover: ReadCover,
  symbol: SymbolFacts | null,
): string {
  const title = decisions?.find((found) => found.kind === 'heading' && found.level === 1);
  const words = title?.kind === 'heading' ? plainText(title.content) : cover.title;
  return slugOf(words) || slugOf(cover.title) || slugOf(symbol?.symbol ?? '') || 'decisions';
}
