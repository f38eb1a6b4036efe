import type { Story } from './reading.ts';
import type { XmlAttributes, XmlElement } from './xml.ts';

/** What is done when an element of a part opens and closes. */
export interface Handler {
  /** What is in it is passed over where the answer is `skip`; then `close` is not called. */
  readonly open?: (story: Story, attributes: XmlAttributes) => unknown;
  readonly close?: (story: Story) => void;
  /** Takes the element whole, with all in it, instead. */
  readonly gather?: (story: Story, element: XmlElement) => void;
  /** Passes over it and all in it. */
  readonly skip?: true;
}

/** Handlers by the names of their elements. */
export type Handlers = readonly (readonly [name: string, handler: Handler])[];
