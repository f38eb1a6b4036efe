import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../src/cli/find-program.ts';
import {
  LAYOUTS,
  LISTS,
  PAPERS,
  type Printed,
  printConcordance,
  printLayout,
  printList,
  printPaper,
} from './papers.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

function findBrowser(): string | null {
  return process.env.CHROMIUM ?? findProgram(NAMES);
}

const browser = findBrowser();
const folder = mkdtempSync(join(tmpdir(), 'revcop-axe-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RUN = `axe.run().then((found) => {
  const lines = found.violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ': ' + node.html.slice(0, 200)));
  const said = document.createElement('pre');
  said.id = 'found';
  said.textContent = JSON.stringify({ checked: found.passes.length, lines });
  document.documentElement.replaceChildren(said);
});`;

/** What axe finds wrong in a page: rule and element, one line each. */
function violations(html: string, width = 1280): readonly string[] {
  const script = `<script>${axe.replace(/<\/script/gi, '<\\/script')}</script><script>${RUN}</script>`;
  const file = join(folder, 'page.html');
  writeFileSync(
    file,
    html.replace('</body>', () => `${script}</body>`),
  );
  const { stdout } = spawnSync(
    browser ?? '',
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...[`--user-data-dir=${join(folder, 'profile')}`, `--window-size=${width},1600`],
      ...['--virtual-time-budget=120000', '--dump-dom', `file://${file}`],
    ],
    { encoding: 'utf8', timeout: 110_000, maxBuffer: 1 << 26 },
  );
  const [, text] = /<pre id="found">(.*?)<\/pre>/s.exec(stdout) ?? [];
  if (text === undefined)
    throw new Error(`the browser said nothing of axe: ${stdout.slice(0, 300)}`);
  const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const { checked, lines }: { checked: number; lines: string[] } = JSON.parse(plain);
  if (checked === 0) throw new Error('axe checked nothing');
  return lines;
}

const dark = (html: string): string =>
  html.replaceAll('@media screen and (prefers-color-scheme:dark)', '@media screen');

// One paper of each body, and one in each script that runs from right to left.
const CHOSEN = PAPERS.filter((path, index) => {
  const body = path.split('/')[1];
  return (
    /\.ar\.md$/.test(path) || PAPERS.findIndex((other) => other.split('/')[1] === body) === index
  );
});

describe.skipIf(browser === null)('an HTML file in a browser with axe', () => {
  const check = async (made: Promise<Printed>, change = (html: string) => html, width = 1280) => {
    expect(violations(change((await made).html), width)).toEqual([]);
  };

  it.each(CHOSEN)('has no violation: %s', { timeout: 120_000 }, (path) => check(printPaper(path)));

  it.each(LAYOUTS)('has no violation in the layout %s', { timeout: 120_000 }, (layout) =>
    check(printLayout(layout, '--redline', layout === 'inline' ? 'text' : 'formatting')),
  );

  it('has none in a concordance, a redline called up', { timeout: 120_000 }, () =>
    check(printConcordance('cce/1.5', '--language', 'en'), (html) =>
      html.replace('<details ', '<details open '),
    ),
  );

  it.each(LISTS)('has none in a list: %s', { timeout: 120_000 }, (command) =>
    check(printList(command)),
  );

  it('has none on a dark screen', { timeout: 120_000 }, () =>
    check(printLayout('three-column'), dark),
  );

  it('has none on a narrow screen', { timeout: 120_000 }, () =>
    check(printLayout('three-column'), undefined, 500),
  );

  it('has some where there are some', { timeout: 120_000 }, async () => {
    const page =
      '<!doctype html><html><head><title>a</title></head><body><main><h1>a</h1><h4>b</h4></main></body></html>';
    expect(violations(page).map((line) => line.split(':')[0])).toEqual([
      'heading-order',
      'html-has-lang',
    ]);
  });
});
