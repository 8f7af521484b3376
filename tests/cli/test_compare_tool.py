"""`sctoolkit compare --tool`: a tool of one's own, declared and reviewed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .program import Finished, plain, put, said, sctoolkit, shown
from .test_compare import COMPANY

ANSWERS = """\
    format: 1
    assessment: acme-manual
    questionnaire: gscp-audit-process@1.2
    organisation: Acme
    answers:
      audit-process.tool-name: Acme audit manual
      audit-process.tool-version: "3"
      audit-process.written-request: equivalent
      audit-process.audit-types: {answer: partly, note: No desktop check., by: Ann}
      audit-process.private-interviews: not-equivalent
    """
BEGUN = ("--answers", "self.yaml")
REVIEWED = ("--as-reviewer", "Bea", "--set", "request.2=not-equivalent")


def run(folder: Path, *arguments: str, given: bytes = b"") -> Finished:
    put(folder, "self.yaml", ANSWERS)
    tool = ("--tool", "audit-process", "manual.yaml")
    return sctoolkit(folder, "compare", *tool, *arguments, given=given)


def declared(folder: Path, *arguments: str) -> dict[str, Any]:
    done = run(folder, *arguments, "--json", "--exit-zero")
    assert done.returncode == 0, said(done)
    found: dict[str, Any] = plain(done)
    return found


def test_answers_to_the_questionnaire_of_the_reference_begin_it(tmp_path: Path) -> None:
    found = declared(tmp_path, *BEGUN)
    assert found["own"]["name"] == "Acme audit manual"
    assert found["reference"] == "gscp-audit-process@2009"
    assert found["claims"]["request.2"]["level"] == "partly"
    assert found["claims"]["request.2"]["gap"] == "No desktop check."
    assert (tmp_path / "manual.yaml").is_file()


def test_own_code_begins_it_with_levels_to_be_confirmed(tmp_path: Path) -> None:
    put(tmp_path, "codes/acme/code.yaml", COMPANY)
    done = sctoolkit(
        tmp_path, "compare", "--tool", "gscp", "ours.yaml", "--own", "acme", "--no-input"
    )
    assert done.returncode == 4
    rows = [line for line in shown(done).splitlines() if line.startswith("2a ")]
    assert "partially equivalent (computed, confirm)" in rows[0]
    assert "1.1" in rows[0]


def test_level_reference_gap_and_action_are_set_from_the_command_line(tmp_path: Path) -> None:
    run(tmp_path, *BEGUN)
    found = declared(
        tmp_path,
        *("--name", "Ann", "--set", "request.3=partly", "--set", "request.3/reference=Chapter 2"),
        *("--set", "request.3/gap=No shifts.", "--set", "request.3/action=Add shifts."),
        *("--set", "request.3/evidence=a.pdf; b.pdf", "--set", "own/owner=Acme"),
    )
    claim = found["claims"]["request.3"]
    assert (claim["reference"], claim["gap"], claim["action"], claim["by"]) == (
        "Chapter 2",
        "No shifts.",
        "Add shifts.",
        "Ann",
    )
    assert claim["evidence"] == ["a.pdf", "b.pdf"]
    assert found["own"]["owner"] == "Acme"


def test_review_stands_apart_and_alone_is_called_verified(tmp_path: Path) -> None:
    run(tmp_path, *BEGUN)
    before = declared(tmp_path)
    assert {row["verified"] for row in before["claims"].values()} == {None}
    found = declared(tmp_path, *REVIEWED, "--set", "request.2/note=Nothing on follow-ups.")
    claim = found["claims"]["request.2"]
    assert (claim["level"], claim["verified"]) == ("partly", "not-equivalent")
    assert (claim["review"]["by"], claim["review"]["note"]) == ("Bea", "Nothing on follow-ups.")


def test_review_no_longer_counts_once_the_claim_is_changed(tmp_path: Path) -> None:
    run(tmp_path, *BEGUN)
    run(tmp_path, *REVIEWED)
    done = run(tmp_path, "--set", "request.2=not-equivalent")
    assert "It was changed after the review, so the review no longer counts." in shown(done)
    assert declared(tmp_path)["claims"]["request.2"]["verified"] is None


def test_nobody_reviews_what_they_declared(tmp_path: Path) -> None:
    run(tmp_path, *BEGUN)
    done = run(tmp_path, "--as-reviewer", "ann", "--set", "request.1=exceeds")
    assert (done.returncode, said(done).strip()) == (
        2,
        "ann declared it; a review is by somebody else.",
    )


def test_open_clauses_are_named_and_leave_with_4(tmp_path: Path) -> None:
    done = run(tmp_path, *BEGUN)
    assert done.returncode == 4
    assert "28 clauses are open: request.3, request.4," in said(done)


def test_gravest_gap_comes_first(tmp_path: Path) -> None:
    text = shown(run(tmp_path, *BEGUN))
    assert text.index("Critical · execution.3") < text.index("Major · request.2")
    assert "The comparison does not decide acceptance" in text


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ("expires=2020-01-01", "EXPIRED on 2020-01-01: compare again before you rely on it."),
        ("superseded_by=4", "SUPERSEDED: version 3 of the tool is no longer in force."),
    ],
)
def test_what_is_too_old_says_so(tmp_path: Path, setting: str, sentence: str) -> None:
    run(tmp_path, *BEGUN)
    assert sentence in shown(run(tmp_path, "--set", setting))


def test_day_that_is_none_is_not_set(tmp_path: Path) -> None:
    run(tmp_path, *BEGUN)
    before = (tmp_path / "manual.yaml").read_text("utf-8")
    done = run(tmp_path, "--set", "expires=31.12.2026")
    assert (done.returncode, "“31.12.2026” is no date like" in said(done)) == (5, True)
    assert (tmp_path / "manual.yaml").read_text("utf-8") == before


def test_comparison_with_another_edition_of_the_reference_says_so(tmp_path: Path) -> None:
    run(tmp_path, *BEGUN)
    file = tmp_path / "manual.yaml"
    file.write_text(file.read_text("utf-8").replace("@2009", "@2005"), "utf-8")
    assert "OUTDATED: made against gscp-audit-process@2005" in shown(run(tmp_path))


@pytest.mark.parametrize(
    "setting",
    ["request.99=partly", "request.1=mostly", "request.1/colour=red", "request.1=not-applicable"],
)
def test_setting_that_does_not_fit_changes_nothing(tmp_path: Path, setting: str) -> None:
    run(tmp_path, *BEGUN)
    before = (tmp_path / "manual.yaml").read_text("utf-8")
    done = run(tmp_path, "--set", "request.2=exceeds", "--set", setting)
    assert done.returncode == 5
    assert (tmp_path / "manual.yaml").read_text("utf-8") == before


def test_file_that_is_not_there_is_not_made_up(tmp_path: Path) -> None:
    done = run(tmp_path, "--no-input")
    assert (done.returncode, said(done).splitlines()[0]) == (2, "There is no file “manual.yaml”.")


def test_file_about_another_reference_is_refused(tmp_path: Path) -> None:
    run(tmp_path, *BEGUN)
    done = sctoolkit(tmp_path, "compare", "--tool", "environment", "manual.yaml")
    assert done.returncode == 2
    assert "is about gscp-audit-process@2009, not about gscp-environment" in said(done)


def test_plain_lines_walk_through_the_clauses_and_save_each(tmp_path: Path) -> None:
    typed = (
        b"Our manual\n3\nAcme\n2026-03-01\n" + b"2\n4.2\nmanual.pdf\nNo form.\nWrite one.\nquit\n"
    )
    done = run(tmp_path, "--accessible", "--name", "Ann", given=typed)
    assert "Clause 1 of 31: request.1 Launch of the request" in said(done)
    assert "The rest is left open." in said(done)
    found = declared(tmp_path)
    claim = found["claims"]["request.1"]
    assert (claim["level"], claim["reference"], claim["gap"], claim["action"], claim["by"]) == (
        "partly",
        "4.2",
        "No form.",
        "Write one.",
        "Ann",
    )
    assert found["own"]["name"] == "Our manual"


def test_walk_goes_on_at_the_first_open_clause(tmp_path: Path) -> None:
    run(tmp_path, *BEGUN)
    done = run(tmp_path, "--accessible", given=b"1\n2.1\n\nquit\n")
    assert "Clause 1 of 28: request.3" in said(done)
    assert declared(tmp_path)["claims"]["request.3"]["level"] == "equivalent"


def test_reviewer_is_shown_what_is_declared(tmp_path: Path) -> None:
    run(tmp_path, *BEGUN)
    done = run(tmp_path, "--as-reviewer", "Bea", "--accessible", given=b"3\nGood.\nquit\n")
    assert "Declared: equivalent" in said(done)
    claim = declared(tmp_path)["claims"]["request.1"]
    assert (claim["verified"], claim["review"]["note"]) == ("equivalent", "Good.")


def test_themes_of_the_environment_are_rated_alone(tmp_path: Path) -> None:
    sets = [word for one in ("water.1", "water.2") for word in ("--set", f"{one}=equivalent")]
    done = sctoolkit(
        tmp_path, "compare", "--tool", "environment", "e.yaml", "--set", "own/name=Ours", *sets
    )
    assert "Water use: level 2 of 3 declared, 0 verified" in shown(done)


def test_threshold_of_the_user_bars_what_is_declared(tmp_path: Path) -> None:
    run(tmp_path, *BEGUN)
    clauses = said(run(tmp_path)).partition("open: ")[2].split(", ")
    rest = [word for one in clauses for word in ("--set", f"{one.strip()}=equivalent")]
    assert run(tmp_path, *rest, "--threshold", "85").returncode == 0
    assert run(tmp_path, "--threshold", "every").returncode == 3
