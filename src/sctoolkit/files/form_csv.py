"""A blank form as CSV, for people who build their own workbook or portal of it."""

from __future__ import annotations

from csv import writer
from io import StringIO

from sctoolkit import asking
from sctoolkit.engine.form import Asked, Form
from sctoolkit.files.sheets.text import LIVE

BOM = "\ufeff"
"""By which Excel knows that the file is UTF-8."""
COLUMNS = ("id", "number", "question", "answer", "comment", "evidence", "help")


def csv(form: Form) -> str:
    """One row for each question, and for each item to tick; ids as in the workbook."""
    out = StringIO()
    rows = writer(out, lineterminator="\r\n")
    heads = asking.heads()
    rows.writerow([heads[key] for key in COLUMNS])
    for detail in asking.details(form):
        rows.writerow([f"@{detail.key}", "", detail.title, _inert(detail.value), "", "", ""])
    for asked in form.asked():
        rows.writerow(_row(form, asked))
        if asked.question.kind.many:
            for option in asked.question.options:
                ref = f"{asked.question.id}/{option.id}"
                rows.writerow([ref, "", _inert(option.label.to(form.language)), "", "", "", ""])
    rows.writerow([f"# {asking.stamp(form)}", "", "", "", "", "", ""])
    return BOM + out.getvalue()


def _row(form: Form, asked: Asked) -> list[str]:
    question, language = asked.question, form.language
    choices = [option.label.to(language) for option in question.options if question.kind.one]
    choices += asking.instead(question).values()
    helps = [asking.how(question, language), " | ".join(choices)]
    helps += asking.help_lines(form, question)
    ask = _inert(question.ask.to(language))
    return [question.id, asked.number, ask, "", "", "", _inert("\n".join(helps))]


def _inert(text: str) -> str:
    """Text that a workbook does not take for a formula."""
    return f"'{text}" if text.startswith(LIVE) else text
