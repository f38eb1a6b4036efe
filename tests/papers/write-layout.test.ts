import type { Element, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Paragraph } from '../../src/model/paragraph.ts';
import { attributeOf, classesOf, isElement, textOf } from '../../src/model/sheet.ts';
import type { Text } from '../../src/model/text.ts';
import { type Layout, layoutSheet } from '../../src/papers/write/layout.ts';
import { runTemplate } from '../../src/papers/write/template.ts';
import { after, all, before, context, text } from './write-fixtures.ts';

const HEAD = '---\nlanguage: fr\nkind: resolution\n---\n\n';
const DRAFT = '---\nlanguage: fr\nkind: resolution\nstage: draft\n---\n\n';

function lay(from: Text, to: Text, layout: Layout): Root {
  const { value, messages } = layoutSheet(compare(from, to, {}), layout, context);
  expect(messages.filter(({ rule }) => rule !== 'missing-language')).toEqual([]);
  return value.root;
}

/** `{-struck-}` and `{+inserted+}` around the words, labels before a `|`. */
function marked(node: Element): string {
  return node.children
    .map((child): string => {
      if (child.type === 'text') return child.value;
      if (!isElement(child)) return '';
      if (child.tagName === 'br') return '/';
      const inner = marked(child);
      if (child.tagName === 'ins') return `{+${inner}+}`;
      if (child.tagName === 'del') return `{-${inner}-}`;
      return classesOf(child).includes('label') ? `${inner}|` : inner;
    })
    .join('');
}

/** The rows of an amendment table, cell by cell. */
function rows(root: Root): string[][] {
  return all(root, 'table', 'three-column').flatMap((table) =>
    all(table, 'tr')
      .map((row) => row.children.filter((cell) => isElement(cell, 'td')))
      .filter((cells) => cells.length > 0)
      .map((cells) =>
        cells.map((cell) =>
          all({ type: 'root', children: [cell] }, 'p')
            .map(marked)
            .join(' ¶ '),
        ),
      ),
  );
}

function three(from: string, to: string): string[][] {
  return rows(lay(text(HEAD + from), text(DRAFT + to), 'three-column'));
}

