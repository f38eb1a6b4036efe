#!/usr/bin/env node
import { availableParallelism } from 'node:os';
import { argv, cwd, env, exit, stderr, stdin, stdout } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { LARGEST_SOURCE } from '../library/source.ts';
import type { Io } from './io.ts';
import { countPages } from './pages.ts';
import { main } from './program.ts';
import { toWord } from './to-word.ts';

// Else a table of thousands of rows takes twice the memory that it needs, before any of it is given back.
setFlagsFromString('--heap-growing-percent=60');

// A reader that closes the pipe early (`revcop text FILE | head`) has what it wanted.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error) => {
    if ('code' in error && error.code === 'EPIPE') exit(0);
    throw error;
  });
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    chunks.push(chunk);
    length += chunk.length;
    // What is too long is refused by its length: the rest need not be waited for.
    if (length > LARGEST_SOURCE) break;
  }
  return Buffer.concat(chunks);
}

const io: Io = {
  cwd: cwd(),
  colour: stdout.isTTY === true && (env.NO_COLOR ?? '') === '',
  ...(stdout.isTTY === true && stdout.columns > 0 && { columns: stdout.columns }),
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  readInput,
  today: () => new Date().toISOString().slice(0, 10),
  processors: availableParallelism(),
  countPages,
  toWord,
  clock: () => performance.now(),
};

// Not `exit`, which would cut off what still waits to be written to a pipe.
process.exitCode = await main(argv.slice(2), io);
