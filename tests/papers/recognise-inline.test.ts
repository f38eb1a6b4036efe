import { readFileSync } from 'node:fs';
import type { Element, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { readExtracted } from '../../src/formats/extracted/read.ts';
import { withTextMarks } from '../../src/formats/text-marks.ts';
import { isTombstone, labelOf } from '../../src/model/paragraph.ts';
import { classesOf, isElement, textOf } from '../../src/model/sheet.ts';
import { frontString, type Text } from '../../src/model/text.ts';
import { type PaperOptions, recognisePaper } from '../../src/papers/recognise/recognise.ts';
import type { RedlineLine } from '../../src/papers/recognise/redlines.ts';
import { layoutSheet } from '../../src/papers/write/layout.ts';
import { seed } from '../corpora.ts';
import { cmsProfile, formulaOf, printedLine, printedLines } from './recognise-made.ts';
import { context } from './write-fixtures.ts';

const profile = cmsProfile();

function recognised(source: string, options: PaperOptions = {}) {
  return recognisePaper(readExtracted(source).value, profile, { subject: 'birds', ...options });
}

function redlinesOf(source: string): RedlineLine[] {
  return source.split('\n').flatMap((text, index) => {
    if (text.trim() === '' || text.startsWith('#')) return [];
    const place = { file: 'r.txt', line: index + 1, column: 1 };
    return [{ sheet: readExtracted(text).value, place }];
  });
}

const WORDS = {
  en: {
    summary: 'Summary:',
    background: 'Background',
    actions: 'Recommended actions',
    chapeau: 'The Conference of the Parties is recommended to:',
    adopt: (number: string) => `adopt the draft amendments to Resolution ${number} in Annex 1;`,
    annex: 'ANNEX',
    amends: (number: string) => `PROPOSED AMENDMENTS TO RESOLUTION ${number}`,
    legend: 'Note: Proposed new text is underlined. Text to be deleted is crossed out.',
    fresh: '[Please note that this annex is entirely new]',
    recital: ['Recalling', 'Noting'],
    operative: ['Requests', 'Urges', 'Invites', 'Decides'],
  },
  fr: {
    summary: 'Résumé :',
    background: 'Contexte',
    actions: 'Actions recommandées',
    chapeau: 'Il est recommandé à la Conférence des Parties :',
    adopt: (number: string) =>
      `d’adopter les projets d’amendements à la Résolution ${number} figurant à l’annexe 1 ;`,
    annex: 'ANNEXE',
    amends: (number: string) => `AMENDEMENTS PROPOSÉS À LA RÉSOLUTION ${number}`,
    legend: 'NB : le nouveau texte proposé est souligné. le texte à supprimer est barré.',
    fresh: '[Veuillez noter que la présente annexe est entièrement nouvelle]',
    recital: ['Rappelant', 'Notant'],
    operative: ['Prie', 'Exhorte', 'Invite', 'Décide'],
  },
  es: {
    summary: 'Resumen:',
    background: 'Antecedentes',
    actions: 'Acciones recomendadas',
    chapeau: 'Se recomienda a la Conferencia de las Partes:',
    adopt: (number: string) =>
      `aprobar las enmiendas propuestas a la Resolución ${number} que figuran en el Anexo 1;`,
    annex: 'ANEXO',
    amends: (number: string) => `ENMIENDAS PROPUESTAS A LA RESOLUCIÓN ${number}`,
    legend:
      'Nota: El nuevo texto propuesto aparece subrayado. El texto que se suprime aparece tachado.',
    fresh: '[Obsérvese que el presente anexo es enteramente nuevo]',
    recital: ['Recordando', 'Observando'],
    operative: ['Pide', 'Exhorta', 'Invita', 'Decide'],
  },
} as const;

type Language = keyof typeof WORDS;

function cover(language: Language, named: string, extra = ''): string[] {
  const words = WORDS[language];
  return [
    ` ${words.summary}`,
    'A few words.',
    'WADERS AND OTHERS',
    words.background,
    '1. First paragraph.',
    '1. Second paragraph.',
    words.actions,
    `1. ${words.chapeau}`,
    words.adopt(named),
    ...(extra === '' ? [] : [extra]),
    'UNEP/CMS/COP14/Doc.30\nUNEP/CMS/COP14/Doc.30\n\n2\n2',
  ];
}

function annexOf(
  language: Language,
  count: number,
  number: string,
  body: readonly string[],
): string[] {
  const words = WORDS[language];
  return [
    `${words.annex} ${count}`,
    words.amends(number),
    'WADERS',
    words.legend,
    ...body.map((text) => (text === 'FORMULA' ? formulaOf(language) : text)),
  ];
}

function paperOf(language: Language, body: readonly string[]): string {
  return [
    ...cover(language, '12.7 (Rev.COP13)'),
    ...annexOf(language, 1, '12.7 (Rev.COP13)', body),
    '',
  ].join('\n\n');
}

/** A redline in which every kind of change stands, marked. */
function markedBody(language: Language): string[] {
  const [recalling, noting] = WORDS[language].recital;
  const [requests, urges, invites, decides] = WORDS[language].operative;
  return [
    `${recalling} COP1[-3-]{+4+}/Doc.[-5-]{+6+},`,
    `{+${noting} the tides,+}`,
    'FORMULA',
    `1. ${requests} the Parties [-to count-]{+to watch+} waders;`,
    `1. [+${urges} the Secretariat to report;+]`,
    `2bis ${invites} others:`,
    'a) to help:',
    'i) at once; and',
    'ii) [-later-][+always+];',
    '[-– for ever;-]',
    `[-2. ${urges} everyone to wait;-]`,
    `1. ${decides} to go on.`,
  ];
}

describe.each(['en', 'fr', 'es'] as const)('an inline redline with text marks (%s)', (language) => {
  const { value, messages } = recognised(paperOf(language, markedBody(language)));
  const [recalling, noting] = WORDS[language].recital;
  const [requests, urges, invites, decides] = WORDS[language].operative;
  const formula = formulaOf(language).replace(' \n', ' ');

  it('gives the text before, its old numbers counted', () => {
    expect(printedLines(value.base)).toEqual([
      'WADERS',
      `${recalling} COP13/Doc.5,`,
      formula,
      `1. ${requests} the Parties to count waders;`,
      `2bis ${invites} others:`,
      'a) to help:',
      'i) at once; and',
      'ii) later;',
      '– for ever;',
      `2. ${urges} everyone to wait;`,
      `3. ${decides} to go on.`,
    ]);
    expect(value.base && frontString(value.base, 'text')).toBe('reconstructed');
  });

  it('gives the draft with the printed numbers and a tombstone for what is struck, ids shared', () => {
    expect(printedLines(value.draft)).toEqual([
      'WADERS',
      `${recalling} COP14/Doc.6,`,
      `${noting} the tides,`,
      formula,
      `1. ${requests} the Parties to watch waders;`,
      `2. ${urges} the Secretariat to report;`,
      `2bis ${invites} others:`,
      'a) to help:',
      'i) at once; and',
      'ii) always;',
      '– †',
      '2. †',
      `3. ${decides} to go on.`,
    ]);
    expect(value.draft && frontString(value.draft, 'text')).toBeUndefined();
    const ids = new Set(value.base?.paragraphs.map(({ id }) => id));
    const added = value.draft?.paragraphs.filter(({ id }) => !ids.has(id)).map(printedLine);
    expect(added).toEqual([`${noting} the tides,`, `2. ${urges} the Secretariat to report;`]);
  });

  it('guesses nothing, and prints the result inline', () => {
    expect(messages.map(({ rule }) => rule)).not.toContain('fused-redline');
    expect(messages.map(({ rule }) => rule)).not.toContain('lost-redline');
    const directive = value.paper.paragraphs.find(({ kind }) => kind === 'directive');
    expect(directive?.attributes.values).toEqual({
      of: 'cms/12.7',
      from: 'rev.cop13',
      to: 'rev.cop14.draft',
      layout: 'inline',
    });
    expect(value.account.totals.message).toBeLessThan(25);
  });
});

/** The paragraphs of a sheet as text extraction leaves them. */
function extracted(node: Root | Element): string[] {
  return node.children.flatMap((child) => {
    if (!isElement(child)) return [];
    return /^(?:p|h[1-6])$/.test(child.tagName) ? [withTabs(child)] : extracted(child);
  });
}

/** A label stands in a column of its own, so a tab follows it. */
function withTabs(node: Element): string {
  return node.children
    .map((child): string => {
      if (child.type === 'text') return child.value;
      if (!isElement(child)) return '';
      if (child.tagName === 'br') return ' ';
      return classesOf(child).includes('label') ? `${textOf(child)}\t` : withTabs(child);
    })
    .join('');
}

describe('an inline redline that we print with text marks', () => {
  it('comes in again as the same two texts', () => {
    const language = 'fr';
    const { value } = recognised(paperOf(language, markedBody(language)));
    const { base, draft } = value;
    if (!base || !draft) throw new Error('no texts');
    const { value: sheet } = layoutSheet(compare(base, draft, {}), 'inline', context);
    const words = profile.languages[language]?.words ?? {};
    const printed = extracted(withTextMarks(sheet, words).root);
    const again = [
      ...cover(language, '12.7 (Rev.COP13)'),
      `${WORDS[language].annex} 1`,
      WORDS[language].amends('12.7 (Rev.COP13)'),
      ...printed,
      '',
    ].join('\n\n');
    const loop = recognised(again).value;
    expect(printedLines(loop.base)).toEqual(printedLines(base));
    expect(printedLines(loop.draft)).toEqual(printedLines(draft));
  });
});

describe('an inline redline that lost its marks', () => {
  const body = [
    'Recalling the report,',
    'FORMULA',
    '1. Welcomes Urges the Parties to count waders by 2017-202;',
    '1. Calls upon the Parties to act and pPrie all;',
    '1. Requests all to wait;',
    '3. Invites others to wait;',
    '2bis Requests the Secretariat to report.',
  ];

  it('stands in both texts as it is, and each doubt is said at its place', () => {
    const source = paperOf('en', body);
    const { value, messages } = recognised(source);
    expect(printedLines(value.draft).slice(1)).toEqual(printedLines(value.base).slice(1));
    expect(printedLines(value.draft)).toContain(
      '1. Welcomes Urges the Parties to count waders by 2017-202;',
    );
    expect(value.draft && frontString(value.draft, 'text')).toBe('reconstructed');
    expect(messages.map(({ rule }) => rule)).toContain('lost-redline');
    const fused = messages.filter(({ rule }) => rule === 'fused-redline');
    const shown = fused.map(({ text, place }) => {
      const at = source.split('\n')[(place?.line ?? 1) - 1]?.slice((place?.column ?? 1) - 1) ?? '';
      return [/“([^”]*)”/.exec(text)?.[1] ?? 'number', at.slice(0, 5)];
    });
    expect(shown).toEqual([
      ['Welcomes Urges', 'Welco'],
      ['2017-202', '2017-'],
      ['pPrie', 'pPrie'],
      ['number', '3. In'],
    ]);
  });

  it('takes the marks that a person wrote down, and says which lines fit nothing or several', () => {
    const redlines = redlinesOf(
      [
        '# comment',
        '{+Welcomes +}[-Urges -]the Parties to count waders[- by 2017-202-];',
        '[-3. Invites others to wait;-]',
        'Nowhere {+at+} all',
        '[-3. Invites others to wait;-]',
      ].join('\n'),
    );
    const { value, messages } = recognised(paperOf('en', body), { redlines });
    expect(printedLines(value.base)).toContain('1. Urges the Parties to count waders by 2017-202;');
    expect(printedLines(value.draft)).toContain('1. Welcomes the Parties to count waders;');
    expect(printedLines(value.draft)).toContain('3. †');
    const said = messages.filter(({ rule }) => rule.startsWith('redline-'));
    expect(said.map(({ rule, place }) => [rule, place?.file, place?.line])).toEqual([
      ['redline-unused', 'r.txt', 4],
      ['redline-twice', 'r.txt', 5],
    ]);
  });

  it('is decided by the text before as far as that goes', () => {
    const before = [
      'Recalling the report,',
      'FORMULA',
      '1. Notes the tides;',
      '2. Urges the Parties to count waders;',
      '3. Invites others to wait;',
      '4. Decides to go on.',
    ];
    const base = recognised(paperOf('en', before)).value.base;
    const now = [
      'Recalling the report,',
      'FORMULA',
      '1. Notes the tides;',
      '1. Welcomes Urges the Parties to count waders;',
      '1. Requests the Secretariat to publish an atlas of flyways for all range states;',
      '3. Invites others to wait;',
      '1. Decides to go on.',
    ];
    const { value, messages } = recognised(paperOf('en', now), base ? { base } : {});
    expect(value.base).toEqual(base);
    expect(printedLines(value.draft).slice(3)).toEqual([
      '1. Notes the tides;',
      '2. Welcomes Urges the Parties to count waders;',
      '3. Requests the Secretariat to publish an atlas of flyways for all range states;',
      '3. †',
      '4. Decides to go on.',
    ]);
    const ids = new Set(base?.paragraphs.map(({ id }) => id));
    expect(value.draft?.paragraphs.filter(({ id }) => !ids.has(id)).map(printedLine)).toEqual([
      '3. Requests the Secretariat to publish an atlas of flyways for all range states;',
    ]);
    const rules = messages.map(({ rule }) => rule);
    expect(rules.filter((rule) => rule === 'fused-redline')).toHaveLength(1);
    expect(rules).toEqual(
      expect.arrayContaining(['taken-for-new', 'taken-for-deleted', 'taken-for-kept']),
    );
  });
});

describe('a first column with text marks', () => {
  it('tells the text before to the character, and what is new', () => {
    const source = [
      ...cover('en', '9.1 (Rev.COP12)'),
      'ANNEX 1',
      'PROPOSED REVISION OF RESOLUTION 9.1 (Rev.COP12)',
      '\tText of the existing Resolution\n\tComment\n\tProposed new clean text',
      '\tGULLS\n\tKeep\n\tGULLS',
      `\t${formulaOf('en')}`,
      '\t1. Requests all to [-wait-]{+act+};\n\tBetter.\n\t1. Requests all to act;',
      '\t{+2. Invites others;+}\n\tWider.\n\t2. Invites others;',
      '',
    ].join('\n\n');
    const { value, messages } = recognised(source);
    expect(printedLines(value.base).slice(2)).toEqual(['1. Requests all to wait;']);
    expect(printedLines(value.draft).slice(2)).toEqual([
      '1. Requests all to act;',
      '2. Invites others;',
    ]);
    expect(messages.map(({ rule }) => rule)).not.toContain('fused-redline');
  });
});

describe('a paragraph that is struck or new as a whole', () => {
  const made = (body: readonly string[]): string =>
    [
      'UNEP/CMS/COP14/Doc.31.5',
      'MOTHS',
      'Background',
      '1. Resolution 10.99 (Rev.COP12) is old.',
      'ANNEX 1',
      'PROPOSED AMENDMENTS TO RESOLUTION 10.99 (REV.COP12)',
      'CONSERVATION OF MOTHS',
      'Recalling Resolution 8.1,',
      'The Conference of the Parties',
      ...body,
    ].join('\n\n');
  const BEFORE = [
    '1. Urges Parties;',
    '2. Takes note;',
    'a. of light;',
    'b. of lamps;',
    'c. of moths;',
    '4. Ends.',
  ];
  const AFTER = [
    '1. Urges Parties;',
    '2. †',
    'a. of light;',
    'b. †',
    'c. of moths;',
    '3. Plants shrubs;',
    '4. Ends.',
  ];

  it.each([
    ['outside the marks', '2. [-Takes note;-]', 'b. [-of lamps;-]', '3. {+Plants shrubs;+}'],
    ['inside them', '[-2. Takes note;-]', '[-b. of lamps;-]', '{+3. Plants shrubs;+}'],
    [
      'outside, the end mark too',
      '2. [-Takes note-];',
      'b. [-of lamps-];',
      '3. {+Plants shrubs+};',
    ],
  ])('is that with its number %s', (_name, struck, item, added) => {
    const body = [
      '1. Urges Parties;',
      struck,
      'a. of light;',
      item,
      'c. of moths;',
      added,
      '4. Ends.',
    ];
    const { value } = recognised(made(body));
    expect(printedLines(value.base).slice(3)).toEqual(BEFORE);
    expect(printedLines(value.draft).slice(3)).toEqual(AFTER);
  });

  it.each(['2. ', ''])('is that by a redline of a person that begins with “%s”', (number) => {
    const body = ['1. Urges Parties;', '2. Takes note;', '3. Plants shrubs;'];
    const redlines = redlinesOf(`${number}[-Takes note;-]\n{+Plants shrubs;+}`);
    const { value } = recognised(made(body), { redlines });
    expect(printedLines(value.base).slice(3)).toEqual(['1. Urges Parties;', '2. Takes note;']);
    expect(printedLines(value.draft).slice(3)).toEqual([
      '1. Urges Parties;',
      '2. †',
      '3. Plants shrubs;',
    ]);
  });
});

describe('papers of several annexes', () => {
  it('give each Resolution its texts, in running text and in tables', () => {
    const table = [
      'ANNEX 2',
      'PROPOSED REVISION OF RESOLUTION 9.1 (Rev.COP12)',
      '\tText of the existing Resolution\n\tComment\n\tProposed new clean text',
      '\tGULLS\n\tKeep\n\tGULLS',
      `\t${formulaOf('en')}`,
      '\t1. Requests all to wait;\n\tKeep\n\t1. Requests all to wait;',
    ];
    const source = [
      ...cover('en', '12.7 (Rev.COP13)'),
      ...annexOf('en', 1, '12.7 (Rev.COP13)', markedBody('en')),
      ...table,
      '',
    ].join('\n\n');
    const { value } = recognised(source);
    expect(value.draft && frontString(value.draft, 'number')).toBe('12.7');
    expect(value.others.map(({ draft }) => frontString(draft, 'number'))).toEqual(['9.1']);
    expect(printedLines(value.others[0]?.base)).toContain('1. Requests all to wait;');
    const layouts = value.paper.paragraphs.flatMap((found) =>
      found.kind === 'directive' ? [found.attributes.values.layout] : [],
    );
    expect(layouts).toEqual(['inline', 'three-column']);
  });

  it('hold a Resolution that is new as a whole: no text before, a name by the symbol', () => {
    const source = [
      ...cover('en', '12.7 (Rev.COP13)'),
      'ANNEX 1',
      WORDS.en.fresh,
      'DRAFT RESOLUTION',
      'Recalling the report,',
      formulaOf('en'),
      '1. Requests all to wait;',
      '1. Invites all to go on.',
      '',
    ].join('\n\n');
    const { value } = recognised(source);
    expect(value.base).toBeNull();
    expect(printedLines(value.draft).slice(-2)).toEqual([
      '1. Requests all to wait;',
      '2. Invites all to go on.',
    ]);
    expect(value.draft?.front.values).toMatchObject({ revision: 'original', stage: 'draft' });
    const directive = value.paper.paragraphs.find(({ kind }) => kind === 'directive');
    expect(directive?.attributes.values.of).toBe('cms/unep-cms-cop14-doc.30@original.draft');
  });

  it('are told when an action names another Resolution, or an annex that is missing', () => {
    const source = [
      ...cover('en', '10.8 (Rev.COP12)', 'take note of the study in Annex 3.'),
      ...annexOf('en', 1, '12.7 (Rev.COP13)', markedBody('en')),
      '',
    ].join('\n\n');
    const { messages, value } = recognised(source);
    const said = messages.filter(({ rule }) => rule === 'recommended-action');
    expect(said.map(({ text }) => text)).toEqual([
      expect.stringMatching(/found .* Resolution 10\.8 .*expected Resolution 12\.7/),
      expect.stringMatching(/found Annex 3 in a recommended action/),
    ]);
    expect(
      printedLines(value.paper).some((text) => text.includes('Resolution 10.8 (Rev.COP12)')),
    ).toBe(true);
    const right = recognised(paperOf('en', markedBody('en'))).messages;
    expect(right.map(({ rule }) => rule)).not.toContain('recommended-action');
  });
});

describe('a table inside an inline redline', () => {
  it('has its rows and cells on both sides', () => {
    const body = [
      ...markedBody('en'),
      '\tSpecies\n\tStatus\n\n\tKnot\n\t[-rare-]{+common+}\n\n\t{+Ruff+}\n\t{+rare+}\n\n\t[-Dunlin-]\n\t[-lost-]',
    ];
    const { value } = recognised(paperOf('en', body));
    const rows = (text: Text | null): string[] =>
      printedLines(text).filter((_, index) => text?.paragraphs[index]?.kind === 'row');
    expect(rows(value.base)).toEqual(['Species\tStatus', 'Knot\trare', 'Dunlin\tlost']);
    expect(rows(value.draft)).toEqual(['Species\tStatus', 'Knot\tcommon', 'Ruff\trare', '†']);
  });
});

const doc18 = seed('cms-cop13-doc18.fr.txt');

describe.skipIf(doc18 === null)('UNEP/CMS/COP13/Doc.18', () => {
  const source = doc18 === null ? '' : readFileSync(doc18, 'utf8');
  const written = readFileSync(
    new URL('../../seeds/cms-cop13-doc18.fr.redlines.txt', import.meta.url),
    'utf8',
  );
  const { value, messages } = recognised(source, { redlines: redlinesOf(written) });
  const body = (text: Text | null): string[] =>
    (text?.paragraphs ?? []).flatMap((found) => labelOf(found)?.text ?? []);
  const numbers = (from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_, index) => `${from + index}.`);

  it('closes the old numbers 1 to 27 and prints the new ones with bis and ter', () => {
    expect(body(value.base)).toEqual([...numbers(1, 6), '-', '-', '-', ...numbers(7, 27)]);
    const struck = ['6.', '-', '-', '-'];
    expect(body(value.draft)).toEqual([
      ...numbers(1, 6),
      '6.bis',
      ...struck,
      '6.ter',
      ...numbers(7, 27),
      '27.',
    ]);
    const stones = value.draft?.paragraphs.filter(isTombstone).map((found) => labelOf(found)?.text);
    expect(stones).toEqual([...struck, '27.']);
  });

  it('has 20 recitals, a formula on two lines and a note on both sides', () => {
    const at = value.draft?.paragraphs.findIndex(({ id }) => id === 'formula') ?? 0;
    const recitals = value.draft?.paragraphs.slice(1, at).filter(({ kind }) => kind === 'plain');
    expect(recitals).toHaveLength(20);
    for (const text of [value.base, value.draft]) {
      expect(printedLines(text)).toContain('Dénommé à présent Wild Migration.');
      expect(
        printedLines(text).filter((found) => found.includes('Migratrice[^1] et le')),
      ).toHaveLength(1);
    }
    expect(printedLines(value.base).some((text) => text.includes('UNEP/CMS/COP11/Doc.21.1'))).toBe(
      true,
    );
    expect(printedLines(value.draft).some((text) => text.includes('UNEP/CMS/COP13/Doc.18)'))).toBe(
      true,
    );
  });

  it('proposes Decisions 13.AA with three items, 13.BB and 13.CC with two', () => {
    expect(body(value.decisions)).toEqual([
      '13.AA',
      'a)',
      'b)',
      'c)',
      '13.BB',
      '13.CC',
      'a)',
      'b)',
    ]);
  });

  it('keeps the wrong Resolution of an action and the missing annex, and says both', () => {
    const rules = messages.map(({ rule }) => rule);
    const told = messages.filter(({ rule }) => rule === 'recommended-action');
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringMatching(/10\.8.*expected.*11\.10/),
      expect.stringMatching(/found annexe 3 in a recommended action/),
    ]);
    expect(rules.filter((rule) => rule.startsWith('redline-'))).toEqual([]);
    expect(
      printedLines(value.paper).some((text) => /résolution 10\.8 \(Rév\. COP12\)/.test(text)),
    ).toBe(true);
  });

  it('leaves less than one word in a hundred to messages', () => {
    expect(value.account.totals.message).toBeLessThan(value.account.words.length / 100);
  });

  it('without the redlines keeps every word on both sides and says at least the five places of domain knowledge', () => {
    const bare = recognised(source);
    expect(printedLines(bare.value.draft).slice(1)).toEqual(printedLines(bare.value.base).slice(1));
    const fused = bare.messages
      .filter(({ rule }) => rule === 'fused-redline')
      .map(({ text }) => text);
    for (const words of ['Se félicite Encourage', 'COP131', 'pPrie', 'COPau', '2017-202', '27.']) {
      expect(
        fused.some((text) => text.includes(words)),
        words,
      ).toBe(true);
    }
  });
});
