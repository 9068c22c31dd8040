"""Finds the place at which a recording ends in what another listener to the same input has heard."""

import numpy as np
import numpy.typing as npt

from wontak.engines.capture_align import Samples

WINDOW = 12_000
"""Samples at the end of the recording that are looked for: a quarter of a second."""

EXACT = 64
"""So many samples that are the same one by one leave no doubt."""

LIKE = 0.5
"""The correlation from which on a place counts: two listeners may be given the same sound resampled differently."""

AS_GOOD = 0.02
"""Places whose correlation is less than this below the best are as good: hum is like itself every 20 ms."""

QUIET = 8
"""Sound that varies by less has nothing to be recognised by."""


def place_behind(end: Samples, sound: Samples, expected: int, most_off: int) -> int | None:
    """The place in `sound` right behind `end`, at most `most_off` samples from where it is `expected`.

    None where there is none, or where there is nothing to tell places apart by.
    """
    end = end[-WINDOW:]
    first = max(0, expected - most_off - len(end))
    within = sound[first : max(0, expected + most_off)]
    if len(end) < EXACT or int(end[-EXACT:].max()) - int(end[-EXACT:].min()) < QUIET:
        return None
    behind = [first + EXACT + place for place in _same(end[-EXACT:], within)]
    # The other one may have begun to listen within what is looked for.
    behind += [len(end) - place for place in _same(sound[:EXACT], end)]
    behind = behind or [first + place for place in _alike(end, within)]
    return min(behind, key=lambda place: abs(place - expected), default=None)


def _same(part: Samples, within: Samples) -> list[int]:
    """The places at which `part` lies in `within`, sample for sample."""
    if len(part) < EXACT or int(part.max()) - int(part.min()) < QUIET:
        return []
    content, wanted = within.tobytes(), part.tobytes()
    places = []
    at = content.find(wanted)
    while at >= 0:
        if at % part.itemsize == 0:
            places.append(at // part.itemsize)
        at = content.find(wanted, at + 1)
    return places


def _alike(end: Samples, within: Samples) -> list[int]:
    """The places behind what correlates best with `end`; none where nothing does.

    It is the differences of samples that are compared: in them neither an input's offset nor its rumble is heard.
    """
    if len(within) < len(end):
        return []
    alike = _correlations(_differences(end), _differences(within))
    padded = np.pad(alike, 1, constant_values=-1.0)
    peaks = (alike >= padded[:-2]) & (alike >= padded[2:]) & (alike >= LIKE)
    return [int(place) + len(end) for place in np.flatnonzero(peaks & (alike >= alike.max() - AS_GOOD))]


def _differences(sound: Samples) -> npt.NDArray[np.float64]:
    steps = np.diff(sound.astype(np.float64))
    return np.asarray(steps - steps.mean())


def _correlations(
    wanted: npt.NDArray[np.float64], within: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """The correlation of `wanted` with each stretch of `within` of its length; 0 where both hardly vary."""
    size = 1 << (len(within) + len(wanted)).bit_length()
    product = np.fft.irfft(np.fft.rfft(within, size) * np.conj(np.fft.rfft(wanted, size)), size)
    energy = np.concatenate([[0.0], np.cumsum(within * within)])
    energies = energy[len(wanted) :] - energy[: -len(wanted)]
    least = float(len(wanted))
    scale = np.sqrt(np.maximum(energies, least) * max(float(wanted @ wanted), least))
    likeness: npt.NDArray[np.float64] = product[: len(within) - len(wanted) + 1] / scale
    return likeness
