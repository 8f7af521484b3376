"""The report in plain lines: for screen readers, logs and terminals that cannot draw."""

from __future__ import annotations

import re

from sctoolkit.report.plain import plain
from sctoolkit.report.summary import Reported, headline


def test_every_line_says_what_it_is_and_nothing_is_drawn(small: Reported) -> None:
    text = plain(small, ["sctoolkit score a.yaml"])
    assert not re.search(r"[\u2500-\u259f·]{2}|\x1b", text)
    assert f"Result: {headline(small)}." in text
    assert "Section " in text
    assert text.endswith("Next:\nsctoolkit score a.yaml\n")


def test_every_finding_is_named_with_its_severity(small: Reported) -> None:
    lines = plain(small, []).splitlines()
    for finding in small.result.findings:
        assert [line for line in lines if f": {finding.clause} " in line]
