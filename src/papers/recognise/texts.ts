import type { Element, ElementContent } from 'hast';
import { resolveRevisions } from '../../formats/docx/read/resolve.ts';
import type { Message, Outcome } from '../../model/message.ts';
import type { Profile } from '../../model/profile.ts';
import { attributeOf, isElement, type Sheet, textOf } from '../../model/sheet.ts';
import type { WordAccount } from './accounting.ts';
import { withInserted } from './accounting.ts';
import {
  fatesOf,
  type Proposal,
  type ReadSheet,
  type ReadTexts,
  readProposals,
} from './proposals.ts';
import { type PaperOptions, showsRedline } from './recognise.ts';
import { type ReadView, sayTrackedOutside } from './tracked-outside.ts';
import { withTrackedRedline } from './tracked-redline.ts';
import { withPlaces } from './word-sheet.ts';

/** What the caller knows, and the name of the stage that a proposal is (by default that of its author). */
export interface WordPaperOptions extends PaperOptions {
  readonly stage?: string;
}

/** How a Word file is read: `sheet` shows one redline; `authors` are those whose tracked changes are proposals over it. */
export interface WordView {
  readonly sheet: Sheet;
  readonly tracked: boolean;
  readonly authors: readonly string[];
  /** Words that only proposals have. */
  readonly inserted: readonly string[];
}

/** Proposals over a redline, and the account of the words with those that only proposals have. */
export interface Proposals {
  readonly proposals: readonly Proposal[];
  readonly account: WordAccount;
}

/**
 * The proposals over what was read from a view of the sheet; `again` recognises the other views. Tracked changes that no text holds are said.
 */
export function proposalsOver(
  sheet: Sheet,
  { authors, inserted, tracked, sheet: view }: WordView,
  read: ReadTexts,
  stage: string | undefined,
  again: ReadSheet,
): Outcome<Proposals> {
  const own: ReadView = { view, texts: fatesOf(read) };
  if (authors.length === 0) {
    const messages = tracked ? sayTrackedOutside(sheet, [withDecisionsAccepted(own, read)]) : [];
    return { value: { account: read.account, proposals: [] }, messages };
  }
  const options = { authors, ...(stage !== undefined && { stage }) };
  const { value, messages } = readProposals(sheet, read, again, options);
  const outside = sayTrackedOutside(sheet, [own, ...value.map(({ reading }) => reading)]);
  const proposals = value.map(({ author, stage, texts }) => ({ author, stage, texts }));
  const account = withInserted(read.account, inserted);
  return { value: { account, proposals }, messages: [...messages, ...outside] };
}

// Where the tracked changes are the redline, new Decisions are what they say once all are accepted.
function withDecisionsAccepted(own: ReadView, { decisions }: ReadTexts): ReadView {
  const texts = own.texts.map(
    ([text, fate]) => [text, text !== null && text === decisions ? 'accepted' : fate] as const,
  );
  return { ...own, texts };
}

/**
 * The view of a Word file in which its redline is read. A file may hold three texts: where it shows a redline once all tracked changes are
 * rejected, that tells the adopted text and our draft, and the changes over it are proposals of their authors. Where it shows none, the
 * tracked changes are the redline: rejected the text before, accepted the draft.
 */
export function wordView(
  sheet: Sheet,
  profile: Profile,
  options: Pick<PaperOptions, 'language' | 'alone'> = {},
): Outcome<WordView> {
  const messages: Message[] = [];
  const found = revisionsIn(sheet);
  if (found.authors.length === 0) {
    return { value: { sheet, tracked: false, authors: [], inserted: [] }, messages };
  }
  const rejected = resolveRevisions(withPlaces(sheet), 'rejected');
  if (!showsRedline(rejected, profile, options)) {
    const tracked = withTrackedRedline(sheet, messages);
    return { value: { sheet: tracked, tracked: true, authors: [], inserted: [] }, messages };
  }
  for (const struck of found.struck) messages.push(struckMessage(struck));
  const { authors, inserted } = found;
  return { value: { sheet: rejected, tracked: false, authors, inserted }, messages };
}

/** Struck words that somebody inserted, or deleted, while changes were tracked. */
interface Struck {
  readonly mark: 'ins' | 'del';
  readonly words: string;
  readonly place: Message['place'];
}

function struckMessage({ mark, words, place }: Struck): Message {
  const shown = words.slice(0, 80);
  return mark === 'ins'
    ? {
        severity: 'warning',
        rule: 'inserted-struck',
        text: `found “${shown}” inserted with strike, expected words that are inserted or struck; they are in no text`,
        place,
      }
    : {
        severity: 'info',
        rule: 'deleted-struck',
        text: `found “${shown}” struck and deleted, expected one of them; it is deleted in the draft already`,
        place,
      };
}

/** What the tracked changes of a sheet are. */
interface Revisions {
  readonly authors: string[];
  readonly struck: Struck[];
  readonly inserted: string[];
}

function revisionsIn({ root }: Sheet): Revisions {
  const found: Revisions = { authors: [], struck: [], inserted: [] };
  const names = new Set<string>();
  const visit = (
    node: Element | ElementContent,
    mark: Struck['mark'] | null,
    line: number,
  ): void => {
    if (!isElement(node) || (node.tagName === 'aside' && node.properties.role === 'comment'))
      return;
    const author = node.tagName === 'aside' ? undefined : attributeOf(node, 'dataAuthor');
    if (author !== undefined) names.add(author);
    const own = node.tagName === 'ins' || node.tagName === 'del' ? node.tagName : null;
    if (own === 'ins' && mark === null) found.inserted.push(textOf(node));
    const now = own ?? mark;
    const at = node.position?.start ?? { line, column: 1 };
    if (node.tagName === 's' && now !== null)
      found.struck.push({
        mark: now,
        words: textOf(node),
        place: { line: at.line, column: at.column },
      });
    for (const child of node.children) visit(child, now, at.line);
  };
  for (const child of root.children) if (isElement(child)) visit(child, null, 1);
  return { ...found, authors: [...names] };
}
