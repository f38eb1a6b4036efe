import { describe, expect, it } from 'vitest';
import { languageInPath, nameInPath } from '../../src/cli/batch-names.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { nameInLines } from '../../src/papers/recognise/resolution-name.ts';

const profiles = {
  cms: loadProfile(null, 'cms'),
  cites: loadProfile(null, 'cites'),
  un: loadProfile(null, 'un'),
};

type Body = keyof typeof profiles;

describe('the head of a document', () => {
  it.each<[Body, string, string, string | null]>([
    ['cms', 'UNEP/CMS/Resolution 11.24 (Rev.COP13)', '11.24', 'rev.cop13'],
    ['cms', 'UNEP/CMS/Resolution 11.24 (Rev.COP13)/Annex', '11.24', 'rev.cop13'],
    ['cms', 'RÉSOLUTION 11.24 (REV.COP13)*', '11.24', 'rev.cop13'],
    ['cms', 'Resolución 12.3: Mamíferos', '12.3', null],
    ['cms', '11.24 (Rev.COP13)', '11.24', 'rev.cop13'],
    ['cites', 'Conf. 18.7 (Rev. CoP19)', 'Conf. 18.7', 'rev.cop19'],
    ['cites', 'RESOLUTION CONF. 18.7 (REV. COP19)', 'Conf. 18.7', 'rev.cop19'],
    ['cites', 'Conf. 18.7 (Rev. CoP19)* Designation and role', 'Conf. 18.7', 'rev.cop19'],
    ['un', 'A/RES/75/1', '75/1', null],
    ['un', '75/1. Declaration on the commemoration', '75/1', null],
    ['un', '第75/1号决议', '75/1', null],
  ])('of %s that says %s names a Resolution', (body, line, number, revision) => {
    const lines = ['Original: English', line, 'A title'];
    expect(nameInLines(lines, profiles[body])).toMatchObject({ number, revision });
  });

  it.each<[Body, string]>([
    ['cms', 'Recalling Resolution 11.24 (Rev.COP13)'],
    ['cms', 'Resolution 11.24 requests the Secretariat to report'],
    ['cms', '1.1 Background'],
    ['cms', 'UNEP/CMS/COP13/Doc.18'],
    ['un', 'A/75/L.12'],
  ])('of %s that says %s names none', (body, line) => {
    expect(nameInLines([line], profiles[body])).toBeNull();
  });

  it('tells the revision in a running head where the name above the text lacks it', () => {
    const lines = ['RESOLUTION 11.24', 'Title', 'Resolution 11.24 (Rev.COP13)'];
    expect(nameInLines(lines, profiles.cms)).toMatchObject({ revision: 'rev.cop13' });
  });
});

describe('the name of a file', () => {
  it.each<[Body, string, string, string | null, string | null]>([
    ['cms', 'cms_cop13_res.11.24_rev.cop13_e.docx', '11.24', 'rev.cop13', 'en'],
    ['cms', '11.24/rev.cop13.fr.docx', '11.24', 'rev.cop13', 'fr'],
    ['cms', 'adopted/Res. 11.24 (Rev.COP13).docx', '11.24', 'rev.cop13', null],
    ['cms', '11.10.docx', '11.10', null, null],
    ['cms', 'resolución_12.11_s.doc', '12.11', null, 'es'],
    ['cites', 'Res Conf 18.7 (Rev CoP19)_S.docx', 'Conf. 18.7', 'rev.cop19', 'es'],
    ['un', 'A_RES_75_1_E.docx', '75/1', null, 'en'],
    ['un', '75-901/original.ar.docx', '75/901', 'original', 'ar'],
  ])('of %s, %s, tells a Resolution', (body, path, number, revision, language) => {
    expect(nameInPath(path, profiles[body])).toMatchObject({ number, revision });
    expect(languageInPath(path, profiles[body])).toBe(language);
  });

  it.each<[Body, string]>([
    ['cms', 'Annex 1.2.docx'],
    ['cms', 'minutes.docx'],
    ['un', 'N2025123.docx'],
  ])('of %s, %s, tells none', (body, path) => {
    expect(nameInPath(path, profiles[body])).toBeNull();
  });
});
