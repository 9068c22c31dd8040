"""Wontak (원탁): the record of a bilingual roundtable, from sound to signed minutes, offline."""

__version__ = "0.1.0"
