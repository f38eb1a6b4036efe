import { expect, it } from 'vitest';
import { libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

/** A text of Decisions of CITES, where amended ones keep their numbers; `head` are further lines of its front matter. */
function decisions(meeting: string, subject: string, paragraphs: string, head = ''): string {
  return `---
body: cites
kind: decisions
meeting: ${meeting}
subject: ${subject}
status: adopted
paper: ${meeting}/${subject}
date: 2020-03-06
language: en
${head}---

# ${subject} {#title}

## Directed to Parties {#viket .directed-to}

${paragraphs}
`;
}

const FUND = decisions('cop19', 'fund', '**19.1** Parties shall take. {#bamot}');

it.each([
  [
    'another subject has',
    { eels: decisions('cop19', 'eels', '**19.1** Parties shall give. {#bamot}') },
    [
      'cop19/eels.en.md:16:1 found 19.1, which is the number of fund#bamot (decisions/cites/cop19/fund.en.md:16) too',
      'cop19/fund.en.md:16:1 found 19.1, which is the number of eels#bamot (decisions/cites/cop19/eels.en.md:16) too',
    ],
  ],
  [
    'its own subject has at a later meeting',
    { 'cop20/fund': decisions('cop20', 'fund', '**19.1** Parties shall give. {#rizuf}') },
    [
      'cop19/fund.en.md:16:1 found 19.1, which is the number of fund#rizuf (decisions/cites/cop20/fund.en.md:16) too',
      'cop20/fund.en.md:16:1 found 19.1, which is the number of fund#bamot (decisions/cites/cop19/fund.en.md:16) too',
    ],
  ],
  [
    'a draft has',
    {
      'cop20/eels.draft': decisions(
        'cop20',
        'eels',
        '**19.1** Parties shall give. {#rizuf}',
        'stage: draft\n',
      ).replace('adopted', 'proposed'),
    },
    [
      'cop20/eels.draft.en.md:17:1 found 19.1, which is the number of fund#bamot (decisions/cites/cop19/fund.en.md:16) too',
    ],
  ],
  [
    'two others have, one of which goes on with the other',
    {
      'cop20/eels': decisions(
        'cop20',
        'eels',
        '**19.1** Parties shall give. {#rizuf continues=decision:cites/cop19/fund#bamot}',
      ),
      'cop20/birds': decisions('cop20', 'birds', '**19.1** Parties shall fly. {#kutes}'),
    },
    [
      'cop20/birds.en.md:16:1 found 19.1, which is the number of eels#rizuf (decisions/cites/cop20/eels.en.md:16) too',
      'cop20/eels.en.md:16:1 found 19.1, which is the number of birds#kutes (decisions/cites/cop20/birds.en.md:16) too',
    ],
  ],
])('a number that %s is an error that names both places', async (_, files, expected) => {
  expect(await told(files)).toEqual(expected);
});

it.each([
  [
    'kept and amended by a later meeting',
    { 'cop20/fund': decisions('cop20', 'fund', '**19.1** Parties shall give. {#bamot}') },
  ],
  [
    'under which another subject goes on with it',
    {
      'cop20/eels': decisions(
        'cop20',
        'eels',
        '**19.1** Parties shall give. {#rizuf continues=decision:cites/cop19/fund#bamot}',
      ),
    },
  ],
  ['of an item', { eels: decisions('cop19', 'eels', '**19.2** Parties: {#a}\n\n**a)** go. {#b}') }],
  [
    'of paragraphs that are no Decisions of a meeting',
    {
      eels: decisions('cop19', 'eels', '**1.** Parties shall give. {#rizuf}'),
      birds: decisions('cop19', 'birds', '**1.** Parties shall fly. {#kutes}'),
    },
  ],
])('a number %s is none', async (_, files) => {
  expect(await told(files)).toEqual([]);
});

async function told(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const all = Object.entries({ fund: FUND, ...files }).map(([name, content]) => [
    `decisions/cites/${name.includes('/') ? name : `cop19/${name}`}.en.md`,
    content,
  ]);
  const { root } = libraryWith(Object.fromEntries(all));
  const { stdout, stderr } = await runCli(['check'], root);
  return `${stdout}${stderr}`.split('\n').flatMap((line) => {
    const found = /^decisions\/cites\/(\S+) error decision-number-twice (.*), expected /.exec(line);
    return found ? [`${found[1]} ${found[2]}`] : [];
  });
}
