"""What a person said about a file's columns: kept as YAML, and used again for the next file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sctoolkit import document
from sctoolkit.document import Cursor
from sctoolkit.document.writing import write
from sctoolkit.files.layouts.bare import bare
from sctoolkit.files.layouts.roles import Role
from sctoolkit.files.layouts.understood import Layout
from sctoolkit.language import _
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.problem_kinds import ProblemKind

IGNORE = "ignore"
OPEN = "?"
"""Nobody has said yet what the column means."""
OTHER_MEANINGS = (
    IGNORE,
    Role.SUPPLIER.value,
    Role.SUPPLIER_ID.value,
    Role.START.value,
    Role.END.value,
    Role.COMMENT.value,
    Role.EVIDENCE.value,
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """What is said about a file; what is left empty is found out."""

    questionnaire: str = ""
    layout: Layout | None = None
    sheet: str = ""
    header_row: int | None = None
    """1-based; of a header of several rows the last."""
    columns: dict[str, str] = field(default_factory=dict)
    """Bare heading to a question's id, `question/option`, or one of `OTHER_MEANINGS`."""
    name: str = ""
    """The file that says so, as it was given."""

    def meaning(self, heading: str) -> str:
        """What a heading was said to mean; empty where nothing was said."""
        return self.columns.get(bare(heading), "") if self.columns else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One column in a mapping file."""

    column: str
    means: str
    remarks: Sequence[str] = ()
    """What is said above it, for whoever edits the file."""


def is_mapping(path: Path) -> bool:
    """Whether a YAML file is meant to be a mapping, right or wrong, and no assessment."""
    root = document.read(path).root
    return root is None or "mapping" in root or "columns" in root


def questionnaire_of(path: Path) -> str:
    """The questionnaire that a mapping is about; empty where it does not say, or is no mapping."""
    root = document.read(path).root
    return root.text("mapping", "") if root is not None else ""


def read_mapping(path: Path, questionnaire: Questionnaire) -> tuple[Mapping | None, list[Problem]]:
    """The mapping in a file, or None where it is not usable; what is wrong with it, by line."""
    source = document.read(path)
    root = source.root
    if root is None or not document.check_format(root):
        return None, source.problems
    named = root.text("mapping")
    if named and named != questionnaire.id:
        message = _("is about “{named}”, not about “{id}”")
        said = message.format(named=named, id=questionnaire.id)
        root.problem(ProblemKind.UNKNOWN_TARGET, said, key="mapping")
    mapping = Mapping(
        named,
        root.word("layout", Layout) if "layout" in root else None,
        root.text("sheet", ""),
        int(row) if (row := root.optional_number("header_row")) else None,
        _columns(root, _known(questionnaire)),
        str(path),
    )
    root.finish()
    return (mapping if source.usable else None), source.problems


def _known(questionnaire: Questionnaire) -> Callable[[str], bool]:
    """Whether something is a meaning that a column can have."""
    questions = {question.id: question for question in questionnaire.questions()}

    def known(meaning: str) -> bool:
        question_id, _slash, part = meaning.partition("/")
        question = questions.get(question_id)
        if question is None:
            return meaning in OTHER_MEANINGS
        beside = (Role.COMMENT.value, Role.EVIDENCE.value)
        return not part or part in beside or question.option(part) is not None

    return known


def _columns(root: Cursor, known: Callable[[str], bool]) -> dict[str, str]:
    columns = {}
    for entry in root.cursors("columns"):
        heading, meaning = entry.text("column"), entry.text("means", OPEN)
        if meaning != OPEN and not known(meaning):
            message = _("“{meaning}” is no question, and none of {words}").format(
                meaning=meaning, words=", ".join(OTHER_MEANINGS)
            )
            entry.problem(ProblemKind.UNKNOWN_QUESTION, message, key="means")
        elif meaning != OPEN:
            columns[bare(heading)] = meaning
        entry.finish()
    return columns


def mapping_text(mapping: Mapping, lines: Sequence[Line]) -> str:
    """The file for a mapping, with remarks above the columns that they are about."""
    head: dict[str, object] = {"format": document.FORMAT, "mapping": mapping.questionnaire}
    if mapping.layout:
        head["layout"] = mapping.layout.value
    if mapping.sheet:
        head["sheet"] = mapping.sheet
    if mapping.header_row:
        head["header_row"] = mapping.header_row
    entries = "".join(_entry(line) for line in lines)
    return f"{write(head, _explained())}columns:{' []' if not lines else ''}\n{entries}"


def _entry(line: Line) -> str:
    one = {"column": line.column, "means": line.means}
    block = write({"columns": [one]}).partition("\n")[2]
    remarks = "".join(f"# {' '.join(remark.split())}\n" for remark in line.remarks)
    return remarks + block


def _explained() -> str:
    return _(
        "What the columns of a supplier's file mean. After `means:` stands the id of a question,\n"
        "`question/option` for a column that ticks one option, or one of {words}.\n"
        "A column with “?” is left open: it is treated as if it were not listed here."
    ).format(words=", ".join(OTHER_MEANINGS))
