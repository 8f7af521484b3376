"""Suppliers' files as they come in, and what their sheets say."""

from __future__ import annotations

from sctoolkit.language import later
from sctoolkit.problem_kinds.code import ProblemCode


class IncomingKinds:
    """Suppliers' files as they come in, and what their sheets say."""

    NO_ANSWER = ProblemCode(
        "F630",
        later("a cell that does not answer its question"),
        later("Write one of the answers listed."),
    )
    SEVERAL_MEANINGS = ProblemCode(
        "F631",
        later("a cell that can be understood in more than one way"),
        later("Write the answer in full."),
    )
    NO_FIGURE = ProblemCode(
        "F632", later("a cell that holds no figure"), later("Write the figure in digits alone.")
    )
    FIGURE_OUTSIDE = ProblemCode(
        "F633", later("a figure that cannot be"), later("Look at the figure and its unit again.")
    )
    WIDE_RANGE = ProblemCode(
        "F634",
        later("a range where one figure is needed"),
        later("Write the figure itself, or the best estimate."),
    )
    CANNOT_NOT_APPLY = ProblemCode(
        "F635",
        later("“not applicable” where that is no answer"),
        later("Write one of the answers listed."),
    )
    NO_REASON = ProblemCode(
        "F636",
        later("“not applicable” without a reason"),
        later("Write the reason after it, or into the column for comments."),
    )
    LOST_FORMULA = ProblemCode(
        "F637",
        later("a formula that was saved without its result"),
        later("Open the file in Excel or LibreOffice, and save it."),
    )
    CELL_ERROR = ProblemCode(
        "F638", later("an error of the spreadsheet"), later("Write the answer over the formula.")
    )
    TOO_MANY_ANSWERS = ProblemCode(
        "F639", later("answers that cannot stand together"), later("Take out what does not hold.")
    )
    NOTHING_TICKED = ProblemCode(
        "F640",
        later("a question whose every option is denied"),
        later("Tick what holds; where nothing does, tick the option that says so."),
    )
    DATE_ORDER = ProblemCode(
        "F641",
        later("a date whose day and month cannot be told apart"),
        later("Write it as 2026-11-22."),
    )
    NO_DATE = ProblemCode(
        "F642", later("a cell that holds no date"), later("Write it as 2026-11-22.")
    )
    CELL_INTERPRETED = ProblemCode(
        "F643",
        later("a figure that had to be interpreted"),
        later("Check that it was understood rightly; if not, write it in digits alone."),
        repaired=True,
    )
    MERGED_COLUMNS = ProblemCode(
        "F647",
        later("two columns that are one question, as versions of a form leave them"),
        later("Nothing need be done, unless they are two questions: say so in a mapping."),
        repaired=True,
    )
    WORD_TWICE = ProblemCode(
        "F645",
        later("a word with two meanings in one language"),
        later("Keep it where it surely belongs."),
    )
    DANGEROUS_WORD = ProblemCode(
        "F646",
        later("a word that means too many things"),
        later("Move it to `only_here:`, where it counts only in files of this language."),
    )
    CANNOT_OPEN = ProblemCode(
        "F610", later("a file that cannot be opened"), later("Check the path and the permissions.")
    )
    NOT_A_SPREADSHEET = ProblemCode(
        "F611",
        later("not a spreadsheet, whatever its name says"),
        later("Ask for the reply as xlsx, xls, ods or CSV."),
    )
    PASSED_OVER = ProblemCode(
        "F612", later("a file that is no reply"), later("Nothing need be done.")
    )
    PASSWORD = ProblemCode(
        "F613",
        later("protected by a password"),
        later(
            "Ask the supplier for the password and name a file that holds it with "
            "--password-file, or ask for a copy without one."
        ),
    )
    NO_DECRYPTION = ProblemCode(
        "F614",
        later("encrypted, and what opens it is not installed"),
        later("Install what opens it: pip install 'sctoolkit[encrypted]'."),
    )
    DAMAGED_FILE = ProblemCode(
        "F615",
        later("a damaged file"),
        later(
            "Open it in a spreadsheet program, save it anew, or ask the supplier to send it again."
        ),
    )
    CELLS_MISSING = ProblemCode(
        "F616",
        later("fewer cells can be read than the file holds"),
        later(
            "Open it in a spreadsheet program, save it anew, or ask the supplier to send it again."
        ),
    )
    UNPACKS_TOO_FAR = ProblemCode(
        "F617",
        later("unpacks to far more than a reply holds"),
        later(
            "Ask the supplier for a plain copy; do not open a file from somebody you do not know."
        ),
    )
    FAR_APART = ProblemCode(
        "F618",
        later("cells so far apart that the space between cannot be held"),
        later("Delete the stray cell, or the empty rows and columns before it, and save."),
    )
    REPEATED_TEXT = ProblemCode(
        "F619",
        later("a long text repeated more often than can be held"),
        later(
            "Ask the supplier for a plain copy; do not open a file from somebody you do not know."
        ),
    )
    DECLARATIONS = ProblemCode(
        "F620",
        later("XML that declares entities of its own"),
        later("No spreadsheet program writes that: ask the supplier for a plain copy."),
    )
    SHEET_TWICE = ProblemCode(
        "F621",
        later("one part that stands for several sheets"),
        later(
            "Open it in a spreadsheet program, save it anew, or ask the supplier to send it again."
        ),
    )
    EMPTY_FILE = ProblemCode(
        "F622", later("an empty file"), later("Ask the supplier to send it again.")
    )
    ENCODING = ProblemCode(
        "F623",
        later("an encoding that had to be guessed"),
        later("See whether letters with accents are right; if not, save it as “CSV UTF-8”."),
        repaired=True,
    )
    OPEN_QUOTE = ProblemCode(
        "F624",
        later("a quotation mark that is never closed"),
        later("Close it or take it away in the line named."),
    )
    NOTHING_THERE = ProblemCode(
        "F625",
        later("nothing to read"),
        later("Check the path, or the pattern, for a typing mistake."),
    )
    DIED = ProblemCode(
        "F626",
        later("reading it ended the worker, most often for want of memory"),
        later("Open it in a spreadsheet program and save it anew; try it alone."),
    )
    TOO_SLOW = ProblemCode(
        "F627",
        later("reading it took too long"),
        later("Open it in a spreadsheet program and save it anew; try it alone."),
    )
    NO_LAYOUT = ProblemCode(
        "F650",
        later("a file in which no question was found"),
        later("Write a mapping with `sctoolkit map`, or name another questionnaire."),
    )
    UNKNOWN_COLUMN = ProblemCode(
        "F651",
        later("a column or a row that is about no question"),
        later("Say in a mapping what it means; `sctoolkit map` writes one."),
    )
    GUESSED_COLUMN = ProblemCode(
        "F652",
        later("a column taken for a question because it is worded like it"),
        later("Look at both, and keep it in a mapping if it is right."),
        repaired=True,
    )
    TWO_COLUMNS = ProblemCode(
        "F653",
        later("two cells that answer one question differently"),
        later("Clear one of the two; until then the question counts as not answered."),
    )
    NO_SUPPLIER = ProblemCode(
        "F654",
        later("a table that does not say which supplier answers"),
        later("Head the column with “Supplier”, or name it in a mapping."),
    )
    SUPPLIER_TWICE = ProblemCode(
        "F655", later("a supplier that stands there twice"), later("Delete the one that is old.")
    )
    NOT_SENT = ProblemCode(
        "F656", later("a reply that was never sent"), later("Ask the supplier to finish it.")
    )
    SUM_OF_OTHERS = ProblemCode(
        "F665",
        later("a row that may sum up the others"),
        later("If it is no supplier, take the row out."),
    )
    TICK_BOXES = ProblemCode(
        "F657",
        later("check boxes without captions that can be read"),
        later("Ask for the answers in cells: the captions stand outside of the cells."),
    )
    OTHER_FORM = ProblemCode(
        "F658",
        later("a form of another questionnaire"),
        later("Name the questionnaire that the form was made for."),
    )
    SEVERAL_FIT = ProblemCode(
        "F659",
        later("a heading that several questions have"),
        later("Say in a mapping which one is meant."),
    )
    MAPPING_COLUMN = ProblemCode(
        "F660",
        later("a mapping of something that is not there"),
        later("Write the heading as it stands in the file."),
    )
    SEVERAL_MAPPINGS = ProblemCode(
        "F664",
        later("a file that several mappings fit"),
        later("Read it alone with the mapping that is meant, or correct the others."),
    )
    HIDDEN_SHEET = ProblemCode(
        "F661", later("a hidden sheet that was read"), later("See whether it was meant to be.")
    )
    HIDDEN_DIFFERS = ProblemCode(
        "F666",
        later("a hidden sheet that answers otherwise"),
        later("See which of the two is meant; if it is not the visible one, correct that."),
    )
    WRONG_LAYOUT = ProblemCode(
        "F662",
        later("a layout that the sheet does not have"),
        later("Leave the layout out, so that it is looked for."),
    )
    ANOTHER_REPLY = ProblemCode(
        "F663",
        later("several files of one supplier"),
        later(
            "Keep the file that counts and take the others out. Where each holds a part of the "
            "answers, write them with --answers, join them with `sctoolkit assess merge`, and "
            "read the joined file instead. Where they come from different sites, give each a name "
            "of its own."
        ),
    )
    NO_URLS = ProblemCode(
        "F680",
        later("a URL, and what opens it is not installed"),
        later("Install what opens it: pip install 'sctoolkit[cluster]'."),
    )
