import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run.ts';
import { libraryWith } from '../library/library.ts';
import { MEETING_PAPER, ORIGINAL, PAPER, PROFILE, STYLE } from './new-body.ts';

const FOLDER = 'resolutions/paludi/xii.4';
const FILES: Readonly<Record<string, string>> = {
  'profile.yaml': PROFILE,
  'style.yaml': STYLE,
  'paper.html.hbs': PAPER,
};

const PAPER_FILE = `${FOLDER}/rev.cop13.paper.it.md`;
const TEXTS = {
  [`${FOLDER}/original.it.md`]: ORIGINAL,
  [PAPER_FILE]: MEETING_PAPER.replace(/::amendments.*\n/, ''),
};

function filesOf(files: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([name, source]) =>
      source === null ? [] : [[`templates/paludi/${name}`, source]],
    ),
  );
}

/** Prints the paper of a body of which one file is changed, or is not there: the exit code and what stands on stderr. */
async function printed(file: string, change: (source: string) => string | null): Promise<string> {
  const { root } = libraryWith({
    ...filesOf({ ...FILES, [file]: change(FILES[file] ?? '') }),
    ...TEXTS,
  });
  const { code, stderr } = await runCli(['paper', PAPER_FILE, '--html', 'p.html'], root);
  expect(existsSync(join(root, 'p.html'))).toBe(code === 0);
  const shown = stderr.replaceAll(`${root}/`, '').replace(/^revcop: .*\n/gm, '');
  return `${code} ${shown}`.trim();
}

const swap = (from: string, to: string) => (source: string) => {
  expect(source).toContain(from);
  return source.replace(from, to);
};

