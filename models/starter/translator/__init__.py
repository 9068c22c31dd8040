"""The recipe of the starter translation packs: two tiny Transformers learned from the project's own parallel grammar.

Training only: nothing here is imported by the program. It needs torch, sentencepiece, ctranslate2 and sacrebleu.
"""
