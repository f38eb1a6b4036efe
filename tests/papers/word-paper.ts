import { readDocx } from '../../src/formats/docx/read/read.ts';
import type { Outcome } from '../../src/model/message.ts';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../../src/model/paragraph.ts';
import type { Profile } from '../../src/model/profile.ts';
import { plainText } from '../../src/model/run.ts';
import type { Sheet } from '../../src/model/sheet.ts';
import type { Text } from '../../src/model/text.ts';
import type { Proposal } from '../../src/papers/recognise/proposals.ts';
import { type RecognisedPaper, recognisePaper } from '../../src/papers/recognise/recognise.ts';
import {
  proposalsOver,
  type WordPaperOptions,
  wordView,
} from '../../src/papers/recognise/texts.ts';
import {
  p,
  r,
  revision,
  table,
  type WordFileParts,
  wordFile,
} from '../formats/docx-read/word-file.ts';
import { cmsProfile } from './recognise-made.ts';

const U = '<w:u w:val="single"/>';
const S = '<w:strike/>';

/** Runs: `_underlined_`, `~struck~`; `{+Ann:inserted+}` and `{-Ann:deleted-}` are tracked, what they hold may be underlined or struck; `{=Ann:struck=}` was struck and is no more, `{#Ann:words#}` is struck and was not. */
export function runs(source: string): string {
  const parts = source.match(/\{([+=#-])[^:]+:[\s\S]*?\1\}|_[^_]+_|~[^~]+~|[^_~{]+/g) ?? [];
  return parts.map(run).join('');
}

function run(part: string): string {
  const tracked = /^\{([+=#-])([^:]+):([\s\S]*)\1\}$/.exec(part);
  if (tracked) return trackedRun(tracked[1] ?? '', tracked[2] ?? '', tracked[3] ?? '');
  if (part.startsWith('_')) return r(part.slice(1, -1), U);
  return part.startsWith('~') ? r(part.slice(1, -1), S) : r(part);
}

function trackedRun(sign: string, author: string, words: string): string {
  if (sign === '+') return revision('ins', runs(words), author);
  if (sign === '-') {
    const inner = runs(words)
      .replaceAll('<w:t ', '<w:delText ')
      .replaceAll('</w:t>', '</w:delText>');
    return revision('del', inner, author);
  }
  const was = sign === '=' ? S : '';
  const now = sign === '#' ? S : '';
  const change = `<w:rPrChange w:id="7" w:author="${author}" w:date="2026-02-20T10:00:00Z"><w:rPr>${was}</w:rPr></w:rPrChange>`;
  return r(words, `${now}${change}`);
}

/** A paragraph in the notation of `runs`; a mark in front makes its end a revision: `+Ann¶ words`. */
export function para(source: string): string {
  const [, sign, author, words] = /^([+-])(\w+)¶ ?([\s\S]*)$/.exec(source) ?? [];
  if (sign === undefined || author === undefined) return p(runs(source));
  const name = sign === '+' ? 'ins' : 'del';
  return p(runs(words ?? ''), `<w:rPr>${revision(name, '', author)}</w:rPr>`);
}

const COVER = ['UNEP/CMS/COP15/Doc.99', 'CENTRAL ASIAN MAMMALS', '1. Background is given.'];
const HEADS = ['ANNEX 1', 'PROPOSED AMENDMENTS TO RESOLUTION 11.24 (REV.COP13)'];

/** An inline annex behind a cover; its lines stand in the notation of `para`. */
export function inlineFile(lines: readonly string[], parts: WordFileParts = {}): Uint8Array {
  const body = [...COVER, ...HEADS, ...lines].map(para).join('');
  return wordFile(body, parts);
}

/** A three-column table behind a cover; cells stand in the notation of `para`, their paragraphs parted by `¦`; the rows `inserted` are tracked by Ann. */
export function tableFile(
  rows: readonly (readonly string[])[],
  parts: WordFileParts = {},
  inserted: readonly number[] = [],
): Uint8Array {
  const head = ['Proposed amendments to Resolution 11.24 (Rev.COP13)', 'Comments', 'Clean text'];
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.split('¦').map(para).join('')));
  let at = -1;
  const made = table(cells).replace(/<w:tr>/g, () => {
    at += 1;
    const mark = `<w:trPr>${revision('ins', '', 'Ann')}</w:trPr>`;
    return inserted.includes(at - 1) ? `<w:tr>${mark}` : '<w:tr>';
  });
  return wordFile([...COVER, ...HEADS].map(para).join('') + made, parts);
}

/** A Word file as a sheet. */
export function sheetOf(bytes: Uint8Array): Sheet {
  const { value, messages } = readDocx(bytes);
  if (value === null) throw new Error(messages[0]?.text);
  return value.sheet;
}

/** Lines of a text: label and words, a tombstone as `†`. */
export function linesOf(text: Text | null | undefined): string[] {
  return (text?.paragraphs ?? []).map(lineOf);
}

function lineOf(paragraph: Paragraph): string {
  const words = plainText(contentOf(paragraph));
  return [labelOf(paragraph)?.text, isTombstone(paragraph) ? '†' : words].filter(Boolean).join(' ');
}

/** What a Word file holds: the text before, the draft, the proposals by the name of their stage, and the rules of messages. */
export function readFile(bytes: Uint8Array, options: WordPaperOptions = {}) {
  const { value, messages } = recogniseWordPaper(sheetOf(bytes), cmsProfile(), {
    language: 'en',
    given: { number: '11.24' },
    ...options,
  });
  const proposals = Object.fromEntries(
    value.proposals.map(({ stage, texts }) => [stage, texts.flatMap(linesOf)]),
  );
  const rules = messages.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);
  return {
    before: linesOf(value.base),
    draft: linesOf(value.draft),
    proposals,
    rules,
    messages,
    value,
  };
}

/** The paper of a Word file in the view that shows its redline, with the proposals over it, as an import reads it. */
export function recogniseWordPaper(
  sheet: Sheet,
  profile: Profile,
  options: WordPaperOptions = {},
): Outcome<RecognisedPaper & { readonly proposals: readonly Proposal[] }> {
  const { value: view, messages } = wordView(sheet, profile, options);
  const { base: _, bases: __, ...again } = options;
  const read = recognisePaper(view.sheet, profile, { ...options, tracked: view.tracked });
  const over = proposalsOver(sheet, view, read.value, options.stage, (found, more) =>
    recognisePaper(found, profile, { ...again, ...more }),
  );
  const value = { ...read.value, ...over.value };
  return { value, messages: [...messages, ...read.messages, ...over.messages] };
}
