"""Deadlines of plans as a calendar file (RFC 5545) that every calendar program reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from sctoolkit import TOOL, wording
from sctoolkit.engine.plans.standing import finished
from sctoolkit.errors import SctoolkitError
from sctoolkit.language import _
from sctoolkit.model.followed_plan import Field, FollowedAction, FollowedPlan

if TYPE_CHECKING:
    from icalendar import Event

REMINDED = (timedelta(days=-7), timedelta(hours=9))
"""A week before, and in the morning of the day."""


def calendar(plans: Sequence[FollowedPlan]) -> bytes:
    """A day for each deadline; those of actions that are closed are called off.

    An action keeps its place in the calendar: it is known by its id, and a later export moves it.
    Raises SctoolkitError where the library that writes calendars is not installed.
    """
    try:
        from icalendar import Calendar  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = _("Calendars are written by a library that is not installed.")
        hint = _("Install it: {command}").format(command="pip install 'sctoolkit[calendar]'")
        raise SctoolkitError(message, hint) from error
    made = Calendar()
    made.add("prodid", f"-//{TOOL}//")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for plan in plans:
        for action in plan.actions:
            if action.due is not None:
                made.add_component(_event(plan, action))
    return bytes(made.to_ical())


def _event(plan: FollowedPlan, action: FollowedAction) -> Event:
    from icalendar import Alarm, Event  # noqa: PLC0415 - an extra

    assert action.due is not None  # noqa: S101 - the caller chose such actions only
    event = Event()
    event.add("uid", f"{plan.id}-{action.id}@sctoolkit")
    event.add("sequence", plan.revision)
    event.add("dtstamp", datetime.combine(plan.updated, time(), UTC))
    event.add("dtstart", action.due)
    event.add("dtend", action.due + timedelta(days=1))
    event.add("summary", _summary(plan, action))
    event.add("description", _description(action))
    event.add("transp", "TRANSPARENT")
    called_off = finished(action)
    event.add("status", "CANCELLED" if called_off else "CONFIRMED")
    for before in () if called_off else REMINDED:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _summary(plan, action))
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event


def _summary(plan: FollowedPlan, action: FollowedAction) -> str:
    severity = wording.severity(action.severity) if action.severity else ""
    what = _first_line(action.words(Field.TEXT)) or _first_line(action.words(Field.CORRECT))
    return " · ".join(filter(None, (severity, what or action.id, plan.subject)))


def _description(action: FollowedAction) -> str:
    person = action.words(Field.PERSON)
    lines = [action.id, action.words(Field.CORRECT)]
    lines += [_("Responsible: {name}").format(name=person)] if person else []
    return "\n".join(filter(None, lines))


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
