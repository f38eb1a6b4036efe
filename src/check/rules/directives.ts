import type { Message } from '../../model/message.ts';
import type { Directive } from '../../model/paragraph.ts';
import { frontString } from '../../model/text.ts';
import { readDirective } from '../../papers/write/directives.ts';
import type { Finding, Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** Rules on the lines at which papers print a result. */
export const DIRECTIVE_RULES: readonly Rule[] = [
  {
    name: 'unknown-directive',
    severity: 'error',
    about:
      'A line such as `::quote{…}` asks for what no paper prints, or stands in a text that is no paper.',
    run: directives,
  },
];

function directives({ text }: View): readonly Finding[] {
  const isPaper = frontString(text, 'kind') === 'paper';
  return text.paragraphs.flatMap((one) => {
    if (one.kind !== 'directive') return [];
    return isPaper ? unread(one) : [outside(one)];
  });
}

function unread(directive: Directive): readonly Finding[] {
  const messages: Message[] = [];
  readDirective(directive, messages);
  return messages.map(({ text, place }) => ({ text, id: directive.id, place }));
}

function outside({ name, id, place }: Directive): Finding {
  const text = `found ::${name} in a text that is no paper, expected it in a paper: nothing prints it here`;
  return { text, id, place };
}
