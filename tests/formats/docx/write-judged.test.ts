import { describe, expect, it } from 'vitest';
import { writeDocx } from '../../../src/formats/docx/write.ts';
import { convertedByOffice, OFFICE } from '../../judges/converted.ts';
import { openXmlFaults } from '../../judges/open-xml.ts';
import { NOTES, options, PAPER, PIXEL, portrait, sheet, style } from '../docx-sample.ts';

describe.skipIf(openXmlFaults === null)('the Open XML SDK validator', () => {
  it.each(['formatting', 'tracked', 'none'] as const)(
    'finds nothing wrong with a paper whose redline is %s',
    async (redline) => {
      expect(await openXmlFaults?.(await writeDocx(sheet(PAPER), { ...options, redline }))).toEqual(
        [],
      );
    },
  );

  it('finds nothing wrong with notes, pictures and bare tables', async () => {
    const cms = { bytes: PIXEL, mime: 'image/png', width: 24, height: 26 };
    expect(await openXmlFaults?.(await writeDocx(sheet(NOTES), options))).toEqual([]);
    const html = portrait(
      '<p><img data-slot="cms" alt="a"></p><table></table><table><tr></tr></table><table class="plain"><tr class="inserted"><td>a</td></tr></table>',
    );
    const tracked = { ...options, redline: 'tracked', logos: { cms } } as const;
    expect(await openXmlFaults?.(await writeDocx(sheet(html), tracked))).toEqual([]);
  });

  it('finds nothing wrong with a file of a body without any styles', async () => {
    const bare = { ...style, paragraphs: {}, tables: {} };
    expect(
      await openXmlFaults?.(await writeDocx(sheet(PAPER), { ...options, style: bare })),
    ).toEqual([]);
  });
});

describe.skipIf(!OFFICE)('LibreOffice', () => {
  it('opens a paper and prints every word of it', async () => {
    const [printed] = convertedByOffice([await writeDocx(sheet(PAPER), options)], 'txt');
    const text = new TextDecoder().decode(printed);
    for (const words of [
      '0. \tApprouve l’Initiative',
      '5. 8. \tCharge le Conseil scientifique et le Secrétariat',
      'UNEP/CMS/COP15/Doc.27.3',
      'A/RES/70/1',
    ])
      expect(text).toContain(words);
  }, 120_000);
});
