"""The transcript, read and corrected against the sound."""
