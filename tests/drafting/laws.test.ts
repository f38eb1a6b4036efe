import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/formats/docx/read/read.ts';
import { writeDocx } from '../../src/formats/docx/write.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';
import { loadProfile, loadStyle, loadTemplates } from '../../src/library/profile.ts';
import { normalText } from '../../src/model/normal.ts';
import { isTombstone, type Paragraph, type Plain } from '../../src/model/paragraph.ts';
import type { Sheet } from '../../src/model/sheet.ts';
import type { Text } from '../../src/model/text.ts';
import { marksOfDrafting, readDrafting } from '../../src/papers/drafting/drafting.ts';
import { draftingSheet } from '../../src/papers/drafting/layout.ts';
import { languageWords } from '../../src/papers/write/layout.ts';
import { BASE, DRAFT } from './library.ts';

const profile = loadProfile(null, 'cms');
const context = { profile, templates: loadTemplates(null, 'cms') };
const { style, logos } = loadStyle(null, 'cms');
const base = readMarkdown(BASE).value;
const old = readMarkdown(DRAFT).value;
const name = 'cms/99.1@rev.cop16.draft';

async function throughWord(draft: Text): Promise<Sheet> {
  const { value, messages } = draftingSheet({ base, draft, name }, context);
  expect(messages).toEqual([]);
  const { words } = languageWords(profile, 'en');
  const bytes = await writeDocx(value, {
    style,
    logos,
    title: 'Steppe',
    language: 'en',
    author: 'CMS',
    date: '2026-02-20',
    redline: 'formatting',
    redlineFirst: profile.redlineFirst,
    words,
  });
  const read = readDocx(bytes).value;
  if (!read) throw new Error('a file that cannot be read');
  return read.sheet;
}

type Edit = (paragraphs: readonly Paragraph[]) => readonly Paragraph[];

const live = (paragraphs: readonly Paragraph[]): Plain[] =>
  paragraphs.filter(
    (one): one is Plain => one.kind === 'plain' && !isTombstone(one) && one.content.length > 0,
  );

const word = fc.constantFrom(
  'herds',
  'of',
  'the',
  'steppe,',
  'Mongolia',
  'Résolution',
  '2026-2032',
  'and',
  '“ice”',
  'UNEP/CMS/COP15/Doc.3',
  'naïve',
  '<b>&amp;',
);
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
const which = fc.nat({ max: 50 });

function change(at: number, to: (one: Plain) => Paragraph): Edit {
  return (paragraphs) => {
    const all = live(paragraphs);
    const chosen = all[at % Math.max(1, all.length)];
    return paragraphs.map((one) => (one === chosen ? to(chosen) : one));
  };
}

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(which, words, fc.boolean()).map(([at, text, em]) =>
    change(at, (one) => ({
      ...one,
      content: [
        ...one.content,
        em ? { text: ` ${text}`, em: true as const } : { text: ` ${text}` },
      ],
    })),
  ),
  fc.tuple(which, words).map(([at, text]) =>
    change(at, (one) => ({
      ...one,
      comments: [{ content: [[{ text }]], attributes: { classes: [], values: {} } }],
    })),
  ),
  fc.tuple(which, words).map(([at, text]) =>
    change(at, (one) =>
      one.comments.length > 0 || base.paragraphs.every(({ id }) => id !== one.id)
        ? one
        : {
            ...one,
            content: [],
            attributes: { ...one.attributes, classes: [...one.attributes.classes, 'deleted'] },
            comments: [{ content: [[{ text }]], attributes: { classes: [], values: {} } }],
          },
    ),
  ),
  fc.tuple(which, words, which).map(
    ([at, text, key]): Edit =>
      (paragraphs) => {
        const id = `new-${key}`;
        if (paragraphs.some((one) => one.id === id)) return paragraphs;
        const chosen = live(paragraphs)[at % live(paragraphs).length];
        const fresh: Plain = {
          kind: 'plain',
          id,
          attributes: { classes: [], values: {} },
          comments: [],
          place: null,
          bracket: false,
          label: null,
          content: [{ text }],
        };
        const labelled = readMarkdown(
          `**${(key % 9) + 20} bis.** ${text.replaceAll(/[<&]/g, '')}\n`,
        ).value.paragraphs[0];
        const made = labelled?.kind === 'plain' ? { ...labelled, id, place: null } : fresh;
        // A note stands behind the paragraph that marks it.
        const marked = chosen ? paragraphs.indexOf(chosen) : -1;
        const next = paragraphs.findIndex((one, index) => index > marked && one.kind !== 'note');
        return paragraphs.toSpliced(next === -1 ? paragraphs.length : next, 0, made);
      },
  ),
);

const shown = (text: Text): string => writeMarkdown(normalText(text));

describe('the laws of a drafting file', () => {
  it('brings any change of a draft into the draft as it was', async () => {
    const told = marksOfDrafting(await throughWord(old), { base, draft: old, name }, context);
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        async (edits, lost) => {
          const paragraphs = edits.reduce((all, one) => one(all), old.paragraphs);
          const draft = readMarkdown(shown({ ...old, paragraphs })).value;
          const sheet = await throughWord(draft);
          const task = { texts: { base, draft: old, name }, context, told: lost ? null : told };
          expect(shown(readDrafting(sheet, task).value)).toBe(shown(draft));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives back any draft that nobody wrote on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
        const paragraphs = edits.reduce((all, one) => one(all), old.paragraphs);
        const draft = readMarkdown(shown({ ...old, paragraphs })).value;
        const sheet = await throughWord(draft);
        const task = { texts: { base, draft, name }, context, told: null };
        expect(shown(readDrafting(sheet, task).value)).toBe(shown(draft));
      }),
      { numRuns: 60 },
    );
  });
});
