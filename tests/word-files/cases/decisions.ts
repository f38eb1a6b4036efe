import { across, grid, lists, par } from '../blocks.ts';
import { officeFile } from '../office-file.ts';
import type { WordCase } from '../word-case.ts';
import { FORMULA, QUIET } from './waders.ts';

/** Draft Decisions by themselves. */
const decisions: WordCase = {
  name: 'draft Decisions',
  made: 'annex of draft Decisions: doubled letters typed, items by automatic letters restarted at each Decision, addressees as headings',
  body: 'cms',
  language: 'en',
  file: () => {
    const restart = [2, 3]
      .map(
        (id) =>
          `<w:num w:numId="${id}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
      )
      .join('');
    const item = (words: string, list: number): string => par(words, { list: [list, 0] });
    return officeFile(
      [
        par('UNEP/CMS/COP15/Doc.40'),
        par('FLYWAYS', { looks: '<w:b/>' }),
        par('Background', { looks: '<w:i/>' }),
        par('Work goes on.', { list: [1, 0] }),
        par('Recommended actions', { looks: '<w:i/>' }),
        par(
          'The Conference of the Parties is recommended to adopt the draft Decisions in the Annex.',
          { list: [1, 0] },
        ),
        par('ANNEX', { looks: '<w:b/>' }),
        par('DRAFT DECISIONS', { looks: '<w:b/>' }),
        par('FLYWAYS', { looks: '<w:b/>' }),
        par('Directed to Parties', { looks: '<w:b/><w:i/>' }),
        par('15.AA\tParties are requested to:'),
        item('count waders; and', 2),
        item('report to the Conference of the Parties at its 16th meeting.', 2),
        par('Directed to the Secretariat', { looks: '<w:b/><w:i/>' }),
        par('15.BB\tThe Secretariat shall, subject to the availability of external resources:'),
        item('support Parties; and', 3),
        item('report on 15.AA a).', 3),
        par('15.CC\tThe Secretariat shall publish the results.'),
      ].join(''),
      { numbering: lists([[['decimal', '%1.']], [['lowerLetter', '%1)']]], restart) },
    );
  },
  expected: {
    decisions: `
DRAFT DECISIONS
FLYWAYS
Directed to Parties
15.AA Parties are requested to:
a) count waders; and
b) report to the Conference of the Parties at its 16th meeting.
Directed to the Secretariat
15.BB The Secretariat shall, subject to the availability of external resources:
a) support Parties; and
b) report on 15.AA a).
15.CC The Secretariat shall publish the results.`,
    silent: QUIET,
  },
};

const PROGRAMME_AFTER = `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Adopts the Programme of Work in the Annex.
ANNEX
I. Goals
1.1 Counting
1.1.1 Waders are counted each winter.
1.1.2 Terns are counted each summer.
| Activity | Responsible | Indicator | Priority | Related
1. Counting
1.1 | Count waders | Parties | Report | High | AEWA
1.2 | Count terns | Secretariat | Report | Low |`;

/** A programme of work as an annex of six columns under headings that go across. */
const programme: WordCase = {
  name: 'programme table',
  made: 'six columns under five heads (the first goes over two), rows across as headings, legal numbers 1.2.3 in running text',
  body: 'cms',
  language: 'en',
  as: 'resolution',
  given: { number: '12.7', revision: 'rev.cop13' },
  file: () =>
    officeFile(
      [
        par('WADERS OF THE FLYWAYS', { looks: '<w:b/>' }),
        par('*Noting* the tides,'),
        par(FORMULA),
        par('1.\t*Adopts* the Programme of Work in the Annex.'),
        par('ANNEX', { looks: '<w:b/>' }),
        par('Goals', { list: [1, 0], looks: '<w:b/>' }),
        par('Counting', { list: [1, 1], looks: '<w:b/>' }),
        par('Waders are counted each winter.', { list: [1, 2] }),
        par('Terns are counted each summer.', { list: [1, 2] }),
        grid(
          [700, 4000, 1500, 1500, 800, 1200],
          [
            [
              across(2, par('Activity')),
              par('Responsible'),
              par('Indicator'),
              par('Priority'),
              par('Related'),
            ],
            [across(6, par('1. Counting'))],
            ['1.1', 'Count waders', 'Parties', 'Report', 'High', 'AEWA'].map((words) => par(words)),
            ['1.2', 'Count terns', 'Secretariat', 'Report', 'Low', ''].map((words) => par(words)),
          ],
        ),
      ].join(''),
      {
        numbering: lists([
          [
            ['upperRoman', '%1.'],
            ['decimal', '%1.%2', '<w:isLgl/>'],
            ['decimal', '%1.%2.%3', '<w:isLgl/>'],
          ],
        ]),
      },
    ),
  expected: {
    after: PROGRAMME_AFTER,
    silent: QUIET,
  },
  saved: {
    why: 'LibreOffice drops `w:isLgl`: the number of the level above is a roman one again',
    expected: { after: PROGRAMME_AFTER.replace(/^1(?=\.1[ .][^|]*$)/gm, 'I') },
  },
};

export const DECISIONS: readonly WordCase[] = [decisions, programme];
