import type { Chain, Edition } from '../../lineage/chain.ts';
import { frontString, type Text } from '../../model/text.ts';
import { isDecisions } from './styles.ts';

/** Which editions of an instrument a directive asks for: those from `from` to `to` on the line of bases; null is the first, and the one in force. */
export interface WantedChain {
  readonly of: string;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The editions from one to another, each found by the base that the next one names. Null where a text cannot be found, which `find`
 * tells; a line that does not come to `from`, or comes to itself again, is told by `say`.
 */
export function wantedChain(
  { of, from, to }: WantedChain,
  find: (name: string) => Text | null,
  say: (text: string) => void,
): Chain | null {
  const line: Edition[] = [];
  for (let name = to === null ? of : `${of}@${to}`; ; ) {
    const text = find(name);
    if (text === null) return null;
    const edition = editionOf(text);
    if (line.some(({ key }) => key === edition.key)) {
      say(`found a loop of bases at ${edition.key} of ${of}, expected a line with a beginning`);
      return null;
    }
    line.unshift(edition);
    if (edition.base === null || edition.key === from) break;
    name = `${of}@${edition.base}`;
  }
  const [first] = line;
  if (from === null || first?.key === from) return line;
  say(
    `found no ${from} among what ${of}@${to ?? line.at(-1)?.key} was drawn from, expected one of ${line.map(({ key }) => key).join(', ')}`,
  );
  return null;
}

function editionOf(text: Text): Edition {
  const revision = frontString(text, isDecisions(text) ? 'meeting' : 'revision') ?? '';
  const stage = frontString(text, 'stage');
  return {
    key: stage === undefined ? revision : `${revision}.${stage}`,
    base: frontString(text, 'base') ?? null,
    adopted: stage === undefined,
    text,
  };
}
