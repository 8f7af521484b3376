"""What was understood of a file before any answer was read, to be shown, corrected and kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sctoolkit.files.layouts.index import How, Match
from sctoolkit.files.layouts.roles import Role
from sctoolkit.files.sheet import cell_name


class Layout(StrEnum):
    """The shape of a sheet."""

    FORM = "form"
    """Our own form: the id of each question in its row."""
    LONG = "long"
    """A row for each answer: supplier, question, answer."""
    TRANSPOSED = "transposed"
    """Questions down, suppliers across."""
    WIDE = "wide"
    """A row for each supplier, a column for each question."""
    LABELLED = "labelled"
    """A form of one supplier: the question, and its answer to the right."""


class Dialect(StrEnum):
    """The tool that wrote a wide sheet."""

    PLAIN = "plain"
    MS_FORMS = "ms-forms"
    GOOGLE_FORMS = "google-forms"
    SURVEYMONKEY = "surveymonkey"
    QUALTRICS = "qualtrics"
    TYPEFORM = "typeform"
    KOBO = "kobo"
    LIMESURVEY = "limesurvey"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, or one question of a form, and what it was taken for."""

    place: int
    """0-based: the column, or in a form and a transposed sheet the row."""
    heading: str
    role: Role
    question: str = ""
    """The id of the question that it belongs to; empty where it belongs to none."""
    option: str = ""
    """The option that it says is ticked or not."""
    how: How | None = None
    """By what the question was recognised."""
    score: float = 100.0
    guesses: tuple[Match, ...] = ()
    """Questions that it resembles, where it was not recognised."""
    fits: tuple[str, ...] = ()
    """Questions of exactly this wording, where there are several."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """How well a layout fits a sheet."""

    layout: Layout
    score: float
    """The share of the questionnaire's questions that it finds, 0 to 1; 0 where it cannot be."""
    because: str


@dataclass(frozen=True, slots=True)
class Understood:
    """How one sheet was read."""

    sheet: str
    layout: Layout
    candidates: tuple[Candidate, ...]
    """Every layout that was weighed, the best first."""
    columns: tuple[Column, ...]
    without: tuple[str, ...]
    """Questions that no column is about."""
    dialect: Dialect = Dialect.PLAIN
    header_row: int | None = None
    """1-based, the last one of a header of several rows; None where there is none."""
    supplier: str = ""
    """The heading beside or under which the supplier's name stands; empty where there is none."""
    hidden: bool = False
    """Whether the sheet was hidden."""
    headings_in: int = 0
    """0-based column of the headings, where they stand one below the other."""

    def cell(self, column: Column) -> str:
        """Where a column's heading stands, as `Sheet!F6`."""
        across = self.layout is Layout.WIDE
        row = (self.header_row or 1) - 1 if across else column.place
        return f"{self.sheet}!{cell_name(row, column.place if across else self.headings_in)}"

    @property
    def matched(self) -> list[Column]:
        """The columns that are about a question."""
        return [column for column in self.columns if column.question]

    @property
    def unknown(self) -> list[Column]:
        """The columns that nothing is known of: worth a look, and a mapping."""
        return [column for column in self.columns if column.role is Role.UNKNOWN]

    @property
    def ignored(self) -> list[Column]:
        """The columns that are left out on purpose."""
        known = (Role.UNKNOWN, Role.SUPPLIER, Role.SUPPLIER_ID, Role.START, Role.END)
        return [one for one in self.columns if not one.question and one.role not in known]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sheet that was not read, and why."""

    sheet: str
    because: str
