"""The sheets about questions: what works, and what nobody answered."""

from __future__ import annotations

from sctoolkit import wording
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.tables import Head, table
from sctoolkit.files.sheets.leaf import Leaf
from sctoolkit.language import _
from sctoolkit.model.assessment import AskedOf


def write_good_practice(sheet: Leaf, brief: Brief) -> None:
    """Answers worth full marks, with their evidence."""
    heads = [
        Head(_("Question"), 60),
        Head(_("Answer"), 60),
        Head(_("Evidence"), 40),
        Head(_("Ref"), 26),
    ]
    rows = [
        [
            brief.in_unit(one.ask.to(brief.language), one.unit),
            wording.value(brief.question(one.question), one.value, brief.language),
            "\n".join(one.evidence),
            str(AskedOf(one.question, one.unit)),
        ]
        for one in brief.plan.good_practice
    ]
    table(sheet, heads, rows, nothing=_("No answer is worth full marks yet."))
    sheet.print_on(brief.subject(), landscape=True)


def write_open_questions(sheet: Leaf, brief: Brief) -> None:
    """What nobody answered, so that the plan says nothing about it."""
    heads = [Head(_("Section"), 40), Head(_("Question"), 90), Head(_("Ref"), 30)]
    titles = {one.id: one.title.to(brief.language) for one in brief.questionnaire.sections}
    rows = []
    for one in brief.plan.open_questions:
        question = brief.question(one.question)
        ask = brief.in_unit(question.ask.to(brief.language), one.unit)
        rows.append([titles[question.section], ask, str(one)])
    table(sheet, heads, rows, nothing=_("Every question is answered."))
    sheet.print_on(brief.subject(), landscape=True)
