"""What `compare` lays beside what, and which of its options change nothing there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from sctoolkit.cli.asking import refuse
from sctoolkit.language import _, later


class Way(Enum):
    """What is compared with what."""

    CODES = auto()
    """Two codes, each measured by the other."""
    MATRIX = auto()
    """Many codes, each measured by every other one."""
    TOOL = auto()
    """A tool of one's own and a reference."""
    IMPORT = auto()
    """What several companies, or other tools, say of one reference."""


def way_of(*, imports: bool, matrix: bool, tool: bool) -> Way:
    """What the options ask for; the two codes where they ask for nothing else."""
    asked = {Way.IMPORT: imports, Way.MATRIX: matrix, Way.TOOL: tool}
    return next((way for way, given in asked.items() if given), Way.CODES)


Foreign = tuple[str, Sequence[str]]
"""Options, and the words for the place where they change nothing."""
NO_TOOL: Foreign = (
    later("without --tool"),
    ("--own", "--answers", "--from", "--set", "--as-reviewer", "--with-words"),
)
NOT_TWO_CODES = later("where not two codes are compared")
FOREIGN: Mapping[Way, Sequence[Foreign]] = {
    Way.CODES: [NO_TOOL],
    Way.TOOL: [(NOT_TWO_CODES, ["--plan"])],
    Way.MATRIX: [
        (later("beside --matrix"), ["--tool", "--threshold"]),
        NO_TOOL,
        (NOT_TWO_CODES, ["--plan", "--read"]),
    ],
    Way.IMPORT: [
        (later("beside --import"), ["--out", "--matrix", "--tool"]),
        NO_TOOL,
        (NOT_TWO_CODES, ["--plan", "--read"]),
    ],
}


def refuse_foreign(way: Way, given: Mapping[str, object]) -> None:
    """Raises SctoolkitError for the first option given that would change nothing there."""
    for where, options in FOREIGN[way]:
        refuse(_(where), {option: given[option] for option in options})
