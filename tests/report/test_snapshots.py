"""The reports of a small fixed result, as they stand in tests/snapshots/.

Where a report is meant to change, make them anew and look at the difference before you commit it:

    UPDATE_SNAPSHOTS=1 .venv/bin/python -m pytest tests/report/test_snapshots.py
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from sctoolkit.report.explanation import explain
from sctoolkit.report.pages import html, markdown
from sctoolkit.report.summary import Reported
from sctoolkit.report.terminal import terminal

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
MADE_ON = date(2026, 3, 2)


def snapshot(name: str, text: str) -> str:
    """The text that is expected; with UPDATE_SNAPSHOTS=1 this text is written down as that."""
    path = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS") == "1":
        path.write_text(text, "utf-8")
    return path.read_text("utf-8")


def test_terminal(small: Reported) -> None:
    steps = ["sctoolkit plan write a.yaml --code eti --out plan.xlsx"]
    text = terminal(small, steps, width=90, colour=False)
    assert text == snapshot("report.txt", text)


def test_markdown(small: Reported) -> None:
    text = markdown([small], MADE_ON)
    assert text == snapshot("report.md", text)


def test_html(small: Reported) -> None:
    text = html([small], MADE_ON)
    assert text == snapshot("report.html", text)


def test_explanation(small: Reported) -> None:
    text = explain(small.result, small.questionnaire, "all", "en")
    assert text == snapshot("explanation.txt", text)
