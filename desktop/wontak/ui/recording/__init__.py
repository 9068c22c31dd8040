"""Recording: the sound of the meeting."""
