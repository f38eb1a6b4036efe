import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/library/profile.ts';
import { runCli } from '../cli/run.ts';
import { linesOf, recogniseWordPaper, sheetOf } from './word-paper.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'revcop-cover-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const PAPERS = [
  'cms/11.24/rev.cop15.paper.fr.md',
  'cites/conf.-99.1/rev.cop20.paper.en.md',
] as const;

describe('the cover of our own paper in Word', () => {
  for (const paper of PAPERS) {
    it(`comes back without what is printed of itself: ${paper}`, async () => {
      const file = join(work, `${paper.replaceAll('/', '-')}.docx`);
      await runCli(['paper', `resolutions/${paper}`, '--docx', file], root);
      const [body = ''] = paper.split('/');
      const sheet = sheetOf(readFileSync(file));
      const { value, messages } = recogniseWordPaper(sheet, loadProfile(null, body));
      const kept = messages.filter(({ rule }) => rule === 'masthead-kept');
      expect(kept.map(({ text }) => text)).toEqual([]);
      const [title, next] = linesOf(value.paper);
      expect(next).not.toBe(title);
    });
  }
});
