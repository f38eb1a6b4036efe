import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readExtracted } from '../../src/formats/extracted/read.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';
import { finalLabels } from '../../src/model/numbering.ts';
import { outlineOf } from '../../src/model/outline.ts';
import { contentOf, labelOf, type Paragraph } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';
import { accountText } from '../../src/papers/recognise/recognise.ts';
import { seed } from '../corpora.ts';
import { cmsProfile } from './recognise-made.ts';

const profile = cmsProfile();

function read(source: string): Text {
  return accountText(readExtracted(source).value, profile, { kind: 'text', language: 'fr' }).value
    .text;
}

/** One line a paragraph: depth, level of a heading, label, first words. */
function shape(text: Text): string[] {
  const outline = outlineOf(text, false);
  return text.paragraphs.map((paragraph, index) => {
    const level = paragraph.kind === 'heading' ? `h${paragraph.level}` : paragraph.kind;
    const label = labelOf(paragraph)?.text ?? '';
    const words = plainText(contentOf(paragraph)).split(' ').slice(0, 2).join(' ');
    return `${outline[index]?.depth} ${level} ${label} ${words}`.replace(/ +/g, ' ');
  });
}

function labels(paragraphs: readonly Paragraph[], pattern: RegExp): string[] {
  return paragraphs.flatMap((paragraph) => {
    const text = labelOf(paragraph)?.text ?? '';
    return pattern.test(text) ? [text] : [];
  });
}

describe('a strategy', () => {
  const STRATEGY = [
    'Plan for the Rivers',
    'Introduction',
    'The Plan has two goals.',
    'Goals of the Plan',
    'The goals follow:',
    'GOAL 1 RIVERS RUN FREELY',
    'Objective 1.1 Dams are fewer.',
    'Indicator 1.1.1 Number of dams',
    'Objective 1.2 Weirs are lower.',
    'Indicators to be determined.',
    'GOAL 2 PEOPLE KNOW',
    '- Objective 2.1 Schools teach it.',
    '- Indicator 2.1.1 Number of schools',
    '- Indicator 2.1.2 Number of pupils',
  ].join('\n\n');

  it('is goals as numbered headings, with objectives and indicators below', () => {
    expect(shape(read(STRATEGY))).toEqual([
      '0 h1 Plan for',
      '0 h2 Introduction',
      '0 plain The Plan',
      '0 h2 Goals of',
      '0 plain The goals',
      '1 h3 GOAL 1 RIVERS RUN',
      '1 plain Objective 1.1 Dams are',
      '2 plain Indicator 1.1.1 Number of',
      '1 plain Objective 1.2 Weirs are',
      '0 plain Indicators to',
      '1 h3 GOAL 2 PEOPLE KNOW',
      '1 plain Objective 2.1 Schools teach',
      '2 plain Indicator 2.1.1 Number of',
      '2 plain Indicator 2.1.2 Number of',
    ]);
  });

  it('counts its objectives anew when one falls, and the indicators with them', () => {
    const text = read(
      STRATEGY.replace('Objective 1.2', 'Objective 1.2 Fish pass.\n\nObjective 1.3'),
    );
    const paragraphs = text.paragraphs.map(
      (paragraph): Paragraph =>
        labelOf(paragraph)?.text === 'Objective 1.1'
          ? { ...paragraph, attributes: { ...paragraph.attributes, classes: ['deleted'] } }
          : paragraph,
    );
    const outline = outlineOf({ ...text, paragraphs }, false);
    expect(finalLabels(paragraphs, outline).flatMap((label) => label?.text ?? [])).toEqual([
      'GOAL 1',
      'Objective 1.1',
      'Objective 1.2',
      'GOAL 2',
      'Objective 2.1',
      'Indicator 2.1.1',
      'Indicator 2.1.2',
    ]);
  });

  it('keeps a number behind a word in another form, says it, and counts on over it', () => {
    const source = 'Plan\n\nObjectif 1.1 Un.\n\nObjective 1.2 Deux.\n\nObjectif 1.3 Trois.';
    const {
      value: { text: value },
      messages,
    } = accountText(readExtracted(source).value, profile, {
      kind: 'text',
      language: 'fr',
    });
    expect(labels(value.paragraphs, /./)).toEqual([
      'Objectif 1.1',
      'Objective 1.2',
      'Objectif 1.3',
    ]);
    expect(messages.map(({ rule }) => rule)).toEqual(['odd-word']);
  });
});

