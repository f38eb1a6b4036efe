import { describe, expect, it } from 'vitest';
import { readExtracted } from '../../src/formats/extracted/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { labelOf } from '../../src/model/paragraph.ts';
import { frontString } from '../../src/model/text.ts';
import {
  accountText,
  type PaperOptions,
  recognisePaper,
} from '../../src/papers/recognise/recognise.ts';
import { cmsProfile, formulaOf, printedLines } from './recognise-made.ts';

const cms = cmsProfile();
const cites = loadProfile(null, 'cites');

function recognised(blocks: readonly string[], options: PaperOptions = {}, profile = cms) {
  return recognisePaper(readExtracted(`${blocks.join('\n\n')}\n`).value, profile, options);
}

const WORDS = {
  en: {
    cover: ['UNEP/CMS/COP14/Doc.30', 'Summary:', 'A few words.', 'WADERS', 'Background'],
    actions: 'Recommended actions',
    annex: ['ANNEX 1', 'PROPOSED AMENDMENTS TO RESOLUTION 12.7 (Rev.COP13)', 'WADERS'],
    legend: 'Note: Proposed new text is underlined. Text to be deleted is crossed out.',
    verbs: ['Requests', 'Takes note', 'Invites'],
  },
  fr: {
    cover: ['UNEP/CMS/COP14/Doc.30', 'Résumé :', 'Quelques mots.', 'ÉCHASSIERS', 'Contexte'],
    actions: 'Actions recommandées',
    annex: ['ANNEXE 1', 'AMENDEMENTS PROPOSÉS À LA RÉSOLUTION 12.7 (Rev.COP13)', 'ÉCHASSIERS'],
    legend: 'NB : le nouveau texte proposé est souligné. le texte à supprimer est barré.',
    verbs: ['Prie', 'Prend note', 'Invite'],
  },
  es: {
    cover: [
      'UNEP/CMS/COP14/Doc.30',
      'Resumen:',
      'Unas palabras.',
      'AVES LIMÍCOLAS',
      'Antecedentes',
    ],
    actions: 'Acciones recomendadas',
    annex: ['ANEXO 1', 'ENMIENDAS PROPUESTAS A LA RESOLUCIÓN 12.7 (Rev.COP13)', 'AVES LIMÍCOLAS'],
    legend:
      'Nota: El nuevo texto propuesto aparece subrayado. El texto que se suprime aparece tachado.',
    verbs: ['Pide', 'Toma nota', 'Invita'],
  },
} as const;

type Language = keyof typeof WORDS;

function paper(language: Language, body: readonly string[]): string[] {
  const { cover, annex, legend } = WORDS[language];
  return [...cover, '1. One.', '1. Two.', ...annex, legend, formulaOf(language), ...body];
}

describe.each(['en', 'fr', 'es'] as const)('numbers inside an inline annex (%s)', (language) => {
  const [requests, notes, invites] = WORDS[language].verbs;

  it('are read where they are glued to the verb, and with a Latin ordinal', () => {
    const { value } = recognised(
      paper(language, [
        `1.${requests} A;`,
        `1. ${requests} B[-, C-]{+ and D+};`,
        `6.${notes} E;`,
        `10bis ${invites} F;`,
        `{+10ter.${invites} G;+}`,
        `1. ${requests} H.`,
      ]),
    );
    const said = printedLines(value.draft).slice(2);
    expect(said).toEqual([
      `1. ${requests} A;`,
      `2. ${requests} B and D;`,
      `6. ${notes} E;`,
      `10bis ${invites} F;`,
      `10ter. ${invites} G;`,
      `3. ${requests} H.`,
    ]);
    expect(printedLines(value.base)).toContain(`2. ${requests} B, C;`);
    expect(printedLines(value.base).join()).not.toContain('10ter');
  });

  it('go on counting over a struck number that was typed, where marks are lost', () => {
    const { value, messages } = recognised(
      paper(language, [
        `1. ${requests} A;`,
        `1. ${requests} B;`,
        `2. ${requests} C;`,
        `1. ${requests} D;`,
        `1. ${requests} E;`,
      ]),
    );
    const numbers = value.draft?.paragraphs.flatMap((found) => labelOf(found)?.text ?? []);
    expect(numbers).toEqual(['1.', '2.', '2.', '3.', '4.']);
    expect(messages.map(({ text }) => text).join('\n')).toContain('the typed number 2. outside');
  });
});

