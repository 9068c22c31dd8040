"""Pictures of a window with what stands before it, in files as small as they can be without a hue being lost."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QWidget

FREQUENT = 96
"""So many of a picture's colours are kept for being frequent alone."""


def picture(window: QWidget) -> QPixmap:
    """The window, with what stands before it where it stands."""
    taken = window.grab()
    painter = QPainter(taken)
    for dialog in dialogs(window):
        at = dialog.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
        painter.drawPixmap(at, dialog.grab())
    painter.end()
    return taken


def with_palette(image: QImage) -> QImage:
    """The picture in 256 of its colours, the others drawn in the nearest of them: a third of the size."""
    width, height = image.width(), image.height()
    pixels = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
    colours, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    palette = colours[_telling(colours, counts)]
    parts, palette_parts = (_channels(which) for which in (colours, palette))
    nearest = np.concatenate(
        [
            np.abs(chunk[:, None] - palette_parts[None]).sum(axis=2).argmin(axis=1)
            for chunk in np.array_split(parts, 1 + len(parts) // 1000)
        ]
    )
    indices = np.zeros(
        (height, (width + 3) // 4 * 4), np.uint8
    )  # lines of an image begin at multiples of four bytes
    indices[:, :width] = nearest[places].reshape(height, width)
    drawn = QImage(indices.tobytes(), width, height, indices.shape[1], QImage.Format.Format_Indexed8)
    drawn.setColorTable(palette.tolist())
    return drawn.copy()


def _telling(colours: npt.NDArray[np.uint32], counts: npt.NDArray[np.int64]) -> list[int]:
    """Which 256 colours to keep: the most frequent, and then, one by one, those that would be missed most.

    A speaker's hue covers few pixels and must not turn into a grey that covers many.
    """
    chosen = list(np.argsort(counts)[-FREQUENT:])
    parts = _channels(colours)
    far = np.full(len(colours), np.iinfo(np.int64).max // 1_000_000)
    weights = np.sqrt(counts)
    for place in range(min(256, len(colours))):
        if place >= len(chosen):
            chosen.append(int(np.argmax(far * weights)))
        far = np.minimum(far, np.square(parts - parts[chosen[place]]).sum(axis=1))
    return chosen


def _channels(colours: npt.NDArray[np.uint32]) -> npt.NDArray[np.int32]:
    """Red, green and blue of each colour."""
    return np.stack([(colours >> shift & 0xFF).astype(np.int32) for shift in (16, 8, 0)], axis=1)


def dialogs(window: QWidget) -> list[QDialog]:
    """What stands before a window."""
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def close_dialogs(window: QWidget) -> None:
    """Put away what stands before a window."""
    for dialog in dialogs(window):
        dialog.close()
