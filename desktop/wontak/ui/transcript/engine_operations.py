"""What the engines do for the transcript: the whole of it, or once more for a stretch, as jobs while work goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from wontak.domain import edits
from wontak.domain.changes import Change, EditKind
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.packs import Pack, PackKind, preferred_recogniser
from wontak.domain.transcript import Segment, Translation
from wontak.store.ledger import Actor
from wontak.store.packs import Packs
from wontak.ui.background import in_background
from wontak.ui.context import Context
from wontak.ui.jobs import Job
from wontak.ui.settings import RECOGNISER, translated_languages

if TYPE_CHECKING:
    # Like all that asks something of the engines, loaded when it is asked.
    from wontak.desk.desk import Desk
    from wontak.desk.tasks import Task

TRANSCRIBE, VOICES, TRANSLATE = "transcribe", "voices", "translate"
"""The jobs for the whole meeting."""

_RECOGNISER, _TRANSLATOR = "faster-whisper", "argostranslate"


class EngineOperations(QObject):
    """Starts the jobs of the transcript, one of each kind at a time. `looked` tells that it is known which models there are."""

    looked = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self.whole: dict[str, Job] = {}
        self._recognisers: tuple[Pack, ...] | None = None
        self._awaiting: Desk | None = None

    # Models -----------------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """See which models there are, without waiting: their files are checked."""
        packs, chosen = self._context.packs, self._context.settings.text(RECOGNISER)
        in_background(lambda: _recognisers(packs, chosen), self._take, self._context.notices.fault)

    @property
    def has_looked(self) -> bool:
        """Whether it is known which models there are."""
        return self._recognisers is not None

    def recognisers(self) -> tuple[Pack, ...]:
        """The models there are to transcribe with, the one that is used unless another is chosen first."""
        return self._recognisers or ()

    def _take(self, found: tuple[Pack, ...]) -> None:
        self._recognisers = found
        self.looked.emit()
        if self._session.is_open and self._awaiting is self._session.desk:
            self.transcribe()

    def choose(self, pack: Pack) -> None:
        """Transcribe with this model from now on."""
        self._context.settings.choose(RECOGNISER, pack.name)
        others = tuple(one for one in self.recognisers() if one != pack)
        self._recognisers = (pack, *others)

    # The whole meeting ------------------------------------------------------------------------------------------------

    def is_under_way(self, kind: str) -> bool:
        """Whether a job for the whole meeting runs or waits."""
        job = self.whole.get(kind)
        return job is not None and not job.is_over

    def transcribe(self) -> None:
        """Recognise what is not yet transcribed, as soon as it is known which models there are."""
        from wontak.desk.engine_work import transcription

        self._awaiting = None if self.has_looked else self._session.desk
        if self._awaiting:
            return
        packs = self.recognisers()
        if not packs:
            self._context.notices.fault(WontakError(Code.MODEL_MISSING, name="starter-recogniser"))
            return
        store, terms = self._session.desk.store, self._session.desk.glossary
        self._start(
            TRANSCRIBE,
            self.tr("Transcribe"),
            lambda: transcription(store, packs[0], terms, None, restart=False),
        )

    def find_voices(self) -> None:
        """Tell the voices apart and match them with the roster."""
        from wontak.desk.engine_work import voice_finding

        store = self._session.desk.store
        self._start(VOICES, self.tr("Tell voices apart"), lambda: voice_finding(store, None))

    def translate(self) -> None:
        """Fill missing and stale translations, in the directions that are chosen."""
        from wontak.desk.engine_work import translation

        desk, spoken = self._session.desk, translated_languages(self._context.settings)
        self._start(
            TRANSLATE,
            self.tr("Translate"),
            lambda: translation(desk.store, desk.packs, desk.glossary, spoken),
        )

    # Once more --------------------------------------------------------------------------------------------------------

    def transcribe_again(self, segment: Segment, language: Language) -> None:
        """Decode the stretch of a segment once more, in a language; what is heard comes in its place, undoable."""
        from wontak.desk.engine_work import recognition_again

        packs = self.recognisers()
        if not packs or not self._is_allowed():
            return
        desk = self._session.desk
        actor = Actor.machine(_RECOGNISER, packs[0].name)

        def take(heard: tuple[Segment, ...]) -> None:
            now = self._session.segment(segment.id)
            if now is None:
                return
            if not heard:
                self._context.notices.say(self.tr("No speech was recognised there; the text stays as it is."))
                return
            self._session.perform(edits.replace_recognised((now,), heard), actor=actor)

        self._session.run(
            self.tr("Transcribe a segment again"),
            lambda: recognition_again(desk.store, segment, packs[0], desk.glossary, language),
            take,
        )

    def lengths_again(self, segments: Sequence[Segment]) -> dict[str, str]:
        """How long each command that has segments done once more takes here, for those that take more than a moment."""
        from wontak.desk.estimate import Estimates, length_said

        estimates, packs = Estimates(), self.recognisers()
        lengths_s = {"translate_again": estimates.translation_s(sum(len(one.text) for one in segments))}
        if packs and len(segments) == 1:
            stretch_s = segments[0].end_s - segments[0].start_s
            again_s = estimates.transcription_s(packs[0], stretch_s)
            lengths_s |= {"transcribe_again": again_s, "change_language": again_s}
        said = {name: length_said(one, self._context.language.current) for name, one in lengths_s.items()}
        return {name: length for name, length in said.items() if length}

    def translate_again(self, segments: Sequence[Segment]) -> None:
        """Translate segments once more, whatever their translations are now, undoable."""
        from wontak.desk.engine_work import translation_again

        wanted = tuple(segment for segment in segments if segment.text.strip())
        if not wanted or not self._is_allowed():
            return
        desk = self._session.desk

        def take(fresh: dict[int, Translation]) -> None:
            known = [self._session.segment(number) for number in fresh]
            before = tuple(segment for segment in known if segment)
            after = tuple(edits.replace_translation(one, fresh[one.id]).after[0] for one in before)
            self._session.perform(Change(EditKind.TRANSLATE, before, after), actor=Actor.machine(_TRANSLATOR))

        self._session.run(
            self.tr("Translate again"),
            lambda: translation_again(desk.store, wanted, desk.packs, desk.glossary),
            take,
        )

    def forget(self) -> None:
        """The meeting is another one: its jobs are none of ours any more."""
        self.whole.clear()

    def _start(self, kind: str, title: str, begin: Callable[[], Task[Any]]) -> None:
        if not self.is_under_way(kind) and self._is_allowed():
            self.whole[kind] = self._session.run(title, begin)

    def _is_allowed(self) -> bool:
        """No machine changes a meeting that is approved, or that another process has."""
        if barred := self._session.barred():
            self._context.notices.fault(barred)
        return barred is None


def _recognisers(packs: Packs, chosen: str) -> tuple[Pack, ...]:
    """The recognisers installed: the chosen one first, else the best."""
    found = [pack for pack in packs.installed() if pack.kind is PackKind.RECOGNISER]
    best = preferred_recogniser(found)
    return tuple(sorted(found, key=lambda pack: (pack.name != chosen, pack != best)))
