import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Element, Root } from 'hast';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { readLabel } from '../../src/model/label.ts';
import { NO_ATTRIBUTES, type Paragraph } from '../../src/model/paragraph.ts';
import type { Run } from '../../src/model/run.ts';
import { classesOf, isElement } from '../../src/model/sheet.ts';
import type { Text } from '../../src/model/text.ts';
import type { SheetContext } from '../../src/papers/write/layout.ts';
import type { Template } from '../../src/papers/write/template.ts';

const root = fileURLToPath(new URL('../../templates/', import.meta.url));

/** The templates of CMS and those that all bodies share, as the library hands them on. */
export const templates: readonly Template[] = ['_shared', 'cms'].flatMap((folder) =>
  readdirSync(`${root}${folder}`)
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => ({
      name: `${folder}/${name}`,
      source: readFileSync(`${root}${folder}/${name}`, 'utf8'),
    })),
);

export const profile = loadProfile(null, 'cms');
export const context: SheetContext = { profile, templates };

/** A text from Markdown, with or without front matter. */
export function text(source: string): Text {
  return readMarkdown(source).value;
}

/** The elements of a name, with all these classes, in their order. */
export function all(node: Root | Element, name: string, ...classes: string[]): Element[] {
  return node.children.flatMap((child) => {
    if (!isElement(child)) return [];
    const found = child.tagName === name && classes.every((one) => classesOf(child).includes(one));
    return [...(found ? [child] : []), ...all(child, name, ...classes)];
  });
}

/** A small Resolution and a draft that does to it most of what a draft can do. */
export const before: Text = text(`---
body: cms
kind: resolution
number: 11.24
revision: rev.cop13
language: fr
text: reconstructed
---

# Initiative pour les mammifères {#title}

*Consciente* que les déplacements sont *longs*, {#long}

*Notant* les progrès accomplis,[^p] {#noting}

[^p]: Voir le rapport de la COP13.

*Rappelant* la Résolution 10.9, {#recall}

La Conférence des Parties à la \\
Convention {#formula .formula}

**1.** *Adopte* le Programme de travail 2021-2026 ; {#adopt}

**2.** *Charge* le Conseil scientifique et le Secrétariat, sous réserve des fonds disponibles : {#charge}

**a)** de mettre à jour l’Atlas des migrations ; {#atlas}

**b)** de présenter un rapport à chaque session de la Conférence des Parties ; et {#report}

**3.** *Invite* les États de l’aire de répartition à participer à la mise en œuvre. {#invite}

| Espèce | Appendice |
| --- | --- |
| **1** {#saiga} | Antilope saïga[^q] |
| **2** {#kiang} | Kiang |

[^q]: Saiga spp.
`);

export const after: Text = text(`---
body: cms
kind: resolution
number: 11.24
revision: rev.cop15
base: rev.cop13
stage: draft
paper: UNEP/CMS/COP15/Doc.27.3
language: fr
---

# Initiative pour les mammifères {#title}

*Consciente* que les déplacements sont longs, {#long}

*Notant* avec satisfaction les progrès accomplis,[^p] {#noting}

> Plus positif.

[^p]: Voir le rapport de la COP15.

*Rappelant* la Résolution 10.9, {#recall}

La Conférence des Parties à la \\
Convention {#formula .formula}

**0.** *Approuve* l’Initiative ; {#approve}

> Nouveau paragraphe.

**1.** *Adopte* le Programme de travail 2026-2032 ; {#adopt}

**3.** *Invite* les États de l’aire de répartition à participer à la mise en œuvre. {#invite}

**2.** *Charge* le Secrétariat : {#charge}

> Hors du mandat.

**a)** {#atlas .deleted}

> Déjà inclus.

**b)** de présenter un rapport à chaque session de la Conférence des Parties ; {#report}

| Espèce | Appendice |
| --- | --- |
| **1** {#saiga} | Antilope saïga (Saiga tatarica)[^q] |
| **3** {#urial} | Urial |

> [1](#saiga) Nom précisé.

[^q]: Saiga spp.

## Annexe {#annex-1 .annex}

### Contexte {#context}

**1.** Le Programme couvre 17 espèces.[^z] {#covers}

[^z]: Avec deux espèces nouvelles.
`);

