"""The choice of statements is neither the first nor the longest ones, and does not repeat itself."""

from dataclasses import replace

import numpy as np

from tests.minutes.sample import said, sample_meeting
from wontak.domain.meeting import Language
from wontak.domain.transcript import Segment
from wontak.minutes import salience, stages, statements

SPOKEN = said(
    1,
    "brown",
    "Our center moved into a new building near the river last autumn, and the staff, who had waited for many years, are pleased. "
    "The weather was mild when my plane landed. "
    "Parliament must open its data to the people. "
    "Artificial intelligence should explain how it reads parliamentary data. "
    "Parliament must open its data to the people of this country. "
    "I recommend that parliament publish rules for artificial intelligence.",
)


def ranking(*segments: Segment) -> salience.Ranking:
    meeting = sample_meeting()
    staged = stages.assign(segments, meeting.agenda)
    quotable = statements.quotable(staged, meeting, Language.EN)
    return salience.rank(quotable, f"{meeting.event.topic.ko} {meeting.event.topic.en}", Language.EN)


def test_neither_the_first_nor_the_longest_statements_are_taken() -> None:
    ranked = ranking(SPOKEN)
    chosen = [unit.statements[0].text for unit in ranked.choose(ranked.units, 2)]
    told = [unit.statements[0].text for unit in ranked.units]
    assert set(chosen) != set(told[:2])
    assert set(chosen) != set(sorted(told, key=len, reverse=True)[:2])
    assert not any("building" in text or "weather" in text for text in chosen)


def test_the_same_is_not_said_twice() -> None:
    ranked = ranking(SPOKEN)
    chosen = [unit.statements[0].text for unit in ranked.choose(ranked.units, 4)]
    assert sum(text.startswith("Parliament must open its data") for text in chosen) == 1


def test_a_statement_that_leans_on_another_comes_with_it() -> None:
    ranked = ranking(
        said(
            1,
            "brown",
            "We asked 48 parliaments about their rules. Only 12 percent of them answered our letter.",
        )
    )
    leaning = [unit for unit in ranked.units if any("them" in part.text for part in unit.statements)]
    assert [len(unit.statements) for unit in leaning] == [2]


def test_a_statement_leans_on_the_segment_before_only_where_nothing_was_heard_between() -> None:
    asked = said(1, "brown", "We asked 48 parliaments about their rules.")
    answered = said(2, "brown", "Only 12 percent of them answered our letter.")
    later = replace(answered, start_s=answered.start_s + 60.0, end_s=answered.end_s + 60.0)
    assert [len(unit.statements) for unit in ranking(asked, answered).units] == [1, 2]
    assert [len(unit.statements) for unit in ranking(asked, later).units] == [1]


def test_choices_come_in_the_order_they_were_made() -> None:
    ranked = ranking(SPOKEN)
    positions = [unit.statements[0].position for unit in ranked.choose(ranked.units, 3)]
    assert positions == sorted(positions)


def test_lexrank_favours_what_others_resemble() -> None:
    likeness = np.array([[1.0, 0.5, 0.5], [0.5, 1.0, 0.0], [0.5, 0.0, 1.0]])
    share = salience.lexrank(likeness, np.zeros(3))
    assert share.argmax() == 0
    assert abs(share.sum() - 1.0) < 1e-9


def test_nothing_said_ranks_as_nothing() -> None:
    assert ranking().units == ()


def test_a_long_meeting_is_ranked_within_bounds() -> None:
    words = (
        "data",
        "vote",
        "rules",
        "budget",
        "school",
        "ferry",
        "tide",
        "archive",
        "island",
        "teacher",
        "market",
        "pupil",
    )
    texts = [f"The {words[n % 12]} and the {words[n * 7 % 11]} cost {n} won." for n in range(1550)]
    ranked = ranking(*(said(n + 1, "brown", " ".join(texts[n * 31 : n * 31 + 31])) for n in range(50)))
    assert len(ranked.units) == 1500
    assert [unit.index for unit in ranked.units] == list(range(1500))
