import fc from 'fast-check';
import { contentOf } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';
import { deleted, named, say, textOf } from '../say.ts';

const STOCK = [
  'Reconnaissant que les *estuaires* fournissent des services essentiels,',
  'Charge le Secrétariat de poursuivre la coordination du Programme de travail ;',
  'Prie les Parties de renforcer leur coopération et invite les donateurs à les soutenir ;',
  'Invite les donateurs à les soutenir[^1] ;',
  'Idem.',
  '',
];

const sentence = fc
  .tuple(
    fc.constantFrom(...STOCK),
    fc.array(fc.tuple(fc.nat(12), fc.constantFrom('', 'nouveau', '2026-2032', 'les')), {
      maxLength: 4,
    }),
  )
  .map(([words, edits]) => {
    const parts = words.split(' ');
    for (const [at, word] of edits)
      parts.splice(at % (parts.length + 1), word === '' ? 1 : 0, word);
    return parts.join(' ');
  });

const paragraph = fc
  .tuple(
    sentence,
    fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { freq: 6 }),
    fc.constantFrom('', '1.', '2.', 'a)'),
    fc.nat(20),
  )
  .map(([words, id, label, fate]) => {
    const said = label === '' ? say(words) : say(label, words);
    if (id === null) return said;
    if (fate === 0) return deleted(id, 'Obsolète.');
    if (fate === 1) return deleted(id, 'Fusion.', { into: 'a' });
    return named(id, said, fate === 2 ? { from: 'a' } : {});
  });

/** A random text of a few paragraphs of which many have ids; three of them are much alike. */
export const someText: fc.Arbitrary<Text> = fc
  .array(paragraph, { maxLength: 8 })
  .map((paragraphs) => textOf(...paragraphs));

/** The words of each paragraph that is no tombstone, in order. */
export function wordsIn(text: Text): string[] {
  return text.paragraphs
    .filter(({ attributes }) => !attributes.classes.includes('deleted'))
    .map((one) => plainText(contentOf(one)));
}
