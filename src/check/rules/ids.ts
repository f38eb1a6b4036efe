import { ancestry } from '../../lineage/chain.ts';
import { duplicateIds } from '../../model/duplicate-id.ts';
import { isPlaceId } from '../../model/mint.ts';
import { isTombstone, type Paragraph } from '../../model/paragraph.ts';
import { exchangedWords } from '../exchanged.ts';
import { printedText } from '../printed.ts';
import { about, aboutText, type Finding, type Rule } from '../rule.ts';
import { shareOfWords } from '../share.ts';
import { paragraphsById, type View } from '../view.ts';

/** Rules on who paragraphs are. */
export const ID_RULES: readonly Rule[] = [
  {
    name: 'duplicate-id',
    severity: 'error',
    about: 'Two paragraphs of one text bear the same id.',
    run: duplicates,
  },
  {
    name: 'missing-id',
    severity: 'warning',
    atAdoption: 'error',
    about: 'Paragraphs have no id: the text has not been formatted.',
    run: missing,
  },
  {
    name: 'swapped-ids',
    severity: 'warning',
    atAdoption: 'error',
    about: 'Two paragraphs have exchanged their words against the base under the same ids.',
    run: swapped,
  },
  {
    name: 'id-changed-words',
    severity: 'warning',
    atAdoption: 'error',
    about: 'An id stands at other words, and the words that it had stand under another id.',
    run: changedWords,
  },
  {
    name: 'id-given-again',
    severity: 'warning',
    atAdoption: 'error',
    about: 'The id of a paragraph that an earlier revision took out stands at unlike words.',
    run: givenAgain,
  },
];

function duplicates({ text, file }: View): Finding[] {
  return duplicateIds(text, file).map((found) => ({
    text: found.text,
    id: /\{#([^}]+)\}/.exec(found.text)?.[1] ?? null,
    place: found.place,
  }));
}

function missing({ text }: View): Finding[] {
  const without = text.paragraphs.filter(
    ({ id, kind }) => id === null && kind !== 'note' && kind !== 'directive',
  );
  const [first] = without;
  if (first === undefined) return [];
  const count = without.length === 1 ? 'a paragraph' : `${without.length} paragraphs`;
  const more = without.length === 1 ? '' : ', the first here';
  return [
    {
      ...aboutText(`found ${count} without an id${more}, expected what fmt gives`),
      place: first.place,
    },
  ];
}

function swapped(view: View): Finding[] {
  return exchangedWords(view).swapped.map(({ paragraph, other }) =>
    about(
      paragraph,
      `found the words of {#${other}} of ${view.base?.key} under {#${paragraph.id}} and the other way round, expected each under its own id`,
    ),
  );
}

function changedWords(view: View): Finding[] {
  return exchangedWords(view).strayed.map(({ paragraph, now }) =>
    about(
      paragraph,
      `found {#${paragraph.id}} at other words than in ${view.base?.key}, which stand under {#${now}} now, expected an id to stay with its words`,
    ),
  );
}

// Words that are less alike than this are those of another paragraph.
const UNLIKE = 0.3;

function givenAgain(view: View): Finding[] {
  const { text, base, chain } = view;
  if (base === null) return [];
  const standing = paragraphsById(base.text);
  const gone = new Map<string, Paragraph>();
  for (const edition of ancestry(chain, base.key).slice(0, -1))
    for (const [id, paragraph] of paragraphsById(edition.text))
      if (!isTombstone(paragraph)) gone.set(id, paragraph);
  return text.paragraphs.flatMap((paragraph) => {
    const { id } = paragraph;
    if (id === null || standing.has(id) || isPlaceId(id) || isTombstone(paragraph)) return [];
    const before = gone.get(id);
    if (before === undefined) return [];
    if (shareOfWords(printedText(before), printedText(paragraph)) >= UNLIKE) return [];
    const found = `found {#${id}}, which was another paragraph that has gone, at unlike words`;
    return [about(paragraph, `${found}, expected a new id (or the paragraph that it was)`)];
  });
}
