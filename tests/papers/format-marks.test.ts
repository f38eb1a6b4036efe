import type { Element, ElementContent } from 'hast';
import { describe, expect, it } from 'vitest';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Sheet } from '../../src/model/sheet.ts';
import type { Text } from '../../src/model/text.ts';
import { recognisePaper } from '../../src/papers/recognise/recognise.ts';
import { cmsProfile } from './recognise-made.ts';

const TAGS: Readonly<Record<string, string>> = { _: 'u', '~': 's' };

/** `_underlined_`, `~struck~`, `[8.]` an automatic number in front. */
function inline(source: string): ElementContent[] {
  const found = /^\[([^\]]+)\]\s*/.exec(source);
  const label: ElementContent[] = found ? [make('span', text(found[1] ?? ''), ['label'])] : [];
  const rest = source.slice(found?.[0].length ?? 0);
  const parts = rest.match(/_[^_]+_|~[^~]+~|[^_~]+/g) ?? [];
  const runs = parts.map((part) => {
    const tag = TAGS[part[0] ?? ''];
    return tag ? make(tag, text(part.slice(1, -1))) : { type: 'text' as const, value: part };
  });
  return [...label, ...runs];
}

function text(value: string): ElementContent[] {
  return [{ type: 'text', value }];
}

function make(tagName: string, children: ElementContent[], classes: string[] = []): Element {
  return { type: 'element', tagName, properties: { className: classes }, children };
}

/** Lines are paragraphs; a line with `|` is a row of a table. */
function sheetOf(source: string): Sheet {
  let line = 0;
  const place = (element: Element): Element => {
    line += 1;
    const point = { line, column: 1 };
    const children = element.children.map((child) =>
      child.type === 'text' || child.type === 'element'
        ? { ...child, position: { start: point, end: point } }
        : child,
    );
    return { ...element, children, position: { start: point, end: point } };
  };
  const children: Element[] = [];
  for (const found of source.trim().split('\n')) {
    if (!found.includes('|')) children.push(place(make('p', inline(found.trim()))));
    else {
      const cells = found
        .split('|')
        .map((cell) => make('td', [place(make('p', inline(cell.trim())))]));
      const last = children.at(-1);
      const row = make('tr', cells);
      if (last?.tagName === 'table') last.children.push(row);
      else children.push(make('table', [row]));
    }
  }
  return { root: { type: 'root', children: [make('section', children)] } };
}

function lines(found: Text | null): string[] {
  return (found?.paragraphs ?? []).map(lineOf);
}

function lineOf(paragraph: Paragraph): string {
  const words = plainText(contentOf(paragraph));
  const label = labelOf(paragraph)?.text;
  return [label, isTombstone(paragraph) ? '†' : words].filter(Boolean).join(' ');
}

function read(source: string) {
  const cover = `UNEP/CMS/COP15/Doc.99\nConvention on Migratory Species\nCENTRAL ASIAN MAMMALS\n1. Background is given.`;
  const { value, messages } = recognisePaper(sheetOf(`${cover}\n${source}`), cmsProfile(), {
    language: 'en',
    given: { symbol: 'UNEP/CMS/COP15/Doc.99', meeting: 'cop15', number: '11.24' },
  });
  const rules = messages.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);
  return { before: lines(value.base), after: lines(value.draft), rules, value };
}

const TABLE = `
ANNEX 1
PROPOSED AMENDMENTS TO RESOLUTION 11.24 (REV.COP13)
Proposed amendments to Resolution 11.24 (Rev.COP13) | Comments | Clean text`;

describe('underline and strike of Word', () => {
  it('tells the text before from the text after, character by character', () => {
    const { before, after } = read(`${TABLE}
Central Asian Mammals | Keep | Central Asian Mammals
_Recalling_ COP1_5_~3~/Inf._27.3_~19~ on work, | New symbol | Recalling COP15/Inf.27.3 on work,
_Noting_ the report, | Keep | Noting the report,
[1.] _Urges_ Parties to act_ soon_; | Sooner | Urges Parties to act soon;
[2.] _Requests_ the Secretariat to help. | Keep | Requests the Secretariat to help.`);
    expect(before).toContain('Recalling COP13/Inf.19 on work,');
    expect(after).toContain('Recalling COP15/Inf.27.3 on work,');
    expect(before).toContain('1. Urges Parties to act;');
    expect(after).toContain('1. Urges Parties to act soon;');
    expect(before).toContain('Noting the report,');
  });

  it('takes a paragraph that is underlined or struck as a whole for new or deleted', () => {
    const { before, after } = read(`${TABLE}
Central Asian Mammals | Keep | Central Asian Mammals
[1.] Urges Parties to act; | Keep | Urges Parties to act;
[2.] ~Requests the Secretariat to help;~ | Done |
[3.] _Invites Parties to pay._ | New | Invites Parties to pay.`);
    expect(before).toEqual([
      'Central Asian Mammals',
      '1. Urges Parties to act;',
      '2. Requests the Secretariat to help;',
    ]);
    expect(after).toEqual([
      'Central Asian Mammals',
      '1. Urges Parties to act;',
      '2. †',
      '3. Invites Parties to pay.',
    ]);
  });

  it('reads a redline in running text whose opening verbs are underlined', () => {
    const { before, after } = read(`ANNEX 1
PROPOSED AMENDMENTS TO RESOLUTION 11.24 (REV.COP13)
Note: Proposed new text is underlined. Text to be deleted is crossed out.
Central Asian Mammals
_Recalling_ the ~old~_new_ report,
_Noting_ its results,
_Aware_ of the need,
The Conference of the Parties to the Convention on the Conservation of Migratory Species of Wild Animals
[1.] _Urges_ Parties to act;
[2.] ~Requests the Secretariat to help;~
[3.] _Invites_ Parties to pay_ more_.`);
    expect(before.slice(1)).toEqual([
      'Recalling the old report,',
      'Noting its results,',
      'Aware of the need,',
      'The Conference of the Parties to the Convention on the Conservation of Migratory Species of Wild Animals',
      '1. Urges Parties to act;',
      '2. Requests the Secretariat to help;',
      '3. Invites Parties to pay.',
    ]);
    expect(after.at(-1)).toBe('3. Invites Parties to pay more.');
    expect(after).toContain('2. †');
  });

  it('leaves underline alone where nothing is amended', () => {
    const { value } = read(`ANNEX 1
TERMS OF REFERENCE
_Membership_
The group has _five_ members.`);
    const own = lines(value.paper).join('\n');
    expect(own).toContain('The group has five members.');
    expect(own).not.toContain('[+');
  });

  it('says which heading of a redline may be new or only underlined', () => {
    const { rules, after } = read(`${TABLE}
Central Asian Mammals | Keep | Central Asian Mammals
_Funding_ | New | Funding
[1.] Urges Parties to act. | Keep | Urges Parties to act.`);
    expect(rules).toContain('unsure-underline');
    expect(after).toContain('Funding');
  });
});
