import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFront, withFront } from '../../src/formats/markdown/front.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';
import { contentOf, labelOf, NO_ATTRIBUTES, type Paragraph } from '../../src/model/paragraph.ts';
import { plainText, type Run } from '../../src/model/run.ts';
import { corpora } from '../corpora.ts';

const HEAD = '---\nbody: cms\n---\n\n';

function read(body: string): readonly Paragraph[] {
  return readMarkdown(HEAD + body).value.paragraphs;
}

function rules(body: string): string[] {
  return readMarkdown(HEAD + body).messages.map(({ rule }) => rule);
}

function fmt(body: string): string {
  return writeMarkdown(readMarkdown(HEAD + body).value).slice(HEAD.length);
}

function said(body: string): string[] {
  return read(body).map((paragraph) => {
    const label = labelOf(paragraph);
    return `${label ? `${label.text}|` : ''}${plainText(contentOf(paragraph))}`;
  });
}

describe('the example of the design', () => {
  const design = corpora('design.md');

  it.skipIf(!design)('is written back to the byte, without a message', () => {
    const example =
      /```markdown\n([\s\S]*?)```/.exec(readFileSync(design ?? '', 'utf8'))?.[1] ?? '';
    const { value, messages } = readMarkdown(example);
    expect(messages).toEqual([]);
    expect(value.paragraphs).toHaveLength(9);
    expect(writeMarkdown(value)).toBe(example);
  });
});

describe('blocks', () => {
  it('reads label, id, classes and values from the source, the label behind an opening bracket too', () => {
    const [paragraph] = read('[**6 bis.** *Charge* le Comité] {#ngo .tail depth=2 by="M. X"}\n');
    expect(paragraph).toMatchObject({
      kind: 'plain',
      id: 'ngo',
      bracket: true,
      label: { text: '6 bis.' },
      attributes: { classes: ['tail'], values: { depth: '2', by: 'M. X' } },
      content: [{ text: 'Charge', em: true }, { text: ' le Comité]' }],
    });
  });

  it('keeps escaped attributes, labels and brackets as text', () => {
    const body = 'Voir \\{#id}\n\n**8\\.** Décide\n\n8\\. Décide\n';
    expect(said(body)).toEqual(['Voir {#id}', '8. Décide', '8. Décide']);
    expect(fmt(body)).toBe(body);
  });

  it('never escapes brackets of negotiated text', () => {
    const body = '[Charge] le [Comité][permanent] [de] [faire rapport]\n';
    expect(fmt(body)).toBe(body);
  });

  it('keeps a tombstone with its comments and their attributes', () => {
    const body =
      '**5.** {#atlas .deleted into=pow}\n\n> Déjà incluse.\n>\n> Voir 8. {by="Union européenne" kind=reason}\n\n> Non.\n';
    const [paragraph] = read(body);
    expect(paragraph).toMatchObject({
      content: [],
      comments: [
        {
          content: [[{ text: 'Déjà incluse.' }], [{ text: 'Voir 8.' }]],
          attributes: { values: { by: 'Union européenne', kind: 'reason' } },
        },
        { content: [[{ text: 'Non.' }]] },
      ],
    });
    expect(fmt(body)).toBe(body);
  });

  it('keeps breaks: a backslash in paragraphs, a tag in headings and cells', () => {
    const body = '# Titre<br>sous-titre\n\nLa Conférence \\\ndes Parties\n\n| a<br>b |\n|---|\n';
    expect(said(body)).toEqual(['Titre\nsous-titre', 'La Conférence \ndes Parties', '', 'a\nb']);
    expect(fmt(body)).toBe(body);
  });

  it('begins no line of a comment at a character that other programs break lines at', () => {
    const body = 'a\n\n> b\u2028c\u2029d\n';
    expect(read(body)).toMatchObject([
      { comments: [{ content: [[{ text: 'b\u2028c\u2029d' }]] }] },
    ]);
    expect(fmt(body)).toBe(body);
  });

  it('keeps a directive with its values, and only on a line of its own', () => {
    const body =
      '::amendments{of=cms/11.24 from=rev.cop13 layout=three-column}\n\nÀ 10:30 ::text{a=b} ici\n';
    expect(read(body)[0]).toMatchObject({
      kind: 'directive',
      name: 'amendments',
      attributes: { values: { of: 'cms/11.24' } },
    });
    expect(fmt(body)).toBe(body);
  });

  it('gives notes their name as id and leaves marks without a note as text', () => {
    const paragraphs = read('Fait[^un] et dit[^deux].\n\n[^un]: Voir *là*.\n');
    expect(paragraphs[0]).toMatchObject({
      content: [{ text: 'Fait' }, { note: 'un' }, { text: ' et dit[^deux].' }],
    });
    expect(paragraphs[1]).toMatchObject({ kind: 'note', id: 'un', name: 'un' });
  });
});