const WORDS = [
  'les',
  'Parties',
  'sont',
  'invitées',
  'à',
  'renforcer',
  'coopération',
  'Rev.COP13)',
  '2021-2026',
  '«',
  '»',
  ';',
  'espèces',
  'UNEP/CMS/COP13/Inf.19',
  '10:30',
  'l’Initiative',
  '\u00a0;',
  '[texte]',
  '*',
  '<b>',
  '&amp;',
  '\u202e',
  'عربي',
];

const LABELS = ['1.', '2.', '3.', '6 bis.', '8.', 'a)', 'b)', 'i)', '15.AA', '–', 'IV.'];

const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 0, maxLength: 9 })
  .map((list) => list.join(' '));

const runs: fc.Arbitrary<readonly Run[]> = fc
  .array(
    fc.record({
      text: words,
      mark: fc.constantFrom('none', 'none', 'em', 'strong', 'link', 'note', 'break'),
      name: fc.constantFrom('n1', 'n2', 'n3'),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) =>
    parts.flatMap(({ text: part, mark, name }): Run[] => {
      if (mark === 'note') return [{ text: part }, { text: `[^${name}]`, note: name }];
      if (mark === 'break') return [{ text: `${part}\nsuite` }];
      if (mark === 'link') return [{ text: part, link: '#p1' }];
      return [mark === 'none' ? { text: part } : { text: part, [mark]: true }];
    }),
  )
  .map((list) => list.filter((run) => run.text !== ''));

const label = fc
  .option(fc.constantFrom(...LABELS), { nil: null })
  .map((name) => (name ? (readLabel(name)[0] ?? null) : null));

interface Seed {
  readonly kind: 'plain' | 'plain' | 'heading' | 'annex' | 'table';
  readonly content: readonly Run[];
  readonly cells: readonly (readonly Run[])[];
  readonly label: ReturnType<typeof readLabel>[number] | null;
  readonly bracket: boolean;
}

const seed: fc.Arbitrary<Seed> = fc.record({
  kind: fc.constantFrom('plain', 'plain', 'plain', 'plain', 'heading', 'annex', 'table'),
  content: runs,
  cells: fc.array(runs, { minLength: 3, maxLength: 3 }),
  label,
  bracket: fc.boolean(),
});

function blocks(
  { kind, content, cells, label: own, bracket }: Seed,
  id: string | null,
): Paragraph[] {
  const base = { id, attributes: NO_ATTRIBUTES, comments: [], place: null };
  const marked = { bracket: bracket && own !== null, label: own };
  if (kind === 'plain') return [{ ...base, kind, ...marked, content }];
  if (kind === 'heading')
    return [{ ...base, kind, level: 2, bracket: false, label: null, content }];
  if (kind === 'annex') {
    const attributes = { classes: ['annex'], values: {} };
    return [
      { ...base, kind: 'heading', level: 2, bracket: false, label: null, content, attributes },
    ];
  }
  const row = {
    ...base,
    kind: 'row' as const,
    head: false,
    span: false,
    bracket: false,
    label: null,
  };
  return [
    { ...base, id: null, kind: 'table', align: [null, null] },
    { ...row, id: null, head: true, cells: [[{ text: 'A' }], [{ text: 'B' }]] },
    { ...row, id: id === null ? null : `${id}-r`, label: own, cells: cells.slice(0, 2) },
    { ...row, id: id === null ? null : `${id}-s`, cells: cells.slice(1) },
  ];
}

function note(name: string, content: readonly Run[]): Paragraph {
  const bare = content.filter((run) => run.note === undefined);
  return {
    kind: 'note',
    name,
    id: name,
    content: bare,
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: null,
  };
}

interface Edit {
  readonly fate: 'keep' | 'drop' | 'edit' | 'replace' | 'grave' | 'merge' | 'split';
  readonly content: readonly Run[];
  readonly at: number;
}

/** What a draft makes of a paragraph; `above` is the id of the one before it, with which it may be merged. */
function edited(
  one: Seed,
  id: string | null,
  { fate, content }: Edit,
  above: string | null,
): Paragraph[][] {
  if (fate === 'keep') return [blocks(one, id)];
  if (fate === 'drop') return [];
  if (fate === 'replace') return [blocks({ ...one, content }, id).map(commented)];
  if (fate === 'edit') {
    const more = { ...one, content: [...one.content, ...content], cells: [...one.cells].reverse() };
    return [blocks(more, id).map(commented).map(replaced)];
  }
  const [plain] = blocks({ ...one, kind: 'plain' }, id);
  if (plain?.kind !== 'plain') return [];
  if (fate === 'split') {
    const halves = [one.content.slice(0, 1), [...one.content.slice(1), ...content]];
    return halves.map((half, at) => {
      const values = at === 0 || id === null ? {} : { from: id };
      const name = at === 0 || id === null ? id : `${id}-half`;
      return [{ ...plain, id: name, content: half ?? [], attributes: { classes: [], values } }];
    });
  }
  const values = fate === 'merge' && above !== null ? { into: above } : {};
  return [[{ ...plain, content: [], attributes: { classes: ['deleted'], values } }]];
}

function commented(paragraph: Paragraph): Paragraph {
  const content = [[{ text: 'Mis à jour.' }], [{ text: `Au sujet de ${paragraph.id}.` }]];
  return { ...paragraph, comments: [{ content, attributes: NO_ATTRIBUTES }] };
}

function replaced(paragraph: Paragraph): Paragraph {
  if (!paragraph.attributes.classes.includes('annex')) return paragraph;
  return { ...paragraph, attributes: { classes: ['annex', 'replaced'], values: {} } };
}

/** A pair of texts: the second is the first after deletions, insertions, moves, edits and other labels. */
export const textPairs: fc.Arbitrary<{ readonly before: Text; readonly after: Text }> = fc
  .record({
    old: fc.array(seed, { maxLength: 9 }),
    edits: fc.array(
      fc.record({
        fate: fc.constantFrom<Edit['fate'][]>(
          'keep',
          'keep',
          'drop',
          'edit',
          'replace',
          'grave',
          'merge',
          'split',
        ),
        content: runs,
        at: fc.nat(12),
      }),
      { minLength: 9, maxLength: 9 },
    ),
    added: fc.array(fc.record({ seed, at: fc.nat(12) }), { maxLength: 4 }),
    moves: fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 2 }),
    notes: fc.array(runs, { minLength: 6, maxLength: 6 }),
    ids: fc.boolean(),
  })
  .map(({ old, edits, added, moves, notes, ids }) => {
    const named = old.map((one, index) => ({
      seed: one,
      id: ids ? `p${index}` : null,
      edit: edits[index],
    }));
    const units = named.flatMap(({ seed: one, id, edit }, index) =>
      edited(one, id, edit ?? { fate: 'keep', content: [], at: 0 }, named[index - 1]?.id ?? null),
    );
    for (const [index, { seed: one, at }] of added.entries()) {
      units.splice(Math.min(at, units.length), 0, blocks(one, ids ? `q${index}` : null));
    }
    for (const [from, to] of moves) {
      const [unit] = units.splice(Math.min(from, Math.max(0, units.length - 1)), 1);
      if (unit) units.splice(Math.min(to, units.length), 0, unit);
    }
    const front = { source: null, values: { language: 'fr', kind: 'resolution' } };
    const noted = (from: number): Paragraph[] =>
      ['n1', 'n2'].map((name, index) => note(name, notes[from + index] ?? []));
    return {
      before: {
        front,
        paragraphs: [...named.flatMap(({ seed: one, id }) => blocks(one, id)), ...noted(0)],
      },
      after: {
        front: { ...front, values: { ...front.values, stage: 'draft' } },
        paragraphs: [...units.flat(), ...noted(2)],
      },
    };
  });
