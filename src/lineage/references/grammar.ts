import type { Pattern } from '../../model/profile.ts';
import { BLANK, phrases, sticky } from './phrases.ts';
import { type Form, type ReferenceWords, readForm } from './words.ts';

/** What a word before a number announces. */
export type HeadKind = 'paragraph' | 'item' | 'annex' | 'activity' | 'resolution' | 'decision';

export const HEAD_KINDS: readonly HeadKind[] = [
  'paragraph',
  'item',
  'annex',
  'activity',
  'resolution',
  'decision',
];

/** The words of a language made into expressions. Built once for each `ReferenceWords`. */
export interface Grammar {
  /** Finds the next word that a reference can begin with. */
  readonly trigger: RegExp;
  /** Finds the next draft Decision without a word before it, or symbol. */
  readonly loose: RegExp;
  readonly heads: Readonly<Record<HeadKind, RegExp>>;
  readonly forms: ReadonlyMap<string, readonly { readonly kind: HeadKind; readonly form: Form }[]>;
  readonly filler: RegExp;
  readonly under: RegExp;
  /** Between numbers; the groups `and`, `or` and `comma` say what stood there. */
  readonly separator: RegExp;
  readonly range: RegExp;
  readonly strong: RegExp;
  readonly weak: RegExp;
  readonly near: RegExp;
  readonly above: RegExp;
  readonly below: RegExp;
  /** Finds words that cite paragraphs by their place; the groups are named by the way, with a figure behind where there are two. */
  readonly relative: RegExp;
  readonly oldBefore: RegExp;
  readonly finalBefore: RegExp;
  readonly othersBefore: RegExp;
  readonly itsBefore: RegExp;
  readonly seeBefore: RegExp;
  /** Behind a number: it is one of what was named before. */
  readonly thereof: RegExp;
  readonly its: RegExp;
  /** Words anywhere that name the text itself without doubt. */
  readonly namesThis: RegExp;
  /** The end of words that name the text itself or a paper, of a thing with a number, and of the word for an annex. */
  readonly thisBefore: RegExp;
  readonly thingBefore: RegExp;
  readonly instrumentBefore: RegExp;
  readonly partBefore: RegExp;
  readonly annexBefore: RegExp;
  /** `of the`, `de la` and capitals behind: who a thing is of. */
  readonly trailer: RegExp;
  /** The end of words that name the text itself without doubt. */
  readonly surelyThis: RegExp;
  readonly surelyPaper: RegExp;
  readonly foreignBefore: RegExp;
  readonly oldAfter: RegExp;
  readonly finalAfter: RegExp;
  readonly oldText: RegExp;
  readonly finalText: RegExp;
  readonly own: RegExp;
  readonly this: RegExp;
  readonly paper: RegExp;
  readonly resolution: readonly RegExp[];
  readonly decision: readonly RegExp[];
  readonly draft: readonly RegExp[];
  readonly ownNames: ReadonlySet<string>;
}

const DASH = '[–—‑‒-]';
// Capital letters, then two parts or more behind strokes, of which one holds a figure.
const SYMBOL =
  '(?<![\\p{L}\\p{N}/])\\p{Lu}[\\p{Lu}\\p{N}]{0,7}(?:\\/[\\p{L}\\p{N}.()-]{1,40}){2,9}';

const known = new WeakMap<ReferenceWords, Grammar>();

/** The expressions of some words. */
export function grammarOf(words: ReferenceWords): Grammar {
  const grammar = known.get(words) ?? build(words);
  known.set(words, grammar);
  return grammar;
}

