"""Reads a YAML file into a document: bytes, text, nodes, with every way in which that can fail."""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from sctoolkit.document.cursor import Cursor, Document, line_of_node
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

FORMAT = 1
"""The shape of all our YAML files that this version reads and writes."""
LARGEST = 20 * 1024 * 1024
"""Bytes; no questionnaire or assessment comes near it."""
DEEPEST = 40
"""Levels of nesting; ours have about 8."""


def read(path: Path, shown_as: str | None = None) -> Document:
    """The file as a document; its `root` is None where it could not be read as YAML."""
    document = Document(shown_as or str(path))
    try:
        raw = path.read_bytes()
    except OSError as error:
        document.report(
            ProblemKind.NOT_READABLE, _("cannot be opened: {why}").format(why=error.strerror)
        )
        return document
    return parse(raw, document)


def parse(raw: bytes, document: Document) -> Document:
    """Fills the document from bytes."""
    if len(raw) > LARGEST:
        document.report(ProblemKind.TOO_LARGE, _("larger than 20 MB"))
        return document
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        document.report(ProblemKind.NOT_UTF8, _("not UTF-8 text"), line=line)
        return document
    node = _compose(text, document)
    if node is None:
        return document
    _refuse_tangles(node, document)
    if not isinstance(node, MappingNode):
        document.report(ProblemKind.WRONG_SHAPE, _("not a list of `key: value` lines"), line=1)
    elif document.usable or not document.problems:
        document.root = Cursor(node, document, "")
    return document


def _compose(text: str, document: Document) -> Node | None:
    try:
        node: Node | None = YAML(typ="safe").compose(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        what = " ".join(str(error.problem or "").split()[:12])
        document.report(
            ProblemKind.NOT_YAML, _("not valid YAML: {what}").format(what=what), line=line
        )
        return None
    except YAMLError as error:
        what = str(error).splitlines()[0]
        document.report(ProblemKind.NOT_YAML, _("not valid YAML: {what}").format(what=what))
        return None
    except RecursionError:
        document.report(ProblemKind.TOO_LARGE, _("nested too deeply"))
        return None
    if node is None:
        document.report(ProblemKind.WRONG_SHAPE, _("the file is empty"), line=1)
    return node


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []


def _refuse_tangles(root: Node, document: Document) -> None:
    """Aliases can blow a small file up to gigabytes; deep nesting exhausts the stack."""
    seen: set[int] = set()
    layer, depth = [root], 0
    while layer:
        depth += 1
        if depth > DEEPEST:
            document.report(
                ProblemKind.TOO_LARGE, _("nested too deeply"), line=line_of_node(layer[0])
            )
            return
        following: list[Node] = []
        for node in layer:
            if id(node) in seen:
                document.report(ProblemKind.ALIAS, _("an alias (*name)"), line=line_of_node(node))
                continue
            seen.add(id(node))
            following.extend(_children(node))
        layer = following


def check_format(cursor: Cursor) -> bool:
    """Whether the file's `format:` is one that this version reads; reports a newer one."""
    found = int(cursor.number("format", None))
    if found > FORMAT:
        cursor.problem(
            ProblemKind.NEWER_FORMAT,
            _("format {found} needs a newer sctoolkit; this one reads format {ours}").format(
                found=found, ours=FORMAT
            ),
            key="format",
        )
    elif found < FORMAT and "format" in cursor:
        cursor.problem(
            ProblemKind.WRONG_SHAPE, _("“format” must be {ours}").format(ours=FORMAT), key="format"
        )
    return found == FORMAT
