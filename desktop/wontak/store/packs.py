"""The model packs of this machine: those that come with the program and those the user has put beside them."""

from __future__ import annotations

import errno
import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from wontak import paths
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.packs import (
    Flaw,
    Pack,
    PackKind,
    TranslationPackages,
    preferred_recogniser,
    preferred_translator,
)
from wontak.store import archives
from wontak.store.catalogue import Catalogue, Entry, read_catalogue
from wontak.store.pack_checks import PACK_NOTE, RECOGNISER_FILES, flawed, read_note, read_pack

if TYPE_CHECKING:
    from wontak.store.downloads import OnProgress  # slow to load: it knows the network

__all__ = ["STARTER_RECOGNISER", "STARTER_TRANSLATORS", "Pack", "Packs", "TranslationPackages"]

STARTER_RECOGNISER = "starter-recogniser"
STARTER_TRANSLATORS = ("starter-ko-en", "starter-en-ko")
ARCHIVE_SUFFIX = ".argosmodel"

_STAMP = "unpacked-from.txt"
_HIDDEN = "."


def _unwatched(_received: int, _expected: int) -> None:
    """For callers that show no progress."""


class Packs:
    """What models there are, which of them is used, and how others come and go.

    `bundled` is the program's own folder of models, never written to; `data` the user's, where installed packs lie and the
    bundled translators are unpacked. Every change is made beside its place and put there in one step.
    """

    def __init__(self, bundled: Path | None = None, data: Path | None = None) -> None:
        self._bundled = bundled or paths.bundled_models()
        self._data = data or paths.user_data() / "models"

    @property
    def catalogue(self) -> Catalogue:
        """The models that can be installed by name."""
        return read_catalogue(self._bundled / "catalogue.toml")

    # Which there are ---------------------------------------------------------------------------------------------------

    def installed(self) -> tuple[Pack, ...]:
        """Every sound pack: the bundled ones first, then the user's by name. A damaged one is left out; `verify` tells why."""
        self._unpack_starters()
        found = []
        for folder, bundled in self._folders():
            with suppress(WontakError):
                found.append(read_pack(folder, folder.name, bundled=bundled))
        return tuple(found)

    def available(self) -> tuple[Entry, ...]:
        """What the catalogue offers beyond what is installed."""
        there = {folder.name for folder, _ in self._folders()}
        return tuple(entry for entry in self.catalogue.entries if entry.name not in there)

    def resolve(self, name_or_path: str) -> Pack:
        """The recogniser meant by a name (of an installed pack or the catalogue) or by a path to a faster-whisper folder.

        Raises WontakError(MODEL_MISSING) for one that could be installed, (MODEL_UNKNOWN) for a name nobody knows and
        (MODEL_INVALID) for a folder that is no recogniser.
        """
        entry = self.catalogue.find(name_or_path)
        folder = self._folder_of(entry.name if entry else name_or_path)
        if folder:
            return self._recogniser(folder, folder.name)
        if Path(name_or_path).is_dir():
            return self._recogniser(Path(name_or_path).resolve(), Path(name_or_path).resolve().name)
        if entry and entry.kind is PackKind.RECOGNISER:
            raise WontakError(Code.MODEL_MISSING, name=entry.name)
        raise self._unknown(name_or_path)

    def default_recogniser(self) -> Pack:
        """The recogniser used where none is named. Raises WontakError(MODEL_MISSING) if there is none at all."""
        pack = preferred_recogniser(self.installed())
        if pack is None:
            raise WontakError(Code.MODEL_MISSING, name=STARTER_RECOGNISER)
        return pack

    def translation_packages(self) -> TranslationPackages:
        """The translators in use, both ways. Raises WontakError(MODEL_MISSING) if a direction has none."""
        packs = self.installed()
        chosen = []
        for source in Language:
            pack = preferred_translator(packs, source)
            if pack is None:
                raise WontakError(Code.MODEL_MISSING, name=f"argos-{source}-{source.other}")
            chosen.append(pack)
        starter = any(pack.starter for pack in chosen)
        return TranslationPackages(self._translators, ", ".join(pack.name for pack in chosen), starter)

    # How they come and go ----------------------------------------------------------------------------------------------

    def install(self, name: str, on_progress: OnProgress = _unwatched) -> Pack:
        """Download a model of the catalogue, check it and put it in its place: whole or not at all.

        Raises WontakError(MODEL_UNKNOWN, MODEL_DOWNLOAD_FAILED, MODEL_INVALID, DISK_FULL, NOT_WRITABLE).
        """
        from wontak.store.downloads import download, recogniser_files, translator_file

        catalogue = self.catalogue
        entry = catalogue.find(name)
        if entry is None:
            raise self._unknown(name)
        self._demand_free(entry.name)
        with self._workshop() as workshop:
            made = workshop / entry.name
            if entry.kind is PackKind.RECOGNISER:
                made.mkdir()
                download(recogniser_files(entry.hub, entry.name), made, entry.name, on_progress)
            else:
                file = translator_file(catalogue.argos_index, entry.languages[0], entry.name)
                download((file,), workshop, entry.name, on_progress)
                archives.unpack(workshop / file.name, made)
            return self._put_in_place(made, origin=entry.hub or catalogue.argos_index, licence=entry.licence)

    def import_pack(self, path: Path, name: str | None = None) -> Pack:
        """Take in a faster-whisper folder or an .argosmodel file carried here by hand; the original stays as it is.

        Raises WontakError(MODEL_INVALID, DISK_FULL, NOT_WRITABLE).
        """
        with self._workshop() as workshop:
            made = workshop / "incoming"
            if path.is_dir():
                _copy_recogniser(path, made)
            elif path.is_file():
                archives.unpack(path, made)
            else:
                raise flawed(path, Flaw.NOT_A_PACK)
            pack = _read_incoming(made, path)
            named = workshop / _pack_name(name or _natural_name(pack, path))
            self._demand_free(named.name)
            made.replace(named)
            return self._put_in_place(named, origin=path.name, licence="")

    def remove(self, name: str) -> None:
        """Delete an installed pack. Raises WontakError(MODEL_UNKNOWN), or (MODEL_INVALID) for a bundled one."""
        folder = self._folder_of(name)
        if folder is None:
            raise self._unknown(name)
        if self._is_bundled(folder.name):
            raise flawed(name, Flaw.BUNDLED)
        with self._workshop() as workshop:
            folder.replace(workshop / folder.name)

    def verify(self, name: str) -> Pack:
        """Check a pack's form and, where they were noted at its installation, its files' checksums.

        Raises WontakError(MODEL_UNKNOWN, MODEL_INVALID).
        """
        folder = self._folder_of(name)
        if folder is None:
            raise self._unknown(name)
        pack = read_pack(folder, folder.name, bundled=self._is_bundled(folder.name))
        noted = read_note(folder).get("sha256")
        for file, checksum in (noted if isinstance(noted, dict) else {}).items():
            if not (folder / file).is_file() or _sha256(folder / file) != checksum:
                raise flawed(name, Flaw.CHANGED, file)
        return pack

    # Places ------------------------------------------------------------------------------------------------------------

    @property
    def _recognisers(self) -> Path:
        return self._data / "recognisers"

    @property
    def _translators(self) -> Path:
        return self._data / "translators"

    def _folders(self) -> Iterator[tuple[Path, bool]]:
        """The folders that should hold a pack, each with whether it came with the program."""
        starter = self._bundled / STARTER_RECOGNISER
        if starter.is_dir():
            yield starter, True
        for place in (self._translators, self._recognisers):
            for folder in sorted(place.iterdir()) if place.is_dir() else ():
                if folder.is_dir() and not folder.name.startswith(_HIDDEN):
                    yield folder, self._is_bundled(folder.name)

    def _folder_of(self, name: str) -> Path | None:
        if name in STARTER_TRANSLATORS:
            self._unpack_starters()
        return next((folder for folder, _ in self._folders() if folder.name == name), None)

    def _unknown(self, name: str) -> WontakError:
        known = [folder.name for folder, _ in self._folders()] + [entry.name for entry in self.available()]
        return WontakError(Code.MODEL_UNKNOWN, name=name, known=", ".join(known))

    def _is_bundled(self, name: str) -> bool:
        return name == STARTER_RECOGNISER or name in STARTER_TRANSLATORS

    def _recogniser(self, folder: Path, name: str) -> Pack:
        bundled = folder == (self._bundled / STARTER_RECOGNISER).resolve()
        pack = read_pack(folder, name, bundled=bundled or self._is_bundled(name))
        if pack.kind is not PackKind.RECOGNISER:
            raise flawed(folder, Flaw.WRONG_KIND)
        return pack

    def _demand_free(self, name: str) -> None:
        if self._is_bundled(name):
            raise flawed(name, Flaw.BUNDLED)
        if self._folder_of(name):
            raise flawed(name, Flaw.ALREADY_THERE)

    @contextmanager
    def _workshop(self) -> Iterator[Path]:
        """A folder beside the packs, gone afterwards; what the disk refuses becomes an error with a remedy."""
        try:
            self._data.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(
                prefix=".making-", dir=self._data, ignore_cleanup_errors=True
            ) as folder:
                yield Path(folder)
        except OSError as error:
            code = Code.DISK_FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else Code.NOT_WRITABLE
            raise WontakError(code, file=str(self._data)) from error

    def _put_in_place(self, made: Path, origin: str, licence: str) -> Pack:
        """Note where the pack in `made` is from and move it to its place."""
        kind = read_pack(made, made.name).kind
        _keep_metadata_ascii(made)
        files = sorted(file for file in made.rglob("*") if file.is_file())
        checksums = {file.relative_to(made).as_posix(): _sha256(file) for file in files}
        note = {"name": made.name, "origin": origin, "licence": licence, "sha256": checksums}
        (made / PACK_NOTE).write_text(json.dumps(note, indent=1), encoding="utf-8")
        target = (self._recognisers if kind is PackKind.RECOGNISER else self._translators) / made.name
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            raise flawed(made.name, Flaw.ALREADY_THERE)
        made.rename(target)
        return read_pack(target, target.name)

    # The bundled translators -------------------------------------------------------------------------------------------

    def _unpack_starters(self) -> None:
        for name in STARTER_TRANSLATORS:
            archive = self._bundled / f"{name}{ARCHIVE_SUFFIX}"
            if archive.is_file():
                self._unpack_starter(archive, self._translators / name)

    def _unpack_starter(self, archive: Path, target: Path) -> None:
        """Unpack a bundled translator unless the same one is already there."""
        stamp = _sha256(archive)
        if (target / _STAMP).is_file() and (target / _STAMP).read_text(encoding="ascii") == stamp:
            return
        with self._workshop() as workshop:
            made = workshop / target.name
            archives.unpack(archive, made)
            (made / _STAMP).write_text(stamp, encoding="ascii")
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                target.replace(workshop / "old")
            try:
                made.rename(target)
            except OSError:
                # Where another process has been quicker, its copy is as good.
                if not target.is_dir():
                    raise


