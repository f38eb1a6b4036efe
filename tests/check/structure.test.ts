import { describe, expect, it } from 'vitest';
import { edition, rulesFound, subject } from './subject.ts';

const TITLE = '# Light {#title}\n\n';
const FORMULA = 'The Conference of the Parties {#formula .formula}\n\n';
const one = '**1.** *Urges* Parties to act; {#bamot}\n\n';
const two = '**2.** *Invites* donors to help. {#kiruf}\n';
const found = (body: string) =>
  rulesFound(subject([edition('rev.cop14', body)])).filter((rule) =>
    ['unnumbered-paragraph', 'no-formula', 'note-without-mark', 'mark-without-note'].includes(rule),
  );

describe('what a text lacks', () => {
  it('is nothing in a whole text', () => {
    expect(found(TITLE + FORMULA + one + two)).toEqual([]);
  });
  it('is the number of a paragraph that opens with an operative verb between numbered ones', () => {
    const bare = '*Requests* the Secretariat to report; {#dolep}\n\n';
    expect(found(TITLE + FORMULA + one + bare + two)).toEqual(['unnumbered-paragraph']);
    expect(found(`${TITLE}${FORMULA}${one}in every estuary; {#dolep}\n\n${two}`)).toEqual([]);
  });
  it('is the formula of a Resolution', () => {
    expect(found(TITLE + one + two)).toEqual(['no-formula']);
  });
  it('is the note of a mark, and the mark of a note', () => {
    const body = `${TITLE}${FORMULA}**1.** *Urges* Parties to act;[^flow] {#bamot}\n\n[^note-flow]: At low water.\n\n${two}`;
    expect(found(body).sort()).toEqual(['mark-without-note', 'note-without-mark']);
  });
});
