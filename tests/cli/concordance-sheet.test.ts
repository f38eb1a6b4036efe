import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { part } from '../formats/docx-reading.ts';
import { runCli } from './run.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'revcop-concordance-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function printed(of: string, ...options: string[]) {
  const [docx, html] = [join(folder, 'a.docx'), join(folder, 'a.html')];
  const argv = ['concordance', of, ...options, '--docx', docx, '--html', html];
  const { code, stderr } = await runCli(argv, REPOSITORY);
  expect([code, stderr]).toEqual([0, '']);
  return {
    document: part(readFileSync(docx), 'word/document.xml'),
    html: readFileSync(html, 'utf8'),
  };
}

describe('revcop concordance --docx and --html', () => {
  it('calls the redline of a cell up on the screen, and leaves it out of the Word file', async () => {
    const { document, html } = await printed('cce/1.5', '--language', 'en', '--to', 'rev.cop5');
    expect(html).toMatch(
      /<details name="details"><summary>Changes<\/summary><div class="called-up">/,
    );
    expect(html).toContain('<ins>');
    expect(document).not.toContain('Changes');
    expect(document).not.toMatch(/w:val="(?:Inserted|Deleted)"/);
  });

  it('prints the changed words in the cells of both where they are asked for', async () => {
    const { document, html } = await printed('cce/1.5', '--language', 'en', '--words');
    expect(html).not.toContain('<details');
    expect(html).toContain('<ins>');
    expect(document).toContain('<w:rStyle w:val="Inserted"/>');
    expect(document).toContain('<w:rStyle w:val="Deleted"/>');
  });

  it('shows one line of drafts in the manner ex, that of the newest or the one asked for', async () => {
    const numbers = async (...options: string[]) =>
      (await printed('cce/1.2', '--language', 'en', '--manner', 'ex', ...options)).html;
    const newest = await numbers();
    expect(newest).not.toMatch(/ex-0\b/);
    expect(newest).toContain('0 bis (2)');
    expect(await numbers('--to', 'rev.cop6.doc9')).not.toContain('0 bis');
  });

  it('repeats the head row, marks each row, and lies on its side where it has many columns', async () => {
    const { document } = await printed('cce/1.2', '--language', 'fr', '--to', 'rev.cop5');
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(document).toMatch(/w:orient="landscape"/);
    expect(document).toMatch(/<w:bookmarkStart [^>]*w:name="k0_farug"/);
  });

  it('prints in the manner that is asked for, else in that of the body', async () => {
    const own = await printed('cites/strategic-vision', '--language', 'fr');
    expect(own.html).toContain('Numéro actuel (anciens numéros)');
    const asked = await printed('cce/1.2', '--language', 'es', '--manner', 'ex');
    expect(asked.html).toContain('Número actual (números anteriores)');
    expect(asked.html).toMatch(/>\d+ \(\d+\) \(ex-\d+/);
  });

  it('runs from the right in Arabic, Latin numbers from the left', async () => {
    const { html, document } = await printed('un/75-901', '--language', 'ar', '--all-stages');
    expect(html).toContain('dir="rtl"');
    expect(html).toContain('<span dir="ltr">4 bis</span>');
    expect(document).toContain('<w:bidiVisual/>');
  });
});
