import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/library/cli-error.ts';
import { journalPath, keptOf, temporaryOf } from '../../src/library/journal.ts';
import { recoverLibrary, writeFiles } from '../../src/library/write.ts';
import { libraryWith, treeOf } from './library.ts';

const WRITER = fileURLToPath(new URL('killed-writer.ts', import.meta.url));
const OLD = { 'resolutions/cms/11.24/rev.cop13.fr.md': 'old 1' };

function withoutFolders(tree: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(tree).filter(([, content]) => content !== '<folder>'));
}

const NEW = {
  'resolutions/cms/11.24/rev.cop13.fr.md': 'new 1',
  'resolutions/cms/11.24/rev.cop15.draft.fr.md': 'new 2',
  'decisions/cms/cop15/cami.fr.md': 'new 3',
};

// journal, folders, temporary and kept a file, ready, renamed a file, cleared
const STEPS = 2 + 2 * 3 + 1 + 3 + 1;
const READY = 2 + 2 * 3 + 1;

describe('a command that is killed while it writes', () => {
  it.each(Array.from({ length: STEPS }, (_, index) => index + 1))(
    'at step %i leaves all files old or all new once the next command has started',
    (step) => {
      const library = libraryWith(OLD);
      const before = treeOf(library.root);
      const { signal } = spawnSync(process.execPath, [
        '--import',
        'tsx',
        WRITER,
        library.root,
        String(step),
      ]);
      expect(signal).toBe('SIGKILL');
      recoverLibrary(library);
      if (step < READY) expect(treeOf(library.root)).toEqual(before);
      else expect(withoutFolders(treeOf(library.root))).toEqual(NEW);
    },
  );

  it('has no further step than those that are tried here', () => {
    const library = libraryWith(OLD);
    execFileSync(process.execPath, ['--import', 'tsx', WRITER, library.root, String(STEPS + 1)]);
    expect(withoutFolders(treeOf(library.root))).toEqual(NEW);
  });

  it('is finished by the next command that writes, too', () => {
    const library = libraryWith(OLD);
    spawnSync(process.execPath, ['--import', 'tsx', WRITER, library.root, String(READY)]);
    expect(existsSync(journalPath(library.root))).toBe(true);
    writeFiles(library, [{ path: join(library.root, 'resolutions/a.md'), content: 'a' }]);
    expect(withoutFolders(treeOf(library.root))).toEqual({ ...NEW, 'resolutions/a.md': 'a' });
  });
});

describe('a write that fails', () => {
  it.each(Array.from({ length: STEPS - 1 }, (_, index) => index + 1))(
    'at step %i leaves everything as it was',
    (last) => {
      const library = libraryWith(OLD);
      const before = treeOf(library.root);
      let count = 0;
      const files = Object.entries(NEW).map(([path, content]) => ({
        path: join(library.root, path),
        content,
      }));
      const work = (): unknown =>
        writeFiles(library, files, () => {
          count += 1;
          if (count === last) throw new Error('the disk is gone');
        });
      expect(work).toThrow('the disk is gone');
      expect(treeOf(library.root)).toEqual(before);
    },
  );

  it('because a target is a folder says so, exit 3, and writes nothing', () => {
    const library = libraryWith();
    mkdirSync(join(library.root, 'resolutions/b.md'));
    const before = treeOf(library.root);
    const files = ['a.md', 'b.md'].map((name) => ({
      path: join(library.root, 'resolutions', name),
      content: name,
    }));
    expect(() => writeFiles(library, files)).toThrow(/which is no plain file/);
    expect(treeOf(library.root)).toEqual(before);
  });

  it('because a part of the path is a file says so and writes nothing', () => {
    const library = libraryWith({ 'resolutions/cms': 'a file' });
    const before = treeOf(library.root);
    const work = (): unknown =>
      writeFiles(library, [{ path: join(library.root, 'resolutions/cms/1.1/a.md'), content: 'a' }]);
    expect(work).toThrow(CliError);
    expect(treeOf(library.root)).toEqual(before);
  });

  it('because another command is writing says so and leaves its journal', () => {
    const library = libraryWith();
    const journal = { phase: 'write', process: process.ppid, targets: [], folders: [] };
    writeFileSync(journalPath(library.root), JSON.stringify(journal));
    expect(() => recoverLibrary(library)).toThrow(/another revcop command is writing/);
    expect(existsSync(journalPath(library.root))).toBe(true);
    expect(() => recoverLibrary(library)).toThrow(/take that file away or wait 60 seconds/);
  });

  it.each([-3600, 3600, 10 * 365 * 86_400])(
    'is not believed of a journal that lies %i seconds in the future',
    (seconds) => {
      const library = libraryWith();
      const journal = { phase: 'write', process: 1, targets: [], folders: [] };
      writeFileSync(journalPath(library.root), JSON.stringify(journal));
      const then = Date.now() / 1000 + seconds;
      utimesSync(journalPath(library.root), then, then);
      recoverLibrary(library);
      expect(existsSync(journalPath(library.root))).toBe(false);
    },
  );

  it.each(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EMFILE'])(
    'because the system says %s tells so in words and writes nothing',
    (code) => {
      const library = libraryWith();
      const before = treeOf(library.root);
      const fail = (name: string): void => {
        if (name === 'renamed') throw Object.assign(new Error(code), { code });
      };
      const files = [{ path: join(library.root, 'resolutions/a.md'), content: 'a' }];
      expect(() => writeFiles(library, files, fail)).toThrow(/error write found .* when writing/);
      expect(treeOf(library.root)).toEqual(before);
    },
  );

  it('because a folder on its way is a link out of the library writes nothing there', () => {
    const outside = libraryWith().root;
    const library = libraryWith();
    symlinkSync(outside, join(library.root, 'out'));
    const before = treeOf(outside);
    const files = ['resolutions/a.md', 'out/a.docx'].map((path) => ({
      path: join(library.root, path),
      content: 'x',
    }));
    expect(() => writeFiles(library, files)).toThrow(/outside-library/);
    expect(treeOf(outside)).toEqual(before);
    expect(existsSync(join(library.root, 'resolutions/a.md'))).toBe(false);
  });
});

