import { describe, expect, it } from 'vitest';
import { treeOf } from '../library/library.ts';
import { adoptionLibrary, draftOf, inForce } from './adoption-library.ts';
import { runCli } from './run.ts';

const FOLDER = 'resolutions/cms/11.24';
const EXPECTED = `old   working  final
–     0        1      Adopte nought;
1     1        2      Adopte one;
2     –        –      Adopte two;
–     2 bis    3      Adopte the second;
3     3        4      Prie le Secrétariat :
3 a)  –        –      a;
3 b)  3 b)     4 a)   a and b;
4     4        5      Adopte four.
`;

describe('renumber', () => {
  it('prints old, working and final numbers of a draft, named or as a file, and writes nothing', async () => {
    const { root } = adoptionLibrary();
    const before = treeOf(root);
    for (const argv of [
      ['cms/11.24@rev.cop15.draft', '--language', 'fr'],
      [`${FOLDER}/rev.cop15.draft.fr.md`],
    ]) {
      expect(await runCli(['renumber', ...argv], root)).toEqual({
        code: 0,
        stdout: EXPECTED,
        stderr: '',
      });
    }
    expect(treeOf(root)).toEqual(before);
  });

  it('gives them as JSON', async () => {
    const { root } = adoptionLibrary();
    const { stdout } = await runCli(['renumber', 'cms/11.24@rev.cop15.draft', '--json'], root);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ draft: 'rev.cop15.draft', base: 'rev.cop13', language: 'en' });
    expect(found.numbers.at(3)).toEqual({
      id: 'bis',
      role: 'operative',
      old: null,
      working: '2 bis',
      final: '3',
    });
  });

  it('holds a stage against the text in force, not against the stage before', async () => {
    const { root } = adoptionLibrary({
      [`${FOLDER}/rev.cop15.crp3.en.md`]: draftOf('en', (source) => source, {
        stage: 'crp3',
        base: 'rev.cop15.draft',
      }),
    });
    const { stdout } = await runCli(['renumber', 'cms/11.24@rev.cop15.crp3'], root);
    expect(stdout).toBe(
      EXPECTED.replaceAll('Adopte', 'Adopts').replace(
        'Prie le Secrétariat :',
        'Requests the Secretariat:',
      ),
    );
  });

  it('tells a lock that cannot be kept with file and line', async () => {
    const { root } = adoptionLibrary({
      [`${FOLDER}/rev.cop15.draft.en.md`]: draftOf('en', (source) =>
        source.replace('{#bis}', '{#bis .lock}'),
      ),
    });
    const { code, stderr, stdout } = await runCli(['renumber', 'cms/11.24@rev.cop15.draft'], root);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toBe(
      `${FOLDER}/rev.cop15.draft.en.md:33:1 error lock found 2 bis. locked, expected 3. or a later number, which stands behind those before it\n`,
    );
  });

  it.each([
    [['cms/11.24'], 2, 'expected a draft: cms/11.24@rev.cop15.draft'],
    [['cms/11.24@rev.cop13'], 3, 'which is adopted, expected cms/11.24@rev.cop15.draft'],
    [['cms/11.24@rev.cop15.draft', '--language', 'es'], 3, 'found no es of rev.cop15.draft'],
    [['cms/11.25@rev.cop15.draft'], 3, 'found no cms/11.25'],
    [['none.md'], 3, 'none.md'],
    [[`${FOLDER}/rev.cop15.paper.en.md`], 3, 'found a paper, expected the draft that it presents'],
  ])('is refused: %j', async (argv, exit, message) => {
    const paper = inForce('en', {
      kind: 'paper',
      revision: 'rev.cop15',
      meeting: 'cop15',
      paper: 'UNEP/CMS/COP15/Doc.27.3',
    });
    const { root } = adoptionLibrary({ [`${FOLDER}/rev.cop15.paper.en.md`]: paper });
    const { code, stderr, stdout } = await runCli(['renumber', ...argv], root);
    expect([code, stdout, stderr]).toEqual([exit, '', expect.stringContaining(message)]);
  });
});
