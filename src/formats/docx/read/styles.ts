import { cellAppearance, paragraphAppearance } from './appearance.ts';
import { readNumbering, type WordNumbering } from './numbering.ts';
import {
  isOn,
  type ParagraphProperties,
  type RunProperties,
  readParagraphProperties,
  readRunProperties,
} from './properties.ts';
import { newRunResolver, type RunResolver } from './run-marks.ts';
import { flattened } from './style-chain.ts';
import { childOf, childrenOf, valueIn, type XmlElement } from './xml.ts';

/** What a paragraph is once its styles have been followed. */
export interface ResolvedParagraph {
  /** The name of its style as Word shows it (`heading 1`); null without a style that the file describes. */
  readonly style: string | null;
  /** 0 to 8, null for body text. */
  readonly outline: number | null;
  readonly numbering: { readonly id: string; readonly level: number } | null;
  readonly rtl: boolean;
}

/** A part of a table whose style says something of its own, as `w:tblStylePr` names it. */
export type TablePart = (typeof PARTS)[number];

/** The styles of a Word file. Every answer is worked out once and then the same object. */
export interface WordStyles {
  /** The language of the document where nothing else is said. */
  readonly language: string | null;
  /** What a paragraph of this style is; without an id, or with an unknown one, of the default style. */
  readonly paragraphStyle: (id: string | undefined) => ResolvedParagraph;
  /** What a paragraph with these properties is. */
  readonly paragraph: (direct: ParagraphProperties) => ResolvedParagraph;
  /** Whether a run of this style is a link: what is underlined in it is so for its looks. */
  readonly isLink: (runStyle: string | undefined) => boolean;
  /** What the style of a table says about the runs in these parts of it; give the result to `runMarks`. */
  readonly tableRun: (id: string | undefined, parts: readonly TablePart[]) => RunProperties;
  /**
   * How a run looks: `paragraphStyle` and `runStyle` are ids. Toggles (bold, italic, strike, capitals, hidden) are on when an odd number
   * of the styles of table, paragraph and run has them on; direct formatting holds absolutely (ECMA-376, 17.7.3).
   */
  readonly runMarks: RunResolver;
}

/** One style as the file writes it. */
interface RawStyle {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly link: string | undefined;
  readonly isDefault: boolean;
  readonly run: RunProperties;
  readonly paragraph: ParagraphProperties;
  readonly parts: ReadonlyMap<string, RunProperties>;
}

/** The styles of `styles.xml`; where the file has no such part nothing has a style. Levels of lists that are bound to a style stand in `numbering`. */
export function readStyles(
  tree: XmlElement | null,
  numbering: WordNumbering = readNumbering(null),
): WordStyles {
  const defaults = childOf(childOf(tree, 'w:docDefaults'), 'w:rPrDefault');
  const ofParagraphs = childOf(childOf(tree, 'w:docDefaults'), 'w:pPrDefault');
  const base = {
    ...paragraphAppearance(childOf(ofParagraphs, 'w:pPr')),
    ...readRunProperties(childOf(defaults, 'w:rPr')),
  };
  const styles = childrenOf(tree, 'w:style').map(readStyle);
  const ofType = (type: string): Family => newFamily(styles.filter((style) => style.type === type));
  const [paragraphs, characters, tables] = [
    ofType('paragraph'),
    ofType('character'),
    ofType('table'),
  ];
  const lines = paragraphLines(paragraphs, numbering);
  const lineOf = (id: string | undefined): ParagraphLine => lines.get(paragraphs.use(id)) ?? PLAIN;
  return {
    language: base.language ?? null,
    paragraphStyle: (id) => lineOf(id).resolved,
    paragraph: (direct) => withDirect(lineOf(direct.style), direct, numbering),
    isLink: (id) => /hyperlink/i.test(characters.styles.get(id ?? '')?.name ?? ''),
    tableRun: newTableRuns(tables),
    runMarks: runMarksOf(base, paragraphs, characters),
  };
}

function runMarksOf(base: RunProperties, paragraphs: Family, characters: Family): RunResolver {
  const paragraphRuns = runsOf(paragraphs);
  const characterRuns = runsOf(characters);
  return newRunResolver(
    base,
    (id) => paragraphRuns.get(paragraphs.use(id)) ?? NOTHING,
    // A run may name a paragraph style; the character style that is linked to it is meant.
    (id) => characterRuns.get(characters.use(characters.linked(id, paragraphs))) ?? NOTHING,
  );
}

const NOTHING: RunProperties = {};
const PLAIN: ParagraphLine = {
  id: undefined,
  level: undefined,
  outline: undefined,
  rtl: undefined,
  resolved: { style: null, outline: null, numbering: null, rtl: false },
};

/** The styles of one type. */
interface Family {
  readonly styles: ReadonlyMap<string, RawStyle>;
  /** The style that holds for an id: the default one without an id or with an unknown one. */
  readonly use: (id: string | undefined) => string;
  /** The id itself where it is one of this family, else the one linked to it in the other. */
  readonly linked: (id: string | undefined, other: Family) => string | undefined;
}

