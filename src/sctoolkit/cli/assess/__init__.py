"""Answering: in a terminal, by file, by several people."""
