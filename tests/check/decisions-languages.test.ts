import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run.ts';
import { libraryWith } from '../library/library.ts';

/** The words of one language: headings to the Parties, the committee, the secretariat and nobody known; what each is told to do. */
const WORDS = {
  en: {
    parties: ['Directed to Parties', 'Parties are invited to'],
    committee: ['Directed to the Standing Committee', 'The Standing Committee is requested to'],
    secretariat: ['Directed to the Secretariat', 'The Secretariat shall'],
    nobody: ['Directed to Neptune', 'Neptune shall'],
    collect:
      'collect data on the migration of eels through the estuaries of the region and publish them every year.',
    report:
      'report to the Conference of the Parties at its seventh meeting on what was done under this Decision.',
    decision: 'Decision',
  },
  fr: {
    parties: ['À l’attention des Parties', 'Les Parties sont invitées à'],
    committee: ['À l’attention du Comité permanent', 'Le Comité permanent est prié de'],
    secretariat: ['À l’attention du Secrétariat', 'Le Secrétariat doit'],
    nobody: ['À l’attention de Neptune', 'Neptune doit'],
    collect:
      'recueillir des données sur la migration des anguilles dans les estuaires de la région et les publier chaque année.',
    report:
      'faire rapport à la Conférence des Parties à sa septième session sur les suites données à la présente Décision.',
    decision: 'Décision',
  },
  es: {
    parties: ['Dirigida a las Partes', 'Se invita a las Partes a'],
    committee: ['Dirigida al Comité Permanente', 'Se pide al Comité Permanente que'],
    secretariat: ['Dirigida a la Secretaría', 'La Secretaría deberá'],
    nobody: ['Dirigida a Neptuno', 'Neptuno deberá'],
    collect:
      'reunir datos sobre la migración de las anguilas en los estuarios de la región y publicarlos cada año.',
    report:
      'informar a la Conferencia de las Partes en su séptima reunión sobre lo hecho en virtud de esta Decisión.',
    decision: 'Decisión',
  },
} as const;
type Language = keyof typeof WORDS;
type Whom = 'parties' | 'committee' | 'secretariat' | 'nobody';

/** The rules on Decisions that speak of a library of invented Decisions in one language. */
async function told(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const library = libraryWith(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`decisions/cce/${path}`, text]),
    ),
  );
  const { stdout, stderr } = await runCli(['check'], library.root);
  const lines = `${stdout}${stderr}`.split('\n');
  return lines.flatMap((line) => {
    const [, rule] = / (?:error|warning|info) ([a-z-]+) /.exec(line) ?? [];
    return rule === undefined ? [] : [rule];
  });
}

interface Line {
  readonly whom: Whom;
  readonly label: string;
  readonly does: string;
  readonly id: string;
  /** Of whom the chapeau speaks, where that is another than the heading's. */
  readonly speaks?: Whom;
}

function text(
  language: Language,
  lines: readonly Line[],
  head: Readonly<Record<string, string>>,
): string {
  const all = { body: 'cce', kind: 'decisions', subject: 'eels', ...head, language };
  const front = Object.entries(all).map(([key, value]) => `${key}: ${value}\n`);
  const blocks = lines.map(({ whom, label, does, id, speaks = whom }, at) => {
    const heading =
      lines[at - 1]?.whom === whom
        ? ''
        : `## ${WORDS[language][whom][0]} {#h${whom} .directed-to}\n\n`;
    return `${heading}**${label}** ${WORDS[language][speaks][1]} ${does} {#${id}}\n`;
  });
  return `---\n${front.join('')}---\n\n# Eels {#title}\n\n${blocks.join('\n')}`;
}

const DRAFT = {
  meeting: 'cop6',
  stage: 'draft',
  status: 'proposed',
  paper: 'CCE/COP6/Doc.30',
  date: '2023-01-01',
};
const ADOPTED = {
  meeting: 'cop5',
  status: 'adopted',
  paper: 'CCE/COP5/Doc.30',
  date: '2020-01-01',
};

describe.each(Object.keys(WORDS) as Language[])('the rules on Decisions in %s', (language) => {
  const { collect, report, decision } = WORDS[language];
  const first: Line = { whom: 'parties', label: '6.AA', does: collect, id: 'aadab' };
  const last: Line = { whom: 'secretariat', label: '6.BB', does: report, id: 'babac' };
  const draft = (...lines: readonly Line[]) => ({
    [`cop6/eels.draft.${language}.md`]: text(language, lines, DRAFT),
  });
  const citing = (number: string): Line => ({
    ...last,
    does: `${report.slice(0, -1)} (${decision} ${number}).`,
  });

  it.each<readonly [string, readonly Line[], readonly string[]]>([
    ['nothing of a good draft', [first, last], []],
    ['a letter twice', [first, { ...last, label: '6.AA' }], ['label-repeated']],
    ['a letter skipped', [first, { ...last, label: '6.CC' }], ['letter-skipped']],
    ['the number of another meeting', [first, { ...last, label: '5.BB' }], ['decision-prefix']],
    ['a number that lacks its meeting', [first, { ...last, label: 'BB' }], ['decision-prefix']],
    ['a citation without the point', [first, citing('6 AA')], ['missing-point']],
    ['an addressee whom nobody knows', [{ ...first, whom: 'nobody' }, last], ['addressee-unknown']],
    [
      'a chapeau that speaks to another',
      [{ ...first, speaks: 'committee' }, last],
      ['addressee-chapeau'],
    ],
    ['a secretariat that need not report', [first, { ...last, does: collect }], ['report-back']],
    ['a committee that need not report', [{ ...first, whom: 'committee' }, last], ['report-back']],
  ])('tell %s', async (_, lines, rules) => {
    expect(await told(draft(...lines))).toEqual(rules);
  });

  it('tell a predecessor that is not named, and what no paper treats', async () => {
    const old: Line = { ...first, label: '5.41', id: 'oldab' };
    const before = {
      [`cop5/eels.${language}.md`]: text(
        language,
        [old, { ...last, label: '5.42', id: 'oldac' }],
        ADOPTED,
      ),
    };
    const alone = await told({ ...before, ...draft(first, last) });
    expect(alone).toEqual([
      'decision-untreated',
      'decision-untreated',
      'unnamed-predecessor',
      'unnamed-predecessor',
    ]);
    const named = draft(first, last)[`cop6/eels.draft.${language}.md`] ?? '';
    const continued = named
      .replace('{#aadab}', '{#aadab continues=decision:cce/cop5/eels#oldab}')
      .replace('{#babac}', '{#babac continues=decision:cce/cop5/eels#oldac}');
    expect(await told({ ...before, [`cop6/eels.draft.${language}.md`]: continued })).toEqual([]);
  });

  it('tell what one paper deletes and another renews', async () => {
    const before = {
      [`cop5/eels.${language}.md`]: text(
        language,
        [
          { ...first, label: '5.41' },
          { ...last, label: '5.42' },
        ],
        ADOPTED,
      ),
    };
    const renewed = {
      [`cop6/eels.draft.${language}.md`]: text(language, [first, last], { ...DRAFT, base: 'cop5' }),
    };
    expect(await told({ ...before, ...renewed })).toEqual([]);
    const register =
      'subject: eels\nfacts:\n  - decision: cop5#aadab\n    formal: deleted\n    status: proposed\n    meeting: cop6\n    document: CCE/COP6/Doc.44\n';
    expect(await told({ ...before, ...renewed, 'eels.yaml': register })).toEqual([
      'decision-rivals',
    ]);
  });
});
