"""The house's and the meeting's glossary over the bundled one."""

from pathlib import Path

from wontak.desk import glossary
from wontak.domain.glossary import Term, read_terms
from wontak.domain.list_problems import ListProblem


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    terms = (
        Term("국회", "National Assembly", "institution", 'avoid: Congress; "quoted", with a comma'),
        Term("의원연맹", "Union"),
    )
    glossary.save(tmp_path / "용어.csv", terms)
    assert glossary.load(tmp_path / "용어.csv") == glossary.GlossaryTable(terms)
    assert read_terms(tmp_path / "용어.csv") == terms


def test_where_there_is_no_file_there_are_no_terms(tmp_path: Path) -> None:
    assert glossary.load(tmp_path / "absent.csv") == glossary.GlossaryTable()


def test_rows_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    file = tmp_path / "용어.csv"
    file.write_bytes("영문;국문;비고\nAssembly;국회;x\n;예산;\nBudget;;\n\nassembly;국회;y\n".encode("cp949"))
    table = glossary.load(file)
    assert table.terms == (Term("국회", "Assembly", "", "x"),)
    assert [(problem.row, problem.code) for problem in table.problems] == [
        (3, ListProblem.NO_ENGLISH),
        (4, ListProblem.NO_KOREAN),
        (6, ListProblem.TWICE),
    ]


def test_a_meetings_terms_lie_over_the_houses_over_the_bundled(tmp_path: Path) -> None:
    bundled = glossary.bundled_terms()
    assert glossary.terms_for() == bundled
    glossary.save(glossary.house_file(), [Term("국회", "the Assembly"), Term("의원연맹", "Union")])
    glossary.save(glossary.meeting_file(tmp_path), [Term("의원연맹", "Parliamentary Union")])
    terms = glossary.terms_for(tmp_path)
    assert terms[:2] == (Term("의원연맹", "Parliamentary Union"), Term("국회", "the Assembly"))
    assert [term.en for term in terms if term.ko in ("국회", "의원연맹")] == [
        "Parliamentary Union",
        "the Assembly",
    ]
    assert len(terms) > 10


def test_merging_adds_what_is_new() -> None:
    old = (Term("국회", "Assembly"),)
    assert glossary.merged(old, [Term("국회", "assembly "), Term("국회", "Parliament")]) == (
        *old,
        Term("국회", "Parliament"),
    )
    assert [problem.row for problem in glossary.checked([*old, Term("국회", "ASSEMBLY"), Term("", "x")])] == [
        2,
        3,
    ]
