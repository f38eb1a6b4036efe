import { across, type Cell, grid, lists, par } from '../blocks.ts';
import { officeFile, pageOf } from '../office-file.ts';
import type { WordCase } from '../word-case.ts';
import { annexHead, englishCover, FORMULA, QUIET } from './waders.ts';

const ONE = lists([
  [
    ['decimal', '%1.'],
    ['lowerLetter', '%2)'],
  ],
]);

const HEADS = ['Text of the existing Resolution', 'Comments', 'Proposed new clean text'].map(
  (words) => par(words, { looks: '<w:b/>' }),
);

const start: (blocks: string) => Cell = (blocks) => ({
  blocks,
  properties: '<w:vMerge w:val="restart"/>',
});
const goesOn: Cell = { blocks: par(''), properties: '<w:vMerge/>' };

/** Comments that stand once for several rows, paragraphs and items in one cell, the formula across. */
const merged: WordCase = {
  name: 'three columns, merged cells',
  made: 'comment cell merged down over two rows, formula merged across, chapeau and items in one cell, automatic numbers restarted in each column, page turned',
  body: 'cms',
  language: 'en',
  file: () => {
    const columns = lists(
      [
        [
          ['decimal', '%1.'],
          ['lowerLetter', '%2)'],
        ],
      ],
      [2, 3]
        .map(
          (id) =>
            `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
        )
        .join(''),
    );
    const item = '<w:ind w:left="1134" w:hanging="567"/>';
    return officeFile(
      [
        englishCover(1),
        `<w:p><w:pPr>${pageOf()}</w:pPr></w:p>`,
        annexHead(false),
        grid(
          [5000, 3000, 5000],
          [
            HEADS,
            ['WADERS OF THE FLYWAYS', 'Keep', 'WADERS OF THE FLYWAYS'].map((words) => par(words)),
            [
              par('*Recalling* the [+new+][-old-] report,'),
              start(par('Both cite the new report')),
              par('*Recalling* the new report,'),
            ],
            [par('*Noting* the [+new+][-old-] results,'), goesOn, par('*Noting* the new results,')],
            [across(3, par(FORMULA, { more: '<w:jc w:val="center"/>' }))],
            [
              par('*Requests* Parties to count;', { list: [2, 0] }),
              par('Keep'),
              par('*Requests* Parties to count;', { list: [3, 0] }),
            ],
            [
              `${par('*Calls upon* donors:', { list: [2, 0] })}${par('a)\tto pay;', { more: item })}${par('b)\tto [+give+][-lend-].', { more: item })}`,
              par('A gift is better than a loan'),
              `${par('*Calls upon* donors:', { list: [3, 0] })}${par('a)\tto pay;', { more: item })}${par('b)\tto give.', { more: item })}`,
            ],
          ],
          { head: true },
        ),
        pageOf('', '').replace(
          'w:w="11906" w:h="16838"',
          'w:w="16838" w:h="11906" w:orient="landscape"',
        ),
      ].join(''),
      { numbering: columns },
    );
  },
  expected: {
    before: `
WADERS OF THE FLYWAYS
Recalling the old report,
Noting the old results,
${FORMULA}
1. Requests Parties to count;
2. Calls upon donors:
a) to pay;
b) to lend.`,
    after: `
WADERS OF THE FLYWAYS
Recalling the new report,
Noting the new results,
${FORMULA}
1. Requests Parties to count;
2. Calls upon donors:
a) to pay;
b) to give.`,
    silent: QUIET,
  },
};

const PROGRAMME = `
1.1 | Count waders [+and terns+][-only-] | Parties
1.2 | [-Print a poster-] | [-Secretariat-]
[+1.3+] | [+Make a film+] | [+Secretariat+]
`;

function rows(source: string): string[][] {
  return source
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => par(cell.trim())));
}

/** The table of the text itself, in an annex in running text; another one nested in a cell of it. */
const nested: WordCase = {
  name: 'inline with the table of the text, one nested',
  made: 'table of the Resolution with struck and new rows, a table nested inside one of its cells',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        englishCover(1),
        annexHead(false),
        par('Note: Proposed new text is underlined. Text to be deleted is crossed out.'),
        par('WADERS OF THE FLYWAYS'),
        par('*Noting* the tides,'),
        par(FORMULA),
        par('1.\t*Adopts* this table:'),
        grid(
          [1000, 6000, 2000],
          [
            ['No.', 'Activity', 'Who'].map((words) => par(words, { looks: '<w:b/>' })),
            ...rows(PROGRAMME),
            [
              par('1.4'),
              `${par('Tell these:')}${grid([2000, 2000], [[par('East'), par('[+North+][-West-]')]])}`,
              par('All'),
            ],
          ],
        ),
        par('2.\t*Invites* donors to [+pay+][-wait-].'),
      ].join(''),
      { numbering: ONE },
    ),
  expected: {
    before: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Adopts this table:
No. | Activity | Who
1.1 | Count waders only | Parties
1.2 | Print a poster | Secretariat
1.4 | Tell these: | East | West | All
2. Invites donors to wait.`,
    after: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Adopts this table:
