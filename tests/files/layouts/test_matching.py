"""By what a heading is recognised, the most certain first; and what a mapping says instead."""

from __future__ import annotations

import pytest

from sctoolkit.files.layouts.index import How, Index
from sctoolkit.files.layouts.mapping import Mapping
from sctoolkit.files.layouts.understood import Layout

from .sheets import questionnaire, read


@pytest.mark.parametrize(
    ("heading", "question", "how"),
    [
        ("rules.policy", "rules.policy", How.ID),
        ("RULES_POLICY", "rules.policy", How.ID),
        ("old.policy", "rules.policy", How.ID),
        ("rules.workers: headcount", "rules.workers", How.ID_AT_START),
        ("[rules.workers] People", "rules.workers", How.ID_AT_START),
        ("rules.workers) People", "rules.workers", How.ID_AT_START),
        ("Policy in writing", "rules.policy", How.ALIAS),
        ("Is there a written policy?", "rules.policy", How.TEXT),
        ("  IS THERE\u00a0A\u200b\u200b written policy ? *", "rules.policy", How.TEXT),
        ("Is there a written policy? (required)", "rules.policy", How.TEXT),
        ("Is there a written policy?2", "rules.policy", How.TEXT),
        ("12. Is there a written policy?", "rules.policy", How.TEXT),
        ("1.2.a) Is there a written policy?", "rules.policy", How.TEXT),
        ("Q3: Is there a written policy?", "rules.policy", How.TEXT),
        ("(4) Policy in writing", "rules.policy", How.ALIAS),
        ("Existe-t-il une politique écrite ?", "rules.policy", How.TEXT),
        ("Existe‑t‑il une politique e\u0301crite?", "rules.policy", How.TEXT),
    ],
)
def test_heading_is_recognised(heading: str, question: str, how: How) -> None:
    match = Index(questionnaire()).match(heading)
    assert match is not None
    assert (match.question.id, match.how) == (question, how)


@pytest.mark.parametrize("heading", ["", "Is there a policy?", "rules", "12", "Policy 2026"])
def test_heading_is_not_recognised_by_half(heading: str) -> None:
    assert Index(questionnaire()).match(heading) is None


ALIKE = """
    | Supplier | rules.policy | How many people work on the site? |
    | Acme | Yes | 12 |
    """


def test_similar_heading_is_proposed_and_not_taken() -> None:
    one = read(ALIKE)
    assert one.answers() == {"Acme": {"policy": "yes"}}
    assert one.problems() == ["F651 Sheet1!C1"]
    (column,) = one.understood.unknown
    assert [guess.question.id for guess in column.guesses] == ["rules.workers"]


def test_similar_heading_is_taken_where_guesses_are_accepted_and_named() -> None:
    one = read(ALIKE, accept_guesses=True)
    assert one.answers() == {"Acme": {"policy": "yes", "workers": 12.0}}
    assert one.problems() == ["F652 Sheet1!C1"]


def test_mapping_says_what_columns_mean() -> None:
    drawn = """
        | Firm | Leaflet | Drill | Chatter | Why |
        | Acme | Yes | x | bla | since 2019 |
        """
    mapping = Mapping(
        columns={
            "firm": "supplier",
            "leaflet": "rules.policy",
            "drill": "rules.training/fire",
            "chatter": "ignore",
            "why": "rules.policy/comment",
            "gone": "rules.workers",
        }
    )
    one = read(drawn, mapping=mapping)
    assert one.answers() == {"Acme": {"policy": "yes", "training": ("fire",)}}
    assert one.suppliers[0].answers["rules.policy"].note == "since 2019"
    assert one.problems() == ["F660 None"]


def test_mapping_names_the_sheet_the_layout_and_the_header_row() -> None:
    drawn = """
        | Supplier | rules.policy | rules.workers |
        | Supplier | rules.policy | rules.story |
        | Acme | Yes | fine |
        """
    mapping = Mapping(layout=Layout.WIDE, sheet="Sheet1", header_row=2)
    one = read(drawn, mapping=mapping)
    assert one.answers() == {"Acme": {"policy": "yes", "story": "fine"}}
    assert one.understood.header_row == 2


def test_layout_that_a_sheet_cannot_have_is_said_to_be_wrong() -> None:
    one = read("| Supplier | rules.policy |\n| Acme | Yes |", mapping=Mapping(layout=Layout.LONG))
    assert [problem[:4] for problem in one.problems()] == ["F662"]


def test_what_was_understood_names_every_layout_that_was_weighed() -> None:
    one = read("| Supplier | rules.policy | rules.workers |\n| Acme | Yes | 3 |")
    best, *others = one.understood.candidates
    assert (best.layout, best.score, best.because) == (Layout.WIDE, 0.5, "2 questions are headings")
    assert {other.score for other in others} <= {0, 0.5}
    assert one.understood.without == ("rules.training", "rules.story")
    assert one.understood.supplier == "Supplier"
