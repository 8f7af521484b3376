"""Ten mistakes in one file are ten lines, all at once, in words and as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from sctoolkit.content.checks import check_paths
from sctoolkit.model.code import CriteriaHub

from .planting import plant, yaml

FILE = Path("sample/questionnaire.yaml")
TEN = yaml("""\
    format: 1
    questionnaire: sample
    version: 1.10
    title: Sample
    summary: A sample.
    audience: company
    source: [{title: Nowhere}]
    scopes: [{id: short, title: Short}, {id: full, title: Full}]
    sections:
      - id: a
        title: A
        questions:
          - {id: a.size, FACT, kind: choice, SIZES}
          - {id: a.size, FACT, kind: choice, SIZES}
          - id: a.Policy
            ask: Is there a policy?
            help: Written down, and signed.
            evidense: [The policy]
            scope: ful
            kind: maturty
            levels: [Bad, Good]
            severity: major
            criteria: [management.polcy]
            actions:
              absent: {correct: Write it., prevent: Read it., type: policy}
          - {id: a.late, FACT, kind: text, ask_if: {question: a.sice, is: [small]}}
          - {id: a.never, FACT, kind: text, ask_if: {question: a.size, is: [tiny]}}
    """)
LINES = """\
sample/questionnaire.yaml:3: Y010 the version 1.10 is not quoted
sample/questionnaire.yaml:14: Q101 a.size: this id stands already at sample/questionnaire.yaml:13
sample/questionnaire.yaml:15: Q114 a.Policy: no criterion “management.polcy”
sample/questionnaire.yaml:15: Y009 a.Policy: “a.Policy” is not a usable id
sample/questionnaire.yaml:18: Y005 a.Policy: unknown key “evidense”
sample/questionnaire.yaml:19: Q109 a.Policy: “ful” is not known under “scope”
sample/questionnaire.yaml:20: Y008 a.Policy: “maturty” is not known under “kind”
sample/questionnaire.yaml:25: Q112 a.Policy: no action for an answer that is “partial”
sample/questionnaire.yaml:26: Q103 a.late: no question “a.sice”
sample/questionnaire.yaml:27: Q105 a.never: “a.size” has no option “tiny”
"""


def checked(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-m", "sctoolkit", "check", str(FILE), *options]
    return subprocess.run(program, check=False, capture_output=True, text=True, cwd=folder)


def test_ten_mistakes_are_found_at_once(work: Path, hub: CriteriaHub) -> None:
    plant(work, {FILE.name: TEN})
    found = check_paths([FILE], hub)
    assert [str(problem) for problem in found.problems] == LINES.splitlines()
    assert not found.clean


def test_check_prints_a_line_for_each_of_ten_mistakes_and_leaves_with_5(tmp_path: Path) -> None:
    plant(tmp_path, {FILE.name: TEN})
    done = checked(tmp_path)
    assert done.returncode == 5
    lines = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert [line.replace(": error ", ": ", 1) for line in lines] == LINES.splitlines()
    assert "10 errors" in done.stderr


def test_check_prints_what_to_do_under_each_mistake(tmp_path: Path) -> None:
    plant(tmp_path, {FILE.name: TEN})
    printed = checked(tmp_path).stdout
    assert "“evidense”\n    Did you mean “evidence”?\n" in printed
    assert 'is not quoted\n    Write version: "1.10"\n' in printed


def test_check_gives_the_same_ten_mistakes_as_json(tmp_path: Path) -> None:
    plant(tmp_path, {FILE.name: TEN})
    done = checked(tmp_path, "--json")
    content = json.loads(done.stdout)
    lines = [
        f"{one['file']}:{one['line']}: {one['code']} {one['message']}"
        for one in content["problems"]
    ]
    assert done.returncode == 5
    assert content["schema"] == "sctoolkit.check/1"
    assert content["files"] == [str(FILE)]
    assert lines == LINES.splitlines()
    assert all(one["hint"] for one in content["problems"])


def test_check_of_clean_content_leaves_with_0(tmp_path: Path) -> None:
    clean = TEN.partition("      - id: a.Policy")[0]
    clean = clean.replace("1.10", '"1.10"').replace("a.size", "a.sites", 1)
    plant(tmp_path, {FILE.name: clean})
    done = checked(tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 file checked: 0 errors." in done.stderr


def test_mistakes_are_ordered_by_file_and_line(work: Path, hub: CriteriaHub) -> None:
    plant(work, {FILE.name: TEN})
    places = [problem.source for problem in check_paths([FILE], hub).problems]
    assert places == sorted(places)
