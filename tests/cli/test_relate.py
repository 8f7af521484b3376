"""From a list of clauses to a code of one's own whose clauses are related to the criteria."""

from __future__ import annotations

from pathlib import Path

import pytest

from .program import Finished, plain, put, said, sctoolkit, shown

CLAUSES = """\
    No,Section,Requirement
    1.1,People,Nobody under 15 works for us.
    1.2,People,There is no forced labour.
    2.1,Pay,Wages meet the legal minimum.
    """


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A folder with the code `acme`, made of a list of three clauses."""
    put(tmp_path, "clauses.csv", CLAUSES)
    done = sctoolkit(
        tmp_path, "new", "code", "acme", "--from", "clauses.csv", "--title", "Acme code"
    )
    assert done.returncode == 0, said(done)
    return tmp_path


def text(folder: Path) -> str:
    return (folder / "codes/acme/code.yaml").read_text("utf-8")


def relate(folder: Path, *arguments: str, given: bytes = b"") -> Finished:
    return sctoolkit(folder, "relate", "acme", *arguments, given=given)


SET = (
    *("--set", "1.1=child-labour.minimum-age:age-15"),
    *("--set", "1.2=forced-labour.prohibition:equivalent"),
    *("--set", "2.1=wages.minimum-wage:partial:Deductions are not named."),
)


def test_code_from_a_list_passes_the_check(acme: Path) -> None:
    done = sctoolkit(acme, "check", "codes/acme")
    assert (done.returncode, shown(done)) == (0, "")


def test_what_to_do_next_can_be_copied(tmp_path: Path) -> None:
    put(tmp_path, "clauses.csv", CLAUSES)
    done = sctoolkit(tmp_path, "new", "code", "acme", "--from", "clauses.csv")
    assert said(done).splitlines() == [
        "3 clauses were found.",
        "Written: codes/acme",
        "Say which criteria its clauses ask for: sctoolkit relate acme",
    ]


def test_list_that_cannot_be_used_writes_nothing(tmp_path: Path) -> None:
    put(tmp_path, "clauses.csv", CLAUSES.replace("1.2", "1.1"))
    done = sctoolkit(tmp_path, "new", "code", "acme", "--from", "clauses.csv")
    assert done.returncode == 5
    assert "E705 the id “1.1” stands already at clauses.csv: csv!C2" in said(done)
    assert not (tmp_path / "codes").exists()


def test_two_languages_become_a_code_and_its_translation(tmp_path: Path) -> None:
    put(
        tmp_path, "c.csv", "No,Text EN,Texte FR\n1,Nobody under 15.,Personne.\n2,No force.,Libre.\n"
    )
    assert sctoolkit(tmp_path, "new", "code", "acme", "--from", "c.csv").returncode == 0
    done = sctoolkit(tmp_path, "show", "acme:1", "--json")
    assert plain(done)["clause"]["gist"] == "Nobody under 15."
    french = sctoolkit(tmp_path, "show", "acme:1", "--json", variables={"SCTOOLKIT_LANGUAGE": "fr"})
    assert plain(french)["clause"]["gist"] == "Personne."


def test_suggestions_are_shown_and_not_taken(acme: Path) -> None:
    before = text(acme)
    done = relate(acme, "--no-input")
    assert done.returncode == 4
    row = next(line for line in shown(done).splitlines() if line.startswith("2.1"))
    assert "wages.minimum-wage" in row
    assert text(acme) == before


def test_relations_are_set_from_the_command_line_and_the_rest_stays(acme: Path) -> None:
    path = acme / "codes/acme/code.yaml"
    path.write_text(text(acme) + "# our own remark\n", "utf-8")
    assert relate(acme, *SET).returncode == 0
    assert "# our own remark" in text(acme)
    found = plain(sctoolkit(acme, "compare", "acme", "eti", "--json"))["comparisons"][1]
    degrees = {row["criterion"]: row["degree"] for row in found["matches"]}
    assert degrees["child-labour.minimum-age"] == "equivalent"
    assert degrees["wages.minimum-wage"] == "exceeds"


@pytest.mark.parametrize(
    "setting",
    [
        "9.9=wages.minimum-wage:equivalent",
        "1.1=wages.minimum:equivalent",
        "1.1=child-labour.minimum-age:equivalent",
        "1.1=wages.minimum-wage:partial",
        "1.1=none",
    ],
)
def test_relation_that_does_not_fit_changes_nothing(acme: Path, setting: str) -> None:
    before = text(acme)
    assert (
        relate(acme, "--set", "2.1=wages.minimum-wage:equivalent", "--set", setting).returncode == 5
    )
    assert text(acme) == before


def test_clause_without_a_criterion_keeps_the_reason(acme: Path) -> None:
    assert relate(acme, "--set", "1.1=none:It is about our logo.").returncode == 4
    assert "outside_hub: It is about our logo." in text(acme)


def test_walk_confirms_a_level_criterion_by_criterion(acme: Path) -> None:
    typed = b"7\nminimum age\n1\n2\n7\nquit\n"
    done = relate(acme, "--accessible", given=typed)
    assert "Does your clause 1.1 ask for “Minimum age”? How much of it?" in said(done)
    assert "2 clauses are not related yet." in said(done), said(done)
    assert "level: age-15" in text(acme)


def test_walk_goes_on_at_the_first_open_clause(acme: Path) -> None:
    relate(acme, *SET[:2])
    done = relate(acme, "--accessible", given=b"quit\n")
    assert "Clause 1 of 2: 1.2" in said(done)


def test_code_that_comes_with_the_program_is_left_alone(tmp_path: Path) -> None:
    done = sctoolkit(tmp_path, "relate", "eti", "--no-input")
    assert (done.returncode, said(done).strip()) == (
        2,
        "eti comes with sctoolkit; only your own codes are changed.",
    )
