import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/library/cli-error.ts';
import type { Library } from '../../src/library/find.ts';
import { siblingFiles, usedUp } from '../../src/library/ids.ts';
import { listLibrary } from '../../src/library/listing.ts';
import { needInstrument } from '../../src/library/names.ts';
import {
  findRevision,
  orderRevisions,
  readInstrument,
  revisionInForce,
} from '../../src/library/revisions.ts';
import { head, libraryWith, put } from './library.ts';

const OF = needInstrument('cms/11.24');
const FOLDER = 'resolutions/cms/11.24';

function adopted(revision: string, base: string | null, language = 'fr'): Record<string, string> {
  return {
    [`${FOLDER}/${revision}.${language}.md`]: `${head({ revision, base, language })}# Titre {#title}\n`,
  };
}

function draft(stage: string, base: string): Record<string, string> {
  const values = { revision: 'rev.cop15', base, stage, meeting: 'cop15' };
  return { [`${FOLDER}/rev.cop15.${stage}.fr.md`]: `${head(values)}# Titre {#title}\n` };
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof CliError && error.exitCode === 3) return error.message;
    throw error;
  }
  return 'no error';
}

function keys(library: Library): string[] {
  return orderRevisions(readInstrument(library, OF)).map(({ key }) => key);
}

describe('the revisions of an instrument', () => {
  it('stand in the order of their bases, whatever their names', () => {
    const library = libraryWith({
      ...adopted('original', null),
      ...adopted('rev.cop9', 'original'),
      ...adopted('rev.cop13', 'rev.cop9'),
      ...draft('draft', 'rev.cop13'),
      ...draft('crp12', 'rev.cop15.draft'),
    });
    expect(keys(library)).toEqual([
      'original',
      'rev.cop9',
      'rev.cop13',
      'rev.cop15.draft',
      'rev.cop15.crp12',
    ]);
    expect(revisionInForce(orderRevisions(readInstrument(library, OF)), OF).key).toBe('rev.cop13');
  });

  it('hold one file a language', () => {
    const library = libraryWith({
      ...adopted('rev.cop13', null),
      ...adopted('rev.cop13', null, 'en'),
    });
    const [revision] = orderRevisions(readInstrument(library, OF));
    expect(revision?.files.map(({ facts }) => facts.language)).toEqual(['en', 'fr']);
  });

  it('that run in a loop are refused at the base that closes it', () => {
    const library = libraryWith({
      ...adopted('rev.cop12', 'rev.cop13'),
      ...adopted('rev.cop13', 'rev.cop12'),
    });
    expect(refusal(() => keys(library))).toBe(
      `${FOLDER}/rev.cop12.fr.md:7:1 error base found a loop of bases rev.cop12 -> rev.cop13 -> rev.cop12, expected a chain with a beginning`,
    );
  });

  it('whose base is not there are refused, and what there is, is told', () => {
    const library = libraryWith({
      ...adopted('original', null),
      ...adopted('rev.cop13', 'rev.cop12'),
    });
    expect(refusal(() => keys(library))).toContain(
      'rev.cop13.fr.md:7:1 error base found base: rev.cop12, expected one of original',
    );
  });

  it('whose languages name different bases are refused', () => {
    const library = libraryWith({
      ...adopted('original', null),
      ...adopted('rev.cop12', 'original'),
      ...adopted('rev.cop13', 'original', 'en'),
      ...adopted('rev.cop13', 'rev.cop12', 'fr'),
    });
    expect(refusal(() => keys(library))).toContain(
      'found base: rev.cop12, expected original as in',
    );
  });

  it('of which two are in force are refused', () => {
    const library = libraryWith({
      ...adopted('original', null),
      ...adopted('rev.cop12', 'original'),
      ...adopted('rev.cop13', 'original'),
    });
    const revisions = orderRevisions(readInstrument(library, OF));
    expect(refusal(() => revisionInForce(revisions, OF))).toContain(
      'found rev.cop12 and rev.cop13 of cms/11.24 both in force',
    );
  });

  it('of which the one asked for is missing are told by name', () => {
    const library = libraryWith(adopted('rev.cop13', null));
    const revisions = orderRevisions(readInstrument(library, OF));
    expect(refusal(() => findRevision(revisions, OF, 'rev.cop14'))).toBe(
      'error revision found no cms/11.24@rev.cop14, expected rev.cop13',
    );
  });

  it('may stand side by side as drafts from one base, and papers are none of them', () => {
    const paper = head({
      kind: 'paper',
      revision: 'rev.cop15',
      paper: 'UNEP/CMS/COP15/Doc.1',
      meeting: 'cop15',
    });
    const library = libraryWith({
      ...adopted('rev.cop13', null),
      ...draft('draft', 'rev.cop13'),
      ...draft('crp1', 'rev.cop13'),
      [`${FOLDER}/rev.cop15.paper.fr.md`]: `${paper}# Titre\n`,
    });
    expect(keys(library).sort()).toEqual(['rev.cop13', 'rev.cop15.crp1', 'rev.cop15.draft']);
  });
});

