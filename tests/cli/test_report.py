"""The result for management: `report`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .program import Finished, plain, put, said, sctoolkit, shown

ANSWERS = """\
    format: 1
    assessment: ours
    questionnaire: comply-chain@1.2
    scope: quick
    organisation: Acme
    answers:
      monitor.reprisal-protection: "0"
      remedy.child-found: "4"
    """


def report(folder: Path, *options: str) -> Finished:
    put(folder, "our answers.yaml", ANSWERS)
    return sctoolkit(folder, "report", "our answers.yaml", *options)


def test_report_is_markdown_on_the_screen(tmp_path: Path) -> None:
    run = report(tmp_path)
    assert run.returncode == 0
    assert shown(run).startswith("# ")
    assert "Acme" in shown(run)
    assert said(run) == ""


def test_report_is_a_page_that_stands_alone(tmp_path: Path) -> None:
    text = shown(report(tmp_path, "--format", "html"))
    assert text.startswith("<!doctype html>")
    assert "<link" not in text
    assert "<script" not in text


def test_report_is_of_the_code_asked_for(tmp_path: Path) -> None:
    assert "ETI Base Code" in shown(report(tmp_path, "--code", "eti"))


def test_report_against_several_codes_begins_with_a_line_for_each(tmp_path: Path) -> None:
    text = shown(report(tmp_path, "--code", "oecd", "--code", "comply-chain", "--code", "oecd"))
    table = text.partition("## The codes beside each other")[2].partition("\n## ")[0]
    first = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")]
    assert [words.split()[0] for words in first] == ["Code", "OECD", "Comply"]
    assert text.count("\n### Result\n") == 2


def test_page_against_several_codes_has_a_chapter_for_each(tmp_path: Path) -> None:
    text = shown(report(tmp_path, "--code", "oecd", "--code", "comply-chain", "--format", "html"))
    assert re.findall(r'<h2 class="chapter" id="([a-z-]+)">', text) == ["oecd", "comply-chain"]
    assert len(re.findall(r"<h3 class=\"part\">Result</h3>", text)) == 2
    assert text.count("<p>Questionnaire comply-chain@") == 1


def test_report_into_a_file_says_where_it_is(tmp_path: Path) -> None:
    run = report(tmp_path, "--out", "report.md")
    assert (run.returncode, shown(run), said(run)) == (0, "", "Written: report.md\n")
    assert (tmp_path / "report.md").read_text("utf-8").startswith("# ")


def test_json_says_what_was_written(tmp_path: Path) -> None:
    run = report(tmp_path, "--format", "html", "--out", "report.html", "--json")
    report_of = plain(run)
    content = [one["name"] for one in report_of.pop("content")]
    assert content == ["comply-chain@1.2", "comply-chain@2022"]
    assert report_of == {
        "schema": "sctoolkit.report/2",
        "file": "report.html",
        "format": "html",
        "codes": ["comply-chain@2022"],
    }
    assert said(run) == ""


def test_json_without_a_file_names_the_command_for_the_figures(tmp_path: Path) -> None:
    run = report(tmp_path, "--json")
    assert run.returncode == 2
    error = plain(run)["error"]
    assert error["message"] == "--json says what was written, so it needs --out."
    command = "sctoolkit score 'our answers.yaml' --json"
    assert error["hint"] == f"The figures as JSON: {command}"


def test_code_that_is_like_none_leads_to_the_list(tmp_path: Path) -> None:
    hint = said(report(tmp_path, "--code", "nix")).splitlines()[1]
    assert hint == "`sctoolkit list codes` lists them."


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--code", "etti"), "There is no code “etti”."),
        (("--library", "shelf"), "There is no folder “shelf”."),
    ],
)
def test_what_is_not_there_is_named(tmp_path: Path, options: tuple[str, ...], message: str) -> None:
    run = report(tmp_path, *options)
    assert run.returncode == 2
    assert said(run).splitlines()[0] == message
