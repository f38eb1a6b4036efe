import { lists, par, style } from '../blocks.ts';
import { officeFile } from '../office-file.ts';
import { run } from '../pens.ts';
import type { WordCase } from '../word-case.ts';
import { FORMULA, QUIET } from './waders.ts';

/** An adopted Resolution by itself, no redline in it. */
const adopted: WordCase = {
  name: 'adopted Resolution',
  made: 'no redline: heading styles with outline levels, underlined section headings, footnotes, soft hyphens, numbers by style, annex with its own list',
  body: 'cms',
  language: 'en',
  as: 'resolution',
  given: { number: '12.7', revision: 'rev.cop13' },
  file: () =>
    officeFile(
      [
        par('WADERS OF THE FLYWAYS', { style: 'Heading1' }),
        par('*Recalling* that waders mi\u00ADgrate<w:r><w:footnoteReference w:id="2"/></w:r>,'),
        par('*Aware* of the tides,'),
        par(FORMULA),
        par('Counting', { looks: '<w:u w:val="single"/>' }),
        par('*Requests* Parties to count;', { style: 'Clause' }),
        par('Funding', { looks: '<w:u w:val="single"/>' }),
        par('*Invites* donors:', { style: 'Clause' }),
        par('to pay; and', { list: [1, 1] }),
        par('to stay.', { list: [1, 1] }),
        par('ANNEX', { style: 'Heading1' }),
        par('First rule.', { list: [2, 0] }),
        par('Second rule.', { list: [2, 0] }),
      ].join(''),
      {
        numbering: lists([
          [
            ['decimal', '%1.', '<w:pStyle w:val="Clause"/>'],
            ['lowerLetter', '%2)'],
          ],
          [['decimal', '%1.']],
        ]),
        styles: [
          style('paragraph', 'Normal', 'Normal'),
          style(
            'paragraph',
            'Heading1',
            'heading 1',
            '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>',
          ),
          style(
            'paragraph',
            'Clause',
            'Clause',
            '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
          ),
        ].join(''),
        footnotes: `<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>${run(' Each autumn.')}</w:p></w:footnote>`,
      },
    ),
  expected: {
    after: `
WADERS OF THE FLYWAYS
Recalling that waders mi\u00ADgrate[^1],
[^1]: Each autumn.
Aware of the tides,
${FORMULA}
Counting
1. Requests Parties to count;
Funding
2. Invites donors:
a) to pay; and
b) to stay.
ANNEX
1. First rule.
2. Second rule.`,
    silent: QUIET,
  },
};

export const ADOPTED: readonly WordCase[] = [adopted];
