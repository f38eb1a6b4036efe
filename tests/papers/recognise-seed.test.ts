import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readExtracted } from '../../src/formats/extracted/read.ts';
import { finalLabels } from '../../src/model/numbering.ts';
import { outline } from '../../src/model/outline.ts';
import { isTombstone, labelOf, type Paragraph, type Row } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import {
  accountText,
  type RecognisedPaper,
  recognisePaper,
} from '../../src/papers/recognise/recognise.ts';
import { seed } from '../corpora.ts';
import { cmsProfile } from './recognise-made.ts';

const path = seed('cms-cop15-doc27.3.fr.txt');
const basePath = seed('cms-11.24-rev.cop13.fr.reconstructed.txt');
const profile = cmsProfile();

function words(paragraph: Paragraph | undefined): string {
  return paragraph && 'content' in paragraph ? plainText(paragraph.content) : '';
}

function labels(paragraphs: readonly Paragraph[]): (string | null)[] {
  return paragraphs.map((paragraph) => labelOf(paragraph)?.text ?? null);
}

describe.skipIf(!path)('the COP15 paper on Resolution 11.24', () => {
  const source = path ? readFileSync(path, 'utf8') : '';
  const { value, messages } = recognisePaper(readExtracted(source).value, profile, {
    subject: 'cami',
  });
  const result: RecognisedPaper = value;
  const { paper, quoted, decisions } = result;
  const draft = result.draft?.paragraphs ?? [];
  const base = result.base?.paragraphs ?? [];
  const annexAt = draft.findIndex(({ id }) => id === 'annex-1');
  const body = draft.slice(0, annexAt);
  const annex = draft.slice(annexAt);
  const rows = annex.flatMap((row): Row[] => (row.kind === 'row' ? [row] : []));

  it('is known by its symbol, meeting, agenda item and title', () => {
    expect(paper.front.values).toEqual({
      body: 'cms',
      kind: 'paper',
      number: '11.24',
      revision: 'rev.cop15',
      paper: 'UNEP/CMS/COP15/Doc.27.3',
      meeting: 'cop15',
      agenda: '27.3',
      title: 'INITIATIVE POUR LES MAMMIFÈRES D’ASIE CENTRALE',
      language: 'fr',
    });
    expect(result.draft?.front.values).toMatchObject({
      base: 'rev.cop13',
      stage: 'draft',
      meeting: 'cop15',
    });
    expect(result.base?.front.values).toMatchObject({
      revision: 'rev.cop13',
      text: 'reconstructed',
    });
  });

  it('has summary, disclaimer, 17 paragraphs counted through and three recommended actions', () => {
    const texts = paper.paragraphs.map(words);
    expect(texts[0]).toBe('INITIATIVE POUR LES MAMMIFÈRES D’ASIE CENTRALE');
    expect(
      paper.paragraphs.filter(({ attributes }) => attributes.classes.includes('disclaimer')),
    ).toHaveLength(1);
    const numbered = labels(paper.paragraphs).filter((label) => label !== null);
    expect(numbered).toEqual([
      ...Array.from({ length: 17 }, (_, index) => `${index + 1}.`),
      'a)',
      'b)',
      'c)',
    ]);
    expect(
      texts.some((text) => /^de\ssupprimer\sles\sDécisions\s14\.167\sà\s14\.170\.$/.test(text)),
    ).toBe(true);
  });

  it('prints its results by directives where the original has them', () => {
    const directives = paper.paragraphs.flatMap((found) =>
      found.kind === 'directive' ? [found] : [],
    );
    expect(directives.map(({ name, attributes }) => [name, attributes.values])).toEqual([
      ['quote', { of: 'decision:cms/cop14/cami' }],
      [
        'amendments',
        { of: 'cms/11.24', from: 'rev.cop13', to: 'rev.cop15.draft', layout: 'three-column' },
      ],
      ['decisions', { of: 'decision:cms/cop15/cami.draft' }],
    ]);
  });

  it('amends in 30 rows: title, 15 recitals, formula and 13 operative paragraphs', () => {
    expect(body).toHaveLength(30);
    const positions = outline(draft, { formulaFirst: false }).slice(0, annexAt);
    const roles = positions.map(({ role }) => role);
    expect(roles.filter((role) => role === 'title')).toHaveLength(1);
    expect(roles.filter((role) => role === 'recital')).toHaveLength(15);
    expect(roles.filter((role) => role === 'formula')).toHaveLength(1);
    expect(roles.filter((role) => role === 'operative')).toHaveLength(13);
  });

  it('has 16 paragraphs with a before and an after, seven new ones and seven tombstones', () => {
    const ids = new Set(base.map(({ id }) => id));
    const living = body.filter((paragraph) => !isTombstone(paragraph));
    expect(living.filter(({ id }) => ids.has(id))).toHaveLength(16);
    expect(living.filter(({ id }) => !ids.has(id))).toHaveLength(7);
    const stones = body.filter(isTombstone);
    expect(stones).toHaveLength(7);
    expect(stones.every(({ id, comments }) => ids.has(id) && comments.length === 1)).toBe(true);
    expect(base).toHaveLength(23);
  });

  it('renumbers 0→1, 1→2, 3→3, 4→4, 8→5, 9→6, 10→7, 10bis→8, 11→9, and 2, 5, 6, 7 go out', () => {
    const finals = finalLabels(draft, outline(draft, { formulaFirst: false }));
    const pairs = body.flatMap((paragraph, index) => {
      const label = labelOf(paragraph);
      return label ? [`${label.value}${label.suffix}→${finals[index]?.value ?? 'out'}`] : [];
    });
    expect(pairs).toEqual([
      '0→1',
      '1→2',
      '2→out',
      '3→3',
      '4→4',
      '5→out',
      '6→out',
      '7→out',
      '8→5',
      '9→6',
      '10→7',
      '10bis→8',
      '11→9',
    ]);
    expect(messages.filter(({ rule }) => rule === 'final-number')).toEqual([]);
    expect(labels(body).filter((label) => label !== null)).toEqual([
      '0.',
      '1.',
      '2',
      '3',
      '4',
      '5',
      '6.',
      '7.',
      '8',
      '9',
      '10.',
      '10bis',
      '11.',
    ]);
  });

  it('takes the new text from the clean column and says each fused redline at its place', () => {
    const programme = body.find((paragraph) => labelOf(paragraph)?.text === '1.');
    expect(words(programme)).toContain('le Programme de travail 2026-2032 pour la CAMI');
    const old = base.find(({ id }) => id === programme?.id);
    expect(words(old)).toContain('20261-203226');
    const fused = messages.filter(({ rule }) => rule === 'fused-redline');
    expect(fused.map(({ place }) => place?.line)).toEqual([197, 201, 221, 232, 240, 244, 260, 276]);
    const unseen = messages.filter(({ rule }) => rule === 'unseen-change');
    expect(unseen.map(({ place }) => place?.line)).toEqual([264, 268]);
  });

  it('says the silent changes that the paper does not mark', () => {
    const lines = (rule: string): (number | undefined)[] =>
      messages.filter((found) => found.rule === rule).map(({ place }) => place?.line);
    expect(lines('silent-change')).toEqual([232]);
    // The clean cell of the row that begins in line 232.
    expect(lines('end-mark')).toEqual([234]);
  });

  it('stores comments but the bare keep word, and marks the change in another language', () => {
    const commented = body.filter(({ comments }) => comments.length > 0);
    expect(commented).toHaveLength(25);
    const linguistic = body.filter(({ attributes }) => attributes.classes.includes('linguistic'));
    expect(linguistic.map(({ comments }) => plainText(comments[0]?.content[0] ?? []))).toEqual([
      'Conserver (changement linguistique en anglais seulement)',
    ]);
  });

  it('has 17 species, 24 sections and 205 activities, two of them with a comma, in its new annex', () => {
    const species = rows.filter(({ cells, span, head }) => cells.length === 4 && !span && !head);
    expect(labels(species)).toEqual(Array.from({ length: 17 }, (_, index) => `${index + 1}`));
    const sections = rows.filter(({ span, label }) => span && label !== null);
    expect(labels(sections)).toEqual(Array.from({ length: 24 }, (_, index) => `${index + 1}.`));
    const activities = rows.filter(({ cells, span, head }) => cells.length === 6 && !span && !head);
    expect(activities).toHaveLength(205);
    expect(labels(activities).filter((label) => label?.includes(','))).toEqual(['8,7', '22,5']);
    expect(labels(activities).every((label) => label !== null && /^\d+[.,]\d+$/.test(label))).toBe(
      true,
    );
    expect(rows.filter(({ span }) => span)).toHaveLength(49);
    expect(rows.filter(({ head }) => head)).toHaveLength(2);
  });

  it('has the notes 1 to 5 and 13 captions of figures', () => {
    const notes = [...paper.paragraphs, ...draft].flatMap((found) =>
      found.kind === 'note' ? [found.name] : [],
    );
    expect(notes).toEqual(['1', '2', '3', '4', '5']);
    const captions = annex
      .filter(({ attributes }) => attributes.classes.includes('caption'))
      .map(words);
    expect(captions.filter((caption) => /^Figure\s\d+\./.test(caption))).toHaveLength(13);
    expect(captions.filter((caption) => caption.startsWith('Tableau'))).toHaveLength(1);
  });

  it('has the sub-annex, the list of 13 regions and the bullets of the programme', () => {
    const headings = annex.flatMap((found) =>
      found.kind === 'heading' ? [[found.level, words(found)]] : [],
    );
    expect(headings).toEqual([
      [2, 'Annexe à la Résolution 11.24(Rev.COP13)'],
      [3, 'PROGRAMME DE TRAVAIL POUR L’INITIATIVE POUR LES MAMMIFÈRES D’ASIE CENTRALE 2026–2032'],
      [4, 'Contexte'],
      [4, 'Portée taxonomique et géographique\u00a0:'],
      [3, 'PROGRAMME DE TRAVAIL DE LA CAMI\u00a02026–2032'],
      [3, 'Annexe au Programme de travail de la CAMI'],
    ]);
    const regions = labels(annex).filter((label) => /^\d+\)$/.test(label ?? ''));
    expect(regions).toEqual(Array.from({ length: 13 }, (_, index) => `${index + 1})`));
    expect(labels(annex).filter((label) => label === '·')).toHaveLength(25);
  });

  it('quotes Decisions 14.167 to 14.170 with addressees and items, two numbers completed', () => {
    const read = quoted?.paragraphs.map(
      (paragraph) => labelOf(paragraph)?.text ?? `## ${words(paragraph)}`,
    );
    expect(read?.slice(1)).toEqual([
      '## Adressée aux Parties',
      '14.167',
      'a)',
      'b)',
      'c)',
      'd)',
      'e)',
      '## Adressée au Conseil scientifique',
      '14.168',
      '## Adressée au Conseil scientifique',
      '14.169',
      'a)',
      'b)',
      '## Adressée au Secrétariat',
      '14.170',
      'a)',
      'b)',
      'c)',
      'd)',
      'e)',
    ]);
    expect(quoted?.front.values).toMatchObject({
      kind: 'decisions',
      meeting: 'cop14',
      subject: 'cami',
    });
    expect(
      messages.filter(({ rule }) => rule === 'decision-number').map(({ place }) => place?.line),
    ).toEqual([66, 73]);
  });

  it('proposes Decisions 15.AA to 15.EE with 3, 0, 0, 6 and 7 items', () => {
    const read = decisions?.paragraphs.flatMap((paragraph) => labelOf(paragraph)?.text ?? []) ?? [];
    const counts = read
      .join(' ')
      .split(/15\./)
      .slice(1)
      .map((run) => run.trim().split(' '));
    expect(counts.map(([letters, ...items]) => [letters, items.length])).toEqual([
      ['AA', 3],
      ['BB', 0],
      ['CC', 0],
      ['DD', 6],
      ['EE', 7],
    ]);
    const directed = decisions?.paragraphs.filter(({ attributes }) =>
      attributes.classes.includes('directed-to'),
    );
    expect(directed).toHaveLength(5);
    expect(words(decisions?.paragraphs[0])).toBe('Initiative pour les mammifères d’Asie centrale');
    expect(decisions?.front.values).toMatchObject({
      meeting: 'cop15',
      stage: 'draft',
      subject: 'cami',
    });
  });

  it('is read the same twice, ids and all', () => {
    const again = recognisePaper(readExtracted(source).value, profile, { subject: 'cami' }).value;
    expect(again).toEqual(result);
  });

  it.skipIf(!basePath)(
    'agrees with the reconstructed base: its ids are taken and no row contradicts it',
    () => {
      const known = accountText(
        readExtracted(readFileSync(basePath ?? '', 'utf8')).value,
        profile,
        {
          front: { number: '11.24', revision: 'rev.cop13', text: 'reconstructed' },
        },
      ).value.text;
      expect(labels(known.paragraphs).filter((label) => label !== null)).toHaveLength(11);
      const read = recognisePaper(readExtracted(source).value, profile, { base: known });
      const ids = new Set(known.paragraphs.map(({ id }) => id));
      const living =
        read.value.draft?.paragraphs.filter((paragraph) => ids.has(paragraph.id)) ?? [];
      expect(living).toHaveLength(23);
      expect(living.filter((paragraph) => !isTombstone(paragraph))).toHaveLength(16);
      const rules = new Set(read.messages.map(({ rule }) => rule));
      for (const rule of ['column-mismatch', 'not-in-base', 'base-left']) {
        expect(rules).not.toContain(rule);
      }
    },
  );
});
