import { FORMULA, QUIET } from './cases/waders.ts';
import type { WordCase } from './word-case.ts';

const SPACES = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ');

const STYLES = `<office:automatic-styles>
<style:style style:name="U" style:family="text"><style:text-properties style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"/></style:style>
<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid" style:text-line-through-type="single"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/><text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/></text:list-style>
</office:automatic-styles>`;

const INFO =
  '<office:change-info><dc:creator>Norway</dc:creator><dc:date>2026-02-20T10:00:00</dc:date></office:change-info>';
const CHANGES = `<text:tracked-changes>
<text:changed-region text:id="ct1"><text:insertion>${INFO}</text:insertion></text:changed-region>
<text:changed-region text:id="ct2"><text:deletion>${INFO}<text:p><text:s/>kindly</text:p></text:deletion></text:changed-region>
</text:tracked-changes>`;

/** `_underlined_`, `~struck~`, `*italic*`; the rest is XML as it stands. */
function words(source: string): string {
  return source
    .replace(/_([^_]+)_/g, '<text:span text:style-name="U">$1</text:span>')
    .replace(/~([^~]+)~/g, '<text:span text:style-name="S">$1</text:span>')
    .replace(/\*([^*]+)\*/g, '<text:span text:style-name="I">$1</text:span>');
}

const p = (source: string): string => `<text:p>${words(source)}</text:p>`;
const items = (sources: readonly string[], rest = ''): string =>
  `<text:list text:style-name="L" ${rest}>${sources.map((one) => `<text:list-item>${one}</text:list-item>`).join('')}</text:list>`;

/** A paper in flat OpenDocument, as somebody writes it in LibreOffice, with a Party’s tracked changes. */
export const OPEN_DOCUMENT = `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">${STYLES}<office:body><office:text>${CHANGES}${[
  p('UNEP/CMS/COP14/Doc.30'),
  p('Original: English'),
  p('WADERS OF THE FLYWAYS'),
  p('Summary:'),
  p('This document proposes amendments.'),
  p('WADERS OF THE FLYWAYS'),
  p('Background'),
  items([p('The flyways were described.')]),
  p('ANNEX 1'),
  p('PROPOSED AMENDMENTS TO RESOLUTION 12.7 (REV.COP13)'),
  p('WADERS OF THE FLYWAYS'),
  p('*Noting* the _tides_~moon~,'),
  p(FORMULA),
  items([
    p(
      '*Urges* Parties<text:change-start text:change-id="ct1"/> and States<text:change-end text:change-id="ct1"/> to _act_~wait~;',
    ),
    `${p('*Calls upon* donors:')}${items([p('to pay; and'), p('to _stay_~wait~;')])}`,
    p('~*Asks* for fish;~'),
    p('*Decides*<text:change text:change-id="ct2"/> to go on.'),
  ]),
].join('')}</office:text></office:body></office:document>`;

/** What a Word file of it must give. */
export const BORN: Omit<WordCase, 'file'> = {
  name: 'a paper written in LibreOffice',
  made: 'lists and tracked changes of OpenDocument, saved as Word',
  body: 'cms',
  language: 'en',
  expected: {
    before: `
WADERS OF THE FLYWAYS
Noting the moon,
${FORMULA}
1. Urges Parties to wait;
2. Calls upon donors:
a) to pay; and
b) to wait;
3. Asks for fish;
4. Decides kindly to go on.`,
    after: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties to act;
2. Calls upon donors:
a) to pay; and
b) to stay;
3. †
4. Decides kindly to go on.`,
    proposals: {
      Norway: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties and States to act;
2. Calls upon donors:
a) to pay; and
b) to stay;
3. †
4. Decides to go on.`,
    },
    silent: QUIET,
  },
};