describe('a programme', () => {
  it('is themes, headings that come again, headings below them, and activities', () => {
    const source = [
      'WORK PROGRAMME',
      'It has these themes:',
      '(A) Data;',
      '(B) Species',
      '(A) Data',
      'About data.',
      'Description of activities',
      'Shared data',
      'A1. Share.',
      'Open data',
      'A2. Open.',
      '(B) Species',
      'About species.',
      'Description of activities',
      'Argali',
      'B1 Count.',
      'Saiga',
      'B2 Protect.',
    ].join('\n\n');
    expect(shape(read(source)).filter((line) => / h\d /.test(line))).toEqual([
      '0 h1 WORK PROGRAMME',
      '1 h2 (A) Data',
      '0 h3 Description of',
      '0 h4 Shared data',
      '0 h4 Open data',
      '1 h2 (B) Species',
      '0 h3 Description of',
      '0 h4 Argali',
      '0 h4 Saiga',
    ]);
  });
});

describe.each([
  ['cms-cites-joint-programme-2015-2020.fr.txt', 0.001],
  ['cites-strategic-vision-2021-2030.fr.txt', 0],
])('%s', (name, lost) => {
  const path = seed(name);

  it.skipIf(!path)('keeps every word and reads back as it is written', () => {
    const sheet = readExtracted(readFileSync(path ?? '', 'utf8')).value;
    const { value } = accountText(sheet, profile, { kind: 'text', language: 'fr' });
    const { account, text } = value;
    expect(account.totals.message).toBeLessThanOrEqual(lost * account.words.length);
    expect(account.totals.text + account.totals.label + account.totals.message).toBe(
      account.words.length,
    );
    const written = writeMarkdown(text);
    expect(writeMarkdown(readMarkdown(written).value)).toBe(written);
  });
});

describe('the seeds', () => {
  const programme = seed('cms-cites-joint-programme-2015-2020.fr.txt');
  it.skipIf(!programme)(
    'the joint programme has its 33 activities with their numbers as printed',
    () => {
      const { paragraphs } = read(readFileSync(programme ?? '', 'utf8'));
      expect(labels(paragraphs, /^[A-D]\d/)).toEqual([
        'A1.',
        'A2.',
        ...Array.from({ length: 21 }, (_, index) => `B${index + 1}`),
        'C1.',
        'C2.',
        'C3',
        'C4',
        'C5',
        'D1',
        'D2',
        'D3',
        'D4',
        'D5',
      ]);
    },
  );

  const vision = seed('cites-strategic-vision-2021-2030.fr.txt');
  it.skipIf(!vision)(
    'the strategic vision has 5 goals, 25 objectives and 53 indicators at their depths',
    () => {
      const text = read(readFileSync(vision ?? '', 'utf8'));
      const outline = outlineOf(text, false);
      const count = (pattern: RegExp, depth: number): number =>
        text.paragraphs.filter(
          (paragraph, index) =>
            pattern.test(labelOf(paragraph)?.text ?? '') && outline[index]?.depth === depth,
        ).length;
      expect([count(/^BUT \d/, 1), count(/^Objecti/, 1), count(/^Indicateur/, 2)]).toEqual([
        5, 25, 53,
      ]);
      const typed = text.paragraphs.map((paragraph) => labelOf(paragraph)?.text);
      expect(finalLabels(text.paragraphs, outline).map((label) => label?.text)).toEqual(typed);
    },
  );
});

describe('a Resolution that was wrapped, without empty lines', () => {
  const source = [
    'CONSERVATION OF WADERS',
    'Recalling the plan for waders, which was adopted long ago by the Parties and has',
    'been amended since then by the Conference, and which names more than 200 counts,',
    'Convinced that common methods are needed wherever waders live and breed and are',
    'counted by those who know them, as the Scientific Council has said and repeated.',
    'Its members know that the work is hard, and that nobody else is willing to do it',
    'and that all of it must be done in time,',
    'The Conference of the Parties to the',
    'Convention on the Conservation of Migratory Species of Wild Animals',
    '1. Adopts the plan for waders, with the changes that the Council has proposed in',
    'the annex to its report, and thanks the Council for the work that went into that',
    'report;',
    '2. Ends.',
  ].join('\n');

  it('has a paragraph at each opener and label, one formula, and says what is in doubt', () => {
    const {
      value: { text: value },
      messages,
    } = accountText(readExtracted(source).value, profile, {
      language: 'en',
    });
    const starts = value.paragraphs.map((paragraph) =>
      plainText(contentOf(paragraph)).split(' ').slice(0, 2).join(' '),
    );
    expect(starts).toEqual([
      'CONSERVATION OF',
      'Recalling the',
      'Convinced that',
      'The Conference',
      'Adopts the',
      'Ends.',
    ]);
    const found = messages.map(({ rule, place }) => [rule, place?.line]);
    expect(found).toEqual([
      ['doubtful-join', 6],
      ['parted-lines', 4],
    ]);
  });
});
