import { describe, expect, it } from 'vitest';
import { readRegisters } from '../../src/library/register.ts';
import { registerIn } from '../../src/model/register.ts';
import { libraryWith } from './library.ts';

const FACT = '  - decision: cop4#bodal\n    meeting: cop5\n    document: Doc.20\n';

function read(yaml: string) {
  return readRegisters(libraryWith({ 'decisions/abc/fund.yaml': yaml }));
}

describe('a register of Decisions', () => {
  it('gives its facts with the lines on which they stand', () => {
    const { registers, messages } = read(
      `subject: fund\norder: '20'\nfacts:\n${FACT}    formal: deleted\n    status: proposed\n${FACT}    substance: implemented\n    note: Done\n`,
    );
    expect(messages).toEqual([]);
    const [register] = registers;
    expect(register).toMatchObject({ body: 'abc', subject: 'fund', order: '20' });
    expect(
      register?.facts.map(({ of, id, meeting, told, note, place }) => [
        of,
        id,
        meeting,
        told,
        note,
        place.line,
      ]),
    ).toEqual([
      ['cop4', 'bodal', 'cop5', { kind: 'formal', status: 'deleted', proposed: true }, null, 4],
      ['cop4', 'bodal', 'cop5', { kind: 'substance', status: 'implemented' }, 'Done', 9],
    ]);
  });

  it('may have an order alone', () => {
    expect(read("subject: fund\norder: '3'\n").registers[0]?.facts).toEqual([]);
  });

  it('may have a note in single languages, which goes before the plain one there', () => {
    const cases = [
      ['    note: Done\n    note-fr: Fait\n', { en: 'Done', fr: 'Fait' }],
      ['    note-fr: Fait\n', { en: null, fr: 'Fait' }],
      ['    note: Done\n', { en: 'Done', fr: 'Done' }],
    ] as const;
    for (const [notes, said] of cases) {
      const { registers } = read(`subject: fund\nfacts:\n${FACT}    substance: lapsed\n${notes}`);
      for (const [language, note] of Object.entries(said))
        expect(
          registers.flatMap((one) => registerIn(one, language).facts.map((fact) => fact.note)),
        ).toEqual([note]);
    }
  });

  it('is refused with file and line where something is wrong in it, and others are read all the same', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['subject: other\n', 'found subject other, expected fund'],
      [`subject: fund\nfacts:\n${FACT}`, 'one of formal and substance'],
      [
        `subject: fund\nfacts:\n${FACT}    formal: deleted\n    substance: lapsed\n`,
        'one of formal and substance',
      ],
      [`subject: fund\nfacts:\n${FACT}    formal: amended\n`, 'deleted or repealed'],
      [
        `subject: fund\nfacts:\n${FACT}    substance: lapsed\n    status: proposed\n`,
        'none beside substance',
      ],
      [
        `subject: fund\nfacts:\n  - decision: bodal\n    meeting: cop5\n    document: x\n    formal: deleted\n`,
        'cop14#vobek',
      ],
      ['subject: fund\nodd: 1\n', 'the key odd'],
      [`subject: fund\nfacts:\n${FACT}    substance: lapsed\n    note-french: x\n`, 'note-french'],
      [`subject: fund\nfacts:\n${FACT}    substance: lapsed\n    note-fr: ''\n`, 'a word'],
      ['subject: [fund\n', 'decisions/abc/fund.yaml'],
    ];
    for (const [yaml, said] of cases) {
      const library = libraryWith({
        'decisions/abc/fund.yaml': yaml,
        'decisions/abc/sea.yaml': 'subject: sea\n',
      });
      const { registers, messages } = readRegisters(library);
      expect(registers.map(({ subject }) => subject)).toEqual(['sea']);
      expect(messages.length).toBeGreaterThan(0);
      expect(messages.map(({ text, place }) => `${place?.file}: ${text}`).join('\n')).toContain(
        said,
      );
    }
  });
});
