"""`sctoolkit diff`: what became of findings from one assessment to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer

from sctoolkit import language, wording
from sctoolkit.cli.opening import (
    Opened,
    open_assessment,
    open_library,
    score_against,
    wanted_codes,
)
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.origins import origins, plain_origins, say_own
from sctoolkit.cli.plan.plans import CODES, open_plan, say_renumbered
from sctoolkit.cli.showing import say, show, show_json, terminal_width
from sctoolkit.cli.tables import table
from sctoolkit.engine.changes import Changes, Hindrance, Move, Moved, Place, changes
from sctoolkit.engine.plans.renumbering import dropped
from sctoolkit.errors import Exit
from sctoolkit.files.plans.store import store_of
from sctoolkit.language import _, later, plural
from sctoolkit.model.action_plan import ActionStatus
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.code import Code
from sctoolkit.model.followed_plan import Field, FollowedPlan
from sctoolkit.model.result import Outcome
from sctoolkit.model.severity import Severity
from sctoolkit.paths import is_file

SCHEMA = "sctoolkit.diff/1"


class FailOn(StrEnum):
    """What a scheduler wants to be told about."""

    NEW = "new"
    NEW_MINOR = "new-minor"
    NEW_MAJOR = "new-major"
    NEW_CRITICAL = "new-critical"
    NEW_ZERO_TOLERANCE = "new-zero-tolerance"
    REPEATED = "repeated"
    WORSE = "worse"


def command(
    old: Path = typer.Argument(help="The earlier assessment."),
    new: Path = typer.Argument(help="The later one."),
    code: list[str] | None = CODES,
    fail_on: FailOn | None = typer.Option(
        None, "--fail-on", help="Leave with 3 where there is such a finding, or a graver one."
    ),
    as_json: bool = typer.Option(False, "--json", help="Every clause that moved, as JSON."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Compare two assessments: what is new, fixed, repeated, worse or better.

    Both are measured against the code as it is now, and both sets of answers are read by today's
    questionnaire: a question that was renamed counts under its new id. What cannot be compared is
    listed with the reason, also clauses of open actions that the code no longer has. A finding
    whose action was closed in the plan beside one of them, and that is there again, is repeated.
    """
    shelf = open_library(library)
    before, after = (open_assessment(path, shelf, library or ()) for path in (old, new))
    plan = _plan(new, old)
    codes = wanted_codes(after, _named(code, plan))
    found = [_changes(before, after, one, plan) for one in codes]
    used = origins(after, codes)
    if as_json:
        content = plain_origins(used)
        show_json(SCHEMA, old=str(old), new=str(new), codes=_plain(found), content=content)
    else:
        for code_, one in zip(codes, found, strict=True):
            show("\n\n".join(_parts(code_, one, after.assessment)))
        for line in _apart(before.assessment, after.assessment):
            say(line)
    for each in codes:
        say_renumbered(plan, each)
    say_own(used)
    if fail_on is None or not any(_fails(one, fail_on) for one in found):
        return Exit.DONE
    say(_("There are findings such as --fail-on {bar} names.").format(bar=fail_on.value))
    return Exit.BELOW_BAR


def _apart(before: Assessment, after: Assessment) -> list[str]:
    """Says so where the two are not about the same company and site."""
    names = [(before.organisation, after.organisation), (before.site, after.site)]
    line = _("The one is about {was}, the other about {now}: what differs need not have changed.")
    return [
        line.format(was=was, now=now)
        for was, now in names
        if was and now and was.casefold() != now.casefold()
    ][:1]


def _plan(*paths: Path) -> FollowedPlan | None:
    """The plan beside the first of the assessments that has one."""
    found = next((store_of(path) for path in paths if is_file(store_of(path))), None)
    return open_plan(found) if found else None


def _named(code: Sequence[str] | None, plan: FollowedPlan | None) -> list[str]:
    """The codes that are named, else those of the plan; empty where there is neither."""
    planned = [name.partition("@")[0] for name in plan.codes] if plan else []
    return list(code or planned)


def _changes(before: Opened, after: Opened, code: Code, plan: FollowedPlan | None) -> Changes:
    new = score_against(after, code)
    closed: set[Place] = set()
    if plan is not None:
        done = {
            str(one.value(Field.FINDING))
            for one in plan.actions
            if one.status is ActionStatus.CLOSED
        }
        closed = {
            (one.clause, one.unit)
            for one in new.findings
            if one.causes and done.issuperset(map(str, one.causes))
        }
    lost = dropped(plan, code) if plan else ()
    return changes(score_against(before, code), new, closed, lost)


