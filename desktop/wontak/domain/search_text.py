"""Finding text in a transcript and replacing it, with the Korean particles after it set right."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from wontak.domain.changes import Change, EditKind
from wontak.domain.edits import retype_translation, retyped
from wontak.domain.korean import final_consonant, particle
from wontak.domain.transcript import Segment


class Where(StrEnum):
    """In which text of a segment."""

    ORIGINAL = "original"
    TRANSLATION = "translation"


@dataclass(frozen=True)
class FindOptions:
    """How to look: minding case, for whole words only (a Korean word may have particles), in which texts."""

    case: bool = False
    whole_word: bool = False
    where: frozenset[Where] = frozenset(Where)


class Hit(NamedTuple):
    """The characters from `start` to `end` of one text of a segment."""

    segment_id: int
    where: Where
    start: int
    end: int


@dataclass(frozen=True)
class Replacement:
    """One text of a segment before and after replacing."""

    segment_id: int
    where: Where
    before: str
    after: str


# Particles by what is before them, a final consonant or a vowel; more particles may follow those of the second kind.
_LAST_PARTICLES = (
    "은/는 이/가 을/를 이나/나 이든/든 이여/여 이라/라 이라는/라는 이라며/라며 이란/란 이며/며 이고/고"
)
_FOLLOWED_PARTICLES = "과/와 으로/로 으로서/로서 으로써/로써 으로부터/로부터 이라고/라고 이랑/랑"
_COPULAS = """
    이에요/예요 이어서/여서 이라서/라서 이므로/므로 이지만/지만 이니까/니까 이면/면 이거나/거나 이든지/든지 이다/다 이라면/라면
    이라도/라도 이었다/였다 이었습니다/였습니다 이었고/였고 이었으며/였으며 이었던/였던 이었지만/였지만
