import { keyOf } from '../library/front.ts';
import { printInstrument } from '../library/names.ts';
import { identityQuestions } from '../lineage/identity.ts';
import type { Message } from '../model/message.ts';
import { languageOf } from '../model/text.ts';
import type { Plan } from './plan.ts';
import { keyIn } from './plan-ids.ts';

/**
 * What is to be said of the ids that a text took over from the revision that it was drawn from: how many paragraphs are in doubt, and which
 * command lists them. Nothing where that revision is not there in this language, and of a paper.
 */
export function doubtMessages({ text, facts, siblings, shown }: Plan): readonly Message[] {
  if (facts.kind === 'paper' || facts.base === null) return [];
  const base = siblings.find(
    (file) => keyIn(file) === facts.base && languageOf(file.text).toLowerCase() === facts.language,
  );
  const count = base === undefined ? 0 : identityQuestions(base.text, text).length;
  if (count === 0) return [];
  const of = printInstrument(facts.instrument);
  const found = `found ${count} paragraphs of which words do not tell for certain whether they are those of ${facts.base}, expected a look: revcop identity ${of}@${facts.base} ${of}@${keyOf(facts)} --language ${facts.language}`;
  const place = { file: shown, line: 1, column: 1 };
  return [{ severity: 'info', rule: 'doubtful-identity', text: found, place }];
}
