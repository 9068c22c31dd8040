"""The glossary of the house and of the meeting."""
