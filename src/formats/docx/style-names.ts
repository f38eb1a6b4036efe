/**
 * A paragraph style as used: `flush` for a paragraph without a label in a style with a number column, `deeper` for labels
 * below its depth, `level` for another outline level than that of the style (0 for none).
 */
export interface StyleUse {
  readonly name: string;
  readonly flush: boolean;
  readonly deeper: number;
  readonly level?: number;
}

/** Names that Word knows, so that its outline, its navigation and its notes work. */
const BUILT_IN: Readonly<Record<string, readonly [id: string, name: string]>> = {
  title: ['Title', 'Title'],
  subtitle: ['Subtitle', 'Subtitle'],
  caption: ['Caption', 'caption'],
  note: ['FootnoteText', 'footnote text'],
  header: ['Header', 'header'],
  footer: ['Footer', 'footer'],
  quote: ['Quote', 'Quote'],
  'heading-1': ['Heading1', 'heading 1'],
  'heading-2': ['Heading2', 'heading 2'],
  'heading-3': ['Heading3', 'heading 3'],
  'heading-4': ['Heading4', 'heading 4'],
  'heading-5': ['Heading5', 'heading 5'],
  'heading-6': ['Heading6', 'heading 6'],
};

/** The id under which Word knows a paragraph style; variants have one of their own. */
export function styleId({ name, flush, deeper, level }: StyleUse): string {
  const base = BUILT_IN[name]?.[0] ?? camel(name);
  return `${base}${flush ? 'Flush' : ''}${deeper > 0 ? `Deeper${deeper}` : ''}${level === undefined ? '' : `Level${level}`}`;
}

/** The id of the table style of a table class. */
export function tableStyleId(name: string): string {
  return `${camel(name)}Table`;
}

/** The name by which people choose a style in Word. */
export function styleLabel({ name, flush, deeper, level }: StyleUse): string {
  const label = BUILT_IN[name]?.[1] ?? title(name);
  const parts = [
    flush ? 'no number' : '',
    deeper > 0 ? `${deeper} deeper` : '',
    level === undefined ? '' : level === 0 ? 'no level' : `level ${level}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? label : `${label} (${parts.join(', ')})`;
}

/** The name of the style of a table class. */
export function tableStyleLabel(name: string): string {
  return `${title(name)} table`;
}

/** Whether a use of a style needs a style of its own in the document. */
export function isVariant({ flush, deeper, level }: StyleUse): boolean {
  return flush || deeper > 0 || level !== undefined;
}

/** Whether Word itself has a style of this name. */
export function isBuiltIn(name: string): boolean {
  return Object.hasOwn(BUILT_IN, name);
}

function camel(name: string): string {
  return name
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

function title(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
