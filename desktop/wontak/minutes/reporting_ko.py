"""Korean reported speech: “…”라고 with the speaker's own words, or the plain indirect form where its ending is certain.

The endings of formal speech turn into indirect ones (합니다 → 한다고) only where the form follows from the letters alone or
from a list of known stems; a sentence with a first person, or with an ending not known, is quoted as it was said.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wontak.domain import korean
from wontak.domain.meeting import Language
from wontak.minutes.salience import Unit
from wontak.minutes.statements import without_connective

PERSON = re.compile(
    r"(?:^|\s)(?:저|제|저희|우리|나|내|여러분|귀|당신)(?:는|은|가|이|의|를|을|도|에|에게|와|과|들|만)?(?:\s|$)|(?:[가-힣])님(?:께|은|이|의|,|\s)"
)
POINTS_AT_NOW = re.compile(r"(?:^|\s)(?:오늘|어제|내일|지금|여기|이 자리|이곳|아까|방금)")
PERFORMS = re.compile(
    r"^저는 (?P<rest>.+(?:고|것을|을|를)) (?P<verb>(?:강력히 |적극 |다시 한번 )?(?:제안|권고|촉구|요청|당부|건의))합니다$"
)
THINKS = re.compile(r"^저는 (?P<rest>.+다고) (?P<verb>생각|기대|확신|판단)합니다$")
_NORM = re.compile(r"야 (?:합|한|할)|필요(?!한지)|중요(?!한지)|시급|절대|안 (?:됩|된)|달려")
_PLAN = re.compile(r"(?<![르좋알])겠(?:습니다|다고)|계획|예정|기로 (?:했|하였)")

_VERBS = {
    "norm": ("강조했다", "말했다", "밝혔다"),
    "plan": ("밝혔다", "말했다"),
    "figure": ("설명했다", "말했다", "밝혔다"),
    "fact": ("말했다", "언급했다", "설명했다"),
    "plain": ("말했다", "밝혔다"),
}
_LEAD_INS = ("이어", "또한", "아울러")
_LONGEST_JOINED_WORDS = 26

_ACTION_WORDS = """
    생각 기대 희망 지지 동의 공감 협력 지원 추진 검토 노력 존중 요구 요청 제공 보장 강화 확대 발전 기여 활용 참여 공유 의미
    제안 권고 촉구 강조 반영 포함 시작 진행 개최 운영 설립 마련 구성 논의 조사 연구 확인 평가 판단 인식 이해 약속 작용 증가
    감소 변화 성장 존재 해당 차지 초래 위협 보호 실현 달성 도입 공개 수행 담당 의존 말 원 뜻 못
"""
_ACTIONS = frozenset(_ACTION_WORDS.split())
_STATE_WORDS = """
    필요 중요 가능 시급 충분 부족 다양 심각 절실 명확 분명 당연 확실 유익 불가피 긴밀 특별 소중 불공정 공정 유용 적절 부적절
    타당 불가능 불충분 정당 투명 안전 위험 복잡 단순 긴급 막중 크나큰 귀중 강력 신속 정확 불안 뚜렷 동일 유사 과도 미흡
