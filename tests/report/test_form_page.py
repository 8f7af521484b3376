"""The form as a page to print."""

from __future__ import annotations

import re

from sctoolkit.content.library import Library
from sctoolkit.engine.form import form
from sctoolkit.language import speaking
from sctoolkit.report.form_page import form_page


def test_page_has_each_question_with_its_choices_and_needs_nothing_from_outside(
    library: Library,
) -> None:
    blank = form(library.questionnaire("facility"), "quick", "en", "tool", "Mill <b> & Sons")
    page = form_page(blank)
    assert page.count("<article>") == sum(1 for _one in blank.asked())
    assert "Mill &lt;b&gt; &amp; Sons" in page
    assert "Tick all that apply." in page
    assert "I don&#39;t know" in page
    assert "size: A4" in page
    assert not re.search(r"(src|href)=|url\(|<script", page)


def test_page_is_in_the_language_of_the_form(library: Library) -> None:
    with speaking("es"):
        page = form_page(form(library.questionnaire("facility"), "quick", "es", "tool"))
    assert '<html lang="es">' in page
    assert "Marque todo lo que corresponda." in page
