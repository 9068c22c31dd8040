"""Documents: the minutes and the transcript as Word files and as plain text.

The parts of python-docx need each other. While one thread loads the package, another that asks for a part of it does not wait,
and one of them fails; only `import docx` waits. So each module here that uses a part has the whole package first.
"""
