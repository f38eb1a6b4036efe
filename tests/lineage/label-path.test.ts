import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { citedPlaces, printPlace } from '../../src/lineage/label-path.ts';
import { finalLabels } from '../../src/model/numbering.ts';
import { outlineOf } from '../../src/model/outline.ts';

const HEAD =
  '---\nbody: cms\nkind: resolution\nrevision: rev.cop3\n---\n\nThe Conference {#formula .formula}\n\n';

/** The places of the paragraphs that have an id, as they are cited. */
function places(blocks: string): Record<string, string> {
  const { value } = readMarkdown(`${HEAD}${blocks}`);
  const found = citedPlaces(value, false);
  return Object.fromEntries(
    value.paragraphs.flatMap(({ id }, index) => {
      const place = found[index];
      return id === null || id === 'formula' || !place ? [] : [[id, printPlace(place)]];
    }),
  );
}

describe('The place of a paragraph', () => {
  it('is its label under those that it hangs on, without closing points', () => {
    expect(
      places(
        '**8.** Requests: {#aa}\n\n**a)** to do: {#bb}\n\n**(i)** this; {#cc}\n\n**(ii)** that. {#dd}\n\nAnd more. {#ee}\n\n**6 bis.** Invites {#ff}\n\n**10bis** Urges {#gg}\n',
      ),
    ).toEqual({
      aa: '8',
      bb: '8 a)',
      cc: '8 a) (i)',
      dd: '8 a) (ii)',
      ee: '',
      ff: '6 bis',
      gg: '10bis',
    });
  });

  it('has the annex in which numbers begin again, as its heading calls it', () => {
    expect(
      places(
        '**1.** Adopts {#aa}\n\n## Annex 1: Sites {#bb .annex}\n\n**1.** First {#cc}\n\n## ANNEXE II {#dd .annex}\n\n**1.** First {#ee}\n\n### Annex A to it {#ff .annex}\n\n**1.** First {#gg}\n',
      ),
    ).toEqual({
      aa: '1',
      bb: 'Annex 1',
      cc: 'Annex 1, 1',
      dd: 'ANNEXE II',
      ee: 'ANNEXE II, 1',
      ff: 'ANNEXE II, Annex A',
      gg: 'ANNEXE II, Annex A, 1',
    });
  });

  it.each([
    ['المرفق الأول', 'المرفق الثاني', 'المرفق الثاني'],
    ['First Annex', 'Second Annex', 'Second Annex'],
    ['Annex', 'Annex', 'Annex 2'],
    ['Annex: sites', 'Annex: species', 'Annex 2'],
    ['Annex 1', 'Second Annex', 'Second Annex'],
  ])('counts annexes that are called the same alone: %s, %s', (first, second, name) => {
    const found = places(
      `## ${first} {#aa .annex}\n\n**1.** First {#bb}\n\n## ${second} {#cc .annex}\n\n**1.** Second {#dd}\n`,
    );
    expect([found.cc, found.dd]).toEqual([name, `${name}, 1`]);
  });

  it('is a number that tells its series without the annex, but for one that two annexes have', () => {
    const table = (id: string, label: string) =>
      `\n| No. | Site |\n| --- | --- |\n| **${label}** {#${id}} | x |\n`;
    expect(
      places(
        `## Annex 1 {#aa .annex}\n${table('bb', 'A3')}${table('cc', 'B1')}\n## Annex 2 {#dd .annex}\n${table('ee', 'B1')}${table('ff', '1.2.3')}`,
      ),
    ).toEqual({
      aa: 'Annex 1',
      bb: 'A3',
      cc: 'Annex 1, B1',
      dd: 'Annex 2',
      ee: 'Annex 2, B1',
      ff: '1.2.3',
    });
  });

  it('has the number of the section only where numbers begin again in the sections', () => {
    expect(
      places('## I. Sites {#aa}\n\n**1.** x {#bb}\n\n## II. Birds {#cc}\n\n**2.** y {#dd}\n'),
    ).toEqual({
      aa: 'I',
      bb: '1',
      cc: 'II',
      dd: '2',
    });
    expect(
      places('## I. Sites {#aa}\n\n**1.** x {#bb}\n\n## II. Birds {#cc}\n\n**1.** y {#dd}\n'),
    ).toEqual({
      aa: 'I',
      bb: 'I 1',
      cc: 'II',
      dd: 'II 1',
    });
  });

  it('tells annexes without numbers apart by their order', () => {
    expect(
      places(
        '## Annex {#aa .annex}\n\n**1.** x {#bb}\n\n## Annex {#cc .annex}\n\n**1.** y {#dd}\n',
      ),
    ).toEqual({
      aa: 'Annex 1',
      bb: 'Annex 1, 1',
      cc: 'Annex 2',
      dd: 'Annex 2, 1',
    });
  });

  it('gives an annex in romans and in figures one number', () => {
    const { value } = readMarkdown(`${HEAD}## Annex IV {#aa .annex}\n\n**1.** x {#bb}\n`);
    expect(citedPlaces(value, false).map(({ annex }) => annex)).toEqual([null, '4', '4']);
  });

  it('is that of a draft once adopted where these labels are given', () => {
    const { value } = readMarkdown(
      `${HEAD}**0.** New: {#aa}\n\n**a)** item {#bb}\n\n**1.** {#cc .deleted}\n\n**2.** Old {#dd}\n`,
    );
    const labels = finalLabels(value.paragraphs, outlineOf(value, false));
    expect(citedPlaces(value, false, labels).map(printPlace)).toEqual(['', '1', '1 a)', '', '2']);
  });
});
