"""How the window looks: the colours of both themes, type, and what Qt is told of them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from wontak import paths
from wontak.ui.settings import TEXT_SCALE, THEME, Settings

FAMILIES = ("Pretendard", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo")
"""Faces with Hangul, the first one there is; Latin comes from the same face, so that lines stay even.

Qt looks for them in this order by itself. To ask which there are takes longer than to draw with them.
"""

GRID_PX = 8
BASE_POINT = 10.5

DARK_BELOW = 128
"""Lightness, of 255, of a window whose system wants it dark."""


class Colours(NamedTuple):
    """One theme. `speakers` are eight hues that stay apart for colour-blind eyes, each ≥ 4.5:1 on `page`."""

    page: str
    panel: str
    raised: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    accent_wash: str
    review: str
    review_wash: str
    danger: str
    danger_wash: str
    playing: str
    doubtful: str
    speakers: tuple[str, ...]


LIGHT = Colours(
    page="#FFFFFF",
    panel="#F6F5F2",
    raised="#FFFFFF",
    line="#DEDBD4",
    text="#1E1D1B",
    quiet="#67635B",
    accent="#1D6470",
    on_accent="#FFFFFF",
    accent_wash="#E3EFF0",
    review="#8A5A00",
    review_wash="#FBF1DC",
    danger="#B3261E",
    danger_wash="#FBE9E7",
    playing="#FFE9A8",
    doubtful="#F1E6D2",
    speakers=("#0B62A8", "#A84300", "#00705A", "#8E2B72", "#6B5B00", "#4B3F9E", "#9B2D38", "#3F6212"),
)

DARK = Colours(
    page="#1C1D1F",
    panel="#232527",
    raised="#2A2C2F",
    line="#3B3E42",
    text="#ECEAE5",
    quiet="#A9A69E",
    accent="#72C2CC",
    on_accent="#10292D",
    accent_wash="#243B3F",
    review="#E8B454",
    review_wash="#3B3120",
    danger="#F2938C",
    danger_wash="#432624",
    playing="#5A4A12",
    doubtful="#3A3426",
    speakers=("#6FB7F2", "#F2A065", "#57C9A9", "#E39AD0", "#D6C24E", "#B0A6F5", "#F2949E", "#A6CF6B"),
)


class Theme(QObject):
    """The theme in use; `changed` is told after the application has taken on another one."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self.colours = LIGHT
        _load_fonts()
        settings.changed.connect(self._on_choice)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.apply)
        self.apply()

    @property
    def is_dark(self) -> bool:
        return self.colours is DARK

    def colour(self, name: str) -> QColor:
        """One of the theme's colours by the name of its field."""
        return QColor(getattr(self.colours, name))

    def speaker(self, number: int) -> QColor:
        """The hue of the roster's n-th speaker, counted from 0; they repeat after eight."""
        return QColor(self.colours.speakers[number % len(self.colours.speakers)])

    def apply(self) -> None:
        """Give the application the chosen theme and text size."""
        self.colours = DARK if self._wants_dark() else LIGHT
        self._app.setFont(_font(self._settings.number(TEXT_SCALE, 1.0)))
        self._app.setPalette(_palette(self.colours))
        self._app.setStyleSheet(_style_sheet(self.colours))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        chosen = self._settings.text(THEME)
        if chosen:
            return chosen == "dark"
        return _is_dark_here(self._app)

    def _on_choice(self, name: str) -> None:
        if name in (THEME, TEXT_SCALE):
            self.apply()


def _load_fonts() -> None:
    for file in sorted((paths.resources() / "fonts").glob("*.otf")):
        from PySide6.QtGui import QFontDatabase

        QFontDatabase.addApplicationFont(str(file))


def _is_dark_here(app: QApplication) -> bool:
    """Whether the system's own palette is dark. `QStyleHints` would say it with a name of `Qt`, all of which it would load."""
    app.setPalette(QPalette())
    return app.palette().window().color().lightness() < DARK_BELOW


def _font(scale: float) -> QFont:
    font = QFont()
    font.setFamilies([*FAMILIES, font.family()])
    font.setPointSizeF(BASE_POINT * min(2.0, max(0.8, scale)))
    return font


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.panel,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.page,
        QPalette.ColorRole.AlternateBase: colours.panel,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.raised,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.ToolTipBase: colours.raised,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.quiet,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Mid: colours.line,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.quiet))
    return palette


def _style_sheet(colours: Colours) -> str:
    """resources/window.qss with the names of colours, as in `@accent`, replaced by the theme's."""
    sheet = (paths.resources() / "window.qss").read_text(encoding="utf-8")
    names = sorted((name for name in Colours._fields if name != "speakers"), key=len, reverse=True)
    for name in names:
        sheet = sheet.replace(f"@{name}", getattr(colours, name))
    for drawing in ("arrow", "check"):
        file = paths.resources() / "icons" / f"{drawing}-{'dark' if colours is DARK else 'light'}.svg"
        sheet = sheet.replace(f"{{{drawing}}}", file.as_posix())
    return sheet
