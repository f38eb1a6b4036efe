import type { Appearance } from './appearance.ts';
import { alike, type Colour, colourOf, highlightColour, type Theme, WHITE } from './colour.ts';

/** What is around words besides their styles: what the properties of their paragraph, cells, rows and frame say themselves. */
export interface Surroundings {
  readonly paragraphFill?: string;
  readonly line?: number;
  /** Of the cells and tables around them, the innermost first. */
  readonly cellFills: readonly string[];
  /** Why all words here cannot be seen, whatever they look like. */
  readonly concealed: string | null;
  /** Within a drawing, whose colour is not known. */
  readonly drawn: boolean;
}

/** What hides words, in words for a message; null where they can be seen. */
export type Concealed = string | null;

/** In half points: print below 4 points is read by nobody; the smallest that is printed, on medicine and in law, is larger. */
const SMALLEST = 8;
/** In percent. Word sets letters down to a third in its own menus. */
const NARROWEST = 20;
/** In half points: words two lines away from their own. */
const FARTHEST = 48;
/** In half points, of letters whose properties name no size. */
const USUAL_SIZE = 20;
/** Half points to twentieths of a point. */
const TWENTIETHS = 10;

/** How words of an appearance are concealed by it and by what is around them. */
export function concealment(
  appearance: Appearance,
  around: Surroundings,
  font: string | null,
  theme: Theme,
): Concealed {
  if (around.concealed !== null) return around.concealed;
  const size = appearance.size ?? USUAL_SIZE;
  const line = around.line ?? appearance.line ?? 0;
  const { scale = 100, raised = 0, spaced = 0 } = appearance;
  if (size < SMALLEST) return `in letters of ${size / 2} pt`;
  if (scale < NARROWEST) return `in letters of ${scale} % of their width`;
  if (Math.abs(raised) > FARTHEST) return `${Math.abs(raised) / 2} pt away from their line`;
  // Letters are about half as wide as they are high.
  if (-spaced > size * TWENTIETHS * CROWDED) return 'in letters set over one another';
  if (isTooLow(line, size)) return `in lines of ${line / 20} pt`;
  if (/^(?:adobe ?)?blank\b|^adobeblank/i.test(font ?? '')) return `in the font ${font}`;
  return unseenColour(appearance, around, theme);
}

const CROWDED = 0.4;

/** Whether lines or rows of an exact height (twentieths of a point; 0 for none) hide letters of a size (half points). */
export function isTooLow(height: number, size = USUAL_SIZE): boolean {
  return height > 0 && height < (size * TWENTIETHS) / 2;
}

function unseenColour(appearance: Appearance, around: Surroundings, theme: Theme): Concealed {
  if (appearance.colour === 'none') return 'transparent';
  const ink = colourOf(appearance.colour, theme);
  // Word turns words without a colour of their own white on dark shading, but not on a highlight.
  const shown = ink ?? (appearance.highlight === 'black' ? colourOf('000000', theme) : null);
  return shown && isUnseen(shown, appearance, around, theme)
    ? 'in the colour of what is behind them'
    : null;
}

/** How an underline is concealed that has a colour of its own. */
export function underlineConcealment(
  appearance: Appearance,
  around: Surroundings,
  theme: Theme,
): Concealed {
  const ink = colourOf(appearance.underlineColour, theme);
  return ink && isUnseen(ink, appearance, around, theme)
    ? 'in the colour of what is behind it'
    : null;
}

function isUnseen(
  ink: Colour,
  appearance: Appearance,
  around: Surroundings,
  theme: Theme,
): boolean {
  const ground = groundOf(appearance, around, theme);
  return ground !== null && alike(ink, ground);
}

// The innermost colour is what stands behind the words; `auto` lets the one behind it show.
function groundOf(appearance: Appearance, around: Surroundings, theme: Theme): Colour | null {
  const highlight = highlightColour(appearance.highlight);
  if (highlight) return highlight;
  const near = [appearance.fill, around.paragraphFill ?? appearance.paragraphFill];
  const [own = appearance.cellFill, ...outer] = around.cellFills;
  const fills = around.drawn ? near : [...near, own, ...outer];
  for (const fill of fills) {
    const colour = colourOf(fill, theme);
    if (colour) return colour;
  }
  return around.drawn ? null : WHITE;
}

const PICTURES =
  /^(?:wingdings(?: [23])?|webdings|zapf ?dingbats|itc zapf dingbats|marlett|mt extra)$/i;

/** Whether words print as other signs than their letters, by a font of signs. */
export function isInSigns(words: string, font: string | null): boolean {
  if (font === null) return false;
  if (PICTURES.test(font)) return /[\p{L}\p{Nd}]/u.test(words.replace(PRIVATE, ''));
  return /^symbol$/i.test(font) && /[A-Za-z]/.test(words);
}

const PRIVATE = /[\uE000-\uF8FF]/g;
