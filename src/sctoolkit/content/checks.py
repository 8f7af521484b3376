"""Everything that `sctoolkit check` finds: per file, within an item, and across files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import Protocol, TypeVar

from sctoolkit import document
from sctoolkit.content.code_checks import (
    check_code,
    check_direct,
    check_law,
    check_purpose,
    check_tests,
    check_weights,
    without_criteria,
)
from sctoolkit.content.codes import ReadCode, read_code
from sctoolkit.content.criteria import ReadCriteria, read_criteria
from sctoolkit.content.digests import translation_files
from sctoolkit.content.hub_checks import Around, check_hub
from sctoolkit.content.library import joined
from sctoolkit.content.question_checks import check_questionnaire
from sctoolkit.content.questionnaires import ReadQuestionnaire, read_questionnaire
from sctoolkit.content.share_checks import check_shares
from sctoolkit.language import _
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.law import FACTS
from sctoolkit.model.problem import Problem, Source, usable
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.paths import is_file, is_folder
from sctoolkit.problem_kinds import ProblemKind

Kept_co = TypeVar("Kept_co", covariant=True)
Item = TypeVar("Item", Questionnaire, Code)


class Read(Protocol[Kept_co]):
    """A reader of one sort of content."""

    def __call__(self, path: Path, *, complete_in: str) -> tuple[Kept_co | None, list[Problem]]:
        """What stands at the path as far as it can be read, and its problems."""


HUB = "criteria.yaml"
HEADS = (HUB, "questionnaire.yaml", "code.yaml")
"""The files that an item can begin with."""


@dataclass(frozen=True, slots=True)
class Against:
    """What content is checked against."""

    hub: CriteriaHub | None
    """None where no criteria can be used: then nothing is said about criteria."""
    questionnaires: Callable[[], Collection[Questionnaire]]
    """Whose questions test criteria, and may be named by clauses."""
    codes: Callable[[], Collection[Code]]
    """Whose clauses cover criteria, and may name questions."""


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


def checked_criteria(path: Path) -> tuple[CriteriaHub | None, list[Problem]]:
    """The criteria, or None with all problems within them."""
    read, problems = read_criteria(path)
    return (read.hub if read and usable(problems) else None), problems


def check_paths(
    paths: list[Path],
    hub: CriteriaHub | None,
    language: str = "",
    others: Callable[[], Sequence[Questionnaire]] = list,
    codes: Callable[[], Sequence[Code]] = list,
) -> Checked:
    """Checks files and folders; content is checked against `hub` and the criteria among them.

    Clauses may name questions of what is checked and of the `others`, and questions be named by
    what is checked and by the `codes`; both are read only then, and where criteria are checked.
    """
    found = {path: content_files(path) for path in paths}
    sorts = {file: _sort(file) for some in found.values() for file in some}
    forms, problems = _read_all("questionnaire", sorts, read_questionnaire, language)
    own, more = _read_all("code", sorts, read_code, language)
    hubs, most = _read_all("criteria", sorts, read_criteria, language)
    against = Against(
        _all_criteria([one.hub for one in hubs.values()] if usable(most) else [], hub),
        cache(lambda: _latest([*others(), *(one.questionnaire for one in forms.values())])),
        cache(lambda: _latest([*codes(), *(one.code for one in own.values())])),
    )
    problems += more + most + [_empty(path) for path, some in found.items() if not some]
    for file, form in forms.items():
        problems += _check_questionnaire(file, form, against)
    for file, code in own.items():
        problems += _check_code(file, code, against)
    for criteria in hubs.values() if usable(most) else ():
        problems += _check_criteria(criteria, against)
    for file, sort in sorts.items():
        problems += _check_other(file, sort)
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


def _all_criteria(checked: list[CriteriaHub], hub: CriteriaHub | None) -> CriteriaHub | None:
    """What content may name: the criteria that are checked with it and the library's."""
    found = [*checked, *([hub] if hub else [])]
    return reduce(joined, found) if found else None


def _latest(items: Iterable[Item]) -> Collection[Item]:
    """One item for each id: the one that is checked wins over the library's."""
    return {one.id: one for one in items}.values()


def _by_place(problem: Problem) -> tuple[str, int, str]:
    return problem.source.file, problem.source.line or 0, problem.code


def content_files(path: Path) -> list[Path]:
    """The heads of all items at or below a path, or of the item that a file is part of."""
    if not is_folder(path):
        return [_head_of(path)]
    found = [file for name in HEADS for file in sorted(path.rglob(name))]
    heads = [file for file in found if file.name != HUB]
    translations = {file for head in heads for file in translation_files(head)}
    parts = translations | {file for file in found if not _is_own(file.relative_to(path))}
    return [file for file in found if file not in parts]


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
        problems += check_direct(read.code, read.lines, against.questionnaires())
        problems += check_shares(read.code, read.lines, against.questionnaires())
    if read.code.scoring.weights_if:
        problems += check_weights(read.code, read.lines, against.questionnaires())
    if read.code.law:
        facts = [one for one in against.questionnaires() if one.id == FACTS]
        problems += [one for form in facts for one in check_law(read.code, read.lines, form)]
    return problems + (check_code(read.code, read.lines, against.hub) if against.hub else [])


def _check_criteria(read: ReadCriteria, against: Against) -> list[Problem]:
    return check_hub(read.hub, read.lines, Around(against.questionnaires(), against.codes()))


def _check_other(path: Path, sort: str) -> list[Problem]:
    """The problems of a file that is neither a questionnaire nor a code nor criteria."""
    match sort:
        case "questionnaire" | "code" | "criteria":
            return []
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
