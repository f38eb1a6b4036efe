import { readMarkdown } from '../../src/formats/markdown/read.ts';
import type { DecisionText } from '../../src/lineage/decisions/members.ts';
import {
  type DecisionState,
  type DecisionStates,
  decisionStates,
  type StateRules,
} from '../../src/lineage/decisions/states.ts';
import type { Register, RegisterFact } from '../../src/model/register.ts';

/** The meetings of the invented body of these texts. */
export const MEETINGS: readonly string[] = ['cop1', 'cop2', 'cop3', 'cop4'];

/** A text of Decisions on one subject from its body; `head` are further lines of its front matter. */
export function decisions(
  meeting: string,
  body: string,
  more: Partial<DecisionText> & { readonly head?: string } = {},
): DecisionText {
  const { head = '', ...rest } = more;
  const { value } = readMarkdown(
    `---\nbody: abc\nkind: decisions\nmeeting: ${meeting}\nsubject: fund\nlanguage: en\n${head}---\n\n# Fund {#title}\n\n${body}`,
  );
  const document = `ABC/${meeting.toUpperCase()}/Doc.1`;
  const file = `${meeting}.md`;
  return {
    body: 'abc',
    subject: 'fund',
    meeting,
    stage: null,
    base: null,
    document,
    file,
    text: value,
    ...rest,
  };
}

/** A fact of the register of that subject. */
export function fact(
  of: string,
  id: string,
  meeting: string,
  told: RegisterFact['told'],
  line = 1,
): RegisterFact {
  const place = { file: 'fund.yaml', line, column: 1 };
  return {
    of,
    id,
    meeting,
    document: `ABC/${meeting.toUpperCase()}/Inf.9`,
    note: null,
    told,
    place,
  };
}

/** The register of that subject. */
export function register(...facts: readonly RegisterFact[]): Register {
  return { body: 'abc', subject: 'fund', order: '1', file: 'fund.yaml', facts };
}

/** The states of these texts. */
export function states(
  texts: readonly DecisionText[],
  registers: readonly Register[] = [],
  at: string | null = null,
  rules: Partial<StateRules> = {},
): DecisionStates {
  return decisionStates(texts, registers, at, {
    meetings: MEETINGS,
    formulaFirst: false,
    ...rules,
  });
}

/** The state of one Decision or item by its number. */
export function stateOf(found: DecisionStates, label: string): DecisionState {
  const state = found.states.find((each) => each.label === label);
  if (state === undefined) throw new Error(`no ${label}`);
  return state;
}
