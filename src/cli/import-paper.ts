import { createHash } from 'node:crypto';
import { withFront } from '../formats/markdown/front.ts';
import { misuse, refuseErrors } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { checkFront, keyOf } from '../library/front.ts';
import { siblingFiles } from '../library/ids.ts';
import { loadProfile } from '../library/profile.ts';
import { inFile, type Message } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import { frontString, languageOf, type Text } from '../model/text.ts';
import type { GivenFacts } from '../papers/recognise/given.ts';
import { type RecognisedPaper, recognisePaper } from '../papers/recognise/recognise.ts';
import { chooseBody } from './bodies.ts';
import type { Imported, ImportOptions } from './import-request.ts';
import type { Readable } from './readable.ts';

type Extracted = Extract<Readable, { kind: 'extracted' }>;

/** The texts that a meeting paper holds: draft, text before, Decisions, and the paper itself. */
export function importPaper(file: Extracted, library: Library, options: ImportOptions): Imported {
  if (options.reconstructed === true) {
    throw misuse(
      'arguments',
      'found --reconstructed with a meeting paper, expected none: the text before is marked so by itself',
    );
  }
  const profile = loadProfile(library.root, chooseBody(library.root, options.body, []));
  const sha256 = createHash('sha256').update(file.source).digest('hex');
  const alone = recognise(file, profile, sha256, options);
  const { draft, decisions, quoted } = alone.value;
  if (draft === null && decisions === null && quoted === null) {
    throw misuse(
      'arguments',
      `found no amendments and no Decisions in ${file.shown}, expected a meeting paper, or --as resolution, decisions or text`,
    );
  }
  refuseNameless(alone.value, file.shown);
  const base = draft === null ? undefined : baseInLibrary(draft, sha256, library);
  const { value, messages } =
    base === undefined ? alone : recognise(file, profile, sha256, options, base);
  const before = base === undefined ? value.base : null;
  const texts = [before, value.draft, value.quoted, value.decisions, value.paper];
  return {
    texts: texts.flatMap((text) => (text === null ? [] : [withDate(text, options.date)])),
    messages: [...file.messages, ...messages.map((found) => inFile(file.shown, found))],
    account: value.account,
  };
}

function recognise(
  file: Extracted,
  profile: Profile,
  sha256: string,
  options: ImportOptions,
  base?: Text,
): ReturnType<typeof recognisePaper> {
  const { language, subject } = options;
  return recognisePaper(file.sheet, profile, {
    sha256,
    given: givenFacts(options),
    ...(language !== undefined && { language }),
    ...(subject !== undefined && { subject }),
    ...(base !== undefined && { base }),
  });
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

// What the texts of a paper stand under: without it their front matter would be refused for keys that no user has typed.
function refuseNameless({ paper, draft }: RecognisedPaper, shown: string): void {
  const needed = [
    [paper, 'paper', 'no-symbol', 'document symbol on the paper, expected one, or --symbol'],
    [paper, 'meeting', 'no-meeting', 'meeting on the paper, expected one, or --meeting'],
    [
      draft,
      'number',
      'no-resolution',
      'number of the Resolution that the paper amends, expected one, or --number (and --base)',
    ],
  ] as const;
  refuseErrors(
    needed.flatMap(([text, key, rule, found]): Message[] => {
      if (text === null || frontString(text, key) !== undefined) return [];
      const place = { file: shown, line: 1, column: 1 };
      return [{ severity: 'error', rule, text: `found no ${found}`, place }];
    }),
  );
}

// The text that the paper amends, where the library has it. One that was put together from this very paper is put
// together again, so that it stays the same.
function baseInLibrary(draft: Text, sha256: string, library: Library): Text | undefined {
  const { facts } = checkFront(draft.front, '');
  if (facts === null) return undefined;
  const base = siblingFiles(library, facts.instrument, []).find(({ text }) => {
    const revision = frontString(text, 'revision');
    const stage = frontString(text, 'stage') ?? null;
    return (
      revision !== undefined &&
      keyOf({ revision, stage }) === facts.base &&
      languageOf(text).toLowerCase() === facts.language
    );
  });
  return base === undefined || frontString(base.text, 'sha256') === sha256 ? undefined : base.text;
}

function withDate(text: Text, date: string | undefined): Text {
  const dated = frontString(text, 'stage') !== undefined || frontString(text, 'kind') === 'paper';
  return date === undefined || !dated ? text : { ...text, front: withFront(text.front, { date }) };
}
