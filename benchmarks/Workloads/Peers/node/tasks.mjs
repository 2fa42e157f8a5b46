// The tasks of ../../Work.cs.
import fs from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';

// A thread has its process's id: its own number tells it from the others.
const self = threadId === 0 ? `${process.pid}` : `${process.pid}-${threadId}`;
const nap = new Int32Array(new SharedArrayBuffer(4));

export const increment = (x) => x + 1;
export const echo = (payload) => payload;

// In blocks, and in numbers that are signed from the start: else V8 may take them for fractions, and is ten times slower.
const block = 100_000;

function spinBlock(seed, steps) {
  seed |= 0;
  for (let i = 0; i < steps; i++) seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
  return seed;
}

export function spin(seed, steps) {
  for (; steps > block; steps -= block) seed = spinBlock(seed, block);
  return spinBlock(seed, steps) >>> 0;
}

export function meet(folder, processes) {
  fs.writeFileSync(path.join(folder, self), '');
  while (fs.readdirSync(folder).length < processes) Atomics.wait(nap, 0, 0, 0.2);
  return self;
}

export function hold(folder) {
  fs.writeFileSync(path.join(folder, self), '');
  Atomics.wait(nap, 0, 0, 600_000);
  return 0;
}
