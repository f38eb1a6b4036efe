import { APPEARANCES, type Appearance } from './appearance.ts';
import type { RunProperties } from './properties.ts';

/** How a run looks once its styles have been followed. */
export interface RunMarks {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly doubleStrike: boolean;
  readonly caps: boolean;
  readonly hidden: boolean;
  /** The kind of underline, null for none. */
  readonly underline: string | null;
  readonly vertical: 'superscript' | 'subscript' | null;
  /** The language of its words, by their direction; null where nothing says it. */
  readonly language: string | null;
  readonly rtl: boolean;
  /** The font, which gives signs of symbol fonts their meaning. */
  readonly font: string | null;
  /** What decides whether its words can be seen. */
  readonly appearance: Appearance;
}

/** The run properties that a style of this id comes to. */
export type RunsOfStyle = (id: string | undefined) => RunProperties;

/** How a run looks by the styles of its paragraph and its own, by direct formatting and by the style of its table. */
export type RunResolver = (
  paragraphStyle: string | undefined,
  runStyle: string | undefined,
  direct: RunProperties,
  table?: RunProperties,
) => RunMarks;

/** A run without direct formatting, and the same with direct formatting that was met already. */
interface Known {
  readonly marks: RunMarks;
  readonly properties: RunProperties;
  readonly direct: Map<string, RunMarks>;
}

/** `WordStyles.runMarks` over the defaults of the document and the styles of paragraphs and runs. */
export function newRunResolver(
  defaults: RunProperties,
  ofParagraph: RunsOfStyle,
  ofRun: RunsOfStyle,
): RunResolver {
  const tables = new Map<RunProperties | undefined, Map<string, Known>>();
  return (paragraphStyle, runStyle, direct, table) => {
    let known = tables.get(table);
    if (known === undefined) {
      known = new Map();
      tables.set(table, known);
    }
    const key =
      runStyle === undefined ? (paragraphStyle ?? '') : `${paragraphStyle ?? ''}\0${runStyle}`;
    let found = known.get(key);
    if (found === undefined) {
      found = styled(defaults, table ?? {}, ofParagraph(paragraphStyle), ofRun(runStyle));
      known.set(key, found);
    }
    return withDirect(found, direct);
  };
}

function withDirect(styles: Known, direct: RunProperties): RunMarks {
  const own = directKey(direct);
  if (own === NO_DIRECT) return styles.marks;
  let marks = styles.direct.get(own);
  if (marks === undefined) {
    marks = finished({ ...styles.properties, ...direct });
    styles.direct.set(own, marks);
  }
  return marks;
}

const TOGGLES = ['bold', 'italic', 'strike', 'doubleStrike', 'caps', 'hidden'] as const;

function styled(
  defaults: RunProperties,
  table: RunProperties,
  paragraph: RunProperties,
  run: RunProperties,
): Known {
  const toggles = Object.fromEntries(
    TOGGLES.map((name) => {
      const odd = [table, paragraph, run].filter((level) => level[name] === true).length % 2 === 1;
      return [name, defaults[name] === true || odd];
    }),
  );
  const properties: RunProperties = { ...defaults, ...table, ...paragraph, ...run, ...toggles };
  return { marks: finished(properties), properties, direct: new Map() };
}

function finished(properties: RunProperties): RunMarks {
  const { underline, vertical, rtl = false } = properties;
  const language = rtl ? properties.rtlLanguage : properties.language;
  return {
    bold: properties.bold ?? false,
    italic: properties.italic ?? false,
    strike: properties.strike ?? false,
    doubleStrike: properties.doubleStrike ?? false,
    caps: properties.caps ?? false,
    hidden: properties.hidden ?? false,
    underline: underline === undefined || underline === 'none' ? null : underline,
    vertical: vertical === undefined || vertical === 'baseline' ? null : vertical,
    language: language ?? null,
    rtl,
    font: properties.font ?? null,
    appearance: properties,
  };
}

/** The key of a run without direct formatting. */
const NO_DIRECT = directKey({});

/** Direct formatting as a text, the same for the same formatting; the style of the run is no part of it. */
function directKey(direct: RunProperties): string {
  const { underline, vertical, language, rtlLanguage, font } = direct;
  return (
    sign(direct.bold) +
    sign(direct.italic) +
    sign(direct.strike) +
    sign(direct.doubleStrike) +
    sign(direct.caps) +
    sign(direct.hidden) +
    sign(direct.rtl) +
    word(underline) +
    word(vertical) +
    word(language) +
    word(rtlLanguage) +
    word(font) +
    APPEARANCES.map((name) => word(direct[name]?.toString())).join('')
  );
}

function sign(value: boolean | undefined): string {
  return value === undefined ? '-' : value ? '1' : '0';
}

function word(value: string | undefined): string {
  return `${value ?? ''}\0`;
}
