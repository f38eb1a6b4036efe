import { withFront } from '../formats/markdown/front.ts';
import type { Profile } from '../model/profile.ts';
import { frontString, type Text } from '../model/text.ts';
import type { GivenFacts } from '../papers/recognise/given.ts';
import type { RedlineLine } from '../papers/recognise/redlines.ts';
import type { WordPaperOptions, WordView } from '../papers/recognise/texts.ts';
import type { ImportOptions } from './import-request.ts';
import type { Readable } from './readable.ts';

/** A file that is a sheet. */
export type Sheeted = Extract<Readable, { kind: 'extracted' | 'word' }>;

/** A document that is being recognised; `found` is what the library tells of it besides. */
export interface Request {
  readonly file: Sheeted;
  readonly view: WordView;
  readonly profile: Profile;
  readonly sha256: string;
  readonly redlines: readonly RedlineLine[];
  readonly options: ImportOptions;
  readonly found: GivenFacts;
}

/** What recognition is told. */
export function optionsOf({ view, sha256, redlines, options, found }: Request): WordPaperOptions {
  const { language, subject, stage } = options;
  return {
    sha256,
    redlines,
    given: { ...found, ...givenFacts(options) },
    tracked: view.tracked,
    ...(language !== undefined && { language }),
    ...(subject !== undefined && { subject }),
    ...(stage !== undefined && { stage }),
  };
}

function givenFacts(options: ImportOptions): GivenFacts {
  const { symbol, meeting, number, base, revision } = options;
  return {
    ...(symbol !== undefined && { symbol }),
    ...(meeting !== undefined && { meeting }),
    ...(number !== undefined && { number }),
    ...(base !== undefined && { base }),
    ...(revision !== undefined && { revision }),
  };
}

/** A text that is a stage or a paper, with the date that was given. */
export function withDate(text: Text, date: string | undefined): Text {
  const dated = frontString(text, 'stage') !== undefined || frontString(text, 'kind') === 'paper';
  return date === undefined || !dated ? text : { ...text, front: withFront(text.front, { date }) };
}
