import { toHtml } from 'hast-util-to-html';
import { readDocx } from '../../../src/formats/docx/read/read.ts';
import { type WordFileParts, wordFile } from './word-file.ts';

export interface Found {
  /** The blocks of the sheet as HTML, its sections without their tags. */
  readonly html: string;
  /** `rule line:column text` of each message. */
  readonly messages: readonly string[];
}

/** What is read from a file with this body. Attributes of author and date that every revision of a test has are left out. */
export function reading(body: string, parts: WordFileParts = {}): Found {
  return readingOf(wordFile(body, parts));
}

/** What is read from these bytes. */
export function readingOf(bytes: Uint8Array): Found {
  const { value, messages } = readDocx(bytes);
  const html = value === null ? '' : toHtml(value.sheet.root);
  return {
    html: html
      .replace(/ data-author="Ann" data-date="2026-02-20T10:00:00Z"/g, '')
      .replace(/^<article[^>]*>|<\/article>$/g, '')
      .replace(/<section data-section="portrait">|<\/section>/g, ''),
    messages: messages.map(({ rule, place, text }) =>
      place ? `${rule} ${place.line}:${place.column} ${text}` : `${rule} ${text}`,
    ),
  };
}
