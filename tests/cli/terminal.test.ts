import { describe, expect, it } from 'vitest';
import { terminalClean, terminalRedline } from '../../src/cli/terminal.ts';
import { compare } from '../../src/compare/compare.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';

function compared(before: string, after: string) {
  return compare(readMarkdown(before).value, readMarkdown(after).value);
}

function redline(before: string, after: string): string {
  return terminalRedline(compared(before, after), { colour: false, whole: false });
}

describe('the redline in a terminal', () => {
  it.each([
    ['1.', '2.', '(1.)'],
    ['i)', 'ii)', '(i)'],
    ['(a)', '(b)', '(a)'],
  ])('sets the final number of %s and %s in one pair of brackets', (first, second, final) => {
    const chapeau = 'Prie : {#head}\n\n';
    const before = `${chapeau}**${first}** les États ; {#one}\n\n**${second}** les Parties. {#two}\n`;
    const after = `${chapeau}**${first}** {#one .deleted}\n\n**${second}** les Parties. {#two}\n`;
    expect(redline(before, after)).toContain(`${second} → ${final} · `);
  });

  it('marks what differs in emphasis alone', () => {
    expect(redline('Prie *vite*. {#a}\n', 'Prie **vite**. {#a}\n')).toContain('{~vite~}');
  });

  it('names an annex that replaces the old one, and counts it', () => {
    const before = '# T {#t}\n\n## Annexe {#annex-1 .annex}\n\nAvant. {#a}\n';
    const after = '# T {#t}\n\n## Annexe {#annex-1 .annex .replaced}\n\nAprès. {#b}\n';
    const printed = redline(before, after);
    expect(printed).toContain('heading · kept, replaced annex\n');
    expect(printed).toMatch(/, 1 replaced annex\n$/);
  });

  it('raises the numbers of notes, of what is struck those of the text before', () => {
    const notes = { a: '[^a]: Une note.\n', b: '[^b]: Une autre.\n', c: '[^c]: Encore.\n' };
    const before = `Prie[^a] bien[^b]. {#x}\n\n${notes.a}\n${notes.b}`;
    const after = `Merci[^c]. {#y}\n\n${notes.c}\nPrie[^a] bien. {#x}\n\n${notes.a}`;
    const printed = redline(before, after);
    expect(printed).toContain('  Prie² bien[-²-].\n');
    expect(printed).toContain('¹ → ² · note · kept');
    expect(printed).toContain('² · note · removed');
    expect(printed).not.toContain('[^');
  });

  it('begins a numbered row with its words', () => {
    const table = '| No | Action |\n|---|---|\n| **1.** {#a} | Voir |\n| **2.** {#b} | Lire |\n';
    const after = table.replace('Voir', 'Revoir').replace('| **2.** {#b} | Lire |\n', '');
    const printed = redline(table, after);
    expect(printed).toContain('1. · row · amended\n  [-Voir-]{+Revoir+}\n');
    expect(printed).toContain('2. · row · removed\n  [-Lire-]\n');
    const bare = '| a | b |\n|---|---|\n|  | Voir |\n';
    expect(redline(bare, bare)).toContain('   | Voir\n');
  });
});

describe('the text after in a terminal', () => {
  it('prints notes behind their marks, and rows from their first words on', () => {
    const text =
      '**1.** Prie[^a]. {#x}\n\n[^a]: Une note.\n\n| No | b |\n|---|---|\n| **1.** {#r} | Voir |\n';
    expect(terminalClean(compared(text, text))).toBe(
      '1. Prie¹.\n\n¹ Une note.\n\nNo | b\n\n1. Voir\n',
    );
  });
});