describe('a comment behind a note', () => {
  const table = '| **6.** Revoir[^hb] {#zudav} | Oman |\n|---|---|\n| **7.** Voir {#zudax} |  |\n';
  const ofRow = '> [6.](#zudav) Imprimé en 2018.\n';
  const note = '[^hb]: Non révisé.\n';

  it('is the row’s where it opens with a link to it, and is written above the note', () => {
    const body = `${table}\n${note}\n${ofRow}`;
    expect(read(body)).toMatchObject([
      { kind: 'table', comments: [] },
      { id: 'zudav', comments: [{ content: [[{ text: 'Imprimé en 2018.' }]] }] },
      { id: 'zudax', comments: [] },
      { kind: 'note', name: 'hb', comments: [] },
    ]);
    expect(readMarkdown(HEAD + body).messages).toEqual([]);
    expect(fmt(body)).toBe(`${table}\n${ofRow}\n${note}`);
    expect(fmt(fmt(body))).toBe(fmt(body));
  });

  it('is the note’s, with a warning at its line, where it says nothing of whose it is', () => {
    const body = 'Décide[^a]. {#x}\n\n[^a]: Une note.\n\n> Par Oman.\n';
    expect(read(body)).toMatchObject([{ comments: [] }, { name: 'a', comments: [{}] }]);
    expect(readMarkdown(HEAD + body).messages).toMatchObject([
      { severity: 'warning', rule: 'comment-behind-note', place: { line: 9, column: 1 } },
    ]);
    expect(fmt(body)).toBe(body);
    const other = `${table}\n${note}\nSuite. {#y}\n\n[^b]: Une note.\n\n${ofRow}`;
    expect(readMarkdown(HEAD + other).messages).toMatchObject([{ rule: 'comment-behind-note' }]);
    expect(fmt(other)).toBe(other);
  });

  it('is the note’s without a word where its block has a comment of its own', () => {
    const body = 'Décide[^a]. {#x}\n\n> De lui.\n\n[^a]: Une note.\n\n> De la note.\n';
    expect(read(body)).toMatchObject([{ comments: [{}] }, { comments: [{}] }]);
    expect(readMarkdown(HEAD + body).messages).toEqual([]);
  });
});

describe('an id on a note', () => {
  it('stays as text, for the name of the note is its id', () => {
    const body = '[^a]: Voir là. {#keepme .quote}\n\n[^b]: Et ici. {.quote}\n';
    expect(read(body)).toMatchObject([
      { id: 'a', attributes: { classes: [] }, content: [{ text: 'Voir là. {#keepme .quote}' }] },
      { id: 'b', attributes: { classes: ['quote'] }, content: [{ text: 'Et ici.' }] },
    ]);
    expect(fmt(body)).toBe(body.replace('{#keepme', '\\{#keepme'));
  });
});

describe('tables', () => {
  const table = [
    '{#table-pow .grid widths="10 20"}',
    '',
    '| Nº | Activité |',
    '|---|:-:|',
    '| **Cadre** {#frame} |',
    '| **8,7** Étudier a \\| b {#study} |  |',
    '',
    '> Sur le tableau.',
    '',
    '> [8,7](#study) Sur la ligne. {by=FR}',
    '',
  ].join('\n');

  it('reads start, head, spanning rows, labels, ids and the comments of rows', () => {
    const [start, head, span, row] = read(table);
    expect(start).toMatchObject({
      kind: 'table',
      id: 'table-pow',
      align: [null, 'center'],
      comments: [{ content: [[{ text: 'Sur le tableau.' }]] }],
    });
    expect(head).toMatchObject({ kind: 'row', head: true, span: false });
    expect(span).toMatchObject({
      head: false,
      span: true,
      id: 'frame',
      cells: [[{ text: 'Cadre', strong: true }]],
    });
    expect(row).toMatchObject({
      label: { text: '8,7' },
      cells: [[{ text: 'Étudier a | b' }], []],
      comments: [{ content: [[{ text: 'Sur la ligne.' }]] }],
    });
  });

  it('writes them back to the byte', () => {
    expect(fmt(table)).toBe(table);
  });

  it('keeps every cell of a row that is longer than the head', () => {
    expect(said('| a |\n|---|\n| b | c |\n')).toEqual(['', 'a\t', 'b\tc']);
  });

  it('reads a table without head words as one without head row', () => {
    const body = '|  |  |\n|---|---|\n| a | b |\n';
    expect(read(body)[1]).toMatchObject({ kind: 'row', head: false });
    expect(fmt(body)).toBe(body);
  });
});

