"""Action plans and the workbooks that come back."""

from __future__ import annotations

from sctoolkit.language import later
from sctoolkit.problem_kinds.code import ProblemCode


class PlanKinds:
    """Action plans and the workbooks that come back."""

    NO_ACTIONS_SHEET = ProblemCode(
        "F700",
        "a file without a sheet of actions",
        later("Give the workbook that `sctoolkit plan write` made, or a CSV of its Actions sheet."),
    )
    OTHER_PLAN = ProblemCode(
        "F701",
        "a workbook of another plan",
        later("Name the assessment that the plan was made from with --assessment."),
    )
    ADDED_COLUMN = ProblemCode(
        "F702",
        "a column that a plan does not have",
        later("What stands in it is kept in the plan's file; put it into a comment."),
    )
    COLUMN_GONE = ProblemCode(
        "F703",
        "a column is not there",
        later("Nothing in it is changed. Hide columns rather than delete them."),
    )
    ACTION_TWICE = ProblemCode(
        "F704",
        "an action id stands twice",
        later(
            "A copied row is a new action once its Action ID is empty; --on-conflict update takes "
            "it for one."
        ),
    )
    ROW_GONE = ProblemCode(
        "F705",
        "an action has no row",
        later("It stays in the plan. To set it aside, write “No action (justified)” and why."),
    )
    OURS_CHANGED = ProblemCode(
        "F706",
        "a grey cell was changed",
        later("Ours stands; write what you want to say in a comment."),
    )
    UNKNOWN_LIST_WORD = ProblemCode(
        "F707", "not one of the words of the list", later("Choose a word of the list.")
    )
    UNREAD_ENTRY = ProblemCode(
        "F708",
        "not a date or a figure",
        later("Write a date as 2026-12-31, a figure with digits only, and no formula."),
    )
    DUE_MOVED = ProblemCode(
        "F709",
        "a deadline moved without an extension",
        later("The buyer decides in “Decision” whether the new date holds."),
    )
    CLOSED_UNPROVEN = ProblemCode(
        "F710",
        "closed without evidence",
        later("Name in “Evidence link or file” what shows that it is done."),
    )
    SELF_VERIFIED = ProblemCode(
        "F711", "verified by the person responsible", later("Let someone else check it.")
    )
    VERIFIED_LATER = ProblemCode(
        "F712",
        "verified on a day that has not come yet",
        later("Write the day on which it was checked."),
    )
    OLDER_WORKBOOK = ProblemCode(
        "F713",
        "a workbook older than the last one that was read",
        later("Send people a new one: `sctoolkit plan write`."),
    )
    GUESSED_ACTION = ProblemCode(
        "F714",
        "a row without an id taken for an action by its words",
        later("See whether it is meant."),
    )
    PLAN_CONFLICT = ProblemCode(
        "F715",
        "two people say different things of one action",
        later("Decide, or give --on-conflict skip (the plan's stands) or update (the file's)."),
    )
    UNKNOWN_ACTION = ProblemCode(
        "F716",
        "an action id that the plan does not have",
        later("Empty the Action ID, so that the row counts as a new action."),
    )
    ADDED_SHEET = ProblemCode(
        "F717",
        "a sheet that somebody added",
        later("It is not read; put what matters into the Actions sheet."),
    )
    READ_BEFORE = ProblemCode(
        "F718", "a file that was read before", later("Nothing is left to be done.")
    )
    PLAN_ENTRY = ProblemCode("F719", "an entry of a plan that cannot be used", later("Correct it."))
    NOT_VERIFIED = ProblemCode(
        "F720",
        "closed, but nobody verified it",
        later("Name in “Verified by” someone other than the person responsible."),
    )
    NO_ACTION_REASON = ProblemCode(
        "F721", "no action, and no reason", later("Write the reason in a comment.")
    )
    CELL_NOTE = ProblemCode(
        "F723",
        "a comment that somebody left at a cell",
        later("It is kept in the plan and stands in the next workbook; answer it there."),
    )
    NEVER_SET_ASIDE = ProblemCode(
        "F724",
        "no action about zero tolerance",
        later("Say what is done; if the finding is wrong, write “Disputed” and why."),
    )
