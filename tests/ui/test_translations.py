"""Every text of the window is translated: what is new in the source and not in the .ts files fails here."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the translations, brought up to date with the source."""
    folder = tmp_path_factory.mktemp("translations")
    for file in TRANSLATIONS.glob("*.ts"):
        shutil.copy(file, folder)
    _texts().update(folder)
    return folder


@pytest.mark.parametrize("language", ["ko", "en"])
def test_nothing_is_left_untranslated(updated: Path, language: str) -> None:
    left = [
        f"{context}: {source}"
        for context, source, forms, finished in _messages(updated / f"wontak_{language}.ts")
        if not finished or not all(forms)
    ]
    assert left == [], "run `make texts`, and translate these"


def test_no_text_has_gone_from_the_source(updated: Path) -> None:
    kept = {(context, source) for context, source, _, _ in _messages(TRANSLATIONS / "wontak_ko.ts")}
    needed = {(context, source) for context, source, _, _ in _messages(updated / "wontak_ko.ts")}
    assert kept <= needed, "run `make texts`"


def test_places_for_names_and_numbers_are_the_same_in_korean(updated: Path) -> None:
    for _context, source, forms, _finished in _messages(updated / "wontak_ko.ts"):
        for form in filter(None, forms):
            assert set(_variables(form)) == set(_variables(source)), source


def test_korean_is_written_in_hangul(updated: Path) -> None:
    signs_alone = re.compile(r"[\W\d_]*|they|she|he|PDF.*|English|[yMdHm .:,]+")
    for _context, source, forms, _finished in _messages(updated / "wontak_ko.ts"):
        for form in filter(None, forms):
            plain = re.sub(r"\{\w+\}|%n", "", form)
            assert re.search("[가-힣]", plain) or signs_alone.fullmatch(plain), f"{source}: {form}"


def _texts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("texts", ROOT / "packaging" / "texts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["texts"] = module
    spec.loader.exec_module(module)
    return module


def _messages(file: Path) -> Iterator[tuple[str, str, list[str], bool]]:
    """Context, source text, its forms in the language, and whether it is finished."""
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = [form.text or "" for form in translation.iter("numerusform")]
            forms = plural or [translation.text or ""]
            finished = translation.get("type") != "unfinished"
            yield context.findtext("name") or "", message.findtext("source") or "", forms, finished


def _variables(text: str) -> list[str]:
    return re.findall(r"\{\w+\}|%n", text)
