import { type Label, printLabel } from '../../model/label.ts';
import { brokenLocks } from '../../model/numbering.ts';
import { labelOf, type Paragraph } from '../../model/paragraph.ts';
import { frontString } from '../../model/text.ts';
import {
  baseLabels,
  disorderedIn,
  gapsIn,
  hasSection,
  inFormOf,
  isWorking,
  type List,
  listsOf,
  oddForms,
  paragraphAt,
  repeatedIn,
} from '../label-lists.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** Rules on numbers. */
export const LABEL_RULES: readonly Rule[] = [
  {
    name: 'label-repeated',
    severity: 'warning',
    atAdoption: 'error',
    about: 'Two paragraphs of one list bear the same number.',
    run: repeated,
  },
  {
    name: 'label-order',
    severity: 'warning',
    atCorrigendum: 'error',
    about: 'A number stands out of the order of its list.',
    run: disordered,
  },
  {
    name: 'label-skipped',
    severity: 'warning',
    atCorrigendum: 'error',
    about: 'A list passes over a number, tombstones and the numbers of the base counted in.',
    run: skipped,
  },
  {
    name: 'label-form',
    severity: 'warning',
    about: 'Numbers of one list are written in more than one way: `5.`, `6)`, `6.bis`.',
    run: forms,
  },
  {
    name: 'lock',
    severity: 'error',
    about: 'A locked number cannot stay: what stands before it has taken it, or passed it.',
    run: locks,
  },
  {
    name: 'working-label',
    severity: 'warning',
    atCorrigendum: 'error',
    about: 'An adopted text has a number that only a draft has: `0.`, `6 bis.`.',
    run: working,
  },
  {
    name: 'label-typed',
    severity: 'warning',
    about:
      'A number in a draft is neither that of the base nor the one that it will have at adoption.',
    run: typed,
  },
];

function repeated(view: View): Finding[] {
  return listsOf(view).flatMap((list) =>
    repeatedIn(list).flatMap((entry) => {
      const paragraph = paragraphAt(view, entry);
      const found = `found ${entry.label.text} a second time in its list`;
      return paragraph ? [about(paragraph, `${found}, expected each number once`)] : [];
    }),
  );
}

function disordered(view: View): Finding[] {
  return listsOf(view).flatMap((list) =>
    disorderedIn(list).flatMap((entry) => {
      const paragraph = paragraphAt(view, entry);
      const found = `found ${entry.label.text} out of the order of its list`;
      return paragraph ? [about(paragraph, `${found}, expected rising numbers`)] : [];
    }),
  );
}

function skipped(view: View): Finding[] {
  return listsOf(view).flatMap((list) => {
    if (isLoose(list, view)) return [];
    const start = hasSection(list) ? lowest(list) : 1;
    return gapsIn(list, start, takenBefore(list, view)).flatMap(({ next, missing }) => {
      const paragraph = paragraphAt(view, next);
      const expected = printLabel(missing, next.label).text;
      const text = `found ${next.label.text} where ${expected} has not been, expected ${expected}`;
      return paragraph ? [about(paragraph, text)] : [];
    });
  });
}

// Decisions are numbered through all subjects of a meeting.
function isLoose(list: List, { text }: View): boolean {
  return frontString(text, 'kind') === 'decisions' && hasSection(list);
}

function lowest({ entries }: List): number {
  return Math.min(...entries.map(({ label }) => label.value));
}

// The values that the paragraphs had which this list shares with the base, or which went from it, before the meeting too.
function takenBefore(list: List, view: View): ReadonlySet<number> {
  const { base, edition } = view;
  const before = base === null || edition.adopted ? [] : base.text.paragraphs;
  const shape = list.entries[0]?.label;
  return new Set(
    [...before, ...goneParagraphs(view)].flatMap((paragraph) => {
      const label = labelOf(paragraph);
      return label && label.style === shape?.style && label.series === shape.series
        ? [label.value]
        : [];
    }),
  );
}

function goneParagraphs({ chain, gone }: View): readonly Paragraph[] {
  if (gone === undefined || gone.size === 0) return [];
  const adopted = chain.filter((edition) => edition.adopted);
  return adopted.flatMap(({ text }) =>
    text.paragraphs.filter(({ id }) => id !== null && gone.has(id)),
  );
}

function forms(view: View): Finding[] {
  return listsOf(view).flatMap((list) => {
    const { usual, odd } = oddForms(list);
    if (usual === null) return [];
    return odd.flatMap((entry) => {
      const paragraph = paragraphAt(view, entry);
      const found = `found ${entry.label.text} among numbers such as ${usual.text}`;
      return paragraph
        ? [about(paragraph, `${found}, expected ${inFormOf(entry.label, usual)}`)]
        : [];
    });
  });
}

function locks(view: View): Finding[] {
  const { text } = view;
  return brokenLocks(text, view.outline()).flatMap(({ index, label, least }) => {
    const paragraph = text.paragraphs[index];
    const expected = `${least.text} or a later number, which stands behind those before it`;
    return paragraph ? [about(paragraph, `found ${label.text} locked, expected ${expected}`)] : [];
  });
}

function working(view: View): Finding[] {
  if (!view.edition.adopted) return [];
  return view.text.paragraphs.flatMap((paragraph) => {
    const label = labelOf(paragraph);
    if (label === null || !isWorking(label)) return [];
    return [about(paragraph, `found ${label.text} in an adopted text, expected a final number`)];
  });
}

function typed(view: View): Finding[] {
  if (view.edition.adopted) return [];
  const before = baseLabels(view);
  return (view.changes()?.pairs ?? []).flatMap(({ evidence, moved, before: old, after }) => {
    const [from] = old;
    const [to] = after;
    if (evidence !== 'id' || moved || !from || !to || old.length > 1 || after.length > 1) return [];
    const label = before.get(to.paragraph.id ?? '');
    if (label === undefined || to.label === null || from.role !== to.role) return [];
    if (to.label.style !== from.label?.style || isSameNumber(to.label, from.label)) return [];
    // Some bodies print final numbers in their drafts.
    if (to.final !== null && isSameNumber(to.label, to.final)) return [];
    const found = `found ${to.label.text}, which is ${label} in ${view.base?.key}`;
    return [about(to.paragraph, `${found}, expected ${label} (numbers are given at adoption)`)];
  });
}

function isSameNumber(a: Label, b: Label): boolean {
  return a.value === b.value && a.suffix === b.suffix && a.series === b.series;
}
