"""Turns short windows of speech into points on a sphere, near each other where the same person speaks.

The network is GE2E (Wan et al., "Generalized End-to-End Loss for Speaker Verification", 2018): three LSTM layers and a
linear one, with the weights that the resemblyzer package carries. It is built here as an ONNX graph; only the
package's weights file is read.
"""

import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # read once, when onnxruntime is imported

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from wontak.domain.errors import Code, WontakError
from wontak.engines.legacy_weights import read_weights
from wontak.engines.speech import RATE_HZ, Samples, Stretch, no_progress

WINDOW_S = 1.6
"""What the network was trained on: 160 frames."""

FRAME_STEP_SAMPLES = 160
"""10 ms."""

FRAME_SAMPLES = 400
"""25 ms, under a Hann window."""

FRAMES_PER_WINDOW = 160
MEL_BANDS = 40
LAYERS = 3
WIDTH = 256
"""Of the LSTM's state, and of the embedding."""

LEVEL = 10 ** (-30 / 20)
"""Root mean square to which every window is brought: the -30 dBFS of the network's training."""

BATCH_WINDOWS = 64
OPSET = 17

Embeddings = npt.NDArray[np.float32]
"""Shape (windows, 256); rows of length 1."""

_Floats = npt.NDArray[np.float32]


def embed(
    samples: Samples, windows: Sequence[Stretch], on_progress: Callable[[float], None] = no_progress
) -> Embeddings:
    """One embedding per window of `samples` (16 kHz mono int16, memory-mapped or not).

    Windows are at most `WINDOW_S` long; what lies beyond is not heard, and a shorter one is repeated until it fills
    the frame. Memory does not grow with the recording but for the result.
    """
    network = _network()
    found = np.empty((len(windows), WIDTH), np.float32)
    for first in range(0, len(windows), BATCH_WINDOWS):
        batch = windows[first : first + BATCH_WINDOWS]
        features = np.stack([_features(samples, window) for window in batch])
        found[first : first + len(batch)] = network.run(None, {"mels": features})[0]
        on_progress((first + len(batch)) / len(windows))
    return found


def _features(samples: Samples, window: Stretch) -> _Floats:
    """The mel frames of one window at the level the network expects; shape (160, 40)."""
    first = max(0, round(window.start_s * RATE_HZ))
    last = min(len(samples), first + round(min(window.duration_s, WINDOW_S) * RATE_HZ))
    sound = np.asarray(samples[first:last]).astype(np.float32) / np.float32(32_768)
    if len(sound) < FRAME_SAMPLES:
        sound = np.pad(sound, (0, FRAME_SAMPLES - len(sound)))
    level = float(np.sqrt(np.mean(sound**2)))
    frames = mel_frames(sound * np.float32(LEVEL / max(level, 1e-5)))
    return np.resize(frames, (FRAMES_PER_WINDOW, MEL_BANDS))


