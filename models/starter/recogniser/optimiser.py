"""Muon for the matrices of a network and AdamW for the rest, in 32-bit floats.

Muon replaces a matrix's momentum by the nearest matrix with orthogonal rows or columns, found with five
Newton-Schulz steps (coefficients and the RMS-matching scale are those of Keller Jordan's and Moonshot AI's
published descriptions). torch.optim.Muon computes in bfloat16, which processors without AMX do forty times slower.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)
STEPS = 5
MOMENTUM = 0.95
MATRIX_DECAY = 0.01


def orthogonalise(matrices: Tensor) -> Tensor:
    """The nearest semi-orthogonal matrices to a stack (count, rows, columns)."""
    a, b, c = NEWTON_SCHULZ
    tall = matrices.shape[1] > matrices.shape[2]
    result = matrices.transpose(1, 2) if tall else matrices
    result = result / (result.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(STEPS):
        gram = result @ result.transpose(1, 2)
        result = a * result + (b * gram + c * gram @ gram) @ result
    return result.transpose(1, 2) if tall else result


class Optimiser:
    """Steps both optimisers with one learning rate; the network's linear layers of blocks go to Muon."""

    def __init__(self, network: nn.Module) -> None:
        matrices: dict[torch.Size, list[nn.Parameter]] = {}
        rest = []
        for name, parameter in network.named_parameters():
            if parameter.ndim == 2 and ".layers." in name:
                matrices.setdefault(parameter.shape, []).append(parameter)
            else:
                rest.append(parameter)
        self._matrices = list(matrices.values())
        self._momenta = [torch.zeros(len(group), *group[0].shape) for group in self._matrices]
        self._adam = torch.optim.AdamW(rest, betas=(0.9, 0.98), weight_decay=0.01, fused=True)

    def step(self, learning_rate: float) -> None:
        """Apply and clear the gradients."""
        self._adam.param_groups[0]["lr"] = learning_rate
        self._adam.step()
        with torch.no_grad():
            for group, momentum in zip(self._matrices, self._momenta, strict=True):
                gradient = torch.stack([parameter.grad for parameter in group])
                momentum.mul_(MOMENTUM).add_(gradient)
                update = orthogonalise(gradient.add_(momentum, alpha=MOMENTUM))
                scale = 0.2 * math.sqrt(max(update.shape[1:])) * learning_rate
                for parameter, change in zip(group, update, strict=True):
                    parameter.mul_(1 - learning_rate * MATRIX_DECAY).add_(change, alpha=-scale)
                    parameter.grad = None
        self._adam.zero_grad(set_to_none=True)

    def state(self) -> dict[str, object]:
        return {"adam": self._adam.state_dict(), "momenta": self._momenta}

    def restore(self, state: dict[str, object]) -> None:
        self._adam.load_state_dict(state["adam"])  # type: ignore[arg-type]
        self._momenta = state["momenta"]  # type: ignore[assignment]
