import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile, loadTemplates } from '../../src/library/profile.ts';
import { classesOf, isElement, type Sheet, textOf } from '../../src/model/sheet.ts';
import type { Text } from '../../src/model/text.ts';
import { type Layout, layoutSheet } from '../../src/papers/write/layout.ts';

const BODIES = {
  cms: ['en', 'fr', 'es'],
  cites: ['en', 'fr', 'es'],
  un: ['en', 'fr', 'es', 'ar', 'ru', 'zh'],
} as const;
const CASES = Object.entries(BODIES).flatMap(([body, languages]) =>
  languages.map((language) => [body, language] as const),
);

function text(body: string, language: string, words: string): Text {
  const front = `---\nbody: ${body}\nnumber: 1.1\nrevision: rev.cop2\nlanguage: ${language}\n---\n\n`;
  return readMarkdown(`${front}# T {#title}\n\n${words}\n`).value;
}

interface Print {
  readonly body?: string;
  readonly language?: string;
  readonly layout?: Layout;
  readonly tracked?: boolean;
}

function legend(before: string, after: string, print: Print): string {
  const { body = 'cms', language = 'en', layout = 'inline', tracked = false } = print;
  const profile = loadProfile(null, body);
  const comparison = compare(text(body, language, before), text(body, language, after), profile);
  const context = { profile, templates: loadTemplates(null, body), tracked };
  return legendIn(layoutSheet(comparison, layout, context).value);
}

function legendIn({ root }: Sheet): string {
  const found: string[] = [];
  const walk = (nodes: Sheet['root']['children']): void => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      if (classesOf(node).includes('legend')) found.push(textOf(node));
      else walk(node.children);
    }
  };
  walk(root.children);
  return found.join('\n');
}

const OLD = '**1.** *Urges* Parties {#aa}';
const NEW = '**1.** *Urges* all Parties {#aa}';
const PLAIN = '**1.** Urges Parties {#aa}';

describe('the legend of a redline', () => {
  it.each(CASES)('speaks of revisions where changes are tracked: %s in %s', (body, language) => {
    const formatted = legend(OLD, NEW, { body, language });
    const tracked = legend(OLD, NEW, { body, language, tracked: true });
    const { words } = loadProfile(null, body).languages[language] ?? {};
    expect(tracked).toBe(words?.legendTracked);
    expect(formatted).not.toBe(tracked);
    expect(words?.legendComments).toBeTruthy();
  });

  it('explains the wavy line where one is printed alone', () => {
    expect(legend(OLD, NEW, {})).not.toContain('wavy');
    expect(legend(OLD, PLAIN, {})).toContain('wavy');
    expect(legend(OLD, PLAIN, { tracked: true })).not.toContain('wavy');
  });

  it('says how comments show changes where they do, in columns that are tracked', () => {
    const kept = ['aa', 'bb', 'cc'].map((id) => `*Urges* Parties to act on ${id} at once {#${id}}`);
    const was = '*Calls* on Range States to report on their work {#dd}';
    const is = '*Calls* on Range States to report each year on their work {#dd}';
    const print = { layout: 'three-column', tracked: true } as const;
    expect(legend([...kept, was].join('\n\n'), [is, ...kept].join('\n\n'), print)).toMatch(
      /tracked changes\. In comments/,
    );
    expect(legend(OLD, NEW, print)).toMatch(/tracked changes\.$/);
  });
});
