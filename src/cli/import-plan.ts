import { existsSync } from 'node:fs';
import { unusable } from '../library/cli-error.ts';
import { insideLibrary, type Library, shownPath } from '../library/find.ts';
import { checkFront, type Facts } from '../library/front.ts';
import { idsOf, idsOfInstrument } from '../library/ids.ts';
import { identityOf, printInstrument } from '../library/names.ts';
import { readTextFile, type TextFile } from '../library/texts.ts';
import type { NewFile } from '../library/write.ts';
import { CliError } from '../library/cli-error.ts';
import { mintId } from '../model/id.ts';
import { frontString, type Text } from '../model/text.ts';
import { formatText, printedWords } from './formatting.ts';
import { namesFrom, renameIds } from './keep-ids.ts';

/** A text that an import makes, with its place in the library and the file that stands there already. */
export interface Planned {
  readonly text: Text;
  readonly facts: Facts;
  readonly path: string;
  readonly shown: string;
  readonly existing: TextFile | null;
}

/** What happens to a file: it is new, it says something else than before, or it stays as it is. */
export type Fate = 'new' | 'changed' | 'same';

/** A file that an import makes. */
export interface PlannedFile extends NewFile {
  readonly shown: string;
  readonly fate: Fate;
}

/** Finds the place of a text in the library by its front matter. `origin` is the file that it was read from, for messages. */
export function planText(text: Text, origin: string, library: Library): Planned {
  const { facts, messages } = checkFront(text.front, origin);
  if (facts === null) throw new CliError(messages, 3);
  const path = insideLibrary(library, facts.path);
  const existing = existsSync(path) ? readTextFile(path, library.cwd) : null;
  const clash = existing === null ? null : checkFront(existing.text.front, existing.shown).facts;
  if (clash !== null && clash.printed !== facts.printed) {
    throw unusable('name-clash', `found ${clash.printed} at the place of ${facts.printed}, expected names that differ in more than case and marks`, { file: existing?.shown ?? origin, line: 1, column: 1 });
  }
  return { text, facts, path, shown: shownPath(library.cwd, path), existing };
}

/**
 * The files of the texts of one import. Paragraphs that stand in the library already keep their ids, in all texts; no id is
 * given that another paragraph of the instrument has. A file that says something else than the import makes was
 * edited by hand: it is an error, unless `force`. An adopted official text is never changed.
 */
export function planFiles(planned: readonly Planned[], library: Library, force: boolean): PlannedFile[] {
  const files = settleIds(planned, library).map((plan): PlannedFile => {
    const identity = identityOf(plan.facts.instrument);
    const { source } = formatText(plan.text, identity, otherIds(plan, library), plan.shown);
    const fate = plan.existing === null ? 'new' : plan.existing.source === source ? 'same' : 'changed';
    if (fate === 'changed') refuseChange(plan, force);
    return { path: plan.path, shown: plan.shown, content: source, fate };
  });
  return files;
}

function settleIds(planned: readonly Planned[], library: Library): Planned[] {
  let settled = [...planned];
  for (const plan of planned) {
    const { instrument } = plan.facts;
    const name = printInstrument(instrument);
    const now = settled.find(({ path }) => path === plan.path) ?? plan;
    const names = plan.existing === null ? new Map<string, string>() : namesFrom(plan.existing.text, now.text);
    for (const id of clashingIds(now, planned, library)) {
      if (!names.has(id)) names.set(id, mintId(identityOf(instrument), id, idsOfInstrument(library, instrument)));
    }
    settled = settled.map((each) => ({ ...each, text: withoutTwins(renameIds(each.text, ownNames(names, each, plan), name)) }));
  }
  return settled;
}
