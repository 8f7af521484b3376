"""The code of a problem, and what is known of its kind."""

from __future__ import annotations

from dataclasses import dataclass

from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source


@dataclass(frozen=True, slots=True)
class ProblemCode:
    """A kind of problem by its code."""

    code: str
    """A letter for the family and three digits; never used for anything else."""
    title: str
    remedy: str
    """What to do about it where no hint says more."""
    repaired: bool = False
    """What was read all the same, in a way that somebody should look at."""

    def at(self, source: Source, message: str, hint: str = "", *, warning: bool = False) -> Problem:
        """A problem of this kind; where no hint says more, the kind's own remedy is given."""
        hint = hint or _(self.remedy)
        return Problem(source, self.code, message, hint, warning, repaired=self.repaired)
