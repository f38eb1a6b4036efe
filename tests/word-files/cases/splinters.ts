import { par } from '../blocks.ts';
import { officeFile } from '../office-file.ts';
import { type Pen, run } from '../pens.ts';
import type { WordCase } from '../word-case.ts';
import { annexWithLegend, THREE_LISTS } from './lists.ts';
import { englishCover, FORMULA, QUIET } from './waders.ts';

/** Each mark is broken into what years of editing leave behind. */
const NOISY: Pen = {
  plain: (text, looks) => torn(text, looks),
  inserted: (text, looks) => torn(text, `${looks}<w:u w:val="single"/>`),
  deleted: (text, looks) => torn(text, `${looks}<w:strike/>`),
};

// One run a few characters, each with what Word puts between: proofing marks, languages, page breaks of the last print.
function torn(text: string, looks: string): string {
  const parts = text.match(/.{1,3}/gsu) ?? [];
  return parts
    .map((part, at) => {
      const odd = at % 3;
      const language =
        odd === 0 ? '<w:lang w:val="en-GB"/>' : odd === 1 ? '<w:lang w:val="en-US"/>' : '';
      const before = odd === 1 ? '<w:proofErr w:type="spellStart"/>' : '';
      const behind = odd === 1 ? '<w:proofErr w:type="spellEnd"/>' : '';
      const bare = run(part, `${looks}${language}`).replace(
        '<w:r>',
        `<w:r w:rsidR="00A${at % 10}1B2C" w:rsidRPr="00D${at % 10}4E5F">`,
      );
      const rendered = odd === 2 ? bare.replace('<w:t ', '<w:lastRenderedPageBreak/><w:t ') : bare;
      return `${before}${rendered}${behind}`;
    })
    .join('');
}

const INSIDE = {
  bookmark: '<w:bookmarkStart w:id="71" w:name="_Hlk19709381"/><w:bookmarkEnd w:id="71"/>',
  tag: `<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">${run('Nai')}</w:smartTag>`,
  field: `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('spe', '<w:u w:val="single"/>')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
};

const noise: WordCase = {
  name: 'inline, marks in splinters',
  made: 'words broken over many runs: rsid, proofErr, bookmark, smart tag and field inside words, no-break hyphens, language runs',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        englishCover(1),
        annexWithLegend().replace(/<w:r>/g, '<w:r w:rsidR="00AA1122">'),
        par('*Recalling* COP1[+5+][-3-]/Inf.[+27.3+][-19-] of the cross\u2011border group,', {
          pen: NOISY,
        }),
        par(`*Noting* the words of <${INSIDE.bookmark.slice(1, -1)}>`.replace(/ <.*$/, ' '), {
          pen: NOISY,
        }).replace(
          '</w:p>',
          `${run('wad', '<w:u w:val="single"/>')}${INSIDE.bookmark}${run('ers', '<w:u w:val="single"/>')}${run('birds', '<w:strike/>')}${run(' of ')}${INSIDE.tag}${run('robi and of ')}${INSIDE.field}${run('cies', '<w:u w:val="single"/>')}${run('kinds', '<w:strike/>')}${run(',')}</w:p>`,
        ),
        par(FORMULA, { pen: NOISY }),
        par('*Requests* Parties [+to watch+][-to count-] waders;', { list: [3, 0], pen: NOISY }),
        par('[-*Urges* everyone to wait;-]', { list: [3, 0], pen: NOISY }),
        par('[+*Invites* donors to pay.+]', { list: [3, 0], pen: NOISY }),
      ].join(''),
      { numbering: THREE_LISTS },
    ),
  expected: {
    before: `
WADERS OF THE FLYWAYS
Recalling COP13/Inf.19 of the cross\u2011border group,
Noting the words of birds of Nairobi and of kinds,
${FORMULA}
1. Requests Parties to count waders;
2. Urges everyone to wait;`,
    after: `
WADERS OF THE FLYWAYS
Recalling COP15/Inf.27.3 of the cross\u2011border group,
Noting the words of waders of Nairobi and of species,
${FORMULA}
1. Requests Parties to watch waders;
2. †
3. Invites donors to pay.`,
    silent: QUIET,
  },
  saved: {
    why: 'LibreOffice drops the underline of the result of a cross-reference, and smart tags',
    expected: {
      before: `
WADERS OF THE FLYWAYS
Recalling COP13/Inf.19 of the cross\u2011border group,
Noting the words of birds of Nairobi and of spekinds,
${FORMULA}
1. Requests Parties to count waders;
2. Urges everyone to wait;`,
    },
  },
  invalid: 'the validator knows no smart tags, which Word wrote until 2007',
};

const KINDS: Pen = {
  plain: run,
  inserted: (text, looks) => run(text, `${looks}<w:color w:val="FF0000"/><w:u w:val="double"/>`),
  deleted: (text, looks) => run(text, `${looks}<w:color w:val="7F7F7F"/><w:dstrike/>`),
};

const mixed: WordCase = {
  name: 'inline, mixed marks',
  made: 'double underline and double strike in colour beside single ones, dotted underline, words both underlined and struck, link underlined by its style',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        englishCover(1),
        annexWithLegend(),
        par('*Recalling* the [+new+][-old-] report,', { pen: KINDS }),
        par(`*Noting* the site <${link()}>,`.replace(/<.*>/, (found) => found.slice(1, -1))),
        par(FORMULA),
        par('1.\t*Requests* Parties [+to watch+][-to count-] waders;', { pen: KINDS }),
        par('2.\t*Invites* [+donors+][-States-] to pay;').replace(
          '<w:u w:val="single"/>',
          '<w:u w:val="dotted"/>',
        ),
        par('3.\t*Urges* all to act').replace(
          '</w:p>',
          `${run(' at once', '<w:strike/><w:u w:val="single"/>')}${run('.')}</w:p>`,
        ),
      ].join(''),
      {
        links: { site: 'https://www.cms.int/waders' },
        styles: `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>`,
      },
    ),
  expected: {
    before: `
WADERS OF THE FLYWAYS
Recalling the old report,
Noting the site www.cms.int,
${FORMULA}
1. Requests Parties to count waders;
2. Invites States to pay;
3. Urges all to act at once.`,
    after: `
WADERS OF THE FLYWAYS
Recalling the new report,
Noting the site www.cms.int,
${FORMULA}
1. Requests Parties to watch waders;
2. Invites donors to pay;
3. Urges all to act.`,
    says: ['unsure-underline'],
    silent: QUIET.filter((rule) => rule !== 'unsure-underline'),
  },
};

function link(): string {
  return `<w:hyperlink r:id="site">${run('www.cms.int', '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>`;
}

export const SPLINTERS: readonly WordCase[] = [noise, mixed];
