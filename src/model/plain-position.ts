import type { Label } from './label.ts';
import { placeLabel, startsAgain } from './levels.ts';
import type { Position, Role } from './outline.ts';
import { contentOf, type Plain } from './paragraph.ts';
import { plainText } from './run.ts';
import {
  hasClass,
  lastOf,
  newSeries,
  section,
  startSeries,
  surroundings,
  typedDepth,
  type Walk,
} from './walk.ts';

/** A quoted paragraph: plain, numbers of quoted text are a series that nothing else counts in. */
export function placeQuote(walk: Walk, paragraph: Plain, index: number): Position {
  walk.quote ??= { series: newSeries(walk), lists: [] };
  const { quote } = walk;
  const parent = walk.main ?? section(walk);
  if (!paragraph.label) return { role: 'plain', depth: 0, parent, series: quote.series };
  quote.lists = placeLabel(
    quote.lists,
    paragraph.label,
    surroundings(walk, paragraph, index, false),
  );
  return { role: 'plain', ...lastOf(quote.lists, parent), series: quote.series };
}

/** The position of running text: by formula, label and what stands above; classes override its role. */
export function placePlain(walk: Walk, paragraph: Plain, index: number): Position {
  if (hasClass(paragraph, 'formula')) return placeFormula(walk);
  const position = paragraph.label
    ? placeLabelled(walk, paragraph, paragraph.label, index)
    : placeUnlabelled(walk, paragraph, index);
  walk.afterHeading = false;
  return override(walk, paragraph, position, index);
}

function placeFormula(walk: Walk): Position {
  walk.formulaMet = true;
  walk.preamble = walk.formulaFirst;
  walk.chapeau = null;
  walk.main = null;
  startSeries(walk);
  return { role: 'formula', depth: 0, parent: section(walk), series: walk.series };
}

function placeLabelled(walk: Walk, paragraph: Plain, label: Label, index: number): Position {
  if (walk.afterHeading && startsAgain(walk.lists, label, walk.read)) startSeries(walk);
  walk.lists = placeLabel(
    walk.lists,
    label,
    surroundings(walk, paragraph, index, walk.chapeau !== null),
  );
  const { depth, parent } = lastOf(walk.lists, null);
  const hangsOn = parent ?? (depth > 1 ? (walk.chapeau ?? section(walk)) : section(walk));
  if (depth === 1) walk.main = index;
  return { role: labelledRole(walk, label, depth), depth, parent: hangsOn, series: walk.series };
}

function labelledRole(walk: Walk, label: Label, depth: number): Role {
  if (depth > 1 || label.style === 'mark') return 'item';
  if (!isBody(walk)) return 'plain';
  if (walk.preamble && walk.hasFormula && !walk.formulaFirst) return 'recital';
  walk.preamble = false;
  return 'operative';
}

function placeUnlabelled(walk: Walk, paragraph: Plain, index: number): Position {
  const { series } = walk;
  const depth = typedDepth(paragraph);
  if (depth !== null) return placeByDepth(walk, depth, index);
  const role = unlabelledRole(walk, paragraph);
  if (role === 'tail') return { role, depth: 0, parent: walk.main, series };
  if (role === 'recital' || walk.afterHeading || (walk.lists[0]?.depth ?? 2) > 1) {
    walk.lists = [];
    walk.chapeau = index;
  }
  return { role, depth: 0, parent: section(walk), series };
}

// An item whose label was lost can still be told where it stands.
function placeByDepth(walk: Walk, depth: number, index: number): Position {
  const above = walk.lists.findLast((level) => level.depth < depth)?.index;
  const parent = above ?? (depth > 1 ? (walk.chapeau ?? section(walk)) : section(walk));
  if (depth === 1) walk.main = index;
  const main: Role = isBody(walk) ? 'operative' : 'plain';
  return { role: depth > 1 ? 'item' : main, depth, parent, series: walk.series };
}

function unlabelledRole(walk: Walk, paragraph: Plain): Role {
  if (!isBody(walk)) return 'plain';
  if (walk.preamble) return preambleRole(walk, paragraph);
  if (walk.main !== null) return 'tail';
  return walk.hasFormula || walk.kind === 'decisions' || walk.kind === 'resolution'
    ? 'operative'
    : 'plain';
}

function preambleRole(walk: Walk, paragraph: Plain): Role {
  if (walk.formulaFirst) return walk.hasFormula && !walk.formulaMet ? 'plain' : 'recital';
  if (walk.hasFormula) return 'recital';
  return walk.headings.length === 0 && /[,،，、;؛；]\s*$/.test(plainText(contentOf(paragraph)))
    ? 'recital'
    : 'plain';
}

function isBody(walk: Walk): boolean {
  return walk.annexLevels.length === 0 && walk.kind !== 'text' && walk.kind !== 'paper';
}

function override(walk: Walk, paragraph: Plain, position: Position, index: number): Position {
  if (hasClass(paragraph, 'recital'))
    return {
      ...position,
      role: 'recital',
      parent: position.depth > 1 ? position.parent : section(walk),
    };
  if (hasClass(paragraph, 'tail'))
    return {
      ...position,
      role: 'tail',
      parent: walk.main === index ? section(walk) : (walk.main ?? section(walk)),
    };
  if (!hasClass(paragraph, 'operative')) return position;
  walk.preamble = false;
  walk.main = index;
  if (!paragraph.label) {
    walk.lists = [];
    walk.chapeau = index;
  }
  return {
    ...position,
    role: 'operative',
    parent: position.depth > 1 ? position.parent : section(walk),
  };
}
