"""The meeting as JSON, in the shape that `wontak show --json --public` prints."""

import json

from wontak.domain.errors import Code, WontakError
from wontak.export.material import Material


def render(material: Material) -> bytes:
    """The whole meeting, what is off the record left out, in UTF-8.

    Raises WontakError(NOTHING_TO_EXPORT) for a meeting without a transcript.
    """
    if material.public is None or not material.segments:
        raise WontakError(Code.NOTHING_TO_EXPORT, kind=material.kind)
    return (json.dumps(material.public, ensure_ascii=False, indent=1) + "\n").encode()
