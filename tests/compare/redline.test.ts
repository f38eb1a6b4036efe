import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redline } from '../../src/compare/redline.ts';
import { emptyLexicon } from '../../src/compare/words.ts';
import { plainText } from '../../src/model/run.ts';
import { rebuilt, runs, sidesOf, tell } from '../say.ts';

const redlineOf = (before: string, after: string) =>
  redline([{ text: before }], [{ text: after }], emptyLexicon());

// Each line is a change as a drafter would mark it; it is cut into its two sides and must come back.
const DRAFTED: Readonly<Record<string, readonly string[]>> = {
  English: [
    'Requests the Secretariat{-, subject to the availability of resources,-} to continue to coordinate the Programme of Work {-2021-2026-}{+2026-2032+} and to report to {-the Standing Committee at its 52nd meeting-}{+each meeting of the Conference of the Parties+};',
    'Urges Parties{+ and invites other Range States+} to take the measures necessary to conserve migratory species of {-large -}mammals{+ and their habitats+};',
    'Directs {-the Scientific Council and -}the Secretariat to {-review-}{+evaluate+} the effectiveness of the measures referred to in paragraph {-5-}{+6+} above;',
    'Agrees that the species listed in Annex {-1-}{+I+} shall be {-reviewed every six years-}{+kept under review+};',
    'The depositary shall {+promptly +}notify the {-other -}Parties of any {-reservation-}{+declaration+} made under Article {-XI-}{+XII+}.',
    'Adopts the {+revised +}Guidelines contained in Annex 2 to {-this Resolution-}{+document UNEP/CMS/COP15/Doc.30.1.2+};',
    'The Conference of the Parties may{-, by a two-thirds majority of those present and voting,-} amend the Appendices.',
    'under draft Decision {-15.7 a) (Doc.23)-}{+16.DD a)+} and item (b)',
    'the words {-“big one” (“old”)-}{+“new”+} in the Annex',
    'between 2002 and {-2018-}{+2024+} by more than {-30%-}{+50%+}, in force since {-Rev.COP13-}{+Rev.COP15+}',
  ],
  French: [
    'Charge {-le Conseil scientifique et -}le Secrétariat{-, sous réserve des fonds disponibles,-} de poursuivre les efforts ;',
    'Prie instamment les Parties {-de prendre-}{+d’adopter+} des mesures {+nationales +}de conservation pour {-l’ours de Gobi-}{+le lynx d’Eurasie+} ;',
    'Décide que le budget {-annuel -}s’élève à {-1 250 000,50-}{+1 480 000+} euros pour la période {-2021–2023-}{+2024–2026+} ;',
    'Convient d’inclure {-l’ours de Gobi (Ursus arctos) et l’urial (Ovis vignei)-}{+le lynx d’Eurasie (Lynx lynx)+} dans la CAMI ;',
    'l’application de la Décision {-15.7 a) (Doc.23)-}{+16.DD a)+} ; et',
    'Prend note du rapport (paragraphe {-5-}{+6+}) et de ses annexes ;',
    'Rappelant la Résolution {-11.24 (Rev.COP13)-}{+11.24 (Rev.COP15)+} de la Conférence des Parties,',
    'Charge le Secrétariat, {+en consultation avec le Comité permanent et +}sous réserve de la disponibilité des ressources, d’élaborer {-un projet de-}{+des+} lignes directrices ;',
    'Invite les États de l’aire de répartition, {-les organisations intergouvernementales et -}les organisations non gouvernementales{+ et le secteur privé+} à soutenir le plan ;',
    'Demande au Secrétariat d’organiser{-, en 2018,-} une réunion des États de l’aire de répartition {-afin d’évaluer les progrès-}{+pour faire le bilan de la mise en œuvre+} ;',
    'la mise en œuvre des mesures {-répondant à une demande des Parties et figurant dans la Résolution 11.11 (Rev.COP12)-}{+figurant dans l’annexe du document UNEP/CMS/COP13/Doc.18+}, visant à renforcer',
    'dans les {-deux-}{+six+} langues[^langues] de travail.{+ Il en informe les Parties.+}',
  ],
  Spanish: [
    'Insta a las Partes a que {-adopten-}{+apliquen+} medidas para reducir la captura incidental de {+tiburones y +}rayas en las pesquerías de {-palangre-}{+red de enmalle+};',
    'en virtud de la Decisión {-15.7 a) (Doc.23)-}{+16.DD a)+}; e',
    'Encarga a la Secretaría{-, a reserva de la disponibilidad de fondos,-} que informe a la {-14ª-}{+15ª+} reunión de la Conferencia de las Partes sobre los progresos {-realizados-}{+logrados en la aplicación de la presente resolución+};',
  ],
  German: [
    'Die Vertragsparteien {-sollen-}{+müssen+} bis zum {-31. Dezember 2021-}{+30. Juni 2025+} einen {+nationalen +}Aktionsplan vorlegen.',
    'Das Bundesministerium für {-Umwelt, Naturschutz und Reaktorsicherheit-}{+Wirtschaft und Klimaschutz+} wird ermächtigt, durch Rechtsverordnung{+ mit Zustimmung des Bundesrates+} das Verfahren zu regeln.',
  ],
  Russian: [
    'Просит Секретариат{-, при условии наличия средств,-} продолжить координацию осуществления Программы работы на {-2021-2026-}{+2026-2032+} годы;',
    'Призывает Стороны {+незамедлительно +}принять меры по сохранению {-мигрирующих -}видов{+ и мест их обитания+};',
  ],
  Arabic: [
    'تطلب إلى الأمانة{-، رهناً بتوافر الموارد،-} مواصلة تنسيق تنفيذ برنامج العمل للفترة {-2021-2026-}{+2026-2032+}؛',
    'تحث الأطراف على {-اعتماد-}{+تنفيذ+} التدابير اللازمة لحفظ الأنواع المهاجرة {+وموائلها+}',
  ],
  Chinese: [
    '请秘书处{-在资源允许的情况下-}继续协调{-2021-2026-}{+2026-2032+}年工作方案的执行工作；',
    '敦促缔约方采取{-必要-}{+紧急+}措施，保护迁徙物种{+及其栖息地+}；',
  ],
};

