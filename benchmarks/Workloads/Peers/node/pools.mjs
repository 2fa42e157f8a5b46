// Node's pools in the workloads of ../../Workloads: pools.mjs workerpool|piscina P1 20000.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { spin } from './tasks.mjs';

const workers = 2;
const now = () => performance.now();
const beside = (file) => fileURLToPath(new URL(file, import.meta.url));
const [kind, workload, scaleText] = process.argv.slice(2);
const scale = Number(scaleText);

// The library is loaded before the clock of a cold start, as the imports of the other contenders are.
const library = kind === 'piscina' ? (await import('piscina')).Piscina : (await import('workerpool')).default;

function create() {
  if (kind === 'piscina') {
    const pool = new library({ filename: beside('piscina-worker.mjs'), minThreads: workers, maxThreads: workers, maxQueue: Infinity });
    return { run: (task, ...args) => pool.run({ task, args }), stop: () => pool.destroy() };
  }
  const pool = library.pool(beside('workerpool-worker.mjs'), {
    workerType: 'process', minWorkers: workers, maxWorkers: workers, forkOpts: { serialization: 'advanced' },
  });
  return {
    run: (task, ...args) => pool.exec(task, args),
    processIds: () => pool.workers.map((worker) => worker.worker.pid),
    stop: () => pool.terminate(true),
  };
}

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const sum = (values) => values.reduce((a, b) => a + b, 0);
const folder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'poolgen-bench-'));

async function withFolders(count, use) {
  const folders = Array.from({ length: count }, folder);
  try {
    return await use(...folders);
  } finally {
    for (const each of folders) fs.rmSync(each, { recursive: true });
  }
}

async function waitForFiles(where, count) {
  while (fs.readdirSync(where).length < count) await delay(1);
}

async function meet(pool, where) {
  const met = await Promise.all(Array.from({ length: workers }, () => pool.run('meet', where, workers)));
  return new Set(met).size;
}

async function roundTrips(pool) {
  for (let i = 0; i < scale / 10; i++) await pool.run('increment', i);
  const batches = [];
  const batch = scale / 20;
  let total = 0;
  for (let first = 0; first < scale; first += batch) {
    const start = now();
    for (let i = first; i < first + batch; i++) total += await pool.run('increment', i);
    batches.push(((now() - start) * 1000) / batch);
  }
  return [scale, total, { median: median(batches), min: Math.min(...batches) }];
}

async function manyCalls(pool) {
  const run = async (count) => sum(await Promise.all(Array.from({ length: count }, (_, i) => pool.run('increment', i))));
  await run(scale);
  const start = now();
  const total = await run(scale);
  return [scale, total, { rate: scale / (now() - start) }];
}

async function largePayload(pool) {
  const size = scale * 1024 * 1024;
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i++) bytes[i] = (i * 31) ^ (i >> 8);
  const payloads = { bytes, doubles: Float64Array.from({ length: size / 8 }, (_, i) => i * 0.5) };
  const figures = {};
  let equal = 0;
  for (const [name, payload] of Object.entries(payloads)) {
    await pool.run('echo', payload);
    const speeds = [];
    for (let round = 0; round < 7; round++) {
      const start = now();
      const back = await pool.run('echo', payload);
      speeds.push((2 * size) / (now() - start) / 1e6);
      if (Buffer.compare(Buffer.from(payload.buffer), Buffer.from(back.buffer, back.byteOffset, back.byteLength)) === 0) equal++;
    }
    figures[name] = median(speeds);
  }
  return [14, equal, figures];
}

const coldStart = () => withFolders(1, async (where) => {
  const start = now();
  const pool = create();
  const met = await meet(pool, where);
  return [scale, met, { inside: now() - start }, pool];
});

async function speedUp(pool, work) {
  const serial = () => {
    const start = now();
    for (const [seed, steps] of work) spin(seed, steps);
    return now() - start;
  };
  const before = serial();
  const start = now();
  const results = await Promise.all(work.map(([seed, steps]) => pool.run('spin', seed, steps)));
  const together = now() - start;
  return [(before + serial()) / 2 / together, sum(results)];
}

function stepsPerMillisecond() {
  const probe = 2_000_000;
  let best = Infinity;
  for (let i = 0; i < 50; i++) {
    const start = now();
    spin(i, probe);
    best = Math.min(best, now() - start);
  }
  return Math.floor(probe / best);
}

async function computing(pool) {
  const steps = stepsPerMillisecond();
  const tasks = (milliseconds, length) => Array.from({ length: Math.floor(milliseconds / length) }, (_, seed) => [seed, steps * length]);
  const figures = { steps };
  let answer = 0;
  await speedUp(pool, tasks(200, 1));
  for (const length of [1, 10, 100]) {
    const [ratio, total] = await speedUp(pool, tasks(scale, length));
    figures[`${length}ms`] = ratio;
    answer += total;
  }
  return [scale, answer, figures];
}

async function skewed(pool) {
  const steps = 200_000;
  stepsPerMillisecond();
  const work = Array.from({ length: scale }, (_, i) => [i, i % 100 === (Math.floor(i / 100) * 37) % 100 ? steps * 100 : steps]);
  await speedUp(pool, work.slice(0, scale / 4));
  const [ratio, total] = await speedUp(pool, work);
  return [scale, total, { steps, schedule: workers / ratio }];
}

const proportional = (processId) => Number(/^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${processId}/smaps_rollup`, 'utf8'))[1]) / 1024;

const footprint = (pool) => withFolders(2, async (where, held) => {
  const met = await meet(pool, where);
  const worker = sum(pool.processIds().map(proportional)) / workers;
  const ignore = () => {};
  for (let i = 0; i < workers; i++) pool.run('hold', held).catch(ignore);
  await waitForFiles(held, workers);
  globalThis.gc();
  const heap = process.memoryUsage().heapUsed;
  const resident = process.memoryUsage.rss();
  const queued = Array.from({ length: scale }, (_, i) => pool.run('increment', i));
  const residentAfter = process.memoryUsage.rss();
  globalThis.gc();
  const heapAfter = process.memoryUsage().heapUsed;
  for (const each of queued) each.catch(ignore);
  return [scale, met, { worker, queued: (heapAfter - heap) / scale, resident: (residentAfter - resident) / scale }];
});

async function workerDeath(pool) {
  const failures = [];
  const replacements = [];
  let counted = 0;
  for (let i = 0; i < scale; i++) {
    await withFolders(3, async (before, held, after) => {
      await meet(pool, before);
      const victim = pool.run('hold', held).then(() => false, () => true);
      await waitForFiles(held, 1);
      const start = now();
      process.kill(Number(fs.readdirSync(held)[0]), 'SIGKILL');
      const failed = await victim;
      failures.push(now() - start);
      const met = await meet(pool, after);
      replacements.push(now() - start);
      if (failed && met === workers) counted++;
    });
  }
  return [scale, counted, { failure: median(failures), replacement: median(replacements) }];
}

const workloads = { P1: roundTrips, P2: manyCalls, P4: largePayload, P6: computing, P7: skewed, P9: footprint, P10: workerDeath };
const pool = workload === 'P5' ? undefined : create();
const [count, answer, figures, started] = await (workload === 'P5' ? coldStart() : workloads[workload](pool));
fs.writeSync(1, `${JSON.stringify({ workload, count, answer, figures })}\n`);
const stopped = (pool ?? started).stop();
await Promise.race([Promise.resolve(stopped).catch(() => {}), delay(1000)]);
process.exit(0);
