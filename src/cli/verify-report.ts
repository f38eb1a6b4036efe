import { basename, extname } from 'node:path';
import { refuseErrors } from '../library/cli-error.ts';
import { type Library, shownPath } from '../library/find.ts';
import { pathPart } from '../library/names.ts';
import { type Looks, loadProfile, loadStyle, loadTemplates } from '../library/profile.ts';
import { writeFiles } from '../library/write.ts';
import type { Profile } from '../model/profile.ts';
import { reportSheet } from '../papers/verify/report.ts';
import { languageWords } from '../papers/write/layout.ts';
import { refuseOverRead } from './destination.ts';
import type { Io } from './io.ts';
import { printMessages } from './report.ts';
import { type Imprint, sheetFiles } from './sheet-files.ts';
import type { Verified, VerifyOptions } from './verify-against.ts';

/** Writes the report of a verification as Word and HTML, as the options ask; their names go to standard output. */
export async function writeReport(
  verified: Verified,
  library: Library | null,
  { docx, html, json }: VerifyOptions,
  io: Io,
): Promise<void> {
  const { shown, body, against, verification } = verified;
  const root = library?.root ?? null;
  const profile = loadProfile(root, body);
  const context = { profile, templates: loadTemplates(root, body) };
  const { value, messages } = reportSheet(
    verification,
    { file: basename(shown), against },
    context,
  );
  refuseErrors(messages);
  printMessages(io, messages);
  const imprint = imprintOf(verified, profile, loadStyle(root, body), io);
  const files = await sheetFiles(value, { docx, html }, imprint, io.cwd);
  refuseOverRead(files, [shown, ...against], io.cwd);
  writeFiles(library, files);
  if (json === true) return;
  for (const { path } of files) io.out(`${shownPath(io.cwd, path)}\n`);
}

function imprintOf(
  { shown, body, verification: { language } }: Verified,
  profile: Profile,
  looks: Looks,
  io: Io,
): Imprint {
  const { words } = languageWords(profile, language);
  return {
    looks,
    name: `${pathPart(basename(shown, extname(shown))) ?? 'paper'}_verification`,
    title: (words.verifyTitle ?? '').replace('{file}', () => basename(shown)),
    language,
    author: body.toUpperCase(),
    date: io.today(),
    redline: 'formatting',
    redlineFirst: profile.redlineFirst,
    words,
  };
}