describe.each(Object.entries(DRAFTED))('a change drafted in %s', (_language, cases) => {
  it.each(cases)('%s', (told) => {
    const { before, after } = sidesOf(told);
    expect(tell(redlineOf(before, after))).toBe(told);
  });
});

const readme = readFileSync(new URL('../../src/compare/README.md', import.meta.url), 'utf8');
const hardCases = [...readme.matchAll(/^```redline\n([\s\S]*?)^```/gm)].flatMap((block) =>
  (block[1] ?? '').trim().split('\n'),
);

describe('the hard cases of the README', () => {
  it('are there', () => expect(hardCases.length).toBeGreaterThan(5));
  it.each(hardCases)('%s', (told) => {
    const { before, after } = sidesOf(told);
    expect(tell(redlineOf(before, after))).toBe(told);
  });
});

describe('what changes whole', () => {
  it.each([
    ['a word with its article', 'de {-l’ours-}{+l’urial+} brun'],
    ['a word with a hyphen', 'un {-sous-programme-}{+sous-comité+} permanent'],
    ['a number with its blanks and comma', 'soit {-1 000,5-}{+1 000,6+} euros'],
    ['a number parted by no-break blanks', 'soit {-12 000-}{+12 500+} euros'],
    ['a range of years with a dash', 'les années {-2021–2026-}{+2021–2032+} durant'],
    [
      'the symbol of a document',
      'voir {-UNEP/CMS/COP13/Inf.19-}{+UNEP/CMS/COP13/Inf.27+} ci-joint',
    ],
    ['the symbol of a resolution', 'sa résolution {-A/RES/70/1-}{+A/RES/71/1+} du'],
    [
      'the name of a resolution with its suffix',
      'Résolution {-9.7 (Rev. CoP18)-}{+9.7 (Rev. CoP19)+} sur',
    ],
    ['a label in running text', 'Décision {-15.AA-}{+15.BB+} et'],
    ['a note mark', 'le texte{-[^un]-}{+[^deux]+} dit'],
    ['a decimal number', 'longueur de {-8,7-}{+22,5+} km'],
    ['a time', 'à {-10:30-}{+10:45+} heures'],
    ['an address', 'sur {-https://www.cms.int/a-}{+https://www.cms.int/b+}.'],
    ['a word in which a soft hyphen hides', 'le {-Secré\u00ADtariat-}{+Secrétariat+} publie'],
  ])('%s', (_name, told) => {
    const { before, after } = sidesOf(told);
    expect(tell(redlineOf(before, after))).toBe(told);
  });
});

