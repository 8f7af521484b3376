"""Writing a blank form, against the same cells written plain with openpyxl; and its size."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from answers import LIBRARY
from measuring import medians, report
from workbooks import same_cells

from sctoolkit.engine.form import form
from sctoolkit.files.form_workbook import write_form

PLAIN = "same cells, plain openpyxl"


def main() -> None:
    """Prints the figures."""
    for name in ("facility", "comply-chain"):
        questionnaire = LIBRARY.questionnaire(name)
        blank = form(questionnaire, questionnaire.scopes[-1].id, "en", "bench")
        count = len(questionnaire.questions())
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "form.xlsx"
            write = partial(write_form, blank, path)
            write()
            size = path.stat().st_size // 1000
            runs: dict[str, Callable[[], object]] = {PLAIN: same_cells(path), "form": write}
            title = f"A form of {count} questions, {name}: {size} kB"
            report(title, medians(runs, 7), PLAIN)


if __name__ == "__main__":
    main()
