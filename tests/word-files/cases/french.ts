import { across, grid, par } from '../blocks.ts';
import { officeFile } from '../office-file.ts';
import type { WordCase } from '../word-case.ts';
import { THREE_LISTS, top } from './lists.ts';
import { QUIET } from './waders.ts';

const FRENCH_FORMULA =
  'La Conférence des Parties à la Convention sur la conservation des espèces migratrices appartenant à la faune sauvage';

/** Struck paragraphs are taken out of the list and keep a typed number; dashes for items; French blanks. */
const french: WordCase = {
  name: 'annexe en français, numéros biffés hors liste',
  made: 'struck paragraphs with typed old numbers outside the automatic list, dashes typed with tabs, no-break spaces, typographic apostrophes',
  body: 'cms',
  language: 'fr',
  file: () =>
    officeFile(
      [
        par('UNEP/CMS/COP13/Doc.18', { looks: '<w:b/><w:lang w:val="fr-FR"/>' }),
        par('SYNERGIES ET PARTENARIATS', { looks: '<w:b/>' }),
        par('Contexte', { looks: '<w:b/><w:i/>' }),
        top('La Résolution 11.10 (Rév. COP12) traite des synergies.', 1),
        par('Actions recommandées', { looks: '<w:b/><w:i/>' }),
        top('Il est recommandé à la Conférence des Parties :', 1),
        par('a)\u00A0d’adopter les amendements de l’Annexe 1.'),
        par('ANNEXE 1', { more: '<w:pageBreakBefore/>', looks: '<w:b/>' }),
        par('PROPOSITION DE RÉVISION DE LA RÉSOLUTION 11.10 (REV.COP12)', { looks: '<w:b/>' }),
        par('NB\u00A0: le nouveau texte proposé est souligné. Le texte à supprimer est barré.'),
        par('SYNERGIES ET PARTENARIATS', { looks: '<w:b/>' }),
        par('[+*Soulignant*+] [-*Reconnaissant*-] l’importance des liens «\u00A0étroits\u00A0»,'),
        par(FRENCH_FORMULA),
        top('[+*Se félicite*+] [-*Encourage*-] du travail de la Convention\u00A0;'),
        par('[-2.\t*Prie* le Secrétariat d’attendre\u00A0;-]', {
          more: '<w:ind w:left="567" w:hanging="567"/>',
        }),
        top('*Invite* les Parties\u00A0:'),
        par('–\tà coopérer\u00A0; et', { more: '<w:ind w:left="1134" w:hanging="567"/>' }),
        par('–\tà rendre compte [+sans délai+][-un jour-]\u00A0;', {
          more: '<w:ind w:left="1134" w:hanging="567"/>',
        }),
        top('[+*Note* que la présente Résolution a remplacé la Résolution 7.9.+]'),
        par('[-4.\t*Abroge* la Résolution 7.9.-]', {
          more: '<w:ind w:left="567" w:hanging="567"/>',
        }),
      ].join(''),
      { numbering: THREE_LISTS },
    ),
  expected: {
    before: `
SYNERGIES ET PARTENARIATS
Reconnaissant l’importance des liens «\u00A0étroits\u00A0»,
${FRENCH_FORMULA}
1. Encourage du travail de la Convention\u00A0;
2. Prie le Secrétariat d’attendre\u00A0;
3. Invite les Parties\u00A0:
– à coopérer\u00A0; et
– à rendre compte un jour\u00A0;
4. Abroge la Résolution 7.9.`,
    after: `
SYNERGIES ET PARTENARIATS
Soulignant l’importance des liens «\u00A0étroits\u00A0»,
${FRENCH_FORMULA}
1. Se félicite du travail de la Convention\u00A0;
2. †
2. Invite les Parties\u00A0:
– à coopérer\u00A0; et
– à rendre compte sans délai\u00A0;
3. Note que la présente Résolution a remplacé la Résolution 7.9.
4. †`,
    front: { title: 'SYNERGIES ET PARTENARIATS' },
    silent: QUIET,
  },
};

const BROKEN_FORMULA =
  'La Conférence des Parties à la\nConvention sur la conservation des espèces migratrices appartenant à la faune sauvage';

