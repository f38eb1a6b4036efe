import type { Between } from '../../compare/between.ts';
import type { Repeal } from '../../lineage/repeals.ts';
import type { Outcome } from '../../model/message.ts';
import type { Text } from '../../model/text.ts';

/** How a paper gets at the texts that its directives name; the library does this, in the language of the paper. */
export interface Resolver {
  /**
   * The text of a name: `cms/11.24@rev.cop13`, `cms/11.24@rev.cop15.draft`, `decision:cms/cop14/cami`. Null where there
   * is none. Messages are those of reading it; they are passed on with the paper's own.
   */
  readonly text: (name: string) => Outcome<Text | null>;
  /** The text of a name in any language, for its numbers: they are the same in all. Null where there is none. */
  readonly numbers?: (name: string) => Text | null;
  /** What other instruments repealed of one, `cms/11.24`; absent where nothing is known of others. */
  readonly repeals?: (of: string) => Outcome<readonly Repeal[]>;
  /** The ids of Decisions and items that had gone of its subject before the meeting of a draft; absent where nothing is known of others. */
  readonly gone?: (draft: Text) => ReadonlySet<string>;
  /** What the revisions between two named ones tell of their paragraphs, null where there are none; absent where nothing is known of others. */
  readonly between?: (before: string, after: string, formulaFirst: boolean) => Between | null;
}
