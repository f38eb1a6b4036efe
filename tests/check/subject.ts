import { checkEdition } from '../../src/check/check-edition.ts';
import type { CheckMessage, Subject } from '../../src/check/rule.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import type { Edition } from '../../src/lineage/chain.ts';
import type { KnownText } from '../../src/lineage/references/world.ts';
import { rivalsOf } from '../../src/lineage/rivals.ts';
import { frontString } from '../../src/model/text.ts';

const profile = loadProfile(null, 'cms');

/** An edition of Resolution 11.24 from the body of its file; `head` are further lines of its front matter. */
export function edition(key: string, body: string, base: string | null = null, head = ''): Edition {
  const [revision, stage] = key.split(/\.(?=[a-z0-9-]+$)(?!cop)/);
  const lines = [
    'body: cms',
    'kind: resolution',
    'number: 11.24',
    `revision: ${revision}`,
    ...(stage === undefined ? [] : [`stage: ${stage}`]),
    'language: en',
    ...(head === '' ? [] : [head]),
  ];
  const { value } = readMarkdown(`---\n${lines.join('\n')}\n---\n\n${body}`);
  return { key, base, adopted: stage === undefined, text: value };
}

/** The last of these editions, held against the others; `more` replaces parts of its subject. */
export function subject(editions: readonly Edition[], more: Partial<Subject> = {}): Subject {
  const own = editions.at(-1);
  if (own === undefined) throw new Error('no edition');
  return {
    chain: editions,
    edition: own,
    others: [],
    rivals: rivalsOf(editions, own),
    world: { formulaFirst: false, texts: editions.map(known) },
    profile,
    file: 'x.md',
    ...more,
  };
}

/** An edition as references see it. */
export function known({ key, base, adopted, text }: Edition): KnownText {
  return {
    instrument: 'resolution',
    of: 'cms/11.24',
    number: '11.24',
    key,
    base,
    adopted,
    paper: frontString(text, 'paper') ?? null,
    text,
  };
}

/** What was found in the last of these editions, as `rule line`; of `rule` alone, the texts. */
export function rulesFound(subject: Subject, adopting = false): string[] {
  return checkEdition(subject, { adopting }).findings.map(({ rule }) => rule);
}

export function found(subject: Subject, rule: string, adopting = false): readonly CheckMessage[] {
  return checkEdition(subject, { adopting }).findings.filter((message) => message.rule === rule);
}