"""
_PARTICLES = (*_LAST_PARTICLES.split(), *_FOLLOWED_PARTICLES.split())
_PAIR_OF = {form: pair for pair in (*_COPULAS.split(), *_PARTICLES) for form in pair.split("/")}
# What else may follow a noun within its word, whatever its last sound.
_STEADY = (
    "에게서|에게|께서|께|에서|에|의|도|만|까지|부터|보다|처럼|만큼|마다|조차|마저|하고|뿐|들|님"
    "|입니다|입니까|이신|인|일|임|씩|측"
)


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(sorted(forms, key=len, reverse=True))


_FOLLOWED = [form for pair in _FOLLOWED_PARTICLES.split() for form in pair.split("/")]
_AFTER_WORD = re.compile(rf"(?:{_STEADY}|{_any_of(_PAIR_OF)})*(?![가-힣])")
_QUOTES = r"""["'”’»」』》〉】〕\]}]*"""
_PARTICLE_AFTER = re.compile(
    rf"({_QUOTES}(?:[(（][^()（）]*[)）])?{_QUOTES})"
    rf"((?:{_any_of(_PAIR_OF)})(?![가-힣])|(?:{_any_of(_FOLLOWED)})(?=(?:의|는|도|만|까지)(?![가-힣])))"
)

# Nouns that look like a syllable with its particle.
_NOUNS = """
    국가 평가 작가 추가 증가 참가 대가 물가 정가 원가 주가 허가 인가 휴가 여가 농가 일가 본가 단가 화가 유가 시가 고가 저가
    결과 효과 성과 교과 학과 부과 통과 초과 경과 사과 전과 외과 내과 치과 여과 투과 차이 나이 아이 사이 높이 길이 넓이 깊이
    종이 놀이 먹이 도로 경로 진로 통로 선로 활로 미로 항로 수로 철로 피로 위로 별로 서로 바로 주로 새로 대로 따로 홀로 실로
    가을 마을 고을 노을 광고 경고 보고 창고 최고 사고 참고 신고 재고 권고 원고 피고 공고 충고 국고 금고 상고 항고 선고 예고 통고
    나라 하나 논란 혼란 요란 소란 참여 부여 기여 수여 투여 대여 급여 증여 관여 잉여 국면 장면 측면 전면 정면 지면 표면 서면 방면
    이면 가면
"""
_NOUNS_NOT_PARTICLES = frozenset(_NOUNS.split())


def find(segments: Sequence[Segment], query: str, options: FindOptions | None = None) -> tuple[Hit, ...]:
    """Where `query` stands in the texts of `segments`, in their order, original before translation.

    White space in the query stands for any white space. An empty query is found nowhere.
    """
    options = options or FindOptions()
    query = unicodedata.normalize("NFC", query).strip()
    if not query:
        return ()
    pattern = _pattern(query, options)
    # Most texts are dismissed by their longest piece of the query, without a pattern.
    piece = max(query.split(), key=len)
    key = piece if options.case else piece.lower()
    hits = []
    for segment in segments:
        for where, text in _texts(segment, options.where):
            if key in (text if options.case else text.lower()):
                for match in pattern.finditer(text):
                    if not options.whole_word or _is_whole(text, match.end()):
                        hits.append(Hit(segment.id, where, match.start(), match.end()))
    return tuple(hits)


def preview(segments: Sequence[Segment], hits: Sequence[Hit], replacement: str) -> tuple[Replacement, ...]:
    """What replacing `hits` would make of each text they are in. Hits outside a text are passed over."""
    known = {segment.id: segment for segment in segments}
    made = []
    ordered = sorted(hits, key=lambda hit: (hit.segment_id, hit.where, hit.start))
    for (number, where), group in groupby(ordered, key=lambda hit: (hit.segment_id, hit.where)):
        text = dict(_texts(known[number], frozenset((where,)))).get(where, "") if number in known else ""
        after = replaced(text, [(hit.start, hit.end) for hit in group], replacement)
        if after != text:
            made.append(Replacement(number, where, text, after))
    place = {segment.id: index for index, segment in enumerate(segments)}
    return tuple(sorted(made, key=lambda one: (place[one.segment_id], one.where)))


def replace_all(segments: Sequence[Segment], hits: Sequence[Hit], replacement: str) -> Change:
    """Put `replacement` in the place of all `hits` in one change."""
    wanted: dict[int, dict[Where, str]] = {}
    for one in preview(segments, hits, replacement):
        wanted.setdefault(one.segment_id, {})[one.where] = one.after
    before = tuple(segment for segment in segments if segment.id in wanted)
    after = tuple(_with_texts(segment, wanted[segment.id]) for segment in before)
    return Change(EditKind.REPLACE, before, after)


def replaced(text: str, spans: Sequence[tuple[int, int]], replacement: str) -> str:
    """`text` with `replacement` in the place of `spans` (start, end), and the particles after them set right."""
    replacement = unicodedata.normalize("NFC", replacement)
    parts, place = [], 0
    for start, end in sorted(spans):
        if start < place or end > len(text):
            continue
        parts += [text[place:start], replacement]
        after, place = _repaired_after(text, start, end, replacement)
        parts.append(after)
    return "".join((*parts, text[place:]))


def _repaired_after(text: str, start: int, end: int, new: str) -> tuple[str, int]:
    """What follows the replaced word instead of its particle, and where in `text` that particle ends."""
    old = text[start:end]
    match = _PARTICLE_AFTER.match(text, end)
    if not match or not new or not _is_particle(old, *match.groups()):
        return "", end
    closers, form = match.groups()
    return closers + _fitting_form(new + closers, form), match.end()


def _is_particle(old: str, closers: str, form: str) -> bool:
    """Whether `form` after `old` is a particle: the one that `old` calls for, and not the end of a noun (효과, 마을)."""
    if not closers and old.rpartition(" ")[2] + form in _NOUNS_NOT_PARTICLES:
        return False
    return _fitting_form(old + closers, form) == form


def _fitting_form(word: str, form: str) -> str:
    """The form of the particle `form` that follows `word`; as it is where the sound of `word` is not known."""
    pair = _PAIR_OF[form]
    final = final_consonant(word)
    if final is None:
        return form
    if pair in _PARTICLES:
        return particle(word, pair)
    after_consonant, after_vowel = pair.split("/")
    return after_consonant if final else after_vowel


def _with_texts(segment: Segment, texts: dict[Where, str]) -> Segment:
    """`segment` with other texts; a translation that was replaced as well is not stale."""
    if (text := texts.get(Where.ORIGINAL)) is not None:
        segment = retyped(segment, text)
    if (text := texts.get(Where.TRANSLATION)) is not None:
        flags = segment.translation.flags if segment.translation else ()
        (segment,) = retype_translation(segment, text, flags).after
    return segment


def _texts(segment: Segment, where: frozenset[Where]) -> Iterator[tuple[Where, str]]:
    if Where.ORIGINAL in where:
        yield Where.ORIGINAL, segment.text
    if Where.TRANSLATION in where and segment.translation:
        yield Where.TRANSLATION, segment.translation.text


def _pattern(query: str, options: FindOptions) -> re.Pattern[str]:
    wording = r"\s+".join(map(re.escape, query.split()))
    before = r"(?<!\w)" if options.whole_word else ""
    return re.compile(before + wording, re.RegexFlag(0) if options.case else re.IGNORECASE)


def _is_whole(text: str, end: int) -> bool:
    """Whether a word ends at `end`, Korean particles after it aside."""
    following = text[end : end + 1]
    if not re.match(r"\w", following):
        return True
    hangul = bool(re.match("[가-힣]", following))
    return hangul and _AFTER_WORD.match(text, end) is not None
