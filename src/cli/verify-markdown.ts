import { misuse, unusable } from '../library/cli-error.ts';
import { type Library, needLibrary } from '../library/find.ts';
import { checkFront } from '../library/front.ts';
import { readName } from '../library/names.ts';
import { loadProfile } from '../library/profile.ts';
import { lookUp } from '../library/revisions.ts';
import { inFile } from '../model/message.ts';
import type { Directive } from '../model/paragraph.ts';
import { languageProfile, type Profile } from '../model/profile.ts';
import { frontString, languageOf, type Text } from '../model/text.ts';
import { verifyDraft } from '../papers/verify/draft.ts';
import { verifyTyped } from '../papers/verify/typed-quotations.ts';
import type { Verification } from '../papers/verify/verification.ts';
import { chooseBody } from './bodies.ts';
import type { Io } from './io.ts';
import type { Readable } from './readable.ts';
import type { Side } from './sides.ts';
import { readAgainst, type Verified, type VerifyOptions } from './verify-against.ts';
import { adoptedDecisions } from './verify-known.ts';

type Markdown = Extract<Readable, { kind: 'markdown' }>;

/** A draft with the text that it is held against. */
interface Pairing {
  readonly draft: Text;
  readonly shown: string;
  readonly base: Text;
  readonly name: string;
}

/** Verifies Markdown: a draft against its base, a paper by the drafts that it prints and the Decisions that it quotes in typed words. */
export async function verifyMarkdown(
  file: Markdown,
  library: Library | null,
  options: VerifyOptions,
  io: Io,
): Promise<Verified> {
  const { text, shown } = file;
  const body = chooseBody(library?.root ?? null, options.body, [text], file.source);
  const profile = loadProfile(library?.root ?? null, body);
  const language = options.language ?? languageOf(text);
  const sides = await readAgainst({ ...options, language }, io);
  const isPaper = frontString(text, 'kind') === 'paper';
  const pairings = isPaper
    ? paperPairings(text, shown, sides, options, io)
    : [draftPairing(file, sides[0], options, io)];
  const typed = isPaper ? typedIn(text, shown, { library, body, profile }) : [];
  if (isPaper && pairings.length === 0 && !typed.some(isQuoting)) refuseEmptyPaper(text, shown);
  const verified = pairings.map(({ draft, base, shown: own }) => {
    const found = verifyDraft(draft, base, profile);
    return {
      ...found,
      deviations: found.deviations.map((each) => ({ ...each, place: inFile(own, each).place })),
    };
  });
  const names = pairings.map(({ name }) => name);
  return { shown, body, against: names, verification: joined([...verified, ...typed], language) };
}

interface Shelf {
  readonly library: Library | null;
  readonly body: string;
  readonly profile: Profile;
}

// Decisions that a paper quotes in typed words, against those of the library.
function typedIn(
  paper: Text,
  shown: string,
  { library, body, profile }: Shelf,
): readonly Verification[] {
  if (languageProfile(profile, languageOf(paper)) === undefined) return [];
  const decisions = adoptedDecisions(library, body, languageOf(paper));
  const found = verifyTyped(paper, profile, decisions);
  if (found === null) return [];
  const { deviations, unproven } = found;
  return [
    {
      ...found,
      deviations: deviations.map((each) => ({ ...each, place: inFile(shown, each).place })),
      unproven: unproven.map((each) => inFile(shown, each)),
    },
  ];
}

// Decisions that are only named are nothing to verify.
function isQuoting({ proven, deviations, unproven }: Verification): boolean {
  return proven.quotations + deviations.length + unproven.length > 0;
}

function refuseEmptyPaper(paper: Text, shown: string): never {
  const quotes = paper.paragraphs.some((one) => one.kind === 'directive' && one.name === 'quote');
  const own = quotes ? '; its ::quote print the adopted words themselves' : '';
  const found = `found neither ::amendments nor a Decision quoted in typed words in ${shown}${own}`;
  throw unusable('nothing-to-verify', `${found}, expected a paper with one of them`);
}

function joined(all: readonly Verification[], language: string): Verification {
  return {
    language,
    deviations: all.flatMap(({ deviations }) => deviations),
    unproven: all.flatMap(({ unproven }) => unproven),
    proven: {
      paragraphs: all.reduce((sum, { proven }) => sum + proven.paragraphs, 0),
      quotations: all.reduce((sum, { proven }) => sum + proven.quotations, 0),
    },
    named: all.flatMap(({ named }) => named),
  };
}

function draftPairing(
  { text, shown }: Markdown,
  side: Side | undefined,
  options: VerifyOptions,
  io: Io,
): Pairing {
  if (side) return { draft: text, shown, base: side.text, name: side.name };
  const { facts } = checkFront(text.front, shown);
  const base = facts?.base ?? null;
  if (facts === null || base === null)
    throw misuse(
      'arguments',
      `found no base in ${shown}, expected --against, or a draft that names its base`,
    );
  const library = needLibrary(io.cwd, options.library);
  const { key, files } = lookUp(library, { instrument: facts.instrument, revision: base });
  const own = files.find((found) => found.facts.language === facts.language);
  if (!own)
    throw unusable(
      'language',
      `found no ${facts.language} of ${key}, expected the base of ${shown}`,
    );
  return { draft: text, shown, base: own.text, name: own.shown };
}

// What a paper prints is computed from its drafts: these are what can be wrong.
function paperPairings(
  paper: Text,
  shown: string,
  sides: readonly Side[],
  options: VerifyOptions,
  io: Io,
): Pairing[] {
  return paper.paragraphs.flatMap((paragraph) => {
    if (paragraph.kind !== 'directive' || paragraph.name !== 'amendments') return [];
    const place = { file: shown, line: paragraph.place?.line ?? 1, column: 1 };
    const named = (name: string): NamedText =>
      textNamed(name, languageOf(paper), place, options, io);
    return [directivePairing(paragraph, named, sides)];
  });
}

interface NamedText {
  readonly text: Text;
  readonly shown: string;
}

function directivePairing(
  { attributes: { values } }: Directive,
  named: (name: string) => NamedText,
  sides: readonly Side[],
): Pairing {
  const { of = '', from = '', to = '' } = values;
  const draft = named(`${of}@${to}`);
  const base = named(`${of}@${from}`);
  const number = frontString(base.text, 'number');
  const side = sides.find(({ text }) => frontString(text, 'number') === number);
  const name = side?.name ?? `${of}@${from}`;
  return { draft: draft.text, shown: draft.shown, base: side?.text ?? base.text, name };
}

function textNamed(
  name: string,
  language: string,
  place: { readonly file: string; readonly line: number; readonly column: number },
  options: VerifyOptions,
  io: Io,
): NamedText {
  const of = readName(name);
  const library = needLibrary(io.cwd, options.library);
  const file = of && lookUp(library, of).files.find(({ facts }) => facts.language === language);
  if (file) return file;
  throw unusable(
    'directive',
    `found ${name}, expected a text of the library in ${language}`,
    place,
  );
}
