import type { Paragraph } from '../../model/paragraph.ts';
import { plainProse, type ReadAmendments, readAmendments } from './annexes.ts';
import { directive } from './cover.ts';
import { readDraftDecisions } from './decisions.ts';
import { type Desk, headingOf } from './desk.ts';
import { type Known, symbolPart } from './facts.ts';
import { type ReadInline, readInline } from './inline.ts';
import { withTypedMarks } from './typed-marks.ts';
import type { AnnexZone } from './zones.ts';

/** An annex as read: `own` are its paragraphs in the paper. */
export interface ReadAnnex {
  readonly zone: AnnexZone;
  readonly own: readonly Paragraph[];
  readonly amends: ReadAmendments | ReadInline | null;
  readonly decisions: readonly Paragraph[] | null;
}

/** Reads what an annex holds by its kind. */
export function readAnnex(zone: AnnexZone, desk: Desk): ReadAnnex {
  const none = { zone, own: [], amends: null, decisions: null };
  switch (zone.kind) {
    case 'decisions':
      return {
        ...none,
        decisions: readDraftDecisions(withTypedMarks(zone.blocks, desk, 'after'), desk),
      };
    case 'other':
      return { ...none, own: plainProse(withTypedMarks(zone.blocks, desk), 'paper', desk) };
    case 'inline': {
      const inline = readInline(zone.heading, zone.blocks, desk);
      return { ...none, own: inline.own, amends: inline };
    }
    case 'amendments': {
      const amendments = readAmendments(zone.heading, zone.blocks, desk);
      return { ...none, own: amendments.own, amends: amendments };
    }
  }
}

/** The paragraphs of an annex in the paper itself, with a directive where its result is printed. */
export function printedAnnex(annex: ReadAnnex, known: Known): Paragraph[] {
  const { zone, own } = annex;
  const dress = { classes: annexClasses(zone) };
  const { pieces } = zone.heading;
  const heading = pieces.length === 0 ? [] : [headingOf(pieces, 2, dress, known.desk, 'paper')];
  return [...heading, ...own, ...annexDirective(annex, known)];
}

function annexClasses({ kind }: AnnexZone): string[] {
  return kind === 'amendments' ? ['annex', 'landscape'] : ['annex'];
}

function annexDirective({ zone, amends }: ReadAnnex, known: Known): Paragraph[] {
  const { desk, symbol, meeting, revision, resolution, subject } = known;
  const { body } = desk.profile;
  if (zone.kind === 'decisions') {
    const of = `decision:${body}/${meeting ?? 'draft'}/${subject}.draft`;
    return [directive('decisions', { of })];
  }
  if (!amends) return [];
  const of = `${body}/${resolution?.number ?? symbolPart(symbol?.symbol ?? 'draft')}`;
  if ('fresh' in amends && amends.fresh) {
    return [directive('text', { of: `${of}@original.draft` })];
  }
  const layout = zone.kind === 'inline' ? 'inline' : 'three-column';
  const from = resolution?.revision ?? 'original';
  return [directive('amendments', { of, from, to: `${revision}.draft`, layout })];
}
