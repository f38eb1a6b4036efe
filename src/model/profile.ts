/** A regular expression source (JavaScript, flags `iu`) as written in `profile.yaml`. */
export type Pattern = string;

/**
 * How references are worded in a language. A form is typed `singular|plural` where the two differ; the first of a list is the
 * one that is printed where none stood before. Words are no patterns.
 */
export interface ReferenceForms {
  /** What stands before the numbers of paragraphs, of items alone, of annexes, of rows and activities, of Resolutions, of Decisions. */
  readonly paragraph: readonly string[];
  readonly item: readonly string[];
  readonly annex: readonly string[];
  readonly activity: readonly string[];
  readonly resolution: readonly string[];
  readonly decision: readonly string[];
  /** What may stand between such a word and the number: `opérationnel`. */
  readonly filler: readonly string[];
  /** What joins numbers: the last of a list, a choice, the ends of a range. */
  readonly and: readonly string[];
  readonly or: readonly string[];
  readonly to: readonly string[];
  /** Conjunctions that change before a sound: `y` is `e` before `i)`. */
  readonly sounds: readonly {
    readonly word: string;
    readonly becomes: string;
    readonly before: Pattern;
  }[];
  /** What leads on to the text of which a number is; behind `toward` only where a known text follows. Articles may stand in between. */
  readonly of: readonly string[];
  readonly toward: readonly string[];
  readonly articles: readonly string[];
  /** Articles that agree with the word behind them, a third form before a vowel, a fourth before a feminine word: `au|aux|à l’|à la`. */
  readonly agreeing: readonly string[];
  /** Which of the words are feminine, in the singular; none where the forms tell without it. */
  readonly feminine: readonly string[];
  /** "The present Resolution"; "the present document"; the names of the body and its organ, behind which an own text stays an own one. */
  readonly this: readonly string[];
  readonly paper: readonly string[];
  readonly own: readonly string[];
  /** Words beside a number that tell its scheme, and names of the old and the new text. */
  readonly old: readonly string[];
  readonly final: readonly string[];
  readonly oldText: readonly string[];
  readonly finalText: readonly string[];
  /** What stands behind a number and says no more than the number does: `hereof`; and what says that it stands before or behind. */
  readonly near: readonly string[];
  readonly above: readonly string[];
  readonly below: readonly string[];
  /**
   * Words that cite a paragraph by its place alone: the one before the paragraph that speaks and the one before that, the one behind it,
   * the last one and the one before it. `ordinals` count from the first (`first`, `second`), each with its forms between strokes.
   */
  readonly relative: {
    readonly previous: readonly string[];
    readonly beforePrevious: readonly string[];
    readonly next: readonly string[];
    readonly last: readonly string[];
    readonly beforeLast: readonly string[];
    readonly ordinals: readonly string[];
  };
  /**
   * Behind `under` an item stands alone: `under (a)`. Behind `see` a number of a paper is its own. Behind `others` a number is of
   * some other text: `preambular paragraph 5`. Behind `its`, and before `thereof`, it is one of what the sentence named before:
   * `its paragraph 5`, `paragraph 5 of that Resolution`. `things` have a number and paragraphs of their own: `Article 3, paragraph 2`.
   */
  readonly under: readonly string[];
  readonly see: readonly string[];
  readonly others: readonly string[];
  readonly its: readonly string[];
  readonly thereof: readonly string[];
  readonly things: readonly string[];
  /** What leads from a draft Decision to the paper that holds it, `contained in document …`; what stands before the word for one, `projet|projets`. */
  readonly contained: readonly string[];
  /**
   * `within` stands before the paper that holds what follows: `in document …, draft Decision 5.AA`; behind one of `like` it compares, and says
   * nothing of whose that is. `backward` stands for what the sentence before named: `its draft Decision`, `therein`.
   */
  readonly within: readonly string[];
  readonly like: readonly string[];
  readonly backward: readonly string[];
  /** What leads from a draft Decision to what it is about: `on`, `concerning`. */
  readonly about: readonly string[];
  readonly drafts: readonly string[];
  /** What says that a text is repealed, before its name: `repeals`, `repealed`. */
  readonly repealing: readonly string[];
}

/**
 * To whom Decisions are directed, matched without regard to case and marks: words of which a known addressee has one, those of bodies that
 * report to the meeting, and words by which an item that asks for a report is known.
 */
export interface AddresseeWords {
  readonly known: readonly string[];
  readonly reporting: readonly string[];
  readonly report: readonly string[];
}