describe('a file of the library', () => {
  it('that stands under another name than its front matter gives it is refused', () => {
    const library = libraryWith({ [`${FOLDER}/rev.cop12.fr.md`]: `${head()}# Titre\n` });
    expect(refusal(() => readInstrument(library, OF))).toContain(
      `rev.cop12.fr.md:1:1 error file-name found the name ${FOLDER}/rev.cop12.fr.md, expected ${FOLDER}/rev.cop13.fr.md`,
    );
  });

  it('whose printed number differs from its neighbours’ by case or marks alone is refused', () => {
    const library = libraryWith({
      'resolutions/cms/15.aa/original.fr.md': `${head({ number: '15.AA', revision: 'original' })}# A\n`,
      'resolutions/cms/15.aa/rev.cop15.fr.md': `${head({ number: '15.aa', revision: 'rev.cop15' })}# A\n`,
    });
    expect(refusal(() => readInstrument(library, needInstrument('cms/15.AA')))).toContain(
      'error name-clash found 15.aa in the folder of 15.AA',
    );
  });

  it('is found among READMEs and hidden files', () => {
    const library = libraryWith({
      ...adopted('rev.cop13', null),
      'resolutions/README.md': '# About',
      'resolutions/cms/.hidden/x.md': '# Hidden',
      'decisions/cms/cop14/cami.fr.md': '# Decisions',
    });
    expect(listLibrary(library).map((path) => path.slice(library.root.length + 1))).toEqual([
      `${FOLDER}/rev.cop13.fr.md`,
      'decisions/cms/cop14/cami.fr.md',
    ]);
  });
});

describe('Decisions', () => {
  const files = {
    'decisions/cms/cop14/cami.fr.md': `${head({ kind: 'decisions', meeting: 'cop14', subject: 'CAMI', number: null, revision: null })}# A {#title}\n\n**14.1** *Prie* {#bamot}\n`,
    'decisions/cms/cop15/cami.draft.fr.md': `${head({ kind: 'decisions', meeting: 'cop15', subject: 'CAMI', number: null, revision: null, stage: 'draft', base: 'cop14' })}# A {#title}\n\n**15.AA** *Prie* {#kiruf}\n`,
  };

  it('are one instrument through all meetings', () => {
    const library = libraryWith(files);
    const of = needInstrument('decision:cms/cop14/cami');
    expect(orderRevisions(readInstrument(library, of)).map(({ key }) => key)).toEqual([
      'cop14',
      'cop15.draft',
    ]);
    const used = usedUp(siblingFiles(library, of, []).map(({ text }) => text));
    expect([...used].sort()).toEqual(['bamot', 'kiruf']);
  });

  it('are not stopped by an error in those of another subject', () => {
    const library = libraryWith(files);
    put(
      library.root,
      'decisions/cms/cop14/birds.fr.md',
      '---\nkind: decisions\nsubject: Birds\n---\n\n# B\n',
    );
    expect(readInstrument(library, needInstrument('decision:cms/cop14/cami'))).toHaveLength(2);
  });
});

describe('ids that were removed at adoption', () => {
  it('are used up for good', () => {
    const source = `${head({ removed: '[bamot, kiruf]' })}# Titre {#title}\n`;
    const library = libraryWith({ [`${FOLDER}/rev.cop13.fr.md`]: source });
    expect([...usedUp(siblingFiles(library, OF, []).map(({ text }) => text))].sort()).toEqual([
      'bamot',
      'kiruf',
    ]);
  });
});
