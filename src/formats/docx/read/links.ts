import { isSafeHref } from '../../../model/target.ts';
import type { Handlers } from './handler.ts';
import { quoted, type Story, say } from './reading.ts';
import { enter, leave } from './revisions.ts';
import { type Wrapper, wrapper } from './wrapper.ts';
import type { XmlAttributes } from './xml.ts';

/** Links, to bookmarks and through relations. */
export const LINKS: Handlers = [['w:hyperlink', { open: openLink, close: leave }]];

/** The wrapper of a link; null, with a message, where its target may not be one. */
export function linkTo(story: Story, href: string): Wrapper | null {
  if (isSafeHref(href)) return wrapper('link', 'a', { href });
  const text = `found a link to ${quoted(href)}, expected #, http(s): or mailto:; its words are kept`;
  say(story, 'warning', 'unsafe-link', text);
  return null;
}

function openLink(story: Story, attributes: XmlAttributes): void {
  const { 'r:id': id, 'w:anchor': anchor = '' } = attributes;
  const relation = id === undefined ? undefined : story.relations.get(id);
  const fragment = anchor === '' ? '' : `#${anchor.replace(/\s/g, '_')}`;
  const href = (relation?.external ? relation.target : '') + fragment;
  enter(story, href === '' ? null : linkTo(story, href));
}
