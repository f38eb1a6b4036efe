import { CliError } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { readName } from '../library/names.ts';
import { needTexts, orderRevisions, type Revision } from '../library/revisions.ts';
import type { readTextFile } from '../library/texts.ts';
import type { Chain } from '../lineage/chain.ts';
import { tellRivals } from '../lineage/rival-words.ts';
import { rivalsOf } from '../lineage/rivals.ts';
import type { Message, Place } from '../model/message.ts';
import type { Text } from '../model/text.ts';

/** A draft in one language: its key, the text that it is now and the base from which that is drawn. */
export interface Rivalled {
  readonly key: string;
  readonly base: string | null;
  readonly text: Text;
  readonly language: string;
}

/** A warning at `place` for each paragraph that this draft and another from the same adopted text treat differently, with both symbols. */
export function rivalMessages(
  { key, base, text, language }: Rivalled,
  revisions: readonly Revision[],
  formulaFirst: boolean,
  place: Place | null,
): readonly Message[] {
  const edition = { key, base, adopted: false, text };
  const chain: Chain = revisions.flatMap((one) => {
    if (one.key === key) return [edition];
    const file = one.files.find(({ facts }) => facts.language === language);
    return file ? [{ key: one.key, base: one.base, adopted: one.adopted, text: file.text }] : [];
  });
  const rivals = rivalsOf(chain, edition);
  return tellRivals({ chain, edition, rivals }, { formulaFirst }).map(({ told }) => {
    return { severity: 'warning', rule: 'rival-drafts', text: told, place };
  });
}

/** The same for a draft of a library by its name; nothing for what is none. */
export function rivalsOfNamed(
  {
    name,
    text,
    language,
  }: { readonly name: string; readonly text: Text; readonly language: string },
  library: Library,
  formulaFirst: boolean,
  read: typeof readTextFile,
): readonly Message[] {
  const named = readName(name);
  if (named === null) return [];
  try {
    const revisions = orderRevisions(needTexts(library, named.instrument, name, read));
    const draft = revisions.find(({ key }) => key === named.revision);
    if (draft === undefined || draft.adopted) return [];
    const { key, base } = draft;
    return rivalMessages({ key, base, text, language }, revisions, formulaFirst, null);
  } catch (error) {
    // What is wrong with another draft is told when that one is asked for.
    if (error instanceof CliError) return [];
    throw error;
  }
}