describe('files that are written', () => {
  it('stay untouched when they already have the content', () => {
    const library = libraryWith({ 'resolutions/a.md': 'same' });
    const path = join(library.root, 'resolutions/a.md');
    const { ino } = statSync(path);
    expect(writeFiles(library, [{ path, content: 'same' }])).toEqual([]);
    expect(statSync(path).ino).toBe(ino);
  });

  it('keep the permissions of the file that they replace', () => {
    const library = libraryWith({ 'resolutions/a.md': 'old' });
    const path = join(library.root, 'resolutions/a.md');
    chmodSync(path, 0o600);
    writeFiles(library, [{ path, content: 'new' }]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('never go through a link that stands under the name of a temporary file', () => {
    const library = libraryWith({ 'resolutions/a.md': 'old' });
    const victim = join(libraryWith({ 'victim.txt': 'untouched' }).root, 'victim.txt');
    const path = join(library.root, 'resolutions/a.md');
    for (const name of [temporaryOf(path), keptOf(path), `${journalPath(library.root)}-new`])
      symlinkSync(victim, name);
    writeFiles(library, [{ path, content: 'new' }]);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readFileSync(victim, 'utf8')).toBe('untouched');
  });

  it('outside the library need no library', () => {
    const { root } = libraryWith();
    const path = join(root, 'out/deep/paper.html');
    expect(writeFiles(null, [{ path, content: 'x' }])).toEqual([path]);
    expect(withoutFolders(treeOf(root))).toEqual({ 'out/deep/paper.html': 'x' });
  });
});

describe('a journal that comes with a foreign library', () => {
  it.each(['write', 'rename', 'undo'])(
    'in phase %s removes and moves nothing that is not ours',
    (phase) => {
      const victim = libraryWith({ 'victim.txt': 'untouched' }).root;
      const library = libraryWith();
      const targets = [false, true].map((existed) => ({
        path: join(victim, 'victim.txt'),
        existed,
      }));
      writeFileSync(
        journalPath(library.root),
        JSON.stringify({ phase, process: 2 ** 22 + 1, targets, folders: [victim] }),
      );
      const before = treeOf(victim);
      recoverLibrary(library);
      expect(treeOf(victim)).toEqual(before);
      expect(existsSync(journalPath(library.root))).toBe(false);
    },
  );

  it.each(['', '{"phase":"party"}', '{"phase'])('that says nothing (%j) is removed', (content) => {
    const library = libraryWith({ '.revcop-journal': content });
    recoverLibrary(library);
    expect(existsSync(journalPath(library.root))).toBe(false);
  });
});