describe('the three-column table', () => {
  it('shows old and working numbers in the redline and final ones in the clean column', () => {
    const table = three(
      '# T {#t}\n\n**1.** Adopte ceci ; {#a}\n\n**2.** Prie cela. {#b}\n',
      '# T {#t}\n\n**0.** Note bien ; {#n}\n\n> Nouveau.\n\n**1.** Adopte ceci ; {#a}\n\n**2.** Prie vivement cela. {#b}\n',
    );
    expect(table).toEqual([
      ['T', 'Conserver', 'T'],
      ['{+0.|+}{+Note bien ;+}', 'Nouveau.', '1.|Note bien ;'],
      ['1.|Adopte ceci ;', 'Conserver', '2.|Adopte ceci ;'],
      ['2.|Prie {+vivement +}cela.', '', '3.|Prie vivement cela.'],
    ]);
  });

  it('strikes the old number and inserts the working one where they differ', () => {
    const table = three('**5.** Adopte ceci. {#a}\n', '**4 bis.** Adopte ceci. {#a}\n');
    expect(table[0]?.[0]).toBe('{+4 bis.|+}{-5.|-}Adopte ceci.');
  });

  it('leaves the third cell of a deleted paragraph empty and puts the reason beside it, at its tombstone', () => {
    const table = three(
      '**1.** Adopte ceci ; {#a}\n\n**2.** Prie cela ; {#b}\n\n**3.** Invite. {#c}\n',
      '**1.** Adopte ceci ; {#a}\n\n**1 bis.** Charge le Comité ; {#n}\n\n**2.** {#b .deleted}\n\n> Fait.\n\n**3.** Invite. {#c}\n',
    );
    expect(table.map(([redline]) => redline)).toEqual([
      '1.|Adopte ceci ;',
      '{+1 bis.|+}{+Charge le Comité ;+}',
      '{-2.|-}{-Prie cela ;-}',
      '3.|Invite.',
    ]);
    expect(table[2]?.slice(1)).toEqual(['Fait.', '']);
  });

  it('prints a kept formula across the table and an amended one in three cells', () => {
    const kept = three(
      'La Conférence des Parties {#f .formula}\n',
      'La Conférence des Parties {#f .formula}\n',
    );
    expect(kept).toEqual([['La Conférence des Parties']]);
    const amended = three(
      'La Conférence des Parties {#f .formula}\n',
      'La Conférence des États {#f .formula}\n',
    );
    expect(amended[0]).toHaveLength(3);
  });

  it('prints a moved paragraph at both places and says so', () => {
    const table = three(
      '**1.** Adopte le Programme de travail ; {#a}\n\n**2.** Prie les Parties ; {#b}\n\n**3.** Invite les États. {#c}\n',
      '**2.** Prie les Parties ; {#b}\n\n**3.** Invite les États ; {#c}\n\n**1.** Adopte le Programme de travail. {#a}\n',
    );
    expect(table.map((row) => row.slice(0, 2))).toEqual([
      ['{-1.|-}{-Adopte le Programme de travail ;-}', 'déplacé depuis cet endroit et modifié'],
      ['2.|Prie les Parties ;', 'Conserver'],
      ['3.|Invite les États{+ ;+}{-.-}', ''],
      [
        '{+1.|+}{+Adopte le Programme de travail.+}',
        'déplacé vers cet endroit et modifié ¶ Modifications apportées\u00a0: Adopte le Programme de travail{+.+}{- ;-}',
      ],
    ]);
    expect(table.map((row) => row[2])).toEqual([
      '',
      '1.|Prie les Parties ;',
      '2.|Invite les États ;',
      '3.|Adopte le Programme de travail.',
    ]);
  });

  it('prints a paragraph that was split as one paragraph before and two after, in one row', () => {
    const table = three(
      '**1.** Adopte le Programme de travail de la CAMI et prie le Secrétariat de le diffuser. {#a}\n',
      '**1.** Adopte le Programme de travail de la CAMI {#a}\n\n**2.** et prie le Secrétariat de le diffuser. {#b from=a}\n',
    );
    expect(table).toHaveLength(1);
    expect(table[0]?.[0]).toMatch(
      /^1\.\|Adopte le Programme de travail de la CAMI.* ¶ \{\+2\.\|\+\}/,
    );
    expect(table[0]?.[2]).toBe(
      '1.|Adopte le Programme de travail de la CAMI ¶ 2.|et prie le Secrétariat de le diffuser.',
    );
  });

  it('gives each note a row below the text that marks it, under the numbers of both texts where these differ', () => {
    const table = three(
      '*Notant* ceci,[^a] {#x}\n\n[^a]: Vieille note.\n\n*Notant* cela,[^b] {#y}\n\n[^b]: Autre note.\n',
      '*Notant* ceci, {#x}\n\n*Notant* cela,[^b] {#y}\n\n[^b]: Autre note revue.\n',
    );
    expect(table.map(([redline]) => redline)).toEqual([
      'Notant ceci,{-1-}',
      '{-1|-}{-Vieille note.-}',
      'Notant cela,{+1+}{-2-}',
      '{+1|+}{-2|-}Autre note{+ revue+}.',
    ]);
    expect(table.map((row) => row[2])).toEqual([
      'Notant ceci,',
      '',
      'Notant cela,1',
      '1|Autre note revue.',
    ]);
  });

  it('marks a change of emphasis alone and shows characters that hide', () => {
    const root = lay(
      text(`${HEAD}*Notant* ceci, {#x}\n`),
      text(`${DRAFT}Notant ceci,\u202e {#x}\n`),
      'three-column',
    );
    expect(all(root, 'span', 'changed-emphasis').map(textOf)).toEqual(['Notant']);
    expect(rows(root)[0]?.[0]).toContain('{+‹U+202E›+}');
  });

  it('prints a table of the text as a redlined table and as a clean one, wide ones in columns of the programme', () => {
    const root = lay(before, after, 'three-column');
    const tables = all(root, 'table').filter((table) => !classesOf(table).includes('three-column'));
    const lines = tables.map((table) =>
      all(table, 'tr').map((row) => all(row, 'p').map(marked).join(' ; ')),
    );
    expect(lines[0]).toEqual(
      [
        'Espèce ; Appendice',
        expect.stringMatching(/^1\| ; Antilope saïga\{\+ \(Saiga tatarica\)\+\}1?/),
        'Nom précisé.',
        '{-2|-} ; {-Kiang-}',
        '{+3|+} ; {+Urial+}',
      ].map((line) => (typeof line === 'string' ? line : expect.anything())),
    );
    expect(lines[1]?.[0]).toBe('Espèce ; Appendice');
    expect(lines[1]).toHaveLength(3);
  });

  it('says on top that the text before is a reconstruction, and which', () => {
    const root = lay(before, after, 'three-column');
    expect(all(root, 'p', 'reconstructed').map(textOf)).toEqual([
      'Le texte existant (Résolution 11.24 (Rev.COP13)) est une reconstitution et non la version officielle.',
    ]);
    expect(all(root, 'p', 'legend')).toHaveLength(1);
  });

  it('bookmarks the text before in the first column and the text after in the third', () => {
    const root = lay(before, after, 'three-column');
    const ids = all(root, 'p').map((line) => attributeOf(line, 'id'));
    expect(ids).toContain('b0_adopt');
    expect(ids).toContain('a0_adopt');
    expect(ids).toContain('a0_approve');
    expect(ids).not.toContain('b0_approve');
  });
});

