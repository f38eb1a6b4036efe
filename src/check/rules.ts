import type { Rule } from './rule.ts';
import { ACTION_RULES } from './rules/actions.ts';
import { ADDRESSEE_RULES } from './rules/addressees.ts';
import { ADOPTION_RULES } from './rules/adoption.ts';
import { CITED_DECISION_RULES } from './rules/cited-decisions.ts';
import { DECISION_FACT_RULES } from './rules/decision-facts.ts';
import { DECISION_NUMBER_RULES } from './rules/decision-numbers.ts';
import { DECISION_RULES } from './rules/decisions.ts';
import { DIRECTIVE_RULES } from './rules/directives.ts';
import { DRAFT_WORD_RULES } from './rules/draft-words.ts';
import { GONE_DECISION_RULES } from './rules/gone-decisions.ts';
import { HEAD_RULES } from './rules/heads.ts';
import { ID_RULES } from './rules/ids.ts';
import { LABEL_RULES } from './rules/labels.ts';
import { LANGUAGE_RULES } from './rules/languages.ts';
import { LETTER_RULES } from './rules/letters.ts';
import { LINK_RULES } from './rules/links.ts';
import { ODD_CHARACTER_RULES } from './rules/odd-characters.ts';
import { ODD_LABEL_RULES } from './rules/odd-labels.ts';
import { REFERENCE_RULES } from './rules/references.ts';
import { RELATIVE_RULES } from './rules/relative.ts';
import { RIVAL_RULES } from './rules/rivals.ts';
import { SPLIT_TARGET_RULES } from './rules/split-targets.ts';
import { STRUCTURE_RULES } from './rules/structure.ts';
import { TOMBSTONE_RULES } from './rules/tombstones.ts';
import { UNCHANGED_AMENDMENT_RULES } from './rules/unchanged-amendments.ts';
import { UNKNOWN_DECISION_RULES } from './rules/unknown-decisions.ts';

/** All rules, theme by theme, in the order in which the README lists them. */
export const RULES: readonly Rule[] = [
  ...ID_RULES,
  ...LANGUAGE_RULES,
  ...LABEL_RULES,
  ...ODD_LABEL_RULES,
  ...ODD_CHARACTER_RULES,
  ...STRUCTURE_RULES,
  ...LINK_RULES,
  ...REFERENCE_RULES,
  ...RELATIVE_RULES,
  ...SPLIT_TARGET_RULES,
  ...TOMBSTONE_RULES,
  ...ADOPTION_RULES,
  ...RIVAL_RULES,
  ...LETTER_RULES,
  ...DECISION_RULES,
  ...ADDRESSEE_RULES,
  ...DECISION_FACT_RULES,
  ...DECISION_NUMBER_RULES,
  ...CITED_DECISION_RULES,
  ...GONE_DECISION_RULES,
  ...UNCHANGED_AMENDMENT_RULES,
  ...UNKNOWN_DECISION_RULES,
  ...DRAFT_WORD_RULES,
  ...ACTION_RULES,
  ...DIRECTIVE_RULES,
  ...HEAD_RULES,
];
