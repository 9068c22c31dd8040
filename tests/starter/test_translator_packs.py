"""The bundled starter translation packs: sound archives that say what they are and translate what they were made for."""

import json
import zipfile
from pathlib import Path, PurePosixPath

import ctranslate2
import pytest
import sentencepiece

MODELS = Path(__file__).resolve().parents[2] / "models"
LARGEST_BYTES = 4_000_000
PACKS = [("ko", "en"), ("en", "ko")]


def pack(source: str, target: str) -> Path:
    return MODELS / f"starter-{source}-{target}.argosmodel"


@pytest.mark.parametrize(("source", "target"), PACKS)
def test_a_pack_is_a_sound_zip_with_one_top_folder(source: str, target: str) -> None:
    with zipfile.ZipFile(pack(source, target)) as archive:
        assert archive.testzip() is None
        paths = [PurePosixPath(name) for name in archive.namelist()]
    assert {path.parts[0] for path in paths} == {f"starter-{source}-{target}"}
    assert not any(path.is_absolute() or ".." in path.parts for path in paths)
    inside = {path.relative_to(path.parts[0]).as_posix() for path in paths}
    assert {"metadata.json", "sentencepiece.model", "model/model.bin", "model/config.json"} <= inside


@pytest.mark.parametrize(("source", "target"), PACKS)
def test_a_pack_is_small_enough_to_be_bundled(source: str, target: str) -> None:
    assert pack(source, target).stat().st_size <= LARGEST_BYTES


@pytest.mark.parametrize(("source", "target"), PACKS)
def test_a_pack_says_in_plain_ascii_that_it_is_a_starter_model(source: str, target: str) -> None:
    with zipfile.ZipFile(pack(source, target)) as archive:
        metadata = json.loads(archive.read(f"starter-{source}-{target}/metadata.json").decode("ascii"))
    assert metadata["wontak_starter"] is True
    assert (metadata["from_code"], metadata["to_code"]) == (source, target)
    assert metadata["type"] == "translate"
    assert metadata["package_version"]


@pytest.mark.parametrize(
    ("source", "target", "sentence", "translation"),
    [
        ("ko", "en", "지금부터 토론을 시작하겠습니다.", "We will now begin the discussion."),
        ("en", "ko", "We will now begin the discussion.", "지금부터 토론을 시작하겠습니다."),
    ],
)
def test_a_pack_translates_a_sentence_of_its_domain(
    source: str, target: str, sentence: str, translation: str, tmp_path: Path
) -> None:
    with zipfile.ZipFile(pack(source, target)) as archive:
        archive.extractall(tmp_path)
    root = tmp_path / f"starter-{source}-{target}"
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(root / "sentencepiece.model"))
    translator = ctranslate2.Translator(str(root / "model"), compute_type="int8", intra_threads=1)
    found = translator.translate_batch([pieces.encode(sentence, out_type=str)], beam_size=4)
    assert pieces.decode(found[0].hypotheses[0]) == translation
