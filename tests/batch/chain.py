"""The whole way of a file, from its bytes to kept answers; and what came of it, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from files.layouts.sheets import FRENCH, SITE
from sctoolkit.batch.desk import Job, Papers
from sctoolkit.batch.ledger import Ledger
from sctoolkit.batch.run import Manner, run
from sctoolkit.content.library import Library, bundled
from sctoolkit.files.assessments.session import load_assessment
from sctoolkit.files.reading import gather
from sctoolkit.model.assessment import Answer, AnswerState
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.problem_kinds import ProblemKind


@dataclass(frozen=True)
class Fixture:
    """Files as suppliers send them, and what must come of them."""

    name: str
    make: Callable[[Path], None]
    expected: str

    @property
    def lines(self) -> list[str]:
        """What is expected, line by line."""
        return dedent(self.expected).strip("\n").splitlines()


def expecting(lines: str) -> Callable[[Callable[[Path], None]], Fixture]:
    """Makes a fixture of a function that writes the files into a folder."""
    return lambda make: Fixture(make.__name__.replace("_", "-"), make, lines)


def library(folder: Path, own: str = SITE) -> Library:
    """The bundled content, and beside it a questionnaire, `site` where no other is given."""
    place = folder / "questionnaires" / _id(own)
    place.mkdir(parents=True, exist_ok=True)
    (place / "questionnaire.yaml").write_text(own, "utf-8")
    if own is SITE:
        (place / "fr.yaml").write_text(FRENCH, "utf-8")
    return Library((folder, bundled()))


def _id(questionnaire: str) -> str:
    return questionnaire.partition("questionnaire: ")[2].partition("\n")[0]


def outcome(files: Path, work: Path, own: str = SITE) -> dict[str, list[str]]:
    """What a batch makes of each folder in a folder: suppliers, then problems.

    A line for each supplier: its file, its name, its answers. A line for each problem: its code,
    its file, its cell; `skipped` where it is why nothing of the file was read. Folders have nothing
    to do with one another: suppliers that stand in several of them are no problem.
    """
    job = Job(library(work / "library", own), papers=Papers(work / "answers"))
    with Ledger(work / "ledger.db") as ledger:
        run(job, list(gather([str(files)])), ledger, Manner(workers=2), lambda _done: None)
        answers = _answers(work / "answers", job.library.questionnaire(_id(own)))
        told: dict[str, list[str]] = {}
        for one in ledger.suppliers():
            name = f"{one.name} ({one.id})" if one.id else one.name
            line = f"{_short(one.where, files)} | {name} | {answers[one.where]}"
            told.setdefault(_folder(one.where, files), []).append(line.rstrip(" |"))
        skipped = {file for file, end in ledger.ends() if end.skipped}
        for problem in ledger.problems():
            if problem.code == ProblemKind.ANOTHER_REPLY.code:
                continue
            file = problem.source.file
            told.setdefault(_folder(file, files), []).append(
                _problem(problem, _short(file, files), skipped=file in skipped)
            )
    return told


def _folder(where: str, files: Path) -> str:
    return Path(where.partition(": ")[0]).relative_to(files).parts[0]


def _short(where: str, files: Path) -> str:
    return where.partition(": ")[0].removeprefix(f"{files}/").partition("/")[2]


def _problem(problem: Problem, file: str, *, skipped: bool) -> str:
    parts = ["skipped" if skipped else "", problem.code, file, problem.source.cell or ""]
    return " ".join(filter(None, parts))


def _answers(folder: Path, questionnaire: Questionnaire) -> dict[str, str]:
    """By where they come from, which stands at the top of their file."""
    found = {}
    for path in folder.glob("*.yaml") if folder.exists() else ():
        where = path.read_text("utf-8").partition("\n")[0].removeprefix("# ")
        assessment, _problems = load_assessment(path, questionnaire)
        assert assessment is not None, path
        found[where] = " | ".join(_said(assessment.answers))
    return found


def _said(answers: dict[str, Answer]) -> Iterator[str]:
    for question, answer in sorted(answers.items()):
        note = f" “{answer.note}”" if answer.note else ""
        yield f"{question.removeprefix('rules.')}: {value_of(answer)}{note}"


def value_of(answer: Answer) -> str:
    """An answer in short: its value, else its state."""
    if answer.state is AnswerState.NOT_APPLICABLE:
        return f"not applicable ({answer.reason})"
    if answer.state is not AnswerState.ANSWERED:
        return answer.state.value
    if isinstance(answer.value, float):
        return f"{answer.value:.10g}"
    if isinstance(answer.value, str):
        return answer.value.replace("\n", " ⏎ ")
    return ", ".join(answer.value or ())
