import { lists, par } from '../blocks.ts';

/** One list for the paper and one for the annex, the third with a text of its own for a paragraph between two others. */
export const THREE_LISTS = lists(
  [
    [
      ['decimal', '%1.'],
      ['lowerLetter', '%2)'],
      ['lowerRoman', '%3)'],
    ],
    [['decimal', '2 bis.']],
  ],
  '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
);

/** The head of an annex, its legend above the title. */
export function annexWithLegend(): string {
  return [
    par('ANNEX 1', { looks: '<w:b/>' }),
    par('PROPOSED AMENDMENTS TO RESOLUTION 12.7 (REV.COP13)', { looks: '<w:b/>' }),
    par('Note: Proposed new text is underlined. Text to be deleted is crossed out.'),
    par('WADERS OF THE FLYWAYS', { looks: '<w:b/>' }),
  ].join('');
}

/** A paragraph of an automatic list. */
export const top = (source: string, list = 3, level = 0): string =>
  par(source, { list: [list, level] });