function build(words: ReferenceWords): Grammar {
  const { forms } = words;
  const heads = headSources(words);
  const under = `${phrases(forms.under)}${BLANK}{1,2}(?=\\(?[a-z]{1,4}\\))`;
  const link = (kinds: readonly string[]): RegExp =>
    sticky(
      `(?:${BLANK}{1,2}(?:${phrases(kinds)}))(?:${BLANK}{1,2}|(?<=['’]))` +
        `(?:(?:${phrases(forms.articles)})(?:${BLANK}{1,2}|(?<=['’])))?`,
    );
  const before = (kinds: readonly string[]): RegExp =>
    new RegExp(`(?:${phrases(kinds)})(?:${BLANK}{1,2}|(?<=-))$`, 'iu');
  return {
    trigger: new RegExp(
      `(?:${HEAD_KINDS.map((kind) => heads[kind]).join('|')})|(?:${under})`,
      'giu',
    ),
    loose: new RegExp(looseSource(words), 'gu'),
    heads: headExpressions(heads),
    forms: formsByText(words),
    filler: sticky(`${BLANK}{1,2}(?:${phrases(forms.filler)})`),
    under: sticky(under),
    separator: separatorOf(words),
    range: sticky(
      `${BLANK}{0,2}${DASH}${BLANK}{0,2}|${BLANK}{1,2}(?:${phrases(forms.to)})${BLANK}{1,2}`,
    ),
    strong: link(forms.of),
    weak: link(forms.toward),
    near: sticky(`,?${BLANK}{1,2}(?:${phrases([...forms.near, ...forms.above, ...forms.below])})`),
    above: sticky(`,?${BLANK}{1,2}(?:${phrases(forms.above)})`),
    below: sticky(`,?${BLANK}{1,2}(?:${phrases(forms.below)})`),
    relative: new RegExp(relativeSource(words), 'giu'),
    oldBefore: before(forms.old),
    finalBefore: before(forms.final),
    othersBefore: before(forms.others),
    itsBefore: before(forms.its),
    seeBefore: before(forms.see),
    thereof: sticky(`${BLANK}{1,2}(?:${phrases(forms.thereof)})`),
    its: sticky(`(?:${phrases(forms.its)})${BLANK}{1,2}`),
    namesThis: new RegExp(phrases(ofWords(forms.this)), 'iu'),
    thisBefore: ending([...forms.this, ...forms.paper, ...forms.oldText, ...forms.finalText]),
    thingBefore: ending(forms.things),
    instrumentBefore: ending(singulars([...forms.resolution, ...forms.decision])),
    partBefore: ending(singulars([...forms.paragraph, ...forms.item, ...forms.activity])),
    annexBefore: ending(singulars(forms.annex)),
    trailer: new RegExp(
      `${BLANK}(?:${phrases(forms.of)})(?:${BLANK}|(?<=['’]))(?:(?:${phrases(forms.articles)})(?:${BLANK}|(?<=['’])))?` +
        `(?:\\p{L}[\\p{L}-]{0,30}${BLANK}){0,2}\\p{Lu}[\\p{L}\\p{N}’'-]{0,30}(?:${BLANK}\\p{L}[\\p{L}’'-]{0,30}){0,6}$`,
      'u',
    ),
    surelyThis: ending(ofWords([...forms.this, ...forms.oldText, ...forms.finalText])),
    surelyPaper: ending(ofWords(forms.paper)),
    foreignBefore: new RegExp(
      `(?<![\\p{L}\\p{N}])(\\p{Lu}[\\p{Lu}\\p{N}-]{1,11})${BLANK}{1,2}$`,
      'u',
    ),
    oldAfter: sticky(`${BLANK}{1,2}(?:${phrases(forms.old)})`),
    finalAfter: sticky(`${BLANK}{1,2}(?:${phrases(forms.final)})`),
    oldText: sticky(phrases(forms.oldText)),
    finalText: sticky(phrases(forms.finalText)),
    own: sticky(phrases(forms.own)),
    this: sticky(phrases(forms.this)),
    paper: sticky(phrases(forms.paper)),
    resolution: anchored(words.resolution, 'iu'),
    decision: anchored(words.decision, 'iu'),
    draft: words.draftDecision.map((source) => sticky(`(?:${source})(?![\\p{L}\\p{N}])`, 'uy')),
    ownNames: new Set(forms.own.map((name) => name.toLowerCase())),
  };
}

/** The end of running text in one of some words. */
function ending(words: readonly string[]): RegExp {
  return new RegExp(`(?:${phrases(words)})$`, 'iu');
}

// What has more words than one tells which is meant.
function ofWords(names: readonly string[]): readonly string[] {
  return names.filter((name) => /\s/.test(name));
}

function singulars(forms: readonly string[]): readonly string[] {
  return forms.map(readForm).flatMap(({ singular, plural }) => [singular, plural]);
}

