import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExtracted } from '../../src/formats/extracted/read.ts';
import { finalLabels } from '../../src/model/numbering.ts';
import { outline } from '../../src/model/outline.ts';
import { labelOf, type Paragraph } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';
import { recognisePaper } from '../../src/papers/recognise/recognise.ts';
import { across, cmsProfile, formulaOf, type MadePaper, printPaper } from './recognise-made.ts';

const profile = cmsProfile();

function wordsIn(paragraph: Paragraph): string {
  return 'content' in paragraph ? plainText(paragraph.content) : '';
}

function lines(text: Text | null): string[] {
  return (text?.paragraphs ?? []).map((paragraph) => {
    const label = labelOf(paragraph)?.text;
    return `${label ? `${label} ` : ''}${wordsIn(paragraph)}`;
  });
}

function recognised(paper: MadePaper, language?: string) {
  const sheet = readExtracted(printPaper(paper)).value;
  return recognisePaper(sheet, profile, { subject: 'birds', ...(language && { language }) });
}

const ENGLISH: MadePaper = {
  language: 'en',
  title: 'Conservation of waders',
  symbol: 'UNEP/CMS/COP14/Doc.31.2.1',
  resolution: '12.7 (Rev.COP12)',
  order: 'rcn',
  rows: [
    { redline: 'CONSERVATION OF WADERS', comment: 'Keep', clean: 'CONSERVATION OF WADERS' },
    { redline: 'Recalling Resolution 9.1,', comment: 'Keep', clean: 'Recalling Resolution 9.1,' },
    { redline: 'Aware of the tides,', comment: 'New text on tides', clean: 'Aware of the tides,' },
    { redline: 'Noting an old report,', comment: 'Obsolete', clean: null },
    across(formulaOf('en')),
    {
      redline: '1. Requests the Parties to:\na) count waders every twofive years; and\nb) report;',
      comment: 'Longer interval.\nAgreed by the working group.',
      clean: '1. Requests the Parties to:\na) count waders every two years; and\nb) report;',
    },
    {
      redline: '1bis Urges donors to help;',
      comment: 'New paragraph',
      clean: '2. Urges donors to help;',
    },
    { redline: '2 Thanks the host.', comment: 'Keep', clean: '3. Thanks the host.' },
  ],
  quoted: [],
  annex: [],
  decisions: [],
};

