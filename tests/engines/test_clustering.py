"""Embeddings are grouped by speaker, with the number of speakers given, bounded or found."""

import numpy as np
import pytest

from wontak.engines import clustering
from wontak.engines.clustering import cluster
from wontak.engines.voice_encoder import Embeddings


def people(counts: list[int], *, seed: int = 5) -> tuple[Embeddings, np.ndarray]:
    """Windows of several people: points around directions of their own, as alike as real ones; and whose they are."""
    rng = np.random.default_rng(seed)
    common = np.abs(rng.normal(size=256))
    rows, owners = [], []
    for person, count in enumerate(counts):
        centre = 0.3 * common + 1.5 * np.abs(rng.normal(size=256))
        points = centre / np.linalg.norm(centre) + rng.normal(size=(count, 256)) * 0.03
        rows.append(points)
        owners += [person] * count
    order = rng.permutation(len(owners))
    embeddings = np.concatenate(rows)
    embeddings /= np.linalg.norm(embeddings, axis=1, keepdims=True)
    return embeddings[order].astype(np.float32), np.array(owners)[order]


def assert_same_groups(found: np.ndarray, owners: np.ndarray) -> None:
    pairs = set(zip(found.tolist(), owners.tolist(), strict=True))
    assert len(pairs) == len(set(owners.tolist()))
    assert len(set(found.tolist())) == len(set(owners.tolist()))


@pytest.mark.parametrize("counts", [[60, 60], [40, 50, 60, 12], [90, 30, 30, 30, 30, 14, 14]])
def test_the_number_of_people_is_found_even_if_some_say_little(counts: list[int]) -> None:
    embeddings, owners = people(counts)
    voices = cluster(embeddings)
    assert_same_groups(voices.similarity(embeddings).argmax(axis=1), owners)


def test_one_person_alone_is_one_voice() -> None:
    embeddings, _ = people([80])
    assert len(cluster(embeddings)) == 1


def test_too_few_windows_to_tell_apart_are_one_voice() -> None:
    embeddings, _ = people([2, 2])
    assert len(cluster(embeddings)) == 1


def test_a_given_number_is_kept() -> None:
    embeddings, _ = people([30, 30, 30])
    assert [len(cluster(embeddings, count=count)) for count in (1, 2, 3, 5)] == [1, 2, 3, 5]


def test_the_roster_bounds_the_number() -> None:
    embeddings, _ = people([30, 30, 30, 30])
    assert len(cluster(embeddings, at_most=3)) == 3
    assert len(cluster(embeddings, at_most=9)) == 4


def test_more_windows_than_can_be_clustered_are_told_by_a_sample_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clustering, "LARGEST_SAMPLE", 300)
    embeddings, owners = people([2_000, 1_500, 800, 400])
    voices = cluster(embeddings, at_most=6)
    assert_same_groups(voices.similarity(embeddings).argmax(axis=1), owners)
