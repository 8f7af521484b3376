"""Everything that `sctoolkit check` finds: per file, within an item, and across files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sctoolkit import document
from sctoolkit.content.code_checks import check_code, check_tests
from sctoolkit.content.codes import ReadCode, read_code
from sctoolkit.content.criteria import read_criteria
from sctoolkit.content.question_checks import check_questionnaire
from sctoolkit.content.questionnaires import read_questionnaire
from sctoolkit.language import _
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.problem import Problem, Source, usable
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.problem_kinds import ProblemKind

HEADS = ("criteria.yaml", "questionnaire.yaml", "code.yaml")
"""The files that an item can begin with."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and every problem found."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    """By file and line."""

    @property
    def clean(self) -> bool:
        """Whether nothing worse than a warning was found."""
        return usable(self.problems)


def checked_questionnaire(path: Path) -> tuple[Questionnaire | None, list[Problem]]:
    """The questionnaire, or None with all problems within it."""
    read, problems = read_questionnaire(path)
    if read is None:
        return None, problems
    problems = problems + check_questionnaire(read.questionnaire, read.lines)
    return (read.questionnaire if usable(problems) else None), problems


def checked_code(path: Path) -> tuple[Code | None, list[Problem]]:
    """The code, or None with all problems within it."""
    read, problems = read_code(path)
    if read is None:
        return None, problems
    return (read.code if usable(problems) else None), problems


def check_paths(paths: list[Path], hub: CriteriaHub | None, language: str = "") -> Checked:
    """Checks files and folders; content is checked against `hub` where there is one."""
    files: dict[Path, None] = {}
    problems: list[Problem] = []
    for path in paths:
        found = content_files(path)
        files |= dict.fromkeys(found)
        if not found:
            problems.append(_empty(path))
    for file in files:
        problems.extend(_check_file(file, hub, language))
    ordered = sorted(dict.fromkeys(problems), key=_by_place)
    return Checked(tuple(str(file) for file in files), tuple(ordered))


def _by_place(problem: Problem) -> tuple[str, int, str]:
    return problem.source.file, problem.source.line or 0, problem.code


def content_files(path: Path) -> list[Path]:
    """The heads of all items at or below a path, or of the item that a file is part of."""
    if not path.is_dir():
        return [_head_of(path)]
    found = [file for name in HEADS for file in sorted(path.rglob(name))]
    return [file for file in found if ".venv" not in file.parts and file.parent.name != "sections"]


def _head_of(path: Path) -> Path:
    """The file that the item of a section or a translation begins with; else the path itself."""
    root = document.read(path).root
    if root is None or not ("section" in root or "translation" in root):
        return path
    near = [folder / name for folder in (path.parent, path.parent.parent) for name in HEADS]
    return next((head for head in near if head.is_file()), path)


def _empty(folder: Path) -> Problem:
    kind = ProblemKind.NOT_RECOGNISED
    message = _("the folder holds no questionnaire, no code and no criteria")
    return Problem(Source(str(folder)), kind.code, message, _("Name the folder or file to check."))


def _check_file(path: Path, hub: CriteriaHub | None, language: str) -> list[Problem]:
    match _sort(path):
        case "questionnaire":
            return _check_questionnaire_file(path, hub, language)
        case "code":
            return _check_code_file(path, hub, language)
        case "criteria":
            return read_criteria(path, complete_in=language)[1]
        case "unreadable":
            return document.read(path).problems
        case _:
            kind = ProblemKind.NOT_RECOGNISED
            message = _("not a questionnaire, a code or the criteria")
            return [Problem(Source(str(path), 1), kind.code, message, _(kind.remedy))]


def _sort(path: Path) -> str:
    root = document.read(path).root
    if root is None:
        return "unreadable"
    return next((sort for sort in ("questionnaire", "code", "criteria") if sort in root), "")


def _check_questionnaire_file(path: Path, hub: CriteriaHub | None, language: str) -> list[Problem]:
    read, problems = read_questionnaire(path, complete_in=language)
    if read is None:
        return problems
    problems = problems + check_questionnaire(read.questionnaire, read.lines)
    problems = problems + _folder_name(path, read.questionnaire.id, read.head)
    return problems + (check_tests(read.questionnaire, read.lines, hub) if hub else [])


def _check_code_file(path: Path, hub: CriteriaHub | None, language: str) -> list[Problem]:
    read: ReadCode | None
    read, problems = read_code(path, complete_in=language)
    if read is None:
        return problems
    problems = problems + _folder_name(path, read.code.id, read.head)
    return problems + (check_code(read.code, read.lines, hub) if hub else [])


def _folder_name(path: Path, item: str, head: Source) -> list[Problem]:
    kind = ProblemKind.BAD_ID
    if path.name not in ("questionnaire.yaml", "code.yaml") or path.resolve().parent.name == item:
        return []
    message = _("the id “{id}” and the folder “{folder}” differ").format(
        id=item, folder=path.resolve().parent.name
    )
    return [Problem(head, kind.code, message, _("Give both the same name."))]
