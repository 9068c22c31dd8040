"""Reads the float arrays of a PyTorch checkpoint in its old format, without PyTorch and without running its code.

The format (`torch.save` before version 1.6) is five pickles one after the other - a magic number, the protocol's
version, the writing machine, the object itself, the keys of its storages - and then each storage, in the order of the
keys: the number of its elements as a 64-bit integer and the elements, all little-endian.
"""

import collections
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from wontak.domain.errors import Code, WontakError

MAGIC_NUMBER = 0x1950A86A20F9469CFC6C

Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class _Tensor:
    """A view on a storage that has not been read yet."""

    storage_key: str
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


@dataclass(frozen=True)
class _Storage:
    key: str


class _FloatStorage:
    """Stands for `torch.FloatStorage`, the only kind of storage that is read."""


def _rebuild_tensor(
    storage: _Storage, offset: int, shape: Sequence[int], strides: Sequence[int], *_: object
) -> _Tensor:
    return _Tensor(storage.key, offset, tuple(shape), tuple(strides))


_ALLOWED = {
    ("collections", "OrderedDict"): collections.OrderedDict,
    ("torch", "FloatStorage"): _FloatStorage,
    ("torch._utils", "_rebuild_tensor_v2"): _rebuild_tensor,
}


class _Reader(pickle.Unpickler):
    """Knows three names and refuses every other."""

    def find_class(self, module: str, name: str) -> Any:
        try:
            return _ALLOWED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is not allowed in a weights file") from None

    def persistent_load(self, pid: Any) -> _Storage:
        kind, storage_type, key, *_ = pid
        if kind != "storage" or storage_type is not _FloatStorage:
            raise pickle.UnpicklingError(f"unexpected object {kind!r} in a weights file")
        return _Storage(key)


def read_weights(path: Path, state: str) -> dict[str, Array]:
    """The arrays under the key `state` of a checkpoint, by name.

    Raises WontakError(MODEL_MISSING) where there is no such file and WontakError(MODEL_INVALID) where it is something
    else, is cut short or asks for anything but float arrays.
    """
    try:
        with path.open("rb") as file:
            return _read(file, state)
    except FileNotFoundError as error:
        raise WontakError(Code.MODEL_MISSING, name=path.name) from error
    except (pickle.UnpicklingError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WontakError(Code.MODEL_INVALID, name=path.name, reason=str(error)) from error


def _read(file: BinaryIO, state: str) -> dict[str, Array]:
    if _Reader(file).load() != MAGIC_NUMBER:
        raise ValueError("not a PyTorch checkpoint of the old format")
    for _ in ("protocol version", "writing machine"):
        _Reader(file).load()
    tensors: dict[str, _Tensor] = _Reader(file).load()[state]
    keys: list[str] = _Reader(file).load()
    storages = {key: _read_storage(file) for key in keys}
    return {name: _as_array(tensor, storages[tensor.storage_key]) for name, tensor in tensors.items()}


def _read_storage(file: BinaryIO) -> Array:
    count = int.from_bytes(_exactly(file, 8), "little")
    return np.frombuffer(_exactly(file, 4 * count), "<f4")


def _exactly(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise EOFError("the file is cut short")
    return data


def _as_array(tensor: _Tensor, storage: Array) -> Array:
    strides = tuple(4 * step for step in tensor.strides)
    view = np.lib.stride_tricks.as_strided(storage[tensor.offset :], tensor.shape, strides)
    if tensor.offset + sum((n - 1) * s for n, s in zip(tensor.shape, tensor.strides, strict=True)) >= len(
        storage
    ):
        raise ValueError("an array reaches beyond its storage")
    return np.ascontiguousarray(view, np.float32)
