"""Where an action stands, in words beside the colours."""

from __future__ import annotations

from sctoolkit.engine.plans.standing import SOON, WAITING, Standing
from sctoolkit.files.plan_workbook.columns import ROW, cells_of_row
from sctoolkit.files.plan_workbook.formulas import Terms
from sctoolkit.files.plan_workbook.words import states, zero_prefixes
from sctoolkit.files.plans.choices import statuses
from sctoolkit.files.sheets.text import quoted
from sctoolkit.model.action_plan import ActionStatus, ZeroTolerance
from sctoolkit.model.followed_plan import Field


def state(unused: str = "") -> str:
    """The formula of the State column, for any row; `unused` stands where there is no action."""
    terms = Terms(cells_of_row(ROW))
    word = {name: quoted(text) for name, text in states().items()}
    zero = {one: quoted(text) for one, text in zero_prefixes().items()}
    prefix = (
        f"IF({terms.zero(ZeroTolerance.YES)},{zero[ZeroTolerance.YES]},"
        f'IF({terms.zero(ZeroTolerance.CLARIFY)},{zero[ZeroTolerance.CLARIFY]},""))'
    )
    timing = (
        f"IF({terms.status(*WAITING)},{terms.at[Field.STATUS]},"
        f"IF({terms.due('<TODAY()')},{word['overdue']},"
        f"IF({terms.due(f'<=TODAY()+{SOON}')},{word['soon']},"
        f"IF({terms.undated()},{word['undated']},{word['in time']}))))"
    )
    fill_in = f'IF({terms.missing()},{quoted(", ")}&{word["fill in"]},"")'
    closed = f"IF({terms.proven()},{word['closed']},{word['unproven']})"
    return (
        f"=IF({terms.used()},IF({terms.status(ActionStatus.CLOSED)},{closed},"
        f"IF({terms.set_aside()},{word['set aside']},"
        f"{prefix}&{timing}&{fill_in})),{quoted(unused)})"
    )


class StateWords:
    """What the State column says, in the words of the workbook, looked up once for all rows."""

    def __init__(self) -> None:
        self._said = states()
        self._statuses = statuses()
        self._prefixes = zero_prefixes()

    def now(self, at: Standing) -> str:
        """What it says on the day of writing."""
        if at.status is ActionStatus.CLOSED:
            return self._said["closed" if at.proven else "unproven"]
        if at.set_aside:
            return self._said["set aside"]
        waits = at.status in WAITING
        timing = self._statuses[at.status] if waits else self._said[at.timing]
        fill_in = f", {self._said['fill in']}" if at.missing else ""
        return f"{self._prefixes[at.zero]}{timing}{fill_in}"


def overdue_now(at: Standing) -> str | int:
    """What the Days overdue column says on the day of writing."""
    return -at.days if at.overdue and at.days is not None else ""


def days_overdue() -> str:
    """The formula of the Days overdue column, for any row."""
    terms = Terms(cells_of_row(ROW))
    due = f"IF({terms.approved()},{terms.at[Field.NEW_DUE]},{terms.at[Field.DUE]})"
    return f'=IF({terms.to_do()}*{terms.due("<TODAY()")},TODAY()-{due},"")'
