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
  /** A file of redlines that a person wrote down. */
  readonly redlines?: string;
  readonly reconstructed?: true;
  readonly force?: true;
  readonly json?: true;
  readonly library?: string;
}

/** What was made of one file. `account` is null for Markdown, whose words all stay. */
export interface Imported {
  readonly texts: readonly Text[];
  readonly messages: readonly Message[];
  readonly account: WordAccount | null;
}
