import { loadProfile } from '../../src/library/profile.ts';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../../src/model/paragraph.ts';
import type { Profile } from '../../src/model/profile.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';

/** One row of a made amendment table; `redline` is what extraction leaves of the first column. */
export interface MadeRow {
  readonly redline: string;
  readonly comment: string;
  readonly clean: string | null;
}

/** A made meeting paper, printed as text extraction would leave it. */
export interface MadePaper {
  readonly language: 'fr' | 'en' | 'es';
  readonly title: string;
  readonly symbol: string;
  readonly resolution: string;
  readonly rows: readonly MadeRow[];
  /** Which column stands where: `r` redline, `c` comment, `n` new text. */
  readonly order: string;
  readonly quoted: readonly string[];
  readonly annex: readonly string[];
  readonly decisions: readonly string[];
}

/** Words of each language as papers have them, typed here anew so that the profile is put to the test. */
const WORDS = {
  fr: {
    summary: 'Résumé :',
    background: 'Contexte',
    actions: 'Actions recommandées',
    recommended: 'Il est recommandé à la Conférence des Parties :',
    adopt: 'd’adopter le projet ; et',
    remove: 'de supprimer la Décision.',
    annex: 'ANNEXE',
    revision: 'PROPOSITION DE RÉVISION DE LA RÉSOLUTION',
    legend: 'Note : Le nouveau texte proposé est souligné. Le texte à supprimer est barré.',
    heads: {
      r: 'Texte de la Résolution existante',
      c: 'Commentaire',
      n: 'Nouveau texte propre proposé',
    },
    formula:
      'La Conférence des Parties à la \nConvention sur la conservation des espèces migratrices',
  },
  en: {
    summary: 'Summary:',
    background: 'Background',
    actions: 'Recommended actions',
    recommended: 'The Conference of the Parties is recommended to:',
    adopt: 'adopt the draft amendments; and',
    remove: 'delete the Decision.',
    annex: 'ANNEX',
    revision: 'PROPOSED REVISION OF RESOLUTION',
    legend: 'Note: Proposed new text is underlined. Text to be deleted is crossed out.',
    heads: { r: 'Text of the existing Resolution', c: 'Comment', n: 'Proposed new clean text' },
    formula:
      'The Conference of the Parties to the \nConvention on the Conservation of Migratory Species',
  },
  es: {
    summary: 'Resumen:',
    background: 'Antecedentes',
    actions: 'Acciones recomendadas',
    recommended: 'Se recomienda a la Conferencia de las Partes:',
    adopt: 'aprobar las enmiendas; y',
    remove: 'suprimir la Decisión.',
    annex: 'ANEXO',
    revision: 'PROPUESTA DE REVISIÓN DE LA RESOLUCIÓN',
    legend:
      'Nota: El nuevo texto propuesto aparece subrayado. El texto que se suprime aparece tachado.',
    heads: {
      r: 'Texto de la Resolución vigente',
      c: 'Comentario',
      n: 'Nuevo texto limpio propuesto',
    },
    formula: 'La Conferencia de las Partes en la \nConvención sobre las especies migratorias',
  },
} as const;

/** The formula in the language, as the made papers print it. */
export function formulaOf(language: MadePaper['language']): string {
  return WORDS[language].formula;
}

/** A row that goes across the table. */
export function across(words: string): MadeRow {
  return { redline: words, comment: '', clean: '' };
}

/** The whole paper as extracted text. */
export function printPaper(paper: MadePaper): string {
  const words = WORDS[paper.language];
  const cells = (row: { r: string; c: string; n: string }): string =>
    [...paper.order].map((column) => `\t${row[column as 'r' | 'c' | 'n']}`).join('\n');
  const rows = paper.rows.map(({ redline, comment, clean }) =>
    clean === '' ? `\t${redline}` : cells({ r: redline, c: comment, n: clean ?? '' }),
  );
  return [
    ` ${words.summary}`,
    'A few words on what this is for.',
    `\n\n${paper.title.toUpperCase()}`,
    `\n${words.background}`,
    '1. First paragraph of the paper.',
    '1. Second paragraph of the paper:',
    ...paper.quoted,
    `${words.actions}`,
    `1. ${words.recommended}`,
    words.adopt,
    words.remove,
    `${paper.symbol}\n${paper.symbol}\n\n2\n2\n${words.annex} 1`,
    `${words.revision} ${paper.resolution}`,
    words.legend,
    [cells(words.heads), ...rows].join('\n\n'),
    ...paper.annex,
    ...(paper.decisions.length > 0 ? [`${words.annex} 2`, ...paper.decisions] : []),
    '',
  ].join('\n\n');
}

/** Old and new words of a paragraph as extraction fuses them: inserted before deleted, nothing between. */
export function fuse(label: string, parts: readonly (readonly [string, string, string])[]): string {
  return label + parts.map(([kept, inserted, deleted]) => kept + inserted + deleted).join('');
}

/** The profile of CMS as it stands in the templates. */
export function cmsProfile(): Profile {
  return loadProfile(null, 'cms');
}

/** A paragraph as one line, its label first; a tombstone is a dagger. */
export function printedLine(paragraph: Paragraph): string {
  const words = isTombstone(paragraph) ? '†' : plainText(contentOf(paragraph)).replace(/\n/g, ' ');
  const label = labelOf(paragraph)?.text;
  return label ? `${label} ${words}` : words;
}

/** The paragraphs of a text as lines; none where there is no text. */
export function printedLines(text: Text | null | undefined): string[] {
  return (text?.paragraphs ?? []).map(printedLine);
}
