import { ID } from './id.ts';
import { showHidden } from './message.ts';

/**
 * Where a link leads. `paragraphs`: inside the same text. `instrument`: another text by its path (`cms/11.24`,
 * `cms/cop14/cami`), pinned to a revision where one is named, to paragraphs of it where ids are named.
 */
export type Target =
  | { readonly kind: 'paragraphs'; readonly ids: readonly string[] }
  | { readonly kind: 'web' | 'mail'; readonly href: string }
  | {
      readonly kind: 'instrument';
      readonly instrument: 'resolution' | 'decision';
      readonly of: string;
      readonly revision: string | null;
      readonly ids: readonly string[];
    };

const LONGEST = 2048;
const INSTRUMENT = /^(resolution|decision):([^@#]+)(?:@([^@#]+))?(?:#([^@#]*))?$/;
const PATH_PART = /^[a-z0-9][a-z0-9.-]*$/;
const WEB = /^https?:\/\/[^\s"<>\\^`{|}]+$/i;
const MAIL = /^mailto:[^\s"<>\\^`{|}@]+@[^\s"<>\\^`{|}@]+$/i;
const FRAGMENT = /^#[\p{L}\p{N}_.,:-]+$/u;

/** Reads a link as stored in a text; null for anything that is no link here: other schemes, odd ids, hidden characters. */
export function readTarget(link: string): Target | null {
  if (link.length > LONGEST || showHidden(link) !== link) return null;
  if (link.startsWith('#')) {
    const ids = readIds(link.slice(1));
    return ids && { kind: 'paragraphs', ids };
  }
  if (WEB.test(link) && URL.canParse(link)) return { kind: 'web', href: link };
  if (MAIL.test(link)) return { kind: 'mail', href: link };
  return readInstrument(link);
}

function readInstrument(link: string): Target | null {
  const [, instrument, of = '', revision = null, fragment] = INSTRUMENT.exec(link) ?? [];
  if (instrument !== 'resolution' && instrument !== 'decision') return null;
  const parts = of.split('/');
  const ids = fragment === undefined ? [] : readIds(fragment);
  if (parts.length < 2 || !ids) return null;
  if (![...parts, revision ?? 'none'].every((part) => PATH_PART.test(part) && !part.includes('..')))
    return null;
  return { kind: 'instrument', instrument, of, revision, ids };
}

function readIds(list: string): readonly string[] | null {
  const ids = list.split(',');
  return ids.every((id) => ID.test(id)) ? ids : null;
}

/** Whether a link may become an `href`: a fragment of the same page, `http:`, `https:` or `mailto:`, free of blanks and hidden characters. */
export function isSafeHref(link: string): boolean {
  if (link.length > LONGEST || showHidden(link) !== link) return false;
  return FRAGMENT.test(link) || MAIL.test(link) || (WEB.test(link) && URL.canParse(link));
}
