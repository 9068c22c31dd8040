"""Any recording becomes a working copy; what is not one is refused with its own fault and leaves nothing behind."""

import errno
import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.engines.recordings import tone, write_film, write_sound
from wontak.domain.errors import Code, WontakError
from wontak.engines.audio import (
    NOTE_BROKEN_TAIL,
    NOTE_DAMAGED,
    PIECE_BYTES,
    ImportedAudio,
    import_audio,
    keep_file,
    length_s,
    open_working_copy,
)
from wontak.engines.peaks import FINEST_SAMPLES, PeakBuilder, read_peaks, write_peaks
from wontak.engines.speech import RATE_HZ

FORMATS = [
    ("wav", "pcm_s16le", 44_100),
    ("flac", "flac", 44_100),
    ("mp3", "libmp3lame", 44_100),
    ("m4a", "aac", 48_000),
    ("aac", "aac", 44_100),
    ("ogg", "libopus", 48_000),
    ("opus", "libopus", 48_000),
    ("wma", "wmav2", 44_100),
    ("mp4", "aac", 44_100),
    ("mkv", "libopus", 48_000),
    ("mov", "pcm_s16le", 48_000),
    ("webm", "libopus", 48_000),
]


def imported(source: Path, folder: Path) -> tuple[ImportedAudio, np.ndarray]:
    """What the import says and the samples it made."""
    result = import_audio(source, folder / "copy.raw", folder / "peaks.npz")
    return result, np.array(open_working_copy(folder / "copy.raw"))


