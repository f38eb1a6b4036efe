import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DRAFT, steppe } from './library.ts';
import {
  behind,
  editWord,
  empty,
  paragraphAt,
  pasted,
  retype,
  rowAt,
  rowOf,
  typed,
  withoutPart,
  withRemark,
} from './word.ts';

type Edit = (xml: string) => string;

/** What the draft is once the edits came in, and what was said. */
async function drafted(...edits: readonly Edit[]) {
  const library = await steppe();
  const bytes = editWord(library.word(), (xml) => edits.reduce((all, edit) => edit(all), xml));
  const { code, stderr } = await library.bring(bytes);
  expect(code, stderr).toBe(0);
  return { draft: library.read(), said: stderr, library };
}

const changed = (...pairs: readonly (readonly [string, string])[]): string =>
  pairs.reduce((text, [before, after]) => {
    expect(text).toContain(before);
    return text.replace(before, () => after);
  }, DRAFT);

describe('a Word file that was drafted in', () => {
  it('gives the draft as it is where nothing was written, to the byte', async () => {
    const library = await steppe();
    const { code, stdout } = await library.bring(library.word());
    expect(code).toBe(0);
    expect(stdout).toContain('unchanged');
    expect(library.read()).toBe(DRAFT);
  });

  it('takes words that were typed into the clean column', async () => {
    const { draft, said } = await drafted(retype('a0_thanks', 'the hosts', 'warmly the hosts'));
    expect(draft).toBe(changed(['*Thanks* the hosts', '*Thanks* warmly the hosts']));
    expect(said).toContain('draft-rewritten');
    expect(said).not.toContain('warning');
  });

  it('keeps links and marks of notes where words beside them change', async () => {
    const { draft } = await drafted(retype('a0_funds', 'seek funds', 'seek further funds'));
    expect(draft).toBe(changed(['seek funds', 'seek further funds']));
  });

  it('takes comments, and no bare word for keep', async () => {
    const { draft } = await drafted(
      retype('m0_thanks', 'Keep', 'The hosts changed.'),
      retype('m0_noting', 'two reports', 'three reports'),
    );
    expect(draft).toBe(
      changed(
        ['There are two reports.', 'There are three reports.'],
        ['meeting. {#thanks}\n', 'meeting. {#thanks}\n\n> The hosts changed.\n'],
      ),
    );
  });

  it('takes comments of the margin under the name of who made them, once', async () => {
    const library = await steppe();
    const remarked = withRemark(library.word(), 'a0_thanks', 'Which hosts?');
    for (const time of [1, 2]) {
      const { code, stderr } = await library.bring(remarked);
      expect(code, `${time}: ${stderr}`).toBe(0);
      expect(library.read()).toBe(
        changed(['meeting. {#thanks}\n', 'meeting. {#thanks}\n\n> Which hosts? {by=Ben}\n']),
      );
    }
  });

  it('makes a tombstone of an emptied cell, its comment being the reason', async () => {
    const { draft } = await drafted(empty('a0_invite'), retype('m0_invite', 'Keep', 'Obsolete.'));
    expect(draft).toBe(
      changed([
        '**4.** *Invites* donors to support the plan; {#invite}',
        '**4.** {#invite .deleted}\n\n> Obsolete.',
      ]),
    );
  });

  it('keeps the tombstone that stands behind a new paragraph whose cell is emptied', async () => {
    const fresh = '**4 bis.** *Welcomes* the fund. {#welcome}\n\n';
    const gone = '**5.** {#thanks .deleted}\n\n> Said elsewhere.';
    const thanks = '**5.** *Thanks* the hosts of the meeting. {#thanks}';
    const library = await steppe(changed([thanks, `${fresh}${gone}`]));
    const { code, stderr } = await library.bring(editWord(library.word(), empty('a0_welcome')));
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('paragraph-dropped');
    expect(library.read()).toBe(changed([thanks, gone]));
  });

  it('makes a tombstone of a row that was taken out, and says so', async () => {
    const { draft, said } = await drafted((xml) => xml.replace(rowAt(xml, 'm0_invite'), ''));
    expect(draft).toBe(
      changed([
        '**4.** *Invites* donors to support the plan; {#invite}',
        '**4.** {#invite .deleted}',
      ]),
    );
    expect(said).toContain('row-gone');
  });

  it('gives a new row a working number from its place, and its comment', async () => {
    const row = rowOf([typed(''), typed('New.'), pasted('Welcomes the new fund;')]);
    const { draft } = await drafted((xml) =>
      xml.replace(rowAt(xml, 'm0_urge'), (one) => one + row),
    );
    expect(draft).toMatch(
      /\{#urge\}\n\n\*\*3 bis\.\*\* Welcomes the new fund; \{#[a-z]{5}\}\n\n> New\.\n\n\*\*4\.\*\*/,
    );
  });

  it('keeps numbers that were typed: 0. and 6 bis.', async () => {
    const zero = rowOf([typed(''), typed(''), typed('0. Recognizes the steppe;')]);
    const { draft } = await drafted(
      (xml) => xml.replace(rowAt(xml, 'm0_formula'), (one) => one + zero),
      behind('a0_urge', typed('3 ter.\tAsks for patience;')),
    );
    expect(draft).toMatch(/\*\*0\.\*\* Recognizes the steppe; \{#[a-z]{5}\}\n\n\*\*1\.\*\*/);
    expect(draft).toMatch(/\*\*3 ter\.\*\* Asks for patience; \{#[a-z]{5}\}\n\n\*\*4\.\*\*/);
  });

  it('makes a new paragraph of a new line in a cell, without its foreign look', async () => {
    const { draft } = await drafted(behind('a0_thanks', pasted('Closes the meeting.')));
    expect(draft).toMatch(/\{#thanks\}\n\n\*\*6\.\*\* Closes the meeting\. \{#[a-z]{5}\}\n/);
  });

  it('knows a paragraph that was split, and its second half', async () => {
    const second = 'Parties should exchange data on the herds every year;';
    const { draft } = await drafted(
      retype('a0_urge', ` ${second}`, ''),
      behind('a0_urge', typed(second)),
    );
    expect(draft).toMatch(
      /\*\*3\.\*\* \*Urges\* Parties to cooperate across borders\. \{#urge\}\n\n\*\*3 bis\.\*\* Parties should exchange data on the herds every year; \{#[a-z]{5} from=urge\}\n/,
    );
  });

  it('knows two paragraphs that were joined', async () => {
    const { draft } = await drafted(
      retype('a0_urge', 'every year;', 'every year; Invites donors to support the plan;'),
      empty('a0_invite'),
    );
    expect(draft).toBe(
      changed(
        ['every year; {#urge}', 'every year; Invites donors to support the plan; {#urge}'],
        [
          '**4.** *Invites* donors to support the plan; {#invite}',
          '**4.** {#invite .deleted into=urge}',
        ],
      ),
    );
  });

  it('moves a paragraph with its row', async () => {
    const { draft } = await drafted((xml) => {
      const row = rowAt(xml, 'm0_invite');
      const without = xml.replace(row, '');
      return without.replace(rowAt(without, 'm0_plan'), (one) => one + row);
    });
    const line = '**4.** *Invites* donors to support the plan; {#invite}\n\n';
    expect(draft).toBe(changed([line, ''], ['**2.** *Requests*', `${line}**2.** *Requests*`]));
  });

  it('keeps the id with the words where a paragraph is typed above them in their cell', async () => {
    // Word leaves the bookmark with what is typed before it.
    const { draft } = await drafted((xml) => {
      const paragraph = paragraphAt(xml, 'a0_thanks');
      const bare = paragraph.replace(/<w:bookmark(?:Start|End)[^>]*\/>/g, '');
      const above = paragraph.replace(/<w:r>.*<\/w:r>/s, typed('Welcomes the film;').slice(5, -6));
      return xml.replace(paragraph, () => above + bare);
    });
    expect(draft).toMatch(
      /Welcomes the film; \{#[a-z]{5}\}\n\n\*\*5\.\*\* \*Thanks\* the hosts of the meeting\. \{#thanks\}/,
    );
  });

  it('says where both columns were written on differently, and holds to the clean one', async () => {
    const { draft, said } = await drafted(
      retype('b0_thanks', 'the hosts', 'the guests'),
      retype('a0_thanks', 'the hosts', 'all hosts'),
    );
    expect(draft).toBe(changed(['the hosts', 'all hosts']));
    expect(said).toMatch(/warning columns-differ .*guests.*all hosts/);
  });

  it('takes a change of the first column alone, and says so', async () => {
    const strike = '<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">warmly </w:t></w:r>';
    const { draft, said } = await drafted((xml) => {
      const paragraph = paragraphAt(xml, 'b0_thanks');
      const edited = paragraph
        .replace('the hosts', 'all hosts')
        .replace('</w:p>', `${strike}</w:p>`);
      return xml.replace(paragraph, () => edited);
    });
    expect(draft).toBe(changed(['the hosts', 'all hosts']));
    expect(said).toMatch(/warning first-column-taken/);
  });

  it('accepts tracked changes, and says whose they are', async () => {
    const mark = 'w:id="9001" w:author="Ana" w:date="2026-02-21T10:00:00Z"';
    const { draft, said } = await drafted((xml) => {
      const paragraph = paragraphAt(xml, 'a0_invite');
      const tracked = paragraph.replace(/(<w:r>(?:(?!<w:r>).)*donors)/s, (run) =>
        run.replace(
          'donors',
          `</w:t></w:r><w:ins ${mark}><w:r><w:t xml:space="preserve">public </w:t></w:r></w:ins><w:r><w:t xml:space="preserve">donors`,
        ),
      );
      return xml.replace(paragraph, () => tracked);
    });
    expect(draft).toBe(changed(['donors', 'public donors']));
    expect(said).toContain('tracked changes by Ana');
  });

  it('takes a note that was put in with Word', async () => {
    const library = await steppe();
    const bytes = editWord(library.word(), (xml) => {
      const paragraph = paragraphAt(xml, 'a0_thanks');
      return xml.replace(paragraph, () =>
        paragraph.replace(
          '</w:p>',
          '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="7"/></w:r></w:p>',
        ),
      );
    });
    const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
    const parts = unzipSync(bytes);
    const notes = strFromU8(parts['word/footnotes.xml'] ?? new Uint8Array());
    const note = `<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Held in Bonn.</w:t></w:r></w:p></w:footnote>`;
    const filled = zipSync({
      ...parts,
      'word/footnotes.xml': strToU8(notes.replace('</w:footnotes>', `${note}</w:footnotes>`)),
    });
    const { code, stderr } = await library.bring(filled);
    expect(code, stderr).toBe(0);
    expect(library.read()).toBe(
      changed(['meeting. {#thanks}', 'meeting.[^note-1] {#thanks}\n\n[^note-1]: Held in Bonn.']),
    );
  });

  it('takes a note out with its row', async () => {
    const { draft, said } = await drafted(empty('a0_means'));
    expect(draft).toBe(
      changed(
        ['[^means] {#funds}', ' {#funds}'],
        ['[^means]: Subject to the availability of means.\n\n', ''],
      ),
    );
    expect(said).toContain('note-gone');
  });

  it('takes a table that was pasted into a cell', async () => {
    const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const table = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>${cell('Herd')}${cell('Size')}</w:tr><w:tr>${cell('North')}${cell('40')}</w:tr></w:tbl>`;
    const { draft } = await drafted(behind('a0_thanks', `${table}<w:p/>`));
    expect(draft).toMatch(/\| Herd [^|]*\| Size \|/);
    expect(draft).toMatch(/\| North [^|]*\| 40 \|/);
  });

  it('reads cells that were merged by their bookmarks', async () => {
    const { draft } = await drafted((xml) => {
      const row = rowAt(xml, 'm0_thanks');
      const cells = row.match(/<w:tc>.*?<\/w:tc>/gs) ?? [];
      const [first = '', comment = '', clean = ''] = cells;
      const inside = clean.replace(/^<w:tc>(?:<w:tcPr>.*?<\/w:tcPr>)?/s, '').replace('</w:tc>', '');
      const both = comment
        .replace('</w:tcPr>', '<w:gridSpan w:val="2"/></w:tcPr>')
        .replace('</w:tc>', `${inside.replace('the hosts', 'both hosts')}</w:tc>`);
      return xml.replace(row, () => row.replace(cells.join(''), first + both));
    });
    expect(draft).toBe(changed(['the hosts', 'both hosts']));
  });

  it('keeps breaks, no-break hyphens and blanks as they were typed', async () => {
    const { draft } = await drafted((xml) => {
      const paragraph = paragraphAt(xml, 'a0_thanks');
      const run = (inner: string): string => `<w:r>${inner}</w:r>`;
      const more = run(
        '<w:t xml:space="preserve"> See</w:t><w:br/><w:t>COP</w:t><w:noBreakHyphen/><w:t>15</w:t><w:tab/><w:t>now.</w:t>',
      );
      return xml.replace(paragraph, () => paragraph.replace('</w:p>', `${more}</w:p>`));
    });
    expect(draft).toBe(
      changed(['meeting. {#thanks}', 'meeting. See\\\nCOP\u201115 now. {#thanks}']),
    );
  });

  it('says words outside the table', async () => {
    const { draft, said } = await drafted(
      (xml) => xml.replace('<w:body>', `<w:body>${typed('Do not forget Ana.')}`),
      retype('a0_thanks', 'the hosts', 'all hosts'),
    );
    expect(draft).toBe(changed(['the hosts', 'all hosts']));
    expect(said).toMatch(/outside-table .*Do not forget Ana/);
  });

  it('is known without its properties, and without any bookmark', async () => {
    const library = await steppe();
    const edited = editWord(withoutPart(library.word(), 'docProps/custom.xml'), (xml) =>
      retype(
        'a0_thanks',
        'the hosts',
        'all hosts',
      )(xml).replace(/<w:bookmark(?:Start|End)[^>]*\/>/g, ''),
    );
    const { code, stderr } = await library.bring(edited);
    expect(code, stderr).toBe(0);
    expect(library.read()).toBe(changed(['the hosts', 'all hosts']));
  });

  it('leaves alone what the draft changed meanwhile and the file did not', async () => {
    const library = await steppe();
    const word = library.word();
    const { writeFileSync } = await import('node:fs');
    writeFileSync(library.path, changed(['the plan; {#invite}', 'the whole plan; {#invite}']));
    const { code, stderr } = await library.bring(
      editWord(word, retype('a0_thanks', 'the hosts', 'all hosts')),
    );
    expect(code, stderr).toBe(0);
    expect(library.read()).toBe(
      changed(['the plan; {#invite}', 'the whole plan; {#invite}'], ['the hosts', 'all hosts']),
    );
  });

  it('comes in a second time when it was written on further', async () => {
    const library = await steppe();
    const once = editWord(library.word(), retype('a0_thanks', 'the hosts', 'all hosts'));
    await library.bring(once);
    const { code, stderr } = await library.bring(
      editWord(once, retype('a0_invite', 'donors', 'all donors')),
    );
    expect(code, stderr).toBe(0);
    expect(library.read()).toBe(changed(['the hosts', 'all hosts'], ['donors', 'all donors']));
  });

  it('writes the file of a draft that stands already', async () => {
    const library = await steppe();
    const { runCli } = await import('../cli/run.ts');
    const again = await runCli(
      ['draft', 'cms/99.1', '--for', 'cop16', '--docx', 'again.docx'],
      library.cwd,
    );
    expect(again).toMatchObject({ code: 0, stdout: 'again.docx\n' });
    expect(library.read()).toBe(DRAFT);
  });

  it('goes over its own file, but over none that somebody has written in', async () => {
    const library = await steppe();
    const { runCli } = await import('../cli/run.ts');
    const path = join(library.cwd, 'work.docx');
    const draft = ['draft', 'cms/99.1', '--for', 'cop16', '--docx', 'work.docx'];
    expect((await runCli(draft, library.cwd)).code).toBe(0);
    const written = editWord(library.word(), retype('a0_thanks', 'the hosts', 'all hosts'));
    for (const bytes of [written, editWord(library.word(), behind('a0_report', typed('new')))]) {
      writeFileSync(path, bytes);
      const refused = await runCli(draft, library.cwd);
      expect(refused.code).toBe(3);
      expect(refused.stderr).toMatch(/^work\.docx:1:1 error exists .*revcop import work\.docx/m);
      expect(new Uint8Array(readFileSync(path))).toEqual(new Uint8Array(bytes));
    }
  });

  it('numbers new items by their place, and new recitals not at all', async () => {
    const { draft } = await drafted(
      behind('a0_report', typed('name a focal point;')),
      behind('a0_recalling', typed('Aware of the winter,')),
    );
    expect(draft).toMatch(
      /\{#report\}\n\n\*\*a bis\)\*\* name a focal point; \{#[a-z]{5}\}\n\n\*\*b\)\*\*/,
    );
    expect(draft).toMatch(/\{#recalling\}\n\nAware of the winter, \{#[a-z]{5}\}\n\n/);
  });

  it('keeps the number of a paragraph over which other words were pasted', async () => {
    const { draft, said } = await drafted((xml) => {
      const paragraph = paragraphAt(xml, 'a0_invite');
      return xml.replace(paragraph, () => pasted('Invites everyone to support the plan;'));
    });
    expect(draft).toBe(changed(['*Invites* donors to support', 'Invites everyone to support']));
    expect(said).toContain('label-kept');
  });

  it('brings a deleted paragraph back where words are written into its cell', async () => {
    const gone = changed([
      '**4.** *Invites* donors to support the plan; {#invite}',
      '**4.** {#invite .deleted}\n\n> Obsolete.',
    ]);
    const library = await steppe(gone);
    const bytes = editWord(library.word(), (xml) => {
      const paragraph = paragraphAt(xml, 'a0_invite');
      const words =
        '<w:r><w:t xml:space="preserve">4. Invites all donors to support the plan;</w:t></w:r></w:p>';
      return xml.replace(paragraph, () => paragraph.replace('</w:p>', words));
    });
    const { code, stderr } = await library.bring(bytes);
    expect(code, stderr).toBe(0);
    expect(library.read()).toContain(
      '**4.** Invites all donors to support the plan; {#invite}\n\n> Obsolete.\n',
    );
  });

  it('says whose draft it is in properties and above the table, and holds no copy of the text', async () => {
    const library = await steppe();
    const { strFromU8, unzipSync } = await import('fflate');
    const parts = unzipSync(library.word());
    const custom = strFromU8(parts['docProps/custom.xml'] ?? new Uint8Array());
    for (const word of ['cms/99.1@rev.cop16.draft', '>original<', '>en<'])
      expect(custom).toContain(word);
    expect(custom).not.toMatch(/hosts|donors|Standing/);
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain(
      'cms/99.1@rev.cop16.draft (en)',
    );
  });

  it('asks for one language or a folder where a draft has several', async () => {
    const { runCli } = await import('../cli/run.ts');
    const { cwd } = await steppe();
    const { cpSync } = await import('node:fs');
    cpSync('resolutions/cites', `${cwd}/resolutions/cites`, { recursive: true });
    const one = await runCli(
      ['draft', 'cites/conf.-99.1', '--for', 'cop20', '--docx', 'a.docx'],
      cwd,
    );
    expect(one).toMatchObject({ code: 3, stdout: '' });
    expect(one.stderr).toContain('--language');
    const all = await runCli(
      ['draft', 'cites/conf.-99.1', '--for', 'cop20', '--docx', 'word/'],
      cwd,
    );
    expect(all.stdout.trim().split('\n')).toHaveLength(3);
  });
});
