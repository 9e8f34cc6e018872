"""Data parallelism over processes of one thread each, through shared memory.

Two processes of one thread are faster than one process of two threads on a small CPU, and suffer
less when other programs take time: they meet twice a step instead of at every operation.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch import multiprocessing as mp


class Team:
    """`rank` of `size` processes; with size 1 every exchange is the identity."""

    def __init__(self, rank: int = 0, size: int = 1, numbers: Tensor | None = None,
                 barrier=None):  # noqa: ANN001
        self.rank, self.size, self.numbers, self.barrier = rank, size, numbers, barrier

    def total(self, tensors: list[Tensor], scale: float) -> None:
        """Replace each tensor by `scale` times its sum over the processes (same order in each)."""
        if self.size == 1 or self.numbers is None or self.barrier is None:
            for t in tensors:
                t.mul_(scale)
            return
        at, mine = 0, self.numbers[self.rank]
        for t in tensors:
            mine[at:at + t.numel()] = t.flatten()
            at += t.numel()
        self.barrier.wait()
        flat = self.numbers[:, :at].sum(0).mul_(scale)
        self.barrier.wait()
        at = 0
        for t in tensors:
            t.copy_(flat[at:at + t.numel()].view_as(t))
            at += t.numel()

    def agree(self, value: float) -> float:
        """The first process's value, in all of them."""
        if self.size == 1:
            return value
        box = [torch.tensor([value if self.rank == 0 else 0.0])]
        self.total(box, 1.0)
        return float(box[0])


def _enter(rank: int, size: int, numbers: Tensor, barrier, work: Callable, args: tuple) -> None:  # noqa: ANN001
    torch.set_num_threads(1)
    work(Team(rank, size, numbers, barrier), *args)


def start(size: int, length: int, work: Callable, args: tuple) -> None:
    """Run work(team, *args) in `size` processes; `length` bounds the numbers exchanged at once."""
    if size == 1:
        work(Team(), *args)
        return
    context = mp.get_context("spawn")
    numbers = torch.zeros(size, length).share_memory_()
    barrier = context.Barrier(size)
    mp.spawn(  # type: ignore[attr-defined]
        _enter, (size, numbers, barrier, work, args), nprocs=size, join=True)
