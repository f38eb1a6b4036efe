import { basename, extname } from 'node:path';
import type { Comparison } from '../compare/comparison.ts';
import type { Since } from '../compare/since.ts';
import { refuseErrors } from '../library/cli-error.ts';
import { pathPart, readName } from '../library/names.ts';
import { loadProfile, loadStyle, loadTemplates } from '../library/profile.ts';
import type { NewFile } from '../library/write.ts';
import type { Message } from '../model/message.ts';
import { plainText } from '../model/run.ts';
import { frontString, languageOf, type Text } from '../model/text.ts';
import { type Direction, type Layout, languageWords, layoutSheet } from '../papers/write/layout.ts';
import type { Redline } from './redline.ts';
import { sheetFiles, type Wanted } from './sheet-files.ts';

/** What the files of a comparison depend on besides it. `names` are those of the command line. */
export interface ComparisonPrint {
  readonly layout: Layout;
  /** How the pages are turned, null where what they hold decides. */
  readonly page: Direction | null;
  readonly redline: Redline;
  /** What changed since a stage, where that is marked apart. */
  readonly since: Since | null;
  readonly root: string | null;
  readonly body: string;
  readonly names: { readonly before: string; readonly after: string };
  readonly wanted: Wanted;
  readonly cwd: string;
  readonly today: string;
}

/** The Word and HTML files of a comparison, proven but not yet written. A sheet that fails its proof is a `CliError`. */
export async function comparisonFiles(
  comparison: Comparison,
  print: ComparisonPrint,
): Promise<{ readonly files: readonly NewFile[]; readonly messages: readonly Message[] }> {
  const { layout, page, root, body, wanted, cwd } = print;
  const profile = loadProfile(root, body);
  const tracked = print.redline === 'tracked';
  const context = { profile, templates: loadTemplates(root, body), tracked, since: print.since };
  const { value, messages } = layoutSheet(comparison, layout, context, page);
  refuseErrors(messages);
  const { after } = comparison;
  const files = await sheetFiles(
    value,
    wanted,
    {
      looks: loadStyle(root, body),
      name: fileName(print),
      title: titleOf(after) ?? print.names.after,
      subject: `${print.names.before} – ${print.names.after}`,
      language: languageOf(after),
      author: body.toUpperCase(),
      date: frontString(after, 'date') ?? print.today,
      redline: layout === 'clean' ? 'none' : print.redline,
      redlineFirst: profile.redlineFirst,
      words: languageWords(profile, languageOf(after)).words,
    },
    cwd,
  );
  return { files, messages };
}

/** The first heading of a text, as far as it goes on one line. */
export function titleOf(text: Text): string | undefined {
  for (const paragraph of text.paragraphs) {
    if (paragraph.kind === 'heading')
      return plainText(paragraph.content).replace(/\s+/g, ' ').trim();
  }
  return undefined;
}

// A revision is called by its whole name, a file by its own without folder and ending.
function fileName({ names, layout }: ComparisonPrint): string {
  const sides = [names.before, names.after].map((name) => {
    const file = /\.(?:md|markdown|txt)$/i.test(name) || readName(name) === null;
    return pathPart(file ? basename(name, extname(name)) : name);
  });
  return [...sides.filter((side) => side !== null), layout].join('_');
}
