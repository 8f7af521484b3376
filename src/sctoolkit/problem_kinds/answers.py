"""Assessments, files of answers, and settings."""

from __future__ import annotations

from sctoolkit.language import later
from sctoolkit.problem_kinds.code import ProblemCode


class AnswerKinds:
    """Assessments, files of answers, and settings."""

    UNKNOWN_ANSWER = ProblemCode(
        "A401", later("an answer to an unknown question"), later("It is kept aside.")
    )
    GONE_OPTION = ProblemCode(
        "A402", later("an answer that the question no longer takes"), later("Answer it again.")
    )
    OTHER_VERSION = ProblemCode(
        "A403",
        later("answers given to another version"),
        later("Look at the answers named; saving brings the file to this version."),
        repaired=True,
    )
    NEWER_VERSION = ProblemCode(
        "A404",
        later("answers given to a newer version"),
        later(
            "Upgrade sctoolkit, or get the questionnaire in that version; until then it is not "
            "saved."
        ),
    )
    REASON_MISSING = ProblemCode(
        "A405", later("not applicable without a reason"), later("Say why it does not apply.")
    )
    NOT_ALLOWED = ProblemCode(
        "A406", later("not applicable where that is no answer"), later("Choose another answer.")
    )
    BAD_VALUE = ProblemCode(
        "A407", later("not an answer to this question"), later("Write one of the answers listed.")
    )
    EVIDENCE_GONE = ProblemCode(
        "A408",
        later("evidence that is not there any more"),
        later("Restore the file or name another."),
    )
    EVIDENCE_CHANGED = ProblemCode(
        "A409", later("evidence that has changed"), later("Look at it again and attach it anew.")
    )
    JOURNAL = ProblemCode(
        "A410",
        later("a last line that was cut off"),
        later("The answer on it was never confirmed."),
    )
    UNKNOWN_QUESTIONNAIRE = ProblemCode(
        "A411", later("no such questionnaire"), later("See `sctoolkit list questionnaires`.")
    )
    JOURNAL_LINE = ProblemCode(
        "A412",
        later("a line of saved answers that cannot be read"),
        later("See which answer is missing and give it again."),
    )
    KEPT_ASIDE = ProblemCode(
        "A414",
        later("an answer that is kept aside"),
        later("Answer the question again, or delete the entry under `kept_aside:`."),
    )
    DUPLICATE_UNIT = ProblemCode(
        "A415", later("the id of a unit stands twice"), later("Give one of them another id.")
    )
    UNIT_SIZE = ProblemCode(
        "A416", later("a unit of a size below 0"), later("Write a number of workers, or the like.")
    )
    FIGURE = ProblemCode(
        "A413",
        later("a figure that had to be interpreted"),
        later("Write it without commas."),
        repaired=True,
    )
    BAD_SETTING = ProblemCode(
        "S501", "a setting that cannot be used", later("Correct it in the file named.")
    )
