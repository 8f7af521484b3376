"""`sctoolkit plan forecast`: labelled an estimate, a line for each deadline."""

from __future__ import annotations

from pathlib import Path

from .plant import answer, put_plant, write
from .program import plain, sctoolkit, shown


def test_each_deadline_has_a_line_under_the_word_estimate(tmp_path: Path) -> None:
    answer(put_plant(tmp_path))
    write(tmp_path)
    run = sctoolkit(tmp_path, "plan", "forecast", "a.yaml", "--date", "2026-03-20")
    lines = shown(run).splitlines()
    assert run.returncode == 0
    assert "an estimate" in lines[0]
    assert [line.split("  ")[0] for line in lines[2:]] == [
        "today, as answered",
        "2026-03-20",
        "2026-04-01",
        "2026-05-01",
    ]
    assert lines[-1].split()[1:3] == ["1", "100"]


def test_json_says_that_it_is_an_estimate(tmp_path: Path) -> None:
    answer(put_plant(tmp_path))
    write(tmp_path)
    found = plain(sctoolkit(tmp_path, "plan", "forecast", "a.yaml", "--json"))
    assert found["estimate"] is True
    assert [one["score"] for one in found["codes"]["own@1"]][-1] == 100
