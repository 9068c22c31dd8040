"""Hangul typed by a real input method, ibus-hangul, into the real window under a window manager: real keys, real composition."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.real.desktop import Desktop, desktop
from tests.ui.conftest import made_sample, sample_meeting

__all__ = ["made_sample", "sample_meeting"]

PROGRAMS = ("openbox", "xdotool", "ibus", "ibus-daemon", "/usr/libexec/ibus-engine-hangul")
MEMORY_CONFIG = "/usr/libexec/ibus-memconf"
PATIENCE_S = 20.0
KEY_EVERY_MS = "40"
HAN = ("g", "k", "s")
"""The keys of 한 on a Korean keyboard."""

State = dict[str, Any]


class Typist:
    """The transcript of the window, the cursor before its first letter, Hangul being typed."""

    def __init__(self, place: Desktop, meeting: Path, data: Path) -> None:
        self._desktop = place
        place.start("openbox")
        place.start("ibus-daemon", "--panel", "disable", "--config", MEMORY_CONFIG)
        self._until(lambda: bool(place.run("ibus", "list-engine", check=False)))
        self._process = place.start(
            sys.executable, "-m", "tests.real.shown_window", str(meeting),
            QT_IM_MODULE="ibus", WONTAK_DATA_DIR=str(data), WONTAK_LANGUAGE="en",
        )  # fmt: skip
        assert self._answer() == "open"
        assert self._ask("transcript") == "transcript"
        self.window = place.run("xdotool", "search", "--sync", "--onlyvisible", "--name", "Wontak").split()[
            -1
        ]
        self.come_back()
        self._until(
            lambda: (
                "hangul"
                in place.run("ibus", "engine", "hangul", check=False)
                + place.run("ibus", "engine", check=False)
            )
        )
        self._begin_hangul()

    def press(self, *keys: str) -> None:
        self._desktop.run("xdotool", "key", "--delay", KEY_EVERY_MS, *keys)

    def state(self) -> State:
        return dict(json.loads(self._ask("state")))

    def until(self, wanted: Callable[[State], bool]) -> State:
        """Wait for the window to be as wanted; gives how it is then."""
        self._until(lambda: wanted(self.state()))
        return self.state()

    def compose(self) -> None:
        """Type 한 and leave it unfinished."""
        self.press(*HAN)
        self.until(lambda now: now["composing"] == "한")

    def click_below(self) -> None:
        """Press the mouse in the row after the next."""
        now = self.state()
        self._desktop.run(
            "xdotool", "mousemove", str(now["corner"][0] + 40), str(now["row_after_next_y"]), "click", "1"
        )

    def leave(self) -> None:
        """Let another window have the keyboard."""
        self._desktop.run("xdotool", "windowminimize", self.window)

    def come_back(self) -> None:
        """Have the keyboard in the text again."""
        if not self.state()["has_keyboard"]:
            self._desktop.run("xdotool", "windowactivate", self.window)
            self.until(lambda now: now["has_keyboard"])

    def _begin_hangul(self) -> None:
        """The input method begins with Latin letters, and may not be listening yet."""
        for _ in range(3):
            self.press("Hangul", "g")
            now = self.until(lambda now: bool(now["composing"]) or now["position"] > 0)
            self.press("BackSpace")
            self.until(lambda now: not now["composing"] and now["position"] == 0)
            if now["composing"]:
                return
        pytest.fail("the input method takes no Hangul")

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def _until(self, wanted: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not wanted():
            assert time.monotonic() < end, json.dumps(
                {**self.state(), "texts": self.state()["texts"][:3], "starred": []}, ensure_ascii=False
            )


@pytest.fixture(scope="module")
def typist(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typist]:
    home = tmp_path_factory.mktemp("desktop")
    meeting = home / made_sample.name
    shutil.copytree(made_sample, meeting)
    with desktop(home, *PROGRAMS) as place:
        yield Typist(place, meeting, home / "data")


@pytest.fixture
def first(typist: Typist) -> State:
    """The cursor at the beginning of the first segment; gives how things stand."""
    typist.come_back()
    typist.press("ctrl+Home")
    if typist.until(_at_the_beginning)["text"] != typist.state()["texts"][0]:
        typist.press("shift+Tab")  # from the translation, where another test has gone
    return typist.until(lambda now: _at_the_beginning(now) and now["text"] == now["texts"][0])


def _at_the_beginning(now: State) -> bool:
    return now["place"] == 0 and now["position"] == 0


def test_syllables_are_composed_and_stored_one_by_one(typist: Typist, first: State) -> None:
    typist.press(*HAN, "r", "m", "f")
    now = typist.until(lambda now: now["composing"] == "글" and now["texts"][0] == f"한{first['text']}")
    assert now["position"] == 1
    typist.press("space")
    typist.until(lambda now: now["texts"][0] == f"한글 {first['text']}" and not now["composing"])


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("F1", lambda _before, _now: True),
        ("F4", lambda before, now: now["rate"] > before["rate"]),
        ("F3", lambda before, now: now["rate"] < before["rate"]),
        ("ctrl+b", lambda before, now: now["starred"][0] != before["starred"][0]),
        ("ctrl+2", lambda _before, _now: True),
    ],
)
def test_a_shortcut_acts_and_leaves_the_syllable_in_the_text_once(
    typist: Typist, first: State, key: str, told: Callable[[State, State], bool]
) -> None:
    typist.compose()
    typist.press(key)
    now = typist.until(lambda now: now["texts"][0] == f"한{first['text']}" and told(first, now))
    assert not now["composing"] and now["position"] == 1 and now["has_keyboard"]


def test_enter_keeps_the_syllable_and_splits(typist: Typist, first: State) -> None:
    typist.press("ctrl+Right")
    typist.until(lambda now: now["position"] > 0)
    typist.compose()
    position = typist.state()["position"]
    typist.press("Return")
    now = typist.until(lambda now: len(now["texts"]) == len(first["texts"]) + 1)
    whole = f"{first['text'][:position]}한{first['text'][position:]}"
    assert "".join(now["texts"][:2]).replace(" ", "") == whole.replace(" ", "")
    typist.press("ctrl+z")
    typist.until(lambda now: len(now["texts"]) == len(first["texts"]))


def test_backspace_takes_letters_of_a_syllable_and_merges_only_at_the_beginning(
    typist: Typist, first: State
) -> None:
    typist.press("Down", "Home")
    typist.until(lambda now: now["place"] == 1 and now["position"] == 0)
    typist.compose()
    for left in ("하", "ㅎ", ""):
        typist.press("BackSpace")
        now = typist.until(lambda now, left=left: now["composing"] == left)
        assert now["texts"] == first["texts"]
    typist.press("BackSpace")
    now = typist.until(lambda now: len(now["texts"]) == len(first["texts"]) - 1)
    assert now["texts"][0] == f"{first['texts'][0]} {first['texts'][1]}" and now["place"] == 0
    typist.press("ctrl+z")
    typist.until(lambda now: now["texts"] == first["texts"])


@pytest.mark.parametrize("way", ["Down", "Tab", "mouse"])
def test_a_syllable_stays_where_it_was_begun_when_the_cursor_goes(
    typist: Typist, first: State, way: str
) -> None:
    typist.compose()
    typist.click_below() if way == "mouse" else typist.press(way)
    now = typist.until(lambda now: now["texts"][0] == f"한{first['text']}")
    assert "한" not in now["text"][: now["position"] + 1] or now["place"] > 0
    assert now["texts"][1:] == first["texts"][1:] and not now["composing"]


def test_a_syllable_is_kept_when_another_window_takes_the_keyboard(typist: Typist, first: State) -> None:
    typist.compose()
    typist.leave()
    now = typist.until(lambda now: not now["has_keyboard"] and now["texts"][0] == f"한{first['text']}")
    assert not now["composing"] and now["texts"][1:] == first["texts"][1:]
