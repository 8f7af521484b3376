from __future__ import annotations

import shlex
import signal
import subprocess
from pathlib import Path

import pytest

from sctoolkit.errors import Exit

from .program import PROGRAM, environment, put, said, sctoolkit, shown

HEAD = "format: 1\nassessment: a\nquestionnaire: comply-chain@1.2\nscope: quick\nanswers: "
HALF = HEAD + '{monitor.reprisal-protection: "0", remedy.child-found: "4"}\n'
"""One answer worth nothing, at a critical question, and one worth everything: 50 of 100."""
NOTHING = HEAD + "{}\n"
NO_YAML = HEAD + "[\n"


def score(folder: Path, text: str, *options: str) -> tuple[int, str]:
    """The exit code of scoring these answers, and what was said."""
    put(folder, "a.yaml", text)
    run = sctoolkit(folder, "score", "a.yaml", *options)
    return run.returncode, said(run)


def test_score_without_a_bar_is_done(tmp_path: Path) -> None:
    assert score(tmp_path, HALF) == (Exit.DONE, "")


def test_score_of_no_answers_is_incomplete_and_names_the_command_to_answer(tmp_path: Path) -> None:
    assert score(tmp_path, NOTHING) == (Exit.INCOMPLETE, "Nothing is assessed yet.\n")
    text = shown(sctoolkit(tmp_path, "score", "a.yaml"))
    assert text.splitlines()[-2:] == ["Next:", "  sctoolkit assess a.yaml"]


def test_commands_that_follow_can_be_copied_whatever_the_file_is_called(tmp_path: Path) -> None:
    put(tmp_path, "o'brien; ls.yaml", HALF)
    text = shown(sctoolkit(tmp_path, "score", "o'brien; ls.yaml"))
    steps = text.partition("Next:\n")[2].splitlines()
    assert [shlex.split(step)[:4] for step in steps] == [
        ["sctoolkit", "assess", "o'brien; ls.yaml"],
        ["sctoolkit", "plan", "write", "o'brien; ls.yaml"],
        ["sctoolkit", "report", "o'brien; ls.yaml", "--code"],
        ["sctoolkit", "score", "o'brien; ls.yaml", "--code"],
    ]


def test_assessment_is_scored_against_what_its_questionnaire_tests_most_of(tmp_path: Path) -> None:
    put(tmp_path, "site.yaml", "format: 1\nassessment: a\nquestionnaire: facility@1.3\n")
    assert "SA8000 (2014)" in shown(sctoolkit(tmp_path, "score", "site.yaml"))
    put(tmp_path, "firm.yaml", "format: 1\nassessment: b\nquestionnaire: comply-chain@1.2\n")
    assert "of Comply Chain" in shown(sctoolkit(tmp_path, "score", "firm.yaml"))


@pytest.mark.parametrize("codes", [(), ("--code", "all")])
def test_facts_for_laws_are_scored_against_no_code_and_lead_to_the_laws(
    tmp_path: Path, codes: tuple[str, ...]
) -> None:
    put(tmp_path, "facts.yaml", "format: 1\nassessment: a\nquestionnaire: legal-facts@1.2\n")
    run = sctoolkit(tmp_path, "score", "facts.yaml", *codes)
    assert (run.returncode, said(run).splitlines()) == (
        Exit.USAGE,
        [
            "There is no code of which legal-facts tests anything.",
            "See which laws apply: sctoolkit laws facts.yaml",
        ],
    )


def test_code_that_the_questionnaire_tests_nothing_of_leads_to_those_that_it_tests(
    tmp_path: Path,
) -> None:
    put(
        tmp_path,
        "site.yaml",
        "format: 1\nassessment: a\nquestionnaire: facility@1.3\nscope: quick\n",
    )
    text = shown(sctoolkit(tmp_path, "score", "site.yaml", "--code", "comply-chain"))
    steps = text.partition("Next:\n")[2].splitlines()
    assert steps[0] == "  sctoolkit score site.yaml --code all"
    better = shown(sctoolkit(tmp_path, "score", "site.yaml", "--code", "eti"))
    assert "--code all" not in better


def test_spreadsheet_in_the_place_of_an_assessment_leads_to_the_batch(tmp_path: Path) -> None:
    put(tmp_path, "reply.csv", "Supplier,site.under-18\nAcme,no\n")
    for command in ("score", "assess"):
        run = sctoolkit(tmp_path, command, "reply.csv")
        assert run.returncode == Exit.UNUSABLE
        assert said(run).splitlines() == [
            "“reply.csv” is a spreadsheet; an assessment is a file of sctoolkit (.yaml).",
            "`sctoolkit batch` reads and scores spreadsheets.",
        ]


@pytest.mark.parametrize(
    ("bar", "code"), [("49.5", Exit.DONE), ("50", Exit.DONE), ("50.5", Exit.BELOW_BAR)]
)
def test_fail_under_holds_the_score_against_a_bar(tmp_path: Path, bar: str, code: Exit) -> None:
    assert score(tmp_path, HALF, "--fail-under", bar)[0] == code


UNEVEN = """\
    format: 1
    code: uneven
    version: "1"
    title: Uneven
    publisher: Nobody
    kind: workplace
    audience: company
    edition: First
    source: [{title: Own}]
    basis: Made up for a test.
    scoring: {official: none, total: own-method, because: Made up., method: weighted-mean}
    sections:
      - id: "1"
        title: Good
        weight: 0.57
        clauses: [{id: "1.1", title: A, gist: G., basis: source, questions: [remedy.child-found]}]
      - id: "2"
        title: Bad
        weight: 0.43
        clauses:
          - {id: "2.1", title: B, gist: G., basis: source, questions: [monitor.reprisal-protection]}
    """


