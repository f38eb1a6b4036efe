import { grid, lists, par, pars } from '../blocks.ts';
import { officeFile, pageOf } from '../office-file.ts';
import type { WordCase } from '../word-case.ts';
import { FORMULA, LEGEND, QUIET } from './waders.ts';

const RESTART = [3, 4, 5]
  .map(
    (id) =>
      `<w:num w:numId="${id}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  )
  .join('');
const LISTS = lists(
  [
    [
      ['decimal', '%1.'],
      ['lowerLetter', '%2)'],
    ],
    [['lowerLetter', '%1)']],
  ],
  RESTART,
);
const BOLD = { looks: '<w:b/>' };
const item = (words: string, list: number): string => par(words, { list: [list, 0] });

/** A paper as it goes to the meeting: quoted Decisions, actions, a table of amendments, draft Decisions. */
const whole: WordCase = {
  name: 'a whole paper',
  made: 'masthead cell with line breaks, three sections, portrait and landscape; adopted Decisions quoted in the body between numbered paragraphs; amendments in Annex 1, draft Decisions in Annex 2; formula in both columns, chapeau and items in rows of their own',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        grid(
          [5000, 5000],
          [[par('CMS'), par('UNEP/CMS/COP15/Doc.27.3\n3 November 2025\nOriginal: English')]],
        ),
        par('FLYWAYS', BOLD),
        par('Summary:'),
        par('This document proposes amendments and Decisions.'),
        par('FLYWAYS', BOLD),
        par('Background', BOLD),
        par('At its 14th meeting the Conference of the Parties adopted these Decisions:', {
          list: [1, 0],
        }),
        par('Decision 14.167 Directed to Parties', BOLD),
        par('Parties are requested to:'),
        item('count waders; and', 3),
        item('tell the Secretariat.', 3),
        par('Decision 14.168 Directed to the Secretariat', BOLD),
        par('The Secretariat shall publish the counts.'),
        par('Activities', BOLD),
        par('Waders were counted:', { list: [1, 0] }),
        grid(
          [5000, 5000],
          [
            [par('Year'), par('Waders')],
            [par('2025'), par('UNEP/CMS/COP15/Inf.3')],
          ],
        ),
        par('Recommended actions', BOLD),
        par('The Conference of the Parties is recommended to:', { list: [1, 0] }),
        par('adopt the draft amendments in Annex 1;', { list: [1, 1] }),
        par('adopt the draft Decisions in Annex 2; and', { list: [1, 1] }),
        par('delete Decisions 14.167 and 14.168.', { list: [1, 1] }),
        `<w:p><w:pPr>${pageOf()}</w:pPr></w:p>`,
        par('ANNEX 1', BOLD),
        par('PROPOSED AMENDMENTS TO RESOLUTION 12.7 (REV.COP13)'),
        LEGEND,
        grid(
          [5000, 3000, 5000],
          [
            ['Text of the existing Resolution', 'Comment', 'Proposed new clean text'].map((words) =>
              par(words, BOLD),
            ),
            ['FLYWAYS', 'Keep', 'FLYWAYS'].map((words) => par(words)),
            ['*Noting* the [+tides+][-moon-],', 'Clearer', '*Noting* the tides,'].map((words) =>
              par(words),
            ),
            [FORMULA, '', FORMULA].map((words) => par(words)),
            ['1. *Calls upon* donors:', 'Keep', '1. *Calls upon* donors:'].map((words) =>
              par(words),
            ),
            ['a) to pay; and', 'Keep', 'a) to pay; and'].map((words) => par(words)),
            ['b) to [+stay+][-wait-].', 'Stronger', 'b) to stay.'].map((words) => par(words)),
          ],
          { head: true },
        ),
        `<w:p><w:pPr>${pageOf().replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')}</w:pPr></w:p>`,
        par('ANNEX 2', BOLD),
        par('DRAFT DECISIONS', BOLD),
        par('FLYWAYS', BOLD),
        par('Directed to Parties', BOLD),
        par('15.AA\tParties are requested to:'),
        item('count terns; and', 4),
        item('tell the Secretariat.', 4),
        pageOf(),
      ].join(''),
      { numbering: LISTS },
    ),
  expected: {
    before: `
FLYWAYS
Noting the moon,
${FORMULA}
1. Calls upon donors:
a) to pay; and
b) to wait.`,
    after: `
FLYWAYS
Noting the tides,
${FORMULA}
1. Calls upon donors:
a) to pay; and
b) to stay.`,
    comments: ['Noting the: Clearer', 'b): Stronger'],
    decisions: `
DRAFT DECISIONS
FLYWAYS
Directed to Parties
15.AA Parties are requested to:
a) count terns; and
b) tell the Secretariat.`,
    quoted: `
FLYWAYS
Directed to Parties
14.167 Parties are requested to:
a) count waders; and
b) tell the Secretariat.
Directed to the Secretariat
14.168 The Secretariat shall publish the counts.`,
    paper: `
1. At its 14th meeting the Conference of the Parties adopted these Decisions:
Activities
2. Waders were counted:
Year | Waders
2025 | UNEP/CMS/COP15/Inf.3
3. The Conference of the Parties is recommended to:
a) adopt the draft amendments in Annex 1;
b) adopt the draft Decisions in Annex 2; and
c) delete Decisions 14.167 and 14.168.`,
    front: {
      title: 'FLYWAYS',
      paper: 'UNEP/CMS/COP15/Doc.27.3',
      date: '2025-11-03',
      original: 'en',
    },
    silent: QUIET,
  },
};

/** No paper around it: somebody sends the Resolution with a redline. */
const alone: WordCase = {
  name: 'an amended Resolution alone',
  made: 'a Resolution with a redline and nothing around it, its name typed above the title; numbers typed with a blank',
  body: 'cms',
  language: 'en',
  given: { number: '12.7', base: 'rev.cop13', revision: 'rev.cop14', meeting: 'cop14' },
  as: 'resolution',
  file: () =>
    officeFile(
      [
        par('FLYWAYS', BOLD),
        par('*Noting* the [+tides+][-moon-],'),
        par(FORMULA),
        pars(`1. *Urges* Parties to [+act+][-wait-];
          [-2. *Asks* for fish;-]
          3. *Decides* to go on.`),
      ].join(''),
    ),
  expected: {
    before: `
FLYWAYS
Noting the moon,
${FORMULA}
1. Urges Parties to wait;
2. Asks for fish;
3. Decides to go on.`,
    after: `
FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties to act;
2. †
3. Decides to go on.`,
    silent: QUIET,
  },
};

export const WHOLE_PAPERS: readonly WordCase[] = [whole, alone];
