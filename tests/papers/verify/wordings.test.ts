import { describe, expect, it } from 'vitest';
import { runCli } from '../../cli/run.ts';
import { deleted, p, r, revision, wordFile } from '../../formats/docx-read/word-file.ts';
import { libraryWith } from '../../library/library.ts';

const LANGUAGES = ['en', 'fr', 'es'] as const;
type Language = (typeof LANGUAGES)[number];

interface Words {
  readonly decision: string;
  readonly to: readonly [own: string, loose: string, other: string];
  readonly says: string;
  readonly old: string;
  readonly revised: string;
  readonly latest: string;
  readonly annex: string;
  readonly drafts: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    decision: 'Decision',
    to: ['Directed to the Secretariat', 'DIRECTED TO: Secretariat', 'Directed to Parties'],
    says: 'says that',
    old: 'The Secretariat shall report on the trade in eels every year.',
    revised: 'The Secretariat shall report on the trade in eels every second year.',
    latest: 'The Secretariat shall report on the trade in eels and sharks every second year.',
    annex: 'Annex 1',
    drafts: 'Draft Decisions',
  },
  fr: {
    decision: 'Décision',
    to: ['Adressée au Secrétariat', 'ADRESSÉE AU SECRÉTARIAT', 'Adressée aux Parties'],
    says: 'dispose que',
    old: 'Le Secrétariat fait rapport sur le commerce des anguilles chaque année.',
    revised: 'Le Secrétariat fait rapport sur le commerce des anguilles tous les deux ans.',
    latest:
      'Le Secrétariat fait rapport sur le commerce des anguilles et requins tous les deux ans.',
    annex: 'Annexe 1',
    drafts: 'Projets de décisions',
  },
  es: {
    decision: 'Decisión',
    to: ['Dirigida a la Secretaría', 'DIRIGIDA A LA SECRETARÍA', 'Dirigida a las Partes'],
    says: 'dispone que',
    old: 'La Secretaría informará sobre el comercio de anguilas cada año.',
    revised: 'La Secretaría informará sobre el comercio de anguilas cada dos años.',
    latest: 'La Secretaría informará sobre el comercio de anguilas y tiburones cada dos años.',
    annex: 'Anexo 1',
    drafts: 'Proyectos de decisión',
  },
};

const adopted = (language: Language, meeting: string, subject: string, text: string): string =>
  `---\nbody: cites\nkind: decisions\nsubject: ${subject}\nstatus: adopted\nmeeting: ${meeting}\nlanguage: ${language}\n---\n\n# X {#title}\n\n## ${WORDS[language].to[0]} {#aaaaa .directed-to}\n\n**17.10** ${text} {#abaca}\n`;

/** 17.10 was adopted at CoP17, amended at CoP18, and moved to another subject, amended again, at CoP19. */
function libraryIn(
  language: Language,
  files: Readonly<Record<string, string | Uint8Array>>,
): string {
  const { old, revised, latest } = WORDS[language];
  const at = (meeting: string, subject: string): string =>
    `decisions/cites/${meeting}/${subject}.${language}.md`;
  return libraryWith({
    [at('cop17', 'eels')]: adopted(language, 'cop17', 'eels', old),
    [at('cop18', 'eels')]: adopted(language, 'cop18', 'eels', revised),
    [at('cop19', 'fish')]: adopted(language, 'cop19', 'fish', latest),
    ...files,
  }).root;
}

interface Told {
  readonly rules: readonly string[];
  readonly unproven: readonly string[];
  readonly quotations: number;
}

async function said(language: Language, name: string, file: string | Uint8Array): Promise<Told> {
  const argv = ['verify', name, '--body', 'cites', '--language', language, '--json'];
  const { stdout } = await runCli(argv, libraryIn(language, { [name]: file }));
  const { deviations, unproven, proven } = JSON.parse(stdout);
  const rules = (all: readonly { rule: string }[]): string[] => all.map(({ rule }) => rule);
  return { rules: rules(deviations), unproven: rules(unproven), quotations: proven.quotations };
}

const markdown = (language: Language, meeting: string, heading: string, text: string): string =>
  `---\nbody: cites\nkind: paper\nmeeting: ${meeting}\npaper: X\nlanguage: ${language}\ntitle: X\n---\n\n# X {#title}\n\n### ${heading}\n\n${text}\n`;

const extracted = (meeting: string, heading: string, text: string): string =>
  [`CoP${meeting.slice(3)} Doc. 50`, 'X', '1. X y z:', heading, text, '2. Z.'].join('\n');

type Wording = 'old' | 'revised' | 'latest';

/** At which meeting, under which wording, which words are right. */
const CASES: readonly (readonly [meeting: string, named: string, right: Wording])[] = [
  ['cop18', '', 'old'],
  ['cop19', '', 'revised'],
  ['cop20', '', 'latest'],
  ['cop20', '(Rev. CoP18)', 'revised'],
  ['cop20', '(Rev. CoP19)', 'latest'],
  ['cop19', '(Rev. CoP18)', 'revised'],
  ['cop20', '(CoP17)', 'old'],
];

