import { refuseErrors } from '../library/cli-error.ts';
import { loadProfile, loadStyle, loadTemplates } from '../library/profile.ts';
import type { NewFile } from '../library/write.ts';
import type { Concordance } from '../lineage/concordance.ts';
import type { Manner } from '../lineage/concordance-table.ts';
import type { Message } from '../model/message.ts';
import { languageOf } from '../model/text.ts';
import { concordanceTitle, newestText } from '../papers/write/concordance.ts';
import { concordanceSheet } from '../papers/write/concordance-sheet.ts';
import { languageWords } from '../papers/write/layout.ts';
import type { Direction } from '../papers/write/layouts.ts';
import type { Elsewhere } from '../papers/write/proof-concordance.ts';
import { sheetFiles, type Wanted } from './sheet-files.ts';

/** What the files of a concordance depend on besides it. `name` is how the instrument was called, `file` the name of files that go into a folder. */
export interface ConcordanceFilePrint {
  readonly root: string | null;
  readonly body: string;
  readonly name: string;
  readonly file: string;
  readonly page: Direction | null;
  readonly manner: Manner;
  /** Whether the changed words stand in the cells. */
  readonly redlines: boolean;
  readonly elsewhere: Elsewhere;
  readonly wanted: Wanted;
  readonly cwd: string;
  readonly today: string;
}

/** The Word and HTML files of a concordance, proven but not yet written. A sheet that fails its proof is a `CliError`. */
export async function concordanceFiles(
  found: Concordance,
  print: ConcordanceFilePrint,
): Promise<{ readonly files: readonly NewFile[]; readonly messages: readonly Message[] }> {
  const { root, body, name, file, page, manner, redlines, elsewhere, wanted, cwd, today } = print;
  const profile = { ...loadProfile(root, body), concordance: manner };
  const context = { profile, templates: loadTemplates(root, body) };
  const { value, messages } = concordanceSheet(found, context, {
    page,
    redlines,
    elsewhere,
  });
  refuseErrors(messages);
  const text = newestText(found);
  const language = text === null ? 'und' : languageOf(text);
  const words = languageWords(profile, language);
  const files = await sheetFiles(
    value,
    wanted,
    {
      looks: loadStyle(root, body),
      name: file,
      subject: name,
      title: concordanceTitle(found, { words, profile }),
      language,
      author: body.toUpperCase(),
      date: today,
      redline: 'formatting',
      redlineFirst: profile.redlineFirst,
      words: words.words,
    },
    cwd,
  );
  return { files, messages };
}
