"""Writes YAML: new files, and files in which people left comments."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap


def write(content: Mapping[str, Any], comment: str = "") -> str:
    """The content as YAML text, in the order given, with a comment on top."""
    stream = io.StringIO()
    _writer().dump(dict(content), stream)
    head = "".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines())
    return head + stream.getvalue()


def rewrite(old: str, content: Mapping[str, Any]) -> str:
    """The content as YAML text that keeps the comments which people wrote into `old`."""
    writer = _writer()
    before = writer.load(old)
    if not isinstance(before, CommentedMap):
        return write(content)
    _update(before, content)
    stream = io.StringIO()
    writer.dump(before, stream)
    return stream.getvalue()


def _writer() -> YAML:
    yaml = YAML(typ="rt")
    yaml.width = 110
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.preserve_quotes = True
    return yaml


def _update(before: CommentedMap, content: Mapping[str, Any]) -> None:
    for key in [key for key in before if key not in content]:
        del before[key]
    for key, value in content.items():
        old = before.get(key)
        if isinstance(old, CommentedMap) and isinstance(value, Mapping):
            _update(old, value)
        elif old != value:
            before[key] = value
