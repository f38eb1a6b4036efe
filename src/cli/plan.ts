import type { Facts } from '../library/front.ts';
import type { TextFile } from '../library/texts.ts';
import type { Text } from '../model/text.ts';

/** A text that an import makes, its place in the library, the file that stands there already, and the other texts of its instrument. */
export interface Plan {
  readonly text: Text;
  readonly facts: Facts;
  readonly path: string;
  readonly shown: string;
  readonly existing: TextFile | null;
  readonly siblings: readonly TextFile[];
  /** Ids that the source itself tells, which are kept; those of a paper were minted when it was recognised. */
  readonly told: ReadonlySet<string>;
  /** Those of them that bookmarks told: where the library has them, words are not asked. */
  readonly certain: ReadonlySet<string>;
  /** The source, for messages. */
  readonly source: string;
}
