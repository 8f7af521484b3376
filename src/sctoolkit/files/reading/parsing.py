"""Runs the XML parser over a part: to the end, and with no entity ever declared."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from sctoolkit.files.reading.archive import damaged
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

Start = Callable[[str, dict[str, str]], None]
Said = Callable[[str], None]


def parse(
    xml: bytes,
    name: str,
    start: Start | None = None,
    end: Said | None = None,
    text: Said | None = None,
) -> None:
    """Has each element of the part `name` looked at; refuses damage, and declarations."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_declarations
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.buffer_text = text is not None
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        message = _("{name} is damaged: its XML breaks off or makes no sense").format(name=name)
        raise damaged(message) from error


def refuse_declarations(*_declared: object) -> None:
    """What a parser is given for declarations: no spreadsheet has any."""
    raise RefusedError(ProblemKind.DECLARATIONS, _("declares entities, as no spreadsheet does"))


def local(tag: str) -> str:
    """The name of an element or attribute without its prefix."""
    return tag.rpartition(":")[2]
