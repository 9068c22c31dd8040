"""The preview: pages of a PDF one below the other, painted when they come into view."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from wontak.desk.preview import Preview
from wontak.ui.theme import Theme

GAP_PX = 16
WIDEST_PX = 820


class PagesView(QWidget):
    """Shows a preview: its pages, or its text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = _PageColumn(theme)
        pages = QScrollArea(self)
        pages.setWidget(self._column)
        pages.setWidgetResizable(True)
        pages.setAccessibleName(self.tr("Preview"))
        self._text = QLabel(self)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setWordWrap(True)
        self._text.setMargin(32)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        texts = QScrollArea(self)
        texts.setWidget(self._text)
        texts.setWidgetResizable(True)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedLayout()
        for part in (pages, texts):
            self._stack.addWidget(part)
        frame.addLayout(self._stack)

    @property
    def page_count(self) -> int:
        return self._column.page_count

    @property
    def shows_text(self) -> bool:
        """Whether the text is shown instead of pages."""
        return self._stack.currentIndex() == 1

    def show_preview(self, preview: Preview) -> None:
        """Show another one in place of the present one; the scroll position stays."""
        if preview.pdf:
            self._column.show_pdf(preview.pdf)
        self._text.setText(preview.text)
        self._stack.setCurrentIndex(0 if preview.pdf else 1)


class _PageColumn(QWidget):
    """Paints the pages that are in view, at the screen's own resolution."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._document: Any = None
        self._sizes: list[tuple[float, float]] = []
        self._images: dict[int, QImage] = {}
        self._drawn_px = 0

    @property
    def page_count(self) -> int:
        return len(self._sizes)

    def show_pdf(self, content: bytes) -> None:
        """Show the pages of this PDF."""
        import pypdfium2  # loads a native library, for this page alone

        if self._document is not None:
            self._document.close()
        self._document = pypdfium2.PdfDocument(content)
        self._sizes = [self._document.get_page_size(number) for number in range(len(self._document))]
        self._images.clear()
        self._fit()

    def resizeEvent(self, _event: object) -> None:
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(480, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, place in enumerate(self._places()):
            if place.intersects(event.rect()):
                painter.fillRect(place, Qt.GlobalColor.white)
                painter.drawImage(place, self._image(number, place.width()))
                painter.setPen(self._theme.colour("line"))
                painter.drawRect(place)
        painter.end()

    def _width(self) -> int:
        return max(120, min(WIDEST_PX, self.width() - 2 * GAP_PX))

    def _height(self) -> int:
        width = self._width()
        return GAP_PX + sum(round(width * high / wide) + GAP_PX for wide, high in self._sizes)

    def _places(self) -> list[QRect]:
        width, top, places = self._width(), GAP_PX, []
        for wide, high in self._sizes:
            height = round(width * high / wide)
            places.append(QRect((self.width() - width) // 2, top, width, height))
            top += height + GAP_PX
        return places

    def _fit(self) -> None:
        if self._drawn_px != self._width():
            self._images.clear()
            self._drawn_px = self._width()
        self.setMinimumHeight(self._height())
        self.update()

    def _image(self, number: int, width_px: int) -> QImage:
        if number not in self._images:
            ratio = self.devicePixelRatioF()
            scale = width_px * ratio / self._sizes[number][0]
            drawn = self._document[number].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            image = QImage(
                bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGBX8888
            ).copy()
            image.setDevicePixelRatio(ratio)
            self._images[number] = image
        return self._images[number]
