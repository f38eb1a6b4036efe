import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run.ts';
import { seed } from '../corpora.ts';
import { libraryWith } from '../library/library.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const NGOS = ['en', 'fr', 'es'].flatMap((language) => [
  `resolutions/cms/11.10/rev.cop12.${language}.md`,
  `resolutions/cms/11.10/rev.cop13.draft.${language}.md`,
  `resolutions/cms/11.10/rev.cop13.paper.${language}.md`,
  `decisions/cms/cop13/ngo-participation.draft.${language}.md`,
]);
const FUND = ['en', 'fr', 'es'].flatMap((language) => [
  `resolutions/cce/cce-cop6-doc.14/original.draft.${language}.md`,
  `resolutions/cce/cce-cop6-doc.14/original.paper.${language}.md`,
  `decisions/cce/cop4/estuary-fund.${language}.md`,
  `decisions/cce/cop5/estuary-fund.${language}.md`,
  `decisions/cce/cop6/estuary-fund.draft.${language}.md`,
]);
const MAMMALS = [
  'resolutions/cms/11.24/rev.cop13.fr.md',
  'resolutions/cms/11.24/rev.cop15.draft.fr.md',
  'resolutions/cms/11.24/rev.cop15.paper.fr.md',
  'decisions/cms/cop14/cami.fr.md',
  'decisions/cms/cop15/cami.draft.fr.md',
];

const CAMI = 'decisions/cms/cop14/cami.fr.md';

/** A part of this library, its files changed by `edit`. */
function part(paths: readonly string[], edit: (source: string, path: string) => string): string {
  const files = paths.map((path) => [
    path,
    edit(readFileSync(join(REPOSITORY, path), 'utf8'), path),
  ]);
  return libraryWith(Object.fromEntries(files)).root;
}

