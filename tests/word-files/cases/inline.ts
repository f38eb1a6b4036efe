import { par } from '../blocks.ts';
import { officeFile } from '../office-file.ts';
import type { WordCase } from '../word-case.ts';
import { annexWithLegend, THREE_LISTS, top } from './lists.ts';
import { englishCover, FORMULA, QUIET } from './waders.ts';

/** Struck and new paragraphs stay in the automatic list, so that Word counts them. */
const oneList: WordCase = {
  name: 'inline, one automatic list',
  made: 'multilevel automatic numbers, list restarted by an override, struck and new paragraphs counted, `2 bis.` from the text of a level',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        englishCover(1),
        annexWithLegend(),
        par('*Recalling* COP1[+4+][-3-]/Doc.[+6+][-5-],'),
        par('[+*Noting* the tides,+]'),
        par(FORMULA),
        top('*Requests* Parties [+to watch+][-to count-] waders;'),
        top('[-*Urges* everyone to wait;-]'),
        par('[+*Encourages* observers to join;+]', { list: [2, 0] }),
        top('[+*Invites* donors to pay;+]'),
        top('*Calls upon* the Secretariat:'),
        top('to help;', 3, 1),
        top('[-to wait; and-]', 3, 1),
        top('to report:', 3, 1),
        top('each year; and', 3, 2),
        top('[+in writing+][-by letter-].', 3, 2),
      ].join(''),
      { numbering: THREE_LISTS },
    ),
  expected: {
    before: `
WADERS OF THE FLYWAYS
Recalling COP13/Doc.5,
${FORMULA}
1. Requests Parties to count waders;
2. Urges everyone to wait;
3. Calls upon the Secretariat:
a) to help;
b) to wait; and
c) to report:
i) each year; and
ii) by letter.`,
    after: `
WADERS OF THE FLYWAYS
Recalling COP14/Doc.6,
Noting the tides,
${FORMULA}
1. Requests Parties to watch waders;
2. †
2 bis. Encourages observers to join;
3. Invites donors to pay;
4. Calls upon the Secretariat:
a) to help;
b) †
c) to report:
i) each year; and
ii) in writing.`,
    paper: `
1. The flyways were described by the Scientific Council.
2. The Secretariat wrote to all Parties.
3. The Conference of the Parties is recommended to:
a) adopt the amendments in Annex 1.`,
    silent: QUIET,
  },
};

/** Numbers with a Latin ordinal typed in every way in which they are found. */
const typed: WordCase = {
  name: 'inline, numbers typed',
  made: 'all numbers typed, with blanks, tabs and no-break spaces; `2bis.`, `2 ter.`, `0.`; opening verbs underlined throughout',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        englishCover(1),
        annexWithLegend(),
        par('[+*Recalling*+] the old report,'),
        par('[+*Noting*+] its [+new +]results,'),
        par('[+*Aware*+] of the need,'),
        par(FORMULA),
        par('[+0. *Endorses* the plan;+]'),
        par('1.\u00A0[+*Requests*+] Parties to count;'),
        par('2.\t[+*Urges*+] all to [-wait-][+act+];'),
        par('[+2bis.\t*Invites* donors;+]'),
        par('[+2 ter.  *Decides* to go on;+]'),
        par('[-3.\t*Repeals* Resolution 7.9;-]'),
        par('4. [+*Encourages*+] Parties:'),
        par('a)\tto write;', { more: '<w:ind w:left="1134" w:hanging="567"/>' }),
        par('b)\tto [+speak+][-wait-].', { more: '<w:ind w:left="1134" w:hanging="567"/>' }),
      ].join(''),
    ),
  expected: {
    before: `
WADERS OF THE FLYWAYS
Recalling the old report,
Noting its results,
Aware of the need,
${FORMULA}
1. Requests Parties to count;
2. Urges all to wait;
3. Repeals Resolution 7.9;
4. Encourages Parties:
a) to write;
b) to wait.`,
    after: `
WADERS OF THE FLYWAYS
Recalling the old report,
Noting its new results,
Aware of the need,
${FORMULA}
0. Endorses the plan;
1. Requests Parties to count;
2. Urges all to act;
2bis. Invites donors;
2 ter. Decides to go on;
3. †
4. Encourages Parties:
a) to write;
b) to speak.`,
    silent: QUIET,
  },
};

export const INLINE: readonly WordCase[] = [oneList, typed];
