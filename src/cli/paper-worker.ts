import { type PaperBuilder, startBuilding } from './paper-build.ts';
import type { PaperRequest } from './paper-request.ts';

// One of the processes that make papers: it is sent the request, then a path at a time, and answers each path with what
// came of it. A fault ends it; so does the end of the process that started it.
let build: PaperBuilder | null = null;

process.on('message', async (sent: PaperRequest | string) => {
  if (typeof sent !== 'string') build = startBuilding(sent);
  else if (build !== null) process.send?.(await build(sent));
});
