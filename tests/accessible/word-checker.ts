import { part, partNames } from '../formats/docx-reading.ts';

/** What hinders someone who reads a Word file by its structure; nothing where all is well. Each line says what and where. */
export function hindrances(docx: Uint8Array): readonly string[] {
  const document = part(docx, 'word/document.xml');
  const styles = stylesOf(part(docx, 'word/styles.xml'));
  return [
    ...outlineProblems(document, styles),
    ...tableProblems(document),
    ...pictureProblems(document),
    ...languageProblems(docx),
    ...noteProblems(docx, document),
  ];
}

interface WordStyle {
  readonly name: string;
  readonly based: string | null;
  readonly outline: number | null;
}

function stylesOf(xml: string): Map<string, WordStyle> {
  const found = xml.matchAll(
    /<w:style w:type="paragraph"[^>]*w:styleId="([^"]*)">(.*?)<\/w:style>/gs,
  );
  return new Map(
    [...found].map(([, id = '', inner = '']) => [
      id,
      {
        name: /<w:name w:val="([^"]*)"/.exec(inner)?.[1] ?? '',
        based: /<w:basedOn w:val="([^"]*)"/.exec(inner)?.[1] ?? null,
        outline: numberIn(/<w:outlineLvl w:val="(\d)"/.exec(inner)?.[1]),
      },
    ]),
  );
}

function numberIn(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** The chain of styles from one to what it is based on. */
function chain(id: string, styles: Map<string, WordStyle>): WordStyle[] {
  const style = styles.get(id);
  return style ? [style, ...(style.based === null ? [] : chain(style.based, styles))] : [];
}

function outlineProblems(document: string, styles: Map<string, WordStyle>): string[] {
  const outside = document.replace(/<w:tbl>.*?<\/w:tbl>/gs, '');
  const problems: string[] = [];
  let last = 0;
  let headings = 0;
  for (const [paragraph, id = ''] of outside.matchAll(
    /<w:p>(?:<w:pPr><w:pStyle w:val="([^"]*)")?.*?<\/w:p>/gs,
  )) {
    const styled = chain(id, styles);
    const level = (styled.find(({ outline }) => outline !== null)?.outline ?? 9) + 1;
    const words = [...paragraph.matchAll(/<w:(?:t|delText)[^>]*>([^<]*)/g)]
      .map(([, text]) => text)
      .join('');
    if (level > 9) continue;
    headings += 1;
    if (words.trim() === '') problems.push(`empty heading of style ${id}`);
    if (level > last + 1) problems.push(`level ${level} after ${last}: ${words}`);
    if (!styled.some(({ name }) => /^(?:heading [1-6]|Title)$/.test(name)))
      problems.push(`heading of no heading style: ${words}`);
    last = level;
  }
  return headings === 0 ? ['no heading at all'] : problems;
}

function tableProblems(document: string): string[] {
  return [...document.matchAll(/<w:tbl>(.*?)<\/w:tbl>/gs)].flatMap(([, table = ''], index) => {
    const properties = /<w:tblPr>.*?<\/w:tblPr>/s.exec(table)?.[0] ?? '';
    const place = `table ${index + 1} (${/w:tblStyle w:val="([^"]*)"/.exec(properties)?.[1] ?? ''})`;
    const layout = /w:tblStyle w:val="Masthead/.test(properties);
    const rows = [...table.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)].map(([row]) => row);
    const columns = table.match(/<w:gridCol /g)?.length ?? 0;
    return [
      ...(/<w:tbl>/.test(table) ? [`${place}: a table within a table`] : []),
      ...(/<w:vMerge/.test(table) ? [`${place}: cells merged downwards`] : []),
      ...(/<w:tblCaption |<w:tblDescription /.test(properties) ? [] : [`${place}: not described`]),
      ...(layout || /THead|w:tblHeader/.test(rows[0] ?? '') || headless(rows)
        ? []
        : [`${place}: no header row`]),
      ...rows.flatMap((row) =>
        widthOf(row) === columns ? [] : [`${place}: a row of ${widthOf(row)} columns`],
      ),
    ];
  });
}

// A table whose sheet has no heads has no row that could be one; its first row is no shaded one.
function headless(rows: readonly string[]): boolean {
  return !/<w:shd /.test(rows[0] ?? '');
}

function widthOf(row: string): number {
  return [...row.matchAll(/<w:tc>(.*?)<\/w:tcPr>/gs)].reduce(
    (sum, [, properties = '']) =>
      sum + Number(/w:gridSpan w:val="(\d+)"/.exec(properties)?.[1] ?? 1),
    0,
  );
}

function pictureProblems(document: string): string[] {
  return [...document.matchAll(/<wp:docPr [^>]*>/g)].flatMap(([picture]) =>
    /descr="[^"]+"/.test(picture) ? [] : [`a picture without alternative text: ${picture}`],
  );
}

function languageProblems(docx: Uint8Array): string[] {
  const core = part(docx, 'docProps/core.xml');
  return [
    ...(/<w:docDefaults>.*<w:lang w:val="[^"]+" w:eastAsia="[^"]+" w:bidi="[^"]+"/s.test(
      part(docx, 'word/styles.xml'),
    )
      ? []
      : ['no language']),
    ...(/<dc:language>[^<]+</.test(core) ? [] : ['no language in the properties']),
    ...(/<dc:title>[^<]+</.test(core) ? [] : ['no title']),
    ...(/<w:themeFontLang /.test(part(docx, 'word/settings.xml'))
      ? []
      : ['no language in the settings']),
  ];
}

function noteProblems(docx: Uint8Array, document: string): string[] {
  const marks = [...document.matchAll(/<w:footnoteReference [^>]*w:id="(\d+)"/g)].map(
    ([, id]) => id,
  );
  const notes = partNames(docx).includes('word/footnotes.xml')
    ? part(docx, 'word/footnotes.xml')
    : '';
  return marks.flatMap((id) => (notes.includes(`w:id="${id}"`) ? [] : [`note ${id} has no text`]));
}
