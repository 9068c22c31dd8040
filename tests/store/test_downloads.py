"""Models fetched over the network, when a person asks for one: from a hub that runs in the test itself."""

import _socket
import hashlib
import http.server
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.argos_package import zip_package
from tests.store.pack_places import code_of, nothing_half_made
from wontak.domain.errors import Code
from wontak.domain.meeting import Language
from wontak.store.packs import Packs

pytest_plugins = ("tests.store.pack_places",)


class Hub:
    """A model hub and package index on this machine, answering with what stands in `files`."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        hub = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                content = hub.files.get(self.path)
                self.send_response(200 if content is not None else 404)
                self.send_header("Content-Length", str(len(content or b"")))
                self.end_headers()
                self.wfile.write(content or b"")

            def log_message(self, *_arguments: object) -> None:
                """Keep the test's output clean."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"

    def offer_recogniser(self, folder: Path, repository: str) -> None:
        siblings = []
        for file in folder.iterdir():
            content = file.read_bytes()
            self.files[f"/{repository}/resolve/abc/{file.name}"] = content
            checksum = (
                {"lfs": {"sha256": hashlib.sha256(content).hexdigest()}} if file.suffix == ".bin" else {}
            )
            siblings.append({"rfilename": file.name, "size": len(content)} | checksum)
        siblings.append({"rfilename": "README.md", "size": 3})
        listing = {"sha": "abc", "siblings": siblings}
        self.files[f"/api/models/{repository}?blobs=true"] = json.dumps(listing).encode()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        assert address[0] == "127.0.0.1"
        _socket.socket.connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    hub = Hub()
    thread = threading.Thread(target=hub.server.serve_forever, args=(0.02,))
    thread.start()
    monkeypatch.setenv("HF_ENDPOINT", hub.address)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    yield hub
    hub.server.shutdown()
    thread.join()
    hub.server.server_close()


def test_a_recogniser_is_installed_from_its_hub_with_progress(packs: Packs, whisper: Path, hub: Hub) -> None:
    hub.offer_recogniser(whisper, "Systran/faster-whisper-small")
    seen: list[tuple[int, int]] = []
    pack = packs.install("small", lambda received, expected: seen.append((received, expected)))
    assert pack.name == "small"
    assert not pack.starter
    assert pack.licence == "MIT"
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]
    assert packs.verify("small") == pack


def test_a_download_that_is_not_what_the_hub_announced_leaves_nothing(
    packs: Packs, whisper: Path, hub: Hub
) -> None:
    hub.offer_recogniser(whisper, "Systran/faster-whisper-small")
    path = "/Systran/faster-whisper-small/resolve/abc/model.bin"
    hub.files[path] = hub.files[path][:-1] + b"?"
    assert code_of(lambda: packs.install("small")) is Code.MODEL_DOWNLOAD_FAILED
    assert "small" not in {pack.name for pack in packs.installed()}
    assert nothing_half_made(packs)


def test_a_model_the_hub_does_not_have_is_a_failed_download(packs: Packs, hub: Hub) -> None:
    assert hub.address
    assert code_of(lambda: packs.install("small")) is Code.MODEL_DOWNLOAD_FAILED


def test_a_translator_is_installed_from_the_argos_index(
    packs: Packs, bundled: Path, argos: Path, tmp_path: Path, hub: Hub
) -> None:
    archive = zip_package(argos, tmp_path / "a.argosmodel")
    hub.files["/new.argosmodel"] = archive.read_bytes()
    rows = [
        {
            "from_code": "ko",
            "to_code": "en",
            "package_version": "1.9",
            "links": [f"{hub.address}/old.argosmodel"],
        },
        {
            "from_code": "ko",
            "to_code": "en",
            "package_version": "1.10",
            "links": [f"{hub.address}/new.argosmodel"],
        },
        {
            "from_code": "ko",
            "to_code": "fr",
            "package_version": "9.9",
            "links": [f"{hub.address}/fr.argosmodel"],
        },
    ]
    hub.files["/index.json"] = json.dumps(rows).encode()
    catalogue = (bundled / "catalogue.toml").read_text(encoding="utf-8")
    line = next(line for line in catalogue.splitlines() if line.startswith("index ="))
    (bundled / "catalogue.toml").write_text(
        catalogue.replace(line, f'index = "{hub.address}/index.json"'), encoding="utf-8"
    )
    assert packs.install("argos-ko-en").languages == (Language.KO, Language.EN)
    assert packs.translation_packages().name.startswith("argos-ko-en")


def test_without_a_network_installing_fails_with_a_remedy(
    packs: Packs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise OSError("Network is unreachable")

    monkeypatch.setattr(socket, "create_connection", refuse)
    assert code_of(lambda: packs.install("small")) is Code.MODEL_DOWNLOAD_FAILED
    assert code_of(lambda: packs.install("nothing-like-it")) is Code.MODEL_UNKNOWN
    assert nothing_half_made(packs)
