/**
 * What became of a paragraph at one revision, against what that was drawn from. Several may hold: moved and amended.
 * `merged`: it went into another paragraph; `split`: it came out of another; `brought-back`: it is here again after a revision
 * without it; `repealed`: another instrument did away with it. `kept` is one too of which only references followed what they cite.
 */
export type Fate =
  | 'kept'
  | 'amended'
  | 'new'
  | 'deleted'
  | 'merged'
  | 'split'
  | 'moved'
  | 'brought-back'
  | 'repealed';

/** How the rank of a paragraph changed: an item became a paragraph or the other way round, preamble became operative or the other way round. */
export type Shift = 'promoted' | 'demoted' | 'made-operative' | 'made-preambular';
