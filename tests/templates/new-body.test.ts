import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { listBodies, loadProfile, loadStyle } from '../../src/library/profile.ts';
import { runCli } from '../cli/run.ts';
import { libraryWith, put } from '../library/library.ts';
import { MEETING_PAPER, ORIGINAL, PAPER, PROFILE, STYLE } from './new-body.ts';

const FOLDER = 'resolutions/paludi/xii.4';

function newLibrary(): string {
  const { root } = libraryWith({
    'templates/paludi/profile.yaml': PROFILE.replace(
      'languages:',
      'masthead: [classe]\nlanguages:',
    ),
    'templates/paludi/style.yaml': STYLE,
    'templates/paludi/paper.html.hbs': PAPER.replace(
      'symbol}}',
      'symbol}} ({{masthead.own.classe}})',
    ),
    [`${FOLDER}/original.it.md`]: ORIGINAL,
  });
  return root;
}

async function done(argv: string[], root: string): Promise<string> {
  const { code, stdout, stderr } = await runCli(argv, root);
  expect({ argv, code, errors: stderr.match(/^.* error .*$/gm) ?? [] }).toEqual({
    argv,
    code: 0,
    errors: [],
  });
  return stdout;
}

/** Makes the draft and rewords it: paragraph 4 goes, paragraph 3 is amended, a recital comes in. */
async function drafted(root: string): Promise<void> {
  await done(['fmt'], root);
  await done(['draft', 'paludi/XII.4', '--for', 'cop13'], root);
  const path = `${FOLDER}/rev.cop13.draft.it.md`;
  const text = readFileSync(join(root, path), 'utf8')
    .replace('**2.** NOTANDO', '**2.** VISTO il mutamento del clima;\n\n**3.** NOTANDO')
    .replace('**3.** INVITA le Parti a censire', '**4.** ESORTA le Parti a proteggere')
    .replace(/\*\*4\.\*\* CHIEDE[^{]*(\{#[a-z]+)\}/, '$1 .deleted}\n\n> Fatto.');
  put(root, path, text);
  put(root, `${FOLDER}/rev.cop13.paper.it.md`, MEETING_PAPER);
  await done(['fmt'], root);
}

function wordsOfDocx(path: string): string {
  const parts = unzipSync(readFileSync(path));
  return Object.entries(parts)
    .filter(([name]) => /^word\/(?:document|header\d*|footer\d*|footnotes)\.xml$/.test(name))
    .map(([, bytes]) =>
      strFromU8(bytes)
        .replace(/<\/w:p>/g, '\n')
        .replace(/<[^>]*>/g, ''),
    )
    .join('\n');
}

function wordsOfHtml(path: string): string {
  const source = readFileSync(path, 'utf8').replace(/<(style|title)\b[\s\S]*?<\/\1>/g, '');
  return source.replace(/<[^>]*>/g, '\n');
}

/** All fixed phrases of the bodies that come with the program, as they are printed. */
function shippedPhrases(): readonly string[] {
  return listBodies(null).flatMap((body) =>
    Object.values(loadProfile(null, body).languages).flatMap((words) => [
      ...[words.names.resolution, words.names.decision, words.keep, words.legend, words.disclaimer],
      ...[...words.columns, words.newAnnex, words.replacedAnnex],
      ...Object.values(words.words),
    ]),
  );
}

function keysIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.keys(value);
}

describe('the README of the templates', () => {
  it.each(listBodies(null))('names every key that %s has', (body) => {
    const profile = loadProfile(null, body);
    const { style } = loadStyle(null, body);
    const keys = [
      ...[profile, profile.references, ...Object.values(profile.languages)].flatMap(keysIn),
      ...[...Object.values(profile.meetings), ...Object.values(style.logos)].flatMap(keysIn),
      ...[style, style.page, style.page.margins.portrait, style.font].flatMap(keysIn),
      ...[...Object.values(style.paragraphs), ...Object.values(style.tables)].flatMap(keysIn),
    ];
    const readme = readFileSync(new URL('../../templates/README.md', import.meta.url), 'utf8');
    const named = new Set(
      [...readme.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.split(/[^A-Za-z]+/)),
    );
    expect([...new Set(keys)].filter((key) => !named.has(key))).toEqual([]);
  });
});

describe('a body made from nothing', () => {
  it('drafts, formats, compares and prints papers in its own words alone', async () => {
    const root = newLibrary();
    await drafted(root);
    const sides = ['paludi/XII.4@original', 'paludi/XII.4@rev.cop13.draft'];
    await done(['compare', ...sides, '--docx', 'c.docx', '--html', 'c.html'], root);
    const paper = `${FOLDER}/rev.cop13.paper.it.md`;
    await done(['paper', paper, '--docx', 'p.docx', '--html', 'p.html'], root);
    const phrases = shippedPhrases().filter((phrase) => phrase.length > 3);
    expect(phrases.length).toBeGreaterThan(200);
    for (const name of ['c.docx', 'p.docx', 'c.html', 'p.html']) {
      const read = name.endsWith('.docx') ? wordsOfDocx : wordsOfHtml;
      const lines = read(join(root, name)).split('\n');
      const printed = lines.map((line) => line.trim()).filter((line) => line !== '');
      expect(printed).toEqual(expect.arrayContaining(['Testo in vigore', 'Ragioni', 'Fatto.']));
      expect(printed.join('\n')).toContain('Il testo nuovo è sottolineato');
      expect(phrases.filter((phrase) => printed.some((line) => line.includes(phrase)))).toEqual([]);
    }
    expect(wordsOfDocx(join(root, 'p.docx'))).toContain('PALUDI/COP13/7 (generale), 2026-02-20');
  });

  it('keeps the numbers of its preamble and counts them on through the formula', async () => {
    const root = newLibrary();
    await drafted(root);
    const sides = ['paludi/XII.4@original', 'paludi/XII.4@rev.cop13.draft'];
    const { pairs } = JSON.parse(await done(['compare', ...sides, '--json'], root));
    const rows = pairs.map(({ kind, before, after }: Record<string, { label: string }[]>) => [
      kind,
      before?.[0]?.label ?? null,
      after?.[0]?.label ?? null,
    ]);
    expect(rows).toEqual([
      ['kept', null, null],
      ['kept', '1.', '1.'],
      ['added', null, '2.'],
      ['kept', '2.', '3.'],
      ['kept', null, null],
      ['amended', '3.', '4.'],
      ['removed', '4.', null],
    ]);
    await done(['compare', ...sides, '--html', 'clean.html', '--layout', 'clean'], root);
    const html = readFileSync(join(root, 'clean.html'), 'utf8');
    const labels = [...html.matchAll(/<span class="label">([^<]*)<\/span>/g)].map(([, text]) =>
      text?.trim(),
    );
    expect(labels).toEqual(['1.', '2.', '3.', '4.']);
  });
});
