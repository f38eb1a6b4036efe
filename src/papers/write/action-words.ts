import type { LanguageProfile } from '../../model/profile.ts';
import { type ActionWords, stemsOf } from './deleting.ts';

/** Whether the words speak of drafts of this kind: `the draft Resolution`, `projets de Décisions`. */
export function namesDrafts(
  { content }: Pick<ActionWords, 'content'>,
  { references: forms }: LanguageProfile,
  kind: 'decision' | 'resolution',
): boolean {
  const words = content.toLowerCase().split(/[^\p{L}]+/u);
  const [drafts, names] = [forms?.drafts, forms?.[kind]].map((own) =>
    (own ?? []).flatMap((form) => form.toLowerCase().split('|')),
  );
  return words.some(
    (word, at) =>
      drafts?.includes(word) && words.slice(at + 1, at + 3).some((next) => names?.includes(next)),
  );
}

/** Whether a typed action takes note of what it names and adopts nothing; one without such a verb does what its chapeau says. */
export function isNoted(
  { content, chapeau }: ActionWords,
  { words }: Pick<LanguageProfile, 'words'>,
): boolean {
  const noting = stemsOf(words.actionNoting ?? '');
  const adopting = stemsOf(words.actionAdopting ?? '');
  const said = [content, chapeau].map((text) => {
    const plain = text.toLowerCase().replace(/\s+/g, ' ');
    // The words for taking note may have the verb of adoption in them.
    const rest = noting.reduce((left, phrase) => left.replaceAll(phrase, ' '), plain);
    return { notes: rest !== plain, adopts: adopting.some((stem) => rest.includes(stem)) };
  });
  const telling = said.find(({ notes, adopts }) => notes || adopts);
  return telling?.notes === true && !telling.adopts;
}
