import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run.ts';
import { libraryWith } from '../library/library.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const LANGUAGES = ['en', 'es', 'fr'];
const fund = (language: string): string => `decisions/cce/cop5/estuary-fund.${language}.md`;

function eels(language: string): string {
  const head = ['body: cce', 'kind: decisions', 'meeting: cop6', 'stage: draft', 'subject: eels'];
  head.push('paper: CCE/COP6/Doc.61', `language: ${language}`);
  return `---\n${head.join('\n')}\n---\n\n# X {#title}\n\n## Y {#whom .directed-to}\n\n**6.AA** Z. {#eelab}\n`;
}

async function untreated(languages: readonly string[], ...files: string[]): Promise<string[]> {
  const texts = languages.flatMap((language): [string, string][] => [
    [fund(language), readFileSync(join(REPOSITORY, fund(language)), 'utf8')],
    [`decisions/cce/cop6/eels.draft.${language}.md`, eels(language)],
  ]);
  const { root } = libraryWith(Object.fromEntries(texts));
  const { stdout } = await runCli(['check', ...files], root);
  return stdout.split('\n').filter((line) => line.includes(' decision-untreated '));
}

describe('a Decision that no paper treats', () => {
  it('is told once for all languages, with their names, at the first', async () => {
    const alone = await untreated(['en']);
    expect(alone.length).toBeGreaterThan(2);
    const all = await untreated(LANGUAGES);
    expect(all).toEqual(alone.map((line) => `${line} (en, es, fr)`));
  });

  it('is told in each language that is asked for alone', async () => {
    for (const language of LANGUAGES) {
      const told = await untreated(LANGUAGES, fund(language));
      expect(told.length).toBeGreaterThan(2);
      for (const line of told) {
        expect(line.startsWith(`${fund(language)}:`)).toBe(true);
        expect(line.endsWith('that treats it')).toBe(true);
      }
    }
  });
});
