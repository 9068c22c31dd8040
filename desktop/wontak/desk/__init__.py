"""The open meeting, without a window: what command line and window both do."""
