import type { LanguageProfile } from '../../model/profile.ts';

/**
 * To whom a heading such as `Directed to the Parties and the Secretariat` directs Decisions: `['Parties', 'Secretariat']`, without
 * articles, in its order. A heading in other words than the body's is one addressee.
 */
export function addresseesOf(heading: string, words: LanguageProfile): readonly string[] {
  const { and = [], articles = [] } = words.references ?? {};
  const named = behindWords(heading.replace(/\s+/gu, ' ').trim(), words);
  const joints = and.map((word) => ` ${literally(word)}${/['’]$/u.test(word) ? '' : ' '}`);
  const parted = named.split(new RegExp([', ?', ...joints].join('|'), 'iu'));
  // `de l’`, `des`: what leads to a name stands before it in every part of a list.
  const leads = [...articles, ...(words.references?.of ?? [])].map(literally).join('|');
  const article = new RegExp(`^(?:(?:${leads}) ?(?<=[ ’']))+`, 'iu');
  return parted
    .map((part) => (leads === '' ? part : part.replace(article, '')).trim())
    .filter((part) => part !== '');
}

// The patterns of the body match a whole heading: what its last `.*` takes is the name.
function behindWords(heading: string, { parts }: LanguageProfile): string {
  for (const pattern of parts.directedTo) {
    if (!pattern.endsWith('.*')) continue;
    const found = new RegExp(`^(?:${pattern.slice(0, -2)})(?<named>.*)$`, 'iu').exec(heading);
    const named = found?.groups?.named?.trim() ?? '';
    if (named !== '') return named;
  }
  return heading;
}

function literally(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]");
}