"""
_STATES = frozenset(_STATE_WORDS.split())
_DOING_STEMS = re.compile(
    r"(?:바랍|봅|줍|갑|옵|냅|킵|만듭|엽|칩|룹|세웁|배웁|생깁|집|알립|올립|내립|차립|기다립|버립|달립|살립|됩|나섭|다룹|이끕)니다$"
)
_LOOKS_LIKE_A_NOUN = re.compile(r"(?:보|쓰|놓|높|줄|숙|들|움직|먹|붙|속|죽|덮|끓|녹|섞|모|꼬|트)입니다$")


@dataclass(frozen=True)
class Piece:
    """One unit reported: the words with their quoting particle, then the verb in the plain past."""

    words: str
    verb: str
    length: int

    @property
    def closed(self) -> str:
        return f"{self.words} {self.verb}."

    @property
    def open(self) -> str:
        """The piece as the first half of a sentence: 강조했다 becomes 강조하며."""
        return (
            f"{self.words} {self.verb.removesuffix('했다')}하며"
            if self.verb.endswith("했다")
            else f"{self.words} 밝히며"
        )


@dataclass
class Reporter:
    """Turns units into sentences, remembering which verbs it used lately."""

    _used: dict[str, int] = field(default_factory=dict)  # when each verb was used last

    def paragraph(self, opening: str, units: Sequence[Unit], quote: Iterable[int]) -> str:
        """The remarks of one person after `opening`, which names the person and the occasion; `quote` holds the indexes of
        units to be quoted in any case. Later sentences go without a subject, as Korean does."""
        marked = frozenset(quote)
        pieces = [self._piece(unit, unit.index in marked) for unit in units]
        if len(pieces) > 1 and _join(pieces[0], pieces[1]):
            sentences = [f"{opening} {pieces[0].open} {pieces[1].closed}"]
            rest = pieces[2:]
        else:
            sentences = [f"{opening} {pieces[0].closed}"]
            rest = pieces[1:]
        for number, piece in enumerate(rest):
            is_last = number == len(rest) - 1
            verb = "덧붙였다" if is_last and piece.verb in _ADDABLE else piece.verb
            sentences.append(f"{_LEAD_INS[number % len(_LEAD_INS)]} {piece.words} {verb}.")
        return " ".join(sentences)

    def _piece(self, unit: Unit, quote: bool) -> Piece:
        texts = [without_connective(unit.statements[0].text, Language.KO)]
        texts += [statement.text for statement in unit.statements[1:]]
        if len(texts) > 1:
            return self._quoted(" ".join(texts), unit.words, "plain")
        sentence = texts[0].rstrip(".。 ")
        doing = cue(sentence)
        if (performed := PERFORMS.match(sentence)) and not PERSON.search(performed["rest"]):
            return Piece(performed["rest"], f"{performed['verb']}했다", unit.words)
        if (thought := THINKS.match(sentence)) and not PERSON.search(thought["rest"]):
            return Piece(f"{thought['rest']} {thought['verb']}한다고", self._verb("plain"), unit.words)
        if not quote and not PERSON.search(sentence) and not POINTS_AT_NOW.search(sentence):
            indirect = indirect_form(sentence)
            if indirect:
                return Piece(indirect, self._verb(doing), unit.words)
        return self._quoted(texts[0], unit.words, doing if doing in ("norm", "plan") else "plain")

    def _quoted(self, text: str, length: int, cue: str) -> Piece:
        if text.rstrip("”\"' ").endswith("?"):
            return Piece(korean.with_particle(quoted(text), "이라고/라고"), "물었다", length)
        return Piece(korean.with_particle(quoted(text), "이라고/라고"), self._verb(cue), length)

    def _verb(self, cue: str) -> str:
        choices = _VERBS[cue]
        verb = min(choices, key=lambda choice: self._used.get(choice, 0))
        self._used[verb] = max(self._used.values(), default=0) + 1
        return verb


_ADDABLE = frozenset(verb for verbs in _VERBS.values() for verb in verbs)


def quoted(text: str) -> str:
    """Words between double quotation marks, without the last full stop; double marks inside become single."""
    inner = re.sub(r"[“\"](?=\S)", "‘", text.strip().rstrip(".。"))
    inner = re.sub(r"[”\"]", "’", inner)
    return f"“{inner}”"


def indirect_form(sentence: str) -> str | None:
    """A formal declarative sentence as indirect speech (합니다 → 한다고, 입니다 → 이라고), or None where that is not certain."""
    sentence = sentence.rstrip(".。 ")
    if re.search(r"[가-힣]습니다$", sentence):
        stem = sentence.removesuffix("습니다")
        return f"{stem}다고" if korean.final_consonant(stem[-1]) in ("ㅆ", "ㅄ") else None
    if sentence.endswith("아닙니다"):
        return sentence.removesuffix("아닙니다") + "아니라고"
    if sentence.endswith("입니다"):
        stem = sentence.removesuffix("입니다")
        return (
            None
            if not stem or _LOOKS_LIKE_A_NOUN.search(sentence)
            else korean.with_particle(stem, "이라고/라고")
        )
    if re.search(r"(?:야만?|고자|려고) 합니다$", sentence):
        return sentence.removesuffix("합니다") + "한다고"
    if sentence.endswith("합니다"):
        return _from_stem_with_ha(sentence.removesuffix("합니다"))
    if _DOING_STEMS.search(sentence):
        return _plain_verb(sentence)
    return None


def _from_stem_with_ha(stem: str) -> str | None:
    last = stem.rpartition(" ")[2]
    if last in _STATES or any(len(state) > 1 and last.endswith(state) for state in _STATES):
        return f"{stem}하다고"
    if last in _ACTIONS or any(len(action) > 1 and last.endswith(action) for action in _ACTIONS):
        return f"{stem}한다고"
    return None


def _plain_verb(sentence: str) -> str:
    """바랍니다 → 바란다고: the syllable before 니다 takes ㄴ for its ㅂ."""
    syllable = sentence[-3]
    base = ord(syllable) - (ord(syllable) - 0xAC00) % 28
    return f"{sentence[:-3]}{chr(base + 4)}다고"


def cue(sentence: str) -> str:
    """What a sentence does, by which its verb is chosen: demand, announce, tell figures, tell anything else."""
    if _NORM.search(sentence):
        return "norm"
    if _PLAN.search(sentence):
        return "plan"
    return "figure" if re.search(r"\d", sentence) else "fact"


def _join(first: Piece, second: Piece) -> bool:
    return first.length + second.length <= _LONGEST_JOINED_WORDS and first.verb != "물었다"
