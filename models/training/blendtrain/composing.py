"""Batches composed ahead in processes of their own, so that a GPU need not wait for pictures.

A batch is a pure function of its step (and of seed and process, which the function holds), so it
does not matter who composes it or when: a run with composers sees bit for bit what it sees
without, also when it resumes.
"""

from __future__ import annotations

import multiprocessing as mp
import queue
import traceback
from collections.abc import Callable
from typing import Any

import numpy as np

Batch = dict[str, np.ndarray]
# Batches that wait ready for each composer; more would only take memory.
READY = 3


def _compose(make: Callable[[], Callable[[int], Batch]], first: int, stride: int,
             ready: Any) -> None:
    """Steps first, first + stride, ... until the training process is gone."""
    parent = mp.parent_process()

    def hand_over(item: Batch | str) -> bool:
        while parent is None or parent.is_alive():
            try:
                ready.put(item, timeout=5)
                return True
            except queue.Full:
                continue
        ready.cancel_join_thread()
        return False

    try:
        batch_of, step = make(), first
        while hand_over(batch_of(step)):
            step += stride
    except Exception:
        hand_over(traceback.format_exc())


class Composers:
    """`count` processes; `make` runs in each and returns step -> batch. It must be picklable."""

    def __init__(self, make: Callable[[], Callable[[int], Batch]], first: int, count: int):
        context = mp.get_context("spawn")
        self.step, self.first = first, first
        self.ready = [context.Queue(READY) for _ in range(count)]
        self.processes = [
            context.Process(target=_compose, args=(make, first + k, count, q), daemon=True)
            for k, q in enumerate(self.ready)]
        for p in self.processes:
            p.start()

    def __call__(self, step: int) -> Batch:
        """The batch of a step; steps are asked for in order.
        @raises RuntimeError when a composer failed"""
        assert step == self.step, f"step {step} asked for, {self.step} is next"
        k = (step - self.first) % len(self.ready)
        while True:
            try:
                item = self.ready[k].get(timeout=5)
                break
            except queue.Empty:
                if not self.processes[k].is_alive():
                    raise RuntimeError(f"composer {k} died at step {step}") from None
        if isinstance(item, str):
            raise RuntimeError(f"a composer failed:\n{item}")
        self.step += 1
        return item

    def close(self) -> None:
        for p in self.processes:
            p.terminate()
        for p in self.processes:
            p.join()
