"""Model packs: what kinds there are, what can be wrong with one, and which of several is used."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wontak.domain.meeting import Bilingual, Language

STARTER_MARK = "wontak_starter"
"""The key that marks a starter model in a recogniser's config.json and in a translator's metadata.json."""


class PackKind(StrEnum):
    RECOGNISER = "recogniser"
    TRANSLATOR = "translator"


@dataclass(frozen=True)
class Pack:
    """One model on this machine.

    `folder` holds its files; a bundled translator is unpacked there on first use. `languages` are those a recogniser knows, or
    the source and the target of a translator. A `starter` model knows only synthetic voices and the roundtable domain.
    """

    name: str
    kind: PackKind
    folder: Path
    languages: tuple[Language, ...]
    size_bytes: int
    licence: str = ""
    starter: bool = False
    bundled: bool = False


@dataclass(frozen=True)
class TranslationPackages:
    """The translators in use: `folder` holds them, `name` says which they are; `starter` if any is a starter model."""

    folder: Path
    name: str
    starter: bool


def preferred_recogniser(packs: Iterable[Pack]) -> Pack | None:
    """The recogniser used where none is named: a real one before the starter, both languages before one, then the largest."""
    recognisers = [pack for pack in packs if pack.kind is PackKind.RECOGNISER]
    return max(
        recognisers,
        key=lambda pack: (len(set(pack.languages)) > 1, not pack.starter, pack.size_bytes, pack.name),
        default=None,
    )


def preferred_translator(packs: Iterable[Pack], source: Language) -> Pack | None:
    """The translator used from `source`: an installed one before the starter, the largest first."""
    direction = (source, source.other)
    translators = [pack for pack in packs if pack.kind is PackKind.TRANSLATOR and pack.languages == direction]
    return max(translators, key=lambda pack: (not pack.starter, pack.size_bytes, pack.name), default=None)


class Flaw(StrEnum):
    """What is wrong with a pack; stands as `reason` in the fields of `WontakError(MODEL_INVALID)`."""

    NOT_A_PACK = "not_a_pack"
    FILE_MISSING = "file_missing"
    NOT_CTRANSLATE2 = "not_ctranslate2"
    TOO_NEW = "too_new"
    TRUNCATED = "truncated"
    WRONG_KIND = "wrong_kind"
    WRONG_LANGUAGES = "wrong_languages"
    ENGLISH_ONLY = "english_only"
    UNSAFE_ARCHIVE = "unsafe_archive"
    TOO_LARGE = "too_large"
    METADATA_BROKEN = "metadata_broken"
    ALREADY_THERE = "already_there"
    BUNDLED = "bundled"
    CHANGED = "changed"


FLAW_TEXTS = {
    Flaw.NOT_A_PACK: Bilingual(
        ko="faster-whisper 모델 폴더도 .argosmodel 파일도 아닙니다",
        en="it is neither a faster-whisper model folder nor an .argosmodel file",
    ),
    Flaw.FILE_MISSING: Bilingual(ko="필요한 파일이 들어 있지 않습니다", en="a file it needs is missing"),
    Flaw.NOT_CTRANSLATE2: Bilingual(
        ko="model.bin이 CTranslate2 형식이 아닙니다", en="its model.bin is not in CTranslate2 form"
    ),
    Flaw.TOO_NEW: Bilingual(
        ko="이 프로그램보다 새로운 CTranslate2 형식으로 만들어졌습니다",
        en="it was made for a newer CTranslate2 than this program has",
    ),
    Flaw.TRUNCATED: Bilingual(
        ko="파일이 중간에서 끊겼습니다. 다시 내려받거나 다시 복사해 주십시오",
        en="the file is cut short; download or copy it again",
    ),
    Flaw.WRONG_KIND: Bilingual(
        ko="음성 인식 모델도 번역 모델도 아닙니다", en="it is not a model for recognition or translation"
    ),
    Flaw.WRONG_LANGUAGES: Bilingual(
        ko="한국어와 영어 사이를 번역하는 모델이 아닙니다",
        en="it does not translate between Korean and English",
    ),
    Flaw.ENGLISH_ONLY: Bilingual(ko="영어만 알아듣는 모델입니다", en="it understands English only"),
    Flaw.UNSAFE_ARCHIVE: Bilingual(
        ko="압축 파일에 폴더 밖을 가리키는 항목이나 링크가 있습니다",
        en="the archive holds links or paths that lead outside its folder",
    ),
    Flaw.TOO_LARGE: Bilingual(
        ko="모델이라고 보기에는 지나치게 큽니다", en="it is larger than any such model can be"
    ),
    Flaw.METADATA_BROKEN: Bilingual(
        ko="모델 설명 파일을 읽을 수 없습니다", en="its description cannot be read"
    ),
    Flaw.ALREADY_THERE: Bilingual(
        ko="같은 이름의 모델이 이미 있습니다. 먼저 그 모델을 지워 주십시오",
        en="a model of this name is already installed; remove that one first",
    ),
    Flaw.BUNDLED: Bilingual(
        ko="프로그램에 포함된 모델이므로 바꾸거나 지울 수 없습니다",
        en="it belongs to the program and cannot be replaced or removed",
    ),
    Flaw.CHANGED: Bilingual(
        ko="설치한 뒤에 파일이 바뀌었습니다. 지우고 다시 설치해 주십시오",
        en="its files have changed since it was installed; remove it and install it again",
    ),
}
"""Each flaw as the second half of a sentence, without its full stop."""
