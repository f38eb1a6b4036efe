import { createHash } from 'node:crypto';
import { withFront } from '../formats/markdown/front.ts';
import { misuse } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { checkFront, keyOf } from '../library/front.ts';
import { siblingFiles } from '../library/ids.ts';
import { loadProfile } from '../library/profile.ts';
import { inFile } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import { frontString, languageOf, type Text } from '../model/text.ts';
import { recognisePaper } from '../papers/recognise/recognise.ts';
import { chooseBody } from './bodies.ts';
import type { Imported, ImportOptions } from './import-request.ts';
import type { Readable } from './readable.ts';

type Extracted = Extract<Readable, { kind: 'extracted' }>;

// What a paper says itself; the words of the command line would only contradict it.
const OWN = ['number', 'revision', 'base', 'meeting', 'reconstructed'] as const;

/** The texts that a meeting paper holds: draft, text before, Decisions, and the paper itself. */
export function importPaper(file: Extracted, library: Library, options: ImportOptions): Imported {
  refuseOwn(options);
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

function refuseOwn(options: ImportOptions): void {
  const own = OWN.find((key) => options[key] !== undefined);
  if (own === undefined) return;
  throw misuse(
    'arguments',
    `found --${own} with a meeting paper, which says that itself, expected no such option (or --as)`,
  );
}

function recognise(
  file: Extracted,
  profile: Profile,
  sha256: string,
  { language, subject }: ImportOptions,
  base?: Text,
): ReturnType<typeof recognisePaper> {
  return recognisePaper(file.sheet, profile, {
    sha256,
    ...(language !== undefined && { language }),
    ...(subject !== undefined && { subject }),
    ...(base !== undefined && { base }),
  });
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
