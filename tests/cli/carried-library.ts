import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

/** An adopted text of Decisions in one language that names no base, as one that was imported by itself. */
export function adopted(meeting: string, body: string, subject = 'fund', language = 'en'): string {
  return `---
body: cce
kind: decisions
meeting: ${meeting}
subject: ${subject}
status: adopted
paper: CCE/${meeting.toUpperCase()}/Doc.20
date: 2017-09-15
language: ${language}
---

# Fund {#title}

${body}
`;
}

/** A library in which commands are run that must say nothing but their data. */
export function libraryOf(files: Readonly<Record<string, string>>) {
  const all = Object.entries(files).map(([name, text]) => [`decisions/cce/${name}`, text] as const);
  const { root } = libraryWith({
    ...Object.fromEntries(all),
    'agenda.txt': 'CCE/COP6/Doc.20\n',
  });
  const run = async (line: string): Promise<string> => {
    const { code, stdout, stderr } = await runCli(line.split(' '), root);
    expect([line, code, stderr]).toEqual([line, 0, '']);
    return stdout;
  };
  const carry = (
    from: string,
    to: string,
    rows: readonly string[],
    head = 'decision,do,comment',
  ) => {
    writeFileSync(join(root, 'table.csv'), `${[head, ...rows].join('\n')}\n`);
    return `decisions carry --from ${from} --to ${to} table.csv --paper CCE/${to.toUpperCase()}/Doc.20`;
  };
  const fileOf = (path: string): string => readFileSync(join(root, 'decisions/cce', path), 'utf8');
  return { root, run, carry, fileOf };
}

/** The numbers, words and ids of a text, a line each, without its head. */
export function below(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n\n# Fund \{#title\}\n\n/, '').replace(/\n\n/g, '\n');
}
