"""Any YAML file."""

from __future__ import annotations

from sctoolkit.language import later
from sctoolkit.problem_kinds.code import ProblemCode


class YamlKinds:
    """Any YAML file."""

    NOT_READABLE = ProblemCode(
        "Y001", "file cannot be opened", later("Check the path and the permissions.")
    )
    NOT_YAML = ProblemCode(
        "Y002", "not valid YAML", later("Mend the line named; indent with spaces, never tabs.")
    )
    NOT_UTF8 = ProblemCode(
        "Y003",
        "not UTF-8 text",
        later(
            "Save the file anew with the encoding UTF-8; most editors ask for it under “Save as”."
        ),
    )
    DUPLICATE_KEY = ProblemCode("Y004", "a key stands twice", later("Keep one of the two."))
    UNKNOWN_KEY = ProblemCode(
        "Y005", "unknown key", later("Correct the spelling or remove the key.")
    )
    MISSING_KEY = ProblemCode("Y006", "a key is missing", later("Add it."))
    WRONG_SHAPE = ProblemCode(
        "Y007",
        "a value has the wrong shape",
        later("Change the value; a file made by `sctoolkit new` shows what stands where."),
    )
    UNKNOWN_WORD = ProblemCode(
        "Y008", "not one of the words allowed here", later("Use one of the words listed.")
    )
    BAD_ID = ProblemCode(
        "Y009", "not a usable id", later("Use lower-case words joined by hyphens and dots.")
    )
    UNQUOTED_VERSION = ProblemCode(
        "Y010", "a version that is not quoted", later('Write it in quotes: "1.10" is not 1.1.')
    )
    NEWER_FORMAT = ProblemCode("Y011", "written for a newer sctoolkit", later("Upgrade sctoolkit."))
    ALIAS_OR_TAG = ProblemCode(
        "Y012",
        "a YAML alias or tag",
        later("Write the text out; aliases and tags are not followed."),
    )
    NOT_RECOGNISED = ProblemCode(
        "Y013",
        "not a file that sctoolkit knows",
        later(
            "Begin with `format: 1` and one of questionnaire, code, criteria, translation, "
            "assessment."
        ),
    )
    TOO_LARGE = ProblemCode("Y014", "too large or nested too deeply", later("Split the file."))
    UNPRINTABLE = ProblemCode("Y015", "characters that cannot be shown", later("Remove them."))
