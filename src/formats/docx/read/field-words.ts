import { type Field, quoted, type Story, say } from './reading.ts';

/** Fields that make words of their own: of their code, of what is asked when they are worked out, of other files. */
const MAKING =
  /^(?:QUOTE|IF|COMPARE|SET|FILLIN|ASK|DOCPROPERTY|DOCVARIABLE|INCLUDETEXT|MACROBUTTON|GOTOBUTTON|MERGEFIELD|AUTOTEXT|AUTOTEXTLIST|GLOSSARY|LINK|DDE|DDEAUTO|DATABASE)$/;

/** Fields that print numbers of pages, lists of headings or nothing; Word works them out as it prints. */
const WORDLESS =
  /^(?:TC|XE|TA|RD|PRIVATE|PRINT|ADVANCE|PAGE|PAGEREF|NUMPAGES|SECTION|SECTIONPAGES|HYPERLINK|FORM\w*|ADDIN|TOC|TOA|INDEX|FIELD|LISTNUM|AUTONUM\w*|EQ|SYMBOL|INCLUDEPICTURE)$/;

/** The keyword of a field's code, in capitals; `FIELD` where it has none. */
export function keyword(code: string): string {
  return /^\s*([A-Za-z]{1,30}|=)/.exec(code)?.[1]?.toUpperCase() ?? 'FIELD';
}

/** Says of a field that ends where Word may print, or be made to print, other words than those that are read. */
export function sayFieldWords(story: Story, field: Field): void {
  const why = otherWords(field);
  if (why === null) return;
  const result = field.printed ? `that shows ${quoted(field.words)}` : 'without a result';
  const text = `found the field ${quoted(field.code || field.unprinted)} ${result}, expected plain words: ${why}`;
  say(story, 'warning', 'field-words', text);
}

function otherWords({ code, printed, words, unprinted, ...field }: Field): string | null {
  const name = keyword(code);
  if (field.revised) return 'its code holds tracked changes';
  if (MAKING.test(name)) return isQuoted(code, words) ? null : 'Word makes its words of its code';
  if (name === 'FIELD' && unprinted.trim() !== '') return 'words stand in its code';
  if (isForm(name) && field.preset !== '' && field.preset !== words) {
    return `its preset is ${quoted(field.preset)}`;
  }
  if (WORDLESS.test(name)) return null;
  if (field.dirty) return 'Word works it out anew when it opens the file';
  return printed ? null : 'Word works it out when it prints';
}

function isForm(name: string): boolean {
  return name === 'FORMTEXT';
}

// What is quoted and shown alike is what it is, however often it is worked out.
function isQuoted(code: string, words: string): boolean {
  const literal = /^\s*QUOTE\s+"([^"\\]*)"\s*(?:\\\* MERGEFORMAT\s*)?$/i.exec(code)?.[1];
  return literal !== undefined && literal.trim() !== '' && literal === words;
}
