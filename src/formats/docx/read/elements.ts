import { ALTERNATES } from './alternate.ts';
import { COMMENT_MARKS } from './comments.ts';
import { CONTROLS } from './controls.ts';
import { DRAWINGS } from './drawing.ts';
import { EQUATIONS } from './equations.ts';
import { FIELDS } from './fields.ts';
import type { Handler } from './handler.ts';
import { LINKS } from './links.ts';
import { NOTES } from './notes.ts';
import { PARAGRAPHS } from './paragraph.ts';
import { REVISIONS } from './revisions.ts';
import { RUNS } from './run.ts';
import { TABLES } from './table.ts';

/** What is done about each element. One that is not named here is passed through: what is in it is read as if it were not there. */
export const ELEMENTS: ReadonlyMap<string, Handler> = new Map([
  ...PARAGRAPHS,
  ...RUNS,
  ...REVISIONS,
  ...FIELDS,
  ...LINKS,
  ...NOTES,
  ...COMMENT_MARKS,
  ...TABLES,
  ...ALTERNATES,
  ...DRAWINGS,
  ...EQUATIONS,
  ...CONTROLS,
  // Properties of elements that are passed through.
  ...['w:sdtEndPr', 'w:smartTagPr', 'w:customXmlPr', 'w:rubyPr'].map(skipped),
]);

function skipped(name: string): [string, Handler] {
  return [name, { skip: true }];
}
