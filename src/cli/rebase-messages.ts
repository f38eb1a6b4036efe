import type { Change } from '../compare/comparison.ts';
import { readMarkdown } from '../formats/markdown/read.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { Collision, Rebased, Touched } from '../lineage/rebase.ts';
import type { CarriedReferences } from '../lineage/rebase-references.ts';
import { type Message, type Place, showHidden } from '../model/message.ts';
import { printChange } from './terminal.ts';

/** A draft in one language on its newer base, and the file that holds it. */
export interface Carried {
  readonly file: LibraryFile;
  readonly rebased: Rebased;
  readonly references: CarriedReferences;
  readonly content: string;
}

/** What is said of a carried draft: new numbers, what was put together, collisions, references. */
export function rebaseMessages({ file, rebased, references, content }: Carried): Message[] {
  // Line 1 names a paragraph that does not stand in the file.
  const written = readMarkdown(content).value.paragraphs;
  const placeOf = (index: number | null): Place => {
    const { line, column } = (index === null ? null : written[index]?.place) ?? START;
    return { file: file.shown, line, column };
  };
  const relabelled = rebased.relabelled.map((one): Message => {
    const name = nameOf({ id: one.id, label: one.was });
    const text = `found ${name} inserted in the draft where the newer base has other numbers; it is ${one.label} now`;
    return { severity: 'info', rule: 'renumbered', text, place: placeOf(one.index) };
  });
  const told = rebased.merged.map((one): Message => {
    const place = placeOf(one.index);
    const text = `found ${nameOf(one)} amended in the draft and in the newer base, words that do not touch; both are made`;
    return { severity: 'info', rule: 'merged', text: showHidden(text), place };
  });
  const collisions = rebased.collisions.map((one): Message => {
    const place = placeOf(one.index);
    const text = `found ${nameOf(one)} ${WHY[one.kind]}; the draft's words are kept. Draft: ${redlineOf(one.draft)} Base: ${redlineOf(one.base)}`;
    return { severity: 'warning', rule: 'collision', text: showHidden(text), place };
  });
  return [...relabelled, ...told, ...referenceMessages(references, placeOf), ...collisions];
}

function referenceMessages(
  { text: carried, followed, messages, dangling }: CarriedReferences,
  placeOf: (index: number | null) => Place,
): Message[] {
  const printed = followed.map(({ index, before, after }): Message => {
    const text = `found ${before}, a number of the draft before; it reads ${after} now`;
    return { severity: 'info', rule: 'reference', text: showHidden(text), place: placeOf(index) };
  });
  const unread = messages.map((message): Message => {
    const at = carried.paragraphs.findIndex(({ place }) => place && place === message.place);
    const severity = message.severity === 'error' ? 'warning' : message.severity;
    return { ...message, severity, place: placeOf(at < 0 ? null : at) };
  });
  const lost = dangling.map(({ index, words, gone }): Message => {
    const text = `found ${words}, which leads to ${gone.map((id) => `{#${id}}`).join(', ')}, deleted in the draft or in the newer base, expected a paragraph that stays`;
    return {
      severity: 'warning',
      rule: 'collision',
      text: showHidden(text),
      place: placeOf(index),
    };
  });
  return [...printed, ...unread, ...lost];
}

const START = { line: 1, column: 1 };

const WHY: Readonly<Record<Collision['kind'], string>> = {
  'both-amended': 'amended in the draft and in the newer base at the same words',
  'deleted-in-base': 'amended in the draft and deleted in the newer base',
  'deleted-in-draft': 'deleted in the draft and amended in the newer base',
  'both-inserted': 'inserted in the draft and in the newer base with other words',
};

function nameOf({ id, label }: Pick<Touched, 'id' | 'label'>): string {
  return [label ?? '', id === null ? '' : `(${id})`].filter((part) => part !== '').join(' ');
}

function redlineOf(changes: readonly Change[]): string {
  return `“${changes.map((change) => printChange(change, false)).join('')}”`;
}
