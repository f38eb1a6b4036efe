import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/library/cli-error.ts';
import {
  identityOf,
  isPathPart,
  needInstrument,
  pathPart,
  printInstrument,
  printRevision,
  readName,
  withoutStage,
} from '../../src/library/names.ts';

describe('a printed name as a part of a path', () => {
  it.each([
    ['11.24', '11.24'],
    ['15.AA', '15.aa'],
    ['UNEP/CMS/COP15/Doc.27.3', 'unep-cms-cop15-doc.27.3'],
    ['Rév. COP 13', 'rev.-cop-13'],
    ['Œuvre commune', 'oeuvre-commune'],
    ['  Stratégie  2024 – 2032 ', 'strategie-2024-2032'],
    ['Conf. 9.24', 'conf.-9.24'],
  ])('%s is %s', (printed, part) => {
    expect(pathPart(printed)).toBe(part);
  });

  it.each(['../../etc', '..', '.', '', '   ', '/', '.hidden', 'a/../b', 'x'.repeat(101), 'القرار'])(
    '%s is refused',
    (printed) => {
      expect(pathPart(printed)).toBeNull();
    },
  );

  it('is always safe, and folding it again changes nothing, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (printed) => {
        const part = pathPart(printed);
        if (part === null) return;
        expect(isPathPart(part)).toBe(true);
        expect(part).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
        expect(part).not.toContain('..');
        expect(pathPart(part)).toBe(part);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the name of a revision', () => {
  it('is an instrument and, behind the @, a key', () => {
    expect(readName('CMS/11.24@rev.COP15.draft')).toEqual({
      instrument: { kind: 'resolution', body: 'cms', number: '11.24' },
      revision: 'rev.cop15.draft',
    });
  });

  it.each([
    ['un/79/333@original', '79-333'],
    ['UN/79-333@original', '79-333'],
    ['un/A/RES/79/333@original', 'a-res-79-333'],
    ['cites/Conf. 18.7@original', 'conf.-18.7'],
  ])('may have the number as it is printed: %s', (typed, number) => {
    expect(readName(typed)?.instrument).toMatchObject({ kind: 'resolution', number });
  });

  it('may name Decisions, which are one instrument through all meetings', () => {
    const fourteen = needInstrument('decision:cms/cop14/cami');
    const fifteen = needInstrument('decision:cms/cop15/cami');
    expect(printInstrument(fourteen)).toBe('decision:cms/cop14/cami');
    expect(identityOf(fourteen)).toBe('decision:cms/cami');
    expect(identityOf(fifteen)).toBe(identityOf(fourteen));
  });

  it.each([
    ['decision:cms/cop15/cami.draft', 'cop15', 'cop15.draft'],
    ['decision:cms/cop15/cami@cop15.draft', 'cop15', 'cop15.draft'],
    ['decision:cms/cami@cop15.draft', 'cop15', 'cop15.draft'],
    ['decision:cms/cami@cop14', 'cop14', 'cop14'],
  ])('may name a stage of Decisions: %s', (typed, meeting, key) => {
    const name = readName(typed);
    expect(name && withoutStage(name, () => false)).toEqual({
      instrument: { kind: 'decision', body: 'cms', meeting, subject: 'cami' },
      revision: key,
    });
  });

  it('with a point in its subject is the text of that subject, where there is one', () => {
    const name = { instrument: needInstrument('decision:cms/cop15/doc.iv'), revision: null };
    expect(withoutStage(name, () => true)).toBe(name);
  });

  it('is read as it is printed', () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,4}(?:-[a-z0-9]{1,4})?$/);
    const stage = fc.option(fc.stringMatching(/^[a-z][a-z0-9]{0,3}(?:-[a-z0-9]{1,4})?$/), {
      nil: null,
    });
    fc.assert(
      fc.property(part, part, part, stage, (body, meeting, subject, last) => {
        const instrument = { kind: 'decision', body, meeting, subject } as const;
        const key = last === null ? meeting : `${meeting}.${last}`;
        const name = readName(printRevision(instrument, key));
        const found = name && withoutStage(name, () => false);
        expect(found?.instrument).toEqual(instrument);
        expect(found?.revision ?? meeting).toBe(key);
      }),
    );
  });

  it.each([
    '11.24',
    'a/b/c',
    'decision:cms@cop14',
    'decision:cms/cop14',
    'cms/11.24@../x',
    '../..',
    'cms/',
    '@rev.cop13',
    '/tmp/79/333',
    'un/../333',
    'un//333',
  ])('%s is none', (typed) => {
    expect(readName(typed)).toBeNull();
  });

  it('is a wrong argument where an instrument alone is needed', () => {
    expect(() => needInstrument('cms/11.24@rev.cop13')).toThrow(CliError);
  });
});
