"""What is suspicious about recognised text. A guard puts a flag on a segment; it never takes the words away."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from wontak.domain.meeting import Language
from wontak.domain.transcript import SegmentFlag, Word

DOUBTFUL_CONFIDENCE = 0.5
"""Mean word probability under which a segment wants a second look."""

NOBODY_SPEAKS = 0.6
"""Whisper's own limit for the probability that a window holds no speech."""

HARDLY_SPEECH_S = 0.5
"""A whole sentence out of less voice than this was not spoken."""

LOOPED_COMPRESSION = 2.4
"""Whisper's own limit: text that packs better than this repeats itself."""

COMPRESSION_FROM_CHARACTERS = 60
"""Shorter texts pack too irregularly to judge."""

REPEATS = 4
"""The same words this many times in a row are a loop; three occur in speech ("no, no, no")."""

LONGEST_PHRASE_WORDS = 8

FASTEST_PER_S = {Language.KO: 11.0, Language.EN: 6.5}
"""Korean syllables and English words a second that hardly anybody speaks; usual are 4 to 7 and 2 to 3.5."""

HURRIED_FROM = {Language.KO: 8, Language.EN: 4}
"""Syllables and words under which speed says nothing, since word times are 20 ms coarse."""

FOREIGN_SHARE = {Language.KO: 0.7, Language.EN: 0.2}
"""Share of letters of the other script from which a text is not in its language. Korean speech quotes English freely."""

PHANTOMS = """
시청해 주셔서 감사합니다 | 끝까지 시청해 주셔서 감사합니다 | 영상 시청해 주셔서 감사합니다 | 오늘도 시청해 주셔서 감사합니다
봐 주셔서 감사합니다 | 구독과 좋아요 부탁드립니다 | 구독과 좋아요 | 구독 좋아요 알림 설정 | 구독 부탁드립니다
좋아요와 구독 부탁드립니다 | 구독과 좋아요 눌러 주세요 | 다음 영상에서 만나요 | 다음 영상에서 뵙겠습니다 | 다음 시간에 만나요
다음에 또 만나요 | 자막 제공 | 한글자막 | 자막 by | 한글자막 by | 자막 제공 및 자막을 사용하였습니다
이 영상은 유료 광고를 포함하고 있습니다 | MBC 뉴스 | KBS 뉴스 | SBS 뉴스 | YTN 뉴스 | MBC 뉴스 이덕영입니다
지금까지 뉴스였습니다 | 뉴스 스토리였습니다 | 날씨였습니다 | 감사합니다 | 고맙습니다 | 네 | 아멘 | 아 | 음
Thank you for watching | Thanks for watching | Thank you so much for watching | Thank you very much for watching
Please subscribe | Please subscribe to my channel | Like and subscribe | Don't forget to subscribe
Subscribe to my channel | See you in the next video | See you next time | I'll see you in the next one
Bye | Bye bye | Subtitles by the Amara.org community | Amara.org | Subtitles by | Transcription by CastingWords
Transcribed by | Captions by | Thank you | Thanks | you | So | Okay | Oh | Hmm | The end | music | applause
"""
"""What Whisper models are known to write where nobody speaks: the closing words of the videos they learnt from."""


@dataclass(frozen=True)
class Evidence:
    """What is known of a segment besides its text: how much voice lay under it and how its window was heard."""

    language: Language
    voice_s: float
    no_speech: float = 0.0
    compression: float = 0.0
    doubtful_language: bool = False


def flags_of(words: Sequence[Word], evidence: Evidence) -> tuple[SegmentFlag, ...]:
    """The flags a segment of `words` deserves, in the order of `SegmentFlag`."""
    text = " ".join(word.text for word in words)
    confidence = mean_probability(words)
    found = {
        SegmentFlag.LOOP: is_loop(text, evidence.compression),
        SegmentFlag.PHANTOM: is_phantom(text, confidence, evidence),
        SegmentFlag.WRONG_SCRIPT: is_wrong_script(text, evidence.language),
        SegmentFlag.TOO_FAST: is_too_fast(text, evidence.language, evidence.voice_s),
        SegmentFlag.LOW_PROBABILITY: confidence < DOUBTFUL_CONFIDENCE,
        SegmentFlag.LANGUAGE_DOUBT: evidence.doubtful_language,
    }
    return tuple(flag for flag, raised in found.items() if raised)


def mean_probability(words: Sequence[Word]) -> float:
    """The mean probability of `words`, 0 for none."""
    return sum(word.probability for word in words) / len(words) if words else 0.0


def is_loop(text: str, compression: float = 0.0) -> bool:
    """Whether the model has got stuck: a phrase said over and over, or a text (with its window's) that packs too well."""
    words = [_bare(word) for word in text.split()]
    for length in range(1, min(LONGEST_PHRASE_WORDS, len(words) // REPEATS) + 1):
        run = 0
        for index in range(length, len(words)):
            run = run + 1 if words[index] == words[index - length] else 0
            if run >= length * (REPEATS - 1):
                return True
    return len(text) >= COMPRESSION_FROM_CHARACTERS and compression > LOOPED_COMPRESSION


def is_phantom(text: str, confidence: float, evidence: Evidence) -> bool:
    """Whether `text` is, as a whole, a known phantom phrase and there is a sign besides that nobody said it.

    Thanks and farewells are said in earnest at every ceremony: the phrase alone is no sign.
    """
    if _bare(text) not in _BARE_PHANTOMS:
        return False
    unsaid = evidence.no_speech > NOBODY_SPEAKS or confidence < DOUBTFUL_CONFIDENCE
    return unsaid or (evidence.voice_s < HARDLY_SPEECH_S and len(text.split()) > 2)


def is_wrong_script(text: str, language: Language) -> bool:
    """Whether `text` is not written as its language is: the other script prevails, or a third one turns up at length."""
    scripts = [_script(letter) for letter in text if letter.isalpha()]
    if not scripts:
        return False
    other = "latin" if language is Language.KO else "hangul"
    if scripts.count("third") / len(scripts) > 0.2:
        return True
    several_words = len(text.split()) > 1
    return several_words and scripts.count(other) / len(scripts) > FOREIGN_SHARE[language]


def is_too_fast(text: str, language: Language, voice_s: float) -> bool:
    """Whether `text` is more than can be said in `voice_s` seconds."""
    if language is Language.KO:
        amount = sum(1 for letter in text if _script(letter) == "hangul" or letter.isdigit())
    else:
        amount = len(text.split())
    return amount >= HURRIED_FROM[language] and amount > FASTEST_PER_S[language] * max(voice_s, 0.1)


def _script(letter: str) -> str:
    """hangul, latin or third."""
    if "가" <= letter <= "힣" or "ᄀ" <= letter <= "ᇿ" or "㄰" <= letter <= "㆏":
        return "hangul"
    if unicodedata.name(letter, "").startswith("LATIN"):
        return "latin"
    return "third"


def _bare(text: str) -> str:
    """`text` without marks and white space, in small letters: two ways to write one phrase become one."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text)).casefold()


_BARE_PHANTOMS = frozenset(_bare(phrase) for phrase in PHANTOMS.replace("\n", "|").split("|")) - {""}
