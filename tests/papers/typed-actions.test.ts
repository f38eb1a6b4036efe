import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/library/profile.ts';
import type { Text } from '../../src/model/text.ts';
import { writePaper } from '../../src/papers/write/paper.ts';
import { checkTypedActions } from '../../src/papers/write/typed-actions.ts';
import { context, text } from './write-fixtures.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

const FILES: Readonly<Record<string, string>> = {
  'cms/11.24@rev.cop13': 'resolutions/cms/11.24/rev.cop13',
  'cms/11.24@rev.cop15.draft': 'resolutions/cms/11.24/rev.cop15.draft',
  'decision:cms/cop14/cami': 'decisions/cms/cop14/cami',
  'decision:cms/cop15/cami.draft': 'decisions/cms/cop15/cami.draft',
  'cms/11.10@rev.cop12': 'resolutions/cms/11.10/rev.cop12',
  'cms/11.10@rev.cop13.draft': 'resolutions/cms/11.10/rev.cop13.draft',
  'decision:cms/cop13/ngo-participation.draft': 'decisions/cms/cop13/ngo-participation.draft',
  'cce/cce-cop6-doc.14@original.draft': 'resolutions/cce/cce-cop6-doc.14/original.draft',
  'decision:cce/cop6/estuary-fund.draft': 'decisions/cce/cop6/estuary-fund.draft',
  'decision:cce/cop5/estuary-fund': 'decisions/cce/cop5/estuary-fund',
};
const PAPERS = {
  ngos: { path: 'resolutions/cms/11.10/rev.cop13.paper', body: 'cms' },
  cami: { path: 'resolutions/cms/11.24/rev.cop15.paper', body: 'cms' },
  fund: { path: 'resolutions/cce/cce-cop6-doc.14/original.paper', body: 'cce' },
} as const;

const source = (path: string): string => readFileSync(`${REPOSITORY}/${path}`, 'utf8');

const find =
  (language: string) =>
  (name: string): Text | null =>
    name in FILES ? text(source(`${FILES[name]}.${language}.md`)) : null;