describe('an id', () => {
  const everyId = (node: Root | Element): string[] =>
    node.children.flatMap((child) =>
      isElement(child) ? [attributeOf(child, 'id') ?? '', ...everyId(child)] : [],
    );
  const idsOf = ({ paragraphs }: Text): string[] =>
    paragraphs.flatMap((paragraph) =>
      paragraph.attributes.classes.includes('deleted') ? [] : bookmarkName(paragraph),
    );
  const bookmarkName = (paragraph: Paragraph): string[] => {
    if (paragraph.kind === 'note') return [`_n_${paragraph.name.replaceAll('-', '_')}`];
    const id = paragraph.id?.replaceAll('-', '_');
    if (id === undefined) return [];
    return paragraph.kind === 'table' ? [`_t_${id}`] : [id];
  };

  it.each([
    ['three-column', 'ba'],
    ['inline', 'ba'],
    ['clean', 'a'],
  ] as const)('of each paragraph stands once on the sheet as its bookmark, %s', (layout, sides) => {
    const ids = everyId(lay(before, after, layout)).filter((id) => /^[ab]0_/.test(id));
    const wanted = [
      ...(sides === 'ba' ? idsOf(before).map((id) => `b0_${id}`) : []),
      ...idsOf(after).map((id) => `a0_${id}`),
    ];
    expect(ids.toSorted()).toEqual(wanted.toSorted());
  });

  it('stands on an element once, further ones inside it, whatever a template is given', () => {
    const runs = [{ text: 'x' }];
    const own = { classes: 'p', depth: '', paragraph: '', side: '', direction: '', runs };
    const line = { ...own, element: 'p', bookmarks: ['b0_x', 'a0_x', 'a1_x'] };
    const row = {
      classes: '',
      paragraph: 'x',
      side: 'b0',
      bookmark: 'b0_r',
      cells: [{ span: 1, line }],
    };
    for (const [call, view] of Object.entries({ line, row, 'head-row': row })) {
      const { value } = runTemplate(context.templates, call, view);
      const tags = value.match(/<[^>]+>/g) ?? [];
      const counts = tags.map((tag) => tag.match(/ id="/g)?.length ?? 0);
      expect(Math.max(...counts), call).toBe(1);
      for (const id of line.bookmarks) expect(value.split(`"${id}"`)).toHaveLength(2);
    }
  });
});

describe('a chapeau', () => {
  it('stays with its first item, a caption with the table below it', () => {
    const draft = text(
      `${DRAFT}**1.** *Charge* : {#chapeau}\n\n**a)** de lire ; {#a}\n\n**2.** *Prie* d’agir. {#plain}\n\nSuivant ces critères : {#open}\n\n**–** le premier ; {#dash}\n\nTableau 1 {#cap .caption}\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\nFigure 1 {#fig .caption}\n\nFin. {#end}\n`,
    );
    const classes = new Map(
      all(lay(draft, draft, 'inline'), 'p').map((line) => [
        attributeOf(line, 'dataParagraph') ?? '',
        classesOf(line).join(' '),
      ]),
    );
    expect(classes.get('chapeau')).toBe('operative-chapeau operative');
    expect(classes.get('a')).toBe('item');
    expect(classes.get('plain')).toBe('operative');
    expect(classes.get('open')).toMatch(/-chapeau /);
    expect(classes.get('cap')).toBe('caption-chapeau caption');
    expect(classes.get('fig')).toBe('caption');
    const cells = all(lay(draft, draft, 'three-column'), 'p', 'cell-operative-chapeau');
    expect(cells.map((line) => attributeOf(line, 'dataParagraph'))).toEqual(['chapeau', 'chapeau']);
  });
});

describe('a row across a table', () => {
  it('opens a section if it has a number and stands below one if it has none', () => {
    const wide = text(
      `${DRAFT}| A | B | C |\n| --- | --- | --- |\n| **1.** Mise en œuvre {#one} |\n| Plan d’action {#two} |\n| x | y | z |\n\nFin. {#end}\n`,
    );
    const root = lay(wide, wide, 'clean');
    expect(all(root, 'tr', 'section').map(textOf)).toEqual(['1.Mise en œuvre']);
    expect(all(root, 'tr', 'across').map(textOf)).toEqual(['Plan d’action']);
    expect(all(root, 'p', 'table-end')).toHaveLength(1);
  });
});

describe('an annex', () => {
  it('in which everything is new is printed once, without redline, under the note', () => {
    for (const layout of ['three-column', 'inline'] as const) {
      const root = lay(before, after, layout);
      const [event] = all(root, 'section').filter(
        (section) => attributeOf(section, 'dataEvent') === 'new-annex',
      );
      if (!event) throw new Error('no section of its own');
      expect(textOf(event)).toContain(
        '[Veuillez noter que la présente annexe est entièrement nouvelle]',
      );
      expect(all(event, 'ins')).toEqual([]);
      expect(all(event, 'aside').map(textOf)).toEqual(['Avec deux espèces nouvelles.']);
      expect(textOf(root).split('Le Programme couvre 17 espèces')).toHaveLength(2);
    }
  });

  it('that is replaced is printed once and stands for the old one, of which nothing is struck', () => {
    const from =
      '# T {#t}\n\n**1.** Adopte. {#a}\n\n## Annexe {#x .annex}\n\n**1.** Vieux programme. {#o}\n\n**2.** Reste. {#k}\n';
    const to =
      '# T {#t}\n\n**1.** Adopte. {#a}\n\n## Annexe {#x .annex .replaced}\n\n**1.** Programme neuf. {#n}\n\n**2.** Reste. {#k}\n';
    const root = lay(text(HEAD + from), text(DRAFT + to), 'three-column');
    const [event] = all(root, 'section').filter(
      (section) => attributeOf(section, 'dataEvent') === 'replaced-annex',
    );
    expect(event && textOf(event)).toContain('remplace l’annexe existante');
    expect(textOf(root)).not.toContain('Vieux programme');
    expect(rows(root)).toHaveLength(2);
  });

  it('that is amended is redlined with the rest', () => {
    const from = '# T {#t}\n\n## Annexe {#x .annex}\n\n**1.** Vieux programme. {#o}\n';
    const to = '# T {#t}\n\n## Annexe {#x .annex}\n\n**1.** Vieux plan. {#o}\n';
    expect(three(from, to)[2]?.[0]).toBe('1.|Vieux{+ plan+}{- programme-}.');
  });

  it('turns its page where its table is wide or its heading asks for it', () => {
    const wide = '| a | b | c | d | e |\n| --- | --- | --- | --- | --- |\n| 1 | 2 | 3 | 4 | 5 |\n';
    const directions = (annex: string): (string | undefined)[] => {
      const source = `# T {#t}\n\n**1.** Adopte. {#a}\n\n${annex}`;
      const root = lay(text(HEAD + source), text(DRAFT + source), 'clean');
      return all(root, 'section').map((section) => attributeOf(section, 'dataSection'));
    };
    expect(directions(`## Annexe {#x .annex}\n\n${wide}`)).toEqual(['portrait', 'landscape']);
    expect(directions(`## Annexe {#x .annex .portrait}\n\n${wide}`)).toEqual([
      'portrait',
      'portrait',
    ]);
    expect(directions('## Annexe {#x .annex .landscape}\n\nTexte.\n')).toEqual([
      'portrait',
      'landscape',
    ]);
  });
});

describe('the inline annex', () => {
  it('prints the redline in running text with notes at the foot of the page', () => {
    const root = lay(before, after, 'inline');
    const lines = all(root, 'p').map(marked);
    expect(lines).toContain('1.|Adopte le Programme de travail {+2026-2032 +}{-2021-2026 -};');
    expect(all(root, 'aside').map((note) => all(note, 'p').map(marked))).toContainEqual([
      'Voir le rapport de la{+ COP15+}{- COP13-}.',
    ]);
    expect(all(root, 'span', 'moved-note').length).toBeGreaterThan(0);
  });
});

describe('the clean text', () => {
  it('prints the text after alone under its final numbers', () => {
    const root = lay(before, after, 'clean');
    expect(all(root, 'ins').concat(all(root, 'del'))).toEqual([]);
    expect(all(root, 'p', 'operative').map(marked).slice(0, 4)).toEqual(
      [
        '1.|Approuve l’Initiative ;',
        '2.|Adopte le Programme de travail 2026-2032 ;',
        expect.stringMatching(/^3\.\|/),
        expect.stringMatching(/^4\.\|/),
      ].map((line) => (typeof line === 'string' ? line : expect.anything())),
    );
  });
});

describe('a text that runs from right to left', () => {
  it('turns the sheet and sets symbols apart', () => {
    const arabic = (stage: string, words: string): Text =>
      text(`---\nlanguage: ar\nkind: resolution\n${stage}---\n\n**1.** ${words} {#a}\n`);
    const root = lay(
      arabic('', 'تعتمد UNEP/CMS/COP13/Inf.19 البرنامج'),
      arabic('stage: draft\n', 'تعتمد UNEP/CMS/COP15/Inf.27.3 البرنامج'),
      'three-column',
    );
    expect(
      attributeOf(
        all(root, 'article')[0] ?? { type: 'element', tagName: 'p', properties: {}, children: [] },
        'dir',
      ),
    ).toBe('rtl');
    const apart = all(root, 'span')
      .filter((span) => attributeOf(span, 'dir') === 'ltr')
      .map(textOf);
    expect(apart).toEqual([
      'UNEP/CMS/COP15/Inf.27.3',
      'UNEP/CMS/COP13/Inf.19',
      'UNEP/CMS/COP15/Inf.27.3',
    ]);
  });
});

describe('odd texts', () => {
  it.each(['three-column', 'inline', 'clean'] as const)(
    'that are empty make a sheet in the layout %s',
    (layout) => {
      expect(all(lay(text(HEAD), text(DRAFT), layout), 'section').length).toBeGreaterThan(0);
    },
  );

  it('of 3,000 paragraphs take time in proportion', () => {
    const long = (count: number): number => {
      const source = Array.from(
        { length: count },
        (_, index) => `**${index + 1}.** Prie les Parties numéro ${index}. {#p${index}}\n`,
      );
      const comparison = compare(
        text(HEAD + source.join('\n')),
        text(DRAFT + source.join('\n')),
        {},
      );
      const start = performance.now();
      layoutSheet(comparison, 'three-column', context);
      return performance.now() - start;
    };
    long(300);
    const small = long(750);
    expect(long(3000)).toBeLessThan(small * 12 + 200);
  });
});
