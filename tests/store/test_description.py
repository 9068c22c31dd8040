"""meeting.toml: what it says, and what is said of its slips."""

import datetime as dt
from pathlib import Path

import pytest

from tests.conftest import SAMPLE
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Bilingual, Language, Role
from wontak.domain.message_texts import PROBLEMS
from wontak.domain.messages import sentence
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.store.description import read_description

KIM = '[[participants]]\nid = "kim"\nname.ko = "김"\nrole = "host"\n'


def problem(tmp_path: Path, text: str) -> tuple[object, object]:
    """Where and what is wrong with a description that says `text`."""
    file = tmp_path / "meeting.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WontakError) as caught:
        read_description(file)
    fields = caught.value.fields
    assert caught.value.code is Code.DESCRIPTION_INVALID
    assert fields["file"] == str(file)
    assert fields["problem"] in PROBLEMS
    for language in Language:
        assert "…" not in sentence(caught.value.code, fields, language)
    return fields["where"], fields["problem"]


def test_the_sample_s_description_is_read() -> None:
    meeting, blocks = read_description(SAMPLE / "meeting.toml")
    assert blocks == ()
    assert meeting.event.topic.ko == "인공지능과 의회의 미래"
    assert (meeting.event.date, meeting.event.start) == (dt.date(2026, 3, 18), dt.time(14))
    assert meeting.event.breadcrumb[Language.EN] == ("Future Plaza", "PR Room", "Public Notice")
    assert [person.id for person in meeting.with_role(Role.INTERPRETER)] == ["moon"]
    assert meeting.agenda[3].moderator == "kang"
    assert meeting.agenda[3].speakers == ("seo", "brown", "oh")


def test_written_blocks_are_read_in_both_languages(tmp_path: Path) -> None:
    file = tmp_path / "meeting.toml"
    file.write_text(
        KIM
        + '[[minutes.en]]\nkind = "pull_quote"\nspeaker = "kim"\ntext = "“Listen.”"\nclose_quote = false\n'
        + '[[minutes.en]]\nkind = "bullets"\nintro = "Agreed:"\nitems = ["a", "b"]\n'
        + '[[minutes.en]]\nkind = "action"\ntext = "Report back."\nowner = "kim"\ndue = "in June"\n'
        + '[[minutes.ko]]\nkind = "link"\ntext = "보고서 보기"\nurl = "https://example.org"\nanchor = "보고서"\n',
        encoding="utf-8-sig",
    )
    _meeting, blocks = read_description(file)
    assert blocks == (
        Block(
            BlockKind.PULL_QUOTE, Language.EN, "“Listen.”", "kim", origin=Origin.WRITTEN, close_quote=False
        ),
        Block(BlockKind.BULLETS, Language.EN, "", origin=Origin.WRITTEN, intro="Agreed:", items=("a", "b")),
        Block(
            BlockKind.ACTION, Language.EN, "Report back.", origin=Origin.WRITTEN, owner="kim", due="in June"
        ),
        Block(
            BlockKind.LINK,
            Language.KO,
            "보고서 보기",
            origin=Origin.WRITTEN,
            url="https://example.org",
            anchor="보고서",
        ),
    )


def test_text_is_brought_into_one_normal_form(tmp_path: Path) -> None:
    file = tmp_path / "meeting.toml"
    file.write_text('[event]\ntopic.ko = "\u1100\u116e\u11a8\u1112\u116c"\n', encoding="utf-8")
    assert read_description(file)[0].event.topic == Bilingual(ko="국회")


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("[event\n", "", "not_toml"),
        ('[evnt]\nkind = "hearing"\n', "evnt", "unknown_key"),
        ('[event]\ntopc.en = "x"\n', "event.topc", "unknown_key"),
        ('[event]\ntopic.fr = "x"\n', "event.topic.fr", "unknown_key"),
        ('[event]\ntopic = "x"\n', "event.topic", "not_bilingual"),
        ('[event]\nkind = "party"\n', "event.kind", "unknown_value"),
        ('[event]\ndate = "2026-03-18"\n', "event.date", "not_date"),
        ("[event]\ndate = 2026-03-18T14:00:00\n", "event.date", "not_date"),
        ("[event]\nstart = 14\n", "event.start", "not_time"),
        ("[event]\nwriter = 7\n", "event.writer", "not_text"),
        ('[event]\nbreadcrumb.en = "A > B"\n', "event.breadcrumb.en", "not_texts"),
        ('event = "x"\n', "event", "not_table"),
        ("participants = 3\n", "participants", "not_tables"),
        ('[participants]\nid = "kim"\n', "participants", "not_tables"),
        (
            KIM + '[[participants]]\nid = "lee"\nname.ko = "이"\nrole = "boss"\n',
            "participants[2].role",
            "unknown_value",
        ),
        (KIM + '[[participants]]\nname.ko = "이"\nrole = "staff"\n', "participants[2].id", "missing"),
        (KIM + '[[participants]]\nid = "lee"\nrole = "staff"\n', "participants[2].name", "missing"),
        (KIM + KIM, "participants[2].id", "duplicate"),
        (KIM + '[[agenda]]\nkind = "opening"\nspeakers = ["lee"]\n', "agenda[1].speakers", "not_on_roster"),
        (KIM + '[[agenda]]\nkind = "qna"\nmoderator = "lee"\n', "agenda[1].moderator", "not_on_roster"),
        (KIM + '[[agenda]]\nspeakers = ["kim"]\n', "agenda[1].kind", "missing"),
        (KIM + '[[minutes.fr]]\nkind = "lead"\ntext = "x"\n', "minutes.fr", "unknown_key"),
        (KIM + '[[minutes.en]]\nkind = "poem"\ntext = "x"\n', "minutes.en[1].kind", "unknown_value"),
        (KIM + '[[minutes.en]]\nkind = "lead"\n', "minutes.en[1].text", "missing"),
        (
            KIM + '[[minutes.en]]\nkind = "lead"\ntext = "x"\nopen_quote = 1\n',
            "minutes.en[1].open_quote",
            "not_flag",
        ),
    ],
)
def test_a_slip_is_named_with_its_place(tmp_path: Path, text: str, where: str, what: str) -> None:
    assert problem(tmp_path, text) == (where, what)


def test_a_missing_or_binary_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WontakError) as caught:
        read_description(tmp_path / "nowhere.toml")
    assert caught.value.fields["problem"] == "missing_file"
    (tmp_path / "sound.toml").write_bytes(b"RIFF\xff\xfe\x00")
    with pytest.raises(WontakError) as caught:
        read_description(tmp_path / "sound.toml")
    assert caught.value.fields["problem"] == "not_text_file"