describe.each(LANGUAGES)('a Decision that kept its number, quoted in %s', (language) => {
  const { decision, to, says } = WORDS[language];

  it.each(CASES)('at %s as 17.10 %s has the %s words', async (meeting, named, right) => {
    const heading = [decision, '17.10', named, to[0]].filter(Boolean).join(' ');
    for (const wording of ['old', 'revised', 'latest'] as const) {
      const text = WORDS[language][wording];
      const rules = wording === right ? [] : ['quoted-decision'];
      const inMarkdown = markdown(language, meeting, heading, text);
      expect((await said(language, 'p.md', inMarkdown)).rules, wording).toEqual(rules);
      const inText = extracted(meeting, heading, text);
      expect((await said(language, 'p.txt', inText)).rules, wording).toEqual(rules);
    }
  });

  it('is not proven in a wording that the library does not have', async () => {
    const text = markdown(
      language,
      'cop20',
      `${decision} 17.10 (Rev. CoP20) ${to[0]}`,
      WORDS[language].latest,
    );
    const found = await said(language, 'p.md', text);
    expect(found).toMatchObject({ rules: [], unproven: ['unknown-decision'] });
  });

  it('has the wording of its own line, whatever it cites in its words', async () => {
    const itself = `${WORDS[language].revised.slice(0, -1)} (${decision} 17.10).`;
    const { root } = libraryWith({
      [`decisions/cites/cop18/eels.${language}.md`]: adopted(language, 'cop18', 'eels', itself),
      [`decisions/cites/cop19/eels.${language}.md`]: adopted(
        language,
        'cop19',
        'eels',
        itself + itself,
      ),
      'p.txt': extracted('cop20', `${decision} 17.10 (Rev. CoP18) ${to[0]}`, itself),
    });
    const argv = ['verify', 'p.txt', '--body', 'cites', '--language', language];
    expect((await runCli(argv, root)).stdout).toContain('1 quoted Decision: nothing deviates');
  });

  it('has the words of the wording that is named within a sentence', async () => {
    const inline = (named: string, text: string): string =>
      markdown(language, 'cop20', 'Y', `**1.** ${decision} 17.10 ${named} ${says} “${text}”`);
    const { revised, latest } = WORDS[language];
    const rules = async (named: string, text: string): Promise<readonly string[]> =>
      (await said(language, 'p.md', inline(named, text))).rules;
    expect(await rules('', latest)).toEqual([]);
    expect(await rules('', revised)).toEqual(['quoted-decision']);
    expect(await rules('(Rev. CoP18)', revised)).toEqual([]);
    expect(await rules('(Rev. CoP19)', revised)).toEqual(['quoted-decision']);
  });

  it('is directed to those to whom it was adopted, however that is typed', async () => {
    const rules = async (directed: string): Promise<readonly string[]> => {
      const heading = `${decision} 17.10 ${directed}`;
      return (await said(language, 'p.txt', extracted('cop20', heading, WORDS[language].latest)))
        .rules;
    };
    expect(await rules(to[0])).toEqual([]);
    expect(await rules(to[1])).toEqual([]);
    expect(await rules(to[2])).toEqual(['quoted-decision']);
  });
});

const TRACKED = revision('ins', r('very '));
const TAKEN = revision('del', deleted('X '));
const STRUCK = '<w:r><w:rPr><w:strike/></w:rPr><w:t>eels</w:t></w:r>';

describe.each(LANGUAGES)('quotations of a Word file in %s with a marked word', (language) => {
  const { decision, to, says, latest, old, annex, drafts } = WORDS[language];
  const heading = p(`${decision} 17.10 ${to[0]}`);
  const head = [p('CoP20 Doc. 50'), p('X'), p('1. X y z:')].join('');
  const end = [p(annex), p(drafts), p(to[0]), p('20.AA Z.')].join('');
  const file = (...body: readonly string[]): Uint8Array => wordFile(body.join(''));

  it.each([
    ['tracked in', TRACKED, ['tracked-outside']],
    ['tracked out of', TAKEN, ['tracked-outside']],
    ['struck in', STRUCK, []],
  ])('%s another sentence are proven', async (_, mark, others) => {
    const marked = p(r('2. Y ') + mark + r(' z.'));
    for (const behind of ['', end]) {
      const right = await said(language, 'p.docx', file(head, heading, p(latest), marked, behind));
      expect(right).toMatchObject({ rules: others, quotations: 1 });
      const wrong = await said(language, 'p.docx', file(head, heading, p(old), marked, behind));
      expect([...wrong.rules].sort()).toEqual(['quoted-decision', ...others]);
    }
  });

  it.each([
    ['tracked in', TRACKED, ['quoted-decision', 'tracked-outside']],
    ['tracked out of', TAKEN, ['tracked-outside']],
    ['struck in', STRUCK, ['quoted-decision']],
  ])('are told where it is %s their own words', async (name, mark, rules) => {
    const [first = '', ...rest] = latest.split(/(?<= )/u);
    const whole =
      name === 'struck in'
        ? r(`${latest.slice(0, 20)}`) +
          `<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">${latest.slice(20, 30)}</w:t></w:r>` +
          r(latest.slice(30))
        : r(first) + mark + r(rest.join(''));
    const found = await said(language, 'p.docx', file(head, heading, p(whole), p('2. Z.')));
    expect([...found.rules].sort()).toEqual(rules);
    expect(found.quotations).toBe(1);
  });

  it('are held against the library where they stand in a sentence', async () => {
    const quoting = (text: string): string => p(`1. ${decision} 17.10 ${says} “${text}”`);
    const rules = async (text: string): Promise<readonly string[]> => {
      const marked = p(r('2. Y ') + TRACKED + r(' z.'));
      const made = file(p('CoP20 Doc. 50'), p('X'), quoting(text), marked);
      return (await said(language, 'p.docx', made)).rules;
    };
    expect(await rules(latest)).not.toContain('quoted-decision');
    expect(await rules(old)).toContain('quoted-decision');
  });
});
