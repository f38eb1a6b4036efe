import type { Library } from '../../src/library/find.ts';
import { libraryWith } from '../library/library.ts';

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    title: 'Estuaries',
    formula: 'The Conference of the Parties',
    recalls: 'Recalling',
    adopts: 'Adopts',
    asks: 'Requests the Secretariat:',
    reason: 'Done already',
  },
  fr: {
    title: 'Estuaires',
    formula: 'La Conférence des Parties',
    recalls: 'Rappelant',
    adopts: 'Adopte',
    asks: 'Prie le Secrétariat :',
    reason: 'Déjà fait',
  },
};

/** The words of a language by name. */
export function word(language: string, name: string): string {
  return WORDS[language]?.[name] ?? name;
}

function head(lines: Readonly<Record<string, string>>): string {
  return `---\n${Object.entries(lines)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')}---\n\n`;
}

/** The text in force: paragraphs 1 to 4, the third with items. */
export function inForce(language: string, more: Readonly<Record<string, string>> = {}): string {
  const say = (name: string): string => word(language, name);
  const lines = {
    body: 'cms',
    kind: 'resolution',
    number: '11.24',
    revision: 'rev.cop13',
    status: 'adopted',
    meeting: 'cop13',
    language,
    ...more,
  };
  return `${head(lines)}# ${say('title')} {#title}

*${say('recalls')}* x, {#rec}

${say('formula')} {#formula .formula}

**1.** *${say('adopts')}* one; {#one}

**2.** *${say('adopts')}* two; {#two}

**3.** ${say('asks')} {#three}

**a)** a; {#ita}

**b)** b; {#itb}

**4.** *${say('adopts')}* four. {#four}
`;
}

/** A draft drawn from it: 0 and 2 bis are new, 2 goes, an item too. `change` edits the file. */
export function draftOf(
  language: string,
  change: (source: string) => string = (source) => source,
  more: Readonly<Record<string, string>> = {},
): string {
  const say = (name: string): string => word(language, name);
  const lines = {
    body: 'cms',
    kind: 'resolution',
    number: '11.24',
    revision: 'rev.cop15',
    base: 'rev.cop13',
    stage: 'draft',
    status: 'proposed',
    paper: 'UNEP/CMS/COP15/Doc.27.3',
    meeting: 'cop15',
    date: '2025-10-01',
    language,
    ...more,
  };
  return change(`${head(lines)}# ${say('title')} {#title}

*${say('recalls')}* x, {#rec .linguistic}

${say('formula')} {#formula .formula}

**0.** *${say('adopts')}* nought; {#nought}

> New

**1.** *${say('adopts')}* one; {#one}

**2.** {#two .deleted}

> ${say('reason')}
>
> in 2020

**2 bis.** *${say('adopts')}* the second; {#bis}

**3.** ${say('asks')} {#three}

**a)** {#ita .deleted into=itb}

> Merged

**b)** a and b; {#itb}

**4.** *${say('adopts')}* four. {#four}
`);
}

const FOLDER = 'resolutions/cms/11.24';

/** A library with the text in force and a draft of it in English and French, and whatever else is given. */
export function adoptionLibrary(files: Readonly<Record<string, string>> = {}): Library {
  return libraryWith({
    [`${FOLDER}/rev.cop13.en.md`]: inForce('en'),
    [`${FOLDER}/rev.cop13.fr.md`]: inForce('fr'),
    [`${FOLDER}/rev.cop15.draft.en.md`]: draftOf('en'),
    [`${FOLDER}/rev.cop15.draft.fr.md`]: draftOf('fr'),
    ...files,
  });
}
