import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSafeHref, readTarget } from '../../src/model/target.ts';

describe('readTarget', () => {
  it('reads links inside a text', () => {
    expect(readTarget('#bamot')).toEqual({ kind: 'paragraphs', ids: ['bamot'] });
    expect(readTarget('#bamot,kiruf,dolep')).toEqual({
      kind: 'paragraphs',
      ids: ['bamot', 'kiruf', 'dolep'],
    });
  });

  it('reads links to instruments, with and without revision and paragraphs', () => {
    expect(readTarget('resolution:cms/11.24@rev.cop13#xepib')).toEqual({
      kind: 'instrument',
      instrument: 'resolution',
      of: 'cms/11.24',
      revision: 'rev.cop13',
      ids: ['xepib'],
    });
    expect(readTarget('decision:cms/cop14/cami#tovas,bamot')).toEqual({
      kind: 'instrument',
      instrument: 'decision',
      of: 'cms/cop14/cami',
      revision: null,
      ids: ['tovas', 'bamot'],
    });
    expect(readTarget('resolution:cms/11.24')).toEqual({
      kind: 'instrument',
      instrument: 'resolution',
      of: 'cms/11.24',
      revision: null,
      ids: [],
    });
  });

  it('reads web and mail addresses', () => {
    expect(readTarget('https://www.cms.int/fr?x=1#y')).toEqual({
      kind: 'web',
      href: 'https://www.cms.int/fr?x=1#y',
    });
    expect(readTarget('mailto:cms.secretariat@cms.int')).toEqual({
      kind: 'mail',
      href: 'mailto:cms.secretariat@cms.int',
    });
  });

  it.each(HOSTILE())('takes %j for no link', (link) => {
    expect(readTarget(link)).toBeNull();
    expect(isSafeHref(link)).toBe(false);
  });

  it.each([
    '#',
    '#Bamot',
    '#bamot,',
    '#-x',
    '#a b',
    '#abcdefghijklmnopqrstuvwxy',
    'resolution:',
    'resolution:cms',
    'resolution:cms/../x',
    'resolution:CMS/1',
    'resolution:cms/11.24@',
    'resolution:cms/11.24#',
    'resolution:cms/11.24#X',
    'resolution:cms//x',
    'decision:/cms/x',
    'resolution:cms/x@../y',
  ])('takes %j for no target', (link) => {
    expect(readTarget(link)).toBeNull();
  });
});

function HOSTILE(): string[] {
  return [
    '',
    'javascript:alert(1)',
    ' JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    '/path',
    'x.html',
    ' https://a.example',
    'https://a.example/\u202Egpj',
    'https://a.example/\u0000',
    'https://a.example/ x',
    'https://',
    'https://a.example/"onclick="x',
    'mailto:a@b\r\nBcc: c@d',
    'mailto:',
    'http:javascript:alert(1)',
    `https://a.example/${'x'.repeat(5000)}`,
    '#a"b',
    '#<b>',
    'https://[::bad',
  ];
}

describe('isSafeHref', () => {
  it.each(['#note-priorite', '#b0_bamot', 'http://cms.int', 'HTTPS://cms.int/x', 'mailto:a@b.int'])(
    'lets %j through',
    (link) => {
      expect(isSafeHref(link)).toBe(true);
    },
  );

  it.each(['resolution:cms/11.24', 'decision:cms/cop14/cami'])(
    'does not let %j reach a page',
    (link) => {
      expect(isSafeHref(link)).toBe(false);
    },
  );

  it('lets no other scheme through, whatever stands before or in it', () => {
    const scheme = fc.constantFrom(
      'javascript:',
      'data:',
      'vbscript:',
      'file:',
      'JaVaScRiPt:',
      'blob:',
    );
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(' ', '\t', '\n', '\u0000', '\u200B', 'x', '\u202E'),
          maxLength: 3,
        }),
        scheme,
        fc.string(),
        (before, name, rest) => {
          expect(isSafeHref(before + name + rest)).toBe(false);
          expect(readTarget(before + name + rest)).toBeNull();
        },
      ),
    );
  });
});
