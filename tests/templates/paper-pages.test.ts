import { describe, expect, it } from 'vitest';
import { writeHtml } from '../../src/formats/html/write.ts';
import { listBodies, loadProfile, loadStyle, loadTemplates } from '../../src/library/profile.ts';
import { attributeOf, type Sheet, textOf } from '../../src/model/sheet.ts';
import { writePaper } from '../../src/papers/write/paper.ts';
import { all, text } from '../papers/write-fixtures.ts';

/** A paper of a body around two editions of one short text. */
function sheetOf(body: string, markdown: string): Sheet {
  const profile = loadProfile(null, body);
  const language = Object.keys(profile.languages)[0] ?? '';
  const front = (kind: string): string =>
    `---\nbody: ${body}\nkind: ${kind}\nlanguage: ${language}\npaper: X/1\n---\n\n# A title {#t}\n\n`;
  const edition = (words: string) => text(`${front('resolution')}**1.** ${words} {#a}\n`);
  const texts = { before: edition('Adopts the plan.'), after: edition('Adopts the new plan.') };
  const { value, messages } = writePaper(
    text(front('paper') + markdown),
    {
      text: (name) => ({
        value: name.endsWith('original') ? texts.before : texts.after,
        messages: [],
      }),
    },
    { profile, templates: loadTemplates(null, body) },
  );
  expect(messages).toEqual([]);
  return value;
}

const RESULT = '::amendments{of=x/1 from=original to=draft layout=side-by-side page=';

describe('a paper that begins with its result', () => {
  it.each(
    listBodies(null).flatMap((body) =>
      (['landscape', 'portrait'] as const).map((page) => [body, page] as const),
    ),
  )('of %s lies on the page as it asks for: %s', (body, page) => {
    const sheet = sheetOf(body, `${RESULT}${page}}\n`);
    const [section, ...more] = all(sheet.root, 'section').filter(
      (one) => all(one, 'table', 'side-by-side').length > 0,
    );
    expect(more).toEqual([]);
    expect(section && attributeOf(section, 'dataSection')).toBe(page);
    expect(all(sheet.root, 'table', 'masthead').length).toBeGreaterThan(0);
  });
});

const ANNEXES = `**1.** One. {#one}

## Annex 1 {#x1 .annex}

Words. {#w1}

${RESULT}landscape}

${RESULT}portrait}

## Annex 2 {#x2 .annex}

Words. {#w2}
`;

describe('the pages of annexes', () => {
  const firsts = (body: string): readonly [string, string][] =>
    all(sheetOf(body, ANNEXES).root, 'section').map((section) => [
      attributeOf(section, 'dataFirstPage') ?? '',
      all(section, 'p', 'footer').map(textOf).join(),
    ]);

  it('are counted by themselves in each, as the foot of a page of CITES names the annex, over all its sections', () => {
    const counted = firsts('cites').map(([first]) => first);
    expect(counted).toEqual(['', '1', '', '1']);
  });

  it.each(['cms', 'un'])('go on through the paper in %s', (body) => {
    expect(firsts(body).every(([first]) => first === '')).toBe(true);
  });

  it('have a counter of their own where HTML is printed', () => {
    const style = loadStyle(null, 'cites').style;
    const html = writeHtml(sheetOf('cites', ANNEXES), {
      style,
      title: 'T',
      language: 'en',
      logos: {},
      words: {},
    });
    const feet = [...html.matchAll(/@page section(\d)\{[^}]*counter\((\w+)\)/g)];
    expect(feet.map(([, section, counter]) => [section, counter])).toEqual([
      ['1', 'page'],
      ['2', 'pages2'],
      ['3', 'pages2'],
      ['4', 'pages4'],
    ]);
    expect(html).toContain('counter-increment:pages2');
  });
});
