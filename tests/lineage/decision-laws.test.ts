import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../seed.ts';
import { concordance } from '../../src/lineage/concordance.ts';
import type { DecisionState } from '../../src/lineage/decisions/states.ts';
import { MEETINGS, register, states } from './decision-texts.ts';
import {
  anyFact,
  anyRepeal,
  anyTexts,
  idsOf,
  type RandomDecision,
  type RandomText,
  readRandom,
} from './random-decisions.ts';

const facts = fc.array(anyFact, { maxLength: 4 });
const repeals = fc.array(anyRepeal, { maxLength: 2 });

function inOrder(texts: readonly RandomText[]): readonly RandomText[] {
  return [...texts].sort((a, b) => MEETINGS.indexOf(a.meeting) - MEETINGS.indexOf(b.meeting));
}

function adopted(texts: readonly RandomText[]): readonly RandomText[] {
  return inOrder(texts).filter(({ stage }) => stage === null);
}

/** What happened among these states, as far as it can be seen in them. */
function happenings(found: readonly DecisionState[]): string[] {
  return found.flatMap(({ formal, formalBy, substance, substanceDraft, proposals }) => [
    formal === 'in-force' && formalBy !== null ? 'kept' : formal,
    ...(substance === null ? [] : [`${substance}${substanceDraft ? ' in a draft' : ''}`]),
    ...proposals.map((proposal) => `proposed: ${proposal.formal}`),
  ]);
}

describe('a view at a meeting', () => {
  it('never changes when later texts, facts and repeals are added', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        anyTexts,
        facts,
        repeals,
        fc.constantFrom(...MEETINGS),
        fc.constantFrom('en', 'fr'),
        (texts, told, repealed, at, language) => {
          const isThen = ({ meeting }: { readonly meeting: string }) =>
            MEETINGS.indexOf(meeting) <= MEETINGS.indexOf(at);
          const read = texts.map((text) => readRandom(text, language));
          const whole = states(read, [register(...told)], at, { repeals: repealed });
          const past = [register(...told.filter(isThen))];
          const rules = { repeals: repealed.filter(isThen) };
          const then = read.filter(isThen);
          expect(whole).toEqual(states(then, past, at, rules));
          expect(whole).toEqual(states(then, past, null, rules));
          for (const each of happenings(whole.states)) seen.add(each);
        },
      ),
    );
    // A law that nothing reaches says nothing.
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        'amended',
        'continued',
        'deleted',
        'draft',
        'implemented',
        'in-force',
        'kept',
        'lapsed',
        'proposed: amended',
        'proposed: deleted',
        'proposed: in-force',
        'proposed: renewed',
        'renewed',
        'repealed',
        'superseded',
      ]),
    );
  });

  it('is the same in whichever language the list is', () => {
    fc.assert(
      fc.property(anyTexts, facts, repeals, (texts, told, repealed) => {
        const [english, french] = ['en', 'fr'].map((language) => {
          const read = texts.map((text) => readRandom(text, language));
          const found = states(read, [register(...told)], null, { repeals: repealed });
          return found.states.map(({ words: _, addressee: __, ...facts }) => facts);
        });
        expect(english).toEqual(french);
      }),
    );
  });
});

/** Of each Decision and item the text that lists name, worked out from what was generated: a text that keeps a Decision is not among them. */
function listedIn(texts: readonly RandomText[]): string[] {
  const open = new Map<string, { text: RandomText; of: RandomDecision; in: Set<string> }>();
  return adopted(texts).flatMap((text) => {
    const { meeting, base, languages, decisions, removed } = text;
    const gone = [...open].filter(([, { of, in: had }]) => {
      const ids = idsOf({ decisions: [of] });
      return had.has(base ?? '') || removed.some(({ id }) => ids.has(id));
    });
    const listed = decisions.flatMap((of) => {
      const known = open.get(of.id);
      const readable = known?.text.languages.some((language) => languages.includes(language));
      if (known !== undefined && readable === true && isSame(known.of, of)) {
        open.set(of.id, { text, of, in: known.in.add(meeting) });
        return [];
      }
      open.set(of.id, { text, of, in: new Set([meeting]) });
      return [...idsOf({ decisions: [of] })].map((id) => `${meeting}#${id}`);
    });
    for (const [id] of gone) if (!decisions.some((one) => one.id === id)) open.delete(id);
    return listed;
  });
}

// Of what a Decision goes on with, and of its id, its words tell nothing.
function isSame(
  { continues: _, ...before }: RandomDecision,
  { continues: __, ...after }: RandomDecision,
): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

describe('the states of all texts', () => {
  it('have each Decision and item once, under the text that had it first in these words', () => {
    fc.assert(
      fc.property(anyTexts, facts, (texts, told) => {
        const read = texts.map((text) => readRandom(text, 'en'));
        const { states: found } = states(read, [register(...told)]);
        const names = found
          .filter(({ formal }) => formal !== 'draft')
          .map(({ key, id }) => `${key}#${id}`);
        expect(names.sort()).toEqual(listedIn(texts).sort());
        for (const { formal, formalBy, proposals } of found) {
          // What a meeting kept names it, and is in force.
          expect(formalBy !== null || formal === 'in-force').toBe(true);
          expect(formal === 'in-force' || proposals.length === 0).toBe(true);
        }
      }),
    );
  });
});

// Each is drawn from the one before it, or names none: of two drawn from one a concordance shows both ways.
function inOneLine(texts: readonly RandomText[]): readonly RandomText[] {
  return texts.map((text, at) =>
    text.base === texts[at - 1]?.meeting ? text : { ...text, base: null },
  );
}

describe('a concordance of Decisions', () => {
  it('tells the deletions that their states tell, and no others', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const own = inOneLine(adopted(texts));
        const chain = own.map((text) => ({
          key: text.meeting,
          base: text.base,
          adopted: true,
          text: readRandom(text, 'en').text,
        }));
        const { columns, rows } = concordance(chain, { formulaFirst: false });
        const inRows = rows.flatMap(({ id, cells }) =>
          cells.flatMap(({ fates }, at) =>
            fates.includes('deleted') || fates.includes('merged')
              ? [`${id}@${columns[at]?.key}`]
              : [],
          ),
        );
        const found = states(own.map((text) => readRandom(text, 'en'))).states;
        const inStates = found.flatMap(({ id, formal, formalBy }) =>
          formal === 'deleted' ? [`${id}@${formalBy?.meeting}`] : [],
        );
        seen += inStates.length;
        const isListed = (name: string) => !/^(?:to|title|note)/.test(name);
        expect(inRows.filter(isListed).sort()).toEqual([...new Set(inStates)].sort());
      }),
    );
    expect(seen).toBeGreaterThan(20);
  });
});
