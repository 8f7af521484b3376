"""A mapping of a YAML file that hands out typed values and collects what is wrong with them."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sctoolkit.document.nodes import (
    Plain,
    did_you_mean,
    is_nothing,
    is_number,
    line_of_node,
    nearest,
    plain,
    short,
    text_of,
)
from sctoolkit.engine.sharing.days import is_day
from sctoolkit.language import _, labelled
from sctoolkit.model.problem import Problem, Source, usable
from sctoolkit.model.text import visible
from sctoolkit.problem_kinds import ProblemCode, ProblemKind

Word = TypeVar("Word", bound=StrEnum)


class Document:
    """One YAML file with the problems found in it so far."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._reported: set[Problem] = set()
        self.root: Cursor | None = None
        self.empty = False
        """Whether nothing stands in it, but for comments."""

    def report(
        self,
        kind: ProblemCode,
        message: str,
        *,
        line: int | None = None,
        hint: str = "",
        warning: bool = False,
    ) -> None:
        """Adds a problem; `line` is 1-based, None for the file as a whole.

        Words of the file that message and hint quote are made harmless for a terminal.
        """
        place = Source(self.file, line)
        found = kind.at(place, visible(message), visible(hint), warning=warning)
        if found not in self._reported:
            self._reported.add(found)
            self.problems.append(found)

    @property
    def usable(self) -> bool:
        """Whether nothing worse than a warning was found."""
        return self.root is not None and usable(self.problems)


def missing(key: str) -> str:
    """What is said where a key is not there."""
    return _("“{key}” is missing").format(key=key)


