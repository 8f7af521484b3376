"""Gives formulas the values that they have at writing, for programs that calculate nothing.

Previews on phones and in mail, and most readers of files, show what stands beside a formula, which
openpyxl leaves empty. Office programs calculate it anew.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

Value = str | int | float
FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)>(<f>[^<]*</f>)<v ?/>')


def with_values(workbook: bytes, values: Mapping[str, Mapping[str, Value]]) -> bytes:
    """The workbook with values by member (`xl/worksheets/sheet1.xml`) and cell (`C7`)."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for member in before.namelist():
            content = before.read(member)
            if of_sheet := values.get(member):
                content = _filled(content.decode("utf-8"), of_sheet).encode("utf-8")
            after.writestr(member, content)
    return out.getvalue()


def _filled(sheet: str, values: Mapping[str, Value]) -> str:
    def fill(found: re.Match[str]) -> str:
        cell, attributes, formula = found.groups()
        value = values.get(cell)
        if value is None:
            return found.group()
        if isinstance(value, str):
            attributes += ' t="str"'
        return f'<c r="{cell}"{attributes}>{formula}<v>{escape(str(value))}</v>'

    return FORMULA.sub(fill, sheet)
