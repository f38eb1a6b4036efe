import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { OFFICE_JUDGES } from '../judges/office.ts';
import { DRAFT, steppe } from './library.ts';

const SCRIPT = fileURLToPath(new URL('drafting.py', import.meta.url));

interface Edit {
  readonly do: 'insert' | 'split' | 'delete-row' | 'add-row' | 'empty' | 'track';
  readonly at?: string;
  readonly text?: string;
}

/** The draft after a person opened its file in LibreOffice, did this, saved and imported it. */
async function inOffice(...edits: readonly Edit[]) {
  const library = await steppe();
  const [path, to, job] = ['work.docx', 'saved.docx', 'job.json'].map((name) =>
    join(library.cwd, name),
  );
  writeFileSync(job ?? '', JSON.stringify({ path, to, edits }));
  const run = spawnSync('/usr/bin/python3', [SCRIPT, job ?? ''], { encoding: 'utf8' });
  expect(run.status, run.stderr).toBe(0);
  const { code, stderr } = await library.bring(new Uint8Array(readFileSync(to ?? '')));
  expect(code, stderr).toBe(0);
  return { draft: library.read(), said: stderr };
}

const changed = (before: string, after: string): string => {
  expect(DRAFT).toContain(before);
  return DRAFT.replace(before, () => after);
};

describe.skipIf(!OFFICE_JUDGES)('drafting in LibreOffice', () => {
  it('leaves the draft to the byte where nothing was written', async () => {
    const { draft, said } = await inOffice();
    expect(said).not.toContain('draft-rewritten');
    expect(draft).toBe(DRAFT);
  });

  it('takes words that were typed', async () => {
    const { draft } = await inOffice({ do: 'insert', at: 'hosts of the', text: 'two ' });
    expect(draft).toBe(changed('the hosts of', 'the two hosts of'));
  });

  it('knows a paragraph that was split', async () => {
    const { draft } = await inOffice({ do: 'split', at: 'Parties should exchange' });
    expect(draft).toMatch(
      /borders\. \{#urge\}\n\n\*\*3 bis\.\*\* Parties should exchange data on the herds every year; \{#[a-z]{5} from=urge\}\n/,
    );
  });

  it('makes a tombstone of a row that was taken out', async () => {
    const { draft } = await inOffice({ do: 'delete-row', at: 'donors to support' });
    const line = '**4.** *Invites* donors to support the plan; {#invite}';
    expect(draft).toBe(changed(line, '**4.** {#invite .deleted}'));
  });

  it('makes a tombstone of a cell that was emptied', async () => {
    const { draft } = await inOffice({ do: 'empty', at: 'donors to support' });
    const line = '**4.** *Invites* donors to support the plan; {#invite}';
    expect(draft).toBe(changed(line, '**4.** {#invite .deleted}'));
  });

  it('gives a row that was added a working number', async () => {
    const { draft } = await inOffice({
      do: 'add-row',
      at: 'donors to support',
      text: 'Asks for more;',
    });
    expect(draft).toMatch(
      /\{#invite\}\n\n\*\*4 bis\.\*\* Asks for more; \{#[a-z]{5}\}\n\n\*\*5\.\*\*/,
    );
  });

  it('takes what was typed with tracking on', async () => {
    const { draft } = await inOffice(
      { do: 'track' },
      { do: 'insert', at: 'hosts of the', text: 'two ' },
    );
    expect(draft).toBe(changed('the hosts of', 'the two hosts of'));
  });
});
