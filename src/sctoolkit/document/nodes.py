"""What a single YAML node says: a text, a number, nothing; and the words nearest to a wrong one."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sctoolkit.language import _
from sctoolkit.model.text import visible

Plain = str | list["Plain"] | dict[str, "Plain"]
FEW = 20
"""As many words as a hint can list and still be read."""
QUOTED = 40
"""Characters of a wrong value that a message quotes."""
NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")


def text_of(node: ScalarNode) -> str:
    """The words of the node; characters that cannot be shown as �."""
    return visible(str(node.value))


def short(text: str) -> str:
    """The beginning of a text, as much as a message can quote."""
    return text if len(text) <= QUOTED else text[:QUOTED].rstrip() + "…"


def is_nothing(node: Node) -> bool:
    """A key with nothing behind it, `~` or `null`."""
    return isinstance(node, ScalarNode) and not node.style and node.value in ("", "~", "null")


def is_number(text: str) -> bool:
    """Whether the text is a finite decimal number."""
    return NUMBER.fullmatch(text) is not None and math.isfinite(float(text))


def plain(node: Node) -> Plain:
    """The node as dicts, lists and texts."""
    if isinstance(node, MappingNode):
        return {
            text_of(key): plain(value) for key, value in node.value if isinstance(key, ScalarNode)
        }
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.value]
    return text_of(node) if isinstance(node, ScalarNode) else ""


def says(old: Plain, new: object) -> bool:
    """Whether what stands in a file says the value."""
    if isinstance(new, Mapping):
        same_keys = isinstance(old, dict) and old.keys() == new.keys()
        return same_keys and all(says(old[key], new[key]) for key in new)
    if isinstance(new, list):
        same_count = isinstance(old, list) and len(old) == len(new)
        return same_count and all(says(*pair) for pair in zip(old, new, strict=True))
    if not isinstance(old, str):
        return False
    if isinstance(new, bool):
        return old == str(new).lower()
    if isinstance(new, (int, float)):
        return is_number(old) and float(old) == new
    return old.strip() == new


def line_of_node(node: Node) -> int:
    """The 1-based line where the node starts."""
    return int(node.start_mark.line) + 1


def nearest(found: str, allowed: list[str]) -> str | None:
    """The allowed word that looks most like the one found, None where none is near."""
    spelt = {word.lower(): word for word in allowed}
    near = difflib.get_close_matches(found.lower(), list(spelt), n=1)
    return spelt[near[0]] if near else None


def did_you_mean(found: str, allowed: list[str]) -> str:
    """A hint with the nearest allowed word, else all of them where they are few; may be empty."""
    near = nearest(found, allowed)
    if near is not None:
        return _("Did you mean “{word}”?").format(word=near)
    if not allowed or len(allowed) > FEW:
        return ""
    return _("Allowed here: {words}.").format(words=", ".join(allowed))
