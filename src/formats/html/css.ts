import { type Look, lookOf, type Style, type TableStyle } from '../../model/style.ts';

/** The style sheet of an HTML file: every named style of the body as the class `s-name`, every table style as `t-name`. */
export function styleCss(style: Style): string {
  const css = known.get(style) ?? makeCss(style);
  known.set(style, css);
  return css;
}

// It is the same for all pages of a body.
const known = new WeakMap<Style, string>();

function makeCss(style: Style): string {
  return [
    BASE,
    `:root{--inserted:${colour(style.redline.inserted, 'currentColor')};--deleted:${colour(style.redline.deleted, 'currentColor')}}`,
    `body{font-family:${fontFamily(style)};font-size:${number(style.font.size)}pt}`,
    ...asianEmphasis(style),
    ...Object.keys(style.paragraphs).map((name) => paragraphCss(name, lookOf(style, name))),
    ...Object.entries(style.tables).map(([name, table]) => tableCss(name, table)),
    DARK,
  ].join('\n');
}

/** A CSS string that cannot end its string, its rule or the style element around it. */
export function cssString(text: string): string {
  const safe = text.replace(
    /[\u0000-\u001F"\\<>&\u007F]/g,
    (sign) => `\\${sign.charCodeAt(0).toString(16)} `,
  );
  return `"${safe}"`;
}

/** A name as part of a CSS class. */
export function className(name: string): string {
  return name.replace(/[^a-z0-9-]/gi, '-');
}

const BASE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#000;--desk:#e8e8e8;--line:#000;--quiet:#555}
*{box-sizing:border-box}
body{--pad:clamp(1rem,4vw,3rem);margin:0;background:var(--desk);color:var(--ink);line-height:1.3;overflow-wrap:break-word}
.sheet{background:var(--paper);margin:1.5rem auto;padding:2rem var(--pad);box-shadow:0 1px 4px rgb(0 0 0/.3)}
p,h1,h2,h3,h4,h5,h6{--i:0mm;--h:0mm;margin:0;font-size:1em;font-weight:normal;padding-inline-start:var(--i)}
.labelled{text-indent:calc(-1*var(--h))}
.flush{padding-inline-start:calc(var(--i) - var(--h))}
.deeper{padding-inline-start:calc(var(--i) + var(--deeper)*var(--h))}
.label{display:inline-block;text-indent:0;min-width:var(--h);padding-inline-end:.3em}
.relabelled .label{min-width:0;margin-inline-end:.4em}
.relabelled .label.last{min-width:calc(var(--h)*.6)}
em em{font-style:normal}
sup,sub{font-size:.7em;line-height:0}
ins,ins .label,.inserted .label{text-decoration:underline;text-decoration-color:var(--inserted);color:var(--inserted)}
del,del .label{text-decoration:line-through;text-decoration-color:var(--deleted);color:var(--deleted)}
ins ins,del del{color:inherit}
:is(ins,del).apart{margin-inline-start:.25em}
[dir=rtl] :is(ins,del){unicode-bidi:isolate}
ins.since,ins.since .label{text-decoration-style:double}
del.since,del.since .label,del.dropped,del.dropped .label{text-decoration-style:double}
del.dropped,del.dropped .label{text-decoration-line:underline line-through}
.restored{outline:1px dotted;outline-offset:1px}
.changed-emphasis{text-decoration:underline wavy gray}
.changed-emphasis.since{text-decoration-line:underline overline}
.moved-note{font-style:italic;color:var(--quiet)}
.moved{position:relative}
.moved::before{content:"";position:absolute;inset-block:0;inset-inline-start:-.5em;border-inline-start:2px dashed currentColor}
a{color:inherit;text-decoration:none}
a:not([role]){border-bottom:1px dotted var(--quiet)}
a:hover,a:focus{outline:2px solid;outline-offset:2px}
:target{outline:2px dashed;outline-offset:2px}
.box{border:1px solid var(--line);border-bottom:0;padding:.4em .7em}
.box+.box{border-top:0}
.box:not(:has(+.box)){border-bottom:1px solid var(--line);margin-block-end:1em}
.slot{display:inline-flex;align-items:center;justify-content:center;text-align:center;border:1px solid var(--quiet);padding:1mm;font-size:7pt;font-weight:normal;line-height:1.2;hyphens:auto;color:var(--quiet)}
table{width:100%;table-layout:fixed;border-collapse:separate;border-spacing:0;margin:0 0 .8em}
td,th{vertical-align:top;text-align:start;font-weight:normal}
td>:last-child,th>:last-child{margin-bottom:0!important}
thead{position:sticky;top:0;z-index:1}
tr:has(details){position:relative}
summary{cursor:pointer;color:var(--quiet);font-size:8pt}
summary:focus-visible{outline:2px solid;outline-offset:2px}
.called-up{position:absolute;inset-inline:0;top:100%;z-index:2;max-height:24rem;overflow-y:auto;padding:.6em .8em;background:var(--paper);border:1px solid var(--line);box-shadow:0 3px 8px rgb(0 0 0/.35)}
thead,tr{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.notes{border-top:1px solid var(--line);margin-top:1.5em;padding-top:.6em;clear:both}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;user-select:none}
@media(max-width:50rem){.sheet{margin:0;overflow-x:auto}.wide{min-width:44rem}}
@media print{
details{display:none}
body{--pad:100mm;background:none}
.sheet{max-width:none!important;margin:0;padding:0;box-shadow:none;overflow:visible}
.sheet+.sheet{break-before:page}
.box{margin-inline:.2mm}
table{border-collapse:collapse;border:0!important}
th,td{border:var(--grid)!important}
thead{position:static;display:table-header-group}
tr.short{break-inside:avoid}
p{orphans:2;widows:2}
.next{break-after:avoid}
a{border:0!important}
}`;

// Shades are of light paper; on a dark screen they are those of dark paper. Paper itself is always light.
const DARK = `
@media screen and (prefers-color-scheme:dark){
:root{--paper:#1d1d1d;--ink:#eee;--desk:#111;--line:#888;--quiet:#aaa}
table{--head-shade:#383838!important}
tr[class]>td{--row-shade:#2a2a2a!important}
}`;

function paragraphCss(name: string, look: Look): string {
  const box = look.border === 'box';
  const space = box
    ? `padding-bottom:${number(look.after)}pt`
    : `margin:${number(look.before)}pt 0 ${number(look.after)}pt`;
  const rules = [
    space,
    look.indent === undefined ? '' : inset('start', look.indent, look),
    look.indentEnd === undefined ? '' : inset('end', look.indentEnd, look),
    look.hanging === undefined ? '' : `--h:${number(look.hanging)}mm`,
    look.size === undefined ? '' : `font-size:${number(look.size)}pt`,
    look.bold ? 'font-weight:bold' : '',
    look.italic ? 'font-style:italic' : '',
    look.capitals ? 'text-transform:uppercase' : '',
    look.colour === undefined ? '' : `color:${colour(look.colour, 'inherit')}`,
    look.align === undefined ? '' : `text-align:${look.align}`,
    look.line === undefined ? '' : `line-height:${number(look.line * 1.2)}`,
    look.pageBreakBefore ? 'break-before:page' : '',
    look.border === 'top' || look.border === 'bottom'
      ? `border-${look.border}:${number(look.rule ?? 0.75)}pt solid var(--line)`
      : '',
  ].filter((rule) => rule !== '');
  const selector = `.s-${className(name)}`;
  const upright = look.italic ? `\n${selector} em{font-style:normal}` : '';
  return `${selector}{${rules.join(';')}}${upright}`;
}

/**
 * Room at one side of a paragraph; below nothing it reaches into the margin, on a screen no further than there is one. A rule
 * is as wide as its words may be.
 */
function inset(side: 'start' | 'end', length: number, { border, hanging }: Look): string {
  if (length < 0) return `margin-inline-${side}:max(${number(length)}mm,-1*var(--pad))`;
  const ruled = (border === 'top' || border === 'bottom') && hanging === undefined;
  if (ruled || side === 'end') return `margin-inline-${side}:${number(length)}mm`;
  return `--i:${number(length)}mm`;
}

function asianEmphasis({ font }: Style): readonly string[] {
  if (font.asianEmphasis === undefined) return [];
  const family = `font-family:${families([font.latin, font.asianEmphasis, ...(font.fallback ?? [])])}`;
  return [`:is(em,[class]):lang(zh,ja){font-style:normal!important}`, `em:lang(zh,ja){${family}}`];
}

function tableCss(name: string, table: TableStyle): string {
  const t = `.t-${className(name)}`;
  const { padding, border, headShade, rowShades = {}, outdent } = table;
  const line = border ? `${number(border.width)}mm solid var(--line)` : '0';
  return [
    `${t}{--grid:${line};--head-shade:${colour(headShade, 'transparent')};border-block-start:var(--grid);border-inline-start:var(--grid)}`,
    outdent === undefined
      ? ''
      : `${t}{--out:min(${number(outdent)}mm,var(--pad));width:calc(100% + 2*var(--out));margin-inline:calc(-1*var(--out))}`,
    `${t} :is(td,th){padding:${number(padding)}mm;border-block-end:var(--grid);border-inline-end:var(--grid)}`,
    border ? `${t} thead :is(th,td){background:var(--head-shade)}` : '',
    ...Object.entries(rowShades).map(
      ([row, shade]) =>
        `${t} tr.${className(row)}>td{--row-shade:${colour(shade, 'transparent')};background:var(--row-shade)}`,
    ),
  ]
    .filter((rule) => rule !== '')
    .join('\n');
}

/** The fonts of a body as a CSS list. */
export function fontFamily({ font }: Style): string {
  return families([font.latin, font.arabic, font.asian, ...(font.fallback ?? ['sans-serif'])]);
}

// `serif` and its like are words of the language, every other name is a string.
const GENERIC = new Set(['serif', 'sans-serif', 'monospace', 'system-ui']);

function families(names: readonly string[]): string {
  return [...new Set(names)].map((name) => (GENERIC.has(name) ? name : cssString(name))).join(',');
}

function colour(hex: string | null, fallback: string): string {
  return hex !== null && /^[0-9a-f]{6}$/i.test(hex) ? `#${hex}` : fallback;
}

function number(value: number | undefined): string {
  return String(Math.round((value ?? 0) * 1000) / 1000);
}
