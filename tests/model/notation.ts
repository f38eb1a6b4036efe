import { readLabel } from '../../src/model/label.ts';
import { type Outline, outline } from '../../src/model/outline.ts';
import type { Attributes, Paragraph } from '../../src/model/paragraph.ts';

/**
 * Paragraphs in short notation, one a string: `# Heading`, `| row`, `|-` opens a table, `^ note`, else running text; a label
 * stands in braces in front (`{6 bis.} text`), attributes behind (`text .deleted depth=2`).
 */
export function paragraphsOf(lines: readonly string[]): Paragraph[] {
  return lines.map(paragraphOf);
}

function paragraphOf(line: string): Paragraph {
  const [, mark = '', typed, text = '', attributes = ''] =
    /^(#{1,6} |\|-|\| |\^ )?(?:\{([^}]*)\} ?)?(.*?)((?: \.[a-z]+| [a-z]+=\S+)*)$/.exec(line) ?? [];
  const label = typed === undefined ? null : (readLabel(typed)[0] ?? null);
  const block = { id: null, attributes: attributesOf(attributes), comments: [], place: null };
  const content = text === '' ? [] : [{ text }];
  if (mark === '|-') return { ...block, kind: 'table', align: [] };
  if (mark === '| ')
    return {
      ...block,
      kind: 'row',
      head: false,
      span: false,
      bracket: false,
      label,
      cells: [content],
    };
  if (mark === '^ ') return { ...block, kind: 'note', name: 'note', content };
  if (mark === '') return { ...block, kind: 'plain', bracket: false, label, content };
  const level = ([1, 2, 3, 4, 5, 6] as const)[mark.length - 2] ?? 6;
  return { ...block, kind: 'heading', level, bracket: false, label, content };
}

function attributesOf(text: string): Attributes {
  const tokens = text.split(' ').filter((token) => token !== '');
  const classes = tokens.filter((token) => token.startsWith('.')).map((token) => token.slice(1));
  const pairs = tokens.filter((token) => !token.startsWith('.')).map((token) => token.split('='));
  return { classes, values: Object.fromEntries(pairs) };
}

/** The outline of paragraphs in short notation, `formulaFirst` off unless said. */
export function outlineOf(
  lines: readonly string[],
  rules: { formulaFirst?: boolean; kind?: string } = {},
): Outline {
  return outline(paragraphsOf(lines), { formulaFirst: false, ...rules });
}

/** One word a paragraph: role, depth where it has one, and the index that it hangs on: `item2<4`. */
export function rolesOf(
  lines: readonly string[],
  rules: { formulaFirst?: boolean; kind?: string } = {},
): string[] {
  return outlineOf(lines, rules).map(
    ({ role, depth, parent }) =>
      `${role}${depth === 0 ? '' : depth}${parent === null ? '' : `<${parent}`}`,
  );
}
