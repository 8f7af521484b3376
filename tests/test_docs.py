"""The documents say what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sctoolkit.cli.app import COMMANDS
from sctoolkit.content.library import Library
from sctoolkit.engine.interview import in_scope
from sctoolkit.errors import Exit
from sctoolkit.problem_kinds import ProblemCode, ProblemKind, every_kind

ROOT = Path(__file__).parent.parent
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/*/README.md")]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_generated_documents_are_what_the_program_says_now(tmp_path: Path) -> None:
    before = {name: text(f"docs/{name}") for name in ("cli.md", "problems.md", "coverage.md")}
    code = "import sys; sys.path.insert(0, sys.argv[1]); import generate; "
    code += "print(generate.DOCUMENTS[sys.argv[2]](), end='')"
    for name, written in before.items():
        arguments = [sys.executable, "-c", code, str(ROOT / "docs"), name]
        made = subprocess.run(arguments, check=True, capture_output=True, text=True, cwd=tmp_path)
        assert made.stdout == written, f"docs/{name}: run `make docs`"


def test_architecture_names_every_folder_and_every_module_of_the_engine() -> None:
    house = text("docs/architecture.md").split("```")[1]
    named = set(re.findall(r"[a-z_]+(?=\.py\b|/)", house))
    package = ROOT / "src" / "sctoolkit"
    rooms = {path.parent.relative_to(package) for path in package.rglob("__init__.py")}
    engine = {path.stem for path in package.glob("engine/**/[!_]*.py")}
    assert {room.name for room in rooms if room.name} - named - {"versions"} == set()
    assert engine - named == set()


def test_every_command_and_exit_code_is_documented() -> None:
    for name in COMMANDS:
        assert f"\n## {name}\n" in text("docs/cli.md")
    for code in Exit:
        assert re.search(rf"^ *{code.value}  \S", text("docs/cli.md"), re.MULTILINE)


def test_every_problem_code_is_documented_once_and_unique() -> None:
    codes = [kind.code for kind in every_kind()]
    assert len(codes) == len(set(codes))
    for code in codes:
        assert text("docs/problems.md").count(f"| {code} |") == 1


def test_every_problem_code_can_be_met() -> None:
    kinds = [
        name for name in dir(ProblemKind) if isinstance(getattr(ProblemKind, name), ProblemCode)
    ]
    source = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    met = set(re.findall(r"ProblemKind\.([A-Z0-9_]+)", source))
    assert len(kinds) == len(list(every_kind()))
    assert [name for name in kinds if name not in met] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_readme_opens_with_the_two_commands_and_names_only_real_commands() -> None:
    readme = text("README.md")
    assert readme.index("make run") < readme.index("make test") < readme.index("pipx install")
    for line in re.findall(r"^sctoolkit (.+)$", readme, re.MULTILINE):
        first, second = (*line.split(), "")[:2]
        assert first in COMMANDS or f"{first} {second}" in COMMANDS, line


def test_readme_counts_are_those_of_the_content(library: Library) -> None:
    questionnaire = library.questionnaire("comply-chain")
    questions = questionnaire.questions()
    practices = {one for question in questions for one in question.practice}
    facts = [question for question in questions if question.section == "profile"]
    readme = text("README.md")
    assert f"{len(questions) - len(facts)} questions and {len(facts)} facts" in readme
    assert f"{len(practices)} practices" in readme
    quick, core = (len(in_scope(questionnaire, scope)) for scope in ("quick", "core"))
    assert f"Scopes `quick` ({quick} of them), `core` ({core}), `full`." in readme
    assert f"{quick} at most in this scope" in readme
    assert f"{len(library.criteria().criteria)} neutral criteria" in readme


def test_readme_shows_the_result_that_the_sample_comes_to() -> None:
    arguments = ["score", str(ROOT / "samples/marrowby-outdoor.yaml"), "--code", "comply-chain"]
    program = [sys.executable, "-m", "sctoolkit", *arguments]
    shown = subprocess.run(program, check=True, capture_output=True, text=True, encoding="utf-8")
    _, after = text("README.md").split("this is the bundled sample's:\n\n```\n")
    said = " ".join(shown.stdout.split())
    for line in after.split("\n```")[0].splitlines():
        assert " ".join(line.removesuffix("…").split()) in said
