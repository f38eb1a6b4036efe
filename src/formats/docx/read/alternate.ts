import type { Handlers } from './handler.ts';
import type { Story } from './reading.ts';
import type { XmlAttributes } from './xml.ts';

/** Alternate content: the first choice that can be read here, else the fallback; never both, so that no words come twice. */
export const ALTERNATES: Handlers = [
  ['mc:AlternateContent', { open: openAlternate, close: closeAlternate }],
  ['mc:Choice', { open: openChoice }],
  ['mc:Fallback', { open: openFallback }],
];

const UNDERSTOOD: ReadonlySet<string> = new Set(
  'w14 w15 w16 w16cid w16cex w16se w16du wps wpg wpc wp14'.split(' '),
);

function openAlternate(story: Story): void {
  story.alternates.push(false);
}

function closeAlternate(story: Story): void {
  story.alternates.pop();
}

function openChoice(story: Story, attributes: XmlAttributes): 'skip' | undefined {
  const required = (attributes.Requires ?? '').split(' ');
  const last = story.alternates.length - 1;
  if (story.alternates[last] !== false) return 'skip';
  if (!required.every((prefix) => UNDERSTOOD.has(prefix))) return 'skip';
  story.alternates[last] = true;
  return;
}

function openFallback(story: Story): 'skip' | undefined {
  return story.alternates.at(-1) === false ? undefined : 'skip';
}
