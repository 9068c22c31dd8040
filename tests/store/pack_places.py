"""Models in places of their own, for tests of the model packs."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.argos_package import write_package, zip_package
from tests.bench.random_whisper import ONE_LAYER, write_model
from wontak import paths
from wontak.domain.errors import Code, WontakError
from wontak.domain.packs import Flaw
from wontak.store.packs import STARTER_RECOGNISER, Packs


@pytest.fixture(scope="session")
def whisper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A faster-whisper folder, the smallest there can be."""
    return write_model(tmp_path_factory.mktemp("whisper") / "faster-whisper-large-v3", ONE_LAYER)


@pytest.fixture(scope="session")
def argos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An unpacked Argos package from Korean to English."""
    return write_package(tmp_path_factory.mktemp("argos") / "ko_en", "ko", "en")


@pytest.fixture(scope="session")
def argos_back(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An unpacked Argos package from English to Korean, marked as a starter."""
    return write_package(tmp_path_factory.mktemp("argos") / "en_ko", "en", "ko", wontak_starter=True)


@pytest.fixture
def bundled(tmp_path: Path, whisper: Path, argos: Path, argos_back: Path) -> Path:
    """A program's folder of models with all its starters."""
    folder = tmp_path / "models"
    shutil.copytree(whisper, folder / STARTER_RECOGNISER)
    shutil.copy(paths.bundled_models() / "catalogue.toml", folder)
    zip_package(argos, folder / "starter-ko-en.argosmodel", "starter-ko-en")
    zip_package(argos_back, folder / "starter-en-ko.argosmodel", "starter-en-ko")
    return folder


@pytest.fixture
def packs(bundled: Path, tmp_path: Path) -> Packs:
    return Packs(bundled, tmp_path / "data")


def flaw_of(action: Callable[[], object]) -> Flaw:
    with pytest.raises(WontakError) as caught:
        action()
    assert caught.value.code is Code.MODEL_INVALID
    return Flaw(str(caught.value.fields["reason"]))


def code_of(action: Callable[[], object]) -> Code:
    with pytest.raises(WontakError) as caught:
        action()
    return caught.value.code


def nothing_half_made(packs: Packs) -> bool:
    return not list(packs._data.rglob(".making-*"))
