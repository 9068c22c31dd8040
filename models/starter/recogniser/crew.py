"""Several single-threaded processes that train one network together by averaging their weights every few steps.

On a machine that others use too, this is far faster than one process with several threads: threads wait for each
other at every matrix product, and processes that share gradients at every step, these only now and then.
"""

from __future__ import annotations

import multiprocessing
import os
import socket
from collections.abc import Callable
from datetime import timedelta

import torch
import torch.distributed as distributed
from torch import nn

PATIENCE = timedelta(minutes=10)


class Crew:
    """This process's place among its equals; a crew of one shares nothing."""

    def __init__(self, rank: int, size: int, port: int) -> None:
        self.rank, self.size = rank, size
        torch.set_num_threads(1)
        if size > 1:
            distributed.init_process_group(
                "gloo", init_method=f"tcp://127.0.0.1:{port}", rank=rank, world_size=size, timeout=PATIENCE
            )

    @property
    def leads(self) -> bool:
        return self.rank == 0

    def average(self, network: nn.Module, progress: float) -> float:
        """Give everyone the mean of all weights; returns the leader's `progress`, so that all agree on it."""
        if self.size == 1:
            return progress
        weights = [parameter.data for parameter in network.parameters()]
        flat = torch.cat([*(w.reshape(-1) for w in weights), torch.tensor([progress * self.leads])])
        distributed.all_reduce(flat)
        sizes = [w.numel() for w in weights]
        for weight, mean in zip(weights, (flat[:-1] / self.size).split(sizes), strict=True):
            weight.copy_(mean.view_as(weight))
        return float(flat[-1])


def assemble(size: int, work: Callable[[Crew], None]) -> None:
    """Run `work` (picklable) in `size` processes, of which this is the leader; each in a session of its own, for
    Linux shares the processor between sessions."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    context = multiprocessing.get_context("spawn")
    others = [context.Process(target=_join, args=(rank, size, port, work)) for rank in range(1, size)]
    for process in others:
        process.start()
    work(Crew(0, size, port))
    for process in others:
        process.join()


def _join(rank: int, size: int, port: int, work: Callable[[Crew], None]) -> None:
    os.setsid()
    work(Crew(rank, size, port))