def _copy_recogniser(source: Path, target: Path) -> None:
    """Copy a model folder's own files, links followed (the hub's cache is made of them), and nothing else."""
    target.mkdir()
    for name in RECOGNISER_FILES:
        if (source / name).is_file():
            shutil.copyfile(source / name, target / name)


def _read_incoming(made: Path, path: Path) -> Pack:
    """The pack in `made`, faults named after the file the user gave."""
    try:
        return read_pack(made, path.name)
    except WontakError as error:
        raise WontakError(error.code, **{**error.fields, "name": str(path)}) from error


def _natural_name(pack: Pack, path: Path) -> str:
    """What an imported pack is called: a translator by its direction, a recogniser by its folder."""
    if pack.kind is PackKind.TRANSLATOR:
        source, target = pack.languages
        return f"argos-{source}-{target}"
    hub_cache = re.search(r"models--[^/\\]+--([^/\\]+)[/\\]snapshots", str(path.resolve()))
    return re.sub(
        r"^faster-(?:distil-)?whisper-", "", hub_cache.group(1) if hub_cache else path.resolve().name
    )


def _pack_name(text: str) -> str:
    """`text` as a folder name every system takes."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-.")[:64]
    return name or "imported"


def _keep_metadata_ascii(folder: Path) -> None:
    """Argos reads metadata.json in the system's own encoding, so that only ASCII is safe there."""
    path = folder / "metadata.json"
    if path.is_file() and not (content := path.read_bytes()).isascii():
        path.write_text(json.dumps(json.loads(content), indent=1), encoding="ascii")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
