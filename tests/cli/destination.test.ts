import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { destination, paperName } from '../../src/cli/destination.ts';
import { loadProfile } from '../../src/library/profile.ts';

describe('where an output file goes', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'revcop-'));

  it.each([
    ['out/', 'out/name.docx'],
    ['a/b.docx', 'a/b.docx'],
    ['A.DOCX', 'A.DOCX'],
    ['.', 'name.docx'],
  ])('%s means %s', (value, path) => {
    expect(destination(value, cwd, 'name', 'docx')).toBe(join(cwd, path));
  });

  it('is a wrong argument where it is neither a folder nor a name of that kind', () => {
    expect(() => destination('out', cwd, 'name', 'docx')).toThrow(
      /expected a name that ends in \.docx, or a folder/,
    );
    expect(() => destination('a.html', cwd, 'name', 'docx')).toThrow(/found --docx a\.html/);
  });
});

describe('the file name of a paper', () => {
  const profile = loadProfile(null, 'cms');

  it.each([
    ['UNEP/CMS/COP15/Doc.27.3', 'fr', 'cms_cop15_doc.27.3_f'],
    ['UNEP/CMS/COP15/Doc.26.3.1/Rev.1', 'en', 'cms_cop15_doc.26.3.1_rev.1_e'],
    ['UNEP/CMS/COP14/CRP12', 'es', 'cms_cop14_crp12_s'],
    ['../../etc', 'fr', 'paper'],
  ])('%s in %s is %s', (symbol, language, name) => {
    expect(paperName(profile, symbol, language)).toBe(name);
  });
});
