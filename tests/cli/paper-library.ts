import type { Library } from '../../src/library/find.ts';
import { head, libraryWith } from '../library/library.ts';

/** Where the texts of the sample library stand. */
export const FOLDER = 'resolutions/cms/11.24';

/** The path of the sample paper in a language. */
export function paperPath(language: string): string {
  return `${FOLDER}/rev.cop15.paper.${language}.md`;
}

/** A paper that shows the amendments of Resolution 11.24 in a language. */
export function paperText(language: string, to = 'rev.cop15.draft'): string {
  const front = head({
    kind: 'paper',
    revision: 'rev.cop15',
    paper: 'UNEP/CMS/COP15/Doc.27.3',
    meeting: 'cop15',
    date: '2026-02-20',
    title: 'Initiative',
    language,
  });
  return `${front}# Initiative {#title}\n\n**1.** Le Secrétariat présente la révision. {#gadon}\n\n## Annexe 1 {#annex-1 .annex .landscape}\n\n::amendments{of=cms/11.24 from=rev.cop13 to=${to} layout=three-column}\n`;
}

/** A library with a Resolution, its draft and the paper about it, each in the languages given. */
export function libraryWithPapers(languages: readonly string[]): Library {
  const draft = { revision: 'rev.cop15', base: 'rev.cop13', stage: 'draft', meeting: 'cop15' };
  const files = languages.flatMap((language) => [
    [
      `${FOLDER}/rev.cop13.${language}.md`,
      `${head({ language })}# Initiative {#title}\n\n**1** *Charge* le Conseil scientifique et le Secrétariat. {#bamot}\n`,
    ],
    [
      `${FOLDER}/rev.cop15.draft.${language}.md`,
      `${head({ ...draft, paper: 'UNEP/CMS/COP15/Doc.27.3', language })}# Initiative {#title}\n\n**1** *Charge* le Secrétariat. {#bamot}\n\n> Hors mandat.\n`,
    ],
    [paperPath(language), paperText(language)],
  ]);
  return libraryWith(Object.fromEntries(files));
}