describe('a paper made from scratch', () => {
  it('in English, with items inside the cells and neither new annex nor quoted Decisions, comes through', () => {
    const { value } = recognised(ENGLISH);
    expect(lines(value.draft)).toEqual([
      'CONSERVATION OF WADERS',
      'Recalling Resolution 9.1,',
      'Aware of the tides,',
      '',
      'The Conference of the Parties to the\nConvention on the Conservation of Migratory Species',
      '1. Requests the Parties to:',
      'a) count waders every two years; and',
      'b) report;',
      '1bis Urges donors to help;',
      '2 Thanks the host.',
    ]);
    expect(lines(value.base)).toEqual([
      'CONSERVATION OF WADERS',
      'Recalling Resolution 9.1,',
      'Noting an old report,',
      'The Conference of the Parties to the\nConvention on the Conservation of Migratory Species',
      '1. Requests the Parties to:',
      'a) count waders every twofive years; and',
      'b) report;',
      '2 Thanks the host.',
    ]);
    expect(value.draft?.front.values).toMatchObject({
      number: '12.7',
      base: 'rev.cop12',
      revision: 'rev.cop14',
      meeting: 'cop14',
      paper: 'UNEP/CMS/COP14/Doc.31.2.1',
      language: 'en',
    });
    expect(value.quoted).toBeNull();
    expect(value.decisions).toBeNull();
  });

  it('keeps ids from before to draft, and tombstones and comments where the table has them', () => {
    const { draft, base } = recognised(ENGLISH).value;
    const ids = new Set(base?.paragraphs.map(({ id }) => id));
    const shared = draft?.paragraphs.filter(({ id }) => ids.has(id));
    expect(shared?.length).toBe(base?.paragraphs.length);
    const stone = draft?.paragraphs[3];
    expect(stone?.attributes.classes).toEqual(['deleted']);
    expect(stone?.comments.map(({ content }) => content.map(plainText))).toEqual([['Obsolete']]);
    const item = draft?.paragraphs[5];
    expect(item?.comments[0]?.content.map(plainText)).toEqual([
      'Longer interval.',
      'Agreed by the working group.',
    ]);
    expect(draft?.paragraphs[1]?.comments).toEqual([]);
  });

  it('says the place of each fused paragraph and of nothing else', () => {
    const { messages } = recognised(ENGLISH);
    const fused = messages.filter(({ rule }) => rule === 'fused-redline');
    expect(fused).toHaveLength(1);
    const line = printPaper(ENGLISH).split('\n')[(fused[0]?.place?.line ?? 0) - 1];
    expect(line).toBe('a) count waders every twofive years; and');
  });

  it.each(['ncr', 'crn', 'nrc'])(
    'with its columns in the order %s gives the same texts',
    (order) => {
      const usual = recognised(ENGLISH).value;
      const other = recognised({ ...ENGLISH, order }).value;
      expect(lines(other.draft)).toEqual(lines(usual.draft));
      expect(lines(other.base)).toEqual(lines(usual.base));
    },
  );

  it('with two columns and no comments comes through, and says that it has none', () => {
    const rows = ENGLISH.rows.filter(({ comment }) => !/^New text/.test(comment));
    const { value, messages } = recognised({ ...ENGLISH, rows, order: 'rn' });
    expect(lines(value.draft)).toContain('1bis Urges donors to help;');
    expect(lines(value.base)).not.toContain('1bis Urges donors to help;');
    expect(lines(value.base)).toContain('Noting an old report,');
    expect(messages.map(({ rule }) => rule)).toContain('no-comments');
  });

  it('whose automatic numbers are lost inside the table has them counted, with a message a column', () => {
    const rows = [
      ...ENGLISH.rows.slice(0, 5),
      { redline: '1. Requests one;', comment: 'Keep', clean: '1. Requests one;' },
      { redline: '1. Urges two;', comment: 'Keep', clean: '1. Urges two;' },
      { redline: '1. Invites three.', comment: 'Keep', clean: '1. Invites three.' },
    ];
    const { value, messages } = recognised({ ...ENGLISH, rows });
    expect(lines(value.draft).slice(-3)).toEqual([
      '1. Requests one;',
      '2. Urges two;',
      '3. Invites three.',
    ]);
    const lost = messages.filter(({ text }) => text.includes('paragraphs of the column'));
    expect(lost.map(({ text }) => text)).toEqual([
      expect.stringContaining('expected 2. to 3.'),
      expect.stringContaining('expected 2. to 3.'),
    ]);
  });

  it('without a title row takes the title of the paper, with a message', () => {
    const { value, messages } = recognised({ ...ENGLISH, rows: ENGLISH.rows.slice(1) });
    for (const text of [value.base, value.draft]) {
      expect(text?.paragraphs[0]).toMatchObject({ kind: 'heading', level: 1, id: 'title' });
    }
    expect(lines(value.draft)).toEqual(lines(recognised(ENGLISH).value.draft));
    expect(messages.map(({ rule }) => rule)).toContain('title-from-paper');
    expect(messages.map(({ rule }) => rule)).not.toContain('final-number');
  });

  it('takes a formula that stands in the first column only for the formula of both sides', () => {
    const rows = ENGLISH.rows.map((row) => (row.clean === '' ? { ...row, clean: null } : row));
    const { value } = recognised({ ...ENGLISH, rows });
    for (const text of [value.base, value.draft]) {
      const formula = text?.paragraphs.filter(({ id }) => id === 'formula');
      expect(formula?.map(wordsIn)).toEqual([formulaOf('en').replace(' \n', '\n')]);
    }
  });

  it('in Spanish with Decisions and an annex of its own comes through', () => {
    const { value } = recognised({
      ...ENGLISH,
      language: 'es',
      title: 'Conservación de las limícolas',
      resolution: '10.3',
      rows: [
        {
          redline: 'Recordando la Resolución 9.1,',
          comment: 'Mantener',
          clean: 'Recordando la Resolución 9.1,',
        },
        across(formulaOf('es')),
        { redline: '0. Aprueba el plan;', comment: 'Nuevo párrafo', clean: '1. Aprueba el plan;' },
        {
          redline: '1. Pide a las Partes que ayuden.',
          comment: 'Mantener',
          clean: '2. Pide a las Partes que ayuden.',
        },
      ],
      annex: [
        'Anexo a la Resolución 10.3',
        '[Obsérvese que el presente anexo es enteramente nuevo]',
        'PLAN DE ACCIÓN',
        'Antecedentes',
        '1.\tPrimer párrafo.\n2.\tSegundo párrafo:\na) un punto; y\nb) otro.',
        '\tTema\n\tPlazo\n\n\t1. Costas\n\n\t1.1\n\tuno\n\n\t1.2\n\tdos\n\n\t1,3\n\ttres',
      ],
      decisions: [
        'Limícolas',
        'Dirigida a las Partes',
        '14.AA\tLas Partes deberán:',
        'a) contar; y\nb) informar.',
        'Dirigida a la Secretaría',
        '14.BB\tLa Secretaría deberá ayudar.',
      ],
    });
    expect(value.draft?.front.values).toMatchObject({
      number: '10.3',
      base: 'original',
      language: 'es',
    });
    expect(lines(value.decisions)).toEqual([
      'Limícolas',
      'Dirigida a las Partes',
      '14.AA Las Partes deberán:',
      'a) contar; y',
      'b) informar.',
      'Dirigida a la Secretaría',
      '14.BB La Secretaría deberá ayudar.',
    ]);
    const annex = value.draft?.paragraphs.findIndex(({ id }) => id === 'annex-1') ?? -1;
    expect(lines(value.draft).slice(annex, annex + 8)).toEqual([
      'Anexo a la Resolución 10.3',
      'PLAN DE ACCIÓN',
      'Antecedentes',
      '1. Primer párrafo.',
      '2. Segundo párrafo:',
      'a) un punto; y',
      'b) otro.',
      '',
    ]);
    const rows = value.draft?.paragraphs.flatMap((row) => (row.kind === 'row' ? [row] : []));
    expect(rows?.map(({ head, span, label }) => [head, span, label?.text ?? null])).toEqual([
      [true, false, null],
      [false, true, '1.'],
      [false, false, '1.1'],
      [false, false, '1.2'],
      [false, false, '1,3'],
    ]);
    // The second of the two running symbols, and both page numbers.
    expect(value.account.totals.message).toBe(9);
  });

  it('quotes Decisions in each of the forms that papers have', () => {
    const { value, messages } = recognised({
      ...ENGLISH,
      quoted: [
        'Decision 13.5 Directed to Parties',
        'Parties are requested to:',
        '1. count;\n1. report.',
        'Decision 6\nDirected to the Secretariat',
        'The Secretariat shall help.',
        'Directed to the Standing Committee\n13.7\tThe Standing Committee is invited to look on.',
        '1. Third paragraph of the paper, and no item.',
      ],
    });
    expect(lines(value.quoted)).toEqual([
      'CONSERVATION OF WADERS',
      'Directed to Parties',
      '13.5 Parties are requested to:',
      'a) count;',
      'b) report.',
      'Directed to the Secretariat',
      '13.6 The Secretariat shall help.',
      'Directed to the Standing Committee',
      '13.7 The Standing Committee is invited to look on.',
    ]);
    expect(value.quoted?.front.values).toMatchObject({ meeting: 'cop13', subject: 'birds' });
    expect(lines(value.paper)).toContain('3. Third paragraph of the paper, and no item.');
    expect(messages.filter(({ rule }) => rule === 'decision-number')).toHaveLength(1);
  });

  it('keeps numbers of items that were typed, and letters of items that were not', () => {
    const decisions = [
      'Waders',
      'Directed to Parties',
      '14.AA Parties are requested to:',
      '1. count;\n2. report;\n3. share.',
      'Directed to the Secretariat',
      '14 BB The Secretariat shall:',
      '1. help;\n1. report.',
    ];
    const { value } = recognised({ ...ENGLISH, decisions });
    const labels = value.decisions?.paragraphs.flatMap(
      (paragraph) => labelOf(paragraph)?.text ?? [],
    );
    expect(labels).toEqual(['14.AA', '1.', '2.', '3.', '14.BB', 'a)', 'b)']);
  });

  it('with a masthead above its summary has the facts of it in the front matter', () => {
    const masthead = [
      'UNEP/CMS/COP14/Doc.31.2.1/Rev.1',
      'original : ENGLISH',
      '15 May 2023',
      'Agenda Item 31.2.1',
      'Hall 7, first floor',
      ENGLISH.title.toUpperCase(),
      '(Prepared by the Secretariat)',
    ];
    const source = [...masthead, printPaper(ENGLISH)].join('\n\n');
    const { value, messages } = recognisePaper(readExtracted(source).value, profile);
    expect(value.paper.front.values).toMatchObject({
      paper: 'UNEP/CMS/COP14/Doc.31.2.1/Rev.1',
      date: '2023-05-15',
      original: 'en',
      agenda: '31.2.1',
      title: 'CONSERVATION OF WADERS',
      masthead: ['Hall 7, first floor'],
      'prepared-by': 'the Secretariat',
    });
    const kept = messages.filter(({ rule }) => rule === 'masthead-kept');
    expect(kept.map(({ place }) => place?.line)).toEqual([9]);
    expect(lines(value.paper).filter((line) => line === 'CONSERVATION OF WADERS')).toHaveLength(1);
  });

  it('whose heads the profile does not know is read in the usual order, with a message', () => {
    const source = printPaper(ENGLISH)
      .replace('Text of the existing Resolution', 'What stands')
      .replace('\tComment\n', '\tWhy\n')
      .replace('Proposed new clean text', 'What we want');
    const { value, messages } = recognisePaper(readExtracted(source).value, profile);
    expect(lines(value.draft)).toEqual(lines(recognised(ENGLISH).value.draft));
    expect(messages.map(({ rule }) => rule)).toContain('unknown-heads');
  });

  it('whose table goes on in a second one without heads is read whole', () => {
    const source = printPaper(ENGLISH).replace('\t2 Thanks', 'page 2\n\n\t2 Thanks');
    const { value } = recognisePaper(readExtracted(source).value, profile);
    expect(lines(value.draft)).toEqual(lines(recognised(ENGLISH).value.draft));
  });

  it('takes a row of equal words for new under a comment of change, and says so', () => {
    const rows = ENGLISH.rows.map((row) =>
      row.comment === 'New text on tides' ? { ...row, comment: 'Reflects the tides.' } : row,
    );
    const { value, messages } = recognised({ ...ENGLISH, rows });
    expect(lines(value.base)).not.toContain('Aware of the tides,');
    expect(messages.filter(({ rule }) => rule === 'taken-for-new')).toHaveLength(1);
  });

  it('keeps working numbers and counts the final ones as the clean column has them', () => {
    const { draft } = recognised(ENGLISH).value;
    const paragraphs = draft?.paragraphs ?? [];
    const finals = finalLabels(paragraphs, outline(paragraphs, { formulaFirst: false }));
    const pairs = paragraphs.flatMap((paragraph, index) => {
      const label = labelOf(paragraph);
      return label?.style === 'arabic' ? [[label.text, finals[index]?.value ?? null]] : [];
    });
    expect(pairs).toEqual([
      ['1.', 1],
      ['1bis', 2],
      ['2', 3],
    ]);
  });

  it('says where a number of the clean column is not the one that the draft will have', () => {
    const rows = ENGLISH.rows.map((row) =>
      row.clean === '3. Thanks the host.' ? { ...row, clean: '4. Thanks the host.' } : row,
    );
    const { messages } = recognised({ ...ENGLISH, rows });
    expect(messages.filter(({ rule }) => rule === 'final-number').map(({ text }) => text)).toEqual([
      expect.stringContaining('found the number 4.'),
    ]);
  });

  it('gives the same ids when it is read again', () => {
    const ids = () => recognised(ENGLISH).value.draft?.paragraphs.map(({ id }) => id);
    expect(ids()).toEqual(ids());
  });
});

