import { childOf, type XmlElement } from './xml.ts';

/** A colour of the page: red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** The colours of a theme by their names; without one those of Word that are always the same. */
export type Theme = ReadonlyMap<string, Colour>;

export const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [0, 0, 0];

/** So much may every part of two colours differ, and no eye still finds the one on the other. */
const ALIKE = 32;

/** Whether words of one colour cannot be seen on the other. */
export function alike(one: Colour, other: Colour): boolean {
  return one.every((part, index) => Math.abs(part - (other[index] ?? 0)) <= ALIKE);
}

const HIGHLIGHTS: ReadonlyMap<string, string> = new Map([
  ['black', '000000'],
  ['blue', '0000FF'],
  ['cyan', '00FFFF'],
  ['green', '00FF00'],
  ['magenta', 'FF00FF'],
  ['red', 'FF0000'],
  ['yellow', 'FFFF00'],
  ['white', 'FFFFFF'],
  ['darkBlue', '000080'],
  ['darkCyan', '008080'],
  ['darkGreen', '008000'],
  ['darkMagenta', '800080'],
  ['darkRed', '800000'],
  ['darkYellow', '808000'],
  ['darkGray', '808080'],
  ['lightGray', 'C0C0C0'],
]);

/** The colour of a highlight; null for none. */
export function highlightColour(name: string | undefined): Colour | null {
  return hex(HIGHLIGHTS.get(name ?? '') ?? '');
}

/** The colour that properties name: `RRGGBB`, or `theme tint shade RRGGBB`; null for `auto` and what is not known. */
export function colourOf(text: string | undefined, theme: Theme): Colour | null {
  const [name = '', tint = 'FF', shade = 'FF', plain = ''] = (text ?? '').split(' ');
  const themed = theme.get(name);
  if (themed === undefined) return hex(plain === '' ? name.replace('#', '') : plain);
  const [lighter, darker] = [parts(tint), parts(shade)];
  const mix = (part: number): number => part * darker * lighter + 255 * (1 - lighter);
  return [mix(themed[0]), mix(themed[1]), mix(themed[2])];
}

function parts(text: string): number {
  const value = Number.parseInt(text, 16);
  return Number.isNaN(value) ? 1 : value / 255;
}

function hex(text: string): Colour | null {
  if (!/^[0-9a-f]{6}$/i.test(text)) return null;
  const value = Number.parseInt(text, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Names of colours in properties and the ones of the theme that they mean where settings say nothing else. */
const MEANT: readonly (readonly [name: string, setting: string, preset: string])[] = [
  ['background1', 'w:bg1', 'light1'],
  ['text1', 'w:t1', 'dark1'],
  ['background2', 'w:bg2', 'light2'],
  ['text2', 'w:t2', 'dark2'],
];
const SLOTS: readonly (readonly [name: string, slot: string])[] = [
  ['light1', 'a:lt1'],
  ['dark1', 'a:dk1'],
  ['light2', 'a:lt2'],
  ['dark2', 'a:dk2'],
  ...[1, 2, 3, 4, 5, 6].map((at) => [`accent${at}`, `a:accent${at}`] as const),
];

/** The colours of the theme of a file. */
export function readTheme(tree: XmlElement | null, settings: XmlElement | null): Theme {
  const scheme = childOf(childOf(tree, 'a:themeElements'), 'a:clrScheme');
  const theme = new Map<string, Colour>([
    ['light1', WHITE],
    ['dark1', BLACK],
  ]);
  for (const [name, slot] of SLOTS) {
    const element = childOf(scheme, slot);
    const own = childOf(element, 'a:srgbClr')?.attributes.val;
    const colour = hex(own ?? childOf(element, 'a:sysClr')?.attributes.lastClr ?? '');
    if (colour) theme.set(name, colour);
  }
  const mapping = childOf(settings, 'w:clrSchemeMapping')?.attributes;
  for (const [name, setting, preset] of MEANT) {
    const colour = theme.get(mapping?.[setting] ?? preset) ?? theme.get(preset);
    if (colour) theme.set(name, colour);
  }
  return theme;
}
