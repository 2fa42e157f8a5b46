"""Python's pools in the workloads of ../../Workloads: pools.py fork|spawn|executor P1 20000."""

import gc
import json
import multiprocessing
import os
import signal
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import tasks

WORKERS = 2


class MultiprocessingPool:
    """multiprocessing.Pool under the names of the workloads."""

    def __init__(self, method):
        self.pool = multiprocessing.get_context(method).Pool(WORKERS)

    def apply(self, task, *args):
        return self.pool.apply(task, args)

    def submit(self, task, *args):
        return self.pool.apply_async(task, args)

    def get(self, result):
        return result.get()

    def starmap(self, task, items):
        return self.pool.starmap(task, items)

    def process_ids(self):
        return [process.pid for process in self.pool._pool]

    def stop(self):
        self.pool.terminate()


class Executor:
    """concurrent.futures.ProcessPoolExecutor under the same names."""

    def __init__(self):
        self.pool = ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn"))

    def apply(self, task, *args):
        return self.pool.submit(task, *args).result()

    def submit(self, task, *args):
        return self.pool.submit(task, *args)

    def get(self, result):
        return result.result()

    def starmap(self, task, items):
        return list(self.pool.map(task, *zip(*items)))

    def process_ids(self):
        return list(self.pool._processes)

    def stop(self):
        for process in list((self.pool._processes or {}).values()):
            process.kill()
        self.pool.shutdown(wait=False, cancel_futures=True)


def create(kind):
    return Executor() if kind == "executor" else MultiprocessingPool(kind)


def meet(pool, folder):
    results = [pool.submit(tasks.meet, folder, WORKERS) for _ in range(WORKERS)]
    return len({pool.get(result) for result in results})


