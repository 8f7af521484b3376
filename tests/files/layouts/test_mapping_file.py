"""A mapping as a file: written with what columns resemble, edited by hand, read with its mistakes."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from sctoolkit.files.layouts.drafting import headings, lines, said_of
from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.mapping import Mapping, mapping_text, read_mapping
from sctoolkit.files.layouts.understood import Layout, Understood
from sctoolkit.files.sheet import Book

from .sheets import questionnaire, read, sheet

DRAWN = """
    | Supplier | Email | Is there a written policy? | How many people work on the site? | Chat: "bla" |
    | Acme | a@b.example | Yes | 12 | hello |
    """


def drafted(understood: Understood) -> str:
    found = list(lines(understood, Index(questionnaire()), {}))
    return mapping_text(said_of(understood, "site"), found)


def written(folder: Path, text: str) -> Path:
    path = folder / "mapping.yaml"
    path.write_text(dedent(text), "utf-8")
    return path


def test_draft_names_what_is_known_and_what_open_columns_resemble() -> None:
    draft = drafted(read(DRAWN).understood)
    assert draft[draft.index("format: 1") :] == dedent(
        """\
        format: 1
        mapping: site
        layout: wide
        sheet: Sheet1
        header_row: 1
        columns:
        - column: Supplier
          means: supplier
        # Is there a written policy?
        - column: Is there a written policy?
          means: rules.policy
        # like rules.workers (90.6 %): How many people work at the site?
        - column: How many people work on the site?
          means: '?'
        # like no question
        - column: 'Chat: "bla"'
          means: '?'
        """
    )


def test_draft_is_edited_and_used_for_the_file_it_was_made_from(tmp_path: Path) -> None:
    draft = drafted(read(DRAWN).understood)
    edited = draft.replace("'?'", "rules.workers", 1)
    mapping, problems = read_mapping(written(tmp_path, edited), questionnaire())
    assert (mapping is not None, problems) == (True, [])
    one = read(DRAWN, mapping=mapping)
    assert one.answers() == {"Acme": {"policy": "yes", "workers": 12.0}}
    assert one.problems() == ["F651 Sheet1!E1"]


def test_what_a_person_chose_stands_in_the_draft() -> None:
    chosen = {"How many people work on the site?": "rules.workers"}
    found = lines(read(DRAWN).understood, Index(questionnaire()), chosen)
    assert {line.column: line.means for line in found}[next(iter(chosen))] == "rules.workers"


def test_file_in_which_no_question_is_found_can_be_mapped_by_its_fullest_row() -> None:
    drawn = """
        | Our export |

        | Firm | Leaflet | Heads |
        | Acme | Yes | 12 |
        """
    understood = headings(Book("a.csv", (sheet(drawn),), "csv"), Index(questionnaire()))
    assert understood is not None
    assert understood.header_row == 3
    columns = {"firm": "supplier", "leaflet": "rules.policy", "heads": "rules.workers"}
    one = read(drawn, mapping=Mapping("site", Layout.WIDE, "Sheet1", 3, columns))
    assert one.answers() == {"Acme": {"policy": "yes", "workers": 12.0}}
    assert one.problems() == []


def test_mistakes_in_a_mapping_are_named_by_line(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """\
        format: 1
        mapping: other
        layout: wild
        colums: []
        columns:
          - {column: A, means: rules.polcy}
          - {column: B, means: rules.training/fire}
          - {column: C, means: rules.training/water}
          - {column: D, means: supplier}
          - {means: ignore}
        """,
    )
    mapping, problems = read_mapping(path, questionnaire())
    assert mapping is None
    assert [(one.code, one.source.line) for one in problems] == [
        ("T301", 2),
        ("Y008", 3),
        ("Q103", 6),
        ("Q103", 8),
        ("Y006", 10),
        ("Y005", 4),
    ]
