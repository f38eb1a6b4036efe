import type { Element } from 'hast';
import { isGone } from './gone.ts';
import { type Story, VIEWS, type View } from './reading.ts';
import type { ResolvedParagraph } from './styles.ts';
import { elementAt } from './wrapper.ts';

type Numbering = ResolvedParagraph['numbering'];

/**
 * Puts the automatic number of a paragraph in front of its words, as it is with all revisions in sight, and what it is once they
 * are accepted or rejected where that differs. `former` is the list before a tracked change of the paragraph's properties.
 */
export function addLabel(
  story: Story,
  element: Element,
  numbering: Numbering,
  former: Numbering,
): void {
  if (numbering === null && former === null) return;
  const labels = new Map<View, string>();
  for (const view of VIEWS) {
    const list = view === 'rejected' ? former : numbering;
    const counts = list !== null && standsIn(story, element, view);
    const label = counts ? story.reading.counters[view].next(list.id, list.level) : null;
    labels.set(view, label ?? '');
  }
  const [shown = '', accepted = '', rejected = ''] = VIEWS.map((view) => labels.get(view));
  if (shown === '' && accepted === '' && rejected === '') return;
  const { line = 1 } = element.position?.start ?? {};
  const span = elementAt('span', { className: ['label'], dataAutomatic: '' }, [], line, 1);
  if (shown !== '') span.children.push({ type: 'text', value: shown });
  const list = numbering ?? former;
  if (list && story.reading.counters.shown.touches(list.id, list.level))
    span.properties.dataTouches = '';
  if (accepted !== shown) span.properties.dataAccepted = accepted;
  if (rejected !== shown) span.properties.dataRejected = rejected;
  element.children.unshift(span);
}

// A paragraph whose mark goes joins the next one, whose label then stands; rows and cells take their paragraphs along.
function standsIn(story: Story, element: Element, view: View): boolean {
  if (view === 'shown') return true;
  const around = story.tables.flatMap(({ row }) => [row?.element, row?.cell?.element]);
  return [element, ...around].every((found) => !found || !isGone(found, view));
}
