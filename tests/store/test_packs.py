"""Model packs: which there are, which is used, and how they come and go."""

import json
import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.argos_package import write_package, zip_package
from tests.store.pack_places import code_of, flaw_of, nothing_half_made
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.packs import FLAW_TEXTS, Flaw, PackKind
from wontak.store.packs import STARTER_RECOGNISER, Packs

pytest_plugins = ("tests.store.pack_places",)

KO, EN = Language.KO, Language.EN


# Which there are --------------------------------------------------------------------------------------------------------


def test_the_bundled_packs_are_there_at_once_and_say_that_they_are_starters(packs: Packs) -> None:
    installed = {pack.name: pack for pack in packs.installed()}
    assert set(installed) == {STARTER_RECOGNISER, "starter-ko-en", "starter-en-ko"}
    assert all(pack.starter and pack.bundled for pack in installed.values())
    assert installed["starter-ko-en"].languages == (KO, EN)
    assert installed[STARTER_RECOGNISER].kind is PackKind.RECOGNISER


def test_the_programs_own_catalogue_and_translators_are_sound() -> None:
    packs = Packs()
    assert packs.catalogue.find("turbo") == packs.catalogue.find("large-v3-turbo")
    assert packs.translation_packages().starter


def test_the_bundled_folder_is_never_written_to(bundled: Path, packs: Packs) -> None:
    before = {path: path.stat().st_mtime_ns for path in bundled.rglob("*")}
    packs.installed()
    packs.translation_packages()
    assert {path: path.stat().st_mtime_ns for path in bundled.rglob("*")} == before


def test_a_newer_starter_replaces_the_one_unpacked_before(
    bundled: Path, packs: Packs, tmp_path: Path
) -> None:
    old = packs.verify("starter-ko-en").folder / "model" / "model.bin"
    before = old.read_bytes()
    newer = write_package(tmp_path / "newer", "ko", "en", seed=9)
    zip_package(newer, bundled / "starter-ko-en.argosmodel", "starter-ko-en")
    assert packs.verify("starter-ko-en").folder / "model" / "model.bin" == old
    assert old.read_bytes() != before


def test_a_starter_unpacked_once_is_left_alone(packs: Packs) -> None:
    model = packs.translation_packages().folder / "starter-ko-en" / "model" / "model.bin"
    before = model.stat().st_mtime_ns
    packs.translation_packages()
    assert model.stat().st_mtime_ns == before


# Which is used ----------------------------------------------------------------------------------------------------------


def test_the_starter_is_the_default_until_a_real_model_is_there(packs: Packs, whisper: Path) -> None:
    assert packs.default_recogniser().name == STARTER_RECOGNISER
    packs.import_pack(whisper)
    assert packs.default_recogniser().name == "large-v3"
    assert not packs.default_recogniser().starter


def test_a_model_is_found_by_name_or_by_folder(packs: Packs, whisper: Path) -> None:
    assert packs.resolve(STARTER_RECOGNISER).starter
    by_folder = packs.resolve(str(whisper))
    assert by_folder.folder == whisper
    assert not by_folder.starter


def test_a_model_of_the_catalogue_that_is_not_here_is_missing_not_unknown(packs: Packs) -> None:
    assert code_of(lambda: packs.resolve("large-v3")) is Code.MODEL_MISSING
    assert code_of(lambda: packs.resolve("enormous-v9")) is Code.MODEL_UNKNOWN


def test_a_folder_without_a_model_and_a_translator_are_no_recogniser(packs: Packs, tmp_path: Path) -> None:
    assert flaw_of(lambda: packs.resolve(str(tmp_path))) is Flaw.NOT_A_PACK
    assert flaw_of(lambda: packs.resolve("starter-ko-en")) is Flaw.WRONG_KIND


def test_an_installed_translator_goes_before_the_starter(packs: Packs, argos: Path, tmp_path: Path) -> None:
    packs.import_pack(zip_package(argos, tmp_path / "translate-ko_en-1_1.argosmodel"))
    used = packs.translation_packages()
    assert used.name == "argos-ko-en, starter-en-ko"
    assert used.starter


def test_without_a_translator_the_one_to_install_is_named(bundled: Path, packs: Packs) -> None:
    (bundled / "starter-en-ko.argosmodel").unlink()
    with pytest.raises(WontakError) as caught:
        packs.translation_packages()
    assert caught.value.code is Code.MODEL_MISSING
    assert caught.value.fields["name"] == "argos-en-ko"


