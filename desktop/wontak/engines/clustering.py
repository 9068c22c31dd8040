"""Groups voice embeddings by speaker: spectral clustering, with the number of speakers given or estimated.

The estimate follows Park et al., "Auto-Tuning Spectral Clustering for Speaker Diarization Using Normalized Maximum
Eigengap" (2020): of several sparse neighbour graphs the one with the clearest gap between eigenvalues is taken.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.linalg import eigh
from sklearn.cluster import KMeans

from wontak.engines.voice_encoder import Embeddings

LARGEST_SAMPLE = 1_500
"""Windows clustered; the others join the nearest centroid. The cost of clustering grows with the cube."""

NEIGHBOUR_SHARES = (0.02, 0.035, 0.05, 0.075, 0.1, 0.15, 0.2)
"""Shares of all windows that count as neighbours of one."""

FEWEST_NEIGHBOURS = 5
FEWEST_TO_CLUSTER = 8
"""With fewer windows there is nothing to tell apart: they are one voice."""

MOST_VOICES = 20
SAME_VOICE_FROM = 0.88
"""Cosine of two centroids from which they are one person: windows of one person have about 0.8 with each other, their
centroids over 0.9; different people's centroids seldom more than 0.8."""

SEED = 7

Labels = npt.NDArray[np.int64]
_Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Clusters:
    """`centroids` has one row of length 1 per voice."""

    centroids: Embeddings

    def __len__(self) -> int:
        return len(self.centroids)

    def similarity(self, embeddings: Embeddings) -> Embeddings:
        """Cosine of every embedding with every voice; shape (embeddings, voices)."""
        return embeddings @ self.centroids.T


def cluster(
    embeddings: Embeddings, *, count: int | None = None, at_most: int | None = None, at_least: int = 1
) -> Clusters:
    """The voices in `embeddings` (rows of length 1).

    `count` fixes their number; without it it is estimated, `at_least` and `at_most` being its bounds.
    """
    sample = embeddings
    if len(embeddings) > LARGEST_SAMPLE:
        sample = embeddings[np.linspace(0, len(embeddings) - 1, LARGEST_SAMPLE).round().astype(int)]
    if count == 1 or len(sample) < max(FEWEST_TO_CLUSTER, count or 0):
        return Clusters(_unit(sample.mean(axis=0, keepdims=True)))
    vectors, estimated = _spectrum(sample)
    most = at_most or MOST_VOICES
    least = min(at_least, most, vectors.shape[1])
    labels = _partition(vectors, max(estimated, count or least))
    if count is None:
        return Clusters(_merged(sample, labels, at_most=most, at_least=least, nearer_than=SAME_VOICE_FROM))
    return Clusters(_merged(sample, labels, at_most=count, at_least=1, nearer_than=np.inf))


def _spectrum(embeddings: Embeddings) -> tuple[_Matrix, int]:
    """Eigenvectors of the neighbour graph's Laplacian with the smallest eigenvalues first, and the number of voices."""
    order = np.argsort(-(embeddings @ embeddings.T), axis=1)
    bound = min(MOST_VOICES, len(embeddings) // 3)
    best: tuple[float, _Matrix, int] | None = None
    for share in NEIGHBOUR_SHARES:
        neighbours = max(FEWEST_NEIGHBOURS, round(share * len(embeddings)))
        values, vectors = eigh(_laplacian(order[:, :neighbours]), subset_by_index=(0, bound))
        gaps = np.diff(values)[1:]
        count = int(np.argmax(gaps)) + 2
        ratio = neighbours / len(embeddings) / max(float(gaps.max()), 1e-9)
        if best is None or ratio < best[0]:
            best = (ratio, vectors, count)
    assert best is not None
    return best[1], best[2]


def _laplacian(neighbours: npt.NDArray[np.int64]) -> _Matrix:
    graph = np.zeros((len(neighbours), len(neighbours)))
    np.put_along_axis(graph, neighbours, 1.0, axis=1)
    graph = (graph + graph.T) / 2
    root = np.sqrt(graph.sum(axis=1))
    laplacian: _Matrix = np.eye(len(graph)) - graph / np.outer(root, root)
    return laplacian


def _partition(vectors: _Matrix, count: int) -> Labels:
    """k-means on the directions of the first `count` eigenvectors (Ng, Jordan and Weiss, 2001)."""
    points = _unit(vectors[:, :count])
    labels: Labels = KMeans(count, n_init=10, random_state=SEED).fit_predict(points)
    return labels


def _centroids(embeddings: Embeddings, labels: Labels) -> Embeddings:
    return _unit(np.stack([embeddings[labels == label].mean(axis=0) for label in np.unique(labels)]))


def _merged(
    embeddings: Embeddings, labels: Labels, *, at_most: int, at_least: int, nearer_than: float
) -> Embeddings:
    """Centroids after joining, nearest first, groups whose centroids have a cosine from `nearer_than`, or are too many.

    No fewer than `at_least` are left.
    """
    labels = labels.copy()
    while True:
        names = np.unique(labels)
        centroids = _centroids(embeddings, labels)
        likeness = centroids @ centroids.T - 2 * np.eye(len(centroids))
        one, other = np.unravel_index(int(np.argmax(likeness)), likeness.shape)
        alike = likeness[one, other] >= nearer_than and len(names) > at_least
        if len(names) == 1 or (len(names) <= at_most and not alike):
            return centroids
        labels[labels == names[other]] = names[one]


def _unit(rows: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """`rows` brought to length 1."""
    unit: npt.NDArray[Any] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return unit
