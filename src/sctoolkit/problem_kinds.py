"""Every kind of problem that a file can have: its code, its name, and what to do about it.

docs/problems.md is generated from this list. A code is never used for anything else.
"""

from __future__ import annotations

from enum import Enum

from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source


class ProblemKind(Enum):
    """Code, name, what to do."""

    # Y: any YAML file
    NOT_READABLE = ("Y001", "file cannot be opened", "Check the path and the permissions.")
    NOT_YAML = ("Y002", "not valid YAML", "Mend the line named; indent with spaces, never tabs.")
    NOT_UTF8 = (
        "Y003",
        "not UTF-8 text",
        "Save the file anew with the encoding UTF-8; most editors ask for it under “Save as”.",
    )
    DUPLICATE_KEY = ("Y004", "a key stands twice", "Keep one of the two.")
    UNKNOWN_KEY = ("Y005", "unknown key", "Correct the spelling or remove the key.")
    MISSING_KEY = ("Y006", "a key is missing", "Add it.")
    WRONG_SHAPE = (
        "Y007",
        "a value has the wrong shape",
        "Change the value; a file made by `sctoolkit new` shows what stands where.",
    )
    UNKNOWN_WORD = ("Y008", "not one of the words allowed here", "Use one of the words listed.")
    BAD_ID = ("Y009", "not a usable id", "Use lower-case words joined by hyphens and dots.")
    UNQUOTED_VERSION = (
        "Y010",
        "a version that is not quoted",
        'Write it in quotes: "1.10" is not 1.1.',
    )
    NEWER_FORMAT = ("Y011", "written for a newer sctoolkit", "Upgrade sctoolkit.")
    ALIAS_OR_TAG = (
        "Y012",
        "a YAML alias or tag",
        "Write the text out; aliases and tags are not followed.",
    )
    NOT_RECOGNISED = (
        "Y013",
        "not a file that sctoolkit knows",
        "Begin with `format: 1` and one of questionnaire, code, criteria, translation, assessment.",
    )
    TOO_LARGE = ("Y014", "too large or nested too deeply", "Split the file.")
    UNPRINTABLE = ("Y015", "characters that cannot be shown", "Remove them.")

    # Q: questionnaires
    DUPLICATE_QUESTION = ("Q101", "a question id stands twice", "Give one of them another id.")
    DUPLICATE_OPTION = ("Q102", "an option id stands twice", "Give one of them another id.")
    UNKNOWN_QUESTION = ("Q103", "no such question", "Use the id of a question.")
    LATER_QUESTION = (
        "Q104",
        "a condition on a question that comes later",
        "Move the question up, or ask about an earlier one.",
    )
    UNKNOWN_OPTION = ("Q105", "no such option", "Use the id of one of the question's options.")
    UNREACHABLE = (
        "Q106",
        "a question that can never be asked",
        "Its conditions contradict each other: mend them.",
    )
    INHERIT_LOOP = (
        "Q107",
        "questions that inherit from each other",
        "Name a question under `inherits:` that has a score of its own.",
    )
    UNKNOWN_SCALE = ("Q108", "no such scale", "Use one of the questionnaire's scales.")
    UNKNOWN_SCOPE = ("Q109", "no such scope", "Use one of the questionnaire's scopes.")
    POINTS = ("Q110", "points that cannot be", "Points go from 0 to 1, and someone can reach 1.")
    BANDS = ("Q111", "bands with gaps or out of order", "Begin at the minimum and go up.")
    MISSING_ACTION = (
        "Q112",
        "a gap without an action",
        "Say what to do when the answer falls short.",
    )
    MISSING_CRITERION = (
        "Q113",
        "a question that tests nothing",
        "Name the criteria that it tests, or name the question in a clause of a code.",
    )
    UNKNOWN_CRITERION = ("Q114", "no such criterion", "Use an id of codes/criteria.yaml.")
    CONDITION = ("Q115", "a condition that does not fit the question", "Use an operator that fits.")
    WRONG_AUDIENCE = (
        "Q117",
        "a question that cannot evidence the criterion it names",
        "Ask a company about company practice, a facility about what happens on site.",
    )
    NO_LEVEL = (
        "Q118",
        "no answer reaches a level",
        "Say under `reaches:` which level each reaches.",
    )
    KIND_MISMATCH = ("Q116", "a key that this kind of question has no use for", "Remove it.")
    DUPLICATE_PART = (
        "Q119",
        "the id of a scope or a section stands twice",
        "Give one of them another id.",
    )

    # C: codes and criteria
    DUPLICATE_CLAUSE = ("C201", "a clause id stands twice", "Keep the id of the published text.")
    DUPLICATE_CRITERION = ("C202", "a criterion id stands twice", "Give one of them another id.")
    RELATION_OR_LEVEL = (
        "C203",
        "a relation where a level belongs, or a level where a relation belongs",
        "A criterion with levels takes `level:`, one without takes `relation:`.",
    )
    UNKNOWN_LEVEL = ("C204", "no such level", "Use one of the criterion's levels.")
    MISSING_BECAUSE = (
        "C205",
        "a relation without its reason",
        "Say why the clause asks less or more.",
    )
    CLAUSE_OUTSIDE = (
        "C206",
        "a clause that covers nothing",
        "Name its criteria, or say under `outside_hub:` why it has none.",
    )
    UNKNOWN_CLAUSE = ("C207", "no such clause or section", "Use an id of this code.")
    UNKNOWN_BAND = ("C208", "no such band", "Use the id of one of the code's bands.")
    BAND_ORDER = (
        "C209",
        "bands out of order",
        "List them from the worst up, each starting higher.",
    )
    TOTAL_MISMATCH = (
        "C210",
        "a scoring profile that contradicts itself",
        "A refused total has no method, scale, bands or caps.",
    )
    WEIGHT = ("C211", "weights that sum to nothing", "Give at least one part a weight above 0.")
    DUPLICATE_ID = (
        "C212",
        "the id of a section, a band, a level or a group stands twice",
        "Give one of them another id.",
    )
    SCORING_FIGURE = (
        "C213",
        "a scoring figure that cannot be",
        "Shares lie between 0 and 1, a scale goes up, counts begin at 1.",
    )
    CAP = (
        "C214",
        "a cap on everything or on nothing",
        "Say which findings it counts, or which sections below which share.",
    )
    LAW = (
        "C215",
        "a law whose reach or dates are not said",
        "Say to whom it applies, and write dates as 2026-11-22.",
    )
    STEPS = (
        "C220",
        "steps that cannot be taken",
        "First one method that makes a figure of parts, then those that change the figure.",
    )

    UNTESTED_CRITERION = (
        "C216",
        "a criterion that no question tests",
        "Name it under `criteria:` of a question, or remove it.",
    )
    UNCOVERED_CRITERION = (
        "C217",
        "a criterion that no code covers",
        "Name it under `criteria:` of a clause, or remove it.",
    )
    FACT_IN_CLAUSE = (
        "C218",
        "a clause that names a fact",
        "Name a question with a score: a fact is worth nothing.",
    )
    OUTSIDE_AND_COVERED = (
        "C219",
        "a clause that is outside the hub and covers something all the same",
        "Remove `outside_hub:`, or what the clause names.",
    )

    # T: translations
    UNKNOWN_TARGET = ("T301", "a translation of something that does not exist", "Correct the id.")
    NOT_TRANSLATED = ("T302", "wording that is not translated", "Translate it.")

    # A: assessments and answer files
    UNKNOWN_ANSWER = ("A401", "an answer to an unknown question", "It is kept aside.")
    GONE_OPTION = ("A402", "an answer that the question no longer takes", "Answer it again.")
    OTHER_VERSION = (
        "A403",
        "answers given to another version",
        "Look at the answers named; saving brings the file to this version.",
    )
    NEWER_VERSION = (
        "A404",
        "answers given to a newer version",
        "Upgrade sctoolkit, or get the questionnaire in that version; until then it is not saved.",
    )
    REASON_MISSING = ("A405", "not applicable without a reason", "Say why it does not apply.")
    NOT_ALLOWED = ("A406", "not applicable where that is no answer", "Choose another answer.")
    BAD_VALUE = ("A407", "not an answer to this question", "Write one of the answers listed.")
    EVIDENCE_GONE = (
        "A408",
        "evidence that is not there any more",
        "Restore the file or name another.",
    )
    EVIDENCE_CHANGED = ("A409", "evidence that has changed", "Look at it again and attach it anew.")
    JOURNAL = ("A410", "a last line that was cut off", "The answer on it was never confirmed.")
    UNKNOWN_QUESTIONNAIRE = (
        "A411",
        "no such questionnaire",
        "See `sctoolkit list questionnaires`.",
    )
    JOURNAL_LINE = (
        "A412",
        "a line of saved answers that cannot be read",
        "See which answer is missing and give it again.",
    )
    KEPT_ASIDE = (
        "A414",
        "an answer that is kept aside",
        "Answer the question again, or delete the entry under `kept_aside:`.",
    )
    FIGURE = ("A413", "a figure that had to be interpreted", "Write it without commas.")

    # S: settings
    BAD_SETTING = ("S501", "a setting that cannot be used", "Correct it in the file named.")

    # F: cells and files that people type in
    TEXT_CUT = ("F601", "text longer than a cell holds", "The full text is in the assessment file.")
    CONTROL_CHARACTERS = ("F602", "characters that a workbook cannot hold", "They are shown as �.")

    # F610: files that come in, as they are read
    CANNOT_OPEN = ("F610", "a file that cannot be opened", "Check the path and the permissions.")
    NOT_A_SPREADSHEET = (
        "F611",
        "not a spreadsheet, whatever its name says",
        "Ask for the reply as xlsx, xls, ods or CSV.",
    )
    PASSED_OVER = ("F612", "a file that is no reply", "Nothing need be done.")
    PASSWORD = (
        "F613",
        "protected by a password",
        "Ask the supplier for the password, or for a copy without one.",
    )
    NO_DECRYPTION = (
        "F614",
        "encrypted, and what opens it is not installed",
        "Install it: pip install 'sctoolkit[encrypted]'.",
    )
    DAMAGED_FILE = (
        "F615",
        "a damaged file",
        "Open it in a spreadsheet program, save it anew, or ask the supplier to send it again.",
    )
    CELLS_MISSING = (
        "F616",
        "fewer cells can be read than the file holds",
        "Open it in a spreadsheet program, save it anew, or ask the supplier to send it again.",
    )
    UNPACKS_TOO_FAR = (
        "F617",
        "unpacks to far more than a reply holds",
        "Ask the supplier for a plain copy; do not open a file from somebody you do not know.",
    )
    FAR_APART = (
        "F618",
        "cells so far apart that the space between cannot be held",
        "Delete the stray cell, or the empty rows and columns before it, and save.",
    )
    REPEATED_TEXT = (
        "F619",
        "a long text repeated more often than can be held",
        "Ask the supplier for a plain copy; do not open a file from somebody you do not know.",
    )
    DECLARATIONS = (
        "F620",
        "XML that declares entities of its own",
        "No spreadsheet program writes that: ask the supplier for a plain copy.",
    )
    SHEET_TWICE = (
        "F621",
        "one part that stands for several sheets",
        "Open it in a spreadsheet program, save it anew, or ask the supplier to send it again.",
    )
    EMPTY_FILE = ("F622", "an empty file", "Ask the supplier to send it again.")
    ENCODING = (
        "F623",
        "an encoding that had to be guessed",
        "See whether letters with accents are right; if not, save it as “CSV UTF-8”.",
    )
    OPEN_QUOTE = (
        "F624",
        "a quotation mark that is never closed",
        "Close it or take it away in the line named.",
    )
    NOTHING_THERE = (
        "F625",
        "nothing to read",
        "Check the path, or the pattern, for a typing mistake.",
    )
    DIED = (
        "F626",
        "reading it ended the worker, most often for want of memory",
        "Open it in a spreadsheet program and save it anew; try it alone.",
    )
    TOO_SLOW = (
        "F627",
        "reading it took too long",
        "Open it in a spreadsheet program and save it anew; try it alone.",
    )

    def __init__(self, code: str, title: str, remedy: str) -> None:
        self.code = code
        self.title = title
        self.remedy = remedy

    def at(self, source: Source, message: str, hint: str = "", *, warning: bool = False) -> Problem:
        """A problem of this kind; where no hint says more, the kind's own remedy is given."""
        return Problem(source, self.code, message, hint or _(self.remedy), warning)
