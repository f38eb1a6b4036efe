import { attributeOf } from '../../compare/side.ts';
import type { Place } from '../../model/message.ts';
import { noteNumbers, raisedMark, withRaisedMarks } from '../../model/note-marks.ts';
import { outlineOf } from '../../model/outline.ts';
import {
  contentOf,
  type Heading,
  isTombstone,
  labelOf,
  type Paragraph,
} from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { readTarget, type Target } from '../../model/target.ts';
import type { Text } from '../../model/text.ts';
import { citedPlaces, printPlace } from '../label-path.ts';
import { annexesFrom } from './sections.ts';

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
  /** The same text in its other languages. */
  readonly translations?: readonly Text[];
}

/** A Decision, or an item of one, in its text. `label` is its whole number, `14.170 d)`; `parent` the id of that on which it hangs, null for a Decision. */
export interface Member {
  readonly id: string;
  readonly label: string;
  /** Its own label alone, as it is printed, `d)`. */
  readonly ownLabel: string;
  readonly depth: number;
  readonly parent: string | null;
  /** The heading above, and its id. */
  readonly heading: string;
  readonly headingId: string | null;
  /** To whom it is directed, in the words of that heading and its notes; empty below the title. */
  readonly directedTo: string;
  /** Its own words, without number and emphasis, blanks evened out; marks of notes as raised figures. */
  readonly words: string;
  /** The notes that it marks, each behind its figure. */
  readonly notes: readonly string[];
  /** Its words with those of its notes in the places of their marks, whatever their figures: what must be the same to be kept or renewed. */
  readonly wording: string;
  readonly deleted: boolean;
  /** Of what was deleted the id of the paragraph that it merged into. */
  readonly into: string | null;
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
 * before it, a note to the words that mark it; what has no id is left out, and so is what stands in an annex.
 */
export function membersOf(decisions: DecisionText, formulaFirst: boolean): readonly Member[] {
  const { text, file } = decisions;
  const positions = outlineOf(text, formulaFirst);
  const places = citedPlaces(text, formulaFirst);
  const read = wordReader(text);
  const ids = new Map<number, string>();
  const members: Member[] = [];
  let heading: Heading | null = null;
  const own = text.paragraphs.slice(0, annexesFrom(text.paragraphs));
  for (const [index, paragraph] of own.entries()) {
    const deleted = isTombstone(paragraph);
    if (paragraph.kind === 'note') continue;
    if (paragraph.kind === 'heading') heading = deleted ? heading : headingOver(heading, paragraph);
    else if (!deleted && (paragraph.kind !== 'plain' || labelOf(paragraph) === null)) {
      const last = heading === null ? undefined : members.pop();
      if (last !== undefined) members.push(withMore(last, read(paragraph)));
    } else if (paragraph.id !== null) {
      const above = positions[index]?.parent ?? null;
      ids.set(index, paragraph.id);
      members.push({
        id: paragraph.id,
        label: printPlace(places[index] ?? NOWHERE),
        ownLabel: labelOf(paragraph)?.text ?? '',
        depth: positions[index]?.depth ?? 0,
        parent: above === null ? null : (ids.get(above) ?? null),
        heading: heading === null ? '' : headingWords(heading),
        headingId: heading?.id ?? null,
        directedTo: heading === null || heading.level === 1 ? '' : read(heading).wording,
        ...read(paragraph),
        deleted,
        into: attributeOf(paragraph.attributes, 'into'),
        continues: continuedBy(paragraph),
        place: { file, ...(paragraph.place ?? { line: 1, column: 1 }) },
      });
    }
  }
  return members;
}

/** The heading that says to whom what comes next is directed, `above` being the one so far: one of another sort below it takes nothing from it. */
export function headingOver(above: Heading | null, next: Heading): Heading {
  const isInside = above !== null && isAddressee(above) && next.level > above.level;
  return isInside && !isAddressee(next) ? above : next;
}

/** Whether a heading is marked as one that names an addressee. */
export function isAddressee({ attributes }: Heading): boolean {
  return attributes.classes.includes('directed-to');
}

/** The ids of what a Decision or item of a text hangs on, the nearest first, its heading last. */
export function idsAbove(id: string, byId: ReadonlyMap<string, Member>): readonly string[] {
  const ids: string[] = [];
  const own = byId.get(id);
  for (let at = own; at?.parent != null; at = byId.get(at.parent)) ids.push(at.parent);
  return own?.headingId == null ? ids : [...ids, own.headingId];
}

const NOWHERE = { annex: null, labels: [], annexName: '', alone: false };

/** What a paragraph says, as `Member` has it. */
export type Worded = Pick<Member, 'words' | 'notes' | 'wording'>;

/** Reads the words of the paragraphs of one text, in which its notes are counted. */
export function wordReader({ paragraphs }: Text): (paragraph: Paragraph) => Worded {
  const numbers = noteNumbers(paragraphs);
  const notes = new Map<string, string>();
  for (const each of paragraphs)
    if (each.kind === 'note') notes.set(each.name, evened(plainText(each.content)));
  const noteOf = (name: string): string => notes.get(name) ?? '';
  return (paragraph) => {
    const runs = contentOf(paragraph);
    const marked = [...new Set(runs.flatMap(({ note }) => note ?? []))];
    const inPlace = runs.map(({ text, note }) => (note === undefined ? text : `[${noteOf(note)}]`));
    return {
      words: evened(plainText(withRaisedMarks(runs, (name) => numbers.get(name)))),
      notes: marked.map((name) => `${raisedMark(name, numbers.get(name))} ${noteOf(name)}`),
      wording: evened(inPlace.join('')),
    };
  };
}

function withMore(member: Member, { words, notes, wording }: Worded): Member {
  return {
    ...member,
    words: `${member.words} ${words}`.trim(),
    notes: [...new Set([...member.notes, ...notes])],
    wording: `${member.wording} ${wording}`.trim(),
  };
}

// A list prints a heading above Decisions of several texts: it has no notes there.
function headingWords({ content }: Heading): string {
  return evened(plainText(content.filter(({ note }) => note === undefined)));
}

function evened(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function continuedBy({ attributes }: Paragraph): Target | null {
  const link = attributeOf(attributes, 'continues');
  return link === null ? null : readTarget(link);
}