/** What differs between languages of one body. Every list of words is matched without regard to case. */
export interface LanguageProfile {
  /** The letter by which the United Nations mark the language in file names: `E`, `F`, `S`; its tag where there is none. */
  readonly letter?: string;
  /** `Résolution`, `Décision`: how each kind of instrument is called before its number. */
  readonly names: {
    readonly resolution: string;
    readonly decision: string;
    readonly annex: string;
    readonly paragraph: string;
  };
  /** How a revision is printed behind the number: `(Rev.{meeting})`. */
  readonly revision: string;
  /** The symbol at the head or foot of a page of an annex: `{symbol} {annex}`; `{symbol}` where annexes are not named there. */
  readonly annexSymbol: string;
  /** What the organ says between preamble and operative part; matched at the start of the paragraph. */
  readonly formula: readonly Pattern[];
  /** Opening words of preambular and of operative paragraphs, longest first where one begins another. */
  readonly openers: { readonly recital: readonly string[]; readonly operative: readonly string[] };
  /** Printed forms of labels by depth, `1.`, `a)`, `i)`: the shape in which a lost or computed number is printed. */
  readonly labels: readonly string[];
  /** Without them no reference is recognised but symbols of documents. */
  readonly references?: ReferenceForms;
  /** Without them no addressee is held to be unknown, and no report is missed. */
  readonly addressees?: AddresseeWords;
  /** Heads of the three-column table: redline, comment, clean text. */
  readonly columns: readonly [string, string, string];
  /** The word for *keep* in the comment column. */
  readonly keep: string;
  /** Legend of a redline, and the note above an annex that is new as a whole. */
  readonly legend: string;
  readonly newAnnex: string;
  readonly replacedAnnex: string;
  readonly reconstructed: string;
  /** The note of the first page; empty where the body prints none. */
  readonly disclaimer: string;
  /** Words by which the parts of a paper are known; patterns, matched against a whole line. */
  readonly parts: {
    readonly summary: readonly Pattern[];
    readonly background: readonly Pattern[];
    readonly actions: readonly Pattern[];
    readonly annex: readonly Pattern[];
    readonly innerAnnex: readonly Pattern[];
    readonly revisionOf: readonly Pattern[];
    readonly legend: readonly Pattern[];
    readonly newAnnex: readonly Pattern[];
    readonly disclaimer: readonly Pattern[];
    readonly directedTo: readonly Pattern[];
    readonly decisionHeading: readonly Pattern[];
    readonly caption: readonly Pattern[];
    readonly keep: readonly Pattern[];
    /** How a comment opens that says a paragraph is new; matched at the start of the comment. */
    readonly inserted?: readonly Pattern[];
    /** The line at the title of an adopted text that says who adopted it, when and where. */
    readonly adopted?: readonly Pattern[];
    readonly columns: readonly [readonly Pattern[], readonly Pattern[], readonly Pattern[]];
  };
  /** Fixed words of the printed paper, by name: `agendaItem`, `original`, `preparedBy`, `summary`, `page`, `inserted`, `deleted`, `moved`… */
  readonly words: Readonly<Record<string, string>>;
  /** `2 September 2014` in the language: a pattern with `{day} {month} {year}` and the names of the months. */
  readonly date: { readonly form: string; readonly months: readonly string[] };
}

/** Everything that differs between bodies: data of `templates/<body>/profile.yaml`, never code. */
export interface Profile {
  readonly body: string;
  readonly formulaFirst: boolean;
  /** Which of the two stands first in a redline by formatting. Tracked changes are always deleted first. */
  readonly redlineFirst: 'inserted' | 'deleted';
  /** How a concordance is laid out: a column a revision, or one column of present numbers, each followed by its former ones (`ex-5`). */
  readonly concordance?: 'columns' | 'ex';
  /** Whether a Decision that a later meeting renews or amends keeps its number or takes a new one, as it does where nothing is said. */
  readonly amendedDecision?: 'keeps-number' | 'new-number';
  /** Document symbols of the body, such as `UNEP/CMS/COP15/Doc.27.3`. Named groups `meeting`, `item`, `number` where the symbol tells them. */
  readonly symbols: readonly Pattern[];
  /** Numbers of Resolutions and Decisions as the body prints them, with named groups `number` and `revision`. */
  readonly references: {
    readonly resolution: readonly Pattern[];
    readonly decision: readonly Pattern[];
    readonly draftDecision: readonly Pattern[];
  };
  /** Further keys of the front matter of a paper that its first page prints, in the form that `words` has for the key (`{value}`). */
  readonly masthead: readonly string[];
  /** The most words that a paper may have before its annexes: one of the secretariat, and one that others submit. */
  readonly limits?: { readonly prepared?: number; readonly submitted?: number };
  /** Meetings by their key in front matter (`cop15`), with the printed name, place and dates in each language. */
  readonly meetings: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly title: Readonly<Record<string, string>>;
        readonly place: Readonly<Record<string, string>>;
        readonly dates: Readonly<Record<string, string>>;
      }
    >
  >;
  /** File name of a printed paper without extension: `{symbol}` and `{language}` are filled in. */
  readonly fileName: string;
  readonly languages: Readonly<Record<string, LanguageProfile>>;
}

/** The words of a body in a language by its tag; undefined where its profile has none (nor has `constructor`, which every object knows). */
export function languageProfile({ languages }: Profile, tag: string): LanguageProfile | undefined {
  return Object.hasOwn(languages, tag) ? languages[tag] : undefined;
}
