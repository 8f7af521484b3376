"""Writes YAML: new files, and files in which people left comments."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.tokens import CommentToken


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
    homeless = _update(before, content)
    stream = io.StringIO()
    writer.dump(before, stream)
    return stream.getvalue() + "".join(f"# {line}\n" for line in homeless)


def _writer() -> YAML:
    yaml = YAML(typ="rt")
    yaml.width = 110
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.preserve_quotes = True
    return yaml


def _update(before: CommentedMap, content: Mapping[str, Any]) -> list[str]:
    """Makes `before` hold the content; gives back comments that have no key left to stand at."""
    homeless: list[str] = []
    for key, value in content.items():
        old = before.get(key)
        if isinstance(old, CommentedMap) and isinstance(value, Mapping):
            homeless += _put_behind(before, key, _update(old, value))
        elif old != value:
            before[key] = value
    for key in [key for key in before if key not in content]:
        comments = [*_words(before.ca.items.pop(key, None)), *_comments_in(before[key])]
        homeless += _put_behind(before, key, comments)
        del before[key]
    return homeless


def _put_behind(before: CommentedMap, key: str, comments: list[str]) -> list[str]:
    """Puts comments in front of the key that follows; gives them back where none does."""
    keys = list(before)
    following = keys[keys.index(key) + 1 :]
    if not comments or not following:
        return comments
    lines, column = "\n".join(comments), before.lc.col or 0
    before.yaml_set_comment_before_after_key(following[0], before=lines, indent=column)
    return []


def _comments_in(value: object) -> list[str]:
    if not isinstance(value, (CommentedMap, CommentedSeq)):
        return []
    found = [*_words(value.ca.comment)]
    children = value.items() if isinstance(value, CommentedMap) else enumerate(value)
    for key, child in children:
        found += [*_words(value.ca.items.get(key)), *_comments_in(child)]
    return [*found, *_words(value.ca.end)]


def _words(tokens: object) -> list[str]:
    """The comments in what ruamel keeps at one place: a token, or lists of them."""
    if isinstance(tokens, CommentToken):
        lines = [line.strip() for line in tokens.value.splitlines()]
        return [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    if isinstance(tokens, list):
        return [word for token in tokens for word in _words(token)]
    return []
