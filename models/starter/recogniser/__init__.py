"""The recipe of the starter recogniser: a small Whisper-shaped Korean and English model of espeak-ng's voices.

`python -m recogniser all` goes from nothing to a CTranslate2 folder; `bank`, `train`, `export` and `evaluate` are
its steps. It needs espeak-ng and the training environment (torch, tokenizers, scipy, faster-whisper), none of
which the program depends on. What the model knows is the grammar's domain in synthetic voices, nothing else.
"""
