import { type PaperBuilder, startBuilding } from './paper-build.ts';
import type { PaperRequest } from './paper-request.ts';

// One of the processes that make papers: it is sent the request, then a path at a time, and answers each path with what
// came of it. A fault ends it; so does the end of the process that started it, however that came, once the paper in hand
// lets it hear of it.
let build: PaperBuilder | null = null;

process.on('disconnect', () => process.exit());
process.on('message', async (sent: PaperRequest | string) => {
  if (typeof sent !== 'string') build = startBuilding(sent);
  else if (build !== null) answer(await build(sent));
});

function answer(result: Awaited<ReturnType<PaperBuilder>>): void {
  if (process.connected) process.send?.(result);
  else process.exit();
}
