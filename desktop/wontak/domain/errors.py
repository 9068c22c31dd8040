"""What can go wrong, said so that a person can do something about it.

Every fault that reaches a person is a `WontakError` with a stable `code`. Its sentence, in Korean and in English, stands in
`wontak.domain.messages` under that code; `fields` fill the sentence's gaps.
"""

from enum import StrEnum


class Code(StrEnum):
    """The stable names of faults, grouped by what a person does about them."""

    # The command or its files are not what they should be.
    NOT_A_MEETING = "not_a_meeting"
    MEETING_EXISTS = "meeting_exists"
    MEETING_IS_NEWER = "meeting_is_newer"
    MEETING_IN_USE = "meeting_in_use"
    MEETING_DAMAGED = "meeting_damaged"
    MEETING_APPROVED = "meeting_approved"
    EDIT_OUTDATED = "edit_outdated"
    DESCRIPTION_INVALID = "description_invalid"
    REFERENCE_INVALID = "reference_invalid"
    NOTHING_TO_EXPORT = "nothing_to_export"
    FORMAT_UNKNOWN = "format_unknown"
    # The library and lists.
    ARCHIVE_INVALID = "archive_invalid"
    TRASH_FAILED = "trash_failed"
    LIST_UNREADABLE = "list_unreadable"
    # Sound.
    AUDIO_MISSING = "audio_missing"
    AUDIO_EMPTY = "audio_empty"
    AUDIO_UNREADABLE = "audio_unreadable"
    AUDIO_WITHOUT_SOUND = "audio_without_sound"
    NO_RECORDING = "no_recording"
    NO_SPEECH = "no_speech"
    # Recording.
    NO_INPUT = "no_input"
    INPUT_MISSING = "input_missing"
    INPUT_UNUSABLE = "input_unusable"
    RECORDING_IN_USE = "recording_in_use"
    SECOND_COPY_AWAY = "second_copy_away"
    CAPTURE_LOST = "capture_lost"
    # Models.
    MODEL_MISSING = "model_missing"
    MODEL_INVALID = "model_invalid"
    MODEL_UNKNOWN = "model_unknown"
    MODEL_DOWNLOAD_FAILED = "model_download_failed"
    # Documents.
    TEMPLATE_MISSING = "template_missing"
    TEMPLATE_BROKEN = "template_broken"
    OFFICE_MISSING = "office_missing"
    OFFICE_FAILED = "office_failed"
    # The machine.
    DISK_FULL = "disk_full"
    NOT_WRITABLE = "not_writable"
    OUT_OF_MEMORY = "out_of_memory"
    ENGINE_LOST = "engine_lost"
    UNEXPECTED = "unexpected"


class WontakError(Exception):
    """A fault with a remedy.

    `code` names it for programs; `fields` are the values its sentence mentions (file names, versions, numbers).
    """

    def __init__(self, code: Code, **fields: str | int | float) -> None:
        super().__init__(code.value, fields)
        self.code = code
        self.fields = fields

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.code, self.fields)


def _rebuild(code: Code, fields: dict[str, str | int | float]) -> WontakError:
    return WontakError(code, **fields)