# Carried by hand ----------------------------------------------------------------------------------------------------------


def test_an_imported_recogniser_is_a_copy_of_what_a_model_needs(
    packs: Packs, whisper: Path, tmp_path: Path
) -> None:
    carried = tmp_path / "carried" / "our-model"
    shutil.copytree(whisper, carried)
    (carried / "notes.txt").write_text("not part of the model")
    pack = packs.import_pack(carried)
    assert pack.name == "our-model"
    assert not (pack.folder / "notes.txt").exists()
    assert (carried / "notes.txt").exists()
    assert packs.verify("our-model") == pack


def test_a_model_in_the_hubs_cache_is_imported_under_its_name(
    packs: Packs, whisper: Path, tmp_path: Path
) -> None:
    snapshot = tmp_path / "models--Systran--faster-whisper-small" / "snapshots" / "0123abcd"
    snapshot.mkdir(parents=True)
    for file in whisper.iterdir():
        (snapshot / file.name).symlink_to(file)
    pack = packs.import_pack(snapshot)
    assert pack.name == "small"
    assert not any(path.is_symlink() for path in pack.folder.iterdir())


def test_importing_over_another_pack_is_refused(packs: Packs, whisper: Path) -> None:
    packs.import_pack(whisper)
    assert flaw_of(lambda: packs.import_pack(whisper)) is Flaw.ALREADY_THERE
    assert flaw_of(lambda: packs.import_pack(whisper, STARTER_RECOGNISER)) is Flaw.BUNDLED


def test_sentence_splitters_inside_a_package_are_left_behind(
    packs: Packs, argos: Path, tmp_path: Path
) -> None:
    source = tmp_path / "with-splitter"
    shutil.copytree(argos, source)
    (source / "stanza").mkdir()
    (source / "stanza" / "tokenize.pt").write_bytes(b"pickled")
    pack = packs.import_pack(zip_package(source, tmp_path / "a.argosmodel"))
    assert not (pack.folder / "stanza").exists()


def test_metadata_is_kept_in_ascii(packs: Packs, argos: Path, tmp_path: Path) -> None:
    source = tmp_path / "korean-names"
    shutil.copytree(argos, source)
    metadata = json.loads((source / "metadata.json").read_text()) | {"from_name": "한국어"}
    (source / "metadata.json").write_text(json.dumps(metadata, ensure_ascii=False), encoding="utf-8")
    pack = packs.import_pack(zip_package(source, tmp_path / "a.argosmodel"))
    content = (pack.folder / "metadata.json").read_bytes()
    assert content.isascii()
    assert json.loads(content) == metadata


@pytest.mark.parametrize(
    ("entry", "flaw"),
    [
        ("../outside.txt", Flaw.UNSAFE_ARCHIVE),
        ("package/../../outside.txt", Flaw.UNSAFE_ARCHIVE),
        ("/outside.txt", Flaw.UNSAFE_ARCHIVE),
        ("C:\\outside.txt", Flaw.UNSAFE_ARCHIVE),
        ("other/second-top-folder.txt", Flaw.UNSAFE_ARCHIVE),
        ("at-the-top.txt", Flaw.UNSAFE_ARCHIVE),
    ],
)
def test_an_archive_that_reaches_outside_is_refused(
    packs: Packs, argos: Path, tmp_path: Path, entry: str, flaw: Flaw
) -> None:
    archive = zip_package(argos, tmp_path / "a.argosmodel")
    with zipfile.ZipFile(archive, "a") as content:
        content.writestr(entry, "surprise")
    assert flaw_of(lambda: packs.import_pack(archive)) is flaw
    assert not list(tmp_path.rglob("outside.txt"))
    assert nothing_half_made(packs)


