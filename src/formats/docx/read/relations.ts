import { childrenOf, type XmlElement } from './xml.ts';

/** A relation of a part to another one or to something outside of the file. */
export interface Relation {
  /** The last word of its type: `styles`, `hyperlink`, `footnotes` … */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** The relations of a part by their id. */
export type Relations = ReadonlyMap<string, Relation>;

/** Reads a part of relations; none where there is no such part. Targets inside the file become whole names of parts. */
export function readRelations(tree: XmlElement | null, source: string): Relations {
  const relations = new Map<string, Relation>();
  for (const { attributes } of childrenOf(tree, 'rel:Relationship')) {
    const { Id = '', Type = '', Target = '', TargetMode } = attributes;
    const external = TargetMode === 'External';
    const target = external ? Target : partName(Target, source);
    relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target, external });
  }
  return relations;
}

/** The first relation of a type that leads to a part. */
export function relatedPart(relations: Relations, type: string): string | null {
  for (const relation of relations.values()) {
    if (relation.type === type && !relation.external) return relation.target;
  }
  return null;
}

/** The part that holds the relations of a part; `''` is the package itself. */
export function relationsPart(source: string): string {
  const slash = source.lastIndexOf('/') + 1;
  return `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
}

function partName(target: string, source: string): string {
  const path = decoded(target.replaceAll('\\', '/'));
  const from = path.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') from.pop();
    else if (step !== '' && step !== '.') from.push(step);
  }
  return from.join('/');
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