describe('a body with a mistake in it', () => {
  it('and none at all is printed', async () => {
    expect(await printed('profile.yaml', (source) => source)).toBe('0');
  });

  it.each<[string, string, (source: string) => string | null, string]>([
    [
      'a key of the wrong kind',
      'profile.yaml',
      swap('keep: Resta', 'keep: [Resta]'),
      'profile.yaml:7:5 error profile found languages.it.keep in a wrong form: expected a word',
    ],
    [
      'a word too few',
      'profile.yaml',
      swap('Testo in vigore, Ragioni', 'Testo in vigore'),
      'profile.yaml:6:5 error profile found languages.it.columns in a wrong form: expected 3 of them',
    ],
    [
      'a truth value that is none',
      'profile.yaml',
      swap('languages:', 'formulaFirst: maybe\nlanguages:'),
      'profile.yaml:2:1 error profile found formulaFirst in a wrong form: expected true or false',
    ],
    [
      'an unknown key',
      'profile.yaml',
      swap('    keep:', '    kept: Resta\n    keep:'),
      'profile.yaml:7:5 error profile found the key languages.it.kept, expected none of this name',
    ],
    [
      'a missing key',
      'profile.yaml',
      swap('    keep: Resta\n', ''),
      'profile.yaml:3:3 error profile found no languages.it.keep, expected one',
    ],
    [
      'a suffix without its meeting',
      'profile.yaml',
      swap("'(riv. {meeting})'", "'(riv.)'"),
      'profile.yaml:5:5 error profile found languages.it.revision in a wrong form: expected {meeting} in it',
    ],
    [
      'a pattern that is none',
      'profile.yaml',
      swap('languages:', "symbols: ['(']\nlanguages:"),
      'profile.yaml:2:11 error profile found symbols.0 in a wrong form: expected a regular expression, found (',
    ],
    [
      'no language',
      'profile.yaml',
      () => 'body: paludi\nlanguages: {}\n',
      'profile.yaml:2:1 error profile found languages in a wrong form: expected one language at least',
    ],
    [
      'the words of another language than that of the paper',
      'profile.yaml',
      swap('  it:', '  de:'),
      `${PAPER_FILE}:1:1 error missing-language found no words of the body paludi in the language it, expected one of de`,
    ],
    [
      'broken YAML',
      'profile.yaml',
      swap('languages:', 'languages'),
      'profile.yaml:2:1 error yaml found broken YAML (Implicit keys need to be on a single line), expected lines of the form key: value',
    ],
    [
      'the name of another body',
      'profile.yaml',
      swap('body: paludi', 'body: fiumi'),
      'profile.yaml:1:1 error profile found body fiumi, expected paludi, the name of its folder',
    ],
    [
      'no profile',
      'profile.yaml',
      () => null,
      'error body found no templates/paludi/profile.yaml, expected one for the body paludi',
    ],
    [
      'no style',
      'style.yaml',
      () => null,
      'error body found no templates/paludi/style.yaml, expected one for the body paludi',
    ],
    [
      'a length that is none',
      'style.yaml',
      swap('width: 210', 'width: A4'),
      'style.yaml:2:3 error profile found page.width in a wrong form: expected a number',
    ],
    [
      'an unknown key of a style',
      'style.yaml',
      swap('bold: true', 'fat: true'),
      'style.yaml:9:12 error profile found the key paragraphs.title.fat, expected none of this name',
    ],
    [
      'a style based on none',
      'style.yaml',
      swap('bold: true', 'basedOn: head'),
      'style.yaml:9:12 error profile found paragraphs.title.basedOn in a wrong form: expected the name of a style, found head',
    ],
    [
      'no style for plain text',
      'style.yaml',
      swap('  plain: { after: 6 }\n', ''),
      'style.yaml:7:1 error profile found no paragraphs.plain, expected one',
    ],
    [
      'a logo in a file that is no picture',
      'style.yaml',
      (source) => `${source}logos:\n  seal: { file: ../a.png, width: 2, height: 2 }\n`,
      'style.yaml:22:11 error profile found logos.seal.file ../a.png, expected the name of a png, jpg, gif or svg file beside style.yaml',
    ],
    [
      'a logo that the style does not know',
      'paper.html.hbs',
      swap(
        '{{> line title}}',
        '<p class="plain"><img data-slot="seal" alt="Seal"></p>{{> line title}}',
      ),
      'error logo found a picture seal in a template, expected one that style.yaml has under logos (none)',
    ],
    [
      'no template',
      'paper.html.hbs',
      () => null,
      `${PAPER_FILE}:1:1 error template-missing found no template paper, expected one of block, columns, concordance, head-row, line, row, running, section, sheet, summary, table`,
    ],
    [
      'an unknown field',
      'paper.html.hbs',
      swap('masthead.symbol', 'masthead.symbl'),
      'paper.html.hbs:3:20 error template-field found unknown field “symbl”, expected “symbol”',
    ],
    [
      'an unknown word',
      'paper.html.hbs',
      swap('{{masthead.symbol}}', '{{words.hello}}'),
      'paper.html.hbs:3:20 error template-field found unknown field “hello”, expected no field here',
    ],
    [
      'an unknown partial',
      'paper.html.hbs',
      swap('{{> line title}}', '{{> lines title}}'),
      'paper.html.hbs:4:1 error template-partial found partial “lines”, expected one of block, columns, concordance, head-row, line, row, running, section, sheet, summary, table, paper',
    ],
    [
      'an element of no sheet',
      'paper.html.hbs',
      swap('<p class="plain">', '<p class="plain"><b>x</b>'),
      'paper.html.hbs:3:18 error unknown-element found <b>, expected an element of a sheet',
    ],
    [
      'broken Handlebars',
      'paper.html.hbs',
      swap('{{/each}}', ''),
      'paper.html.hbs:13:1 error template-syntax found a template that cannot be read near “...{/each}}</article>”, expected Handlebars',
    ],
  ])('%s, is told so in one line and prints nothing', async (_, file, change, expected) => {
    const found = await printed(file, change);
    expect(found.replace(/^3 (?:templates\/)?paludi\//, '3 ')).toBe(`3 ${expected}`);
  });

  it('and a logo whose file is not there yet prints the words for it', async () => {
    const { root } = libraryWith({
      ...filesOf({
        ...FILES,
        'style.yaml': `${STYLE}logos:\n  seal: { file: seal.png, width: 20, height: 20 }\n`,
        'paper.html.hbs': swap(
          '{{> line title}}',
          '<p class="plain"><img data-slot="seal" alt="Sigillo"></p>{{> line title}}',
        )(FILES['paper.html.hbs'] ?? ''),
      }),
      ...TEXTS,
    });
    expect((await runCli(['paper', PAPER_FILE, '--html', 'p.html'], root)).code).toBe(0);
    expect(readFileSync(join(root, 'p.html'), 'utf8')).toContain('Sigillo');
  });
});
