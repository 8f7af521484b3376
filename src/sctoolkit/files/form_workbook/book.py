"""Puts the sheets of a form together and writes the file in one piece."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

from sctoolkit import asking
from sctoolkit.engine.form import Form
from sctoolkit.files.form_workbook import lists, stamp
from sctoolkit.files.form_workbook.checker import write_checker
from sctoolkit.files.form_workbook.places import layout
from sctoolkit.files.form_workbook.questions import write_questions
from sctoolkit.files.form_workbook.start import write_start
from sctoolkit.files.saving import write_atomically
from sctoolkit.files.sheet import PROPERTY
from sctoolkit.files.sheets.cached import with_values
from sctoolkit.files.sheets.cells import Sheet
from sctoolkit.language import _
from sctoolkit.model.problem import Problem


def write_form(form: Form, path: Path) -> list[Problem]:
    """Writes the workbook; gives warnings for text that a cell could not hold. Raises OSError.

    Words of the workbook itself are those of `language.speaking`.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    names = (_("Start"), asking.questions_title(), asking.checker_title(), lists.TITLE, stamp.TITLE)
    sheets = [Sheet(book.create_sheet(name), str(path)) for name in names]
    start, questions, checker, hidden, stamped = sheets
    words = lists.Lists(form.language)
    where = layout(form, words)
    write_start(start, form)
    write_questions(questions, where)
    table = stamp.write_stamp(stamped, form, list(stamp.lines(where, names[0], names[1])))
    write_checker(checker, where, table)
    words.write(hidden)
    book.properties.title = form.questionnaire.title.to(form.language)
    book.properties.creator = form.tool
    mark = StringProperty(name=PROPERTY, value=asking.FORMAT)
    book.custom_doc_props.append(mark)  # type: ignore[attr-defined]
    raw = io.BytesIO()
    book.save(raw)
    values = {f"xl/worksheets/sheet{n}.xml": sheet.values for n, sheet in enumerate(sheets, 1)}
    write_atomically(path, with_values(raw.getvalue(), values))
    return [problem for sheet in sheets for problem in sheet.problems]
