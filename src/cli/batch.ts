import type { Library } from '../library/find.ts';
import type { ImportOptions } from './import-request.ts';
import type { Io, Progress } from './io.ts';
import type { WorkItem } from './worklist.ts';

/** A folder that is being imported. `items` are its documents by their paths; each step replaces one. */
export interface Batch {
  readonly folder: string;
  readonly shown: string;
  readonly library: Library;
  readonly options: ImportOptions;
  readonly io: Io;
  readonly progress: Progress;
  readonly items: Map<string, WorkItem>;
  /** Where the worklist is written as CSV too, null where it is not. */
  readonly csv: string | null;
}
