import type { Element, Root } from 'hast';
import { writeDocx } from '../formats/docx/write.ts';
import { writeHtml } from '../formats/html/write.ts';
import { withTextMarks } from '../formats/text-marks.ts';
import { withoutDetails } from '../formats/without-details.ts';
import { withoutRedline } from '../formats/without-redline.ts';
import { misuse, unusable } from '../library/cli-error.ts';
import type { Looks } from '../library/profile.ts';
import type { NewFile } from '../library/write.ts';
import { attributeOf, classesOf, isElement, type Sheet } from '../model/sheet.ts';
import type { Style } from '../model/style.ts';
import { destination } from './destination.ts';
import type { Redline } from './redline.ts';

/** The forms in which a sheet is asked for: a file or a folder each, undefined where the form is not wanted. */
export interface Wanted {
  readonly docx: string | undefined;
  readonly html: string | undefined;
}

/** What the files of a sheet say besides it. `name` is the file name, without ending, that they get in a folder. */
export interface Imprint {
  readonly looks: Looks;
  readonly name: string;
  readonly title: string;
  readonly subject?: string;
  readonly language: string;
  readonly author: string;
  readonly date: string;
  readonly redline: Redline;
  readonly redlineFirst: 'inserted' | 'deleted';
  /** The words of the language of the sheet, for what a screen reader says around changes. */
  readonly words: Readonly<Record<string, string>>;
  /** What a Word file says of itself under names of one's own. */
  readonly custom?: Readonly<Record<string, string>>;
}

/** The files of one sheet, made but not written. Where they go is checked before the first is made. */
export async function sheetFiles(
  sheet: Sheet,
  wanted: Wanted,
  imprint: Imprint,
  cwd: string,
): Promise<NewFile[]> {
  const docx =
    wanted.docx === undefined ? null : destination(wanted.docx, cwd, imprint.name, 'docx');
  const html =
    wanted.html === undefined ? null : destination(wanted.html, cwd, imprint.name, 'html');
  const { style, logos } = imprint.looks;
  refuseSlots(sheet.root, style);
  if (imprint.redline === 'tracked') {
    refuseSideBySide(sheet);
    refuseSince(sheet);
  }
  const { title, language, words } = imprint;
  const whole = inForm(sheet, imprint);
  const files: NewFile[] = [];
  if (docx !== null) {
    const root = withoutDetails(sheet.root);
    const { shown, redline } = root === sheet.root ? whole : inForm({ root }, imprint);
    const content = await writeDocx(shown, { ...imprint, redline, style, logos });
    files.push({ path: docx, content });
  }
  if (html !== null) {
    const content = writeHtml(whole.shown, { style, logos, title, language, words });
    files.push({ path: html, content });
  }
  return files;
}

// A slot that has no file yet prints its words; one that nobody has described is a slip of the template.
function refuseSlots(node: Sheet['root'] | Element, style: Style): void {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    const slot = attributeOf(child, 'dataSlot');
    if (slot !== undefined && !Object.hasOwn(style.logos, slot)) {
      const known = Object.keys(style.logos).join(', ') || 'none';
      throw unusable(
        'logo',
        `found a picture ${slot} in a template, expected one that style.yaml has under logos (${known})`,
      );
    }
    refuseSlots(child, style);
  }
}

// Two texts beside each other are two texts in Word: accepting changes in them would leave nothing that anybody wrote.
function refuseSideBySide({ root }: Sheet): void {
  const holds = (node: Root | Element): boolean =>
    node.children.some(
      (child) => isElement(child) && (classesOf(child).includes('side-by-side') || holds(child)),
    );
  if (!holds(root)) return;
  const found = 'found --redline tracked with two texts side by side';
  throw misuse('arguments', `${found}, expected formatting, none or text`);
}

// A revision of Word is inserted or deleted: there is no second way to be either.
function refuseSince({ root }: Sheet): void {
  const marked = (element: Element): boolean =>
    classesOf(element).some(
      (name) => name === 'since' || name === 'dropped' || name === 'restored',
    );
  const holds = (node: Root | Element): boolean =>
    node.children.some((child) => isElement(child) && (marked(child) || holds(child)));
  if (!holds(root)) return;
  const found = 'found --redline tracked with a redline that tells what changed since a stage';
  throw misuse('arguments', `${found}, expected formatting, none or text`);
}

interface Shown {
  readonly shown: Sheet;
  readonly redline: Exclude<Redline, 'text'>;
}

function inForm(sheet: Sheet, { redline, words }: Imprint): Shown {
  if (redline === 'text') return { shown: withTextMarks(sheet, words), redline: 'formatting' };
  if (redline === 'none') return { shown: { root: withoutRedline(sheet.root) }, redline };
  return { shown: sheet, redline };
}
