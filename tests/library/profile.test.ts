import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/library/cli-error.ts';
import { listBodies, loadProfile, loadStyle, loadTemplates } from '../../src/library/profile.ts';
import { languageProfile } from '../../src/model/profile.ts';
import { PROFILE, STYLE } from '../templates/new-body.ts';
import { libraryWith } from './library.ts';

const SHIPPED = fileURLToPath(new URL('../../templates/cms/', import.meta.url));
const profile = readFileSync(`${SHIPPED}profile.yaml`, 'utf8');
const style = readFileSync(`${SHIPPED}style.yaml`, 'utf8');
const PIXEL = Buffer.from('iVBORw0KGgo=', 'base64');

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof CliError && error.exitCode === 3) return error.message;
    throw error;
  }
  return 'no error';
}

describe('the profile of a body', () => {
  it('that is shipped is read, strings made the truth values and numbers that they are', () => {
    const { body, formulaFirst, languages } = loadProfile(null, 'cms');
    expect([body, formulaFirst]).toEqual(['cms', false]);
    expect(Object.keys(languages)).toEqual(expect.arrayContaining(['fr', 'en', 'es']));
    expect(loadStyle(null, 'cms').style.page.width).toBe(210);
  });

  it('of the library comes before the shipped one, file by file', () => {
    const own = profile.replace('redlineFirst: inserted', 'redlineFirst: deleted');
    const { root } = libraryWith({
      'templates/cms/profile.yaml': own,
      'templates/_shared/line.html.hbs': 'mine',
    });
    expect(loadProfile(root, 'cms').redlineFirst).toBe('deleted');
    expect(loadStyle(root, 'cms').style).toEqual(loadStyle(null, 'cms').style);
    const templates = new Map(loadTemplates(root, 'cms').map(({ name, source }) => [name, source]));
    expect(templates.get('_shared/line.html.hbs')).toBe('mine');
    expect([...templates.keys()].sort()).toEqual(
      loadTemplates(null, 'cms')
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('of a new body is a folder and no code', () => {
    const { root } = libraryWith({
      'templates/marshes/profile.yaml': profile.replace('body: cms', 'body: marshes'),
    });
    expect(listBodies(root)).toEqual([...listBodies(null), 'marshes'].sort());
    expect(loadProfile(root, 'marshes').body).toBe('marshes');
  });

  it('may leave out what it does without', () => {
    const { root } = libraryWith({
      'templates/paludi/profile.yaml': PROFILE,
      'templates/paludi/style.yaml': STYLE,
    });
    const { formulaFirst, redlineFirst, fileName, languages } = loadProfile(root, 'paludi');
    expect({ formulaFirst, redlineFirst, fileName }).toEqual({
      formulaFirst: false,
      redlineFirst: 'inserted',
      fileName: '{symbol}_{language}',
    });
    expect(languages.it).toMatchObject({ labels: ['1.', 'a)', 'i)'], disclaimer: '', words: {} });
    const { font, page, logos } = loadStyle(root, 'paludi').style;
    expect(font).toEqual({ latin: 'Georgia', arabic: 'Georgia', asian: 'Georgia', size: 11 });
    expect(page.margins.landscape.left).toBe(20);
    expect(logos).toEqual({});
  });

  it.each(listBodies(null))(
    '%s that is shipped has the same words in all its languages',
    (body) => {
      const { languages } = loadProfile(null, body);
      const named = Object.entries(languages).map(([language, { words }]) => ({
        language,
        words: Object.keys(words).sort(),
      }));
      for (const { language, words } of named)
        expect({ language, words }).toEqual({ language, words: named[0]?.words });
    },
  );

  it.each([
    [
      'redlineFirst: inserted',
      'redlineFirst: both',
      /profile\.yaml:\d+:1 error profile found redlineFirst in a wrong form/,
    ],
    [
      'formulaFirst: false',
      'formulaLast: false',
      /profile\.yaml:\d+:1 error profile found the key formulaLast, expected none of this name/,
    ],
    ['body: cms', 'bodies: cms', /error profile found no body, expected one/],
    [
      "revision: '(Rev.{meeting})'",
      'revision: [a]',
      /profile\.yaml:\d+:5 error profile found languages\.fr\.revision in a wrong form/,
    ],
    [
      "background: ['contexte",
      "background: ['(contexte",
      /error profile found languages\.fr\.parts\.background\.0 in a wrong form: expected a regular expression/,
    ],
  ])('with %s for %s is refused with file, line and key', (from, to, expected) => {
    expect(profile).toContain(from);
    const { root } = libraryWith({ 'templates/cms/profile.yaml': profile.replace(from, to) });
    expect(refusal(() => loadProfile(root, 'cms'))).toMatch(expected);
  });

  it('names the line of a key that is missing, even where others of its name stand above', () => {
    const own = profile.replace(/^ {4}keep: .*\n/gm, (line, at) =>
      at > profile.indexOf('  es:') ? '' : line,
    );
    const { root } = libraryWith({ 'templates/cms/profile.yaml': own });
    const line = own.slice(0, own.indexOf('\n  es:') + 1).split('\n').length;
    expect(refusal(() => loadProfile(root, 'cms'))).toContain(
      `profile.yaml:${line}:3 error profile found no languages.es.keep, expected one`,
    );
  });

  it('of something else is told by its first mistakes and their number', () => {
    const keys = Array.from({ length: 3_000 }, (_, index) => `key${index}: x\n`).join('');
    const { root } = libraryWith({ 'templates/cms/profile.yaml': profile + keys });
    const lines = refusal(() => loadProfile(root, 'cms')).split('\n');
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toContain('found 2980 more keys that are missing, unknown');
  });

  it('keeps lists within a list apart, and has no language that only every object knows', () => {
    const shipped = loadProfile(null, 'cms');
    const columns = shipped.languages.en?.parts.columns ?? [];
    expect(columns.map((patterns) => Array.isArray(patterns))).toEqual([true, true, true]);
    expect(languageProfile(shipped, 'fr')?.letter).toBe('F');
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(languageProfile(shipped, name)).toBeUndefined();
  });

  it('is never looked for outside the templates', () => {
    expect(refusal(() => loadProfile(null, '../../etc'))).toContain('found the body ../../etc');
  });
});

describe('the style of a body', () => {
  const logos = /logos:[\s\S]*?(?=\n\n|\n#|\n[a-z])/;

  it('has the logos whose files are there; the others are no error', () => {
    const own = style.replace(
      logos,
      'logos:\n  cms: { file: own.png, width: 24, height: 26 }\n  unep: { file: none.png, width: 1, height: 1 }',
    );
    const { root } = libraryWith({
      'templates/cms/style.yaml': own,
      'templates/cms/own.png': PIXEL,
    });
    const looks = loadStyle(root, 'cms');
    expect(looks.logos).toEqual({
      cms: { bytes: new Uint8Array(PIXEL), mime: 'image/png', width: 24, height: 26 },
    });
  });

  it.each(['../secret.png', '/etc/passwd', 'a.exe'])('takes no picture from %s', (file) => {
    const own = style.replace(logos, `logos:\n  cms: { file: ${file}, width: 24, height: 26 }`);
    const { root } = libraryWith({ 'templates/cms/style.yaml': own });
    expect(refusal(() => loadStyle(root, 'cms'))).toContain(
      `found logos.cms.file ${file}, expected the name of a png`,
    );
  });
});