def mel_frames(sound: _Floats) -> _Floats:
    """Power in 40 mel bands every 10 ms; shape (1 + samples // 160, 40). `sound` is 16 kHz mono in [-1, 1]."""
    padded = np.pad(sound, FRAME_SAMPLES // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME_SAMPLES)[::FRAME_STEP_SAMPLES]
    turns = 2 * np.pi * np.arange(FRAME_SAMPLES) / FRAME_SAMPLES
    spectrum = np.fft.rfft(frames * (0.5 - 0.5 * np.cos(turns)), axis=1)
    power: _Floats = (np.abs(spectrum) ** 2).astype(np.float32)
    return power @ _mel_filters()


@lru_cache(maxsize=1)
def _mel_filters() -> _Floats:
    """Triangles of equal area, evenly spaced on Slaney's mel scale from 0 to 8 kHz; shape (201, 40).

    The scale (Slaney, "Auditory Toolbox", 1998) is linear to 1 kHz, 15 mels there, and logarithmic above.
    """
    logarithmic_step = np.log(6.4) / 27
    top_mel = 15 + np.log(RATE_HZ / 2 / 1_000) / logarithmic_step
    mels = np.linspace(0, top_mel, MEL_BANDS + 2)
    edges_hz = np.where(
        mels < 15, mels * 200 / 3, 1_000 * np.exp((np.maximum(mels, 15) - 15) * logarithmic_step)
    )
    bins_hz = np.fft.rfftfreq(FRAME_SAMPLES, 1 / RATE_HZ)
    low, peak, high = edges_hz[:-2, None], edges_hz[1:-1, None], edges_hz[2:, None]
    triangles = np.clip(np.minimum((bins_hz - low) / (peak - low), (high - bins_hz) / (high - peak)), 0, None)
    filters: _Floats = (triangles * 2 / (high - low)).T.astype(np.float32)
    return filters


@lru_cache(maxsize=1)
def _network() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(2, os.cpu_count() or 1)
    options.add_session_config_entry(
        "session.intra_op.allow_spinning", "0"
    )  # leaves the cores to others while waiting
    graph = build_network(read_weights(_weights_file(), "model_state"))
    return onnxruntime.InferenceSession(
        graph.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )


def _weights_file() -> Path:
    """The weights file of the installed resemblyzer; the package itself would want PyTorch and is not imported."""
    package = find_spec("resemblyzer")
    if package is None or package.origin is None:
        raise WontakError(Code.MODEL_MISSING, name="resemblyzer")
    return Path(package.origin).with_name("pretrained.pt")


def build_network(weights: dict[str, _Floats]) -> onnx.ModelProto:
    """The encoder as a graph: `mels` (windows, frames, 40) in, `embedding` (windows, 256) of length 1 out."""
    constants = {
        "linear": weights["linear.weight"].T,
        "linear_bias": weights["linear.bias"],
        "one_direction": np.array([1], np.int64),
        "tiny": np.array(1e-12, np.float32),
    }
    nodes = [helper.make_node("Transpose", ["mels"], ["layer_0"], perm=[1, 0, 2])]
    for layer in range(LAYERS):
        constants |= _lstm_constants(weights, layer)
        names = [f"layer_{layer}", f"input_{layer}", f"recurrent_{layer}", f"bias_{layer}"]
        outputs = [f"directions_{layer + 1}", f"last_{layer + 1}"]
        nodes.append(helper.make_node("LSTM", names, outputs, hidden_size=WIDTH))
        nodes.append(helper.make_node("Squeeze", [outputs[0], "one_direction"], [f"layer_{layer + 1}"]))
    nodes += [
        helper.make_node("Squeeze", [f"last_{LAYERS}", "first_axis"], ["last"]),
        helper.make_node("MatMul", ["last", "linear"], ["product"]),
        helper.make_node("Add", ["product", "linear_bias"], ["sum"]),
        helper.make_node("Relu", ["sum"], ["positive"]),
        helper.make_node("ReduceL2", ["positive"], ["length"], axes=[1], keepdims=1),
        helper.make_node("Max", ["length", "tiny"], ["divisor"]),
        helper.make_node("Div", ["positive", "divisor"], ["embedding"]),
    ]
    constants["first_axis"] = np.array([0], np.int64)
    graph = helper.make_graph(
        nodes,
        "voice encoder",
        [helper.make_tensor_value_info("mels", TensorProto.FLOAT, ["windows", "frames", MEL_BANDS])],
        [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["windows", WIDTH])],
        [numpy_helper.from_array(np.ascontiguousarray(value), name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = 8  # the version that belongs to opset 17; newer ones are refused by older runtimes
    onnx.checker.check_model(model)
    return model


def _lstm_constants(weights: dict[str, _Floats], layer: int) -> dict[str, npt.NDArray[np.float32]]:
    """PyTorch's LSTM weights in ONNX's order of gates, with a leading axis for the direction."""

    def gates(name: str) -> _Floats:
        into, forget, cell, out = np.split(weights[f"lstm.{name}_l{layer}"], 4)
        return np.concatenate([into, out, forget, cell])[None]

    return {
        f"input_{layer}": gates("weight_ih"),
        f"recurrent_{layer}": gates("weight_hh"),
        f"bias_{layer}": np.concatenate([gates("bias_ih"), gates("bias_hh")], axis=1),
    }
