import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFiles } from '../../src/library/write.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'revcop-meanwhile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('files that another command wrote after they were read', () => {
  it('are left alone, and so are the other files of the command', () => {
    const [one, other] = [join(folder, 'one.md'), join(folder, 'other.md')];
    writeFileSync(one, 'as another command left it');
    const write = () =>
      writeFiles(null, [
        { path: other, content: 'new', was: null },
        { path: one, content: 'ours', was: 'as it was read' },
      ]);
    expect(write).toThrow(/another command in the meantime/);
    expect(readFileSync(one, 'utf8')).toBe('as another command left it');
    expect(existsSync(other)).toBe(false);
    expect(existsSync(join(folder, '.revcop-journal'))).toBe(false);
  });

  it('are no ground to refuse only where the whole command has nothing else to write', () => {
    const [one, table] = [join(folder, 'one.md'), join(folder, 'numbers.csv')];
    writeFileSync(one, 'numbered');
    const same = { path: one, content: 'numbered', was: 'lettered' };
    const write = () => writeFiles(null, [same, { path: table, content: 'rows', was: null }]);
    expect(write).toThrow(/another command in the meantime/);
    expect(existsSync(table)).toBe(false);
    expect(writeFiles(null, [same])).toEqual([]);
  });

  it('are not made where there was nothing and now is something', () => {
    const path = join(folder, 'rev.cop6.en.md');
    writeFileSync(path, 'adopted by another');
    expect(() => writeFiles(null, [{ path, content: 'ours', was: null }])).toThrow(/busy/);
    writeFileSync(path, 'as read');
    writeFiles(null, [{ path, content: 'ours', was: 'as read' }]);
    expect(readFileSync(path, 'utf8')).toBe('ours');
  });
});
