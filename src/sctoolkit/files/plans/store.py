"""The plan's own file beside the assessment: plain text that keeps all that people ever typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from sctoolkit import document
from sctoolkit.document import Cursor
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.assessments.answers import permission
from sctoolkit.files.plans.choices import choices
from sctoolkit.files.plans.content import to_content
from sctoolkit.files.saving import CannotSaveError, saving, write_atomically
from sctoolkit.language import WRITTEN_IN, _, speaking
from sctoolkit.model.followed_plan import (
    Change,
    Entry,
    Field,
    FollowedAction,
    FollowedPlan,
    Import,
    Kept,
    Kind,
)
from sctoolkit.model.problem import Problem
from sctoolkit.paths import followed, is_file, is_folder
from sctoolkit.problem_kinds import ProblemKind

FIGURES = (Kind.WHOLE, Kind.SHARE, Kind.AMOUNT)
ENDING = ".plan.yaml"


class PlanInUseError(SctoolkitError):
    """Another command writes to this plan at this moment."""

    exit = Exit.UNUSABLE


def store_of(assessment: Path) -> Path:
    """Where the plan of an assessment stands; of a plan, the path itself."""
    if assessment.name.endswith(ENDING):
        return assessment
    return assessment.with_name(f"{assessment.stem}{ENDING}")


def plans_at(path: Path) -> list[Path]:
    """The plan that a file is by its name, or those at or below a folder."""
    if is_folder(path):
        return sorted(path.rglob(f"*{ENDING}"))
    return [path] if path.name.endswith(ENDING) else []


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """Keeps others from writing to the plan meanwhile. Raises PlanInUseError, CannotSaveError."""
    file = followed(path)
    lock = FileLock(file.with_name(f".{file.name}.lock"))
    with saving(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=10)
        except Timeout as error:
            message = _("Another command is writing to {file}.").format(file=path)
            raise PlanInUseError(message, _("Try again in a moment.")) from error
    try:
        yield
    finally:
        with suppress(OSError):
            Path(lock.lock_file).unlink()
        lock.release()


def read_plan(path: Path) -> tuple[FollowedPlan | None, list[Problem]]:
    """The plan in the file; None with the problems where it cannot be used."""
    source = document.read(path)
    root = source.root
    if root is None or not document.check_format(root):
        return None, source.problems
    if "plan" not in root:
        root.problem(ProblemKind.NOT_RECOGNISED, _("not an action plan"))
        return None, source.problems
    plan = _plan(root)
    root.finish()
    return (plan if source.usable else None), source.problems


def save_plan(path: Path, plan: FollowedPlan) -> None:
    """Writes the plan as a whole or not at all; comments and lines that stay are left alone.

    Raises CannotSaveError, also rather than replace something else than a plan.
    """
    from sctoolkit.document import writing  # noqa: PLC0415 - only when something is written

    with saving(path):
        content = to_content(plan)
        if not is_file(path):
            text = writing.write(content, _header())
        else:
            found, _problems = read_plan(path)
            if found is None:
                message = _("{file} is no action plan that can be read; it is left as it is.")
                raise CannotSaveError(message.format(file=path), _("Name another place."))
            text = writing.rewrite(path.read_bytes().decode("utf-8-sig"), content)
        write_atomically(path, text.encode())


def _header() -> str:
    return _(
        "An action plan of sctoolkit: plain text, to be kept in git beside its assessment.\n"
        "The workbook is a view of it: `sctoolkit plan write` makes one, `sctoolkit plan update`\n"
        "reads it back."
    )


def _plan(root: Cursor) -> FollowedPlan:
    made_on = _day(root, "made_on") or date.min
    with speaking(WRITTEN_IN):
        words = {column: list(offered) for column, offered in choices().items()}
    return FollowedPlan(
        id=root.text("plan"),
        made_from=root.texts("made_from"),
        subject=root.text("subject"),
        questionnaire=root.text("questionnaire"),
        codes=root.texts("codes"),
        made_on=made_on,
        updated=_day(root, "updated", required=False) or made_on,
        revision=int(root.number("revision", 1)),
        answered=root.text("answered", ""),
        written_at=int(root.number("written_at", 0)),
        language=root.text("language", WRITTEN_IN),
        actions=tuple(_actions(root, words)),
        kept=tuple(_kept(one) for one in root.cursors("kept")),
        imports=tuple(_import(one) for one in root.cursors("imports")),
        shared=permission(root),
    )


Words = Mapping[Field, list[str]]
"""The keys of each list."""


def _actions(root: Cursor, words: Words) -> Iterator[FollowedAction]:
    block = root.cursor("actions")
    for name in block.keys() if block else ():
        assert block is not None  # noqa: S101 - there are keys
        cursor = block.cursor(name)
        if cursor is None:
            continue
        cursor.name(name)
        action = FollowedAction(
            name,
            _entries(cursor, "proposed", words),
            _entries(cursor, "typed", words),
            _day(cursor, "opened", required=False),
            cursor.texts("cites"),
            tuple(_changes(cursor, words)),
        )
        cursor.finish()
        yield action


def _entries(cursor: Cursor, key: str, words: Words) -> dict[Field, Entry]:
    block = cursor.cursor(key)
    if block is None:
        return {}
    block.name(f"{cursor.where} {key}")
    columns = [column for column in Field if column.value in block]
    found = {column: _entry(block, column, column.value, words) for column in columns}
    block.finish()
    return {Field(name): found[Field(name)] for name in block.keys() if name in found}  # noqa: SIM118 - a cursor is no dict


def _entry(cursor: Cursor, column: Field, key: str, words: Words) -> Entry:
    """What stands under the key, as the column has it; None for nothing."""
    if column.kind is Kind.DATE:
        return _day(cursor, key, required=False)
    if column.kind in FIGURES:
        return None if cursor.text(key, "") == "" else cursor.number(key)
    found = cursor.text(key, "")
    if found and column in words and found not in words[column]:
        cursor.unknown_word(key, found, words[column])
        return None
    return found or None


def _day(cursor: Cursor, key: str, *, required: bool = True) -> date | None:
    found = cursor.text(key, None if required else "")
    try:
        return date.fromisoformat(found) if found else None
    except ValueError:
        message = _("“{found}” is not a day; write it as 2026-12-31").format(found=found)
        cursor.problem(ProblemKind.PLAN_ENTRY, message, key=key)
        return None


def _changes(cursor: Cursor, words: Words) -> Iterator[Change]:
    for one in cursor.cursors("history"):
        column = one.word("column", Field)
        yield Change(
            int(one.number("revision")),
            _day(one, "on") or date.min,
            column,
            _entry(one, column, "was", words),
            _entry(one, column, "now", words),
            one.text("from", ""),
        )
        one.finish()


def _kept(cursor: Cursor) -> Kept:
    kept = Kept(
        cursor.text("action", ""),
        cursor.text("column", ""),
        cursor.text("typed", ""),
        cursor.text("cell", ""),
        cursor.text("from", ""),
        _day(cursor, "on") or date.min,
        cursor.text("because", ""),
    )
    cursor.finish()
    return kept


def _import(cursor: Cursor) -> Import:
    written_at = cursor.optional_number("written_at")
    found = Import(
        cursor.text("file"),
        cursor.text("sha256"),
        _day(cursor, "on") or date.min,
        cursor.text("who", ""),
        int(cursor.number("revision")),
        None if written_at is None else int(written_at),
        int(cursor.number("changed", 0)),
        int(cursor.number("added", 0)),
        int(cursor.number("kept", 0)),
    )
    cursor.finish()
    return found
