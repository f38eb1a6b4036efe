import { compare } from '../../compare/compare.ts';
import { compareSince } from '../../compare/since.ts';
import { concordance } from '../../lineage/concordance.ts';
import { citeElsewhere } from '../../lineage/elsewhere.ts';
import { repealsUpTo } from '../../lineage/repeals.ts';
import type { Message, Outcome } from '../../model/message.ts';
import type { Directive } from '../../model/paragraph.ts';
import { frontString, type Text } from '../../model/text.ts';
import { actionsText } from './actions.ts';
import { actsOf, type FindText } from './acts.ts';
import { amendmentSections, cleanSections, type OpenSection } from './amendments.ts';
import { asPrinted } from './as-printed.ts';
import { concordanceSections } from './concordance.ts';
import { wantedChain } from './concordance-chain.ts';
import { missingConcordanceWords } from './concordance-words.ts';
import { type Request, readDirective } from './directives.ts';
import { draftNumberMessages } from './draft-numbers.ts';
import type { Direction } from './layouts.ts';
import { missingActionWords, missingSinceWords, missingWords } from './needed-words.ts';
import { proveComparison, proveText } from './proof.ts';
import type { ResultBlocks } from './proof-blocks.ts';
import { proveConcordance } from './proof-concordance.ts';
import { proveQuote } from './proof-quote.ts';
import { quoteBlocks } from './quote.ts';
import { comparisonRegion, type Surroundings, textRegion } from './region.ts';
import type { Resolver } from './resolver.ts';
import { withRevisedNumbers } from './revised-numbers.ts';
import { printedAlone } from './sides.ts';
import { textBefore } from './texts-before.ts';

/** What a directive puts into a paper, and how the finished sheet is proven to show it. */
export interface Result {
  readonly sections: readonly OpenSection[];
  /** How the pages that it stands on are turned, null where what they hold decides. */
  readonly page: Direction | null;
  readonly prove: (blocks: ResultBlocks) => readonly Message[];
}

/** The result of a directive; null, with an error that has its place, where it cannot be had. */
export function resultOf(
  directive: Directive,
  paper: Text,
  resolver: Resolver,
  around: Surroundings,
): Outcome<Result | null> {
  const messages: Message[] = [];
  const request = readDirective(directive, messages);
  if (!request) return { value: null, messages };
  const find = (name: string): Text | null => {
    const found = resolver.text(name);
    messages.push(...(found.value ? found.messages : whyNot(name, found.messages, directive)));
    return found.value;
  };
  const value = fulfil(request, find, { resolver, around, directive, paper, messages });
  return { value, messages };
}

/** What stands around a directive while its result is made. */
interface Asking {
  readonly resolver: Resolver;
  readonly around: Surroundings;
  readonly directive: Directive;
  readonly paper: Text;
  readonly messages: Message[];
}

function fulfil(
  request: Request,
  find: (name: string) => Text | null,
  asking: Asking,
): Result | null {
  const { around, directive, messages, resolver } = asking;
  if (request.kind === 'concordance') return concord(request, find, asking);
  if (request.kind === 'actions') return recommend(asking);
  // What these go back to is not asked for: where it cannot be had, nothing is said of it.
  const behind = (name: string): Text | null => resolver.text(name).value;
  const printed = (name: string): Text | null => {
    const text = find(name);
    return text && withRevisedNumbers(text, behind, around);
  };
  const older = (name: string): Text | null => {
    const text = behind(name);
    return text && withRevisedNumbers(text, behind, around);
  };
  if (request.kind === 'amendments') return amend(request, { find: printed, older }, asking);
  return print(request, printed, around, directive, messages);
}

// One fault is told once: by what the resolver says of it, at the line of the directive where that has no place of its own.
function whyNot(name: string, told: readonly Message[], directive: Directive): readonly Message[] {
  const unresolved = { severity: 'error', rule: 'unresolved', place: directive.place } as const;
  if (told.some(({ severity }) => severity === 'error'))
    return told.map((one) => (one.place === null ? { ...unresolved, text: one.text } : one));
  const text = `found no text ${name}, expected one for ::${directive.name}`;
  return [...told, { ...unresolved, text }];
}

