import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/find.ts';
import { loadProfile, loadStyle, loadTemplates } from '../../src/library/profile.ts';
import { libraryWith, put } from './library.ts';

const SHIPPED = fileURLToPath(new URL('../../templates/cms', import.meta.url));
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function shipped(name: string): string {
  return readFileSync(join(SHIPPED, name), 'utf8');
}

/** A library with a file among its templates that is a link to `target`. */
function withLink(name: string, target: string): Library {
  const library = libraryWith();
  mkdirSync(join(library.root, 'templates/cms'), { recursive: true });
  symlinkSync(target, join(library.root, 'templates/cms', name));
  return library;
}

describe('a template file that is a link out of the templates', () => {
  it('is refused, whatever kind of file it is', () => {
    const { root } = libraryWith({ 'secret.png': PNG });
    const secret = join(root, 'secret.png');
    const logo = withLink('logo-cms.png', secret).root;
    expect(() => loadStyle(logo, 'cms')).toThrow(/logo-cms\.png, a link that leads out of/);
    const profile = withLink('profile.yaml', join(SHIPPED, 'profile.yaml')).root;
    expect(() => loadProfile(profile, 'cms')).toThrow(/profile\.yaml, a link that leads out of/);
    const template = withLink('x.html.hbs', secret).root;
    expect(() => loadTemplates(template, 'cms')).toThrow(/x\.html\.hbs, a link that leads out of/);
  });

  it('is refused where the folder is the link', () => {
    const { root } = libraryWith();
    symlinkSync(join(SHIPPED, '..'), join(root, 'templates'));
    expect(() => loadProfile(root, 'cms')).toThrow(/outside-library/);
  });

  it('is read where it stays among them', () => {
    const library = withLink('logo-cms.png', '../_shared/picture.png');
    put(library.root, 'templates/_shared/picture.png', PNG);
    expect(Object.keys(loadStyle(library.root, 'cms').logos)).toEqual(['cms']);
  });
});

describe('a profile that comes with a library', () => {
  it('is refused, with its line, where a pattern could take too long', () => {
    const profile = shipped('profile.yaml').replace('formula: [', () => "formula: ['(a+)+$', ");
    const { root } = libraryWith({ 'templates/cms/profile.yaml': profile });
    const line = profile.slice(0, profile.indexOf('formula: [')).split('\n').length;
    expect(() => loadProfile(root, 'cms')).toThrow(
      new RegExp(
        `profile\\.yaml:${line}:\\d+ error profile found a repeated part .* in languages\\.`,
      ),
    );
  });

  it('is refused where its printed words could', () => {
    const profile = shipped('profile.yaml').replace(
      /reconstructed: '/,
      "reconstructed: '{a}x{b}x{c}x{d}x{e} ",
    );
    const { root } = libraryWith({ 'templates/cms/profile.yaml': profile });
    expect(() => loadProfile(root, 'cms')).toThrow(/in languages\.\w+\.reconstructed/);
  });

  it('is taken as it is otherwise', () => {
    const { root } = libraryWith({ 'templates/cms/profile.yaml': shipped('profile.yaml') });
    expect(loadProfile(root, 'cms')).toEqual(loadProfile(null, 'cms'));
  });
});
