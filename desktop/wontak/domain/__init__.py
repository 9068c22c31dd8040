"""What a meeting is: standard library only, frozen dataclasses and pure functions."""
