"""Which statements tell most: how central they are to the meeting, how much they commit to, and how little they repeat.

Centrality is LexRank (Erkan and Radev, 2004) over TF-IDF vectors of both languages' words, its random surfer returning to
the meeting's topic (Otterbacher, Erkan and Radev, 2005); cue words weigh it (Edmundson, 1969); maximal marginal relevance
(Carbonell and Goldstein, 1998) keeps a choice from saying the same twice.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wontak.domain.meeting import Language
from wontak.minutes.statements import Statement, without_connective

_DAMPING = 0.85
_STEPS = 60
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
            if not chosen or self._nearest(best, chosen) < 0.8:
                chosen.append(best)
        return tuple(sorted(chosen, key=lambda unit: unit.statements[0].position))

    def _marginal(self, unit: Unit, chosen: Sequence[Unit]) -> float:
        novelty = _RELEVANCE_SHARE * unit.score - (1 - _RELEVANCE_SHARE) * self._nearest(unit, chosen)
        return novelty + (10.0 if unit.starred else 0.0)

    def _nearest(self, unit: Unit, chosen: Sequence[Unit]) -> float:
        return max((float(self.likeness[unit.index, other.index]) for other in chosen), default=0.0)


def rank(statements: Sequence[Statement], topic: str, language: Language) -> Ranking:
    """The units of `statements` with their salience in [0, ~2]; an empty ranking for no statements."""
    groups = _groups(statements)
    if not groups:
        return Ranking((), np.zeros((0, 0)))
    texts = [" ".join(f"{part.text} {part.counterpart}" for part in group) for group in groups]
    vectors = _vectors([*texts, topic])
    likeness = np.clip(vectors[:-1] @ vectors[:-1].T, 0.0, 1.0)
    centrality = lexrank(likeness, vectors[:-1] @ vectors[-1])
    scores = np.sqrt(centrality / centrality.max())  # the root keeps one hub from drowning every cue
    units = tuple(
        Unit(group, float(score) * _cue_weight(group, language), index)
        for index, (group, score) in enumerate(zip(groups, scores, strict=True))
    )
    return Ranking(units, likeness)


def lexrank(likeness: Matrix, bias: Matrix) -> Matrix:
    """The stationary share of a surfer who follows likeness (n by n) and else jumps in proportion to `bias` (n), sum 1."""
    links = likeness.copy()
    np.fill_diagonal(links, 0.0)
    count = len(links)
    totals = links.sum(axis=1, keepdims=True)
    uniform = np.full_like(links, 1.0 / count)
    steps = np.where(totals > 0, links / np.where(totals > 0, totals, 1.0), uniform)
    # A floor keeps statements reachable whose words the topic does not share.
    jump = np.clip(bias, 0.0, None) + 0.2
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


def _vectors(texts: Sequence[str]) -> Matrix:
    from sklearn.feature_extraction.text import (
        TfidfVectorizer,
    )  # takes a second to import, and only drafts need it

    vectorizer = TfidfVectorizer(analyzer=_terms, sublinear_tf=True)
    return np.asarray(vectorizer.fit_transform(texts).toarray(), dtype=np.float64)


def _terms(text: str) -> list[str]:
    """English words without their endings and Korean words as overlapping pairs of syllables, which sees past particles."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    terms: list[str] = []
    for word in _WORD.findall(text.lower()):
        if "가" <= word[0] <= "힣":
            terms.extend(word[at : at + 2] for at in range(max(len(word) - 1, 1)))
        elif word not in ENGLISH_STOP_WORDS:
            terms.append(_ENGLISH_ENDING.sub("", word) if len(word) > 4 else word)
    return terms or ["·"]


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


def _share(one: Unit, other: Unit) -> bool:
    return not {part.position for part in one.statements}.isdisjoint(
        part.position for part in other.statements
    )