describe('foreign Markdown', () => {
  it('makes each line of a list a paragraph, with the number as it was typed', () => {
    expect(said('Les Parties :\n1. un\n2. deux\n   suite\n5) cinq\n\n- a\n- b\n')).toEqual([
      'Les Parties :',
      '1.|un',
      '2.|deux suite 5) cinq',
      '-|a',
      '-|b',
    ]);
  });

  it('does not take the day of a date at the beginning of a line for an item', () => {
    expect(said('Gesetz vom\n10. August 1992 über\n')).toEqual(['Gesetz vom 10. August 1992 über']);
  });

  it('reads unbolded labels and bolds them', () => {
    expect(fmt('6.Prend note\n\n7.  Décide\n\n7 bis. Charge\n')).toBe(
      '**6.** Prend note\n\n**7.** Décide\n\n**7 bis.** Charge\n',
    );
  });

  it('counts a lost counter with one message a run', () => {
    const body = '1. Prend note\n\nsuite\n\n1. Décide\n\n1. Charge\n';
    expect(said(body)).toEqual(['1.|Prend note', 'suite', '2.|Décide', '3.|Charge']);
    expect(rules(body)).toEqual(['lost-counter']);
  });

  it('keeps code, HTML, rules, setext lines, definitions, images and autolinks as their characters', () => {
    const body =
      '`a*b` <sup>2</sup> <http://x.y> ![i](#x)\n\n***\n\nTitre\n===\n\n[a]: http://x.y\n\n~~~\nx\n~~~\n\n    # code\n';
    expect(said(body)).toEqual([
      '`a*b` <sup>2</sup> <http://x.y> !i',
      '***',
      'Titre ===',
      '[a]: http://x.y',
      '~~~ x ~~~',
      '# code',
    ]);
    expect(said(fmt(body))).toEqual(said(body));
  });

  it('lays nested quotes flat, and makes a quote above everything a quotation', () => {
    expect(read('> a\n>> b\n\nc\n')).toMatchObject([
      { content: [{ text: 'a' }], attributes: { classes: ['quote'] } },
      { content: [{ text: 'b' }], attributes: { classes: ['quote'] } },
      { content: [{ text: 'c' }] },
    ]);
  });

  it('keeps a link to anything but # http mailto resolution decision as text', () => {
    expect(read('[a](javascript:x) [b](#x) [c](resolution:cms/11.24@rev.cop13#p)\n')).toMatchObject(
      [
        {
          content: [
            { text: '[a](javascript:x) ' },
            { text: 'b', link: '#x' },
            { text: ' ' },
            { text: 'c', link: 'resolution:cms/11.24@rev.cop13#p' },
          ],
        },
      ],
    );
  });

  it('reads character references and keeps no-break spaces', () => {
    expect(said('a&nbsp;b &eacute; «\u00A0c\u202F»\u00A0\n')).toEqual([
      'a\u00A0b é «\u00A0c\u202F»\u00A0',
    ]);
  });

  it('takes any line end and drops a byte order mark', () => {
    const { value } = readMarkdown('\uFEFF---\r\nbody: cms\r\n---\r\n\r\na\r\rb\n');
    expect(writeMarkdown(value)).toBe('---\nbody: cms\n---\n\na\n\nb\n');
  });
});

describe('emphasis that Markdown cannot open or close', () => {
  it('is written with a character reference beside it', () => {
    const content: Run[] = [{ text: '«gras»', strong: true }, { text: 'suite' }];
    expect(written(content)).toBe('**«gras»**&#115;uite\n');
    expect(read('**«gras»**&#115;uite\n')).toMatchObject([{ content }]);
  });

  it('leaves blanks and no-break spaces outside', () => {
    expect(written([{ text: 'a' }, { text: ' b\u00A0', em: true }, { text: 'c' }])).toBe(
      'a *b*\u00A0c\n',
    );
  });
});

function written(content: readonly Run[]): string {
  const block = { id: null, attributes: NO_ATTRIBUTES, comments: [], place: null };
  const paragraph: Paragraph = { ...block, kind: 'plain', bracket: false, label: null, content };
  return writeMarkdown({ front: { source: null, values: {} }, paragraphs: [paragraph] });
}

