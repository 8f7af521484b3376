"""A copy of a form that was read before is understood as if it were the first."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sctoolkit.files.layouts.copies import Copies
from sctoolkit.files.layouts.detection import Wishes, read_replies, understand_book
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.silent import asks_nothing
from sctoolkit.files.sheet import Book, CellValue, Lost, Sheet

from .sheets import PlainUnderstanding, questionnaire

Rows = list[list[CellValue]]
FORM = """\
Supplier self-assessment||||
Supplier name||Acme||
No.|Question|Answer|Comment|Evidence|Unit
1|Is there a written policy?|Yes|since 2019||
2|How many people work at the site?|412|||people
|Part two||||
3|Which training did workers get?|Fire drill||photo.jpg|
4|What changed this year?|We moved|||
5|What else should we know?|Nothing much|||
|Notes|remark||"""
ANSWERS = [
    *("Yes", "No", "Partly", "N/A", "Fire drill", "None of these", "yes", "Acme", "12", "x"),
    *("rules.policy", "Is there a written policy?", "@site", "Answer", "Supplier", "Company name"),
    *(
        "Question",
        "Comment",
        "Total score",
        "No.",
        "#",
        " ",
        "Fire drill; First aid, with practice",
    ),
    *("rules.policy/yes", "What changed this year? Nothing", "some"),
]
VALUES: st.SearchStrategy[CellValue] = st.one_of(
    st.none(),
    st.sampled_from(ANSWERS),
    st.sampled_from([0.0, 1.0, 12.0, True, False, date(2026, 1, 2), Lost.FORMULA, Lost.ERROR]),
    st.text("aeYN o?.,:/#@1", min_size=1, max_size=6),
)


def form() -> Rows:
    """The form as its first supplier filled it in."""
    rows: Rows = []
    for line in FORM.splitlines():
        cells: list[CellValue] = [
            float(cell) if cell.isdigit() else cell or None for cell in line.split("|")
        ]
        rows.append(cells)
    return rows


def trimmed(rows: Rows) -> Rows:
    """As sheets are read: without blank ends."""
    for cells in rows:
        while cells and cells[-1] is None:
            cells.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


@st.composite
def changed(draw: st.DrawFn) -> Rows:
    """The form as another supplier may send it back."""
    rows = form()
    for row, cells in enumerate(rows[2:], 2):
        if draw(st.booleans()):
            cells[2] = draw(VALUES)
        if row != 2 and draw(st.integers(0, 3)) == 0:
            cells[3] = draw(VALUES)
    for _change in range(draw(st.integers(0, 2))):
        row = draw(st.integers(0, len(rows) - 1))
        what = draw(st.sampled_from(["cell", "cell", "cell", "remove", "repeat", "move", "insert"]))
        if what == "cell":
            place = draw(st.integers(0, 6))
            rows[row] += [None] * (place + 1 - len(rows[row]))
            rows[row][place] = draw(VALUES)
        elif what == "remove" and len(rows) > 3:
            del rows[row]
        elif what == "repeat":
            rows.insert(row, [*rows[row]])
        elif what == "move":
            rows.insert(draw(st.integers(0, len(rows) - 1)), rows.pop(row))
        else:
            rows.insert(row, draw(st.lists(VALUES, max_size=4)))
    return trimmed(rows)


@st.composite
def books(draw: st.DrawFn) -> Book:
    """A file: the form, and a sheet beside it that may ask something, too."""
    beside: Rows = [["Field", "Value"], ["Town", draw(VALUES)], [draw(VALUES), "Street"]]
    sheets = [Sheet("Form", draw(changed())), Sheet("Company", trimmed(beside))]
    return Book("acme.xlsx", tuple(sheets), "xlsx")


def read(book: Book, index: Index) -> object:
    """All that comes of a file."""
    replies = read_replies(book, index, PlainUnderstanding(), Wishes())
    return replies.understood, replies.left_out, replies.problems, list(replies.suppliers)


def same(*read_before: Book) -> None:
    """Each file comes to the same whatever was read before it."""
    index = Index(questionnaire())
    for book in read_before:
        assert read(book, index) == read(book, Index(questionnaire()))


@given(st.lists(books(), min_size=2, max_size=4))
@settings(max_examples=150)
def test_files_come_to_the_same_whatever_was_read_before_them(found: list[Book]) -> None:
    first = Book("acme.xlsx", (Sheet("Form", trimmed(form())),), "xlsx")
    same(first, *found, *found)


def known(rows: Rows) -> bool:
    """Whether a sheet is taken for a copy of the form."""
    index = Index(questionnaire())
    read(Book("acme.xlsx", (Sheet("Form", trimmed(form())),), "xlsx"), index)
    copies: Copies = index.copies
    return copies.form(Sheet("Form", trimmed(rows))) is not None


def with_cell(row: int, column: int, value: CellValue) -> Rows:
    rows = form()
    rows[row] += [None] * (column + 1 - len(rows[row]))
    rows[row][column] = value
    return rows


PARTS = [
    *("rules.policy", "Is there a written policy?", "policy", "rules", "Yes", "Fire drill", "a b"),
    *(
        " / ",
        "/",
        " - ",
        ".",
        ": ",
        "(",
        ")",
        "[",
        "]",
        "_",
        "-",
        " ",
        "1",
        "@",
        "q1",
        "#",
        "Question",
    ),
    *("Supplier", "Answer", "Comment", "old.policy", "Policy in writing", "2"),
]
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=5).map("".join)


@given(st.lists(st.lists(TEXTS | VALUES, max_size=4), min_size=1, max_size=5))
@settings(max_examples=400)
def test_no_layout_is_found_in_a_sheet_that_asks_nothing(rows: Rows) -> None:
    index = Index(questionnaire())
    if asks_nothing(rows, index):
        book = Book("acme.xlsx", (Sheet("Sheet1", rows),), "xlsx")
        looked_at_closely = Wishes(accept_guesses=True)
        assert understand_book(book, index, looked_at_closely) == ()


def test_lists_and_instructions_ask_nothing() -> None:
    rows: Rows = [["Step 1: answer as well as you can."], ["Field 3", 0.5, None, True], ["Yes"]]
    assert asks_nothing(rows, Index(questionnaire()))
    assert not asks_nothing([["Rules / rules.policy"]], Index(questionnaire()))


def test_form_with_other_answers_is_a_copy() -> None:
    assert known(with_cell(3, 2, "No"))
    assert known(with_cell(3, 2, None))
    assert known(with_cell(3, 3, "We will see to it: next year"))
    assert known(with_cell(1, 2, "Brill & Sons"))


def test_form_with_a_question_where_an_answer_stood_is_no_copy() -> None:
    assert not known(with_cell(3, 2, "What changed this year?"))
    assert not known(with_cell(3, 3, "rules.story"))


def test_form_with_a_row_more_or_another_heading_is_no_copy() -> None:
    assert not known([*form(), ["", "More"]])
    assert not known(with_cell(2, 2, "Score"))
    assert not known(with_cell(2, 3, "Explanation"))


def test_box_beside_a_question_is_no_figure() -> None:
    assert not known(with_cell(3, 0, True))
