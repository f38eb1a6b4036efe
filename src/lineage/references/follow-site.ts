import type { Message } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Reference } from '../../model/reference.ts';
import type { Target } from '../../model/target.ts';
import type { Text } from '../../model/text.ts';
import { heirsOf } from './heirs.ts';
import type { LinkSpan } from './linked.ts';
import { type Places, placesOf } from './places.ts';
import type { ReferenceWords } from './words.ts';
import { inForce, type KnownText, textsOf, type World } from './world.ts';

/** A reference that was printed anew: in the paragraph at `index`, `before` became `after`. */
export interface Followed {
  readonly index: number;
  readonly before: string;
  readonly after: string;
  readonly link: string;
}

/** A reference that stays as it is although its target has another number now: `now` tells it (`9 in rev.cop15`), null where it is gone. */
export interface Pinned {
  readonly index: number;
  readonly words: string;
  readonly link: string;
  readonly now: string | null;
}

/** The text whose references follow, and what has become of them so far. */
export interface Job {
  readonly text: Text;
  readonly world: World;
  readonly words: ReferenceWords;
  readonly adopted: boolean;
  readonly only: (link: string, reference: Reference | null) => boolean;
  readonly followed: Followed[];
  readonly pinned: Pinned[];
  readonly messages: Message[];
}

/** A link in a paragraph: its words, where it leads, and the references that they are. */
export interface Site {
  readonly content: string;
  readonly span: LinkSpan;
  readonly others: readonly LinkSpan[];
  readonly target: Extract<Target, { readonly ids: readonly string[] }>;
  /** The reference that the link is, or of which its words are a part; null where it touches none or more than one. */
  readonly reference: Reference | null;
  readonly touched: readonly Reference[];
  readonly index: number;
  readonly paragraph: Paragraph;
}

/** The text to which a link leads now, and its paragraphs; null where the library has none. */
export interface Now {
  readonly known: KnownText | null;
  readonly text: Text;
  readonly places: Places;
  /** Into which paragraph each one that was merged went. */
  readonly heirs: ReadonlyMap<string, string>;
}

/** Where a link leads now; null where the library has no such text. */
export function nowOf(target: Site['target'], { text, world }: Job): Now | null {
  if (target.kind === 'paragraphs') return nowIn(null, text, world);
  const { instrument, of } = target;
  const known = inForce(world, instrument, of) ?? textsOf(world, instrument, of).at(-1) ?? null;
  return known && nowIn(known, known.text, world);
}

function nowIn(known: KnownText | null, text: Text, world: World): Now {
  const places = placesOf(text, world.formulaFirst, 'typed');
  return { known, text, places, heirs: heirsOf(text, world) };
}
