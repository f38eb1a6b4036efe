import { describe, expect, it } from 'vitest';
import { loadProfile, loadTemplates } from '../../src/library/profile.ts';
import { type Sheet, textOf } from '../../src/model/sheet.ts';
import type { Text } from '../../src/model/text.ts';
import { writePaper } from '../../src/papers/write/paper.ts';
import { all, text } from './write-fixtures.ts';

const WORDS = {
  en: ['Parties shall', 'The Secretariat shall', 'Directed to'],
  fr: ['Les Parties doivent', 'Le Secrétariat doit', 'À l’adresse de'],
  es: ['Las Partes deben', 'La Secretaría debe', 'Dirigida a'],
} as const;
type Language = keyof typeof WORDS;

interface Adopted {
  readonly base?: string;
  readonly stage?: string;
  /** What the first Decision says in an item, and the second. */
  readonly says: readonly [string, string];
}

const MEETINGS: Readonly<Record<string, Adopted>> = {
  cop17: { says: ['eels', 'report'] },
  cop18: { base: 'cop17', says: ['eels and elvers', 'report'] },
  cop19: { base: 'cop18', says: ['eels and elvers', 'report'] },
  'cop20.draft': { base: 'cop19', stage: 'draft', says: ['eels and elvers', 'report twice'] },
};

function decisions(key: string, body: string, language: Language): Text | null {
  const found = MEETINGS[key];
  if (!found) return null;
  const { base, stage, says } = found;
  const [parties, secretariat, directed] = WORDS[language];
  const head = Object.entries({ base, stage }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}\n`],
  );
  return text(`---
body: ${body}
kind: decisions
meeting: ${key.split('.')[0]}
subject: eels
language: ${language}
${head.join('')}---

# Eels {#title}

## ${directed} {#to .directed-to}

**17.1** ${parties}: {#one}

**a)** ${says[0]}. {#item}

**17.2** ${secretariat} ${says[1]}. {#two}
`);
}

function printed(body: string, language: Language, directive: string): Sheet {
  const paper = text(`---
body: ${body}
kind: paper
paper: CoP20 Doc. 91
meeting: cop20
date: 2025-06-27
language: ${language}
---

# Eels {#title}

${directive}
`);
  const resolver = {
    text: (name: string) => {
      const key = name.includes('@') ? name.split('@')[1] : /\/(cop[^/]+)\/eels/.exec(name)?.[1];
      const stage = name.endsWith('eels.draft') ? '.draft' : '';
      return { value: decisions(`${key}${stage}`, body, language), messages: [] };
    },
  };
  const context = { profile: loadProfile(null, body), templates: loadTemplates(null, body) };
  const { value, messages } = writePaper(paper, resolver, context);
  expect(messages).toEqual([]);
  return value;
}

const labels = (sheet: Sheet): string[] =>
  all(sheet.root, 'span', 'label')
    .map((label) => textOf(label).replace(/\s+/g, ' ').trim())
    .filter((label) => label.startsWith('17.'));

describe('the number of an amended Decision that keeps it', () => {
  it.each([
    ['en', '(Rev. CoP18)', '(Rev. CoP20)'],
    ['fr', '(Rev. CoP18)', '(Rev. CoP20)'],
    ['es', '(Rev. CoP18)', '(Rev. CoP20)'],
  ] as const)(
    'has the meeting that amended it last behind it, in %s',
    (language, first, second) => {
      const clean = printed('cites', language, '::decisions{of=decision:cites/cop20/eels.draft}');
      expect(labels(clean)).toEqual([`17.1 ${first}`, `17.2 ${second}`]);
      const adopted = printed('cites', language, '::decisions{of=decision:cites/cop19/eels}');
      expect(labels(adopted)).toEqual([`17.1 ${first}`, '17.2']);
      const original = printed('cites', language, '::decisions{of=decision:cites/cop17/eels}');
      expect(labels(original)).toEqual(['17.1', '17.2']);
    },
  );

  it('has it in the heading of a quotation', () => {
    const sheet = printed('cites', 'en', '::quote{of=decision:cites/cop19/eels#one}');
    const headings = all(sheet.root, 'p', 'quote-heading').map((one) => textOf(one));
    expect(headings).toEqual([expect.stringMatching(/^Decision 17\.1 \(Rev\. CoP18\) Directed/)]);
  });

  it.each(['inline', 'side-by-side', 'three-column'])(
    'is old and new in the redline %s',
    (layout) => {
      const directive = `::amendments{of=decision:cites/cop20/eels from=cop19 to=cop20.draft layout=${layout}}`;
      const found = new Set(labels(printed('cites', 'en', directive)));
      expect(found).toContain('17.1 (Rev. CoP18)');
      expect([...found].some((label) => label.includes('17.2 (Rev. CoP20)'))).toBe(true);
    },
  );

  it('stands alone where the body gives new numbers', () => {
    const sheet = printed('cms', 'en', '::decisions{of=decision:cms/cop20/eels.draft}');
    expect(labels(sheet)).toEqual(['17.1', '17.2']);
  });
});
