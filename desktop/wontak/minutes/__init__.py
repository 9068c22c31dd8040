"""Drafting the minutes: choose statements, report speech, assemble blocks, in Korean and in English."""
