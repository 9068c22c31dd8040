"""How good a transcript is, measured against a reference."""