def pitch_hz(samples: np.ndarray) -> float:
    """The strongest frequency."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum)) * RATE_HZ / len(samples)


@pytest.mark.parametrize(("ending", "codec", "rate_hz"), FORMATS, ids=[ending for ending, *_ in FORMATS])
def test_every_usual_format_is_read_at_its_pitch_length_and_level(
    tmp_path: Path, ending: str, codec: str, rate_hz: int
) -> None:
    source = write_sound(
        tmp_path / f"회의.{ending}", tone(3, rate_hz, channels=2), rate_hz, codec=codec, layout="stereo"
    )
    result, samples = imported(source, tmp_path)
    assert result.note == ""
    assert result.duration_s == pytest.approx(3, abs=0.08)
    assert len(samples) == round(result.duration_s * RATE_HZ)
    middle = samples[RATE_HZ : 2 * RATE_HZ]
    assert pitch_hz(middle) == pytest.approx(440, abs=2)
    assert np.abs(middle).max() == pytest.approx(0.5 * 32_768, rel=0.1)


def test_a_working_copy_of_what_is_16_khz_mono_already_has_the_very_same_samples(tmp_path: Path) -> None:
    sound = np.random.default_rng(1).integers(-30_000, 30_000, 3 * RATE_HZ + 77, dtype=np.int16)
    soundfile.write(tmp_path / "a.wav", sound, RATE_HZ)
    _, samples = imported(tmp_path / "a.wav", tmp_path)
    np.testing.assert_array_equal(samples, sound)


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 22_050, 96_000])
def test_any_rate_is_brought_to_16_khz(tmp_path: Path, rate_hz: int) -> None:
    soundfile.write(tmp_path / "a.wav", tone(2, rate_hz)[0], rate_hz)
    result, samples = imported(tmp_path / "a.wav", tmp_path)
    assert result.duration_s == pytest.approx(2, abs=0.01)
    assert pitch_hz(samples[4_000:-4_000]) == pytest.approx(440, abs=2)


@pytest.mark.parametrize("channels", [1, 2, 4, 6, 9])
def test_a_microphone_on_one_of_many_channels_keeps_its_level(tmp_path: Path, channels: int) -> None:
    sound = tone(2, RATE_HZ, channels=channels)
    sound[1:] = 0
    soundfile.write(tmp_path / "a.wav", sound.T, RATE_HZ)
    _, samples = imported(tmp_path / "a.wav", tmp_path)
    assert np.abs(samples).max() == pytest.approx(0.5 * 32_768, rel=0.01)


def test_a_file_whose_rate_and_channels_change_midway_is_read_to_its_end(tmp_path: Path) -> None:
    parts = [
        write_sound(tmp_path / "1.aac", tone(2, 44_100, channels=2), 44_100, codec="aac", layout="stereo"),
        write_sound(tmp_path / "2.aac", tone(2, 48_000, hertz=880), 48_000, codec="aac"),
    ]
    whole = tmp_path / "whole.aac"
    whole.write_bytes(b"".join(part.read_bytes() for part in parts))
    result, samples = imported(whole, tmp_path)
    assert result.duration_s == pytest.approx(4, abs=0.15)
    assert pitch_hz(samples[RATE_HZ // 2 : RATE_HZ]) == pytest.approx(440, abs=3)
    assert pitch_hz(samples[-RATE_HZ : -RATE_HZ // 2]) == pytest.approx(880, abs=3)


@pytest.mark.parametrize(
    ("ending", "codec"),
    [
        ("wav", "pcm_s16le"),
        ("flac", "flac"),
        ("mp3", "libmp3lame"),
        ("ogg", "libopus"),
        ("mkv", "libopus"),
        ("wma", "wmav2"),
    ],
)
def test_a_broken_tail_is_imported_up_to_the_break_and_says_so(
    tmp_path: Path, ending: str, codec: str
) -> None:
    source = write_sound(tmp_path / f"a.{ending}", tone(8, 48_000), 48_000, codec=codec)
    source.write_bytes(source.read_bytes()[: source.stat().st_size * 6 // 10])
    result, samples = imported(source, tmp_path)
    assert result.note == NOTE_BROKEN_TAIL
    assert 3.5 < result.duration_s < 5.2
    assert pitch_hz(samples[RATE_HZ : 2 * RATE_HZ]) == pytest.approx(440, abs=2)


def test_times_after_a_damaged_part_stay_true(tmp_path: Path) -> None:
    sound = np.concatenate([tone(6, RATE_HZ), tone(2, RATE_HZ, hertz=880)], axis=1)
    source = write_sound(tmp_path / "a.flac", sound, RATE_HZ, codec="flac")
    content = bytearray(source.read_bytes())
    third = len(content) // 3
    content[third : third + len(content) // 10] = bytes(len(content) // 10)
    source.write_bytes(content)
    result, samples = imported(source, tmp_path)
    assert result.note == NOTE_DAMAGED
    assert result.duration_s == pytest.approx(8, abs=0.5)
    assert pitch_hz(samples[-RATE_HZ : -RATE_HZ // 4]) == pytest.approx(880, abs=3)


def a_film(folder: Path) -> Path:
    return write_film(folder / "film.mp4", 1)


def an_empty_file(folder: Path) -> Path:
    (folder / "empty.wav").touch()
    return folder / "empty.wav"


def a_wav_without_samples(folder: Path) -> Path:
    soundfile.write(folder / "nothing.wav", np.zeros(0, np.int16), RATE_HZ)
    return folder / "nothing.wav"


def a_text(folder: Path) -> Path:
    (folder / "text.wav").write_text("이것은 회의록이지 녹음이 아닙니다.\n" * 50, encoding="utf-8")
    return folder / "text.wav"


def a_playlist(folder: Path) -> Path:
    playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n"
    (folder / "list.mp3").write_text(playlist, encoding="utf-8")
    return folder / "list.mp3"


def noise_bytes(folder: Path) -> Path:
    (folder / "noise.m4a").write_bytes(np.random.default_rng(2).bytes(50_000))
    return folder / "noise.m4a"


def a_missing_file(folder: Path) -> Path:
    return folder / "gone.wav"


def a_folder(folder: Path) -> Path:
    (folder / "folder.wav").mkdir()
    return folder / "folder.wav"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (a_film, Code.AUDIO_WITHOUT_SOUND),
        (an_empty_file, Code.AUDIO_EMPTY),
        (a_wav_without_samples, Code.AUDIO_EMPTY),
        (a_text, Code.AUDIO_UNREADABLE),
        (a_playlist, Code.AUDIO_UNREADABLE),
        (noise_bytes, Code.AUDIO_UNREADABLE),
        (a_missing_file, Code.AUDIO_MISSING),
        (a_folder, Code.AUDIO_MISSING),
    ],
)
def test_what_is_no_recording_has_its_own_fault_and_leaves_nothing_behind(
    tmp_path: Path, make, code: Code
) -> None:
    source = make(tmp_path)
    target = tmp_path / "cache"
    target.mkdir()
    with pytest.raises(WontakError) as fault:
        import_audio(source, target / "copy.raw", target / "peaks.npz")
    assert fault.value.code is code
    assert fault.value.fields["file"] == source.name
    assert list(target.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, Code.DISK_FULL), (errno.EACCES, Code.NOT_WRITABLE)]
)
def test_a_disk_that_takes_no_more_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: Code
) -> None:
    soundfile.write(tmp_path / "a.wav", tone(1, RATE_HZ)[0], RATE_HZ)
    target = tmp_path / "cache"
    target.mkdir()

    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(WontakError) as fault:
        import_audio(tmp_path / "a.wav", target / "copy.raw", target / "peaks.npz")
    assert fault.value.code is code
    assert list(target.iterdir()) == []


def test_a_folder_that_does_not_exist_cannot_be_written_to(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", tone(1, RATE_HZ)[0], RATE_HZ)
    with pytest.raises(WontakError) as fault:
        import_audio(tmp_path / "a.wav", tmp_path / "none" / "copy.raw", tmp_path / "none" / "peaks.npz")
    assert fault.value.code is Code.NOT_WRITABLE


def test_progress_rises_to_the_whole(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", tone(5, RATE_HZ)[0], RATE_HZ)
    shares: list[float] = []
    import_audio(tmp_path / "a.wav", tmp_path / "copy.raw", tmp_path / "peaks.npz", shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) >= 5


def test_an_import_that_is_stopped_ends_soon_and_leaves_nothing_behind(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", tone(60, RATE_HZ)[0], RATE_HZ)
    target = tmp_path / "cache"
    target.mkdir()
    shares: list[float] = []
    stopped = import_audio(
        tmp_path / "a.wav", target / "copy.raw", target / "peaks.npz", shares.append, lambda: len(shares) > 5
    )
    assert stopped is None
    assert len(shares) < 10
    assert list(target.iterdir()) == []


@pytest.mark.parametrize(("ending", "codec", "rate_hz"), FORMATS, ids=[ending for ending, *_ in FORMATS])
def test_the_length_is_read_from_the_header(tmp_path: Path, ending: str, codec: str, rate_hz: int) -> None:
    source = write_sound(
        tmp_path / f"회의.{ending}", tone(5, rate_hz, channels=2), rate_hz, codec=codec, layout="stereo"
    )
    assert length_s(source) == pytest.approx(5, abs=0.3)


def test_what_is_no_recording_has_no_length(tmp_path: Path) -> None:
    (tmp_path / "letter.mp3").write_text("안녕하십니까?" * 100, encoding="utf-8")
    assert length_s(tmp_path / "letter.mp3") is None
    assert length_s(tmp_path / "gone.wav") is None


def test_a_file_is_kept_as_it_is_or_not_at_all(tmp_path: Path) -> None:
    source, target = tmp_path / "a.m4a", tmp_path / "kept"
    source.write_bytes(os.urandom(3 * PIECE_BYTES + 5))
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 2

    assert not keep_file(source, target, stop)
    assert sorted(tmp_path.iterdir()) == [source]
    assert keep_file(source, target, lambda: False)
    assert target.read_bytes() == source.read_bytes()
    with pytest.raises(WontakError) as fault:
        keep_file(source, tmp_path / "none" / "kept", lambda: False)
    assert fault.value.code is Code.NOT_WRITABLE


def test_a_missing_working_copy_is_named(tmp_path: Path) -> None:
    with pytest.raises(WontakError) as fault:
        open_working_copy(tmp_path / "copy.raw")
    assert fault.value.code is Code.AUDIO_MISSING


def test_peaks_hold_the_lowest_and_highest_sample_at_every_width(tmp_path: Path) -> None:
    sound = np.random.default_rng(3).integers(-20_000, 20_000, 12 * RATE_HZ + 55, dtype=np.int16)
    builder = PeakBuilder()
    for first in range(0, len(sound), 12_345):
        builder.add(sound[first : first + 12_345])
    with (tmp_path / "peaks.npz").open("wb") as file:
        write_peaks(builder.finish(), file)
    peaks = read_peaks(tmp_path / "peaks.npz")
    assert [level.samples_per_pair for level in peaks.levels] == [160, 1_600, 16_000, 160_000]
    for level in peaks.levels:
        assert len(level.extremes) == -(-len(sound) // level.samples_per_pair)
        piece = sound[level.samples_per_pair : 2 * level.samples_per_pair]
        assert tuple(level.extremes[1]) == (piece.min(), piece.max())
        assert level.extremes[:, 0].min() == sound.min()


def test_the_level_for_a_width_has_at_least_a_pair_for_every_pixel() -> None:
    builder = PeakBuilder()
    builder.add(np.zeros(RATE_HZ * 20, np.int16))
    peaks = builder.finish()
    assert peaks.level_for(10).samples_per_pair == FINEST_SAMPLES
    assert peaks.level_for(1_600).samples_per_pair == 1_600
    assert peaks.level_for(15_999).samples_per_pair == 1_600
    assert peaks.level_for(1e9).samples_per_pair == 160_000
