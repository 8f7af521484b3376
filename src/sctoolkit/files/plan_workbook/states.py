"""Where an action stands, in words beside the colours."""

from __future__ import annotations

from datetime import date

from sctoolkit.files.cells import quoted
from sctoolkit.files.plan_workbook.columns import ROW, cells_of_row
from sctoolkit.files.plan_workbook.formulas import SOON, WAITING, Terms
from sctoolkit.files.plan_workbook.words import states, zero_prefixes
from sctoolkit.model.action_plan import ActionStatus, CorrectiveAction, ZeroTolerance


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
        f"IF({terms.status(*WAITING)},{terms.at['status']},"
        f"IF({terms.due('<TODAY()')},{word['overdue']},"
        f"IF({terms.due(f'<=TODAY()+{SOON}')},{word['soon']},"
        f"IF({terms.undated()},{word['undated']},{word['in time']}))))"
    )
    fill_in = f'IF({terms.missing()},{quoted(", ")}&{word["fill in"]},"")'
    closed = f"IF({terms.proven()},{word['closed']},{word['unproven']})"
    return (
        f"=IF({terms.used()},IF({terms.status(ActionStatus.CLOSED)},{closed},"
        f"IF({terms.status(ActionStatus.NO_ACTION)},{word['set aside']},"
        f"{prefix}&{timing}&{fill_in})),{quoted(unused)})"
    )


def state_at_writing(action: CorrectiveAction, today: date) -> str:
    """What the State column says on the day of the plan: nobody has filled in anything yet."""
    soon = (action.due - today).days <= SOON
    timing = states()["soon" if soon else "in time"]
    return f"{zero_prefixes()[action.zero_tolerance]}{timing}, {states()['fill in']}"


def days_overdue() -> str:
    """The formula of the Days overdue column, for any row."""
    terms = Terms(cells_of_row(ROW))
    due = f"IF({terms.approved()},{terms.at['new_due']},{terms.at['due']})"
    return f'=IF({terms.to_do()}*{terms.due("<TODAY()")},TODAY()-{due},"")'
