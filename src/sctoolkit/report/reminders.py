"""A message for each responsible person: what is overdue, what is due soon, ready to be sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sctoolkit import wording
from sctoolkit.engine.plans.standing import standing
from sctoolkit.engine.plans.status import Line
from sctoolkit.language import _, plural
from sctoolkit.model.action_plan import ZeroTolerance
from sctoolkit.model.followed_plan import Field, FollowedPlan
from sctoolkit.model.text import steady


@dataclass(frozen=True, slots=True)
class Reminder:
    """One message."""

    name: str
    """Empty for what nobody is responsible for yet."""
    email: str
    subject: str
    text: str
    actions: tuple[str, ...]
    """Ids of what it is about."""


def reminders(plans: Sequence[FollowedPlan], today: date, within: int) -> list[Reminder]:
    """A message for everybody with something that is overdue or due within so many days."""
    found: dict[str, list[Line]] = {}
    for plan in plans:
        for action in plan.actions:
            one = Line(plan, action, standing(action, today))
            if one.at.to_do and one.at.days is not None and one.at.days <= within:
                name = " ".join(action.words(Field.PERSON).split())
                found.setdefault(name.casefold(), []).append(one)
    ordered = sorted(found.items(), key=lambda one: (not one[0], one[0]))
    return [_reminder(sorted(lines, key=lambda one: one.grave)) for _name, lines in ordered]


def _reminder(lines: Sequence[Line]) -> Reminder:
    name = steady(" ".join(lines[0].action.words(Field.PERSON).split()))
    overdue = [one for one in lines if one.at.overdue]
    soon = [one for one in lines if not one.at.overdue]
    hello = _("Dear {name},").format(name=name) if name else _("Nobody is responsible yet for:")
    parts = [hello, *_part(_("Overdue"), overdue), *_part(_("Due soon"), soon)]
    if name:
        parts += [_("If a date cannot be kept, please ask for a new one and say why."), _thanks()]
    return Reminder(
        name,
        next(filter(None, (one.action.words(Field.EMAIL) for one in lines)), ""),
        _subject(len(overdue), len(soon)),
        "\n\n".join(parts) + "\n",
        tuple(one.action.id for one in lines),
    )


def _subject(overdue: int, soon: int) -> str:
    parts = []
    if overdue:
        parts.append(plural("{count} action overdue", "{count} actions overdue", overdue))
    if soon:
        parts.append(plural("{count} action due soon", "{count} actions due soon", soon))
    return ", ".join(parts)


def _thanks() -> str:
    return _("Write what you have done, and where the proof is, into the workbook. Thank you.")


def _part(title: str, lines: Sequence[Line]) -> Iterable[str]:
    if not lines:
        return ()
    return (f"{title}:", *("\n".join(_lines(one)) for one in lines))


def _lines(one: Line) -> Iterable[str]:
    action, due = one.action, one.action.due
    severity = wording.severity(action.severity) if action.severity else ""
    if one.at.zero is ZeroTolerance.CLARIFY:
        severity = _("{severity}, zero tolerance to clarify").format(severity=severity)
    day = due.isoformat() if due else ""
    yield "- " + ", ".join(filter(None, (_("due {date}").format(date=day), severity, action.id)))
    what = steady(action.words(Field.TEXT).partition("\n")[0])
    yield from (f"  {line}" for line in (what, one.plan.subject) if line)
    correct = steady(action.words(Field.CORRECT))
    if correct:
        yield "  " + _("To do: {what}").format(what=correct.replace("\n", "\n  "))
