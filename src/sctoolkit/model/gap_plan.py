"""What is planned about the gaps between two codes."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Step:
    """What is planned about one gap."""

    planned: str = ""
    responsible: str = ""
    due: str = ""
    """ISO date."""
    by: str = ""
    """Who wrote it last."""
    at: str = ""


@dataclass(frozen=True, slots=True)
class GapPlan:
    """What is planned about the gaps of two codes, in both directions."""

    codes: tuple[str, ...] = ()
    """`id@version` of both, as last compared."""
    steps: dict[str, dict[str, Step]] = field(default_factory=dict)
    """By the id of the code in which something is missing, and by criterion."""

    def step(self, code: str, criterion: str) -> Step:
        """What is planned; an empty step where that is nothing."""
        return self.steps.get(code, {}).get(criterion, NOTHING)

    def planning(self, code: str, criterion: str, step: Step) -> GapPlan:
        """The plan with one step changed."""
        changed = {**self.steps.get(code, {}), criterion: step}
        return GapPlan(self.codes, {**self.steps, code: changed})


NOTHING = Step()