function amend(
  { before, after, since, layout, page }: Extract<Request, { kind: 'amendments' }>,
  { find, older }: { readonly find: FindText; readonly older: FindText },
  { around, messages, resolver }: Asking,
): Result | null {
  const [named, to] = [find(before), find(after)];
  const stage = since === null ? null : find(since);
  if (!named || !to || (since !== null && !stage)) return null;
  const from = textBefore(named, to, { find: older, gone: resolver.gone }, around.profile);
  const { number, words, tracked } = around;
  messages.push(...missingWords(layout, words));
  const { formulaFirst } = around.profile;
  const between = resolver.between?.(before, after, formulaFirst) ?? null;
  const comparison = asPrinted(compare(from, to, { formulaFirst, between }));
  const told = stage ? compareSince(comparison, stage, { formulaFirst }) : null;
  if (told) messages.push(...missingSinceWords(words));
  messages.push(...draftNumberMessages(layout, to, around.profile));
  const region = comparisonRegion(comparison, around, told);
  const sections = amendmentSections(comparison, { layout, page }, region);
  const options = { number, layout, words, formulaFirst, tracked, since: told };
  return {
    sections,
    page,
    prove: (blocks) => proveComparison(blocks(number), comparison, options),
  };
}

function concord(
  request: Extract<Request, { kind: 'concordance' }>,
  find: (name: string) => Text | null,
  { resolver, around, directive, messages }: Asking,
): Result | null {
  const { number, profile, words } = around;
  const { place } = directive;
  const chain = wantedChain(request, find, (text) =>
    messages.push({ severity: 'error', rule: 'base', text, place }),
  );
  if (chain === null) return null;
  messages.push(...missingConcordanceWords(words));
  const { formulaFirst } = profile;
  const known = resolver.repeals?.(request.of) ?? { value: [], messages: [] };
  messages.push(...known.messages);
  const elsewhere = {
    repeals: repealsUpTo(known.value, request.to),
    // What cannot be read there does not hinder this table: it is cited by its number alone.
    placeOf: (link: string) =>
      citeElsewhere(link, (name) => resolver.text(name).value, formulaFirst),
  };
  const found = concordance(chain, { formulaFirst, ...elsewhere });
  const options = { number, profile, words, redlines: request.words };
  return {
    sections: concordanceSections(found, request.page, options),
    page: request.page,
    prove: (blocks) => proveConcordance(blocks(number), found, { ...options, elsewhere }),
  };
}

// What cannot be had is told by the directive that asks for it.
function recommend({ resolver, around, directive, paper, messages }: Asking): Result {
  const { number, profile, words } = around;
  messages.push(...missingActionWords(words));
  const find = (name: string): Text | null => resolver.text(name).value;
  const { acts, faults } = actsOf(
    paper,
    { find, numbers: resolver.numbers, gone: resolver.gone },
    profile,
  );
  for (const { rule, text } of faults) {
    const severity = rule === 'repeal' ? 'error' : 'warning';
    messages.push({ severity, rule, text, place: directive.place });
  }
  const at = paper.paragraphs.indexOf(directive);
  const text = actionsText(acts, paper, at, { words, profile });
  if (text.paragraphs.length === 0) {
    const found = 'found no annex that changes a text, expected one for ::actions';
    messages.push({ severity: 'warning', rule: 'no-actions', text: found, place: directive.place });
  }
  const printed = printedAlone(text, profile);
  const members = printed.printed.filter((member) => member !== null);
  return {
    sections: cleanSections(textRegion(printed, around)),
    page: null,
    prove: (blocks) => proveText(blocks(number), text, members, number),
  };
}

function print(
  request: Exclude<Request, { kind: 'actions' | 'amendments' | 'concordance' }>,
  find: (name: string) => Text | null,
  around: Surroundings,
  directive: Directive,
  messages: Message[],
): Result | null {
  const text = find(request.of);
  if (!text) return null;
  const printed = printedAlone(text, around.profile);
  const region = textRegion(printed, around);
  if (request.kind !== 'quote') {
    const members = printed.printed.filter((member) => member !== null);
    const { number } = around;
    return {
      sections: cleanSections(region),
      page: null,
      prove: (blocks) => proveText(blocks(number), text, members, number),
    };
  }
  if (frontString(text, 'stage') !== undefined) {
    const found = `found ::quote of ${request.of}, a draft, expected an adopted text: a quotation is of what was adopted`;
    messages.push({ severity: 'error', rule: 'unresolved', text: found, place: directive.place });
  }
  const { blocks, quoted, missing, empty } = quoteBlocks(region, request.ids);
  if (missing.length > 0) {
    const found = `found no paragraph ${missing.join(', ')} in ${request.of}, expected it for ::quote`;
    messages.push({ severity: 'error', rule: 'unresolved', text: found, place: directive.place });
  }
  if (empty.length > 0) {
    const found = `found nothing to quote in ${empty.join(', ')} of ${request.of}, expected a Decision, paragraph or item for ::quote`;
    messages.push({ severity: 'error', rule: 'unresolved', text: found, place: directive.place });
  }
  const options = { quoted, number: around.number, word: region.words.names.decision };
  return {
    sections: [{ direction: 'portrait', event: '', blocks }],
    page: null,
    prove: (blocks) => proveQuote(blocks(around.number), text, options),
  };
}
