import type { Element, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/message.ts';
import { attributeOf, classesOf, isElement, type Sheet, textOf } from '../../src/model/sheet.ts';
import type { Text } from '../../src/model/text.ts';
import { writePaper } from '../../src/papers/write/paper.ts';
import type { Resolver } from '../../src/papers/write/resolver.ts';
import { after, before, context, text } from './write-fixtures.ts';

const decisions = (meeting: string, number: string): Text =>
  text(`---
body: cms
kind: decisions
meeting: ${meeting}
subject: cami
language: fr
${meeting === 'cop15' ? 'stage: draft\n' : ''}---

# Initiative pour les mammifères {#title}

## Adressée aux Parties {#to-parties}

**${number}7** Les Parties sont priées : {#parties}

**a)** d’examiner les rapports ; et {#reports}

**b)** de renforcer la coopération.[^n] {#together}

[^n]: Voir l’étude.

## Adressée au Secrétariat {#to-secretariat}

**${number}8** Le Secrétariat doit faire rapport. {#secretariat}
`);

const texts: Readonly<Record<string, Text>> = {
  'cms/11.24@rev.cop13': before,
  'cms/11.24@rev.cop15.draft': after,
  'decision:cms/cop14/cami': decisions('cop14', '14.16'),
  'decision:cms/cop15/cami': decisions('cop15', '15.1'),
};

const resolver: Resolver = { text: (name) => ({ value: texts[name] ?? null, messages: [] }) };

const FRONT = `---
body: cms
kind: paper
paper: UNEP/CMS/COP15/Doc.27.3
meeting: cop15
agenda: 27.3
date: 2026-02-20
original: en
prepared-by: le Secrétariat
language: fr
---
`;

const WHOLE = `${FRONT}
# Initiative pour les mammifères {#title}

## Résumé {#summary .summary}

Ce document rend compte des progrès accomplis. {#progress}

## Contexte {#background}

**1.** L’Initiative a été créée en 2014.[^first] {#created}

[^first]: Résolution 11.24.

::quote{of=decision:cms/cop14/cami#parties}

## Actions recommandées {#actions}

**2.** Il est recommandé à la Conférence des Parties : {#recommended}

**a)** d’adopter les amendements figurant à l’annexe 1 ; et {#amend}

**b)** d’adopter les Décisions figurant à l’annexe 2. {#decide}

## Annexe 1 {#annex-1 .annex}

### Proposition de révision {#proposal}

::amendments{of=cms/11.24 from=rev.cop13 to=rev.cop15.draft layout=three-column}

## Annexe 2 {#annex-2 .annex}

::decisions{of=decision:cms/cop15/cami}
`;

function write(source: string, names: Resolver = resolver): Outcome<Sheet> {
  return writePaper(text(source), names, context);
}

function all(node: Root | Element, name: string, ...classes: string[]): Element[] {
  return node.children.flatMap((child) => {
    if (!isElement(child)) return [];
    const found = child.tagName === name && classes.every((one) => classesOf(child).includes(one));
    return [...(found ? [child] : []), ...all(child, name, ...classes)];
  });
}

const whole = write(WHOLE);
const { root } = whole.value;
const sections = all(root, 'section');
const words = (style: string): string[] => all(root, 'p', style).map(textOf);

describe('a meeting paper', () => {
  it('is written without a message', () => {
    expect(whole.messages).toEqual([]);
  });

  it('opens with the facts of the masthead in the words of the body', () => {
    expect(words('masthead-symbol')).toEqual(['UNEP/CMS/COP15/Doc.27.3']);
    expect(words('masthead-date')).toEqual(['20 février 2026']);
    expect(words('masthead-original')).toEqual(['Original\u00a0: anglais']);
    expect(words('masthead-meeting')).toEqual(['15e session de la Conférence des Parties']);
    expect(words('masthead-place')).toEqual(['Campo Grande, Brésil, 23 – 29 mars 2026']);
    expect(words('masthead-item')).toEqual(['Point 27.3 de l’ordre du jour']);
    expect(words('prepared-by')).toEqual(['(Préparé par le Secrétariat)']);
    expect(all(root, 'img').map((logo) => attributeOf(logo, 'dataSlot'))).toEqual(['unep', 'cms']);
  });

  it('has the summary in a box on the first page and the disclaimer as its note', () => {
    const [cover] = sections;
    if (!cover) throw new Error('no first page');
    expect(all(cover, 'div', 'summary').map(textOf)[0]).toContain('Ce document rend compte');
    const [mark] = all(cover, 'a', 'note');
    expect(mark && textOf(mark)).toBe('*');
    expect(all(cover, 'aside').map((note) => attributeOf(note, 'id'))).toEqual(['note-disclaimer']);
  });

  it('has no running head on its first page, and the symbol on odd and even pages of each section', () => {
    const [cover, ...others] = sections;
    if (!cover) throw new Error('no first page');
    expect(all(cover, 'header', 'first').map((head) => textOf(head).trim())).toEqual(['']);
    for (const section of others) {
      expect(all(section, 'header', 'first')).toEqual([]);
      expect(all(section, 'header').map((head) => textOf(head).trim())).toEqual([
        'UNEP/CMS/COP15/Doc.27.3',
        'UNEP/CMS/COP15/Doc.27.3',
      ]);
      expect(all(section, 'span', 'page')).toHaveLength(2);
    }
  });

  it('gives each annex a section of its own, that of the table on its side', () => {
    expect(
      sections.map((section) => [
        attributeOf(section, 'dataSection'),
        attributeOf(section, 'dataEvent'),
      ]),
    ).toEqual([
      ['portrait', undefined],
      ['portrait', undefined],
      ['landscape', undefined],
      ['portrait', 'new-annex'],
      ['portrait', undefined],
    ]);
    expect(all(root, 'h2', 'annex-title').map(textOf)).toEqual(['Annexe 1', 'Annexe 2']);
  });

  it('numbers notes through the paper, those in the rows of a table too, none as another', () => {
    const numbers = all(root, 'a', 'note')
      .map(textOf)
      .filter((mark) => mark !== '*');
    expect(numbers).toEqual(['1', '2', '5', '6']);
    const inRows = all(root, 'td').flatMap((cell) =>
      all(cell, 'p', 'note').map((note) => textOf(all(note, 'span', 'mark')[0] ?? note)),
    );
    expect([...new Set(inRows)]).toEqual(['3', '4']);
    expect(
      all(root, 'aside')
        .map((note) => textOf(note).trim())
        .slice(1),
    ).toEqual([
      'Résolution 11.24.',
      'Voir l’étude.',
      'Avec deux espèces nouvelles.',
      'Voir l’étude.',
    ]);
  });

  it('quotes a Decision under its number and addressee, without what was not asked for', () => {
    expect(words('quote-heading')).toEqual(['Décision 14.167 Adressée aux Parties']);
    expect(words('quote-chapeau')).toEqual(['Les Parties sont priées :']);
    expect(textOf(sections[1] ?? root)).toContain('a)d’examiner les rapports ; et');
    expect(textOf(sections[1] ?? root)).not.toContain('14.168');
  });

  it('prints Decisions under subject and addressee with their provisional numbers', () => {
    expect(all(root, 'h2', 'directed-to').map(textOf)).toEqual([
      'Adressée aux Parties',
      'Adressée au Secrétariat',
    ]);
    expect(words('decision')).toEqual([
      '15.17Les Parties sont priées :',
      '15.18Le Secrétariat doit faire rapport.',
    ]);
  });

  it('prints a disclaimer of its own as the note of the first page, and only there', () => {
    const own = 'Les noms de lieux n’expriment *aucune* position. {#names .disclaimer}';
    const { value, messages } = write(
      WHOLE.replace('progrès accomplis. {#progress}', `$&\n\n${own}`),
    );
    expect(messages).toEqual([]);
    const [note] = all(value.root, 'aside');
    expect(note && textOf(note)).toBe('Les noms de lieux n’expriment aucune position.');
    expect(textOf(value.root).split('Les noms de lieux')).toHaveLength(2);
    expect(all(value.root, 'p', 'summary')).toHaveLength(1);
  });

  it('is not written when its template drops the title, the disclaimer or words that it quotes', () => {
    const own = '{#progress}\n\nAvis. {#names .disclaimer}';
    const faults = (name: string, from: string, to: string): readonly string[] =>
      writePaper(text(WHOLE.replace('{#progress}', own)), resolver, {
        ...context,
        templates: context.templates.map((template) =>
          template.name === name
            ? { ...template, source: template.source.replaceAll(from, to) }
            : template,
        ),
      }).messages.map(({ rule, text: found }) => `${rule} ${found}`);
    const paper = 'cms/paper.html.hbs';
    expect(faults(paper, '{{> line disclaimer}}', '<p>Avis !</p>')[0]).toContain(
      'proof found the disclaimer “Avis !”, expected “Avis.”',
    );
    const title =
      '<h1 class="title">Titre<a class="note" href="#note-disclaimer"><sup>*</sup></a></h1>';
    expect(faults(paper, '{{> line title}}', title)[0]).toContain('proof found the title “Titre*”');
    const block = '_shared/block.html.hbs';
    expect(faults(block, '{{#if line}}{{> line line}}{{/if}}', '')).toEqual(
      expect.arrayContaining([expect.stringContaining('Décision 14.167 Adressée aux Parties')]),
    );
  });

  it('prints its own title on the first page and above the text', () => {
    expect(all(root, 'h1', 'title').map(textOf)).toEqual(['Initiative pour les mammifères*']);
    expect(all(sections[1] ?? root, 'p', 'title').map(textOf)).toEqual([
      'Initiative pour les mammifères',
    ]);
  });

  it('takes the layout and the direction that are asked for', () => {
    const inline = write(
      WHOLE.replace('layout=three-column', 'layout=inline').replace(
        '.annex}\n\n###',
        '.annex .landscape}\n\n###',
      ),
    );
    expect(inline.messages).toEqual([]);
    expect(all(inline.value.root, 'table', 'three-column')).toEqual([]);
    const third = all(inline.value.root, 'section')[2];
    expect(third && attributeOf(third, 'dataSection')).toBe('landscape');
  });

  it('prints a text whole where ::text asks for it', () => {
    const { value, messages } = write(
      `${FRONT}\n# T {#t}\n\n## Annexe {#x .annex}\n\n::text{of=cms/11.24@rev.cop13}\n`,
    );
    expect(messages).toEqual([]);
    expect(all(value.root, 'p', 'operative').map(textOf)[0]).toBe(
      '1.Adopte le Programme de travail 2021-2026 ;',
    );
  });

  it('of a meeting that the profile does not know prints its key', () => {
    const { value } = write(WHOLE.replace('meeting: cop15', 'meeting: mos4'));
    expect(all(value.root, 'p', 'masthead-meeting').map(textOf)).toEqual(['MOS4']);
  });

  it('without title, summary or annexes is a paper still', () => {
    expect(write(`${FRONT}\n**1.** Texte. {#a}\n`).messages).toEqual([]);
    expect(write(FRONT).messages).toEqual([]);
  });
});

describe('a directive', () => {
  it.each([
    ['::amendement{of=cms/11.24}', 'unknown-directive', 'found ::amendement'],
    ['::Quote{of=decision:cms/cop14/cami}', 'unknown-directive', 'found ::Quote, expected one of'],
    ['::ACTIONS', 'unknown-directive', 'quote'],
    ['::citação', 'unknown-directive', 'found ::citação'],
    ['::text{of=cms/11.24@rev.cop13 color=red}', 'unknown-attribute', 'color'],
    ['::text{of=cms/11.24@rev.cop13 .wide}', 'unknown-attribute', '.wide'],
    ['::amendments{of=cms/11.24 from=rev.cop13}', 'missing-attribute', 'found no to'],
    [
      '::amendments{of=cms/11.24 from=rev.cop13 to=rev.cop15.draft layout=wide}',
      'unknown-attribute',
      'layout wide',
    ],
    [
      '::amendments{of=cms/11.24 from=rev.cop12 to=rev.cop15.draft}',
      'unresolved',
      'cms/11.24@rev.cop12',
    ],
    ['::decisions{of=decision:cms/cop16/cami}', 'unresolved', 'decision:cms/cop16/cami'],
    ['::quote{of=decision:cms/cop14/cami#nobody}', 'unresolved', 'nobody'],
    ['::quote{of=decision:cms/cop14/cami#title}', 'unresolved', 'found nothing to quote in title'],
    ['::quote{of=cms/11.24@rev.cop15.draft}', 'unresolved', 'a draft, expected an adopted text'],
  ])('such as %s is an error with its place', (line, rule, found) => {
    const { messages } = write(`${FRONT}\n# T {#t}\n\n${line}\n`);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ severity: 'error', rule, place: { line: 15 } });
    expect(messages[0]?.text).toContain(found);
  });

  it('passes on what was odd about a text', () => {
    const odd: Resolver = {
      text: (name) => ({
        ...resolver.text(name),
        messages: [
          { severity: 'warning', rule: 'duplicate-id', text: 'found a twice', place: null },
        ],
      }),
    };
    const { messages } = write(`${FRONT}\n::text{of=cms/11.24@rev.cop13}\n`, odd);
    expect(messages.map(({ rule }) => rule)).toEqual(['duplicate-id']);
  });
});
