"""Where the second copies of recordings lie that are not in their place yet, kept in the meeting's own file.

A take knows this as well; but the second copy is for the case that the take is gone.
"""

from __future__ import annotations

import json
from pathlib import Path

from wontak.store.meetings import MeetingStore

KEY = "second_copies"


def second_copies(store: MeetingStore) -> dict[str, Path]:
    """The second copy's folder of each take, by the take's name."""
    try:
        kept = json.loads(store.setting(KEY) or "{}")
    except ValueError:
        return {}
    return {str(name): Path(folder) for name, folder in kept.items()} if isinstance(kept, dict) else {}


def remember(store: MeetingStore, take: Path, second_copy: Path) -> None:
    """Keep where a take's second copy lies."""
    _keep(store, {**second_copies(store), take.name: second_copy.absolute()})


def forget(store: MeetingStore, take: Path) -> None:
    """The take is in its place: its second copy is needed no more."""
    known = second_copies(store)
    if known.pop(take.name, None):
        _keep(store, known)


def _keep(store: MeetingStore, known: dict[str, Path]) -> None:
    store.set_setting(
        KEY, json.dumps({name: str(folder) for name, folder in known.items()}, ensure_ascii=False)
    )
