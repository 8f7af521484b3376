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
    UNKNOWN_ANSWER = ("A401", later("an answer to an unknown question"), later("It is kept aside."))
    GONE_OPTION = (
        "A402",
        later("an answer that the question no longer takes"),
        later("Answer it again."),
    )
    OTHER_VERSION = (
        "A403",
        later("answers given to another version"),
        later("Look at the answers named; saving brings the file to this version."),
    )
    NEWER_VERSION = (
        "A404",
        later("answers given to a newer version"),
        later(
            "Upgrade sctoolkit, or get the questionnaire in that version; until then it is not "
            "saved."
        ),
    )
    REASON_MISSING = (
        "A405",
        later("not applicable without a reason"),
        later("Say why it does not apply."),
    )
    NOT_ALLOWED = (
        "A406",
        later("not applicable where that is no answer"),
        later("Choose another answer."),
    )
    BAD_VALUE = (
        "A407",
        later("not an answer to this question"),
        later("Write one of the answers listed."),
    )
    EVIDENCE_GONE = (
        "A408",
        later("evidence that is not there any more"),
        later("Restore the file or name another."),
    )
    EVIDENCE_CHANGED = (
        "A409",
        later("evidence that has changed"),
        later("Look at it again and attach it anew."),
    )
    JOURNAL = (
        "A410",
        later("a last line that was cut off"),
        later("The answer on it was never confirmed."),
    )
    UNKNOWN_QUESTIONNAIRE = (
        "A411",
        later("no such questionnaire"),
        later("See `sctoolkit list questionnaires`."),
    )
    JOURNAL_LINE = (
        "A412",
        later("a line of saved answers that cannot be read"),
        later("See which answer is missing and give it again."),
    )
    KEPT_ASIDE = (
        "A414",
        later("an answer that is kept aside"),
        later("Answer the question again, or delete the entry under `kept_aside:`."),
    )
    DUPLICATE_UNIT = (
        "A415",
        later("the id of a unit stands twice"),
        later("Give one of them another id."),
    )
    UNIT_SIZE = (
        "A416",
        later("a unit of a size below 0"),
        later("Write a number of workers, or the like."),
    )
    FIGURE = (
        "A413",
        later("a figure that had to be interpreted"),
        later("Write it without commas."),
    )

    # S: settings
    BAD_SETTING = ("S501", "a setting that cannot be used", later("Correct it in the file named."))

    # F: cells and files that people type in
    TEXT_CUT = (
        "F601",
        later("text longer than a cell holds"),
        later("The full text is in the assessment file."),
    )
    CONTROL_CHARACTERS = (
        "F602",
        later("characters that a workbook cannot hold"),
        later("They are shown as �."),
    )
    NO_ANSWER = (
        "F630",
        later("a cell that does not answer its question"),
        later("Write one of the answers listed."),
    )
    SEVERAL_MEANINGS = (
        "F631",
        later("a cell that can be understood in more than one way"),
        later("Write the answer in full."),
    )
    NO_FIGURE = (
        "F632",
        later("a cell that holds no figure"),
        later("Write the figure in digits alone."),
    )
    FIGURE_OUTSIDE = (
        "F633",
        later("a figure that cannot be"),
        later("Look at the figure and its unit again."),
    )
    WIDE_RANGE = (
        "F634",
        later("a range where one figure is needed"),
        later("Write the figure itself, or the best estimate."),
    )
    CANNOT_NOT_APPLY = (
        "F635",
        later("“not applicable” where that is no answer"),
        later("Write one of the answers listed."),
    )
    NO_REASON = (
        "F636",
        later("“not applicable” without a reason"),
        later("Write the reason after it, or into the column for comments."),
    )
    LOST_FORMULA = (
        "F637",
        later("a formula that was saved without its result"),
        later("Open the file in Excel or LibreOffice, and save it."),
    )
    CELL_ERROR = (
        "F638",
        later("an error of the spreadsheet"),
        later("Write the answer over the formula."),
    )
    TOO_MANY_ANSWERS = (
        "F639",
        later("answers that cannot stand together"),
        later("Take out what does not hold."),
    )
    NOTHING_TICKED = (
        "F640",
        later("a question whose every option is denied"),
        later("Tick what holds; where nothing does, tick the option that says so."),
    )
    DATE_ORDER = (
        "F641",
        later("a date whose day and month cannot be told apart"),
        later("Write it as 2026-11-22."),
    )
    NO_DATE = (
        "F642",
        later("a cell that holds no date"),
        later("Write it as 2026-11-22."),
    )
    CELL_INTERPRETED = (
        "F643",
        later("a figure that had to be interpreted"),
        later("Check that it was understood rightly; if not, write it in digits alone."),
    )
    MERGED_COLUMNS = (
        "F647",
        later("two columns that are one question, as versions of a form leave them"),
        later("Nothing need be done, unless they are two questions: say so in a mapping."),
    )
    WORD_TWICE = (
        "F645",
        later("a word with two meanings in one language"),
        later("Keep it where it surely belongs."),
    )
    DANGEROUS_WORD = (
        "F646",
        later("a word that means too many things"),
        later("Move it to `only_here:`, where it counts only in files of this language."),
    )

    # F610: files that come in, as they are read
    CANNOT_OPEN = (
        "F610",
        later("a file that cannot be opened"),
        later("Check the path and the permissions."),
    )
    NOT_A_SPREADSHEET = (
        "F611",
        later("not a spreadsheet, whatever its name says"),
        later("Ask for the reply as xlsx, xls, ods or CSV."),
    )
    PASSED_OVER = ("F612", later("a file that is no reply"), later("Nothing need be done."))
    PASSWORD = (
        "F613",
        later("protected by a password"),
        later("Ask the supplier for the password, or for a copy without one."),
    )
    NO_DECRYPTION = (
        "F614",
        later("encrypted, and what opens it is not installed"),
        later("Install what opens it: pip install 'sctoolkit[encrypted]'."),
    )
    DAMAGED_FILE = (
        "F615",
        later("a damaged file"),
        later(
            "Open it in a spreadsheet program, save it anew, or ask the supplier to send it again."
        ),
    )
    CELLS_MISSING = (
        "F616",
        later("fewer cells can be read than the file holds"),
        later(
            "Open it in a spreadsheet program, save it anew, or ask the supplier to send it again."
        ),
    )
    UNPACKS_TOO_FAR = (
        "F617",
        later("unpacks to far more than a reply holds"),
        later(
            "Ask the supplier for a plain copy; do not open a file from somebody you do not know."
        ),
    )
    FAR_APART = (
        "F618",
        later("cells so far apart that the space between cannot be held"),
        later("Delete the stray cell, or the empty rows and columns before it, and save."),
    )
    REPEATED_TEXT = (
        "F619",
        later("a long text repeated more often than can be held"),
        later(
            "Ask the supplier for a plain copy; do not open a file from somebody you do not know."
        ),
    )
    DECLARATIONS = (
        "F620",
        later("XML that declares entities of its own"),
        later("No spreadsheet program writes that: ask the supplier for a plain copy."),
    )
    SHEET_TWICE = (
        "F621",
        later("one part that stands for several sheets"),
        later(
            "Open it in a spreadsheet program, save it anew, or ask the supplier to send it again."
        ),
    )
    EMPTY_FILE = ("F622", later("an empty file"), later("Ask the supplier to send it again."))
    ENCODING = (
        "F623",
        later("an encoding that had to be guessed"),
        later("See whether letters with accents are right; if not, save it as “CSV UTF-8”."),
    )
    OPEN_QUOTE = (
        "F624",
        later("a quotation mark that is never closed"),
        later("Close it or take it away in the line named."),
    )
    NOTHING_THERE = (
        "F625",
        later("nothing to read"),
        later("Check the path, or the pattern, for a typing mistake."),
    )
    DIED = (
        "F626",
        later("reading it ended the worker, most often for want of memory"),
        later("Open it in a spreadsheet program and save it anew; try it alone."),
    )
    TOO_SLOW = (
        "F627",
        later("reading it took too long"),
        later("Open it in a spreadsheet program and save it anew; try it alone."),
    )

    # F650: what the sheets of a supplier's file say
    NO_LAYOUT = (
        "F650",
        later("a file in which no question was found"),
        later("Write a mapping with `sctoolkit map`, or name another questionnaire."),
    )
    UNKNOWN_COLUMN = (
        "F651",
        later("a column or a row that is about no question"),
        later("Say in a mapping what it means; `sctoolkit map` writes one."),
    )
    GUESSED_COLUMN = (
        "F652",
        later("a column taken for a question because it is worded like it"),
        later("Look at both, and keep it in a mapping if it is right."),
    )
    TWO_COLUMNS = (
        "F653",
        later("two cells that answer one question differently"),
        later("Clear one of the two; until then the question counts as not answered."),
    )
    NO_SUPPLIER = (
        "F654",
        later("a table that does not say which supplier answers"),
        later("Head the column with “Supplier”, or name it in a mapping."),
    )
    SUPPLIER_TWICE = (
        "F655",
        later("a supplier that stands there twice"),
        later("Delete the one that is old."),
    )
    NOT_SENT = (
        "F656",
        later("a reply that was never sent"),
        later("Ask the supplier to finish it."),
    )
    TICK_BOXES = (
        "F657",
        later("check boxes without captions that can be read"),
        later("Ask for the answers in cells: the captions stand outside of the cells."),
    )
    OTHER_FORM = (
        "F658",
        later("a form of another questionnaire"),
        later("Name the questionnaire that the form was made for."),
    )
    SEVERAL_FIT = (
        "F659",
        later("a heading that several questions have"),
        later("Say in a mapping which one is meant."),
    )
    MAPPING_COLUMN = (
        "F660",
        later("a mapping of something that is not there"),
        later("Write the heading as it stands in the file."),
    )
    HIDDEN_SHEET = (
        "F661",
        later("a hidden sheet that was read"),
        later("See whether it was meant to be."),
    )
    WRONG_LAYOUT = (
        "F662",
        later("a layout that the sheet does not have"),
        later("Leave the layout out, so that it is looked for."),
    )

    # F680: files elsewhere, and work done elsewhere
    NO_URLS = (
        "F680",
        later("a URL, and what opens it is not installed"),
        later("Install what opens it: pip install 'sctoolkit[cluster]'."),
    )

    # F700: action plans and the workbooks that come back
    NO_ACTIONS_SHEET = (
        "F700",
        "a file without a sheet of actions",
        later("Give the workbook that `sctoolkit plan write` made, or a CSV of its Actions sheet."),
    )
    OTHER_PLAN = (
        "F701",
        "a workbook of another plan",
        later("Name the assessment that the plan was made from with --assessment."),
    )
    ADDED_COLUMN = (
        "F702",
        "a column that a plan does not have",
        later("What stands in it is kept in the plan's file; put it into a comment."),
    )
    COLUMN_GONE = (
        "F703",
        "a column is not there",
        later("Nothing in it is changed. Hide columns rather than delete them."),
    )
    ACTION_TWICE = (
        "F704",
        "an action id stands twice",
        later(
            "A copied row is a new action once its Action ID is empty; --on-conflict update takes "
            "it for one."
        ),
    )
    ROW_GONE = (
        "F705",
        "an action has no row",
        later("It stays in the plan. To set it aside, write “No action (justified)” and why."),
    )
    OURS_CHANGED = (
        "F706",
        "a grey cell was changed",
        later("Ours stands; write what you want to say in a comment."),
    )
    UNKNOWN_LIST_WORD = (
        "F707",
        "not one of the words of the list",
        later("Choose a word of the list."),
    )
    UNREAD_ENTRY = (
        "F708",
        "not a date or a figure",
        later("Write a date as 2026-12-31, a figure with digits only."),
    )
    DUE_MOVED = (
        "F709",
        "a deadline moved without an extension",
        later("The buyer decides in “Decision” whether the new date holds."),
    )
    CLOSED_UNPROVEN = (
        "F710",
        "closed without evidence",
        later("Name in “Evidence link or file” what shows that it is done."),
    )
    SELF_VERIFIED = (
        "F711",
        "verified by the person responsible",
        later("Let someone else check it."),
    )
    VERIFIED_LATER = (
        "F712",
        "verified on a day that has not come yet",
        later("Write the day on which it was checked."),
    )
    OLDER_WORKBOOK = (
        "F713",
        "a workbook older than the last one that was read",
        later("Send people a new one: `sctoolkit plan write`."),
    )
    GUESSED_ACTION = (
        "F714",
        "a row without an id taken for an action by its words",
        later("See whether it is meant."),
    )
    PLAN_CONFLICT = (
        "F715",
        "two people say different things of one action",
        later("Decide, or give --on-conflict skip (the plan's stands) or update (the file's)."),
    )
    UNKNOWN_ACTION = (
        "F716",
        "an action id that the plan does not have",
        later("Empty the Action ID, so that the row counts as a new action."),
    )
    ADDED_SHEET = (
        "F717",
        "a sheet that somebody added",
        later("It is not read; put what matters into the Actions sheet."),
    )
    READ_BEFORE = ("F718", "a file that was read before", later("Nothing is left to be done."))
    PLAN_ENTRY = ("F719", "an entry of a plan that cannot be used", later("Correct it."))
    NOT_VERIFIED = (
        "F720",
        "closed, but nobody verified it",
        later("Name in “Verified by” someone other than the person responsible."),
    )
    NO_ACTION_REASON = (
        "F721",
        "no action, and no reason",
        later("Write the reason in a comment."),
    )
    NOT_A_PLAN = (
        "F722",
        "no plan beside the assessment",
        later("Make one with `sctoolkit plan write`."),
    )
    CELL_NOTE = (
        "F723",
        "a comment that somebody left at a cell",
        later("It is kept in the plan and stands in the next workbook; answer it there."),
    )
    # B: bundles, consents, and what is shared
    BUNDLE_DAMAGED = (
        "B801",
        "not a bundle, or a damaged one",
        later("Ask the sender for it again."),
    )
    BUNDLE_ALTERED = (
        "B802",
        "altered after it was signed",
        later("Do not use it; tell the sender, and ask for it again."),
    )
    BUNDLE_NEWER = ("B803", "made by a newer sctoolkit", later("Upgrade sctoolkit."))
    UNKNOWN_SENDER = (
        "B804",
        "signed with a key that you do not know",
        later(
            "Compare the fingerprint with the sender by telephone, then add their card: "
            "`sctoolkit share keys --add FILE`."
        ),
    )
    FOR_SOMEONE_ELSE = ("B805", "made for someone else", later("Ask for one that is made for you."))
    NOT_ON_LIST = (
        "B806",
        "something that is not on the list of what may be shared",
        later("Take it out; only what is on the list is shared."),
    )
    COMMERCIAL = (
        "B807",
        "something that competitors must not tell each other",
        later("Leave the question out: `--without QUESTION`."),
    )
    TO_CONFIRM = (
        "B808",
        "words that a person must look at before they leave",
        later("Change them, or let them leave as they are: `--confirm QUESTION`."),
    )
    PERSONAL_DATA = (
        "B809",
        "personal data that was taken out",
        later("Nothing: the text leaves without it."),
    )
    NO_CONSENT = (
        "B810",
        "the consent does not allow it",
        later("Ask the owner of the facility for a consent that does."),
    )
    BAD_CONSENT = (
        "B811",
        "not a consent, or not a genuine one",
        later("Ask the owner of the facility for it again."),
    )
    BAD_KEY = (
        "B812",
        "a key that cannot be used",
        later("Mend the permissions, or make a new one: `sctoolkit share keys --make NAME`."),
    )
    BUNDLE_EXPIRED = (
        "B813",
        "results that are out of date",
        later("Ask the sender for newer ones."),
    )
    BROKEN_LOG = (
        "B814",
        "a log that was altered",
        later("Keep the file as it is, and find out who changed it."),
    )
    OTHER_CONTENT = (
        "B815",
        "made with other content than yours",
        later("Get the same edition of the questionnaire and the codes, or expect other figures."),
    )
    BAD_LIST = (
        "B816",
        "a list of facilities that cannot be used",
        later("Give each line a name and a country."),
    )
    BAD_OS_ID = ("B817", "a number that is no OS ID", later("Correct it, or leave it out."))
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
    LEVEL_IN_CELL = (
        "E707",
        "a cell of a comparison that cannot be taken",
        later("Choose a level of the list; where it does not apply, write the reason under “gap”."),
    )
    NO_COMPARISON = (
        "E710",
        "a file that is no signed comparison",
        later("Ask for the file that `sctoolkit compare --tool … --out` wrote."),
    )
    COMPARISON_ALTERED = (
        "E711",
        "a comparison that was altered after it was signed",
        later("Do not use it; ask whoever signed it for the file itself."),
    )
    COMPARISON_NEWER = (
        "E712",
        "a comparison in a newer format",
        later("Install a newer sctoolkit."),
    )

    def __init__(self, code: str, title: str, remedy: str) -> None:
        self.code = code
        self.title = title
        self.remedy = remedy

    def at(self, source: Source, message: str, hint: str = "", *, warning: bool = False) -> Problem:
        """A problem of this kind; where no hint says more, the kind's own remedy is given."""
        hint = hint or _(self.remedy)
        return Problem(source, self.code, message, hint, warning, repaired=self in REPAIRS)


REPAIRS = (
    ProblemKind.FIGURE,
    ProblemKind.OTHER_VERSION,
    ProblemKind.ENCODING,
    ProblemKind.CELL_INTERPRETED,
    ProblemKind.MERGED_COLUMNS,
    ProblemKind.GUESSED_COLUMN,
)
"""What was read all the same, in a way that somebody should look at."""
