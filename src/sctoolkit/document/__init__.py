"""YAML files, both ways: a cursor that knows lines and collects problems (ruamel's only door)."""

from sctoolkit.document.cursor import Cursor, Document
from sctoolkit.document.nodes import Plain, did_you_mean, nearest, says
from sctoolkit.document.reading import FORMAT, LARGEST, check_format, parse, read

__all__ = [
    "FORMAT",
    "LARGEST",
    "Cursor",
    "Document",
    "Plain",
    "check_format",
    "did_you_mean",
    "nearest",
    "parse",
    "read",
    "says",
]
