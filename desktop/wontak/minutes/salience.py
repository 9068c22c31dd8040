"""Which statements tell most: how central they are to the meeting, how much they commit to, and how little they repeat.

Centrality is LexRank (Erkan and Radev, 2004) over TF-IDF vectors of both languages' words, its random surfer returning to
the meeting's topic (Otterbacher, Erkan and Radev, 2005); cue words weigh it (Edmundson, 1969); maximal marginal relevance
(Carbonell and Goldstein, 1998) keeps a choice from saying the same twice.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wontak.domain.meeting import Language
from wontak.minutes.statements import Statement, without_connective

_DAMPING = 0.85
_STEPS = 60
_REPEATED_SHARE = 0.8
_JUMP_FLOOR = 0.2
_MOST_UNITS = 1500  # beyond this (some two hours of talk) likeness is weighed among the most promising only
_RELEVANCE_SHARE = 0.7  # MMR's lambda: the rest is novelty

_WORD = re.compile(r"[a-z]{3,}|[가-힣]+|\d[\d,.]*")
_ENGLISH_ENDING = re.compile(r"(?:ies|ing|ed|es|s|ly)$")

_URGES = re.compile(
    r"\b(?:must|should|need|needs|necessary|essential|important|crucial|propose|recommend|suggest|urge|support|never|depends?|"
    r"require[sd]?)\b|야 (?:합|한)|필요|중요|제안|권고|촉구|지지|시급|절대|달려",
    re.IGNORECASE,
)
_COMMITS = re.compile(
    r"\b(?:will|plans? to|decided to|agreed to|committed)\b|겠습니다|계획|예정|기로 (?:했|하였|결정)",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\d")

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Unit:
    """Statements that are quoted together: one, or one and those that lean on it. `score` is larger for more telling ones."""

    statements: tuple[Statement, ...]
    score: float
    index: int

    @property
    def sources(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(statement.source for statement in self.statements))

    @property
    def starred(self) -> bool:
        return any(statement.segment.starred for statement in self.statements)

    @property
    def words(self) -> int:
        return sum(len(statement.text.split()) for statement in self.statements)


@dataclass(frozen=True)
class Ranking:
    """All units of a meeting with their scores and their likeness to one another (cosine, [0, 1])."""

    units: tuple[Unit, ...]
    likeness: Matrix

    def choose(self, candidates: Sequence[Unit], count: int) -> tuple[Unit, ...]:
        """About `count` statements from `candidates`, starred ones first, without repetition, in the order they were made."""
        chosen: list[Unit] = []
        left = list(candidates)
        while left and sum(len(unit.statements) for unit in chosen) < count:
            best = max(left, key=lambda unit: self._marginal(unit, chosen))
            left = [unit for unit in left if unit is not best and not _share(unit, best)]
            if not any(_repeats(best, other) for other in chosen):
                chosen.append(best)
        return tuple(sorted(chosen, key=lambda unit: unit.statements[0].position))

    def _marginal(self, unit: Unit, chosen: Sequence[Unit]) -> float:
        novelty = _RELEVANCE_SHARE * unit.score - (1 - _RELEVANCE_SHARE) * self._nearest(unit, chosen)
        return novelty + (10.0 if unit.starred else 0.0)

    def _nearest(self, unit: Unit, chosen: Sequence[Unit]) -> float:
        return max((float(self.likeness[unit.index, other.index]) for other in chosen), default=0.0)


def rank(statements: Sequence[Statement], topic: str, language: Language) -> Ranking:
    """The units of `statements` with their salience in [0, ~3]; an empty ranking for no statements."""
    groups = _groups(statements)
    if not groups:
        return Ranking((), np.zeros((0, 0)))
    *rows, aim = _tf_idf([*(_both_texts(group) for group in groups), topic])
    bias = np.array([sum(weight * aim.get(term, 0.0) for term, weight in row.items()) for row in rows])
    weights = np.array([_cue_weight(group, language) for group in groups])
    if len(groups) > _MOST_UNITS:
        kept = np.sort(np.argsort(-weights * (_JUMP_FLOOR + bias), kind="stable")[:_MOST_UNITS])
        groups, rows = [groups[at] for at in kept], [rows[at] for at in kept]
        weights, bias = weights[kept], bias[kept]
    likeness = _likeness(rows)
    centrality = lexrank(likeness, bias)
    scores = (
        np.sqrt(centrality / centrality.max()) * weights
    )  # the root keeps one hub from drowning every cue
    units = tuple(Unit(group, float(scores[index]), index) for index, group in enumerate(groups))
    return Ranking(units, likeness)


def lexrank(likeness: Matrix, bias: Matrix) -> Matrix:
    """The stationary share of a surfer who follows likeness (n by n) and else jumps in proportion to `bias` (n), sum 1."""
    links = likeness.copy()
    np.fill_diagonal(links, 0.0)
    count = len(links)
    totals = links.sum(axis=1, keepdims=True)
    steps = np.divide(links, totals, out=np.full_like(links, 1.0 / count), where=totals > 0)
    # A floor keeps statements reachable whose words the topic does not share.
    jump = np.clip(bias, 0.0, None) + _JUMP_FLOOR
    jump = jump / jump.sum()
    share = np.full(count, 1.0 / count)
    for _ in range(_STEPS):
        share = _DAMPING * (share @ steps) + (1 - _DAMPING) * jump
    return share


def _groups(statements: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    """Every statement that can stand alone, and every chain in which the later ones lean on the first."""
    groups: list[tuple[Statement, ...]] = []
    for number, statement in enumerate(statements):
        if not statement.leans:
            groups.append((statement,))
            continue
        before = statements[number - 1] if number else None
        if before and before.position == statement.position - 1 and groups and groups[-1][-1] is before:
            groups.append((*groups[-1], statement))
    return groups


def _both_texts(group: Sequence[Statement]) -> str:
    return " ".join(f"{part.text} {part.counterpart}" for part in group)


def _tf_idf(texts: Sequence[str]) -> list[dict[str, float]]:
    """The weight of each term in each text: (1 + ln tf) · ln(n / df), scaled so that a text's weights have length 1.

    Worked out here because loading a machine-learning library takes longer than drafting does.
    """
    counts = [Counter(_terms(text)) for text in texts]
    spread = Counter(term for count in counts for term in count)
    rows = []
    for count in counts:
        row = {
            term: (1 + math.log(times)) * math.log(len(texts) / spread[term]) for term, times in count.items()
        }
        length = math.sqrt(sum(weight * weight for weight in row.values())) or 1.0
        rows.append({term: weight / length for term, weight in row.items()})
    return rows


def _likeness(rows: Sequence[Mapping[str, float]]) -> Matrix:
    """The cosine of every two rows. Terms that only one row has matter to no other's likeness and are left out."""
    shared = [term for term, count in Counter(term for row in rows for term in row).items() if count > 1]
    column = {term: number for number, term in enumerate(shared)}
    vectors = np.zeros((len(rows), len(column)), dtype=np.float32)
    for number, row in enumerate(rows):
        for term, weight in row.items():
            if term in column:
                vectors[number, column[term]] = weight
    likeness: Matrix = np.clip(vectors @ vectors.T, 0.0, 1.0).astype(np.float64)
    np.fill_diagonal(likeness, 1.0)
    return likeness


