import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../cli/run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const BASE = `---
body: cms
kind: resolution
number: 99.1
revision: original
language: en
text: official
---

# Conservation of Steppe Animals {#title}

*Recalling* Resolution 11.1 and the *Action Plan* for the steppe, {#recalling}

*Noting* the report of the Scientific Council, {#noting}

The Conference of the Parties to the \\
Convention on Migratory Species {#formula .formula}

**1.** *Adopts* the Action Plan contained in the Annex; {#plan}

**2.** *Requests* the Secretariat to: {#ask}

**a)** report to the Standing Committee on herds and pastures; and {#report}

**b)** seek funds for the work set out in [paragraph 1](#plan) of this Resolution;[^means] {#funds}

[^means]: Subject to the availability of means.

**3.** *Urges* Parties to cooperate across borders. Parties should exchange data on the herds every year; {#urge}

**4.** *Invites* donors to support the plan; {#invite}

**5.** *Thanks* the hosts of the meeting. {#thanks}

## Annex {#annex-1 .annex}

**1.** Fences are removed where herds pass. {#fences}
`;

export const DRAFT = BASE.replace(
  'revision: original',
  'revision: rev.cop16\nbase: original\nstage: draft\nstatus: proposed\nmeeting: cop16\ndate: 2026-02-20',
)
  .replace('text: official\n', '')
  .replace(
    'the report of the Scientific Council, {#noting}',
    'the reports of the Scientific Council, {#noting}\n\n> There are two reports.',
  );

/** A library with one Resolution and its draft; `read` gives the draft, `word` its Word file as it was written. */
export async function steppe(draft = DRAFT) {
  const cwd = mkdtempSync(join(tmpdir(), 'revcop-drafting-'));
  const folder = join(cwd, 'resolutions/cms/99.1');
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'templates'), join(cwd, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'original.en.md'), BASE);
  const path = join(folder, 'rev.cop16.draft.en.md');
  writeFileSync(path, draft);
  const made = await runCli(['draft', 'cms/99.1', '--for', 'cop16', '--docx', 'work.docx'], cwd);
  if (made.code !== 0) throw new Error(made.stderr);
  return {
    cwd,
    path,
    read: () => readFileSync(path, 'utf8'),
    word: (): Uint8Array => new Uint8Array(readFileSync(join(cwd, 'work.docx'))),
    /** Imports a file that was written on. */
    bring: async (bytes: Uint8Array) => {
      writeFileSync(join(cwd, 'back.docx'), bytes);
      return runCli(['import', 'back.docx'], cwd);
    },
  };
}
