"""What must be said with the figures of a code where there is no room for a whole report."""

from __future__ import annotations

from sctoolkit.language import labelled
from sctoolkit.report.notes import notes
from sctoolkit.report.summary import Reported, shares
from sctoolkit.report.tested import tested


def said_beside(one: Reported) -> list[str]:
    """How much was tested, whose method it is and what holds it down, and the shares in a line."""
    figures = " · ".join(labelled(name, figure) for name, figure in shares(one.result))
    return [*tested(one), *notes(one), figures]
