"""Every kind of problem that a file can have: its code, its name, and what to do about it.

docs/problems.md is generated from this list. A code is never used for anything else.
"""

from __future__ import annotations

from enum import Enum

from sctoolkit.language import _, later
from sctoolkit.model.problem import Problem, Source


class ProblemKind(Enum):
    """Code, name, what to do."""

    # Y: any YAML file
    NOT_READABLE = ("Y001", "file cannot be opened", later("Check the path and the permissions."))
    NOT_YAML = (
        "Y002",
        "not valid YAML",
        later("Mend the line named; indent with spaces, never tabs."),
    )
    NOT_UTF8 = (
        "Y003",
        "not UTF-8 text",
        later(
            "Save the file anew with the encoding UTF-8; most editors ask for it under “Save as”."
        ),
    )
    DUPLICATE_KEY = ("Y004", "a key stands twice", later("Keep one of the two."))
    UNKNOWN_KEY = ("Y005", "unknown key", later("Correct the spelling or remove the key."))
    MISSING_KEY = ("Y006", "a key is missing", later("Add it."))
    WRONG_SHAPE = (
        "Y007",
        "a value has the wrong shape",
        later("Change the value; a file made by `sctoolkit new` shows what stands where."),
    )
    UNKNOWN_WORD = (
        "Y008",
        "not one of the words allowed here",
        later("Use one of the words listed."),
    )
    BAD_ID = ("Y009", "not a usable id", later("Use lower-case words joined by hyphens and dots."))
    UNQUOTED_VERSION = (
        "Y010",
        "a version that is not quoted",
        later('Write it in quotes: "1.10" is not 1.1.'),
    )
    NEWER_FORMAT = ("Y011", "written for a newer sctoolkit", later("Upgrade sctoolkit."))
    ALIAS_OR_TAG = (
        "Y012",
        "a YAML alias or tag",
        later("Write the text out; aliases and tags are not followed."),
    )
    NOT_RECOGNISED = (
        "Y013",
        "not a file that sctoolkit knows",
        later(
            "Begin with `format: 1` and one of questionnaire, code, criteria, translation, "
            "assessment."
        ),
    )
    TOO_LARGE = ("Y014", "too large or nested too deeply", later("Split the file."))
    UNPRINTABLE = ("Y015", "characters that cannot be shown", later("Remove them."))

    # Q: questionnaires
    DUPLICATE_QUESTION = (
        "Q101",
        "a question id stands twice",
        later("Give one of them another id."),
    )
    DUPLICATE_OPTION = ("Q102", "an option id stands twice", later("Give one of them another id."))
    UNKNOWN_QUESTION = ("Q103", "no such question", later("Use the id of a question."))
    LATER_QUESTION = (
        "Q104",
        "a condition on a question that comes later",
        later("Move the question up, or ask about an earlier one."),
    )
    UNKNOWN_OPTION = (
        "Q105",
        "no such option",
        later("Use the id of one of the question's options."),
    )
    UNREACHABLE = (
        "Q106",
        "a question that can never be asked",
        later("Its conditions contradict each other: mend them."),
    )
    INHERIT_LOOP = (
        "Q107",
        "questions that inherit from each other",
        later("Name a question under `inherits:` that has a score of its own."),
    )
    UNKNOWN_SCALE = ("Q108", "no such scale", later("Use one of the questionnaire's scales."))
    UNKNOWN_SCOPE = ("Q109", "no such scope", later("Use one of the questionnaire's scopes."))
    POINTS = (
        "Q110",
        "points that cannot be",
        later("Points go from 0 to 1, and someone can reach 1."),
    )
    BANDS = ("Q111", "bands with gaps or out of order", later("Begin at the minimum and go up."))
    MISSING_ACTION = (
        "Q112",
        "a gap without an action",
        later("Say what to do when the answer falls short."),
    )
    MISSING_CRITERION = (
        "Q113",
        "a question that tests nothing",
        later("Name the criteria that it tests, or name the question in a clause of a code."),
    )
    UNKNOWN_CRITERION = ("Q114", "no such criterion", later("Use an id of codes/criteria.yaml."))
    CONDITION = (
        "Q115",
        "a condition that does not fit the question",
        later("Use an operator that fits."),
    )
    WRONG_AUDIENCE = (
        "Q117",
        "a question that cannot evidence the criterion it names",
        later("Ask a company about company practice, a facility about what happens on site."),
    )
    NO_LEVEL = (
        "Q118",
        "no answer reaches a level",
        later("Say under `reaches:` which level each reaches."),
    )
    KIND_MISMATCH = ("Q116", "a key that this kind of question has no use for", later("Remove it."))
    DUPLICATE_PART = (
        "Q119",
        "the id of a scope or a section stands twice",
        later("Give one of them another id."),
    )

    # C: codes and criteria
    DUPLICATE_CLAUSE = (
        "C201",
        "a clause id stands twice",
        later("Keep the id of the published text."),
    )
    DUPLICATE_CRITERION = (
        "C202",
        "a criterion id stands twice",
        later("Give one of them another id."),
    )
    RELATION_OR_LEVEL = (
        "C203",
        "a relation where a level belongs, or a level where a relation belongs",
        later("A criterion with levels takes `level:`, one without takes `relation:`."),
    )
    UNKNOWN_LEVEL = ("C204", "no such level", later("Use one of the criterion's levels."))
    MISSING_BECAUSE = (
        "C205",
        "a relation without its reason",
        later("Say why the clause asks less or more."),
    )
    CLAUSE_OUTSIDE = (
        "C206",
        "a clause that covers nothing",
        later("Name its criteria, or say under `outside_hub:` why it has none."),
    )
    UNKNOWN_CLAUSE = ("C207", "no such clause or section", later("Use an id of this code."))
    UNKNOWN_BAND = ("C208", "no such band", later("Use the id of one of the code's bands."))
    BAND_ORDER = (
        "C209",
        "bands out of order",
        later("List them from the worst up, each starting higher."),
    )
    TOTAL_MISMATCH = (
        "C210",
        "a scoring profile that contradicts itself",
        later("A refused total has no method, scale, bands or caps."),
    )
    WEIGHT = (
        "C211",
        "weights that sum to nothing",
        later("Give at least one part a weight above 0."),
    )
    DUPLICATE_ID = (
        "C212",
        "the id of a section, a band, a level or a group stands twice",
        later("Give one of them another id."),
    )
    SCORING_FIGURE = (
        "C213",
        "a scoring figure that cannot be",
        later("Shares lie between 0 and 1, a scale goes up, counts begin at 1."),
    )
    CAP = (
        "C214",
        "a cap on everything or on nothing",
        later("Say which findings it counts, or which sections below which share."),
    )
    LAW = (
        "C215",
        "a law whose reach or dates are not said",
        later("Say to whom it applies, and write dates as 2026-11-22."),
    )
    STEPS = (
        "C220",
        "steps that cannot be taken",
        later("First one method that makes a figure of parts, then those that change the figure."),
    )

    UNTESTED_CRITERION = (
        "C216",
        "a criterion that no question tests",
        later("Name it under `criteria:` of a question, or remove it."),
    )
    UNCOVERED_CRITERION = (
        "C217",
        "a criterion that no code covers",
        later("Name it under `criteria:` of a clause, or remove it."),
    )
    FACT_IN_CLAUSE = (
        "C218",
        "a clause that names a fact",
        later("Name a question with a score: a fact is worth nothing."),
    )
    OUTSIDE_AND_COVERED = (
        "C219",
        "a clause that is outside the hub and covers something all the same",
        later("Remove `outside_hub:`, or what the clause names."),
    )

    # T: translations
    UNKNOWN_TARGET = (
        "T301",
        "a translation of something that does not exist",
        later("Correct the id."),
    )
    NOT_TRANSLATED = ("T302", "wording that is not translated", later("Translate it."))

    # A: assessments and answer files
    UNKNOWN_ANSWER = ("A401", "an answer to an unknown question", later("It is kept aside."))
    GONE_OPTION = ("A402", "an answer that the question no longer takes", later("Answer it again."))
    OTHER_VERSION = (
        "A403",
        "answers given to another version",
        later("Look at the answers named; saving brings the file to this version."),
    )
    NEWER_VERSION = (
        "A404",
        "answers given to a newer version",
        later(
            "Upgrade sctoolkit, or get the questionnaire in that version; until then it is not "
            "saved."
        ),
    )
    REASON_MISSING = (
        "A405",
        "not applicable without a reason",
        later("Say why it does not apply."),
    )
    NOT_ALLOWED = (
        "A406",
        "not applicable where that is no answer",
        later("Choose another answer."),
    )
    BAD_VALUE = (
        "A407",
        "not an answer to this question",
        later("Write one of the answers listed."),
    )
    EVIDENCE_GONE = (
        "A408",
        "evidence that is not there any more",
        later("Restore the file or name another."),
    )
    EVIDENCE_CHANGED = (
        "A409",
        "evidence that has changed",
        later("Look at it again and attach it anew."),
    )
    JOURNAL = (
        "A410",
        "a last line that was cut off",
        later("The answer on it was never confirmed."),
    )
    UNKNOWN_QUESTIONNAIRE = (
        "A411",
        "no such questionnaire",
        later("See `sctoolkit list questionnaires`."),
    )
    JOURNAL_LINE = (
        "A412",
        "a line of saved answers that cannot be read",
        later("See which answer is missing and give it again."),
    )
    KEPT_ASIDE = (
        "A414",
        "an answer that is kept aside",
        later("Answer the question again, or delete the entry under `kept_aside:`."),
    )
    DUPLICATE_UNIT = (
        "A415",
        "the id of a unit stands twice",
        later("Give one of them another id."),
    )
    UNIT_SIZE = (
        "A416",
        "a unit of a size below 0",
        later("Write a number of workers, or the like."),
    )
    FIGURE = ("A413", "a figure that had to be interpreted", later("Write it without commas."))

    # S: settings
    BAD_SETTING = ("S501", "a setting that cannot be used", later("Correct it in the file named."))

    # F: cells and files that people type in
    TEXT_CUT = (
        "F601",
        "text longer than a cell holds",
        later("The full text is in the assessment file."),
    )
    CONTROL_CHARACTERS = (
        "F602",
        "characters that a workbook cannot hold",
        later("They are shown as �."),
    )
    NO_ANSWER = (
        "F630",
        "a cell that does not answer its question",
        later("Write one of the answers listed."),
    )
    SEVERAL_MEANINGS = (
        "F631",
        "a cell that can be understood in more than one way",
        later("Write the answer in full."),
    )
    NO_FIGURE = (
        "F632",
        "a cell that holds no figure",
        later("Write the figure in digits alone."),
    )
    FIGURE_OUTSIDE = (
        "F633",
        "a figure that cannot be",
        later("Look at the figure and its unit again."),
    )
    WIDE_RANGE = (
        "F634",
        "a range where one figure is needed",
        later("Write the figure itself, or the best estimate."),
    )
    CANNOT_NOT_APPLY = (
        "F635",
        "“not applicable” where that is no answer",
        later("Write one of the answers listed."),
    )
    NO_REASON = (
        "F636",
        "“not applicable” without a reason",
        later("Write the reason after it, or into the column for comments."),
    )
    LOST_FORMULA = (
        "F637",
        "a formula that was saved without its result",
        later("Open the file in Excel or LibreOffice, and save it."),
    )
    CELL_ERROR = (
        "F638",
        "an error of the spreadsheet",
        later("Write the answer over the formula."),
    )
    TOO_MANY_ANSWERS = (
        "F639",
        "answers that cannot stand together",
        later("Take out what does not hold."),
    )
    NOTHING_TICKED = (
        "F640",
        "a question whose every option is denied",
        later("Tick what holds; where nothing does, tick the option that says so."),
    )
    DATE_ORDER = (
        "F641",
        "a date whose day and month cannot be told apart",
        later("Write it as 2026-11-22."),
    )
    NO_DATE = (
        "F642",
        "a cell that holds no date",
        later("Write it as 2026-11-22."),
    )
    CELL_INTERPRETED = (
        "F643",
        "a figure that had to be interpreted",
        later("Check that it was understood rightly; if not, write it in digits alone."),
    )
    WORD_TWICE = (
        "F645",
        "a word with two meanings in one language",
        later("Keep it where it surely belongs."),
    )
    DANGEROUS_WORD = (
        "F646",
        "a word that means too many things",
        later("Move it to `only_here:`, where it counts only in files of this language."),
    )

    # F610: files that come in, as they are read
    CANNOT_OPEN = (
        "F610",
        "a file that cannot be opened",
        later("Check the path and the permissions."),
    )
    NOT_A_SPREADSHEET = (
        "F611",
        "not a spreadsheet, whatever its name says",
        later("Ask for the reply as xlsx, xls, ods or CSV."),
    )
    PASSED_OVER = ("F612", "a file that is no reply", later("Nothing need be done."))
    PASSWORD = (
        "F613",
        "protected by a password",
        later("Ask the supplier for the password, or for a copy without one."),
    )
    NO_DECRYPTION = (
        "F614",
        "encrypted, and what opens it is not installed",
        later("Install what opens it: pip install 'sctoolkit[encrypted]'."),
    )
    DAMAGED_FILE = (
        "F615",
        "a damaged file",
        later(
            "Open it in a spreadsheet program, save it anew, or ask the supplier to send it again."
        ),
    )
    CELLS_MISSING = (
        "F616",
        "fewer cells can be read than the file holds",
        later(
            "Open it in a spreadsheet program, save it anew, or ask the supplier to send it again."
        ),
    )
    UNPACKS_TOO_FAR = (
        "F617",
        "unpacks to far more than a reply holds",
        later(
            "Ask the supplier for a plain copy; do not open a file from somebody you do not know."
        ),
    )
    FAR_APART = (
        "F618",
        "cells so far apart that the space between cannot be held",
        later("Delete the stray cell, or the empty rows and columns before it, and save."),
    )
    REPEATED_TEXT = (
        "F619",
        "a long text repeated more often than can be held",
        later(
            "Ask the supplier for a plain copy; do not open a file from somebody you do not know."
        ),
    )
    DECLARATIONS = (
        "F620",
        "XML that declares entities of its own",
        later("No spreadsheet program writes that: ask the supplier for a plain copy."),
    )
    SHEET_TWICE = (
        "F621",
        "one part that stands for several sheets",
        later(
            "Open it in a spreadsheet program, save it anew, or ask the supplier to send it again."
        ),
    )
    EMPTY_FILE = ("F622", "an empty file", later("Ask the supplier to send it again."))
    ENCODING = (
        "F623",
        "an encoding that had to be guessed",
        later("See whether letters with accents are right; if not, save it as “CSV UTF-8”."),
    )
    OPEN_QUOTE = (
        "F624",
        "a quotation mark that is never closed",
        later("Close it or take it away in the line named."),
    )
    NOTHING_THERE = (
        "F625",
        "nothing to read",
        later("Check the path, or the pattern, for a typing mistake."),
    )
    DIED = (
        "F626",
        "reading it ended the worker, most often for want of memory",
        later("Open it in a spreadsheet program and save it anew; try it alone."),
    )
    TOO_SLOW = (
        "F627",
        "reading it took too long",
        later("Open it in a spreadsheet program and save it anew; try it alone."),
    )

    # F650: what the sheets of a supplier's file say
    NO_LAYOUT = (
        "F650",
        "a file in which no question was found",
        later("Write a mapping with `sctoolkit map`, or name another questionnaire."),
    )
    UNKNOWN_COLUMN = (
        "F651",
        "a column or a row that is about no question",
        later("Say in a mapping what it means; `sctoolkit map` writes one."),
    )
    GUESSED_COLUMN = (
        "F652",
        "a column taken for a question because it is worded like it",
        later("Look at both, and keep it in a mapping if it is right."),
    )
    TWO_COLUMNS = (
        "F653",
        "two cells that answer one question differently",
        later("Clear one of the two; until then the question counts as not answered."),
    )
    NO_SUPPLIER = (
        "F654",
        "a table that does not say which supplier answers",
        later("Head the column with “Supplier”, or name it in a mapping."),
    )
    SUPPLIER_TWICE = (
        "F655",
        "a supplier that stands there twice",
        later("Delete the one that is old."),
    )
    NOT_SENT = ("F656", "a reply that was never sent", later("Ask the supplier to finish it."))
    TICK_BOXES = (
        "F657",
        "check boxes without captions that can be read",
        later("Ask for the answers in cells: the captions stand outside of the cells."),
    )
    OTHER_FORM = (
        "F658",
        "a form of another questionnaire",
        later("Name the questionnaire that the form was made for."),
    )
    SEVERAL_FIT = (
        "F659",
        "a heading that several questions have",
        later("Say in a mapping which one is meant."),
    )
    MAPPING_COLUMN = (
        "F660",
        "a mapping of something that is not there",
        later("Write the heading as it stands in the file."),
    )
    HIDDEN_SHEET = (
        "F661",
        "a hidden sheet that was read",
        later("See whether it was meant to be."),
    )
    WRONG_LAYOUT = (
        "F662",
        "a layout that the sheet does not have",
        later("Leave the layout out, so that it is looked for."),
    )

    # E700: comparisons with reference tools, clause lists, and what is exchanged of them
    NOT_DECLARATION = (
        "E700",
        "a file that is no comparison of a tool with a reference",
        later("Give one that `sctoolkit compare --tool` saved."),
    )
    UNKNOWN_CLAIM = (
        "E701",
        "a clause that the reference does not have",
        later("Write the id as `sctoolkit show` of the reference gives it."),
    )
    CLAIM_WITHOUT_REASON = (
        "E702",
        "a clause that does not apply, without a reason",
        later("Write the reason behind `gap:`."),
    )
    NO_CLAUSES = (
        "E703",
        "a list of clauses in which none was found",
        later("Number the clauses, or head the columns with “id” and “text”."),
    )
    NO_CLAUSE_ID = (
        "E704",
        "a clause without a number of its own",
        later("Give it one in the list, or in code.yaml."),
    )
    UNKNOWN_RELATION = (
        "E706",
        "a relation of a clause that cannot be understood",
        later("Write CLAUSE=CRITERION:equivalent, :partial:REASON, :exceeds:REASON or :LEVEL."),
    )
    CLAUSE_ID_TWICE = (
        "E705",
        "two clauses of the same number",
        later("Give one of them another number."),
    )

    def __init__(self, code: str, title: str, remedy: str) -> None:
        self.code = code
        self.title = title
        self.remedy = remedy

    def at(self, source: Source, message: str, hint: str = "", *, warning: bool = False) -> Problem:
        """A problem of this kind; where no hint says more, the kind's own remedy is given."""
        return Problem(source, self.code, message, hint or _(self.remedy), warning)
