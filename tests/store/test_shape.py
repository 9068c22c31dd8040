"""The JSON of `wontak show --json`, as the contract has it."""

import json

from tests.by_hand import mark
from tests.store.conftest import CLERK
from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.domain.transcript import Translation
from wontak.store.meetings import MeetingStore
from wontak.store.shape import as_json

SEGMENT_KEYS = {
    *(
        "id",
        "recording",
        "start_s",
        "end_s",
        "language",
        "voice",
        "speaker",
        "text",
        "confidence",
        "review",
        "flags",
    ),
    *("starred", "off_record", "interprets", "comment", "words", "translation"),
}


def test_the_json_has_the_shape_of_the_contract(store: MeetingStore) -> None:
    store.set_translation(1, Translation(Language.EN, "Parliament must listen."), CLERK)
    store.add_marker(1, 3.0, "인용")
    lead = Block(BlockKind.LEAD, Language.EN, "On March 18th …", "han", (1, 2), Origin.DRAFTED)
    store.replace_blocks(Language.EN, (lead,), CLERK)
    shape = json.loads(json.dumps(as_json(store)))
    assert list(shape) == ["event", "participants", "agenda", "recordings", "segments", "markers", "minutes"]
    assert shape["event"]["status"] == "draft"
    assert shape["event"]["topic"] == {"ko": "의회의 미래", "en": "The Future of Parliament"}
    assert (shape["event"]["date"], shape["event"]["start"]) == ("2026-03-18", "14:00:00")
    assert shape["participants"][0]["role"] == "host"
    assert shape["agenda"][1]["speakers"] == ["miller", "han"]
    assert shape["recordings"] == [{"id": 1, "file": "audio/녹음.wav", "duration_s": 60.0, "offset_s": 0.0}]
    first = shape["segments"][0]
    assert set(first) == SEGMENT_KEYS
    assert first["flags"] == ["low_probability"]
    assert first["words"][0] == {"start_s": 0.0, "end_s": 0.8, "text": "의회는", "probability": 0.9}
    assert first["translation"] == {
        "language": "en",
        "text": "Parliament must listen.",
        "state": "machine",
        "flags": [],
    }
    assert shape["segments"][1]["translation"] is None
    assert shape["markers"] == [{"recording": 1, "at_s": 3.0, "note": "인용"}]
    assert shape["minutes"] == {
        "en": [
            {
                "kind": "lead",
                "text": "On March 18th …",
                "speaker": "han",
                "sources": [1, 2],
                "origin": "drafted",
            }
        ],
        "ko": [],
    }


def test_the_public_json_knows_nothing_of_what_is_off_the_record(store: MeetingStore) -> None:
    mark(store, 1, CLERK, off_record=True)
    store.add_marker(1, 3.0, "비밀")
    store.add_marker(1, 6.0, "공개")
    quote = Block(BlockKind.REMARK, Language.KO, "의회는 국민의 말을", "han", (1,), Origin.DRAFTED)
    store.replace_blocks(Language.KO, (quote,), CLERK)
    public = json.dumps(as_json(store, public=True), ensure_ascii=False)
    assert "국민의 말" not in public
    assert "비밀" not in public
    assert "공개" in public
    assert "국민의 말" in json.dumps(as_json(store), ensure_ascii=False)
