import { ADOPTED } from './cases/adopted.ts';
import { COMMENTS_AND_NOTES } from './cases/comments-and-notes.ts';
import { COVERS } from './cases/covers-in-word.ts';
import { DECISIONS } from './cases/decisions.ts';
import { FRENCH } from './cases/french.ts';
import { HABITS } from './cases/habits.ts';
import { INLINE } from './cases/inline.ts';
import { OTHER_BODIES } from './cases/other-bodies.ts';
import { PARTIES } from './cases/parties.ts';
import { SPLINTERS } from './cases/splinters.ts';
import { TABLES } from './cases/tables.ts';
import { THREE_COLUMN } from './cases/three-column.ts';
import { THREE_TEXTS } from './cases/three-texts.ts';
import { TRACKED } from './cases/tracked.ts';
import { WHOLE_PAPERS } from './cases/whole-papers.ts';
import type { WordCase } from './word-case.ts';

/** Every Word file of the tests. */
export const WORD_CASES: readonly WordCase[] = [
  ...THREE_COLUMN,
  ...INLINE,
  ...SPLINTERS,
  ...FRENCH,
  ...TABLES,
  ...DECISIONS,
  ...COVERS,
  ...OTHER_BODIES,
  ...ADOPTED,
  ...HABITS,
  ...TRACKED,
  ...THREE_TEXTS,
  ...WHOLE_PAPERS,
  ...PARTIES,
  ...COMMENTS_AND_NOTES,
];