// What is typed below the heading of the actions gives way to what is put there.
const actions = (put: string) => (source: string) =>
  source.replace(/(\n## [^\n]*\.actions\}\n)[\s\S]*?(?=\n## )/, `$1\n${put}\n`);

async function printed(paper: string, root: string): Promise<string[]> {
  const { code, stderr } = await runCli(['paper', paper, '--html', 'p.html'], root);
  expect([code, stderr]).toEqual([0, '']);
  const page = readFileSync(join(root, 'p.html'), 'utf8');
  const lines = page.split(/<\/(?:p|h\d)>/).map((line) => line.replace(/<[^>]+>/g, '').trim());
  const from = lines.findIndex((line) =>
    /^\d+\.\s*(?:The Conf.* recomm|Il est recomm|Se recomienda)/.test(line),
  );
  const length = lines.slice(from).findIndex((line) => line.endsWith('.') && /^[a-z]\)/.test(line));
  return lines.slice(from, from + length + 1).map((line) => line.replace(/\s+/g, ' '));
}

async function found(root: string): Promise<string[]> {
  const { stderr, stdout } = await runCli(['check'], root);
  return `${stderr}${stdout}`.split('\n').filter((line) => line.includes(' recommended-action '));
}

describe('::actions', () => {
  it.each([
    [
      'en',
      [
        '34. The Conference of the Parties is recommended to:',
        'a) adopt the amendments to Resolution 11.10 (Rev.COP12) contained in Annex 1 to the present document; and',
        'b) adopt the draft Decisions contained in Annex 2 to the present document.',
      ],
    ],
    [
      'fr',
      [
        '34. Il est recommandé à la Conférence des Parties :',
        'a) d’adopter les amendements à la Résolution 11.10 (Rev.COP12) figurant à l’annexe 1 du présent document ; et',
        'b) d’adopter les projets de Décisions figurant à l’annexe 2 du présent document.',
      ],
    ],
    [
      'es',
      [
        '34. Se recomienda a la Conferencia de las Partes:',
        'a) aprobar las enmiendas a la Resolución 11.10 (Rev.COP12) que figuran en el anexo 1 del presente documento; y',
        'b) aprobar los proyectos de Decisión que figuran en el anexo 2 del presente documento.',
      ],
    ],
  ])('prints in %s what the annexes do', async (language, expected) => {
    const root = part(NGOS, actions('::actions'));
    expect(await printed(`resolutions/cms/11.10/rev.cop13.paper.${language}.md`, root)).toEqual(
      expected,
    );
    expect(await found(root)).toEqual([]);
  });

  it('deletes the Decisions of the subject that the drafts leave behind, in ranges', async () => {
    const root = part(MAMMALS, actions('::actions'));
    const lines = await printed('resolutions/cms/11.24/rev.cop15.paper.fr.md', root);
    expect(lines.at(-1)).toBe('c) de supprimer les Décisions 14.167 à 14.170.');
  });

  it.each([
    ['a heading', '## {#besis .directed-to .deleted}\n'],
    ['a Decision', '## Directed to Parties {#besis .directed-to}\n\n**5.21** {#zimil .deleted}\n'],
    ['nothing at all', ''],
  ])('deletes what the draft takes out by %s, as the list of Decisions says', async (_, marked) => {
    const root = part(FUND, (source, path) =>
      path.includes('cop6/estuary')
        ? source.replace(/\n---\n[\s\S]*/, `\n---\n\n# Estuary Fund {#title}\n\n${marked}`)
        : actions('::actions')(source),
    );
    const lines = await printed('resolutions/cce/cce-cop6-doc.14/original.paper.en.md', root);
    const { stdout } = await runCli(['decisions', 'status', '--body', 'cce', '--json'], root);
    const states: { label: string; parent: string | null; proposals: { formal: string }[] }[] =
      JSON.parse(stdout).states;
    const gone = states.flatMap(({ label, parent, proposals }) =>
      parent === null && proposals.some(({ formal }) => formal === 'deleted') ? [label] : [],
    );
    expect(gone).toEqual(['5.21', '5.22', '5.23', '5.24']);
    expect(lines.at(-1)).toBe('b) delete Decisions 5.21 to 5.24.');
  });

  it('goes on below a chapeau that was typed', async () => {
    const root = part(
      FUND,
      actions('**5.** The Conference of the Parties is recommended to:\n\n::actions'),
    );
    expect(await printed('resolutions/cce/cce-cop6-doc.14/original.paper.en.md', root)).toEqual([
      '5. The Conference of the Parties is recommended to:',
      'a) adopt the draft Resolution contained in Annex 1 to the present document;',
      'b) adopt the draft Decisions contained in Annex 2 to the present document; and',
      'c) delete Decision 5.23.',
    ]);
  });

  it('deletes the same once the Decisions are adopted, whichever of the two it names', async () => {
    const paper = 'resolutions/cce/cce-cop6-doc.14/original.paper.en.md';
    const root = part(FUND, (source, path) =>
      path.includes('paper') ? actions('::actions')(source) : source,
    );
    const before = await printed(paper, root);
    expect(before.at(-1)).toBe('c) delete Decision 5.23.');
    writeFileSync(join(root, 'order.txt'), 'CCE/COP6/Doc.14\n');
    for (const line of [
      'decisions number --body cce --meeting cop6 --from 6.1 --order order.txt --table t.csv',
      'adopt decision:cce/cop6/estuary-fund.draft --date 2023-10-20 --despite dangling-reference --reason elsewhere',
    ]) {
      const { code } = await runCli(line.split(' '), root);
      expect([line, code]).toEqual([line, 0]);
    }
    expect(await printed(paper, root)).toEqual(before);
    const source = readFileSync(join(root, paper), 'utf8');
    writeFileSync(join(root, paper), source.replaceAll('estuary-fund.draft', 'estuary-fund'));
    expect(source).toContain('estuary-fund.draft');
    expect(await printed(paper, root)).toEqual(before);
  });

  it('adopts what keeps its number in other words, and nothing where no word changes', async () => {
    const kept = (source: string, path: string) =>
      path.includes('cop6/estuary')
        ? source.replace(
            /\n---\n[\s\S]*/,
            '\n---\n\n# Estuary Fund {#title}\n\n## Directed to Parties {#besis .directed-to}\n\n**5.21** Parties give. {#zimil}\n',
          )
        : path.includes('paper')
          ? actions('::actions')(source)
          : source;
    const lines = await printed(
      'resolutions/cce/cce-cop6-doc.14/original.paper.en.md',
      part(FUND, kept),
    );
    expect(lines.slice(-2)).toEqual([
      'b) adopt the draft Decision contained in Annex 2 to the present document; and',
      'c) delete Decisions 5.22 to 5.24.',
    ]);
  });

  describe('repeals what a draft says that it repeals', () => {
    const repealing = (repeals: string) =>
      part([...NGOS, CAMI], (source, path) =>
        path.includes('ngo-participation')
          ? source.replace('\nlanguage:', `\nrepeals:\n${repeals}language:`)
          : actions('::actions')(source),
      );

    it.each([
      ['en', '', 'repeal Resolution 11.10 (Rev.COP12).'],
      ['en', '    paragraphs: vakoz\n', 'repeal paragraph 1 of Resolution 11.10 (Rev.COP12).'],
      [
        'en',
        '    paragraphs: [vakoz, dumut]\n',
        'repeal paragraphs “Recalling Resolution 7.9, “Cooperation …” and 1 of Resolution 11.10 (Rev.COP12).',
      ],
      [
        'fr',
        '    paragraphs: dumut\n',
        'd’abroger le paragraphe « Rappelant la Résolution 7.9 sur la « … » de la Résolution 11.10 (Rev.COP12).',
      ],
      [
        'es',
        '    paragraphs: dumut\n',
        'revocar el párrafo «Recordando la Resolución 7.9, …» de la Resolución 11.10 (Rev.COP12).',
      ],
    ])('in %s: %s', async (language, paragraphs, expected) => {
      const root = repealing(`  - of: cms/11.10@rev.cop12\n${paragraphs}`);
      const lines = await printed(`resolutions/cms/11.10/rev.cop13.paper.${language}.md`, root);
      expect(lines.at(-1)).toBe(`c) ${expected}`);
    });

    it.each([
      ['fr', '', 'd’abroger les Décisions 14.167 à 14.170.'],
      ['fr', '    paragraphs: PLACE\n', 'd’abroger la Décision 14.168.'],
      // Numbers are the same in languages that lack the Decisions.
      ['en', '', 'repeal Decisions 14.167 to 14.170.'],
      ['es', '    paragraphs: PLACE\n', 'revocar la Decisión 14.168.'],
    ])('in %s Decisions by their numbers: %s', async (language, paragraphs, expected) => {
      const id = /\*\*14\.168\*\*[^\n]*\{#(\w+)/.exec(
        readFileSync(join(REPOSITORY, CAMI), 'utf8'),
      )?.[1];
      const part = repealing(
        `  - of: decision:cms/cop14/cami\n${paragraphs.replace('PLACE', id ?? '')}`,
      );
      const lines = await printed(`resolutions/cms/11.10/rev.cop13.paper.${language}.md`, part);
      expect(lines.at(-1)).toBe(`c) ${expected}`);
    });

    it('but no words of another language', async () => {
      const id = /^## [^\n]*\{#(\w+)/m.exec(readFileSync(join(REPOSITORY, CAMI), 'utf8'))?.[1];
      const paper = 'resolutions/cms/11.10/rev.cop13.paper.en.md';
      const root = repealing(`  - of: decision:cms/cop14/cami\n    paragraphs: ${id}\n`);
      const { stderr } = await runCli(['paper', paper, '--html', 'p.html'], root);
      expect(stderr).toContain('warning repeal-unknown found decision:cms/cop14/cami in repeals:');
    });

    it.each([
      ['  - of: cms/11.10@rev.cop12\n    paragraphs: nosuch\n', 'found nosuch in repeals:'],
      ['  - of: cms/11.10@rev.cop12\n    paragraphs:\n', 'found paragraphs that are no ids'],
      ['  - of: cms/11.10@rev.cop12\n    ids: vakoz\n', 'found the key ids'],
    ])('and nothing of what nobody knows: %s', async (repeals, text) => {
      const paper = 'resolutions/cms/11.10/rev.cop13.paper.en.md';
      const { code, stderr } = await runCli(
        ['paper', paper, '--html', 'p.html'],
        repealing(repeals),
      );
      expect([code, stderr]).toEqual([3, expect.stringContaining(`error repeal ${text}`)]);
    });

    it('but tells of a text that the library lacks', async () => {
      const paper = 'resolutions/cms/11.10/rev.cop13.paper.en.md';
      const root = repealing('  - of: cms/1.99\n');
      const { stderr } = await runCli(['paper', paper, '--html', 'p.html'], root);
      expect(stderr).toContain('warning repeal-unknown found cms/1.99 in repeals:');
    });
  });
});

describe('typed recommended actions', () => {
  it('are right in all papers of this library', async () => {
    expect(await found(REPOSITORY)).toEqual([]);
  }, 60_000);

  it.each([
    ['en', 'Resolution 10.8 (Rev.COP12)'],
    ['fr', 'Résolution 10.8 (Rev.COP12)'],
    ['es', 'Resolución 10.8 (Rev.COP12)'],
  ])(
    'in %s that name another Resolution than the annex amends are found',
    async (language, name) => {
      const root = part(NGOS, (source, path) =>
        path.endsWith(`paper.${language}.md`)
          ? source.replace(
              /(\*\*a\)\*\* (?:adopt|d’adopter|aprobar|que apruebe)[^\n]*?)R[eé]soluci?[oó]?n? ?11\.10 \(Rev\.COP12\)|(\*\*a\)\*\*[^\n]*?)(?:Résolution|Resolution|Resolución) 11\.10 \(Rev\.COP12\)/,
              (_, a = '', b = '') => `${a}${b}${name}`,
            )
          : source,
      );
      const lines = await found(root);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(
        /paper\.\w\w\.md:120:1 warning recommended-action found .*10\.8 \(Rev\.COP12\).*11\.10 \(Rev\.COP12\), which the annex amends/,
      );
    },
  );

  it('that leave out an annex or a deletion, or delete what goes on, are found', async () => {
    const typed =
      '**5.** The Conference is recommended to:\n\n**a)** adopt the draft Resolution contained in Annex 1; and\n\n**b)** delete Decision 5.22.';
    const root = part(FUND, (source, path) =>
      path.endsWith('paper.en.md') ? actions(typed)(source) : source,
    );
    const lines = await found(root);
    expect(lines.map((line) => line.replace(/^.* recommended-action /, ''))).toEqual([
      expect.stringContaining('found no recommended action on Annex 2'),
      expect.stringContaining('deletes Decision 5.23'),
      expect.stringContaining('found Decision 5.22 among those to be deleted'),
    ]);
  });

  it.skipIf(seed('cms-cop13-doc18.fr.txt') === null)(
    'of the seed: the wrong Resolution is found at its import',
    async () => {
      const { root } = libraryWith();
      const { stderr } = await runCli(
        ['import', seed('cms-cop13-doc18.fr.txt') ?? '', '--body', 'cms'],
        root,
      );
      expect(stderr).toMatch(/warning recommended-action .*10\.8.*expected.*11\.10/);
      // The paper keeps the words as they were typed, and check tells of them too.
      expect(await found(root)).toEqual([
        expect.stringMatching(/10\.8.*expected.*11\.10/),
        expect.stringMatching(/found annexe 3 in a recommended action/),
      ]);
    },
  );
});
