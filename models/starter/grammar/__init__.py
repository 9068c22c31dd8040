"""A parallel Korean and English grammar of the parliamentary roundtable: training texts for the starter models."""

from .guard import SampleGuard
from .sentences import Pair, held_out, held_out_pairs, pair, training_pairs
from .words import forms, salad

__all__ = ["Pair", "SampleGuard", "forms", "held_out", "held_out_pairs", "pair", "salad", "training_pairs"]
