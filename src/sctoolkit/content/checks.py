"""Everything that `sctoolkit check` finds: per file, within an item, and across files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from sctoolkit import document
from sctoolkit.content.code_checks import (
    check_code,
    check_direct,
    check_purpose,
    check_tests,
    without_criteria,
)
from sctoolkit.content.codes import ReadCode, read_code
from sctoolkit.content.criteria import read_criteria
from sctoolkit.content.question_checks import check_questionnaire
from sctoolkit.content.questionnaires import ReadQuestionnaire, read_questionnaire
from sctoolkit.language import _
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.problem import Problem, Source, usable
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.paths import is_file, is_folder
from sctoolkit.problem_kinds import ProblemKind

Kept_co = TypeVar("Kept_co", covariant=True)


class Read(Protocol[Kept_co]):
    """A reader of one sort of content."""

    def __call__(self, path: Path, *, complete_in: str) -> tuple[Kept_co | None, list[Problem]]:
        """What stands at the path as far as it can be read, and its problems."""


HEADS = ("criteria.yaml", "questionnaire.yaml", "code.yaml")
"""The files that an item can begin with."""


@dataclass(frozen=True, slots=True)
class Against:
    """What content is checked against."""

    hub: CriteriaHub | None
    """None where no criteria can be used: then nothing is said about criteria."""
    asked: Callable[[], Mapping[str, Collection[str]]]
    """Questionnaire id to the ids of its questions."""
    codes: Callable[[], Collection[Code]]
    """Whose clauses may name the questions of a questionnaire."""


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


def check_paths(
    paths: list[Path],
    hub: CriteriaHub | None,
    language: str = "",
    others: Callable[[], Sequence[Questionnaire]] = list,
    codes: Callable[[], Sequence[Code]] = list,
) -> Checked:
    """Checks files and folders; content is checked against `hub` where there is one.

    Clauses may name questions of what is checked and of the `others`, and questions be named by
    what is checked and by the `codes`; both are read only then.
    """
    found = {path: content_files(path) for path in paths}
    sorts = {file: _sort(file) for some in found.values() for file in some}
    forms, problems = _read_all("questionnaire", sorts, read_questionnaire, language)
    own, more = _read_all("code", sorts, read_code, language)
    questionnaires = [one.questionnaire for one in forms.values()]
    against = Against(
        hub,
        lambda: _ids([*others(), *questionnaires]),
        lambda: _latest([*codes(), *(one.code for one in own.values())]),
    )
    problems += more + [_empty(path) for path, some in found.items() if not some]
    for file, form in forms.items():
        problems += _check_questionnaire(file, form, against)
    for file, code in own.items():
        problems += _check_code(file, code, against)
    for file, sort in sorts.items():
        problems += _check_other(file, sort, language)
    ordered = sorted(dict.fromkeys(problems), key=_by_place)
    return Checked(tuple(str(file) for file in sorts), tuple(ordered))


def _read_all(
    sort: str, sorts: Mapping[Path, str], read: Read[Kept_co], language: str
) -> tuple[dict[Path, Kept_co], list[Problem]]:
    """What could be read of one sort, by file, and every problem met on the way."""
    found: dict[Path, Kept_co] = {}
    problems: list[Problem] = []
    for file in [file for file, one in sorts.items() if one == sort]:
        kept, its_problems = read(file, complete_in=language)
        problems += its_problems
        if kept is not None:
            found[file] = kept
    return found, problems


def _ids(questionnaires: Sequence[Questionnaire]) -> Mapping[str, Collection[str]]:
    return {one.id: [each.id for each in one.questions()] for one in questionnaires}


def _latest(codes: Sequence[Code]) -> Collection[Code]:
    """One code for each id: the one that is checked wins over the library's."""
    return {one.id: one for one in codes}.values()


def _by_place(problem: Problem) -> tuple[str, int, str]:
    return problem.source.file, problem.source.line or 0, problem.code


def content_files(path: Path) -> list[Path]:
    """The heads of all items at or below a path, or of the item that a file is part of."""
    if not is_folder(path):
        return [_head_of(path)]
    found = [file for name in HEADS for file in sorted(path.rglob(name))]
    return [file for file in found if _is_own(file.relative_to(path))]


def _is_own(place: Path) -> bool:
    """Whether a file at this place in a folder is content of it: not installed, not a part."""
    return ".venv" not in place.parts and place.parent.name != "sections"


def _head_of(path: Path) -> Path:
    """The file that the item of a section or a translation begins with; else the path itself."""
    root = document.read(path).root
    if root is None or not ("section" in root or "translation" in root):
        return path
    near = [folder / name for folder in (path.parent, path.parent.parent) for name in HEADS]
    return next((head for head in near if is_file(head)), path)


def _empty(folder: Path) -> Problem:
    message = _("the folder holds no questionnaire, no code and no criteria")
    hint = _("Name the folder or file to check.")
    return ProblemKind.NOT_RECOGNISED.at(Source(str(folder)), message, hint)


def _sort(path: Path) -> str:
    root = document.read(path).root
    if root is None:
        return "unreadable"
    return next((sort for sort in ("questionnaire", "code", "criteria") if sort in root), "")


def _check_questionnaire(path: Path, read: ReadQuestionnaire, against: Against) -> list[Problem]:
    questionnaire, lines = read.questionnaire, read.lines
    problems = check_questionnaire(questionnaire, lines)
    problems += _folder_name(path, questionnaire.id, read.head)
    if without_criteria(questionnaire):
        problems += check_purpose(questionnaire, lines, against.codes())
    return problems + (check_tests(questionnaire, lines, against.hub) if against.hub else [])


def _check_code(path: Path, read: ReadCode, against: Against) -> list[Problem]:
    problems = _folder_name(path, read.code.id, read.head)
    if any(clause.questions for clause in read.code.clauses()):
        problems += check_direct(read.code, read.lines, against.asked())
    return problems + (check_code(read.code, read.lines, against.hub) if against.hub else [])


def _check_other(path: Path, sort: str, language: str) -> list[Problem]:
    """The problems of a file that is neither a questionnaire nor a code."""
    match sort:
        case "questionnaire" | "code":
            return []
        case "criteria":
            return read_criteria(path, complete_in=language)[1]
        case "unreadable":
            return document.read(path).problems
        case _:
            message = _("not a questionnaire, a code or the criteria")
            return [ProblemKind.NOT_RECOGNISED.at(Source(str(path), 1), message)]


def _folder_name(path: Path, item: str, head: Source) -> list[Problem]:
    if path.name not in ("questionnaire.yaml", "code.yaml") or path.resolve().parent.name == item:
        return []
    message = _("the id “{id}” and the folder “{folder}” differ").format(
        id=item, folder=path.resolve().parent.name
    )
    return [ProblemKind.BAD_ID.at(head, message, _("Give both the same name."))]
