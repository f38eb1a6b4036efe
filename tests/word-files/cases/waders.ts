import { lists, par } from '../blocks.ts';
import { run } from '../pens.ts';

/** Messages that mean a redline was not understood; none of them may come where the marks are clear. */
export const QUIET: readonly string[] = [
  'columns-differ',
  'column-mismatch',
  'fused-redline',
  'lost-counter',
  'lost-redline',
  'marks-kept',
  'unplaced',
  'unseen-change',
  'unsure-underline',
];

/** Cover and body of an English paper of CMS on waders, in plain lines; its numbers are those of `list`. */
export function englishCover(list: number): string {
  return [
    par('UNEP/CMS/COP14/Doc.30', { looks: '<w:b/>' }),
    par('Original: English'),
    par('WADERS OF THE FLYWAYS', { looks: '<w:b/>' }),
    par('Summary:'),
    par('This document proposes amendments.'),
    par('WADERS OF THE FLYWAYS', { looks: '<w:b/>' }),
    par('Background', { looks: '<w:i/>' }),
    par('The flyways were described by the Scientific Council.', { list: [list, 0] }),
    par('The Secretariat wrote to all Parties.', { list: [list, 0] }),
    par('Recommended actions', { looks: '<w:i/>' }),
    par('The Conference of the Parties is recommended to:', { list: [list, 0] }),
    par('a)\tadopt the amendments in Annex 1.'),
  ].join('');
}

/** The enacting formula of CMS. */
export const FORMULA =
  'The Conference of the Parties to the Convention on the Conservation of Migratory Species of Wild Animals';

/** What explains the marks of a redline. */
export const LEGEND = par(
  'Note: Proposed new text is underlined. Text to be deleted is crossed out.',
);

/** Two lists, the first for the paper, the second for its annex. */
export const NUMBERS = lists([
  [
    ['decimal', '%1.'],
    ['lowerLetter', '%2)'],
  ],
  [
    ['decimal', '%1.'],
    ['lowerLetter', '%2)'],
  ],
]);

/** What stands above the Resolution in an annex, with its title where that is in no table. */
export function annexHead(title = true): string {
  return [
    par('ANNEX 1', { looks: '<w:b/>' }),
    par('PROPOSED AMENDMENTS TO RESOLUTION 12.7 (REV.COP13)'),
    title ? par('WADERS OF THE FLYWAYS', { looks: '<w:b/>' }) : '',
  ].join('');
}

/** A paragraph with XML in the middle of its words. */
export function around(before: string, xml: string, behind: string): string {
  return par(before).replace('</w:p>', `${xml}${behind === '' ? '' : run(behind)}</w:p>`);
}
