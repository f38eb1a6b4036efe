import { lettersLeftIn } from '../../lineage/decisions/letters-left.ts';
import { isTombstone, labelOf, type Paragraph } from '../../model/paragraph.ts';
import { languageProfile } from '../../model/profile.ts';
import { isSealBroken } from '../../model/seal.ts';
import { languageOf } from '../../model/text.ts';
import { toldOfLetters } from '../letter-citations.ts';
import { printedText } from '../printed.ts';
import { about, aboutText, type Finding, type Rule } from '../rule.ts';
import { isPast, nameOf, type View } from '../view.ts';

/** Rules on what an adopted text must be, and what a draft must have lost before it becomes one. */
export const ADOPTION_RULES: readonly Rule[] = [
  {
    name: 'seal',
    severity: 'error',
    about:
      'An adopted text says other words or numbers than those that were sealed, or lost its seal.',
    run: brokenSeal,
  },
  {
    name: 'draft-leftover',
    severity: 'error',
    about:
      'An adopted text has a comment, a deleted paragraph or a provisional number of its draft.',
    run: leftovers,
  },
  {
    name: 'draft-letter',
    severity: 'warning',
    atAdoption: 'error',
    about:
      'Letters that may be those of a draft Decision lead to none of the meeting; once it is adopted, any letters are left.',
    run: letters,
  },
  {
    name: 'open-bracket',
    severity: 'warning',
    atAdoption: 'error',
    about: 'Square brackets are open: text that is under negotiation.',
    run: brackets,
  },
];

function brokenSeal({ text, edition, others }: View): Finding[] {
  const sealed = (one: typeof text) => one.front.values.sealed !== undefined;
  if (edition.adopted && !sealed(text) && others.some((other) => sealed(other.text)))
    return [aboutText('found no sealed:, expected one as in the other languages of this revision')];
  if (!isSealBroken(text)) return [];
  return [
    aboutText(
      'found other words or numbers than those that were sealed at adoption, expected them as adopted (a correction is a corrigendum)',
    ),
  ];
}

function leftovers(view: View): Finding[] {
  if (!view.edition.adopted) return [];
  const unnumbered = letteredLabels(view);
  const left = view.text.paragraphs.flatMap((paragraph, index) => {
    const name = nameOf(view, paragraph, index);
    const deleted = isTombstone(paragraph)
      ? [
          about(
            paragraph,
            `found ${name} marked as deleted in an adopted text, expected it in removed:`,
          ),
        ]
      : [];
    if (paragraph.comments.length === 0 || deleted.length > 0) return deleted;
    return [
      about(
        paragraph,
        `found a comment at ${name} in an adopted text, expected it in the draft alone`,
      ),
    ];
  });
  return [...unnumbered, ...left];
}

function letters(view: View): Finding[] {
  if (view.adopting) return [...letteredLabels(view), ...lettersInWords(view)];
  return toldOfLetters(view, 'draft-letter');
}

function lettersInWords(view: View): Finding[] {
  const { words } = view.citations();
  return view.text.paragraphs.flatMap((paragraph) =>
    lettersLeftIn(paragraph, words).flatMap(({ text, quoted }) => {
      if (quoted || isTombstone(paragraph)) return [];
      const expected = 'expected the number that the Decision was given at adoption';
      return [about(paragraph, `found ${text}, ${expected}`, text)];
    }),
  );
}

function letteredLabels(view: View): Finding[] {
  return view.text.paragraphs.flatMap((paragraph) => {
    const label = labelOf(paragraph);
    if (label === null || !isDraftLetter(paragraph)) return [];
    return [
      about(paragraph, `found ${label.text}, expected the number that was given at adoption`),
    ];
  });
}

function isDraftLetter(paragraph: Paragraph): boolean {
  const label = labelOf(paragraph);
  return (
    label?.style === 'double' && label.series !== '' && label.text === label.text.toUpperCase()
  );
}

function brackets(view: View): Finding[] {
  if (isPast(view)) return [];
  const editorial = editorialLines(view);
  return view.text.paragraphs.flatMap((paragraph, index) => {
    if (isTombstone(paragraph) || paragraph.attributes.classes.includes('quote')) return [];
    const words = wordsOf(paragraph);
    if (words.length < LONGEST_LINE && editorial.some((line) => line.test(words.trim()))) return [];
    const open = 'bracket' in paragraph && paragraph.bracket ? '[' : BRACKET.exec(words)?.[0];
    if (open === undefined) return [];
    const found = `found square brackets in ${nameOf(view, paragraph, index)}`;
    return [about(paragraph, `${found}, expected text that has been agreed`)];
  });
}

// What is longer is no line of an editor.
const LONGEST_LINE = 600;

// What an editor puts in brackets is no negotiated text: `[sic]`, `[…]`, a number.
const BRACKET =
  /\[(?!\s*(?:sic|…|\.\.\.|\p{N}{1,4})\s*\])|(?<!\[\s{0,3}(?:sic|…|\.\.\.|\p{N}{1,4})\s{0,3})\]/iu;

function wordsOf(paragraph: Paragraph): string {
  return printedText(paragraph).replace(/\[\^[^\]]*\]/g, '');
}

// The line that says who adopted a text, and the one that says that an annex is new, stand in brackets in some bodies.
function editorialLines({ profile, text }: View): readonly RegExp[] {
  const words = languageProfile(profile, languageOf(text));
  const patterns = [...(words?.parts.adopted ?? []), ...(words?.parts.newAnnex ?? [])];
  return patterns.map((pattern) => new RegExp(`^(?:${pattern})$`, 'iu'));
}
