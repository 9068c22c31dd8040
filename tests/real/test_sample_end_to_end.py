"""The whole road on the bundled sample with the bundled models, as `make demo` walks it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from tests.conftest import ROOT, SAMPLE

REFERENCE = SAMPLE / "reference.json"

pytestmark = pytest.mark.slow


def wontak(*arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "HOME": str(home),
        "WONTAK_DATA_DIR": str(home / "data"),
        "WONTAK_LANGUAGE": "en",
    }
    command = [sys.executable, "-m", "wontak", *map(str, arguments)]
    return subprocess.run(
        command, cwd=home, env=environment, capture_output=True, text=True, timeout=600, check=False
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fresh-home")


@pytest.fixture(scope="module")
def demo(home: Path) -> subprocess.CompletedProcess[str]:
    """`wontak demo` in an empty home."""
    done = wontak("demo", home=home)
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def meeting(home: Path, demo: subprocess.CompletedProcess[str]) -> Path:
    return home / "demo-out"


def test_the_sample_is_transcribed_attributed_and_translated_within_the_limits(
    home: Path, meeting: Path
) -> None:
    done = wontak("evaluate", meeting, "--reference", REFERENCE, home=home)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["wer"] <= 0.08, report
    assert report["cer"] <= 0.08, report
    assert report["language_accuracy"] >= 0.97, report
    assert report["der"] <= 0.15, report
    assert report["chrf"] >= 80, report


def test_the_demo_says_where_everything_lies_and_that_starter_models_made_it(
    demo: subprocess.CompletedProcess[str], meeting: Path
) -> None:
    for name in ("notice-en.docx", "notice-ko.docx", "transcript-en.docx", "transcript-ko.docx"):
        assert (meeting / name).exists()
        assert name in demo.stdout
    assert "starter" in demo.stdout.splitlines()[-1]


def test_every_drafted_paragraph_has_evidence_that_exists(home: Path, meeting: Path) -> None:
    record = json.loads(wontak("show", meeting, "--json", home=home).stdout)
    known = {segment["id"] for segment in record["segments"]}
    drafted = [
        block for blocks in record["minutes"].values() for block in blocks if block["origin"] == "drafted"
    ]
    assert len(drafted) >= 8
    for block in drafted:
        assert block["sources"], block
        assert set(block["sources"]) <= known


def test_the_interpreter_is_recognised_and_quoted_nowhere(home: Path, meeting: Path) -> None:
    record = json.loads(wontak("show", meeting, "--json", home=home).stdout)
    interpreted = {segment["id"] for segment in record["segments"] if segment["speaker"] == "moon"}
    assert interpreted
    for blocks in record["minutes"].values():
        for block in blocks:
            assert not interpreted & set(block["sources"]), block


def test_the_notices_name_host_and_keynote_and_carry_the_starter_mark(meeting: Path) -> None:
    for name, host, mark in (
        ("notice-en.docx", "Han Seojin", "starter"),
        ("notice-ko.docx", "한서진", "시험용"),
    ):
        document = docx.Document(str(meeting / name))
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        running = "\n".join(
            paragraph.text
            for section in document.sections
            for part in (section.header, section.footer)
            for paragraph in part.paragraphs
        )
        assert host in text
        assert mark in f"{text}\n{running}".casefold()


def test_the_demo_repeated_goes_on_from_what_is_there(home: Path, meeting: Path) -> None:
    before = json.loads(wontak("show", meeting, "--json", home=home).stdout)["segments"]
    assert wontak("demo", home=home).returncode == 0
    assert json.loads(wontak("show", meeting, "--json", home=home).stdout)["segments"] == before


def test_nothing_is_fetched_and_no_forbidden_package_is_here() -> None:
    for name in ("torch", "stanza", "spacy", "minisbd", "librosa"):
        found = subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True, check=False)
        assert found.returncode != 0, f"{name} is installed"
    assert not (ROOT / "uv.lock").exists()
