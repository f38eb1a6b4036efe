import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/library/profile.ts';
import { libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const PARAGRAPH: Readonly<Record<string, string>> = {
  en: 'paragraph',
  fr: 'paragraphe',
  es: 'párrafo',
};
const LANGUAGES = Object.keys(PARAGRAPH);
const FOLDER = 'resolutions/cms/1.1';

/** A draft that puts a paragraph in before the first one; `label` is what the last one says of the second. */
function drafted(language: string, label: string) {
  const head = (more: string) =>
    `---\nbody: cms\nkind: resolution\nnumber: 1.1\nlanguage: ${language}\n${more}---\n\n# Anguilla {#title}\n\n`;
  const cites = (number: string) => `[${PARAGRAPH[language]} ${number}](#two)`;
  const before = `**1.** Anguilla; {#one}\n\n**2.** Lampetra; {#two}\n\n**3.** Vide ${cites('2')}. {#three}\n`;
  const after = before.replace(`${cites('2')}`, cites(label));
  const path = (key: string) => `${FOLDER}/${key}.${language}.md`;
  const { root } = libraryWith({
    [path('original')]: `${head('revision: original\nmeeting: cop11\n')}${before}`,
    [path('rev.cop15.draft')]:
      `${head('revision: rev.cop15\nstage: draft\nbase: original\nmeeting: cop15\n')}**0.** Nova; {#new}\n\n> Ratio.\n\n${after}`,
  });
  return { root, sides: ['compare', 'cms/1.1', 'cms/1.1@rev.cop15.draft'] };
}

function sentence(language: string): string {
  return loadProfile(null, 'cms').languages[language]?.words.legendDraftNumbers ?? 'none';
}

describe('references of a draft beside final numbers', () => {
  it.each(
    LANGUAGES.flatMap((language) =>
      ['three-column', 'side-by-side', 'clean'].map((layout) => [language, layout] as const),
    ),
  )(
    'are explained in the legend, and the text is read without it: %s %s',
    async (language, layout) => {
      const { root, sides } = drafted(language, '2');
      const files = ['--html', 'c.html', '--docx', 'c.docx'];
      const { code, stderr } = await runCli([...sides, '--layout', layout, ...files], root);
      expect([code, stderr]).toEqual([
        0,
        expect.stringContaining('info draft-numbers found a ref'),
      ]);
      expect(readFileSync(join(root, 'c.html'), 'utf8')).toContain(sentence(language));
      if (layout === 'three-column') {
        const proof = await runCli(['verify', 'c.docx', '--against', 'cms/1.1'], root);
        expect(proof.stdout).not.toContain(sentence(language));
        expect(proof.stdout).not.toContain(' error ');
      }
      if (layout === 'clean') {
        const facts = ['--number', '9.9', '--revision', 'original', '--language', language];
        await runCli(['import', 'c.docx', '--as', 'resolution', '--body', 'cms', ...facts], root);
        const read = readFileSync(
          join(root, `resolutions/cms/9.9/original.${language}.md`),
          'utf8',
        );
        expect(read).toContain('Lampetra');
        expect(read).not.toContain(sentence(language));
      }
    },
  );

  it('are not spoken of where the layout has no final numbers, or they are final already', async () => {
    for (const [layout, label] of [
      ['inline', '2'],
      ['clean', '3'],
    ] as const) {
      const { root, sides } = drafted('en', label);
      const files = ['--html', 'c.html'];
      const { stderr } = await runCli([...sides, '--layout', layout, ...files], root);
      expect(stderr).not.toContain('draft-numbers');
      expect(readFileSync(join(root, 'c.html'), 'utf8')).not.toContain(sentence('en'));
    }
  });

  it('are told in the terminal', async () => {
    const { root, sides } = drafted('en', '2');
    const { stdout, stderr } = await runCli([...sides, '--layout', 'clean'], root);
    expect(stderr).toContain('info draft-numbers found a reference that says a number of');
    expect(stdout).not.toContain(sentence('en'));
  });
});
