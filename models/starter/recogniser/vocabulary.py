"""The recogniser's tokens: a byte-level BPE of the domain's text, Whisper's control tokens, and its timestamps.

Ids, in order: text pieces, three helper pieces, the empty token, the control tokens, 1,501 timestamps.
Two habits of the libraries that read the result shape this layout:

* CTranslate2 4.8 calls a Whisper model multilingual when its vocabulary holds the empty token.
* faster-whisper never lets a model write the first token of " -", " '" and " ♪". Without a piece of their own
  that token would be the bare space, and every space would vanish from the transcript.
* Nor does it let a model write a lone ":", so in "12:45" the colon belongs to the piece ":4", as in Whisper's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

TEXT_PIECES = 2400
LANGUAGES = ("en", "ko")
CONTROL = (
    "<|endoftext|>",
    "<|startoftranscript|>",
    *(f"<|{language}|>" for language in LANGUAGES),
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
    "<|notimestamps|>",
)
TIMESTAMPS = 1501
SECONDS_PER_TIMESTAMP = 0.02
SPACE = "Ġ"
HELPER_ENDINGS = ("-", "'", "â")
SPLIT = r"'(?:s|t|re|ve|m|ll|d)|:?\d| ?\p{L}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"


def train_tokenizer(texts: Iterable[str], pieces: int = TEXT_PIECES) -> Tokenizer:
    """Learn the text pieces; every digit stays a piece of its own, so that all numbers are spelt alike."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(SPLIT), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=pieces,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator((" " + text for text in texts), trainer)
    return _with_control_tokens(tokenizer)


def _with_control_tokens(tokenizer: Tokenizer) -> Tokenizer:
    """Append helper pieces, the empty token, control tokens and timestamps to a freshly trained tokenizer."""
    description = json.loads(tokenizer.to_str())
    vocabulary = description["model"]["vocab"]
    merges = description["model"]["merges"]
    for ending in HELPER_ENDINGS:
        vocabulary.setdefault(SPACE + ending, len(vocabulary))
        if [SPACE, ending] not in merges:
            merges.append([SPACE, ending])
    vocabulary[""] = len(vocabulary)
    stamps = (f"<|{index * SECONDS_PER_TIMESTAMP:.2f}|>" for index in range(TIMESTAMPS))
    added = []
    for token in (*CONTROL, *stamps):
        vocabulary[token] = len(vocabulary)
        added.append(
            {
                "id": vocabulary[token],
                "content": token,
                "single_word": False,
                "lstrip": False,
                "rstrip": False,
                "normalized": False,
                "special": True,
            }
        )
    description["added_tokens"] = added
    return Tokenizer.from_str(json.dumps(description, ensure_ascii=False))


class Vocabulary:
    """Names for the ids of one tokenizer file."""

    def __init__(self, path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(path))
        self.size = self.tokenizer.get_vocab_size()
        self.end, self.start = self._id("<|endoftext|>"), self._id("<|startoftranscript|>")
        self.transcribe, self.previous = self._id("<|transcribe|>"), self._id("<|startofprev|>")
        self.no_speech, self.no_timestamps = self._id("<|nospeech|>"), self._id("<|notimestamps|>")
        self.languages = {language: self._id(f"<|{language}|>") for language in LANGUAGES}
        self.first_timestamp = self.no_timestamps + 1

    def _id(self, token: str) -> int:
        found = self.tokenizer.token_to_id(token)
        if found is None:
            raise ValueError(f"the tokenizer lacks {token}")
        return int(found)

    def timestamp(self, time_s: float) -> int:
        """The token of the timestamp nearest to `time_s`."""
        return self.first_timestamp + max(0, min(TIMESTAMPS - 1, round(time_s / SECONDS_PER_TIMESTAMP)))

    def tokens(self) -> list[str]:
        """All tokens in the order of their ids, as CTranslate2 stores them."""
        ordered = [""] * self.size
        for token, index in self.tokenizer.get_vocab().items():
            ordered[index] = token
        return ordered
