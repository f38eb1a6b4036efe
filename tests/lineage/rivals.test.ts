import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import type { Edition } from '../../src/lineage/chain.ts';
import { collisions, commonBase, rivalsOf } from '../../src/lineage/rivals.ts';

function edition(key: string, base: string | null, body = '', head = ''): Edition {
  const { value } = readMarkdown(`---\nkind: resolution\n${head}---\n\n${body}`);
  return { key, base, adopted: !/\.[a-z]+[0-9]*$/.test(key.replace('rev.', '')), text: value };
}

const keys = (editions: readonly Edition[]) => editions.map(({ key }) => key);

describe('rivals of a draft', () => {
  const root = edition('rev.cop5', null);
  const draft = edition('rev.cop6.draft', 'rev.cop5');
  const rev = edition('rev.cop6.rev1', 'rev.cop6.draft');
  const doc9 = edition('rev.cop6.doc9', 'rev.cop5');
  const chain = [root, draft, rev, doc9];

  it('are the last stages of the other drafts, never its own', () => {
    expect(keys(rivalsOf(chain, rev))).toEqual(['rev.cop6.doc9']);
    expect(keys(rivalsOf(chain, draft))).toEqual(['rev.cop6.doc9']);
    expect(keys(rivalsOf(chain, doc9))).toEqual(['rev.cop6.rev1']);
    expect(rivalsOf(chain, root)).toEqual([]);
  });

  it('are proposals of two Parties on one draft too', () => {
    const kenya = edition('rev.cop6.kenya', 'rev.cop6.draft');
    const both = [...chain, kenya];
    expect(keys(rivalsOf(both, kenya))).toEqual(['rev.cop6.rev1', 'rev.cop6.doc9']);
    expect(commonBase(both, kenya, rev)?.key).toBe('rev.cop6.draft');
    expect(commonBase(both, kenya, doc9)?.key).toBe('rev.cop5');
  });

  it('are no more once they were adopted, nor those of an earlier text', () => {
    const adopted = edition('rev.cop6.doc9', 'rev.cop5', '', 'adopted-as: x\n');
    expect(rivalsOf([root, draft, adopted], draft)).toEqual([]);
    const next = edition('rev.cop6', 'rev.cop5');
    const later = edition('rev.cop7.draft', 'rev.cop6');
    expect(rivalsOf([root, doc9, next, later], later)).toEqual([]);
  });
});

describe('collisions of two drafts', () => {
  const BODY = [
    '**1.** *Requests* the Parties to measure the level of the water; {#water}',
    '**2.** *Invites* donors to pay for boats; {#boats}',
    '**3.** *Instructs* the Secretariat to keep a list. {#lists}',
  ].join('\n\n');
  const found = (here: string, there: string) => {
    const [base, one, two] = [BODY, here, there].map((body) => edition('x', null, body).text);
    if (!base || !one || !two) throw new Error('three texts');
    return collisions(base, one, two, { formulaFirst: false }).map(
      ({ before, touches }) => `${before.paragraph.id} ${touches.join(' ')}`,
    );
  };
  const less = BODY.replace(/\*\*2\.\*\*.*\n/, '**2.** {#boats .deleted}\n');

  it('are the paragraphs that both touch', () => {
    expect(found(BODY.replace('boats', 'ships'), less)).toEqual(['boats amended removed']);
    expect(found(BODY.replace('boats', 'ships'), BODY.replace('a list', 'lists'))).toEqual([]);
  });

  it('are none where both do the same', () => {
    expect(found(less, less)).toEqual([]);
    expect(found(BODY.replace('boats', 'ships'), BODY.replace('boats', 'ships'))).toEqual([]);
  });
});
