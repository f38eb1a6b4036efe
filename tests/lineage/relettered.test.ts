import fc from 'fast-check';
import '../seed.ts';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { cleanParagraphs } from '../../src/lineage/adopt.ts';
import { reletteringOf, relinkItems } from '../../src/lineage/decisions/relettered.ts';
import { printPlace } from '../../src/lineage/label-path.ts';
import { followReferences } from '../../src/lineage/references/follow.ts';
import { placesOf } from '../../src/lineage/references/places.ts';
import { readReferences } from '../../src/lineage/references/read.ts';
import { resolveReference } from '../../src/lineage/references/resolve.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import { type KnownText, withText } from '../../src/lineage/references/world.ts';
import { contentOf, isTombstone } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';

const words = referenceWords(loadProfile(null, 'cce'), 'en');
const LETTERS = ['a', 'b', 'c', 'd', 'e'];

function draftOf(body: string, stage: string | null, key: string): KnownText {
  const head = `body: cce\nkind: decisions\nmeeting: cop5\nsubject: sea\nlanguage: en${stage ? `\nstage: ${stage}` : ''}`;
  const text = readMarkdown(`---\n${head}\n---\n\n${body}`).value;
  const of = 'cce/cop5/sea';
  const adopted = stage === null;
  return { instrument: 'decision', of, number: 'sea', key, base: null, adopted, paper: null, text };
}

/** The ids that the references of the last paragraph lead to. */
function citedIn(known: KnownText, among: KnownText): readonly string[] {
  const index = known.text.paragraphs.length - 1;
  const paragraph = known.text.paragraphs[index];
  if (paragraph === undefined) return [];
  const world = { formulaFirst: false, texts: [among] };
  return readReferences(plainText(contentOf(paragraph)), words).flatMap((reference) => {
    const site = { from: known, index, inComment: false };
    const found = resolveReference(reference, site, world, words);
    if (found.kind !== 'resolved') return [`${found.kind} ${reference.text}`];
    return found.indices.map((at) => found.to.text.paragraphs[at]?.id ?? '');
  });
}

describe('items of Decisions that get other letters', () => {
  const item = fc.record({ dead: fc.boolean(), below: fc.array(fc.boolean(), { maxLength: 3 }) });

  it('are counted on, and whatever cites them cites the same ones', () => {
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
        (items, picks) => {
          const lines = items.flatMap(({ dead, below }, at) => [
            `**${LETTERS[at]})** ${dead ? '' : 'do: '}{#i${at}${dead ? ' .deleted' : ''}}`,
            ...(dead ? [] : below).map(
              (gone, sub) =>
                `**${'i'.repeat(sub + 1)})** ${gone ? '' : 'so; '}{#i${at}s${sub}${gone ? ' .deleted' : ''}}`,
            ),
          ]);
          const body = (last: string): string =>
            `${['**5.1** Parties shall: {#first}', ...lines, `**5.2** ${last} {#last}`].join('\n\n')}\n`;
          const plain = draftOf(body('Do.'), 'draft', 'cop5.draft');
          const { places } = placesOf(plain.text, false, 'typed');
          const live = plain.text.paragraphs.flatMap((paragraph, at) => {
            const place = places[at];
            return isTombstone(paragraph) || !place ? [] : [printPlace(place)];
          });
          const cited = picks.map((pick) => `Decision ${live[pick % live.length]}`);
          const draft = draftOf(body(`See ${cited.join('; ')}.`), 'draft', 'cop5.draft');
          const world = { formulaFirst: false, texts: [draft] };
          const { text } = relinkItems(draft, reletteringOf(draft, false), world, words);
          const clean = draftOf('', null, 'cop5');
          const known = {
            ...clean,
            text: { front: clean.text.front, paragraphs: cleanParagraphs(text, false) },
          };
          const open = { ...known.text, front: draft.text.front };
          const found = followReferences(open, withText(world, known), words);
          const adopted = { ...known, text: { ...known.text, paragraphs: found.text.paragraphs } };
          expect(found.messages).toEqual([]);
          expect(citedIn(adopted, adopted)).toEqual(citedIn(draft, draft));
          const after = placesOf(adopted.text, false, 'typed').places.map(printPlace);
          expect(after).toEqual(consecutive(items));
        },
      ),
      { numRuns: 150 },
    );
  });
});

function consecutive(
  items: readonly { readonly dead: boolean; readonly below: readonly boolean[] }[],
): readonly string[] {
  const live = items.filter(({ dead }) => !dead);
  const lists = live.flatMap(({ below }, at) => [
    `5.1 ${LETTERS[at]})`,
    ...below.filter((gone) => !gone).map((_, sub) => `5.1 ${LETTERS[at]}) ${'i'.repeat(sub + 1)})`),
  ]);
  return ['5.1', ...lists, '5.2'];
}
