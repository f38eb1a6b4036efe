// The font Symbol, as Adobe has published its signs, from 0x20 and from 0xA0 on.
const SYMBOL_LOW =
  ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼';
const SYMBOL_HIGH =
  '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uFFFD〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭';

const SYMBOL = new Map([...from(0x20, SYMBOL_LOW), ...from(0xa0, SYMBOL_HIGH)]);

// Of picture fonts the signs that lists and forms use.
const WINGDINGS = new Map([
  ...from(0x21, '✏✂✁'),
  ...from(0x28, '☎✆✉'),
  ...from(0x3f, '✍'),
  ...from(0x45, '☜☞☝☟'),
  ...from(0x4a, '☺☻☹'),
  ...from(0x6c, '●❍■□◻❑❒⬧⧫◆❖⬥⌧'),
  ...from(0x80, '⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿'),
  ...from(0x9e, '·•∙○'),
  ...from(0xa4, '◉◎'),
  ...from(0xa7, '▪◻'),
  ...from(0xab, '★✶✴✹'),
  ...from(0xd8, '➢'),
  ...from(0xdf, '←→↑↓↖↗↙↘'),
  ...from(0xe8, '➔'),
  ...from(0xef, '⇦⇨⇧⇩'),
  ...from(0xfb, '✗✔☒☑'),
]);
const WINGDINGS_2 = new Map([...from(0x4f, '✗✓☒☑'), ...from(0x97, '●'), ...from(0xa2, '■□')]);
const WEBDINGS = new Map([...from(0x61, '✔'), ...from(0x6e, '●'), ...from(0x72, '✗')]);

const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ['symbol', SYMBOL],
  ['wingdings', WINGDINGS],
  ['wingdings 2', WINGDINGS_2],
  ['webdings', WEBDINGS],
]);

const PRIVATE = /[\uF000-\uF0FF]/g;

/**
 * Text of a symbol font as ordinary characters: Word keeps its signs as private ones, U+F020 to U+F0FF. A sign that is not known
 * becomes a bullet, so that a list stays a list. Other characters are left as they are.
 */
export function plainSymbols(text: string, font: string | null | undefined): string {
  return text.replace(PRIVATE, (sign) => symbolOf(sign.charCodeAt(0), font) ?? '•');
}

/** The ordinary character for the sign at a code of a symbol font (0xB7 or 0xF0B7); null where it is not known. */
export function symbolOf(code: number, font: string | null | undefined): string | null {
  const signs = FONTS.get(font?.toLowerCase() ?? '') ?? SYMBOL;
  return signs.get(code & 0xff) ?? null;
}

function from(first: number, signs: string): [number, string][] {
  return [...signs].map((sign, index) => [first + index, sign]);
}
