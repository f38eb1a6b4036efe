import { docxDiffAcceptRevisions, docxDiffRejectRevisions, initialize } from 'docxodus/core';

/** A Word file once docxodus has accepted or rejected all its changes. */
export async function resolveByDocxodus(
  bytes: Uint8Array,
  verb: 'accept' | 'reject',
): Promise<Uint8Array> {
  await initialize();
  return verb === 'accept' ? docxDiffAcceptRevisions(bytes) : docxDiffRejectRevisions(bytes);
}