describe('blanks', () => {
  it('shows a no-break space put in the place of a space', () => {
    expect(tell(redlineOf('le texte ; suite', 'le texte\u00A0; suite'))).toBe(
      'le texte{- -}{+\u00A0+}; suite',
    );
  });
  it('keeps a double space where it is', () => {
    expect(tell(redlineOf('un  mot ancien', 'un  mot nouveau'))).toBe(
      'un  mot {-ancien-}{+nouveau+}',
    );
  });
  it('shows blanks at the beginning and the end', () => {
    expect(tell(redlineOf(' mot', 'mot '))).toBe('{- -}mot{+ +}');
  });
  it('has no change between two empty texts, and one piece where one is empty', () => {
    expect(redlineOf('', '')).toEqual([]);
    expect(tell(redlineOf('', ' un mot'))).toBe('{+ un mot+}');
  });
});

describe('emphasis', () => {
  it('is a change of its own, in whole words', () => {
    const changes = redline(
      runs('*Charge* le Secrétariat'),
      runs('Charge le Secrétariat'),
      emptyLexicon(),
    );
    expect(changes).toEqual([
      { op: '~', before: [{ text: 'Charge', em: true }], after: [{ text: 'Charge' }] },
      { op: '=', runs: [{ text: ' le Secrétariat' }] },
    ]);
  });
  it('is kept in struck and inserted words', () => {
    const changes = redline(runs('*Charge* le Conseil'), runs('*Prie* le Conseil'), emptyLexicon());
    expect(changes.slice(0, 2)).toEqual([
      { op: '-', runs: [{ text: 'Charge', em: true }] },
      { op: '+', runs: [{ text: 'Prie', em: true }] },
    ]);
  });
  it('tells a link that goes elsewhere under the same words', () => {
    const changes = redline(
      runs('voir [paragraphe 5](#a) ici'),
      runs('voir [paragraphe 5](#b) ici'),
      emptyLexicon(),
    );
    expect(tell(changes)).toBe('voir {~paragraphe 5~} ici');
  });
});

// Words from a small stock, so that the two sides have much in common, between odd characters.
const oddText = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          'le',
          'Secrétariat',
          'de',
          'la',
          'CMS',
          '2021-2026',
          'd’Asie',
          '保护物种',
          'الأمانة',
        ),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom(' ', '  ', '\u00A0', '\n', '\t', ', ', ' ;', '(', ')', '.'),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '\uD83D\uDE00',
          '\uD83D',
          '\uDE00',
          'e\u0301',
          '\u200B',
          '\u202E',
          '\uFEFF',
          '[^n]',
          '{+',
          '-}',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('the law of a redline', () => {
  it('without insertions it is the text before, without deletions the text after', () => {
    fc.assert(
      fc.property(oddText, oddText, (before, after) => {
        const changes = redlineOf(before, after);
        expect(rebuilt(changes, 'before')).toBe(before);
        expect(rebuilt(changes, 'after')).toBe(after);
      }),
      { numRuns: 3000 },
    );
  });
  it('holds for emphasis too', () => {
    const content = fc
      .array(fc.record({ text: oddText, em: fc.boolean() }), { maxLength: 5 })
      .map((parts) => parts.map(({ text, em }) => (em ? { text, em: true as const } : { text })));
    fc.assert(
      fc.property(content, content, (before, after) => {
        const changes = redline(before, after, emptyLexicon());
        expect(characters(changes, 'before')).toEqual(charactersOf(before));
        expect(characters(changes, 'after')).toEqual(charactersOf(after));
      }),
      { numRuns: 1500 },
    );
  });
  it('has no empty piece, no two of a kind in a row, and strikes before it inserts', () => {
    fc.assert(
      fc.property(oddText, oddText, (before, after) => {
        const changes = redlineOf(before, after);
        changes.forEach((change, at) => {
          const next = changes[at + 1];
          expect(plainText(change.op === '~' ? change.after : change.runs)).not.toBe('');
          expect(next?.op === change.op).toBe(false);
          expect(change.op === '+' && next?.op === '-').toBe(false);
        });
      }),
    );
  });
});

type Changes = ReturnType<typeof redline>;

function characters(changes: Changes, side: 'before' | 'after'): string[] {
  const dropped = side === 'before' ? '+' : '-';
  return charactersOf(
    changes
      .filter(({ op }) => op !== dropped)
      .flatMap((change) => (change.op === '~' ? change[side] : change.runs)),
  );
}

function charactersOf(content: readonly { readonly text: string; readonly em?: true }[]): string[] {
  return content.flatMap(({ text, em }) => text.split('').map((char) => (em ? `*${char}` : char)));
}
