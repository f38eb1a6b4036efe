import { contentOf, isTombstone, labelOf, type Paragraph } from '../../model/paragraph.ts';
import { frontString, type Text } from '../../model/text.ts';
import { rankIn } from './known.ts';
import { idOfDecision, type Section, sectionsOf } from './sections.ts';
import type { DecisionState } from './states.ts';

/** A subject of Decisions as a meeting has it before itself. */
export interface SubjectAt {
  readonly subject: string;
  readonly meeting: string;
}

/**
 * The ids of the Decisions and items of a subject that were deleted or repealed before a meeting, and that no text has brought back since.
 * `states` are those of the body; `meetings` its meetings in their order.
 */
export function goneBefore(
  states: readonly DecisionState[],
  { subject, meeting }: SubjectAt,
  meetings: readonly string[],
): ReadonlySet<string> {
  const rankOf = rankIn(meetings);
  const limit = rankOf(meeting);
  const own = states.filter((state) => state.subject === subject && state.formal !== 'draft');
  const last = new Map<string, DecisionState>();
  for (const state of own) {
    const known = last.get(state.id);
    if (rankOf(state.meeting) >= limit) continue;
    if (known === undefined || rankOf(known.meeting) <= rankOf(state.meeting))
      last.set(state.id, state);
  }
  const gone = [...last.values()].filter(
    ({ formal, formalBy }) =>
      (formal === 'deleted' || formal === 'repealed') &&
      formalBy !== null &&
      rankOf(formalBy.meeting) < limit,
  );
  return new Set(gone.map(({ id }) => id));
}

/**
 * A text of Decisions without those and the items that went, with the words that hang on them, notes that nothing marks any more, and headings
 * below which all went but for those that `kept` names. Labels stay as they are.
 */
export function withoutGone(
  text: Text,
  gone: ReadonlySet<string>,
  formulaFirst: boolean,
  kept: ReadonlySet<string> = new Set(),
): Text {
  if (!text.paragraphs.some(({ id }) => id !== null && gone.has(id))) return text;
  const sections = sectionsOf(text, formulaFirst);
  const paragraphs = sections.flatMap((section) => sectionWithout(section, gone, kept));
  return { ...text, paragraphs: withMarkedNotes(paragraphs, text.paragraphs) };
}

function sectionWithout(
  { heading, lead, decisions }: Section,
  gone: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): readonly Paragraph[] {
  const left = decisions.filter((one) => !gone.has(idOfDecision(one)));
  const opening = heading === null ? lead : [heading, ...lead];
  const emptied = decisions.length > 0 && left.length === 0 && heading?.id !== null;
  const dropped = emptied && heading !== null && !kept.has(heading.id ?? '');
  const notes = decisions
    .filter((one) => gone.has(idOfDecision(one)))
    .flatMap((one) => one.filter(({ kind }) => kind === 'note'));
  return [
    ...(dropped ? [] : opening),
    ...left.flatMap((one) => decisionWithout(one, gone)),
    ...notes,
  ];
}

// What has no number belongs to what stands before it; a note stands for itself.
function decisionWithout(
  decision: readonly Paragraph[],
  gone: ReadonlySet<string>,
): readonly Paragraph[] {
  let dropping = false;
  return decision.filter((paragraph) => {
    if (paragraph.kind === 'note') return true;
    const numbered = paragraph.kind === 'plain' && labelOf(paragraph) !== null;
    if (numbered || isTombstone(paragraph))
      dropping = paragraph.id !== null && gone.has(paragraph.id);
    return !dropping;
  });
}

function withMarkedNotes(
  left: readonly Paragraph[],
  all: readonly Paragraph[],
): readonly Paragraph[] {
  const marks = (paragraphs: readonly Paragraph[]): ReadonlySet<string> =>
    new Set(paragraphs.flatMap((one) => contentOf(one).flatMap(({ note }) => note ?? [])));
  const [marked, before] = [marks(left), marks(all)];
  return left.filter((one) => one.kind !== 'note' || marked.has(one.name) || !before.has(one.name));
}

/** The name of the subject of a text of Decisions and its meeting, as its head tells them; null for another text. */
export function subjectAt(text: Text): SubjectAt | null {
  const [subject, meeting] = ['subject', 'meeting'].map((key) => frontString(text, key));
  if (frontString(text, 'kind') !== 'decisions') return null;
  if (subject === undefined || meeting === undefined) return null;
  const [name = '', at = ''] = [subject, meeting].map((one) =>
    one
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, '-'),
  );
  return { subject: name, meeting: at };
}
