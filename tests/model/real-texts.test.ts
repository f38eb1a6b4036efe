import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTypedLabels } from '../../src/model/typed-label.ts';
import { corpora, seed } from '../corpora.ts';

const laws = corpora('corpora/lawpairs');

/** Headings and blocks of a Markdown file as beginnings, each kind a list of its own. */
function blocksOf(file: string): { headings: string[]; blocks: (string | null)[] } {
  const body = readFileSync(file, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  const blocks = body.split(/\n\s*\n+/);
  const headings = blocks
    .filter((block) => /^#/.test(block))
    .map((block) => block.replace(/^#+ +/, ''));
  return { headings, blocks: blocks.map((block) => (/^#/.test(block) ? null : block)) };
}

function words(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

interface Found {
  readonly label: string;
  readonly words: string;
}

const read = new Map<string, Found[]>();

/** Label and words of each labelled block and heading of a law. */
function labelled(file: string): Found[] {
  const known = read.get(file) ?? labelledBlocks(file);
  read.set(file, known);
  return known;
}

function labelledBlocks(file: string): Found[] {
  const { headings, blocks } = blocksOf(file);
  return [headings, blocks].flatMap((starts) =>
    readTypedLabels(starts).flatMap((typed, index) => {
      const text = starts[index];
      return typed && text
        ? [{ label: typed.label.text, words: words(text.slice(typed.length)) }]
        : [];
    }),
  );
}

describe.skipIf(laws === null)('laws as Markdown', () => {
  const folder = laws ?? '';
  const rows =
    laws === null
      ? []
      : readFileSync(`${folder}/renumbered.tsv`, 'utf8')
          .trim()
          .split('\n')
          .slice(1)
          .map((row) => row.split('\t'));

  it.each(rows)(
    '%s: paragraph %s that became %s is known by both labels',
    (name, before, after, _old, _new, text) => {
      for (const [side, label] of [
        ['old', before],
        ['new', after],
      ] as const) {
        const found = labelled(`${folder}/${name}.${side}.md`).filter((block) =>
          block.words.startsWith(text.slice(0, 30)),
        );
        expect(found.map((block) => block.label)).toContain(label);
      }
    },
  );

  it('lose no character to a label, and no printed number changes but of lost counters', () => {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
      const { headings, blocks } = blocksOf(`${folder}/${name}`);
      for (const starts of [headings, blocks]) {
        for (const [index, typed] of readTypedLabels(starts).entries()) {
          const cut = starts[index]?.slice(0, typed?.length ?? 0).trim();
          if (typed && !typed.lost) expect(cut).toBe(typed.label.text);
          if (typed?.lost) expect(cut).toMatch(/^1[.)]$/);
        }
      }
    }
  });
});

describe('extracted papers', () => {
  function read(name: string): { label: string; lost: boolean; text: string }[] {
    const file = seed(name);
    const starts =
      file === null
        ? []
        : readFileSync(file, 'utf8')
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => line.replace(/\[bookmark[^\]]*\]/g, ''));
    return readTypedLabels(starts).flatMap((typed, index) =>
      typed
        ? [
            {
              label: typed.label.text,
              lost: typed.lost,
              text: (starts[index] ?? '').slice(typed.length),
            },
          ]
        : [],
    );
  }

  it.skipIf(seed('cms-cop15-doc27.3.fr.txt') === null)(
    'count the background of a paper whose automatic numbers were lost',
    () => {
      const found = read('cms-cop15-doc27.3.fr.txt');
      // The paper itself says "voir paragraphe 3" of the project that its third paragraph names first.
      expect(
        found.find(({ text }) => /^Conformément\saux\sDécisions\s14\.167\s\(a\)/.test(text))?.label,
      ).toBe('3.');
      expect(found.find(({ text }) => text.startsWith('Il est recommandé'))?.label).toBe('17.');
      expect(found.find(({ text }) => text.startsWith('de rendre compte des progrès'))?.label).toBe(
        '5.',
      );
      expect(
        found.filter(({ label }) => /^15\.[A-E]{2}$/.test(label)).map(({ label }) => label),
      ).toEqual(['15.AA', '15.BB', '15.CC', '15.DD', '15.EE']);
    },
  );

  it.skipIf(seed('cms-11.24-rev.cop13.fr.reconstructed.txt') === null)(
    'know operative paragraphs whose numbers have no closing mark',
    () => {
      expect(read('cms-11.24-rev.cop13.fr.reconstructed.txt').map(({ label }) => label)).toEqual([
        '1',
        '2',
        '3',
        '4',
        '5',
        '6',
        '7',
        '8',
        '9',
        '10',
        '11',
      ]);
    },
  );

  it.skipIf(seed('cms-cop11-doc21.1.fr.txt') === null)(
    'keep a continuous numbering as it was typed',
    () => {
      const found = read('cms-cop11-doc21.1.fr.txt').filter(({ label }) => /^\d+\.$/.test(label));
      expect(found.map(({ label }) => label)).toEqual(found.map((_, index) => `${index + 1}.`));
      expect(found).toHaveLength(45);
    },
  );
});