function separatorOf({ forms }: ReferenceWords): RegExp {
  const and = `(?<and>${phrases(forms.and)})`;
  const or = `(?<or>${phrases(forms.or)})`;
  return sticky(
    `${BLANK}{0,2}(?<comma>,)${BLANK}{0,2}(?:(?:${and}|${or})${BLANK}{1,2})?` +
      `|${BLANK}{1,2}(?:(?<and2>${phrases(forms.and)})|(?<or2>${phrases(forms.or)}))${BLANK}{1,2}`,
  );
}

function relativeSource({ forms }: ReferenceWords): string {
  const { previous, beforePrevious, next, last, beforeLast, ordinals } = forms.relative;
  const ordinal = phrases(ordinals.flatMap((typed) => typed.split('|')));
  const counted = `${ordinal}(?:(?:,${BLANK}|${BLANK}(?:${phrases(forms.and)})${BLANK})${ordinal}){0,5}`;
  const word = phrases(singulars(forms.paragraph).filter((form) => /^\p{L}+$/u.test(form)));
  // Without `above` or `below` the first paragraph may be that of anything.
  const there = `(?=,?${BLANK}{1,2}(?:${phrases([...forms.above, ...forms.below])}))`;
  return [
    `(?<beforePrevious>${phrases(beforePrevious)})`,
    `(?<previous>${phrases(previous)})`,
    `(?<next>${phrases(next)})`,
    `(?<beforeLast>${phrases(beforeLast)})`,
    `(?<last>${phrases(last)})`,
    `(?<nth1>${counted}${BLANK}${word}${there})`,
    `(?<nth2>${word}${BLANK}${counted}${there})`,
  ].join('|');
}

function headSources({ forms }: ReferenceWords): Readonly<Record<HeadKind, string>> {
  const source = (kind: HeadKind): string =>
    phrases(forms[kind].flatMap((typed) => [readForm(typed).singular, readForm(typed).plural]));
  return {
    paragraph: source('paragraph'),
    item: source('item'),
    annex: source('annex'),
    activity: source('activity'),
    resolution: source('resolution'),
    decision: source('decision'),
  };
}

function headExpressions(
  sources: Readonly<Record<HeadKind, string>>,
): Readonly<Record<HeadKind, RegExp>> {
  return {
    paragraph: sticky(sources.paragraph),
    item: sticky(sources.item),
    annex: sticky(sources.annex),
    activity: sticky(sources.activity),
    resolution: sticky(sources.resolution),
    decision: sticky(sources.decision),
  };
}

function formsByText({ forms }: ReferenceWords): Grammar['forms'] {
  const byText = new Map<string, { kind: HeadKind; form: Form }[]>();
  for (const kind of HEAD_KINDS) {
    for (const typed of forms[kind]) {
      const form = readForm(typed);
      for (const text of new Set([form.singular, form.plural])) {
        const list = byText.get(headKey(text)) ?? [];
        byText.set(headKey(text), [...list, { kind, form }]);
      }
    }
  }
  return byText;
}

/** A word before a number as it is looked up: small letters, one blank, one apostrophe. */
export function headKey(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').replace(/'/g, '’');
}

// Patterns of profiles are matched without regard to case, but `15 dd` is no draft Decision.
function looseSource(words: ReferenceWords): string {
  const drafts = words.draftDecision.map(
    (source, at) => `(?<![\\p{L}\\p{N}.])(?:${unnamed(source, at)})(?![\\p{L}\\p{N}])`,
  );
  const symbols = words.symbols.map(
    (source, at) => `(?<![\\p{L}\\p{N}/])(?:${unnamed(source, at + drafts.length)})`,
  );
  return [...symbols.map((source) => `(?:${source})`), SYMBOL, ...drafts].join('|');
}

// Names of groups are unique in an expression.
function unnamed(source: Pattern, at: number): string {
  return source
    .replace(/\(\?<([a-z]\w*)>/gi, (_, name: string) => `(?<${name}${at}_>`)
    .replace(/\\k<([a-z]\w*)>/gi, (_, name: string) => `\\k<${name}${at}_>`);
}

function anchored(patterns: readonly Pattern[], flags: string): RegExp[] {
  return patterns.map((source) => new RegExp(`^(?:${source})(?![\\p{L}\\p{N}/])`, flags));
}
