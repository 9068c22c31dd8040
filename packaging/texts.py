"""Brings resources/translations/*.ts up to date with the window's texts; what is new in them is then translated by hand.

Korean has all texts, English only the plural forms: its texts stand in the source. Run by `make texts`.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"


def sources() -> list[str]:
    """The files in which the window's texts stand."""
    package = ROOT / "desktop" / "wontak"
    return [str(path) for path in sorted((package / "ui").rglob("*.py"))] + [str(package / "app.py")]


def update(folder: Path) -> None:
    """Update the .ts files in `folder` from the source."""
    program = str(Path(sys.executable).with_name("pyside6-lupdate"))
    options = ["-locations", "none", "-no-obsolete"]
    for language, plural in (("ko", []), ("en", ["-pluralonly"])):
        file = str(folder / f"wontak_{language}.ts")
        command = [
            program,
            *sources(),
            *options,
            *plural,
            "-source-language",
            "en",
            "-target-language",
            language,
        ]
        subprocess.run([*command, "-ts", file], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    update(TRANSLATIONS)
