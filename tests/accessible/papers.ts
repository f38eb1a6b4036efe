import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../cli/run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** All papers of the repository, by their path from its root. */
export const PAPERS: readonly string[] = readdirSync(join(root, 'resolutions'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((name) => /\.paper\.[a-z]+\.md$/.test(name))
  .map((name) => join('resolutions', name))
  .sort();

/** The layouts in which a comparison is printed on its own. */
export const LAYOUTS = ['three-column', 'inline', 'clean', 'side-by-side'] as const;

const COMPARED = ['cms/11.24@rev.cop13', 'cms/11.24@rev.cop15.draft'] as const;

export interface Printed {
  readonly docx: Uint8Array;
  readonly html: string;
}

/** A paper of the repository as both files. */
export function printPaper(path: string, ...options: string[]): Promise<Printed> {
  return printed(['paper', path, '--no-pages', ...options]);
}

/** The comparison of the Resolution of the repository in a layout. */
export function printLayout(layout: string, ...options: string[]): Promise<Printed> {
  return printed(['compare', ...COMPARED, '--layout', layout, ...options]);
}

/** The concordance of a Resolution of the repository. */
export function printConcordance(of: string, ...options: string[]): Promise<Printed> {
  return printed(['concordance', of, ...options]);
}

/** The lists of Decisions and Resolutions of the bodies of the repository, one of them from right to left, as command lines. */
export const LISTS: readonly string[] = [
  'decisions status --body cce --language en',
  'decisions status --body cms --language fr',
  'decisions in-effect --body cce --language es',
  'decisions in-effect --body cites --language fr',
  'resolutions in-effect --body cce --language fr',
  'resolutions in-effect --body un --language ar',
];

/** A list by its command line. */
export function printList(command: string): Promise<Printed> {
  return printed(command.split(' '));
}

async function printed(argv: string[]): Promise<Printed> {
  const folder = mkdtempSync(join(tmpdir(), 'revcop-accessible-'));
  const [docx, html] = [join(folder, 'a.docx'), join(folder, 'a.html')];
  const { code, stderr } = await runCli([...argv, '--docx', docx, '--html', html], root);
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  return { docx: readFileSync(docx), html: readFileSync(html, 'utf8') };
}
