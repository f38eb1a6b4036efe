import type { WordPackage } from './package.ts';
import { relatedPart } from './relations.ts';
import { childOf, childrenOf, xmlText } from './xml.ts';

/** What a file says about itself; what it does not say is absent. */
export interface DocumentProperties {
  readonly title?: string;
  readonly author?: string;
  /** Date and time as written, usually ISO 8601. */
  readonly created?: string;
  /** BCP 47 tag. */
  readonly language?: string;
  /** What it says under names of one's own, as text. */
  readonly custom?: Readonly<Record<string, string>>;
}

const ELEMENTS = {
  title: 'dc:title',
  author: 'dc:creator',
  created: 'dcterms:created',
  language: 'dc:language',
} as const;

/** The properties of the package (`docProps/core.xml`, `docProps/custom.xml`). */
export function readDocumentProperties(file: WordPackage): DocumentProperties {
  const core = file.tree(relatedPart(file.relations(''), 'core-properties'));
  const custom = readCustom(file);
  const properties: Record<string, string> = {};
  for (const [key, name] of Object.entries(ELEMENTS)) {
    const element = childOf(core, name);
    const text = element ? xmlText(element).trim() : '';
    if (text !== '') properties[key] = text;
  }
  return Object.keys(custom).length === 0 ? properties : { ...properties, custom };
}

function readCustom(file: WordPackage): Readonly<Record<string, string>> {
  const relations = file.relations('');
  const root = file.tree(
    relatedPart(relations, 'custom-properties') ?? relatedPart(relations, 'customProperties'),
  );
  const properties = childrenOf(root, 'custom:property').flatMap((property) => {
    const { name } = property.attributes;
    return name === undefined ? [] : [[name, xmlText(property)] as const];
  });
  return Object.fromEntries(properties);
}
