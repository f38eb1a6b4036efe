import { attributeOf } from '../../compare/side.ts';
import type { Place } from '../../model/message.ts';
import { outlineOf } from '../../model/outline.ts';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { readTarget, type Target } from '../../model/target.ts';
import type { Text } from '../../model/text.ts';
import { citedPlaces, printPlace } from '../label-path.ts';

/** A text of Decisions in one language: adopted (`stage` null) or a draft. `base` is the key from which it was drawn, `document` the symbol of its paper, empty where it names none. */
export interface DecisionText {
  readonly body: string;
  readonly subject: string;
  readonly meeting: string;
  readonly stage: string | null;
  readonly base: string | null;
  readonly document: string;
  readonly file: string;
  readonly text: Text;
}

/** A Decision, or an item of one, in its text. `label` is its whole number, `14.170 d)`; `parent` the id of that on which it hangs, null for a Decision. */
export interface Member {
  readonly id: string;
  readonly label: string;
  readonly depth: number;
  readonly parent: string | null;
  /** The heading above, and its id. */
  readonly heading: string;
  readonly headingId: string | null;
  /** Its own words, without number and emphasis, blanks evened out. */
  readonly words: string;
  readonly deleted: boolean;
  /** Of which paragraph of another text it says that it goes on with it. */
  readonly continues: Target | null;
  readonly place: Place;
}

/** The key by which a text of Decisions is named: `cop14`, `cop15.draft`. */
export function textKey({ meeting, stage }: Pick<DecisionText, 'meeting' | 'stage'>): string {
  return stage === null ? meeting : `${meeting}.${stage}`;
}

/**
 * The Decisions of a text and their items, in its order; deleted ones of a draft too. What has no number belongs to the words of what stands
 * before it; what has no id is left out.
 */
export function membersOf(decisions: DecisionText, formulaFirst: boolean): readonly Member[] {
  const { text, file } = decisions;
  const positions = outlineOf(text, formulaFirst);
  const places = citedPlaces(text, formulaFirst);
  const ids = new Map<number, string>();
  const members: Member[] = [];
  let heading: Paragraph | null = null;
  for (const [index, paragraph] of text.paragraphs.entries()) {
    const deleted = isTombstone(paragraph);
    if (paragraph.kind === 'heading') heading = paragraph;
    else if (!deleted && (paragraph.kind !== 'plain' || labelOf(paragraph) === null)) {
      const last = heading === null ? undefined : members.pop();
      if (last !== undefined)
        members.push({ ...last, words: `${last.words} ${wordsOf(paragraph)}`.trim() });
    } else if (paragraph.id !== null) {
      const above = positions[index]?.parent ?? null;
      ids.set(index, paragraph.id);
      members.push({
        id: paragraph.id,
        label: printPlace(places[index] ?? NOWHERE),
        depth: positions[index]?.depth ?? 0,
        parent: above === null ? null : (ids.get(above) ?? null),
        heading: heading === null ? '' : wordsOf(heading),
        headingId: heading?.id ?? null,
        words: wordsOf(paragraph),
        deleted,
        continues: continuedBy(paragraph),
        place: { file, ...(paragraph.place ?? { line: 1, column: 1 }) },
      });
    }
  }
  return members;
}

/** The ids of what a Decision or item of a text hangs on, the nearest first, its heading last. */
export function idsAbove(id: string, byId: ReadonlyMap<string, Member>): readonly string[] {
  const ids: string[] = [];
  const own = byId.get(id);
  for (let at = own; at?.parent != null; at = byId.get(at.parent)) ids.push(at.parent);
  return own?.headingId == null ? ids : [...ids, own.headingId];
}

const NOWHERE = { annex: null, labels: [], annexName: '', alone: false };

function wordsOf(paragraph: Paragraph): string {
  return plainText(contentOf(paragraph)).normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function continuedBy({ attributes }: Paragraph): Target | null {
  const link = attributeOf(attributes, 'continues');
  return link === null ? null : readTarget(link);
}
