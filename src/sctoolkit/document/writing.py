"""Writes YAML: new files, and files that people wrote in, where only what changed is touched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeGuard

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.representer import SafeRepresenter
from ruamel.yaml.tag import Tag
from ruamel.yaml.tokens import CommentToken

from sctoolkit.document.nodes import plain, says

TEXT, LIST, MAPPING = (Tag(suffix=f"tag:yaml.org,2002:{one}") for one in ("str", "seq", "map"))
ESCAPED = re.compile(r"\\U[0-9A-F]{8}")
"""How the quick writer writes an emoji."""
LINES = re.compile(r"(?!\s)(?:[^\s]| (?!\n))+(?:\n+(?:[^\s]| (?!\n))+)+(?<! )")
"""Several lines without blanks at their ends or before the first, and without odd line ends.

Only such texts can be read back as they are when they are written line by line.
"""


def write(content: Mapping[str, Any], comment: str = "") -> str:
    """The content as YAML text, in the order given, with a comment on top."""
    stream = io.StringIO()
    _writer().dump(content, stream)
    if ESCAPED.search(stream.getvalue()):
        stream = io.StringIO()
        _writer(pure=True).dump(content, stream)
    head = "".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines())
    return head + stream.getvalue()


def loaded(text: str) -> Any:  # noqa: ANN401 - YAML values have no common type
    """What the text says, as plain values for `write`; for files that were read before."""
    return YAML(typ="safe").load(text)


def rewrite(old: str, content: Mapping[str, Any]) -> str:
    """The old text made to say the content: lines of what did not change stay as they are.

    Comments stay, those beside what is taken away in its place. A text that is not written line by
    line, such as JSON, is written anew.
    """
    root = YAML(typ="safe").compose(old)
    lines = old.splitlines(keepends=True)
    if not _is_block(root, lines):
        return write(content)
    edits = sorted(_edits(root, content, lines), key=lambda edit: (edit.start, edit.end))
    return _edited(lines, edits)


def _writer(*, pure: bool = False) -> YAML:
    """The quick writer, or one in Python alone, which is slow and writes emojis as they are."""
    yaml = YAML(typ="safe", pure=pure)
    yaml.default_flow_style = False
    yaml.width = 110
    yaml.allow_unicode = True
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.Representer = _Representer
    return yaml


class _Representer(SafeRepresenter):
    """Also writes texts of several lines as such. Its tags are made once: making one is slow."""

    def ignore_aliases(self, _content: object) -> bool:
        """What stands in two places is written twice."""
        return True

    def represent_key(self, key: object) -> ScalarNode:
        return self.represent_scalar(TEXT, key) if type(key) is str else self.represent_data(key)

    def represent_str(self, text: str) -> ScalarNode:
        in_lines = "\n" in text and LINES.fullmatch(text)
        return self.represent_scalar(TEXT, text, style="|" if in_lines else None)

    def represent_list(self, items: list[Any]) -> SequenceNode:
        return self.represent_sequence(LIST, items)

    def represent_dict(self, content: dict[str, Any]) -> MappingNode:
        return self.represent_mapping(MAPPING, content)


_Representer.add_representer(str, _Representer.represent_str)
_Representer.add_representer(list, _Representer.represent_list)
_Representer.add_representer(dict, _Representer.represent_dict)


@dataclass(frozen=True, slots=True)
class _Edit:
    """Lines that stand in place of the old ones from `start` up to before `end`."""

    start: int
    end: int
    text: str


def _edited(lines: list[str], edits: list[_Edit]) -> str:
    line_end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    done, position = "", 0
    for edit in edits:
        done += "".join(lines[position : edit.start])
        if edit.text and done and not done.endswith(("\n", "\r")):
            done += line_end
        done += edit.text.replace("\n", line_end)
        position = max(position, edit.end)
    return done + "".join(lines[position:])


def _is_block(node: Node | None, lines: list[str]) -> TypeGuard[MappingNode]:
    """Whether it is a mapping each of whose keys begins a line of its own, or stands at a dash."""
    if not isinstance(node, MappingNode) or node.flow_style or not node.value:
        return False
    marks = [key.start_mark for key, _value in node.value if isinstance(key, ScalarNode)]
    begin = [mark for mark in marks if not lines[mark.line][: mark.column].strip(" -")]
    return len(begin) == len(node.value)


def _edits(mapping: MappingNode, content: Mapping[str, Any], lines: list[str]) -> Iterator[_Edit]:
    """What has to change in the lines of the mapping. New keys go behind the one before them."""
    column = mapping.value[0][0].start_mark.column
    place = mapping.value[0][0].start_mark.line
    entries = {key.value: (key, value) for key, value in mapping.value}
    for key, value in content.items():
        if key not in entries:
            place = _behind_comments(place, column, lines)
            yield _Edit(place, place, _indented({key: value}, column))
            continue
        old = entries[key][1]
        start, place = _lines_of(*entries[key], lines)
        if says(plain(old), value):
            continue
        if isinstance(value, Mapping) and value and _is_block(old, lines):
            yield from _edits(old, value, lines)
        elif pairs := _pairs(old, value, lines):
            for item, new in pairs:
                yield from _edits(item, new, lines)
        else:
            yield _replaced({key: value}, column, _Edit(start, place, ""), lines)
    for key in entries.keys() - content.keys():
        start, end = _lines_of(*entries[key], lines)
        yield _replaced({}, column, _Edit(start, end, ""), lines)


def _pairs(old: Node, new: object, lines: list[str]) -> list[tuple[MappingNode, Mapping[str, Any]]]:
    """The items of two lists of mappings that begin alike, item by item; else none.

    What an item begins with stands behind the dash, so it must not change.
    """
    items = old.value if isinstance(old, SequenceNode) and not old.flow_style else []
    values = new if isinstance(new, list) else []
    pairs = [
        (item, value)
        for item, value in zip(items, values, strict=False)
        if _is_block(item, lines) and isinstance(value, Mapping) and _begins(item, value)
    ]
    return pairs if len(pairs) == len(items) == len(values) else []


def _begins(item: MappingNode, value: Mapping[str, Any]) -> bool:
    key, first = item.value[0]
    return key.value in value and says(plain(first), value[key.value])


def _behind_comments(line: int, column: int, lines: list[str]) -> int:
    """The line after comments that stand deeper than the key to come: those of the entry above."""
    while lines[line : line + 1] and re.match(rf"[ ]{{{column + 1},}}#", lines[line]):
        line += 1
    return line


def _replaced(content: Mapping[str, Any], column: int, place: _Edit, lines: list[str]) -> _Edit:
    """The entry in place of the old one, under the comments that stood in it."""
    old = "".join(lines[place.start : place.end])
    comments = list(dict.fromkeys(_comments_in(YAML(typ="rt").load(old))))
    new = _indented(content, column) if content else ""
    if len(comments) == 1 and len(old.splitlines()) == len(new.splitlines()) == 1:
        return replace(place, text=f"{new.rstrip()}  # {comments[0]}\n")
    above = "".join(f"{' ' * column}# {comment}".rstrip() + "\n" for comment in comments)
    return replace(place, text=above + new)


def _indented(content: Mapping[str, Any], column: int) -> str:
    return re.sub(r"^(?=[^\n])", " " * column, write(content), flags=re.MULTILINE)


def _lines_of(key: Node, value: Node, lines: list[str]) -> tuple[int, int]:
    """The first line of an entry, and the line after its last."""
    return key.start_mark.line, max(key.end_mark.line + 1, _end(value, lines))


def _end(node: Node, lines: list[str]) -> int:
    """The line after the last one of a value, without the blanks and comments that follow it."""
    if isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style:
        last = node.value[-1]
        return (
            _lines_of(last[0], last[1], lines)[1] if isinstance(last, tuple) else _end(last, lines)
        )
    mark = node.end_mark
    on_it = "".join(lines[mark.line : mark.line + 1])[: mark.column].strip()
    end = int(mark.line) + bool(on_it)
    while _follows(lines[end - 1], node):
        end -= 1
    return end


def _follows(line: str, node: Node) -> bool:
    """Whether the line only comes after the value, though YAML reads on to the next key."""
    if not isinstance(node, ScalarNode):
        return False
    if node.style in ("|", ">"):
        return not line.strip()
    return not node.style and not node.value and not line.partition("#")[0].strip()


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
