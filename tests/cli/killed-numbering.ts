import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { argv, pid } from 'node:process';

// Numbers the meeting of the library that the first argument names and kills itself at the change on the disk that the second counts.
const root = argv[2] ?? '';
const last = Number(argv[3]);
let count = 0;
function counted<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    count += 1;
    if (count === last) process.kill(pid, 'SIGKILL');
    return work(...args);
  };
}
// Where the journal is turned, a kill is no longer undone but finished.
let turned = 0;
const rename = counted(fs.renameSync);
const { main } = await import('../../src/cli/program.ts');
fs.renameSync = (from, to) => {
  rename(from, to);
  if (String(from).endsWith('-new')) turned ||= count;
};
fs.linkSync = counted(fs.linkSync);
fs.fsyncSync = counted(fs.fsyncSync);
fs.rmSync = counted(fs.rmSync);
syncBuiltinESMExports();
const line = 'decisions number --meeting cop15 --from 15.12 --order agenda.txt --table numbers.csv';
await main(line.split(' '), {
  cwd: root,
  colour: false,
  out: () => undefined,
  err: () => undefined,
  readInput: async () => Buffer.from(''),
  today: () => '2026-02-20',
  processors: 1,
  clock: () => 0,
});
process.stdout.write(`${turned} ${count}\n`);
