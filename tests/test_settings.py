"""The user's configuration: what it may say, and what is wrong with it."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sctoolkit import settings
from sctoolkit.cli.opening import open_library
from sctoolkit.errors import UnusableInputError
from sctoolkit.model.deadline import Policy, Term, TermUnit, WorkCalendar
from sctoolkit.model.severity import Severity
from sctoolkit.problem_kinds import every_kind
from sctoolkit.settings import DEADLINES, Settings


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The configuration folder while the test runs."""
    before = os.environ["SCTOOLKIT_CONFIG"]
    os.environ["SCTOOLKIT_CONFIG"] = str(tmp_path)
    yield tmp_path
    os.environ["SCTOOLKIT_CONFIG"] = before


def loaded(folder: Path, text: str) -> Settings:
    (folder / "config.yaml").write_text(textwrap.dedent(text), "utf-8")
    return settings.load()


@pytest.mark.usefixtures("folder")
def test_without_a_file_the_defaults_hold() -> None:
    assert settings.load() == Settings()
    assert settings.load().deadlines == DEADLINES


@pytest.mark.parametrize("text", ["", "\n", "# name: Ana\n# library: [ours]\n", "---\n", "~\n"])
def test_file_in_which_nothing_is_set_is_as_good_as_none(folder: Path, text: str) -> None:
    assert loaded(folder, text) == Settings()


def test_everything_may_be_set(folder: Path) -> None:
    (folder / "ours").mkdir()
    read = loaded(
        folder,
        """\
        name: Ana
        library: [ours]
        deadlines: {critical: 14, minor: 10 business days, zero-tolerance: 24 hours}
        customers:
          - {name: Big Shop, codes: [sa8000], deadlines: {major: 20 days}}
        weekend: [friday, saturday]
        holidays: [2026-12-25]
        accessible: true
        """,
    )
    assert read.name == "Ana"
    assert read.library == (folder / "ours",)
    assert read.deadlines == DEADLINES | {
        Severity.CRITICAL: Term(14),
        Severity.MINOR: Term(10, TermUnit.BUSINESS_DAYS),
        Severity.ZERO_TOLERANCE: Term(24, TermUnit.HOURS),
    }
    assert read.customers == (Policy("Big Shop", {Severity.MAJOR: Term(20)}, ("sa8000",)),)
    assert read.calendar == WorkCalendar(frozenset({4, 5}), frozenset({date(2026, 12, 25)}))
    assert read.accessible


def test_library_folder_below_the_home_folder_is_found(folder: Path) -> None:
    read = loaded(folder, 'library: ["~/"]\n')
    assert read.library == (Path.home(),)


def test_settings_left_empty_are_the_defaults(folder: Path) -> None:
    assert loaded(folder, "name:\nlibrary:\ndeadlines:\n") == Settings()


CASES = {
    "S501 days below 0": "deadlines: {critical: -1}",
    "S501 half a day": "deadlines: {critical: 0.5}",
    "S501 days beyond all calendars": "deadlines: {critical: 99999999}",
    "S501 no such day": "holidays: [christmas]",
    "S501 no such weekday": "weekend: [saturdy]",
    "S501 a week without work": (
        "weekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]"
    ),
    "S501 hours beyond all calendars": "deadlines: {critical: 999999 hours}",
    "Y007 weeks": "deadlines: {critical: 2 fortnights}",
    "Y006 customer without a name": "customers: [{deadlines: {critical: 2}}]",
    "S501 no such folder": "library: [nowhere]",
    "S501 no such person": "library: [~nobody-of-this-name/content]",
    "Y005 misspelt key": "nmae: Ana",
    "Y005 misspelt severity": "deadlines: {critcal: 14}",
    "Y007 words for days": "deadlines: {critical: soon}",
    "Y007 endless days": "deadlines: {critical: 1e999}",
    "Y007 yes for true": "accessible: yes",
    "Y002 tab": "\tname: Ana",
    "Y014 too deep": "name: " + "[" * 100_000,
}


@pytest.mark.parametrize("case", CASES)
def test_mistake_in_the_configuration_is_found_in_its_line(case: str, folder: Path) -> None:
    with pytest.raises(UnusableInputError) as stopped:
        loaded(folder, f"# mine\n{CASES[case]}\n")
    (problem,) = stopped.value.problems
    assert problem.code == case.split(maxsplit=1)[0]
    assert problem.source.file == str(folder / "config.yaml")
    assert problem.source.line == 2
    assert problem.hint


def test_all_mistakes_in_the_configuration_are_named_at_once(folder: Path) -> None:
    with pytest.raises(UnusableInputError) as stopped:
        loaded(
            folder,
            """\
            nmae: Ana
            accessible: maybe
            deadlines:
              critical: -1
              minor: soon
            """,
        )
    found = [(one.source.line, one.code) for one in stopped.value.problems]
    assert sorted(found) == [(1, "Y005"), (2, "Y007"), (4, "S501"), (5, "Y007")]


def test_every_code_of_family_s_has_a_planted_case() -> None:
    known = {kind.code for kind in every_kind() if kind.code.startswith("S")}
    assert known == {case.split()[0] for case in CASES if case.startswith("S")}


def test_commands_search_the_configured_folder_before_the_bundled_content(folder: Path) -> None:
    (folder / "ours").mkdir()
    loaded(folder, "library: [ours]\n")
    folders = open_library(None).folders
    assert folders.index(folder / "ours") == len(folders) - 2
