"""The library: all meetings, found, opened, kept."""
