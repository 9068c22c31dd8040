"""Makes docs/screenshots: every page in Korean and English, light and dark, at 1280×800 and at 200 %.

The pictures are of the program itself, without a screen: the sample roundtable is transcribed, translated and drafted by the
bundled models, and stands in a library among meetings that were made from it. Run by `make screenshots`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication
from shown_library import SAMPLE, make_library
from shown_states import PLUGS, shots
from simulated_room import english_room, korean_room
from window_pictures import close_dialogs, picture, with_palette

from wontak.app import Application
from wontak.domain.meeting import Language
from wontak.ui.settings import LANGUAGE, THEME

ROOT = Path(__file__).resolve().parent.parent
SIZE_PX = (1280, 800)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument(
        "--keep", type=Path, help="make the meetings here, or take those that are here already"
    )
    parser.add_argument("--only", default="", help="take only the pictures whose names begin so")
    parser.add_argument("--taking", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.taking:
        take_all(options.out, Path(os.environ["WONTAK_DATA_DIR"]), options.only)
        return
    with tempfile.TemporaryDirectory(prefix="wontak-screenshots-") as scratch:
        data = (options.keep or Path(scratch) / "data").absolute()
        if not data.exists():
            make_library(data)
        options.out.mkdir(parents=True, exist_ok=True)
        for picture in options.out.glob(f"{options.only}*.png"):
            picture.unlink()
        for scale in ("1", "2"):
            environment = {
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": scale,
                "HOME": str(data.parent),  # no picture shows where it was taken
                "WONTAK_DATA_DIR": str(data),
                PLUGS: str(data.parent / "plugs"),
                "PYTHONPATH": str(ROOT / "packaging"),
            }
            # Not run as a script: the recorder's children would import all of it again.
            command = [
                sys.executable, "-c", "import screenshots; screenshots.main()",
                "--taking", "--only", options.only, "--out", str(options.out.absolute()),
            ]  # fmt: skip
            subprocess.run(command, env=environment, check=True)


def take_all(out: Path, data: Path, only: str) -> None:
    """Take every page in every language and theme, at the scale this process was started with."""
    app = QApplication([])
    scale = round(app.devicePixelRatio())
    program = Application(app)
    program.show()
    program.window.open_meeting(data / SAMPLE)
    for language in Language:
        for theme in ("light", "dark"):
            program.settings.choose(LANGUAGE, language.value)
            program.settings.choose(THEME, theme)
            program.window.resize(*SIZE_PX)
            program.recorder.open_devices = korean_room if language is Language.KO else english_room
            for shot in shots(data):
                if shot.name.startswith(only):
                    shot.come(program)
                    name = f"{shot.name}-{language.value}-{theme}{'-200' if scale > 1 else ''}.png"
                    image = with_palette(picture(program.window).toImage())
                    image.save(str(out / name), "PNG", 0)  # the smallest file; nothing is lost by it
                    close_dialogs(program.window)
    program.close()
    os._exit(0)  # nothing is left to be stored, and a job that ends late has nobody to tell


if __name__ == "__main__":
    main()
