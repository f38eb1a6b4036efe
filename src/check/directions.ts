import { directionBehind } from '../lineage/references/direction.ts';
import { isTombstone } from '../model/paragraph.ts';
import { ownIdsOf } from './citations.ts';
import { printedText } from './printed.ts';
import { about, type Finding } from './rule.ts';
import { isPast, nameOf, type View } from './view.ts';

/** References whose words, `paragraph 2 above`, say that their paragraphs stand where they do not, in the order of the text. */
export function staleDirections(view: View): readonly Finding[] {
  if (view.edition.adopted || isPast(view)) return [];
  const at = new Map(view.text.paragraphs.map(({ id }, index) => [id, index]));
  return view.citations().passages.flatMap((passage) => {
    const { paragraph, index } = passage;
    if (passage.inComment) return [];
    const content = printedText(paragraph);
    return passage.references.flatMap((reference) => {
      const said = directionBehind(content, reference.end, view.citations().words);
      if (said === null) return [];
      const wrong = ownIdsOf(reference, passage, view.citations()).flatMap((id) => {
        const target = at.get(id);
        const cited = view.text.paragraphs[target ?? -1];
        if (target === undefined || cited === undefined || isTombstone(cited)) return [];
        const stands = target > index ? 'below' : 'above';
        return target === index || stands === said.direction
          ? []
          : [`${nameOf(view, cited, target)} stands ${stands}`];
      });
      if (wrong.length === 0) return [];
      const words = content.slice(reference.start, said.end);
      const text = `found ${words}, but ${wrong.join(', ')}, expected words that say so`;
      return [about(paragraph, text, reference.text)];
    });
  });
}