def test_an_archive_with_a_link_is_refused(packs: Packs, argos: Path, tmp_path: Path) -> None:
    archive = zip_package(argos, tmp_path / "a.argosmodel")
    with zipfile.ZipFile(archive, "a") as content:
        link = zipfile.ZipInfo("package/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        content.writestr(link, "/etc/passwd")
    assert flaw_of(lambda: packs.import_pack(archive)) is Flaw.UNSAFE_ARCHIVE


def test_an_archive_that_unpacks_without_end_is_refused(packs: Packs, argos: Path, tmp_path: Path) -> None:
    archive = zip_package(argos, tmp_path / "a.argosmodel")
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as content:
        content.writestr("package/zeros", bytes(64 * 1024 * 1024))
    assert flaw_of(lambda: packs.import_pack(archive)) is Flaw.TOO_LARGE


def test_a_file_that_is_no_archive_is_no_pack(packs: Packs, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Not a model.")
    assert flaw_of(lambda: packs.import_pack(tmp_path / "README.md")) is Flaw.NOT_A_PACK
    assert flaw_of(lambda: packs.import_pack(tmp_path / "nowhere")) is Flaw.NOT_A_PACK


def test_a_truncated_archive_is_refused(packs: Packs, argos: Path, tmp_path: Path) -> None:
    archive = zip_package(argos, tmp_path / "a.argosmodel")
    archive.write_bytes(archive.read_bytes()[:-4000])
    assert flaw_of(lambda: packs.import_pack(archive)) is Flaw.TRUNCATED
    assert nothing_half_made(packs)


def test_a_package_for_other_languages_is_refused(packs: Packs, tmp_path: Path) -> None:
    spanish = write_package(tmp_path / "es", "en", "es")
    archive = zip_package(spanish, tmp_path / "en_es.argosmodel")
    assert flaw_of(lambda: packs.import_pack(archive)) is Flaw.WRONG_LANGUAGES


@pytest.mark.parametrize(
    ("damage", "flaw"),
    [
        (lambda folder: (folder / "tokenizer.json").unlink(), Flaw.FILE_MISSING),
        (lambda folder: (folder / "vocabulary.json").unlink(), Flaw.FILE_MISSING),
        (lambda folder: (folder / "config.json").write_text("[1"), Flaw.METADATA_BROKEN),
        (lambda folder: (folder / "model.bin").write_bytes(b"PK\3\4 a zip file"), Flaw.NOT_CTRANSLATE2),
        (lambda folder: os.truncate(folder / "model.bin", 50_000), Flaw.TRUNCATED),
        (lambda folder: os.truncate(folder / "model.bin", 2), Flaw.TRUNCATED),
        (lambda folder: _overwrite(folder / "model.bin", 0, b"\x63\0\0\0"), Flaw.TOO_NEW),
        (lambda folder: (folder / "model.bin").unlink(), Flaw.NOT_A_PACK),
    ],
)
def test_a_damaged_recogniser_is_refused_with_its_flaw(
    packs: Packs, whisper: Path, tmp_path: Path, damage: Callable[[Path], object], flaw: Flaw
) -> None:
    carried = tmp_path / "carried"
    shutil.copytree(whisper, carried)
    damage(carried)
    assert flaw_of(lambda: packs.import_pack(carried)) is flaw
    assert nothing_half_made(packs)
    assert packs.default_recogniser().starter


def _overwrite(path: Path, offset: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(content)


def test_every_flaw_is_said_in_both_languages() -> None:
    assert set(FLAW_TEXTS) == set(Flaw)
    assert all(text.ko and text.en for text in FLAW_TEXTS.values())


# Going, and staying sound -------------------------------------------------------------------------------------------------


def test_a_removed_pack_is_gone_and_a_bundled_one_stays(packs: Packs, whisper: Path) -> None:
    folder = packs.import_pack(whisper).folder
    packs.remove("large-v3")
    assert not folder.exists()
    assert code_of(lambda: packs.remove("large-v3")) is Code.MODEL_UNKNOWN
    assert flaw_of(lambda: packs.remove(STARTER_RECOGNISER)) is Flaw.BUNDLED


def test_a_file_changed_after_installation_is_noticed(packs: Packs, whisper: Path) -> None:
    pack = packs.import_pack(whisper)
    _overwrite(pack.folder / "model.bin", -1 + (pack.folder / "model.bin").stat().st_size, b"\x55")
    assert flaw_of(lambda: packs.verify("large-v3")) is Flaw.CHANGED


def test_a_stray_folder_among_the_packs_does_no_harm(packs: Packs) -> None:
    (packs.translation_packages().folder / "stray").mkdir()
    assert packs.translation_packages().name == "starter-ko-en, starter-en-ko"
    assert "stray" not in {pack.name for pack in packs.installed()}


def test_a_place_that_cannot_be_written_to_is_said_so(bundled: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert code_of(Packs(bundled, tmp_path / "file" / "data").translation_packages) is Code.NOT_WRITABLE