describe('front matter', () => {
  it('keeps every line, unknown keys and comments too, and every value a string', () => {
    const source = 'number: 11.10 # as printed\nmine:   off\n\nlist: [1, 2.50]';
    const { value } = readMarkdown(`---\n${source}\n---\n\na\n`);
    expect(value.front).toEqual({
      source,
      values: { number: '11.10', mine: 'off', list: ['1', '2.50'] },
    });
    expect(writeMarkdown(value)).toBe(`---\n${source}\n---\n\na\n`);
  });

  it('keeps a broken head and says where it breaks', () => {
    const file = '---\nbody: cms\nx: [a\n---\n\na\n';
    const { value, messages } = readMarkdown(file);
    expect(messages[0]).toMatchObject({ severity: 'error', rule: 'front-matter' });
    expect(messages[0]?.place?.line).toBeGreaterThanOrEqual(3);
    expect(writeMarkdown(value)).toBe(file);
  });

  it('sets keys and leaves the other lines alone', () => {
    const front = readFront(
      'stage: draft # soon\n# a comment\nlist:\n  - a\n  - b\nnumber: 11.24',
    ).value;
    const set = withFront(front, {
      stage: 'adopted',
      list: ['c'],
      sealed: 'x: y',
      map: { a: '1' },
    });
    expect(set.source).toBe(
      'stage: adopted # soon\n# a comment\nlist:\n  - c\nnumber: 11.24\nsealed: "x: y"\nmap:\n  a: 1',
    );
    expect(readFront(set.source ?? '').value.values).toEqual(set.values);
  });
});

describe('messages', () => {
  it.each([
    ['a {#x}\n\nb {#x}\n', 'duplicate-id'],
    ['**8..** a\n', 'label-unreadable'],
    ['a {.unheard}\n', 'unknown-class'],
    ['| a |\n| --- |\n| b |\n\n> c\n\n| d |\n', 'row-outside-table'],
    ['a {#x\n', 'attributes-unreadable'],
    ['a {#Grand}\n', 'attributes-unreadable'],
    ['::text{of=}\n', 'directive-unreadable'],
    ['::text{of=a of=b}\n', 'directive-unreadable'],
    ['::text{of=a} b\n', 'directive-unreadable'],
    ['::Text[a]{of=b}\n', 'directive-unreadable'],
    ['a {#x from=b from=c}\n', 'attributes-unreadable'],
    ['Fait[^a].\n\n[^a]: Voir là. {#keepme .quote}\n', 'attributes-unreadable'],
  ])('%j gives %s', (body, rule) => {
    const [message] = readMarkdown(HEAD + body).messages;
    expect(message?.rule).toBe(rule);
    expect(message?.place?.line).toBeGreaterThanOrEqual(5);
    expect(message?.text).toMatch(/^found .*, expected /);
  });

  it('judge no class where the head cannot be read', () => {
    const { messages } = readMarkdown('---\nkind: "paper\n---\n\n## Summary {.summary}\n');
    expect(messages.map(({ rule }) => rule)).toEqual(['front-matter']);
  });

  it.each([
    ['## Adressée au Secrétariat {.directed-to}\n'],
    ['Figure 1 {.caption}\n'],
    ['**5.** {#atlas .deleted}\n'],
  ])('%j has a class that is known', (body) => {
    expect(rules(body)).toEqual([]);
  });

  it.each([
    ['Un mot {#Grand}\n', 5, 8],
    ['Une\nligne {#Grand}\n', 6, 7],
    ['## Titre {#Grand}\n', 5, 10],
    ['| a |\n|---|\n| mot {#Grand} | b |\n', 7, 7],
    ['> [**8..** a\n\n  [**8..** a\n', 7, 4],
    ['   ::text{of=}\n', 5, 4],
    ['[^a]: x\ny {#keepme .quote}\n', 6, 3],
    ['x\n\n 1. a\n\n 1. b\n', 7, 2],
  ])('%j is told at its line and column', (body, line, column) => {
    expect(readMarkdown(HEAD + body).messages).toMatchObject([{ place: { line, column } }]);
  });

  it('says where a paragraph has too many marks to be read with them', () => {
    const [typed, nested] = ['*a* b '.repeat(1_100), '***a*** b '.repeat(600)];
    for (const body of [typed, nested]) {
      const { value, messages } = readMarkdown(`${HEAD}# Titre\n\n  ${body}\n\n*c*\n`);
      expect(messages).toMatchObject([{ rule: 'too-many-marks', place: { line: 7, column: 3 } }]);
      const marked = value.paragraphs.map((one) => contentOf(one).some(({ em }) => em));
      expect(marked).toEqual([false, false, true]);
    }
    expect(rules('*a* b '.repeat(500))).toEqual([]);
  });

  it('says that there is no front matter', () => {
    expect(readMarkdown('a\n').messages).toMatchObject([
      { rule: 'front-matter-missing', place: { line: 1, column: 1 } },
    ]);
  });
});