def _terms(text: str) -> list[str]:
    """English words without their endings and Korean words as overlapping pairs of syllables, which sees past particles."""
    terms: list[str] = []
    for word in _WORD.findall(text.lower()):
        if "가" <= word[0] <= "힣":
            terms.extend(word[at : at + 2] for at in range(max(len(word) - 1, 1)))
        else:
            terms.append(_ENGLISH_ENDING.sub("", word) if len(word) > 4 else word)
    return terms


def urges(group: Sequence[Statement]) -> bool:
    """Whether statements demand, propose, support or weigh something rather than report it."""
    return any(_URGES.search(f"{statement.text} {statement.counterpart}") for statement in group)


def _cue_weight(group: Sequence[Statement], language: Language) -> float:
    text = " ".join(statement.text for statement in group)
    both = " ".join([text, *(statement.counterpart for statement in group)])
    weight = 1.0
    weight *= 1.6 if urges(group) else 1.0
    weight *= 1.3 if _COMMITS.search(both) else 1.0
    weight *= 1.3 if _COUNTS.search(both) else 1.0
    weight *= 0.3 if text.rstrip("”’\"' ").endswith("?") else 1.0
    weight *= 0.5 if any(statement.doubtful for statement in group) else 1.0
    words = len(without_connective(text, language).split())
    longest = 40 if language is Language.EN else 28
    return weight * (0.6 if words > longest else 1.0)


def _repeats(one: Unit, other: Unit) -> bool:
    """Whether nearly all words of the shorter of two units are in the other as well."""
    terms = [set(_terms(" ".join(part.text for part in unit.statements))) for unit in (one, other)]
    return len(terms[0] & terms[1]) >= _REPEATED_SHARE * max(min(map(len, terms)), 1)


def _share(one: Unit, other: Unit) -> bool:
    return not {part.position for part in one.statements}.isdisjoint(
        part.position for part in other.statements
    )
