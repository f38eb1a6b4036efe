const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const SCRIPT_RUNS =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{M}ー]+|[^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]+/gu;
// No character below belongs to these scripts; comparing codes is cheaper than asking for the script.
const FIRST = 0x0e00;
// The general punctuation, dashes and quotation marks that European texts are full of.
const PUNCTUATION_FROM = 0x2000;
const PUNCTUATION_TO = 0x2e80;
// The segmenter takes time that grows faster than its text; longer runs without punctuation are cut into pieces.
const LONGEST = 400;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** A part of a text and where it starts in it. */
export interface Part {
  readonly text: string;
  readonly start: number;
}

/** Whether a word holds characters of a script that parts no words by blanks: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
export function isUnspaced(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    if (code >= FIRST && (code < PUNCTUATION_FROM || code >= PUNCTUATION_TO))
      return UNSPACED.test(word);
  }
  return false;
}

/** The words of a run of letters and figures in which such scripts occur; runs of other scripts (`2021-2026`) stay whole. */
export function segmentWords(run: string): Part[] {
  const parts: Part[] = [];
  for (const found of run.matchAll(SCRIPT_RUNS)) {
    if (!UNSPACED.test(found[0])) {
      parts.push({ text: found[0], start: found.index });
      continue;
    }
    for (const piece of pieces(found[0])) {
      for (const { segment, index } of segmenter.segment(piece.text)) {
        parts.push({ text: segment, start: found.index + piece.start + index });
      }
    }
  }
  return parts;
}

// Cut between characters, never inside one.
function pieces(run: string): Part[] {
  if (run.length <= LONGEST) return [{ text: run, start: 0 }];
  const cut: Part[] = [];
  for (let start = 0; start < run.length; ) {
    let end = Math.min(run.length, start + LONGEST);
    const code = run.charCodeAt(end);
    if (code >= 0xdc00 && code <= 0xdfff) end += 1;
    cut.push({ text: run.slice(start, end), start });
    start = end;
  }
  return cut;
}