describe('rows of a made table', () => {
  const numbered = ENGLISH.rows.slice(0, 5);
  const said = (rows: MadePaper['rows'], rule: string, order = 'rcn') =>
    recognised({ ...ENGLISH, rows, order }).messages.filter((found) => found.rule === rule);

  it('take the words of their notes along, under one name where both columns have the same', () => {
    const rows = [
      {
        redline: 'Noting birds[footnoteRef:2],  [2: Red List 2024.]',
        comment: 'Keep',
        clean: 'Noting birds[footnoteRef:3], [3: Red List 2024.]',
      },
      { redline: 'Noting fish,', comment: 'Keep', clean: 'Noting fish[footnoteRef:4], [4: New.]' },
      { redline: 'Noting bats[footnoteRef:5], [5: Old.]', comment: 'Deleted', clean: null },
    ];
    const { value } = recognised({ ...ENGLISH, rows: [...rows, ...ENGLISH.rows.slice(4)] });
    const notes = (text: Text | null) =>
      text?.paragraphs.flatMap((found, index) =>
        found.kind === 'note'
          ? [[found.name, wordsIn(found), wordsIn(text.paragraphs[index - 1] ?? found)]]
          : [],
      );
    expect(notes(value.base)).toEqual([
      ['2', 'Red List 2024.', 'Noting birds[^2],'],
      ['5', 'Old.', 'Noting bats[^5],'],
    ]);
    expect(notes(value.draft)).toEqual([
      ['2', 'Red List 2024.', 'Noting birds[^2],'],
      ['4', 'New.', 'Noting fish[^4],'],
    ]);
    expect(notes(value.paper)).toEqual([]);
    // Running symbol and page numbers, as without notes.
    expect(value.account.totals.message).toBe(recognised(ENGLISH).value.account.totals.message);
  });

  it('give the old word of a fused one where it is certain, and quote what is fused', () => {
    const rows = [
      ...numbered,
      { redline: '1. Adopts 2017-20292026-2038;', comment: 'Dates', clean: '1. Adopts 2026-2038;' },
      { redline: '2. Reports to COP165.', comment: 'Next', clean: '2. Reports to COP16.' },
    ];
    expect(lines(recognised({ ...ENGLISH, rows }).value.base).slice(-2)).toEqual([
      '1. Adopts 2017-2029;',
      '2. Reports to COP165.',
    ]);
    expect(said(rows, 'fused-redline').map(({ text }) => text)).toEqual([
      expect.stringMatching(/paragraph 1\., “2017-20292026-2038” for “2026-2038”.*“2017-2029”$/),
      expect.stringMatching(/paragraph 2\., “COP165” for “COP16”.*stands as found$/),
    ]);
  });

  it('that lose a clause alone are not called fused', () => {
    const row = { redline: '1. Acts, subject to law;', comment: 'Cut', clean: '1. Acts;' };
    expect(said([...numbered, row], 'fused-redline')).toEqual([]);
  });

  it('without number or comment are each said where old and new cannot be told apart', () => {
    expect(said(ENGLISH.rows, 'old-or-new')).toEqual([]);
    expect(said(ENGLISH.rows, 'old-or-new', 'rn')).toHaveLength(2);
  });

  it('may end in a conjunction; what has no end mark is said at its clean cell', () => {
    const rows = [
      ...numbered,
      { redline: 'a) counts; and', comment: 'Keep', clean: 'a) counts; and' },
      { redline: 'b) reports;', comment: 'Mark lost', clean: 'b) reports' },
    ];
    const source = printPaper({ ...ENGLISH, rows }).split('\n');
    const found = said(rows, 'end-mark').map(({ place }) => source[(place?.line ?? 0) - 1]);
    expect(found).toEqual(['\tb) reports']);
  });
});

