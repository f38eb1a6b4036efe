import { LABELS_EXPECTED, meantLabel } from '../../model/meant-label.ts';
import { contentOf, labelOf } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** Rules on numbers that cannot be read, or not in this text. */
export const ODD_LABEL_RULES: readonly Rule[] = [
  {
    name: 'label-unreadable',
    severity: 'warning',
    atAdoption: 'error',
    about:
      'Bold words at the beginning of a paragraph were meant as its number and cannot be read as one: `2 bis bis.`.',
    run: unreadable,
  },
  {
    name: 'label-foreign',
    severity: 'warning',
    atAdoption: 'error',
    about: 'A number has figures or letters of a script in which the text is not written: `８.`.',
    run: foreign,
  },
];

function unreadable({ text }: View): Finding[] {
  return text.paragraphs.flatMap((paragraph) => {
    const meant = meantLabel(paragraph);
    return meant === null
      ? []
      : [about(paragraph, `found ${meant} in bold, expected ${LABELS_EXPECTED}`)];
  });
}

/** Scripts by their letters and figures, full-width signs with those of East Asia. Latin goes with all. */
const SCRIPTS: readonly RegExp[] = [
  /[\p{Script=Arabic}\u0660-\u0669\u06F0-\u06F9]/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uFF01-\uFF5E]/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Bengali}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Lao}/u,
  /\p{Script=Khmer}/u,
];

function foreign({ text }: View): Finding[] {
  const labels = text.paragraphs.flatMap((paragraph) => {
    const label = labelOf(paragraph)?.text ?? '';
    return SCRIPTS.some((script) => script.test(label)) ? [{ paragraph, label }] : [];
  });
  if (labels.length === 0) return [];
  const words = text.paragraphs.map((paragraph) => plainText(contentOf(paragraph))).join('\n');
  const others = SCRIPTS.filter((script) => !isWritten(words, script));
  return labels.flatMap(({ paragraph, label }) => {
    const script = others.find((one) => one.test(label));
    if (script === undefined) return [];
    const sign = [...label].find((one) => script.test(one)) ?? '';
    const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const found = `found ${label} with ${sign} (U+${code}), a sign of another script`;
    return [about(paragraph, `${found}, expected a number in the script of the text`)];
  });
}

// What is quoted or named in passing does not make the script of a text.
function isWritten(words: string, script: RegExp): boolean {
  const every = words.match(/\p{L}/gu)?.length ?? 0;
  const some = words.match(new RegExp(`(?=\\p{L})${script.source}`, 'gu'))?.length ?? 0;
  return some * 5 > every;
}
