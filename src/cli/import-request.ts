import type { Message } from '../model/message.ts';
import type { Text } from '../model/text.ts';
import type { WordAccount } from '../papers/recognise/accounting.ts';

/** What the command line says of the files that come in. */
export interface ImportOptions {
  readonly as?: string;
  readonly body?: string;
  readonly language?: string;
  readonly symbol?: string;
  readonly number?: string;
  readonly revision?: string;
  readonly meeting?: string;
  readonly subject?: string;
  readonly base?: string;
  readonly date?: string;
  /** The name of the stage: of a text that is a draft, or that tracked changes over a redline propose. */
  readonly stage?: string;
  /** A file of redlines that a person wrote down. */
  readonly redlines?: string;
  readonly reconstructed?: true;
  readonly force?: true;
  /** The one file is a folder, all documents of which come in. */
  readonly batch?: true;
  /** Where the worklist of a folder is written as CSV too. */
  readonly csv?: string;
  readonly json?: true;
  readonly library?: string;
}

/** What was made of one file. `account` is null for Markdown, whose words all stay. */
export interface Imported {
  readonly texts: readonly Text[];
  readonly messages: readonly Message[];
  readonly account: WordAccount | null;
  /** Ids that the file itself told: they are not looked for by words. */
  readonly told?: ReadonlySet<string>;
}