describe('marks of a redline outside a text that is amended', () => {
  const source = [
    ...WORDS.en.cover,
    '1. Parties [-shall-][+should+] act.',
    '\tOld\n\tNew\n\n\t[-ten-]\n\t{+twelve+}',
    'ANNEX 1',
    'DRAFT DECISIONS',
    'WADERS',
    'Directed to Parties',
    '14.AA Parties are [-invited-][+requested+] to:',
    'a) act; and',
    '[+b) report.+]',
  ];
  const { value, messages } = recognised(source);

  it('stay as characters, so that old and new words do not run together', () => {
    expect(printedLines(value.paper)).toContain('1. Parties [-shall-][+should+] act.');
    expect(printedLines(value.paper).join('\n')).toContain('[+twelve+]');
    expect(printedLines(value.decisions).slice(-3)).toEqual([
      '14.AA Parties are [-invited-][+requested+] to:',
      'a) act; and',
      'b) [+report.+]',
    ]);
  });

  it('are said, each paragraph at its place', () => {
    const all = `${source.join('\n\n')}\n`.split('\n');
    const said = messages.filter(({ rule }) => rule === 'marks-kept');
    expect(said).toHaveLength(5);
    for (const { place } of said) expect(all[(place?.line ?? 0) - 1]).toMatch(/[[{][-+]/);
  });
});

describe('a paper in other characters', () => {
  const plain = paper('fr', ['1. Prie les [-Parties-]{+États+} ;', '1. Prend note de l’été.']);
  const composed = recognised(plain).value;

  it('is the same where letters and accents are apart, and says so once', () => {
    const { value, messages } = recognised(plain.map((text) => text.normalize('NFD')));
    expect(printedLines(value.draft)).toEqual(printedLines(composed.draft));
    expect(printedLines(value.base)).toEqual(printedLines(composed.base));
    expect(printedLines(value.paper)).toEqual(printedLines(composed.paper));
    expect(value.account.totals).toEqual(composed.account.totals);
    expect(messages.filter(({ rule }) => rule === 'separate-accents')).toHaveLength(1);
  });

  it('is the same with Windows line ends, a byte order mark and form feeds', () => {
    const source = `\uFEFF${plain.join('\n\n').replace('ANNEXE 1', '\fANNEXE 1')}\n`;
    const { value } = recognisePaper(readExtracted(source.replace(/\n/g, '\r\n')).value, cms);
    expect(printedLines(value.draft)).toEqual(printedLines(composed.draft));
    expect(printedLines(value.paper)).toEqual(printedLines(composed.paper));
  });
});

describe('a new Resolution in an annex of its own', () => {
  it('is called by its title and not by what it is', () => {
    const { value } = recognised([
      ...WORDS.en.cover,
      '1. One.',
      'ANNEX 1',
      'DRAFT RESOLUTION',
      'BYCATCH OF MARINE TURTLES',
      'Aware that turtles are taken,',
      formulaOf('en'),
      '1. Urges Parties to act.',
    ]);
    expect(printedLines(value.draft)[0]).toBe('BYCATCH OF MARINE TURTLES');
    expect(printedLines(value.paper)).toContain('DRAFT RESOLUTION');
  });
});

describe('a paper of CITES', () => {
  const { value, messages } = recognised(
    [
      'CoP19 Doc. 33',
      'REVIEW OF RESOLUTION CONF. 12.3 (REV. COP18)',
      '1. This document has been submitted by the Secretariat.',
      '2. The Conference of the Parties agreed on Resolution Conf. 12.3 (Rev. CoP18).',
      'CoP19 Doc. 33 – p. 2',
      'Annex 1',
      'PROPOSED AMENDMENTS TO RESOLUTION CONF. 12.3 (REV. COP18)',
      'NB: Text to be deleted is crossed out. Proposed new text is underlined.',
      'Conf. 12.3 (Rev. CoP18)',
      'Permits and certificates',
      'RECALLING Articles III, IV and V;',
      'THE CONFERENCE OF THE PARTIES TO THE CONVENTION',
      '1. AGREES that permits be in one of the [-three-] working languages; and',
      '[-2. DIRECTS the Secretariat to report.-]',
    ],
    {},
    cites,
  );

  it('gives the Resolution its title and its number as it is written', () => {
    expect(value.draft && frontString(value.draft, 'number')).toBe('Conf. 12.3');
    expect(printedLines(value.draft)).toEqual([
      'Permits and certificates',
      'RECALLING Articles III, IV and V;',
      'THE CONFERENCE OF THE PARTIES TO THE CONVENTION',
      '1. AGREES that permits be in one of the working languages; and',
      '2. †',
    ]);
  });

  it('keeps no running head with its page number as text', () => {
    expect(printedLines(value.paper).join('\n')).not.toContain('p. 2');
    expect(messages.filter(({ rule }) => rule === 'running-head')).toHaveLength(1);
  });
});

describe('a draft resolution of the General Assembly', () => {
  it('has its masthead in the front matter, and a title', () => {
    const source = [
      'A/C.2/77/L.36',
      'Agenda item 18 (g)',
      'Draft resolution submitted by the Chair',
      'Implementation of the Convention on Biological Diversity',
      'The General Assembly,',
      'Recalling its resolution 64/203,',
      '1. Urges parties:',
      '(a) To report:',
      '(i) At once;',
      '(ii) Later.',
    ].join('\n\n');
    const un = loadProfile(null, 'un');
    const {
      value: { text: value },
      messages,
    } = accountText(readExtracted(source).value, un);
    expect(messages).toEqual([]);
    expect(value.front.values.masthead).toEqual([
      'A/C.2/77/L.36',
      'Agenda item 18 (g)',
      'Draft resolution submitted by the Chair',
    ]);
    expect(printedLines(value)).toEqual([
      'Implementation of the Convention on Biological Diversity',
      'The General Assembly,',
      'Recalling its resolution 64/203,',
      '1. Urges parties:',
      '(a) To report:',
      '(i) At once;',
      '(ii) Later.',
    ]);
  });
});

describe('notes whose numbers were typed', () => {
  const source = [
    ...WORDS.en.cover,
    '1. As it was said.1 Further.2',
    '1 See there.',
    '2 And here.',
  ];

  it('stay paragraphs and are said once', () => {
    const { value, messages } = recognised(source);
    const said = messages.filter(({ rule }) => rule === 'typed-note');
    expect(said.map(({ text }) => text.slice(0, 47))).toEqual([
      'found 2 paragraphs that look like notes, “1 See',
    ]);
    expect(printedLines(value.paper).slice(-2).join('|')).toMatch(/See there\..*And here\./);
  });
});

describe('a table inside an inline annex', () => {
  const table = (rows: readonly string[]): string =>
    ['\tNo.\n\tSpecies', ...rows.map((row, at) => `\t${at + 1}\n\t${row}`)].join('\n\n');

  it('gives each of two equal rows an old row of its own', () => {
    const same = '\tNo.\n\tSpecies\n\n\tone\n\tKnot\n\n\tone\n\tKnot';
    const base = recognised(paper('en', ['1. Adopts:', same])).value.base;
    const { value } = recognised(paper('en', ['1. Adopts:', same]), base ? { base } : {});
    const ids = value.draft?.paragraphs.filter(({ kind }) => kind === 'row').map(({ id }) => id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
    expect(ids).toEqual(base?.paragraphs.filter(({ kind }) => kind === 'row').map(({ id }) => id));
  });

  it('of very many rows is held against the text before in linear time', {
    timeout: 60_000,
  }, () => {
    const took = (count: number): number => {
      const rows = Array.from({ length: count }, (_, at) => `Species ${at} of the list`);
      const body = ['1. Adopts:', table(rows)];
      const base = recognised(paper('en', body)).value.base;
      const start = process.cpuUsage();
      const { value } = recognised(paper('en', body), base ? { base } : {});
      expect(value.draft?.paragraphs.length).toBe(base?.paragraphs.length);
      const { user } = process.cpuUsage(start);
      return user;
    };
    took(1_000);
    expect(took(16_000)).toBeLessThan(12 * took(4_000));
  });
});
