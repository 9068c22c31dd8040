"""The sub-word pieces both languages share, learned from sentences of the grammar."""

from __future__ import annotations

import io
from collections.abc import Iterable

import sentencepiece

UNKNOWN_ID, START_ID, END_ID, PAD_ID = range(4)


def learn_pieces(sentences: Iterable[str], size: int) -> bytes:
    """A SentencePiece unigram model of `size` pieces over both languages, as the bytes of its file.

    Digits stand alone, so that a number never seen is still spelled digit by digit, and what the grammar's alphabet
    lacks is spelled in bytes, so that no input is unreadable.
    """
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_writer=model,
        model_type="unigram",
        vocab_size=size,
        hard_vocab_limit=False,
        character_coverage=1.0,
        byte_fallback=True,
        split_digits=True,
        normalization_rule_name="nmt_nfkc",
        unk_id=UNKNOWN_ID,
        bos_id=START_ID,
        eos_id=END_ID,
        pad_id=PAD_ID,
        num_threads=1,
        minloglevel=2,
    )
    return model.getvalue()
