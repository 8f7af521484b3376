"""Every kind of problem that a file can have: its code, its name, and what to do about it.

docs/problems.md is generated from this list; each family stands in a module of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from sctoolkit.problem_kinds.answers import AnswerKinds
from sctoolkit.problem_kinds.cells import CellKinds
from sctoolkit.problem_kinds.code import ProblemCode
from sctoolkit.problem_kinds.comparisons import ComparisonKinds
from sctoolkit.problem_kinds.content import ContentKinds
from sctoolkit.problem_kinds.incoming import IncomingKinds
from sctoolkit.problem_kinds.plans import PlanKinds
from sctoolkit.problem_kinds.sharing import SharingKinds
from sctoolkit.problem_kinds.yaml import YamlKinds

__all__ = ["ProblemCode", "ProblemKind", "every_kind"]


class ProblemKind(
    YamlKinds,
    ContentKinds,
    AnswerKinds,
    CellKinds,
    IncomingKinds,
    PlanKinds,
    SharingKinds,
    ComparisonKinds,
):
    """All kinds by name."""


def every_kind() -> Iterator[ProblemCode]:
    """All kinds, family by family."""
    for family in ProblemKind.__bases__:
        yield from (kind for kind in vars(family).values() if isinstance(kind, ProblemCode))
