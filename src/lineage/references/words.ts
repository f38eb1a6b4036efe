import type { LanguageProfile, Pattern, Profile, ReferenceForms } from '../../model/profile.ts';
import { languageProfile } from '../../model/profile.ts';

/** All that is needed to recognise and print the references of a body in one language. */
export interface ReferenceWords {
  readonly language: string;
  readonly forms: ReferenceForms;
  /** Patterns of the body's own Resolutions, Decisions, draft Decisions and symbols. */
  readonly resolution: readonly Pattern[];
  readonly decision: readonly Pattern[];
  readonly draftDecision: readonly Pattern[];
  readonly symbols: readonly Pattern[];
  /** The language's own forms of labels by depth: `1.`, `a)`. */
  readonly labels: readonly string[];
}

const NONE: ReferenceForms = {
  paragraph: [],
  item: [],
  annex: [],
  activity: [],
  resolution: [],
  decision: [],
  filler: [],
  and: [],
  or: [],
  to: [],
  sounds: [],
  of: [],
  toward: [],
  articles: [],
  agreeing: [],
  feminine: [],
  this: [],
  paper: [],
  own: [],
  old: [],
  final: [],
  oldText: [],
  finalText: [],
  near: [],
  above: [],
  below: [],
  relative: {
    previous: [],
    beforePrevious: [],
    next: [],
    last: [],
    beforeLast: [],
    ordinals: [],
  },
  under: [],
  see: [],
  others: [],
  its: [],
  thereof: [],
  things: [],
  contained: [],
  within: [],
  like: [],
  backward: [],
  about: [],
  drafts: [],
  repealing: [],
};

/** The words of a body in a language; where its profile has none for references, only symbols are recognised. */
export function referenceWords(profile: Profile, language: string): ReferenceWords {
  const own: LanguageProfile | undefined = languageProfile(profile, language);
  return {
    language,
    forms: own?.references ?? NONE,
    resolution: profile.references.resolution,
    decision: profile.references.decision,
    draftDecision: profile.references.draftDecision,
    symbols: profile.symbols,
    labels: own?.labels ?? [],
  };
}

/** A form as typed in a profile, taken apart: `paragraphe|paragraphes`; of an article also the forms before a vowel and before a feminine word, `le|les|l’|la`. */
export interface Form {
  readonly singular: string;
  readonly plural: string;
  readonly elided: string | null;
  readonly feminine: string | null;
}

/** Takes a form apart; without `|` the two are the same. */
export function readForm(typed: string): Form {
  const [singular = '', plural = singular, elided = null, feminine = null] = typed.split('|');
  return { singular, plural, elided, feminine };
}
