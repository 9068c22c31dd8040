"""Fetching models over https, for nobody but a person who asked for one by name."""

import hashlib
import http.client
import json
import os
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.store.pack_checks import RECOGNISER_FILES

OnProgress = Callable[[int, int], None]
"""Called with the bytes received so far and the bytes expected in all (0 where the server does not say)."""

HUB = "https://huggingface.co"
"""Where recognisers come from; the environment variable HF_ENDPOINT names a mirror instead."""

_TIMEOUT_S = 30.0
_PIECE_BYTES = 1024 * 1024
_LARGEST_INDEX_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True)
class RemoteFile:
    """One file of a model. `size_bytes` is 0 and `sha256` empty where the server does not tell them."""

    name: str
    url: str
    size_bytes: int = 0
    sha256: str = ""


def recogniser_files(repository: str, name: str) -> tuple[RemoteFile, ...]:
    """The files of a faster-whisper model on the hub, all of one revision.

    Raises WontakError(MODEL_DOWNLOAD_FAILED).
    """
    hub = os.environ.get("HF_ENDPOINT", HUB).rstrip("/")
    listing = _fetch_json(f"{hub}/api/models/{repository}?blobs=true", name)
    try:
        revision = listing["sha"]
        return tuple(
            RemoteFile(
                file["rfilename"],
                f"{hub}/{repository}/resolve/{revision}/{file['rfilename']}",
                int(file.get("size") or 0),
                str((file.get("lfs") or {}).get("sha256", "")),
            )
            for file in listing["siblings"]
            if file["rfilename"] in RECOGNISER_FILES
        )
    except (KeyError, TypeError, ValueError) as error:
        raise download_failed(name, hub) from error


def translator_file(index: str, source: Language, name: str) -> RemoteFile:
    """The newest Argos package from `source` in a package index. Raises WontakError(MODEL_DOWNLOAD_FAILED)."""
    listing = _fetch_json(index, name)
    try:
        found = [
            package
            for package in listing
            if (package.get("from_code"), package.get("to_code")) == (source, source.other)
            and package.get("links")
        ]
        newest = max(found, key=lambda package: _version(str(package.get("package_version", ""))))
        link = next(str(link) for link in newest["links"] if str(link).startswith(_schemes(index)))
    except (AttributeError, KeyError, TypeError, ValueError, StopIteration) as error:
        raise download_failed(name, index) from error
    return RemoteFile(f"{name}.argosmodel", link)


def download(files: tuple[RemoteFile, ...], folder: Path, name: str, on_progress: OnProgress) -> None:
    """Fetch `files` into `folder`, each checked against what the server says of it.

    Raises WontakError(MODEL_DOWNLOAD_FAILED), and OSError where the disk refuses.
    """
    expected = sum(file.size_bytes for file in files)
    received = 0
    for file in files:
        received = _download_one(file, folder / file.name, name, on_progress, received, expected)


def _download_one(
    file: RemoteFile, target: Path, name: str, on_progress: OnProgress, received: int, expected: int
) -> int:
    checksum = hashlib.sha256()
    begun_at = received
    with _open(file.url, name) as response, target.open("wb") as out:
        announced = int(response.headers.get("Content-Length") or 0)
        while piece := _receive(response, file.url, name):
            out.write(piece)
            checksum.update(piece)
            received += len(piece)
            on_progress(received, max(expected, begun_at + announced))
        out.flush()
        os.fsync(out.fileno())
    length = received - begun_at
    complete = length == (file.size_bytes or announced or length)
    if not complete or (file.sha256 and checksum.hexdigest() != file.sha256):
        raise download_failed(name, file.url)
    return received


def _receive(response: http.client.HTTPResponse, url: str, name: str) -> bytes:
    try:
        return response.read(_PIECE_BYTES)
    except (http.client.HTTPException, OSError) as error:
        raise download_failed(name, url) from error


def _fetch_json(url: str, name: str) -> Any:
    with _open(url, name) as response:
        try:
            return json.loads(response.read(_LARGEST_INDEX_BYTES))
        except (ValueError, http.client.HTTPException, OSError) as error:
            raise download_failed(name, url) from error


def _open(url: str, name: str) -> http.client.HTTPResponse:
    request = urllib.request.Request(url, headers={"User-Agent": "wontak"})
    try:
        response: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=_TIMEOUT_S)
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise download_failed(name, url) from error
    return response


def _schemes(index: str) -> str:
    """Packages come over https, but for an index somebody serves on a machine of their own without it."""
    return "http" if index.startswith("http://") else "https://"


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in text.split("."))


def download_failed(name: str, url: str) -> WontakError:
    """The error for a model that could not be fetched; its reason names whom the program asked."""
    return WontakError(Code.MODEL_DOWNLOAD_FAILED, name=name, reason=urllib.parse.urlsplit(url).netloc or url)
