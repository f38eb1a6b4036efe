import type { Handlers } from './handler.ts';
import { lose, paragraphOf } from './open-paragraph.ts';
import type { Story } from './reading.ts';
import { print } from './run.ts';

/** Equations: their signs on one line, as text, and a message. */
export const EQUATIONS: Handlers = [
  ['m:oMath', { open: (story) => count(story, 1), close: (story) => count(story, -1) }],
  ['m:t', { open: openText, close: closeText }],
  ['m:den', { open: (story) => print(story, '/') }],
  ['m:sup', { open: (story) => print(story, '^') }],
  ['m:sub', { open: (story) => print(story, '_') }],
  ['m:rad', { open: (story) => print(story, '√') }],
  ...['m:ctrlPr', 'm:rPr', 'm:oMathParaPr'].map((name) => [name, { skip: true }] as const),
];

function count(story: Story, step: 1 | -1): void {
  story.equations += step;
}

function openText(story: Story): void {
  story.text = '';
}

function closeText(story: Story): void {
  const words = story.text ?? '';
  story.text = null;
  lose(paragraphOf(story), 'equation', words);
  print(story, words);
}