describe('a base that is known', () => {
  const base = recognised({
    ...ENGLISH,
    rows: ENGLISH.rows.map((row) => ({
      ...row,
      redline: row.redline.replace('twofive', 'five'),
      comment: row.comment.startsWith('New') ? row.comment : 'Keep',
      clean:
        row.comment.startsWith('New') || row.clean === ''
          ? row.clean
          : row.redline.replace('twofive', 'five'),
    })),
  }).value.base;

  it('gives its ids to the rows that its text and the clean column explain', () => {
    if (!base) throw new Error('the made base is a text');
    const sheet = readExtracted(printPaper(ENGLISH)).value;
    const { value, messages } = recognisePaper(sheet, profile, { base });
    const item = base.paragraphs.find((paragraph) => /five years/.test(wordsIn(paragraph)));
    const after = value.draft?.paragraphs.find((paragraph) => paragraph.id === item?.id);
    expect(after && wordsIn(after)).toBe('count waders every two years; and');
    expect(messages.map(({ rule }) => rule)).not.toContain('column-mismatch');
    const fused = messages.filter(({ rule }) => rule === 'fused-redline');
    expect(fused.map(({ severity }) => severity)).toEqual(['info']);
  });

  it('is held against the first column: a word that comes from neither is said with its place', () => {
    if (!base) throw new Error('the made base is a text');
    const rows = ENGLISH.rows.map((row) => ({
      ...row,
      redline: row.redline.replace('waders every', 'geese every'),
    }));
    const source = printPaper({ ...ENGLISH, rows });
    const { value, messages } = recognisePaper(readExtracted(source).value, profile, { base });
    const found = messages.filter(({ rule }) => rule === 'column-mismatch');
    expect(found.map(({ place }) => source.split('\n')[(place?.line ?? 0) - 1])).toEqual([
      'a) count geese every twofive years; and',
    ]);
    const item = base.paragraphs.find((paragraph) => /five years/.test(wordsIn(paragraph)));
    expect(value.draft?.paragraphs.map(({ id }) => id)).toContain(item?.id);
  });

  it('has a paragraph that no row shows: that is said', () => {
    if (!base) throw new Error('the made base is a text');
    const rows = ENGLISH.rows.filter(({ redline }) => !redline.startsWith('Recalling'));
    const sheet = readExtracted(printPaper({ ...ENGLISH, rows })).value;
    const { messages } = recognisePaper(sheet, profile, { base });
    expect(messages.filter(({ rule }) => rule === 'base-left')).toHaveLength(1);
  });
});