No. | Activity | Who
1.1 | Count waders and terns | Parties
1.2 †
1.3 | Make a film | Secretariat
1.4 | Tell these: | East | North | All
2. Invites donors to pay.`,
    silent: QUIET,
  },
};

const SPANISH_FORMULA =
  'La Conferencia de las Partes en la Convención sobre la Conservación de las Especies Migratorias de Animales Silvestres';

/** Two columns in Spanish. */
const spanish: WordCase = {
  name: 'dos columnas en español',
  made: 'two columns without comments, Spanish, automatic numbers in the first column and typed ones in the second, head over both repeated as a row',
  body: 'cms',
  language: 'es',
  file: () =>
    officeFile(
      [
        par('UNEP/CMS/COP15/Doc.21', { looks: '<w:b/>' }),
        par('AVES LIMÍCOLAS', { looks: '<w:b/>' }),
        par('Resumen:'),
        par('El presente documento propone enmiendas.'),
        par('AVES LIMÍCOLAS', { looks: '<w:b/>' }),
        par('Antecedentes', { looks: '<w:i/>' }),
        par('La Resolución 12.7 (Rev.COP13) trata de las aves limícolas.', { list: [1, 0] }),
        par('Acciones recomendadas', { looks: '<w:i/>' }),
        par('Se recomienda a la Conferencia de las Partes:', { list: [1, 0] }),
        par('a)\taprobar las enmiendas del Anexo 1.'),
        par('ANEXO 1', { looks: '<w:b/>' }),
        par('PROPUESTA DE ENMIENDA A LA RESOLUCIÓN 12.7 (REV.COP13)'),
        par(
          'Nota: El nuevo texto propuesto aparece subrayado. El texto que se suprime aparece tachado.',
        ),
        grid(
          [5000, 5000],
          [
            ['Texto de la Resolución vigente', 'Nuevo texto limpio propuesto'].map((words) =>
              par(words),
            ),
            ['AVES LIMÍCOLAS', 'AVES LIMÍCOLAS'].map((words) => par(words)),
            [
              par('*Recordando* el informe [+nuevo+][-antiguo-],'),
              par('*Recordando* el informe nuevo,'),
            ],
            [across(2, par(SPANISH_FORMULA))],
            [
              par('*Insta* a las Partes a [+contar+][-esperar-];', { list: [2, 0] }),
              par('1.\t*Insta* a las Partes a contar;'),
            ],
            [par('[-*Pide* a la Secretaría que informe;-]', { list: [2, 0] }), par('')],
            [
              par('*Invita* a los donantes.', { list: [2, 0] }),
              par('2.\t*Invita* a los donantes.'),
            ],
          ],
        ),
      ].join(''),
      { numbering: lists([[['decimal', '%1.']], [['decimal', '%1.']]]) },
    ),
  expected: {
    before: `
AVES LIMÍCOLAS
Recordando el informe antiguo,
${SPANISH_FORMULA}
1. Insta a las Partes a esperar;
2. Pide a la Secretaría que informe;
3. Invita a los donantes.`,
    after: `
AVES LIMÍCOLAS
Recordando el informe nuevo,
${SPANISH_FORMULA}
1. Insta a las Partes a contar;
2. †
3. Invita a los donantes.`,
    silent: QUIET,
  },
};

export const TABLES: readonly WordCase[] = [merged, nested, spanish];