/** A paper of this library with other actions than it types. */
function typing(paper: keyof typeof PAPERS, language: string, actions: readonly string[]): Text {
  const own = source(`${PAPERS[paper].path}.${language}.md`);
  const put = (_: string, heading: string): string => `${heading}\n${actions.join('\n\n')}\n`;
  return text(own.replace(/(\n## [^\n]*\.actions\}\n)[\s\S]*?(?=\n## )/, put));
}

/** The only annex of a paper has draft Decisions and nothing else. */
function ofOneAnnex(language: keyof typeof ONE_ANNEX, actions: readonly string[]): string[] {
  const paper = text(
    [
      `---\nbody: cms\nkind: paper\nmeeting: cop13\nlanguage: ${language}\n---\n\n# X {#title}\n`,
      `## Actions {#act .actions}\n\n${actions.join('\n\n')}\n`,
      `## ${ONE_ANNEX[language]} {#annex-1 .annex}\n`,
      '::decisions{of=decision:cms/cop13/ngo-participation.draft}\n',
    ].join('\n'),
  );
  return checkTypedActions(paper, find(language), loadProfile(null, 'cms')).map((one) => one.text);
}

const ONE_ANNEX = { en: 'Annex', fr: 'Annexe', es: 'Anexo' } as const;

function found(paper: keyof typeof PAPERS, language: string, actions: readonly string[]): string[] {
  const profile = loadProfile(null, PAPERS[paper].body);
  const typed = typing(paper, language, actions);
  return checkTypedActions(typed, find(language), profile).map((one) => one.text);
}

describe('typed actions that say what the annexes do', () => {
  it.each([
    [
      'ngos',
      'en',
      [
        '**34.** The Conference of the Parties is invited to adopt the amendments to Resolution 11.10 (Rev.COP12) and the draft Decisions in Annexes 1 and 2.',
      ],
    ],
    [
      'ngos',
      'en',
      [
        'The Conference of the Parties is recommended to:',
        '- adopt the revised Resolution 11.10 in Annex I; and',
        '- adopt the draft Decisions in Annex II.',
      ],
    ],
    [
      'ngos',
      'en',
      [
        '**34.** It is recommended that the Conference of the Parties:',
        '**(a)** adopt Annex 1 to this document, amending Resolution 11.10 (Rev. COP12);',
        '**(b)** adopt draft Decisions 13.AA to 13.CC contained in Annex 2;',
        '**(c)** take note of document UNEP/CMS/COP13/Inf.33 and its Annex 3.',
      ],
    ],
    [
      'ngos',
      'en',
      [
        '**34.** Adopt the draft amendments to Resolution 11.10 (Rev.COP12), Synergies and Partnerships, having regard to Resolution 11.11, as contained in Annex 1, and the draft Decisions contained in Annex 2.',
      ],
    ],
    [
      'ngos',
      'fr',
      [
        '**34.** Il est recommandé à la Conférence des Parties :',
        "**a)** d’adopter les projets d’amendements à la Résolution 11.10 (Rev. COP12) figurant à l'Annexe 1 du présent document ;",
        '**b)** d’adopter les projets de décisions figurant à l’Annexe 2.',
      ],
    ],
    [
      'ngos',
      'fr',
      [
        '**34.** La Conférence des Parties est invitée à adopter la Résolution 11.10 (Rev.COP12) telle que révisée à l’annexe 1 et les projets de Décisions 13.AA à 13.CC de l’annexe 2.',
      ],
    ],
    [
      'ngos',
      'es',
      [
        '**34.** Se recomienda a la Conferencia de las Partes que:',
        '**a)** apruebe las enmiendas a la Resolución 11.10 (Rev.COP12) que figuran en el Anexo 1;',
        '**b)** apruebe los proyectos de Decisión que figuran en el Anexo 2.',
      ],
    ],
    [
      'cami',
      'fr',
      [
        '**11.** Il est recommandé à la Conférence des Parties d’adopter les annexes 1 et 2 du présent document, qui modifient la Résolution 11.24 (Rev.COP13), et de supprimer les Décisions 14.167, 14.168, 14.169 et 14.170.',
      ],
    ],
    [
      'cami',
      'fr',
      [
        '**11.** Il est recommandé :',
        '**a)** d’adopter les amendements à la Résolution 11.24 (Rev.COP13) (annexe 1) ;',
        '**b)** d’adopter les projets de Décisions 15.AA à 15.EE (annexe 2) ;',
        '**c)** de prendre note de la suppression des Décisions 14.167 à 14.170.',
      ],
    ],
    [
      'fund',
      'en',
      [
        '**5.** The Conference of the Parties is recommended to adopt the draft Resolution in Annex 1, adopt the draft Decisions in Annex 2 and delete Decision 5.23.',
      ],
    ],
    [
      'fund',
      'en',
      [
        '**5.** The COP is recommended to:',
        '**a)** adopt the draft Resolution in Annex 1, which goes on from Resolution 1.5 (Rev.COP5);',
        '**b)** renew Decisions 5.21, 5.22 and 5.24 as draft Decisions 6.AA to 6.CC (Annex 2); and',
        '**c)** delete Decision 5.23, as completed.',
      ],
    ],
    [
      'fund',
      'fr',
      [
        '**5.** Il est recommandé :',
        '**a)** d’adopter le projet de Résolution de l’annexe 1 ;',
        '**b)** de reconduire les Décisions 5.21, 5.22 et 5.24 par les projets de Décisions de l’annexe 2 ; et',
        '**c)** de supprimer la Décision 5.23.',
      ],
    ],
    [
      'fund',
      'es',
      [
        '**5.** Se recomienda:',
        '**a)** aprobar el proyecto de Resolución del anexo 1;',
        '**b)** aprobar los proyectos de Decisión del anexo 2; y',
        '**c)** suprimir la Decisión 5.23.',
      ],
    ],
    [
      'fund',
      'en',
      [
        '**5.** The COP is recommended to adopt the draft Resolution in Annex 1 and draft Decisions 6.AA to 6.CC in Annex 2, which renew Decisions 5.21, 5.22 and 5.24, and to delete Decision 5.23.',
      ],
    ],
    [
      'fund',
      'en',
      [
        '**5.** The COP is recommended to adopt the draft Resolution (Annex 1) and to amend the Decisions as set out in Annex 2, and to agree that Decision 5.23 can be deleted.',
      ],
    ],
    [
      'fund',
      'en',
      [
        '**5.** The COP is recommended to adopt the draft Resolution (Annex 1) and the draft Decisions (Annex 2), deleting Decisions 5.22 d) and 5.23.',
      ],
    ],
    [
      'fund',
      'en',
      [
        '**5.** The COP is recommended to:',
        '**a)** adopt Annexes 1 and 2; and',
        '**b)** delete the following:',
        '**i)** Decision 5.23, which is completed.',
      ],
    ],
    [
      'fund',
      'es',
      [
        '**5.** Se recomienda aprobar el proyecto de Resolución del anexo 1 y los proyectos de Decisión 6.AA a 6.CC del anexo 2, y tomar nota de la supresión de la Decisión 5.23.',
      ],
    ],
    [
      'fund',
      'fr',
      [
        '**5.** Il est recommandé d’adopter les annexes 1 et 2, qui renouvellent les Décisions 5.21, 5.22 et 5.24, et de supprimer la Décision 5.23.',
      ],
    ],
    [
      'ngos',
      'en',
      [
        '**34.** The COP is recommended to:',
        '**a)** adopt the amendments to Resolution 11.10 (Rev.COP12) in Annex 1;',
        '**b)** adopt the draft Decisions in Annex 2; and',
        '**c)** take note of what Annex 2 says on Resolution 11.10 (Rev.COP12), of Annex 3 of Resolution 11.11 and of document UNEP/CMS/COP13/Doc.18 with Annex 4.',
      ],
    ],
    ['ngos', 'en', ['**34.** The COP is recommended to adopt Annexes I to II.']],
  ] as const)('%s, %s: %j', (paper, language, actions) => {
    expect(found(paper, language, actions)).toEqual([]);
  });
});

describe('typed actions that do not', () => {
  const wrong: [keyof typeof PAPERS, string, readonly string[], ...string[]][] = [
    [
      'ngos',
      'en',
      [
        '**34.** The COP is recommended to:',
        '**a)** adopt the amendments to Resolution 11.11 in Annex 1;',
        '**b)** adopt the draft Decisions in Annex 2.',
      ],
      'Resolution 11.11, expected Resolution 11.10 (Rev.COP12)',
    ],
    [
      'ngos',
      'en',
      [
        '**34.** The COP is recommended to:',
        '**a)** adopt the amendments to Resolution 11.10 (Rev.COP13) in Annex 1;',
        '**b)** adopt the draft Decisions in Annex 2.',
      ],
      'on Resolution 11.10 (Rev.COP13), expected Resolution 11.10 (Rev.COP12)',
    ],
    [
      'ngos',
      'en',
      [
        '**34.** The COP is recommended to:',
        '**a)** adopt the amendments to Resolution 11.10 (Rev.COP12) in Annex 1;',
      ],
      'no recommended action on Annex 2',
    ],
    [
      'ngos',
      'en',
      [
        '**34.** The COP is recommended to:',
        '**a)** adopt the amendments to Resolution 11.10 (Rev.COP12) in Annex 1;',
        '**b)** adopt the draft Decisions in Annex 3.',
      ],
      'the draft Decisions with Annex 3, expected Annex 2',
    ],
    [
      'ngos',
      'en',
      [
        '**34.** The COP is recommended to:',
        '**a)** adopt the amendments to Resolution 11.10 (Rev.COP12) in Annex 2;',
        '**b)** adopt the draft Decisions in Annex 1.',
      ],
      'Resolution 11.10 (Rev.COP12) with Annex 2, expected Annex 1',
      'the draft Decisions with Annex 1, expected Annex 2',
    ],
    [
      'ngos',
      'fr',
      [
        '**34.** Il est recommandé à la Conférence des Parties :',
        "**a)** d’adopter les projets d’amendements à la Résolution 10.8 (Rév. COP12) figurant à l'Annexe 1 du présent document ;",
        '**b)** d’adopter les projets de décisions figurant à l’Annexe 2.',
      ],
      'Résolution 10.8 (Rév. COP12), expected Résolution 11.10 (Rev.COP12)',
    ],
    [
      'ngos',
      'es',
      [
        '**34.** Se recomienda a la Conferencia de las Partes que:',
        '**a)** apruebe las enmiendas a la Resolución 11.10 (Rev.COP12) que figuran en el Anexo 1.',
      ],
      'no recommended action on Anexo 2',
    ],
    [
      'cami',
      'fr',
      [
        '**11.** Il est recommandé :',
        '**a)** d’adopter les amendements à la Résolution 11.24 (Rev.COP13) (annexe 1) ;',
        '**b)** d’adopter les projets de Décisions (annexe 2) ;',
        '**c)** de supprimer les Décisions 14.167 à 14.169.',
      ],
      'deletes Decision 14.170, expected',
    ],
    [
      'cami',
      'fr',
      [
        '**11.** Il est recommandé :',
        '**a)** d’adopter les amendements à la Résolution 11.24 (Rev.COP13) (annexe 1) ;',
        '**b)** d’adopter les projets de Décisions (annexe 2) ;',
        '**c)** d’abroger les Décisions 14.167 à 14.170.',
      ],
      'deletes Decision 14.167, 14.168, 14.169, 14.170, expected',
    ],
    [
      'fund',
      'en',
      [
        '**5.** The COP is recommended to:',
        '**a)** adopt the draft Resolution in Annex 1;',
        '**b)** renew Decisions 5.21, 5.22, 5.23 and 5.24 as draft Decisions 6.AA to 6.CC (Annex 2).',
      ],
      'deletes Decision 5.23, expected',
    ],
    [
      'fund',
      'en',
      [
        '**5.** The COP is recommended to:',
        '**a)** adopt Annexes 1 and 2; and',
        '**b)** renew the following:',
        '**i)** Decision 5.23.',
      ],
      'found Decision 5.23 among those to be kept, expected others',
      'deletes Decision 5.23, expected',
    ],
    [
      'fund',
      'en',
      [
        '**5.** The COP is recommended to:',
        '**a)** adopt Annex 1;',
        '**b)** adopt the draft Decisions 6.AA and 6.BB in Annex 2; and',
        '**c)** delete Decision 5.23.',
      ],
      'expected 6.CC too',
    ],
    [
      'fund',
      'en',
      [
        '**5.** The COP is recommended to:',
        '**a)** adopt Annexes 1 and 2; and',
        '**b)** delete Decisions 5.22 and 5.23.',
      ],
      'found Decision 5.22 among',
    ],
    [
      'ngos',
      'fr',
      [
        '**34.** Il est recommandé à la Conférence des Parties :',
        '**a)** d’adopter les amendements à la Résolution 11.10 (Rev.COP12) figurant à l’annexe 2 ;',
        '**b)** d’adopter les projets de Décisions figurant à l’annexe 1.',
      ],
      'Résolution 11.10 (Rev.COP12) with annexe 2, expected Annexe 1',
      'the draft Decisions with annexe 1, expected Annexe 2',
    ],
    [
      'ngos',
      'es',
      [
        '**34.** Se recomienda:',
        '**a)** apruebe las enmiendas a la Resolución 11.10 (Rev.COP12) que figuran en el Anexo 2;',
        '**b)** apruebe los proyectos de Decisión que figuran en el Anexo 1.',
      ],
      'Resolución 11.10 (Rev.COP12) with Anexo 2, expected Anexo 1',
      'the draft Decisions with Anexo 1, expected Anexo 2',
    ],
    [
      'ngos',
      'en',
      [
        '**34.** The COP is recommended to:',
        '**a)** adopt the amendments to Resolution 11.10 (Rev.COP12) in Annex VII;',
        '**b)** adopt the draft Decisions in Annex II.',
      ],
      'Resolution 11.10 (Rev.COP12) with Annex VII, expected Annex 1',
    ],
    [
      'ngos',
      'en',
      [
        '**34.** The COP is recommended to:',
        '**a)** adopt the amendments to Resolution 11.10 (Rev.COP12) in Annex 1;',
        '**b)** adopt the draft Decisions in Annex 2; and',
        '**c)** take note of the budget in Annex XI.',
      ],
      'found Annex XI in a recommended action, expected an annex of the paper (Annex 1, Annex 2)',
    ],
    [
      'ngos',
      'fr',
      ['**34.** Il est recommandé d’adopter les annexes 1 à 3.'],
      'found annexes 1 à 3 in a recommended action',
    ],
  ];
  it.each(wrong)('%s, %s: %j', (paper, language, actions, ...expected) => {
    const told = expected.map((each) => expect.stringContaining(each));
    expect(found(paper, language, actions)).toEqual(told);
  });

  it('are a warning of the paper itself, with their place', () => {
    const actions = [
      '**34.** The Conference is recommended to:',
      '**a)** adopt the amendments to Resolution 10.8 (Rev.COP12) in Annex 1; and',
      '**b)** adopt the draft Decisions in Annex 2.',
    ];
    const resolver = { text: (name: string) => ({ value: find('en')(name), messages: [] }) };
    const { messages } = writePaper(typing('ngos', 'en', actions), resolver, context);
    expect(messages).toEqual([
      {
        severity: 'warning',
        rule: 'recommended-action',
        text: expect.stringContaining('10.8 (Rev.COP12), expected Resolution 11.10 (Rev.COP12)'),
        place: expect.objectContaining({ line: expect.any(Number) }),
      },
    ]);
  });
});

describe('typed actions on the only annex', () => {
  const KIND = 'on a draft Resolution, which';
  const NOTED = 'takes note of the draft Decisions, expected one that adopts what stands in';

  it.each([
    ['en', 'adopt the draft Resolution in the Annex to the present document.', [KIND]],
    ['fr', 'd’adopter le projet de Résolution figurant à l’annexe du présent document.', [KIND]],
    ['fr', 'd’adopter le projet de résolution figurant à l’annexe 1.', [KIND]],
    [
      'es',
      'aprobar el proyecto de Resolución que figura en el anexo del presente documento.',
      [KIND],
    ],
    ['en', 'adopt the draft Decisions in Annex 2.', ['found Annex 2 in a recommended action']],
    ['en', 'take note of the draft Decisions in the Annex to the present document.', [NOTED]],
    ['en', 'note the draft Decisions in Annex 1.', [NOTED]],
    [
      'fr',
      'de prendre note des projets de Décisions figurant à l’annexe du présent document.',
      [NOTED],
    ],
    ['fr', 'de prendre acte des projets de Décisions.', [NOTED]],
    [
      'es',
      'tomar nota de los proyectos de Decisión que figuran en el anexo del presente documento.',
      [NOTED],
    ],
    ['en', 'take note of the report and adopt the draft Decisions in Annex 1.', []],
    ['en', 'adopt the draft Decisions in the Annex to the present document.', []],
    [
      'en',
      'adopt Resolution 11.24 as contained in document Doc.3 and the Annex to the present document.',
      [],
    ],
    ['fr', 'd’examiner les projets de Décisions figurant à l’annexe 1 et de les adopter.', []],
  ] as const)('%s: %s', (language, action, expected) => {
    const told = ofOneAnnex(language, ['**1.** :', `**a)** ${action}`]);
    expect(told).toEqual(expected.map((each) => expect.stringContaining(each)));
  });

  it('are held against their chapeau and against one another', () => {
    const noting = ['**1.** The Conference is invited to take note of the following:'];
    const drafts = '**a)** the draft Decisions in Annex 1; and';
    expect(ofOneAnnex('en', [...noting, drafts])).toEqual([expect.stringContaining(NOTED)]);
    expect(ofOneAnnex('en', [...noting, drafts, '**2.** It adopts the draft Decisions.'])).toEqual(
      [],
    );
  });
});

describe('typed actions that nothing in the paper does', () => {
  const AMENDS = 'expected one on the Decisions, which alone stand there';
  const REPEALS = 'that repeals';

  it.each([
    ['en', 'adopt the amendments to Resolution 8.20 contained in Annex 1.', [AMENDS]],
    ['fr', 'd’adopter les amendements à la Résolution 8.20 figurant à l’annexe 1.', [AMENDS]],
    ['es', 'aprobar las enmiendas a la Resolución 8.20 que figuran en el Anexo 1.', [AMENDS]],
    ['en', 'adopt the draft Decisions in Annex 1, as Resolution 8.20 asks.', []],
    ['en', 'take note of Resolution 8.20 and its history in Annex 1.', []],
    ['en', 'repeal Resolution 8.20.', [REPEALS]],
    ['fr', 'd’abroger la Résolution 8.20.', [REPEALS]],
    ['es', 'revocar la Resolución 8.20.', [REPEALS]],
    ['es', 'derogar el párrafo 3 de la Resolución 8.20.', [REPEALS]],
    ['en', 'adopt the draft Decisions in Annex 1; and repeal Resolution 8.20.', [REPEALS]],
  ] as const)('are told: %s: %s', (language, action, expected) => {
    const drafts = {
      en: 'the draft Decisions',
      fr: 'les projets de Décisions',
      es: 'los proyectos de Decisión',
    };
    const where = { en: 'in Annex 1', fr: 'à l’annexe 1', es: 'en el Anexo 1' };
    const adopts = `**b)** adopt ${drafts[language]} ${where[language]}.`;
    const told = ofOneAnnex(language, ['**1.** :', `**a)** ${action}`, adopts]);
    expect(told).toEqual(expected.map((each) => expect.stringContaining(each)));
  });

  it.each([
    ['en', 'renew Decisions 5.22 and 5.23.'],
    ['fr', 'de renouveler les Décisions 5.22 et 5.23.'],
    ['es', 'renovar las Decisiones 5.22 y 5.23.'],
  ])('are told of Decisions that the drafts delete: %s: %s', (language, action) => {
    const told = found('fund', language, ['**5.** :', `**a)** ${action}`]);
    expect(told[0]).toContain('found Decision 5.23 among those to be kept, expected others');
  });

  it('are not told where Decisions that go are replaced by drafts', () => {
    const told = found('fund', 'en', [
      '**5.** :',
      '**a)** adopt Annex 1, and delete Decision 5.23;',
      '**b)** replace Decision 5.23 by the draft Decisions in Annex 2.',
    ]);
    expect(told).toEqual([]);
  });
});