function newFamily(list: readonly RawStyle[]): Family {
  const styles = new Map(list.map((style) => [style.id, style]));
  const fallback = list.findLast((style) => style.isDefault)?.id ?? '';
  return {
    styles,
    use: (id) => (id !== undefined && styles.has(id) ? id : fallback),
    linked: (id, other) =>
      id === undefined || styles.has(id) ? id : (other.styles.get(id)?.link ?? id),
  };
}

function readStyle(element: XmlElement): RawStyle {
  const { attributes } = element;
  const parts = childrenOf(element, 'w:tblStylePr').map(
    (part) => [part.attributes['w:type'] ?? '', readRuns(part)] as const,
  );
  const id = attributes['w:styleId'] ?? '';
  const preset = attributes['w:default'];
  return {
    id,
    type: attributes['w:type'] ?? 'paragraph',
    name: valueIn(element, 'w:name') ?? id,
    basedOn: valueIn(element, 'w:basedOn'),
    link: valueIn(element, 'w:link'),
    isDefault: preset !== undefined && isOn({ 'w:val': preset }),
    run: readRuns(element),
    paragraph: readParagraphProperties(childOf(element, 'w:pPr')),
    parts: new Map(parts),
  };
}

/** What a style, or a part of one, says about words: in its own properties, those of their paragraph and their cell. */
function readRuns(element: XmlElement): RunProperties {
  return {
    ...cellAppearance(childOf(element, 'w:tblPr')),
    ...cellAppearance(childOf(element, 'w:tcPr')),
    ...paragraphAppearance(childOf(element, 'w:pPr')),
    ...readRunProperties(childOf(element, 'w:rPr')),
  };
}

function runsOf({ styles }: Family): ReadonlyMap<string, RunProperties> {
  return flattened(styles, (style, below: RunProperties | undefined) => ({
    ...below,
    ...style.run,
  }));
}

/** What a paragraph style says with all that it is based on. */
interface ParagraphLine {
  readonly id: string | undefined;
  /** Of its list, or of the one that a paragraph names itself. */
  readonly level: number | undefined;
  readonly outline: number | undefined;
  readonly rtl: boolean | undefined;
  readonly resolved: ResolvedParagraph;
}

function paragraphLines(
  { styles }: Family,
  numbering: WordNumbering,
): ReadonlyMap<string, ParagraphLine> {
  return flattened(styles, (style, below: ParagraphLine | undefined): ParagraphLine => {
    const own = style.paragraph;
    const id = own.numbering?.id ?? below?.id;
    const bound = id === undefined ? null : numbering.levelOfStyle(id, style.id);
    const line = {
      id,
      // The level of a list that names the style holds against the one that the style names (17.9.23).
      level: bound ?? own.numbering?.level ?? below?.level,
      outline: own.outline ?? below?.outline,
      rtl: own.rtl ?? below?.rtl,
    };
    return { ...line, resolved: resolve(style.name, line) };
  });
}

function resolve(style: string | null, line: Omit<ParagraphLine, 'resolved'>): ResolvedParagraph {
  const { id, level = 0, outline = 9, rtl = false } = line;
  const numbering = id === undefined || id === '0' ? null : { id, level };
  return { style, outline: outline > 8 ? null : outline, numbering, rtl };
}

function withDirect(
  style: ParagraphLine,
  direct: ParagraphProperties,
  numbering: WordNumbering,
): ResolvedParagraph {
  const { outline, rtl, numbering: own } = direct;
  if (outline === undefined && rtl === undefined && own === undefined) return style.resolved;
  const id = own?.id ?? style.id;
  const bound = own?.id && direct.style ? numbering.levelOfStyle(own.id, direct.style) : null;
  return resolve(style.resolved.style, {
    id,
    level: own?.level ?? bound ?? style.level,
    outline: outline ?? style.outline,
    rtl: rtl ?? style.rtl,
  });
}

// From the whole table to its corners, the later one holds (17.7.6).
const PARTS = [
  'band1Vert',
  'band2Vert',
  'band1Horz',
  'band2Horz',
  'firstCol',
  'lastCol',
  'firstRow',
  'lastRow',
  'neCell',
  'nwCell',
  'seCell',
  'swCell',
] as const;

function newTableRuns(tables: Family): WordStyles['tableRun'] {
  const whole = runsOf(tables);
  const inParts = new Map(
    PARTS.map((part) => [
      part,
      flattened(tables.styles, (style, below: RunProperties | undefined) => ({
        ...below,
        ...style.parts.get(part),
      })),
    ]),
  );
  const known = new Map<string, RunProperties>();
  return (id, parts) => {
    const style = tables.use(id);
    const used = PARTS.filter((part) => parts.includes(part));
    const key = `${style}\0${used.join(' ')}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const layers = used.map((part) => inParts.get(part)?.get(style));
    const made: RunProperties = Object.assign({}, whole.get(style), ...layers);
    known.set(key, made);
    return made;
  };
}