def _fails(found: Changes, bar: FailOn) -> bool:
    if bar in (FailOn.WORSE, FailOn.REPEATED):
        return bool(found.of(Move(bar.value)))
    least = bar.value.partition("-")[2]
    rank = Severity(least).rank if least else len(Severity)
    new = (*found.of(Move.NEW), *found.of(Move.REPEATED))
    return any(one.severity.rank <= rank for one in new)


def _parts(code: Code, found: Changes, assessment: Assessment) -> Iterator[str]:
    """The parts of the text, one below the other."""
    yield "\n".join([_head(code, found), *_uneven(found)])
    for move, title in _titles().items():
        rows = [_row(one, assessment, code.name) for one in found.of(move)]
        if rows and move is Move.SAME:
            yield plural(
                "{count} finding is as it was.", "{count} findings are as they were.", len(rows)
            )
        elif rows:
            yield f"{title}\n{table(rows, terminal_width())}"
    if not found.moved and found.assessed:
        yield _("Nothing moved.")
    elif not found.moved:
        yield _("Nothing of it was assessed, neither before nor now. Another code: --code")


def _head(code: Code, found: Changes) -> str:
    words = language.preferred()
    was, now = (wording.figure(one.tree.point) for one in (found.old, found.new))
    line = _("{code}: {was} → {now}").format(code=code.title.to(words), was=was, now=now)
    ratings = [one.rating for one in (found.old, found.new)]
    bands = [wording.rating(one, words) if one else "—" for one in ratings]
    return line if bands[0] == bands[1] else f"{line} · {bands[0]} → {bands[1]}"


def _uneven(found: Changes) -> list[str]:
    """Says so where the two figures do not rest on the same clauses."""
    apart = found.of(Move.NOT_COMPARABLE)
    count = sum(one.because is not Hindrance.NOT_IN_CODE for one in apart)
    words = plural(
        "{count} clause cannot be compared: the figures do not rest on the same clauses.",
        "{count} clauses cannot be compared: the figures do not rest on the same clauses.",
        count,
    )
    rest = any(one.tree.point is not None for one in (found.old, found.new))
    return [words] if count and rest else []


def _titles() -> dict[Move, str]:
    return {
        Move.NEW: _("New"),
        Move.REPEATED: _("Repeated: closed as verified, and back"),
        Move.WORSE: _("Worse"),
        Move.BETTER: _("Better, not met yet"),
        Move.FIXED: _("Fixed"),
        Move.NOT_COMPARABLE: _("Not comparable"),
        Move.SAME: _("As it was"),
    }


def _row(one: Moved, assessment: Assessment, code: str) -> dict[str, Any]:
    title = wording.in_unit(one.title.to(language.preferred()), assessment, one.unit)
    row = {
        later("clause"): one.clause,
        later("title"): title,
        later("severity"): wording.severity(one.severity),
        later("was"): _state(one.was, one.was_share),
        later("now"): _state(one.now, one.now_share),
    }
    return row | ({later("because"): _because(one.because, code)} if one.because else {})


def _state(outcome: Outcome | None, share: float | None) -> str:
    if outcome is None:
        return "–"
    words = wording.outcome(outcome)
    return words if share is None else f"{words} ({wording.percent(share)})"


def _because(one: Hindrance, code: str) -> str:
    return {
        Hindrance.NOT_ASSESSED_BEFORE: _("not assessed before"),
        Hindrance.NOT_ASSESSED_NOW: _("not assessed now"),
        Hindrance.OTHER_SCOPE_BEFORE: _("not asked in the scope before"),
        Hindrance.OTHER_SCOPE_NOW: _("not asked in the scope now"),
        Hindrance.NOT_APPLICABLE_BEFORE: _("did not apply before"),
        Hindrance.NOT_APPLICABLE_NOW: _("does not apply now"),
        Hindrance.NOT_THERE_BEFORE: _("was not there before"),
        Hindrance.NOT_THERE_NOW: _("is not there any more"),
        Hindrance.NOT_IN_CODE: _("the clause is not in {code}").format(code=code),
    }[one]


def _plain(found: Sequence[Changes]) -> list[dict[str, Any]]:
    return [
        {
            "code": one.new.stamp.code,
            "was": one.old.tree.point,
            "now": one.new.tree.point,
            "moved": [_plain_moved(moved) for moved in one.moved],
        }
        for one in found
    ]


def _plain_moved(one: Moved) -> dict[str, Any]:
    return {
        "clause": one.clause,
        "unit": one.unit,
        "title": one.title.to(language.preferred()),
        "severity": one.severity.value,
        "move": one.move.value,
        "was": one.was.value if one.was else "",
        "now": one.now.value if one.now else "",
        "was_share": one.was_share,
        "now_share": one.now_share,
        "because": one.because.value if one.because else "",
    }
