"""A parent that starts a child, lets it begin, says the child's number, and waits to be killed."""

import sys
import threading
from pathlib import Path

from tests.jobs.errands import say_who_and_hang
from wontak.jobs.host import InferenceHost
from wontak.jobs.protocol import ImportAudio

if __name__ == "__main__":
    note = Path(sys.argv[1])
    job = InferenceHost(perform=say_who_and_hang).run(ImportAudio(note, note, note))
    next(job)
    print(note.read_text(), flush=True)
    threading.Event().wait()
