"""What is kept of the sheets that were read, so that a copy of one need not be weighed anew.

It is a short cut and nothing else: with it or without it, each sheet is understood alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sctoolkit.files.layouts.index import Index
from sctoolkit.files.layouts.kept_form import Form, Row, Weighed
from sctoolkit.files.layouts.labels import Around
from sctoolkit.files.layouts.line import Laid
from sctoolkit.files.sheet import Sheet, cell_name

MOST = 8
"""Sheets that are kept of one name."""
NAMES = 64
"""Names of which some are kept."""
LONGEST = 400
"""Rows of a sheet that is kept."""
TRIES = 3
"""After so many sheets of one name that no form could be kept of, no more are tried."""


class Copies:
    """The sheets of earlier files, by name; those that were met last come first."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._forms: dict[str, list[Form]] = {}
        self._laid: dict[tuple[Form, ...], Laid] = {}
        self._failed: Counter[str] = Counter()

    def form(self, sheet: Sheet) -> tuple[Form, Row] | None:
        """The form of which a sheet is a copy, and what was written in it."""
        known = self._forms.get(sheet.name, [])
        for place, one in enumerate(known):
            written = one.written_in(sheet)
            if written is not None:
                known.insert(0, known.pop(place))
                return one, written
        return None

    def keep_form(self, around: Around, weighed: Weighed) -> None:
        """Keeps a sheet with questions, if copies of it can be told."""
        sheet = around.sheet
        if len(sheet.rows) > LONGEST or self._failed[sheet.name] >= TRIES:
            return
        form = Form.of(around, weighed, self._index)
        if form:
            if sheet.name not in self._forms and len(self._forms) >= NAMES:
                self._forms.clear()
            before = self._forms.get(sheet.name, [])
            self._forms[sheet.name] = [form, *before[: MOST - 1]]
        elif len(self._failed) < NAMES:
            self._failed[sheet.name] += 1

    def laid(self, forms: tuple[Form, ...]) -> Laid:
        """Where the answers stand that are written in a file of these forms."""
        found = self._laid.get(forms)
        if found is None:
            if len(self._laid) >= NAMES:
                self._laid.clear()
            found = self._laid[forms] = _laid(forms, self._index)
        return found


def _laid(forms: Sequence[Form], index: Index) -> Laid:
    about = [
        (column, f"{form.around.sheet.name}!{cell_name(row, place)}")
        for form in forms
        for column, row, place in form.columns()
    ]
    return Laid.about(about, index)
