import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findLibrary,
  insideLibrary,
  isInside,
  needLibrary,
  refuseWayOut,
  shownPath,
} from '../../src/library/find.ts';
import { libraryWith } from './library.ts';

describe('the library', () => {
  it('is the nearest folder upwards that holds resolutions/', () => {
    const { root } = libraryWith();
    const deep = join(root, 'resolutions/cms/11.24');
    mkdirSync(deep, { recursive: true });
    expect(findLibrary(deep, undefined)).toEqual({ root, cwd: deep });
  });

  it('is the folder that is named, which must exist', () => {
    const { root } = libraryWith();
    expect(findLibrary('/', root)?.root).toBe(root);
    expect(() => findLibrary('/', join(root, 'none'))).toThrow(/found no folder/);
  });

  it('is asked for in one line where there is none', () => {
    expect(findLibrary('/', undefined)).toBeNull();
    expect(() => needLibrary('/', undefined)).toThrow(
      /found no library in \/ or above, expected a folder/,
    );
  });

  it('has no path that leads out of it, by dots or by links', () => {
    const outside = libraryWith().root;
    const library = libraryWith();
    symlinkSync(outside, join(library.root, 'resolutions/away'));
    expect(insideLibrary(library, 'resolutions/cms/a.md')).toBe(
      join(library.root, 'resolutions/cms/a.md'),
    );
    for (const path of [
      '../a.md',
      '/etc/passwd',
      'resolutions/../../a.md',
      'resolutions/away/a.md',
      'resolutions/away',
    ]) {
      expect(() => insideLibrary(library, path), path).toThrow(/which leads out of/);
    }
    expect(isInside(library, join(library.root, 'resolutions/away/x'))).toBe(false);
    expect(isInside(library, `${library.root}-beside`)).toBe(false);
  });
});

describe('a place that is written to', () => {
  it('is refused where a link on its way leads out of a library', () => {
    const outside = libraryWith().root;
    const library = libraryWith();
    const to = (path: string) => () => refuseWayOut(join(library.root, path), library);
    symlinkSync(outside, join(library.root, 'out'));
    symlinkSync(join(outside, 'not-yet'), join(library.root, 'soon'));
    symlinkSync(join(outside, 'a.docx'), join(library.root, 'a.docx'));
    symlinkSync(join(library.root, 'round'), join(library.root, 'round'));
    for (const path of ['out', 'out/a.docx', 'out/deep/a.docx', 'soon', 'soon/a.docx', 'a.docx'])
      expect(to(path), path).toThrow(/which leads out of .* expected a place inside it/);
    expect(to('round/a.docx')).toThrow(/found a loop of links/);
    // Whatever library is in use, or none.
    expect(() => refuseWayOut(join(library.root, 'out/a.docx'), null)).toThrow(/leads out of/);
  });

  it('may be reached by links that stay inside, and may plainly stand elsewhere', () => {
    const outside = libraryWith().root;
    const library = libraryWith();
    mkdirSync(join(library.root, 'papers'));
    symlinkSync(join(library.root, 'papers'), join(library.root, 'out'));
    for (const path of [join(library.root, 'out/a.docx'), join(outside, 'a.docx'), '/a.docx'])
      expect(() => refuseWayOut(path, library), path).not.toThrow();
  });
});

describe('a path in a message', () => {
  it('begins in the working directory, and is whole where it lies outside', () => {
    expect(shownPath('/a/b', '/a/b/c/d.md')).toBe('c/d.md');
    expect(shownPath('/a/b', '/a/x.md')).toBe('/a/x.md');
  });
});