describe('papers at random', () => {
  const word = fc.constantFrom('marée', 'coast', 'aves', 'littoral', '2021-2026', 'S’il', 'Doc.3');
  const sentence = fc.array(word, { minLength: 2, maxLength: 9 }).map((words) => words.join(' '));
  const kind = fc.constantFrom('keep', 'add', 'drop', 'amend');
  const row = fc.record({ kind, sentence, extra: word });
  const paper = fc.record({
    language: fc.constantFrom('fr' as const, 'en' as const, 'es' as const),
    order: fc.constantFrom('rcn', 'ncr', 'cnr'),
    recitals: fc.array(row, { maxLength: 5 }),
    operative: fc.array(row, { minLength: 1, maxLength: 6 }),
  });
  const said = {
    fr: { keep: 'Conserver', add: 'Nouveau texte', drop: 'Supprimé', amend: 'Précisé' },
    en: { keep: 'Keep', add: 'New text', drop: 'Deleted', amend: 'Clarified' },
    es: { keep: 'Mantener', add: 'Nuevo texto', drop: 'Suprimido', amend: 'Aclarado' },
  };

  it('come through row by row, every word accounted for once', () => {
    fc.assert(
      fc.property(paper, ({ language, order, recitals, operative }) => {
        let old = 0;
        let clean = 0;
        const made = [
          ...recitals.map((item) => ({ ...item, numbered: false })),
          null,
          ...operative.map((item) => ({ ...item, numbered: true })),
        ];
        const expected: { base: string[]; draft: string[] } = { base: [], draft: [] };
        const rows = made.map((item) => {
          if (!item) return across(formulaOf(language));
          if (item.kind !== 'add') old += item.numbered ? 1 : 0;
          if (item.kind !== 'drop') clean += item.numbered ? 1 : 0;
          const before = item.numbered ? (item.kind === 'add' ? `${old}bis ` : `${old}. `) : '';
          const after = item.numbered ? `${clean}. ` : '';
          const words = `Que ${item.sentence}${item.numbered ? ' ;' : ','}`;
          const redline = item.kind === 'amend' ? `Que ${item.extra} ${words}` : words;
          if (item.kind !== 'add') expected.base.push(redline);
          if (item.kind !== 'drop') expected.draft.push(words);
          const comment = said[language][item.kind];
          return {
            redline: before + redline,
            comment,
            clean: item.kind === 'drop' ? null : after + words,
          };
        });
        const { value } = recognised({ ...ENGLISH, language, order, rows }, language);
        const body = (text: Text | null): string[] =>
          (text?.paragraphs ?? []).map(wordsIn).filter((words) => words.startsWith('Que'));
        expect(body(value.base)).toEqual(expected.base);
        expect(body(value.draft)).toEqual(expected.draft);
        const source = printPaper({ ...ENGLISH, language, order, rows });
        expect(value.account.words.map(({ text }) => text).sort()).toEqual(
          (source.match(/[\p{L}\p{N}]+/gu) ?? []).sort(),
        );
      }),
      { numRuns: 80 },
    );
  });
});