class Cursor:
    """One mapping of a document.

    Gives values by key and type, and `finish` names the keys that nobody asked for.
    """

    def __init__(self, node: MappingNode, document: Document, where: str) -> None:
        self.document = document
        self.where = where
        self.line = line_of_node(node)
        self._nodes: dict[str, Node] = {}
        self._lines: dict[str, int] = {}
        self._known: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                message = _("a key must be a word, not a list or a mapping")
                self.problem(ProblemKind.WRONG_SHAPE, message, line=line_of_node(key))
                continue
            name = text_of(key)
            if name in self._nodes:
                self.problem(
                    ProblemKind.DUPLICATE_KEY,
                    _("the key “{key}” stands twice").format(key=name),
                    line=line_of_node(key),
                )
            self._nodes[name] = value
            self._lines[name] = line_of_node(key)

    def problem(
        self,
        kind: ProblemCode,
        message: str,
        *,
        key: str = "",
        line: int | None = None,
        hint: str = "",
    ) -> None:
        """Reports a problem at `line`, at the line of `key`, or at the start of this mapping."""
        said = labelled(self.where, message) if self.where else message
        self.document.report(kind, said, line=line or self.line_of(key), hint=hint)

    def __contains__(self, key: str) -> bool:
        """Whether the key stands here."""
        return key in self._nodes

    def keys(self) -> list[str]:
        """All keys as written, in the order of the file."""
        return list(self._nodes)

    def line_of(self, key: str) -> int:
        """The 1-based line of the key, or of this mapping where the key is missing."""
        return self._lines.get(key, self.line)

    def name(self, where: str) -> None:
        """Calls this mapping by its id in messages."""
        self.where = where

    def text(self, key: str, default: str | None = None) -> str:
        """The text under `key`; without a default reports where it is missing or empty."""
        node = self._take(key, required=default is None)
        if node is None:
            return default or ""
        if not isinstance(node, ScalarNode):
            self._wrong(key, _("text"), node)
            return ""
        value = "" if is_nothing(node) else text_of(node).strip()
        if not value and default is None:
            self.problem(ProblemKind.MISSING_KEY, _("“{key}” is empty").format(key=key), key=key)
        return value or default or ""

    def version(self, key: str) -> str:
        """A quoted version; reports a bare number, because 1.10 would become 1.1."""
        node = self._nodes.get(key)
        if isinstance(node, ScalarNode) and not node.style and is_number(node.value):
            self.problem(
                ProblemKind.UNQUOTED_VERSION,
                _("the version {value} is not quoted").format(value=node.value),
                key=key,
                hint=_('Write {key}: "{value}"').format(key=key, value=node.value),
            )
        return self.text(key)

    def day(
        self, key: str, default: str | None = None, kind: ProblemCode = ProblemKind.WRONG_SHAPE
    ) -> str:
        """A day as YYYY-MM-DD; reports anything else, and reads on as if nothing stood there."""
        written = self.text(key, default)
        if not written or is_day(written):
            return written
        message = _("“{written}” is no date like 2026-11-22").format(written=written)
        self.problem(kind, message, key=key)
        return ""

    def word(self, key: str, words: type[Word], default: Word | None = None) -> Word:
        """One of an enumeration's words; reports an unknown one and reads on with the nearest."""
        found = self.text(key, None if default is None else default.value)
        allowed = [word.value for word in words]
        if found in allowed:
            return words(found)
        if found:
            self.unknown_word(key, found, allowed)
        near = nearest(found, allowed)
        return words(near) if near else default or next(iter(words))

    def unknown_word(
        self, key: str, found: str, allowed: list[str], kind: ProblemCode = ProblemKind.UNKNOWN_WORD
    ) -> None:
        """Reports a word that is not allowed, with the nearest one that is."""
        message = _("“{found}” is not known under “{key}”").format(found=found, key=key)
        self.problem(kind, message, key=key, hint=did_you_mean(found, allowed))

    def number(self, key: str, default: float | None = None) -> float:
        """A number; reports anything else."""
        node = self._take(key, required=default is None)
        if node is None:
            return default or 0.0
        if isinstance(node, ScalarNode) and not node.style and is_number(node.value):
            return float(node.value)
        self._wrong(key, _("a number"), node)
        return default or 0.0

    def optional_number(self, key: str) -> float | None:
        """A number, or None where the key is missing."""
        self._known.add(key)
        return self.number(key) if key in self else None

    def truth(self, key: str, *, default: bool) -> bool:
        """`true` or `false`."""
        node = self._take(key, required=False)
        if node is None:
            return default
        if isinstance(node, ScalarNode) and node.value in ("true", "false"):
            return bool(node.value == "true")
        self._wrong(key, _("true or false"), node)
        return default

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        node = self._take(key, required=required)
        if node is None or (is_nothing(node) and not required):
            return ()
        items = node.value if isinstance(node, SequenceNode) else [node]
        self._need_some(key, items, required=required)
        found = []
        for item in items:
            if isinstance(item, ScalarNode) and item.value and not is_nothing(item):
                found.append(text_of(item).strip())
            else:
                self._wrong(key, _("a list of words"), item)
        return tuple(found)

    def cursor(self, key: str, *, required: bool = False) -> Cursor | None:
        """The mapping under `key`, or None."""
        node = self._take(key, required=required)
        if node is None or (is_nothing(node) and not required):
            return None
        if isinstance(node, MappingNode):
            return Cursor(node, self.document, self.where)
        self._wrong(key, _("`key: value` lines"), node)
        return None

    def cursors(self, key: str, *, required: bool = False) -> list[Cursor]:
        """The mappings of the list under `key`."""
        node = self._take(key, required=required)
        if node is None or (is_nothing(node) and not required):
            return []
        if not isinstance(node, SequenceNode):
            self._wrong(key, _("a list"), node)
            return []
        self._need_some(key, node.value, required=required)
        found = []
        for item in node.value:
            if isinstance(item, MappingNode):
                found.append(Cursor(item, self.document, self.where))
            else:
                self._wrong(key, _("a list of `key: value` lines"), item)
        return found

    def words(self) -> dict[str, str]:
        """Every key of this mapping with its text."""
        return {key: self.text(key) for key in self._nodes}

    def any(self, key: str) -> Cursor | str | tuple[str, ...] | None:
        """Whatever stands under `key`: a cursor, a text, a list of texts, or None for nothing."""
        node = self._take(key, required=False)
        if isinstance(node, MappingNode):
            return Cursor(node, self.document, self.where)
        if isinstance(node, SequenceNode):
            return self.texts(key)
        if not isinstance(node, ScalarNode) or is_nothing(node):
            return None
        return text_of(node)

    def holds_words(self, key: str) -> bool:
        """Whether a list of plain words stands under `key`, rather than of mappings."""
        node = self._nodes.get(key)
        words = node.value if isinstance(node, SequenceNode) else []
        return bool(words) and all(isinstance(word, ScalarNode) for word in words)

    def holds_lines(self, key: str) -> bool:
        """Whether `key: value` lines stand under `key`, rather than a word."""
        return isinstance(self._nodes.get(key), MappingNode)

    def plain(self, key: str) -> Plain:
        """What stands under `key` as dicts, lists and texts, to be kept as it is."""
        self._known.add(key)
        return plain(self._nodes[key])

    def allow(self, key: str) -> None:
        """Counts the key as known, so that `finish` does not name it."""
        self._known.add(key)

    def finish(self) -> None:
        """Reports every key that nobody asked for, with the nearest known one."""
        for key in self._nodes:
            if key not in self._known:
                self.problem(
                    ProblemKind.UNKNOWN_KEY,
                    _("unknown key “{key}”").format(key=key),
                    key=key,
                    hint=did_you_mean(key, sorted(self._known)),
                )

    def _take(self, key: str, *, required: bool) -> Node | None:
        self._known.add(key)
        if key not in self._nodes and required:
            self.problem(ProblemKind.MISSING_KEY, missing(key))
        return self._nodes.get(key)

    def _need_some(self, key: str, items: list[Node], *, required: bool) -> None:
        if required and not items:
            self.problem(ProblemKind.MISSING_KEY, _("“{key}” is empty").format(key=key), key=key)

    def _wrong(self, key: str, expected: str, node: Node) -> None:
        message = _("“{key}” must be {expected}").format(key=key, expected=expected)
        if isinstance(node, ScalarNode) and not is_nothing(node):
            found = short(text_of(node))
            message = _("“{key}” must be {expected}, not “{found}”").format(
                key=key, expected=expected, found=found
            )
        self.problem(ProblemKind.WRONG_SHAPE, message, line=line_of_node(node))
