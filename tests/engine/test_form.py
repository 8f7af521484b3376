"""What a blank form asks."""

from __future__ import annotations

from sctoolkit.content.library import Library
from sctoolkit.engine.form import form
from sctoolkit.engine.interview import in_scope


def test_form_asks_the_questions_of_its_scope_in_order_and_numbers_them(library: Library) -> None:
    facility = library.questionnaire("facility")
    blank = form(facility, "quick", "en", "tool")
    asked = in_scope(facility, "quick")
    ids = [question.id for question in facility.questions() if question.id in asked]
    assert [one.question.id for one in blank.asked()] == ids
    assert [one.number for one in blank.asked()][:3] == ["1.1", "2.1", "2.2"]
    assert blank.numbers()[ids[0]] == "1.1"


def test_section_of_which_nothing_is_asked_has_no_number(library: Library) -> None:
    blank = form(library.questionnaire("facility"), "quick", "en", "tool")
    assert all(part.asked for part in blank.parts)
    assert [part.number for part in blank.parts] == list(range(1, len(blank.parts) + 1))
