"""Reads a YAML file into a document: bytes, text, nodes, with every way in which that can fail."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    ScalarEvent,
)
from ruamel.yaml.nodes import MappingNode, Node
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

from sctoolkit.document.cursor import Cursor, Document, missing
from sctoolkit.document.glance import surely_lacks
from sctoolkit.document.nodes import is_nothing
from sctoolkit.document.syntax import in_plain_words
from sctoolkit.language import _
from sctoolkit.model.problem import usable
from sctoolkit.model.text import UNPRINTABLE
from sctoolkit.problem_kinds import ProblemKind

FORMAT = 1
"""The shape of all our YAML files that this version reads and writes."""
LARGEST = 20 * 1024 * 1024
"""Bytes; no questionnaire or assessment comes near it."""
DEEPEST = 40
"""Levels of nesting; ours have about 8."""
ENDLESS = ("end of stream", "expected ','")
"""What the YAML reader says where something was opened and never closed."""


def read(path: Path, *, must_say: str = "") -> Document:
    """The file as a document; its `root` is None where it could not be read as YAML.

    So it is where a large file can be seen at a glance not to have the key that it must have.
    """
    document = Document(str(path))
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        document.report(
            ProblemKind.NOT_READABLE, _("cannot be opened: {why}").format(why=error.strerror)
        )
        return document
    return parse(raw, document, must_say=must_say)


def parse(raw: bytes, document: Document, *, must_say: str = "") -> Document:
    """Fills the document from bytes."""
    if len(raw) > LARGEST:
        document.report(ProblemKind.TOO_LARGE, _("larger than 20 MB"))
        return document
    text = _decoded(raw, document)
    if text and must_say and (line := surely_lacks(text, must_say)):
        document.report(ProblemKind.MISSING_KEY, missing(must_say), line=line)
        return document
    node = None if text is None else _composed(text, document)
    if isinstance(node, MappingNode):
        document.root = Cursor(node, document, "")
    elif node is not None:
        document.report(ProblemKind.WRONG_SHAPE, _("not a list of `key: value` lines"), line=1)
    return document


def _decoded(raw: bytes, document: Document) -> str | None:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        document.report(ProblemKind.NOT_UTF8, _("not UTF-8 text"), line=line)
        return None
    found = UNPRINTABLE.search(text)
    if found is None:
        return text
    line = text.count("\n", 0, found.start()) + 1
    _unprintable(found[0], document, line=line, warning=False)
    return None


def _unprintable(character: str, document: Document, *, line: int, warning: bool) -> None:
    message = _("the control character U+{code}").format(code=f"{ord(character):04X}")
    document.report(ProblemKind.UNPRINTABLE, message, line=line, warning=warning)


class _Untold(VersionedResolver):
    """Does not guess whether a text is a number or a date: whoever asks a node for one looks."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> Tag:
        """The same for every node."""
        return self.DEFAULT_SCALAR_TAG


@contextmanager
def _uncollected() -> Iterator[None]:
    """Looks for no cycles: among the nodes of a large file that takes longer than building them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _nodes(text: str) -> Node | None:
    yaml: Any = YAML(typ="safe")
    yaml.Resolver = _Untold
    with _uncollected():
        node: Node | None = yaml.compose(text)
    return node


def _composed(text: str, document: Document) -> Node | None:
    try:
        if not _is_tame(text, document):
            return None
        node = _nodes(text)
    except YAMLError as error:
        complaint, line = _mistake(error)
        written = text.split("\n")[line - 1 : line] if line else []
        what, hint = in_plain_words(complaint, "".join(written))
        message = _("not valid YAML: {what}").format(what=what)
        document.report(ProblemKind.NOT_YAML, message, line=line, hint=hint)
        return None
    if node is None or is_nothing(node):
        document.empty = True
        hint = _(ProblemKind.NOT_RECOGNISED.remedy)
        document.report(ProblemKind.WRONG_SHAPE, _("the file is empty"), line=1, hint=hint)
        return None
    return node


def _mistake(error: YAMLError) -> tuple[str, int | None]:
    """What the YAML reader says, and the line: of the beginning for what never ends."""
    if not isinstance(error, MarkedYAMLError):
        return str(error).splitlines()[0], None
    words = f"{error.context or ''} {error.problem or ''}".split()
    endless = error.context_mark and any(one in (error.problem or "") for one in ENDLESS)
    mark = error.context_mark if endless else error.problem_mark
    return " ".join(words), mark.line + 1 if mark else None


def _is_tame(text: str, document: Document) -> bool:
    """Reports what a text may do to its reader, before any of it is built.

    Deep nesting exhausts the stack, aliases blow a small file up to gigabytes, tags ask for Python
    objects, and escaped control characters steer the terminal that shows them.
    """
    depth = 0
    for event in YAML(typ="safe").parse(text):
        _refuse_tricks(event, document)
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            line = event.start_mark.line + 1
            document.report(ProblemKind.TOO_LARGE, _("nested too deeply"), line=line)
            return False
    return usable(document.problems)


def _refuse_tricks(event: Event, document: Document) -> None:
    line = event.start_mark.line + 1
    if isinstance(event, AliasEvent):
        message = _("an alias (*{name})").format(name=event.anchor)
        document.report(ProblemKind.ALIAS_OR_TAG, message, line=line)
    elif isinstance(event, ScalarEvent) and event.style == '"':
        for character in UNPRINTABLE.findall(event.value):
            _unprintable(character, document, line=line, warning=True)
    if tag := getattr(event, "tag", None):
        message = _("a tag ({name})").format(name=tag)
        document.report(ProblemKind.ALIAS_OR_TAG, message, line=line)


def check_format(cursor: Cursor) -> bool:
    """Whether the file's `format:` is one that this version reads; reports a newer one."""
    before = len(cursor.document.problems)
    found = cursor.number("format")
    if found == FORMAT or len(cursor.document.problems) > before:
        return found == FORMAT
    if found > FORMAT:
        cursor.problem(
            ProblemKind.NEWER_FORMAT,
            _("format {found:g} needs a newer sctoolkit; this one reads format {ours}").format(
                found=found, ours=FORMAT
            ),
            key="format",
        )
    else:
        message = _("“format” must be {ours}").format(ours=FORMAT)
        cursor.problem(ProblemKind.WRONG_SHAPE, message, key="format")
    return False
