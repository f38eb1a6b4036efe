import { shownPath } from '../library/find.ts';
import { keyOf } from '../library/front.ts';
import { printRevision } from '../library/names.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { NewFile } from '../library/write.ts';
import type { Removal } from '../lineage/recorded.ts';
import type { Followed, Pinned } from '../lineage/references/follow.ts';
import { type Renumbered, renumbering } from '../lineage/renumber.ts';
import { showHidden } from '../model/message.ts';
import type { AdoptedLanguage } from './adopt-compose.ts';
import type { FollowingFile } from './adopt-follow.ts';
import { type AdoptionPlan, adoptedFacts, draftName } from './adopt-plan.ts';
import { numberLines } from './renumber.ts';

/** What an adoption did, or would do where nothing is `written`. */
export interface Adoption {
  readonly plan: AdoptionPlan;
  readonly adopted: readonly AdoptedLanguage[];
  readonly elsewhere: readonly FollowingFile[];
  readonly files: readonly NewFile[];
  readonly despite: readonly { readonly rule: string; readonly reason: string }[];
  readonly written: boolean;
}

/** An adoption for a terminal: what became of the numbers, which references followed and which stay, what was removed, the files. */
export function adoptionLines(done: Adoption, formulaFirst: boolean, cwd: string): string {
  const { plan, adopted, written } = done;
  const references = [
    ...adopted.flatMap((one) => cited(cleanOf(one), one)),
    ...done.elsewhere.flatMap((one) => cited(one.file, one.found)),
  ];
  const numbers = numbersOf(done, formulaFirst);
  const blocks = [
    `${draftName(plan)} → ${nameOf(plan)}${written ? '' : ' (nothing is written)'}\n`,
    numberLines(numbers.filter(isTold)),
    section(
      'references that follow',
      references.flatMap(({ followed }) => followed),
    ),
    section(
      'references that stay',
      references.flatMap(({ pinned }) => pinned),
    ),
    section('references that stay as typed', adopted.flatMap(asTyped)),
    section('removed', removedLines(adopted[0]?.removed ?? [], numbers)),
    section(
      'despite',
      done.despite.map(({ rule, reason }) => `${rule}: ${reason}`),
    ),
    section(
      written ? 'written' : 'would be written',
      done.files.map(({ path }) => shownPath(cwd, path)),
    ),
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

// Each under its number in the text in force as it is cited; what it merged into under the one that that has now.
function removedLines(
  removed: readonly Removal[],
  numbers: readonly Renumbered[],
): readonly string[] {
  const known = new Map(numbers.map((one) => [one.id, one]));
  return removed.map(({ label, id, reason, into }) => {
    const heir = into === null ? '' : `into ${known.get(into)?.final ?? `{#${into}}`}`;
    return [known.get(id)?.old ?? label ?? `{#${id}}`, heir, reason ?? '']
      .filter((part) => part !== '')
      .join('  ');
  });
}

/** An adoption as data. */
export function adoptionJson(done: Adoption, formulaFirst: boolean, cwd: string) {
  const { plan, adopted, elsewhere, files, despite, written } = done;
  const all = [
    ...adopted.map((one) => ({ file: cleanOf(one), found: one })),
    ...elsewhere.map(({ file, found }) => ({ file, found })),
  ];
  return {
    adopted: nameOf(plan),
    draft: draftName(plan),
    written,
    numbers: numbersOf(done, formulaFirst).map(({ id, role, old, working, final }) => ({
      id,
      role,
      old,
      working,
      final,
    })),
    followed: all.flatMap(({ file, found }) =>
      found.followed.map(({ index, before, after, link }) => ({
        ...whereIn(file, index),
        before,
        after,
        link,
      })),
    ),
    pinned: all.flatMap(({ file, found }) =>
      found.pinned.map(({ index, words, link, now }) => ({
        ...whereIn(file, index),
        words,
        link,
        now,
      })),
    ),
    typed: adopted.flatMap(({ draft, typed }) =>
      typed.map(({ index, words, now, doubt }) => ({
        ...whereIn(draft, index),
        words,
        now,
        doubt,
      })),
    ),
    removed: adopted[0]?.removed ?? [],
    despite,
    files: files.map(({ path }) => shownPath(cwd, path)),
  };
}

function nameOf(plan: AdoptionPlan): string {
  const [file] = plan.files;
  const key = file === undefined ? plan.revision : keyOf(adoptedFacts(file, plan));
  return printRevision(plan.target, key);
}

// Numbers are the same in every language.
function numbersOf({ adopted }: Adoption, formulaFirst: boolean): readonly Renumbered[] {
  const [first] = adopted;
  if (first === undefined) return [];
  return renumbering(first.base, first.draft.text, formulaFirst);
}

// A new annex is no news of its every row.
function isTold({ role, old, working, final }: Renumbered): boolean {
  return working !== final || (old === null ? role === 'operative' : old !== final);
}

function cited(
  file: Cited,
  {
    followed,
    pinned,
  }: { readonly followed: readonly Followed[]; readonly pinned: readonly Pinned[] },
): { readonly followed: readonly string[]; readonly pinned: readonly string[] } {
  const at = (index: number): string => {
    const { file: name, line } = whereIn(file, index);
    return `${name}:${line}`;
  };
  return {
    followed: followed.map(({ index, before, after }) => `${at(index)}  ${before} → ${after}`),
    pinned: pinned.map(
      ({ index, words, now }) =>
        `${at(index)}  ${words}${now === null ? ' (is gone)' : ` (is ${now})`}`,
    ),
  };
}

function asTyped({ draft, typed }: AdoptedLanguage): readonly string[] {
  return typed.map(({ index, words, now, doubt }) => {
    const { file, line } = whereIn(draft, index);
    return `${file}:${line}  ${words} (${doubt ? 'in doubt' : `is ${now}`})`;
  });
}

// References were followed in the clean text, whose paragraphs know where they stand in the draft.
function cleanOf({ draft, known }: AdoptedLanguage): Cited {
  return { text: known.text, shown: draft.shown };
}

type Cited = Pick<LibraryFile, 'text' | 'shown'>;

function whereIn({ text, shown }: Cited, index: number): { file: string; line: number } {
  return { file: shown, line: text.paragraphs[index]?.place?.line ?? 1 };
}

function section(head: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `${[`${head}:`, ...lines.map((line) => `  ${showHidden(line)}`)].join('\n')}\n`;
}
