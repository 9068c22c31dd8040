"""The command finder: commands, people, times and text."""
