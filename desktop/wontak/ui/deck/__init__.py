"""The tape deck: sound, its waveform and the keys to it."""
