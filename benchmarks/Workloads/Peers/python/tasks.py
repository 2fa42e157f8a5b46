"""The tasks of ../../Work.cs, in a module of their own: spawned workers import nothing else."""

import os
import time


def increment(x):
    return x + 1


def echo(payload):
    return payload


def spin(seed, steps):
    for _ in range(steps):
        seed = (seed * 1664525 + 1013904223) & 0xFFFFFFFF
    return seed


def meet(folder, processes):
    open(os.path.join(folder, str(os.getpid())), "w").close()
    while len(os.listdir(folder)) < processes:
        time.sleep(0.0002)
    return os.getpid()


_mapped = {}


def _attach(name):
    if name not in _mapped:
        from multiprocessing import shared_memory

        _mapped[name] = shared_memory.SharedMemory(name)
    return _mapped[name].buf


def find(key, name):
    return _attach(name).cast("d")[key]


def find_plain(key, other):
    return float(key + other)


def hold(folder):
    open(os.path.join(folder, str(os.getpid())), "w").close()
    time.sleep(600)
    return 0
