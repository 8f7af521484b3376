"""What there is to say about a returned plan, in words and with its codes."""

from __future__ import annotations

from sctoolkit.engine.plans.remarks import Remark, RemarkKind
from sctoolkit.files.plan_workbook.entries import shown
from sctoolkit.files.plan_workbook.words import titles
from sctoolkit.files.understanding.misunderstood import quoted
from sctoolkit.language import _, labelled, plural
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

KINDS = {
    RemarkKind.ADDED_COLUMN: ProblemKind.ADDED_COLUMN,
    RemarkKind.COLUMN_GONE: ProblemKind.COLUMN_GONE,
    RemarkKind.TWICE: ProblemKind.ACTION_TWICE,
    RemarkKind.ROW_GONE: ProblemKind.ROW_GONE,
    RemarkKind.OURS_CHANGED: ProblemKind.OURS_CHANGED,
    RemarkKind.WORD: ProblemKind.UNKNOWN_LIST_WORD,
    RemarkKind.DAY: ProblemKind.UNREAD_ENTRY,
    RemarkKind.FIGURE: ProblemKind.UNREAD_ENTRY,
    RemarkKind.LOST: ProblemKind.UNREAD_ENTRY,
    RemarkKind.DUE_MOVED: ProblemKind.DUE_MOVED,
    RemarkKind.UNPROVEN: ProblemKind.CLOSED_UNPROVEN,
    RemarkKind.SELF_VERIFIED: ProblemKind.SELF_VERIFIED,
    RemarkKind.NOT_VERIFIED: ProblemKind.NOT_VERIFIED,
    RemarkKind.VERIFIED_LATER: ProblemKind.VERIFIED_LATER,
    RemarkKind.NO_REASON: ProblemKind.NO_ACTION_REASON,
    RemarkKind.NEVER_ASIDE: ProblemKind.NEVER_SET_ASIDE,
    RemarkKind.OLDER: ProblemKind.OLDER_WORKBOOK,
    RemarkKind.GUESSED: ProblemKind.GUESSED_ACTION,
    RemarkKind.CONFLICT: ProblemKind.PLAN_CONFLICT,
    RemarkKind.OVERRULED: ProblemKind.PLAN_CONFLICT,
    RemarkKind.UNKNOWN_ACTION: ProblemKind.UNKNOWN_ACTION,
    RemarkKind.READ_BEFORE: ProblemKind.READ_BEFORE,
    RemarkKind.NOTE: ProblemKind.CELL_NOTE,
}
WARNINGS = frozenset(
    {
        RemarkKind.COLUMN_GONE,
        RemarkKind.ROW_GONE,
        RemarkKind.OLDER,
        RemarkKind.GUESSED,
        RemarkKind.OVERRULED,
        RemarkKind.UNKNOWN_ACTION,
        RemarkKind.READ_BEFORE,
        RemarkKind.NOTE,
    }
)
"""What is only to be known; all else waits for somebody's decision."""
NAMED = 5
"""As many actions as a message names."""


def remark_problem(remark: Remark) -> Problem:
    """The remark as a problem at its cell."""
    source = Source(remark.file, cell=remark.place or None)
    message = _message(remark)
    if remark.action:
        message = labelled(remark.action, message)
    warning = remark.kind in WARNINGS
    hint = remark.why if remark.kind is RemarkKind.WORD else ""
    return KINDS[remark.kind].at(source, message, hint, warning=warning)


def _message(remark: Remark) -> str:
    column = titles()[remark.column] if remark.column else ""
    ours = quoted(shown(remark.column, remark.ours)) if remark.column else ""
    theirs = quoted(remark.theirs)
    if remark.kind is RemarkKind.ROW_GONE:
        return _rows_gone(remark)
    if remark.kind is RemarkKind.COLUMN_GONE:
        heads = ", ".join(titles()[one] for one in remark.columns)
        return _("columns that are not there: {headings}").format(headings=heads)
    template = _cells().get(remark.kind) or _others()[remark.kind]
    if remark.kind is RemarkKind.CONFLICT and remark.ours_from:
        template = _("“{column}” is “{ours}” from {origin}, and “{theirs}” in this file")
    return template.format(
        column=column,
        ours=ours or _("nothing"),
        theirs=theirs or _("nothing"),
        heading=quoted(remark.heading),
        origin=remark.ours_from,
    )


def _rows_gone(remark: Remark) -> str:
    count = len(remark.actions)
    words = plural(
        "{count} action of the plan has no row: ",
        "{count} actions of the plan have no row: ",
        count,
    )
    names = ", ".join(remark.actions[:NAMED])
    return words + (f"{names} …" if count > NAMED else names)


def _cells() -> dict[RemarkKind, str]:
    """About one cell."""
    unread = _("“{theirs}” cannot be read in “{column}”")
    return {
        RemarkKind.TWICE: _("a second row has the same Action ID"),
        RemarkKind.OURS_CHANGED: _("“{column}” is “{ours}”, not “{theirs}”"),
        RemarkKind.WORD: _("“{theirs}” is no word of the list “{column}”"),
        RemarkKind.DAY: unread,
        RemarkKind.FIGURE: unread,
        RemarkKind.LOST: unread,
        RemarkKind.DUE_MOVED: _(
            "“{column}” was moved from {ours} to {theirs} without an extension; it counts as "
            "asked for"
        ),
        RemarkKind.CONFLICT: _("“{column}” is “{ours}” in the plan and “{theirs}” in the file"),
        RemarkKind.OVERRULED: _(
            "“{column}” was “{ours}” in the plan; the file's “{theirs}” stands"
        ),
    }


def _others() -> dict[RemarkKind, str]:
    """About an action, a column or the file."""
    return {
        RemarkKind.ADDED_COLUMN: _("the plan has no column “{heading}”"),
        RemarkKind.UNPROVEN: _("closed without evidence"),
        RemarkKind.SELF_VERIFIED: _("verified by the person responsible, {theirs}"),
        RemarkKind.NOT_VERIFIED: _("closed, but nobody verified it"),
        RemarkKind.VERIFIED_LATER: _("verified on {theirs}, which has not come yet"),
        RemarkKind.NO_REASON: _("set aside without a reason in a comment"),
        RemarkKind.NEVER_ASIDE: _(
            "zero tolerance stays open, and its deadline holds, whatever justifies no action"
        ),
        RemarkKind.OLDER: _("it was written before the last workbook that was read"),
        RemarkKind.GUESSED: _("a row without its id says the same"),
        RemarkKind.UNKNOWN_ACTION: _("the plan has no action of this id; taken as a new one"),
        RemarkKind.READ_BEFORE: _("this file was read before"),
        RemarkKind.NOTE: _("a comment says “{theirs}”"),
    }