def test_score_that_rounding_leaves_a_hair_below_the_bar_reaches_it(tmp_path: Path) -> None:
    """57 of 100 are 56.99999999999999 in binary."""
    put(tmp_path, "codes/uneven/code.yaml", UNEVEN)
    assert 100 * 0.57 < 57
    assert score(tmp_path, HALF, "--code", "uneven", "--fail-under", "57")[0] == Exit.DONE
    assert score(tmp_path, HALF, "--code", "uneven", "--fail-under", "57.01")[0] == Exit.BELOW_BAR


def test_fail_under_says_which_bar_was_missed(tmp_path: Path) -> None:
    assert score(tmp_path, HALF, "--fail-under", "80")[1] == (
        "comply-chain@2022: below the bar of 80.\n"
    )


@pytest.mark.parametrize(
    ("severity", "code"),
    [
        ("zero-tolerance", Exit.DONE),
        ("critical", Exit.BELOW_BAR),
        ("major", Exit.BELOW_BAR),
        ("minor", Exit.BELOW_BAR),
    ],
)
def test_fail_on_looks_for_findings_as_grave_or_graver(
    tmp_path: Path, severity: str, code: Exit
) -> None:
    assert score(tmp_path, HALF, "--fail-on", severity)[0] == code


@pytest.mark.parametrize("bar", [("--fail-under", "10"), ("--fail-on", "critical")])
def test_bar_over_nothing_assessed_is_incomplete(tmp_path: Path, bar: tuple[str, str]) -> None:
    code, why = score(tmp_path, NOTHING, *bar)
    assert code == Exit.INCOMPLETE
    assert why.startswith("Nothing is assessed yet")


def test_bar_over_a_code_without_a_total_is_incomplete(tmp_path: Path) -> None:
    code, why = score(tmp_path, HALF, "--code", "eti", "--fail-under", "10")
    assert code == Exit.INCOMPLETE
    assert why == "eti@2014 has no score to hold against --fail-under.\n"


def test_incomplete_goes_before_below_the_bar(tmp_path: Path) -> None:
    codes = ("--code", "comply-chain", "--code", "eti")
    assert score(tmp_path, HALF, *codes, "--fail-under", "90")[0] == Exit.INCOMPLETE
    both = ("--fail-under", "90", "--fail-on", "critical")
    assert score(tmp_path, HALF, *codes, *both)[0] == Exit.INCOMPLETE


def test_unusable_goes_before_incomplete_and_below_the_bar(tmp_path: Path) -> None:
    both = ("--fail-under", "90", "--fail-on", "critical")
    assert score(tmp_path, NO_YAML, "--code", "eti", *both)[0] == Exit.UNUSABLE


def test_exit_zero_reports_only(tmp_path: Path) -> None:
    both = ("--fail-under", "90", "--fail-on", "critical", "--exit-zero")
    assert score(tmp_path, HALF, *both)[0] == Exit.DONE
    assert score(tmp_path, NOTHING, *both)[0] == Exit.DONE


def test_exit_zero_does_not_hide_a_file_that_cannot_be_used(tmp_path: Path) -> None:
    assert score(tmp_path, NO_YAML, "--exit-zero")[0] == Exit.UNUSABLE


def test_wrong_usage(tmp_path: Path) -> None:
    assert sctoolkit(tmp_path, "score").returncode == Exit.USAGE
    assert sctoolkit(tmp_path, "score", "none.yaml").returncode == Exit.USAGE
    assert sctoolkit(tmp_path, "list", "toads").returncode == Exit.USAGE


def test_option_that_holds_one_value_is_never_given_twice(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", HALF)
    run = sctoolkit(tmp_path, "report", "a.yaml", "--format", "html", "--format", "markdown")
    assert run.returncode == Exit.USAGE
    assert "--format counts once here, and is given 2 times." in said(run)
    both = ("--code", "comply-chain", "--code", "oecd")
    assert sctoolkit(tmp_path, "score", "a.yaml", *both).returncode == Exit.DONE


def test_open_questions_are_incomplete(tmp_path: Path) -> None:
    run = sctoolkit(tmp_path, "assess", "comply-chain", "--no-input")
    assert run.returncode == Exit.INCOMPLETE


def test_problems_in_content_are_unusable(tmp_path: Path) -> None:
    put(tmp_path, "codes/mine/code.yaml", "format: 1\n")
    run = sctoolkit(tmp_path, "check", "codes/mine")
    assert run.returncode == Exit.UNUSABLE
    assert "codes/mine/code.yaml:1: " in shown(run)


def test_second_interrupt_ends_with_130_and_the_command_to_go_on(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", NOTHING)
    with subprocess.Popen(
        [*PROGRAM, "assess", "a.yaml", "--accessible"],
        cwd=tmp_path,
        env=environment(tmp_path),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stderr is not None
        for prompt in ("Type a number, or a word like", "Type a number, or back."):
            while not run.stderr.readline().startswith(prompt):
                assert run.poll() is None
            run.send_signal(signal.SIGINT)
        lines = run.stderr.read().splitlines()
    assert run.returncode == Exit.INTERRUPTED
    assert lines[-1] == "Go on with: sctoolkit assess a.yaml"


def test_help_lists_every_exit_code_once(tmp_path: Path) -> None:
    lines = shown(sctoolkit(tmp_path, "help", "exit-codes")).splitlines()
    assert [int(line.split()[0]) for line in lines] == [code.value for code in Exit]
    assert all(len(line.split()) > 2 for line in lines)
