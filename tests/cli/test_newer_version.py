"""Answers to an older version of a questionnaire: moved by id, only what is new is asked."""

from __future__ import annotations

from pathlib import Path

from .plant import answer, put_plant
from .program import said, sctoolkit, shown


def put_newer(folder: Path) -> None:
    """Version 1.1: one question renamed, one with another option, one gone, one new."""
    form = folder / "questionnaires" / "plant" / "questionnaire.yaml"
    text = form.read_text().replace('"1.0"', '"1.1"').replace("work.age", "work.proof")
    text = text.replace("scopes:", "renamed: {work.age: work.proof}\nscopes:")
    text = text.replace('id: "yes", label: By clock', "id: clock, label: By clock")
    form.write_text(text.replace("id: work.pay", "id: work.water"))


def test_renamed_answers_move_and_only_what_is_new_or_changed_is_open(tmp_path: Path) -> None:
    answer(put_plant(tmp_path), hours="yes")
    put_newer(tmp_path)
    run = sctoolkit(tmp_path, "assess", "a.yaml", "--no-input")
    assert run.returncode == 4
    assert shown(run).strip() == "1 of 3 questions are answered (scope full)."
    lines = said(run).splitlines()
    assert [line.partition("warning ")[2] for line in lines if "warning" in line] == [
        "A403 answered with version 1.0, read with version 1.1",
        "A403 work.age: is now work.proof",
        "A402 work.hours: has no answer “yes”",
        "A401 work.pay: no such question",
    ]
    assert [line for line in lines if line.startswith("Open:")] == [
        "Open: work.hours  How are hours kept?",
        "Open: work.water  Is pay on time?",
    ]


def test_what_was_dropped_is_kept_in_the_file(tmp_path: Path) -> None:
    answer(put_plant(tmp_path), hours="yes")
    put_newer(tmp_path)
    words = ("--set", "work.hours=clock", "--set", "work.water=yes")
    assert sctoolkit(tmp_path, "assess", "a.yaml", *words).returncode == 0
    text = (tmp_path / "a.yaml").read_text()
    assert "work.proof:" in text
    assert "work.age" not in text
    assert text.count("because: A4") == 2