def round_trips(kind, calls):
    pool = create(kind)
    for i in range(calls // 10):
        pool.apply(tasks.increment, i)
    batches, total, batch = [], 0, calls // 20
    for first in range(0, calls, batch):
        end = min(first + batch, calls)
        start = time.perf_counter()
        for i in range(first, end):
            total += pool.apply(tasks.increment, i)
        batches.append((time.perf_counter() - start) * 1e6 / (end - first))
    return pool, calls, total, {"median": statistics.median(batches), "min": min(batches)}


def many_calls(kind, count):
    pool = create(kind)

    def run(number):
        results = [pool.submit(tasks.increment, i) for i in range(number)]
        return sum(pool.get(result) for result in results)

    run(count // 10)
    start = time.perf_counter()
    total = run(count)
    return pool, count, total, {"rate": count / (time.perf_counter() - start) / 1e3}


def whole_map(kind, items):
    pool = create(kind)
    pool.pool.map(tasks.increment, range(items // 10))
    start = time.perf_counter()
    results = pool.pool.map(tasks.increment, range(items))
    seconds = time.perf_counter() - start
    return pool, items, sum(results), {"rate": items / seconds / 1e6}


def large_payload(kind, mebibytes):
    import array

    pool = create(kind)
    size = mebibytes << 20
    figures, equal = {}, 0
    for name, payload in (("bytes", os.urandom(size)), ("doubles", array.array("d", (i * 0.5 for i in range(size // 8))))):
        pool.apply(tasks.echo, payload)
        speeds = []
        for _ in range(7):
            start = time.perf_counter()
            back = pool.apply(tasks.echo, payload)
            speeds.append(2 * size / (time.perf_counter() - start) / 1e9)
            equal += back == payload
        figures[name] = statistics.median(speeds)
    return pool, 14, equal, figures


def cold_start(kind, workers):
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        pool = create(kind)
        met = meet(pool, folder)
        return pool, workers, met, {"inside": (time.perf_counter() - start) * 1e3}


def speed_up(pool, work):
    def serial():
        start = time.perf_counter()
        for seed, steps in work:
            tasks.spin(seed, steps)
        return time.perf_counter() - start

    before = serial()
    start = time.perf_counter()
    results = pool.starmap(tasks.spin, work)
    together = time.perf_counter() - start
    return (before + serial()) / 2 / together, sum(results)


def computing(kind, milliseconds):
    pool = create(kind)
    best = float("inf")
    for _ in range(20):
        start = time.perf_counter()
        tasks.spin(1, 100_000)
        best = min(best, time.perf_counter() - start)
    steps = int(100_000 / (best * 1e3))
    figures, answer = {"steps": steps}, 0
    pool.starmap(tasks.spin, [(seed, steps) for seed in range(200)])
    for length in (1, 10, 100):
        work = [(seed, steps * length) for seed in range(milliseconds // length)]
        figures[f"{length}ms"], total = speed_up(pool, work)
        answer += total
    return pool, milliseconds, answer, figures


def skewed(kind, count):
    # As long as the tasks of compiled languages, in fewer steps.
    steps = 4_000
    pool = create(kind)
    work = [(i, steps * 100 if i % 100 == i // 100 * 37 % 100 else steps) for i in range(count)]
    pool.starmap(tasks.spin, work[: count // 4])
    ratio, total = speed_up(pool, work)
    return pool, count, total, {"steps": steps, "schedule": WORKERS / ratio}


def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS:"))


def stream(kind, items):
    pool = create(kind)
    sum(pool.pool.imap_unordered(tasks.increment, iter(range(items // 10))))
    before = most = resident()
    total = 0
    start = time.perf_counter()
    for seen, result in enumerate(pool.pool.imap_unordered(tasks.increment, (i for i in range(items)))):
        total += result
        if seen % 5_000 == 0:
            most = max(most, resident())
    seconds = time.perf_counter() - start
    return pool, items, total, {"rate": items / seconds / 1e3, "growth": (most - before) / (1 << 20)}


def proportional(process_id):
    with open(f"/proc/{process_id}/smaps_rollup") as rollup:
        return next(int(line.split()[1]) / 1024 for line in rollup if line.startswith("Pss:"))


def footprint(kind, count):
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as held:
        pool = create(kind)
        met = meet(pool, folder)
        worker = statistics.mean(proportional(process_id) for process_id in pool.process_ids())
        for _ in range(WORKERS):
            pool.submit(tasks.hold, held)
        while len(os.listdir(held)) < WORKERS:
            time.sleep(0.001)
        gc.collect()
        before = resident()
        queued = [pool.submit(tasks.increment, i) for i in range(count)]
        growth = resident() - before
        del queued
        return pool, count, met, {"worker": worker, "resident": growth / count}


def worker_death(kind, kills):
    failures, replacements, counted, pool = [], [], 0, create(kind)
    for _ in range(kills):
        with tempfile.TemporaryDirectory() as before, tempfile.TemporaryDirectory() as held, tempfile.TemporaryDirectory() as after:
            meet(pool, before)
            victim = pool.submit(tasks.hold, held)
            while not os.listdir(held):
                time.sleep(0.001)
            start = time.perf_counter()
            os.kill(int(os.listdir(held)[0]), signal.SIGKILL)
            if kind == "executor":
                # Its task fails, and it is broken for good: there is no replacement to wait for.
                try:
                    victim.result()
                except BrokenProcessPool:
                    counted += 1
                failures.append((time.perf_counter() - start) * 1e3)
                pool.stop()
                pool = create(kind)
            else:
                # The task never ends; the pool has another process.
                counted += meet(pool, after) == WORKERS
                replacements.append((time.perf_counter() - start) * 1e3)
    figures = {}
    if failures:
        figures["failure"] = statistics.median(failures)
    if replacements:
        figures["replacement"] = statistics.median(replacements)
    return pool, kills, counted, figures


def shared_table(kind, megabytes):
    from multiprocessing import shared_memory

    pool = create(kind)
    items, length = 10_000, megabytes * 125_000
    pool.starmap(tasks.find_plain, [(key, 0) for key in range(items)])
    memory = lambda: proportional(os.getpid()) + sum(proportional(process_id) for process_id in pool.process_ids())
    before = memory()
    start = time.perf_counter()
    table = shared_memory.SharedMemory(create=True, size=8 * length)
    allocate = (time.perf_counter() - start) * 1e3
    try:
        values = table.buf.cast("d")
        block = memoryview(__import__("array").array("d", range(125_000)))
        for first in range(0, length, 125_000):
            values[first : first + 125_000] = block
        start = time.perf_counter()
        pool.apply(tasks.find, 0, table.name)
        first = (time.perf_counter() - start) * 1e3
        with_table, without = [], []
        for _ in range(15):
            start = time.perf_counter()
            found = pool.starmap(tasks.find, [(key, table.name) for key in range(items)])
            with_table.append((time.perf_counter() - start) * 1e6 / items)
            start = time.perf_counter()
            pool.starmap(tasks.find_plain, [(key, 0) for key in range(items)])
            without.append((time.perf_counter() - start) * 1e6 / items)
        figures = {
            "memory": memory() - before - 8 * length / (1 << 20),
            "item": statistics.median(with_table) - statistics.median(without),
            "first": first,
            "allocate": allocate,
        }
        values.release()
        return pool, items, sum(found), figures
    finally:
        table.unlink()


WORKLOADS = {
    "P14": shared_table,
    "P1": round_trips,
    "P2": many_calls,
    "P3": whole_map,
    "P4": large_payload,
    "P5": cold_start,
    "P6": computing,
    "P7": skewed,
    "P8": stream,
    "P9": footprint,
    "P10": worker_death,
}


def main():
    _, kind, workload, scale = sys.argv
    pool, count, answer, figures = WORKLOADS[workload](kind, int(scale))
    print(json.dumps({"workload": workload, "count": count, "answer": answer, "figures": figures}), flush=True)
    pool.stop()
    # Threads that feed workers which are gone are not waited for.
    os._exit(0)


if __name__ == "__main__":
    main()
