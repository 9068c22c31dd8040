"""Documents: the minutes and the transcript as Word files and as plain text."""
