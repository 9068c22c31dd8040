"""People remembered between meetings."""

from pathlib import Path

import pytest

from wontak.domain.meeting import Bilingual, Language, Participant, Pronoun, Role
from wontak.store.people import People


@pytest.fixture
def people(tmp_path: Path) -> People:
    return People(tmp_path / "data" / "people.db")


KIM = Participant(
    "kim", Bilingual("김진표", "Kim Jin-Pyo"), Role.HOST, Bilingual("국회의장", "Speaker"), pronoun=Pronoun.HE
)
TERRY = Participant(
    "terry", Bilingual(en="Sue Mi Terry"), Role.KEYNOTE, affiliation=Bilingual(en="Wilson Center")
)


@pytest.mark.parametrize(
    "typed", ["김", "김지", "ㄱㅈㅍ", "김진표", "kim", "JIN", "jinpyo", "jin-p", "Kim Jin"]
)
def test_someone_is_suggested_by_either_script(people: People, typed: str) -> None:
    people.remember([KIM, TERRY])
    assert [person.name.ko for person in people.suggest(typed)] == ["김진표"]


@pytest.mark.parametrize("typed", ["", " ", "표", "im", "ㄱㅍ"])
def test_nobody_is_suggested_for_anything_else(people: People, typed: str) -> None:
    people.remember([KIM, TERRY])
    assert people.suggest(typed) == ()


def test_what_is_given_last_counts_and_nothing_given_does_not(people: People) -> None:
    people.remember([KIM])
    people.remember(
        [Participant("x", Bilingual("김진표"), Role.PANELIST, Bilingual("의원"), language=Language.KO)]
    )
    (person,) = people.all()
    assert person.name == KIM.name
    assert person.title == Bilingual("의원", "Speaker")
    assert (person.pronoun, person.language, person.used) == (Pronoun.HE, Language.KO, 2)
    assert person.participant("kim", Role.HOST).title.ko == "의원"


def test_namesakes_of_different_houses_are_kept_apart(people: People) -> None:
    for house in ("국회", "외교부"):
        people.remember([Participant("a", Bilingual("김민수"), Role.PANELIST, affiliation=Bilingual(house))])
    assert len(people.suggest("김민수")) == 2


def test_people_can_be_forgotten(people: People, tmp_path: Path) -> None:
    people.remember([KIM, TERRY])
    people.forget(people.suggest("김")[0].id)
    assert [person.name.en for person in people.all()] == ["Sue Mi Terry"]
    assert "김진표".encode() not in (tmp_path / "data" / "people.db").read_bytes()
    people.forget_all()
    assert people.all() == ()
