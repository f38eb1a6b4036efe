import type { Run } from '../model/run.ts';
import type { Text } from '../model/text.ts';
import type { Proposal } from './conform.ts';
import { withLink, withWords } from './references/linked.ts';
import { mapRuns } from './references/passages.ts';

/** The text with what these proposals say in the place of the old words; links lead along. Those without new words are left out. */
export function conformed(text: Text, proposals: readonly Proposal[]): Text {
  const paragraphs = text.paragraphs.map((paragraph, index) => {
    const own = proposals.filter((proposal) => proposal.index === index && proposal.after !== null);
    if (own.length === 0) return paragraph;
    let piece = -1;
    return mapRuns(
      paragraph,
      (runs) => {
        piece += 1;
        const here = own.filter((proposal) => proposal.piece === piece);
        return here.length === 0 ? runs : reworded(runs, here);
      },
      true,
    );
  });
  return { ...text, paragraphs };
}

function reworded(runs: readonly Run[], proposals: readonly Proposal[]): readonly Run[] {
  const links = proposals.flatMap(({ link }) => (link === null ? [] : [link]));
  const edits = proposals.flatMap((proposal) => proposal.edits).sort((a, b) => b.start - a.start);
  const linked = links.reduce<readonly Run[]>((changed, link) => withLink(changed, link), runs);
  return edits.reduce<readonly Run[]>((changed, edit) => withWords(changed, edit), linked);
}
