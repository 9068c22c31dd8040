"""The window itself: it fits small screens whatever page it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from wontak.app import Application
from wontak.ui.context import Place
from wontak.ui.settings import LANGUAGE, TEXT_SCALE

SMALL_PX = (1280, 740)
"""What is left of a laptop's 1280×800 when the system's own bars are taken off."""


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_page_fits_a_small_screen(
    program: Application, sample_meeting: Path, language: str, scale: float
) -> None:
    program.settings.choose(LANGUAGE, language)
    program.settings.choose(TEXT_SCALE, scale)
    program.window.open_meeting(sample_meeting)
    least = {}
    for place in Place:
        program.window.go(place)
        size = program.window.minimumSizeHint()
        least[place.value] = (size.width(), size.height())
    page = program.window.page(Place.EXPORT)
    for kind in ("minutes", "transcript", "bilingual", "subtitles"):
        page.choices.choose(kind)
        program.window.go(Place.EXPORT)
        size = program.window.minimumSizeHint()
        least[f"export of {kind}"] = (size.width(), size.height())
    too_large = {
        place: size for place, size in least.items() if size[0] > SMALL_PX[0] or size[1] > SMALL_PX[1]
    }
    assert too_large == {}