/** The three columns of a French paper, as of the last COP. */
const troisColonnes: WordCase = {
  name: 'trois colonnes en français',
  made: 'numbers typed in three ways (`1. `, `2.` with a tab, `10bis`), provisional `0.`, revision suffixes of every spelling, no-break spaces before marks, empty cells with a dash',
  body: 'cms',
  language: 'fr',
  file: () => {
    const rows: readonly (readonly string[])[] = [
      ['INITIATIVE ASIE CENTRALE', 'Conserver', 'INITIATIVE ASIE CENTRALE'],
      [
        '*Rappelant* la Résolution 11.24(Rev.COP13)[+ et la Décision\u00A014.167+],',
        'Texte ajouté',
        '*Rappelant* la Résolution 11.24(Rev.COP13) et la Décision\u00A014.167,',
      ],
      ['[-*Notant* le «\u00A0grand\u00A0» besoin\u00A0;-]', 'Obsolète', '–'],
      ['*FORMULE*'],
      ['[+0. *Convient* d’agir\u00A0;+]', 'Nouveau paragraphe', '1. *Convient* d’agir\u00A0;'],
      [
        '1. *Prie* les Parties\u00A0: [-d’attendre-][+d’agir+]\u00A0;',
        'Plus clair',
        '2. *Prie* les Parties\u00A0: d’agir\u00A0;',
      ],
      [
        '2.\t*Invite* les donateurs\u00A0;',
        'Conserver (changement linguistique en anglais seulement)',
        '3.\t*Invite* les donateurs\u00A0;',
      ],
      [
        '[+2bis *Encourage* les États\u00A0;+]',
        'Nouveau paragraphe',
        '4. *Encourage* les États\u00A0;',
      ],
      ['3. *Décide* de conserver l’œuvre.', 'Conserver', '5. *Décide* de conserver l’œuvre.'],
    ];
    const cells = rows.map((row) =>
      row[0] === '*FORMULE*' ? [across(3, par(BROKEN_FORMULA))] : row.map((words) => par(words)),
    );
    const heads = [
      'Texte de la Résolution existante',
      'Commentaire',
      'Nouveau texte propre proposé',
    ];
    return officeFile(
      [
        par('UNEP/CMS/COP15/Doc.27.3'),
        par('INITIATIVE ASIE CENTRALE', { looks: '<w:b/>' }),
        par('Résumé\u00A0:'),
        par('Ce document propose des amendements.'),
        par('INITIATIVE ASIE CENTRALE', { looks: '<w:b/>' }),
        par('Contexte', { looks: '<w:i/>' }),
        par('1.\u00A0La Résolution 11.24 (Rév.\u00A0COP13) est à revoir.'),
        par('Actions recommandées', { looks: '<w:i/>' }),
        par('2.\u00A0Il est recommandé à la Conférence des Parties\u00A0:'),
        par('a)\u00A0d’adopter les amendements figurant à l’Annexe 1.'),
        par('ANNEXE 1', { looks: '<w:b/>' }),
        par('PROPOSITION DE RÉVISION DE LA RÉSOLUTION 11.24 (REV.COP13)'),
        par('Note\u00A0: Le nouveau texte proposé est souligné. Le texte à supprimer est barré.'),
        grid(
          [5000, 2500, 5000],
          [heads.map((words) => par(words, { looks: '<w:b/>' })), ...cells],
          { head: true },
        ),
      ].join(''),
    );
  },
  expected: {
    before: `
INITIATIVE ASIE CENTRALE
Rappelant la Résolution 11.24(Rev.COP13),
Notant le «\u00A0grand\u00A0» besoin\u00A0;
${BROKEN_FORMULA.replace('\n', ' | ')}
1. Prie les Parties\u00A0: d’attendre\u00A0;
2. Invite les donateurs\u00A0;
3. Décide de conserver l’œuvre.`,
    after: `
INITIATIVE ASIE CENTRALE
Rappelant la Résolution 11.24(Rev.COP13) et la Décision\u00A014.167,
†
${BROKEN_FORMULA.replace('\n', ' | ')}
0. Convient d’agir\u00A0;
1. Prie les Parties\u00A0: d’agir\u00A0;
2. Invite les donateurs\u00A0;
2bis Encourage les États\u00A0;
3. Décide de conserver l’œuvre.`,
    comments: [
      'Rappelant la: Texte ajouté',
      '†: Obsolète',
      '0.: Nouveau paragraphe',
      '1.: Plus clair',
      '2.: Conserver (changement linguistique en anglais seulement)',
      '2bis: Nouveau paragraphe',
    ],
    silent: QUIET,
  },
};

export const FRENCH: readonly WordCase[] = [french, troisColonnes];
