"""`sctoolkit share visits`: which assessments are planned, so that nobody comes twice."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import typer

from sctoolkit.cli.share.sharing import client
from sctoolkit.cli.showing import say, show, show_json, terminal_width
from sctoolkit.cli.tables import headed, table
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.language import _, later, plural

SCHEMA = "sctoolkit.visits/1"
NEAR = 31
"""Days within which two visits might be one."""
HEADS = (later("date"), later("facility"), later("code"), later("your visit"))


def command(
    facility: str = typer.Argument("", help="The id of a facility; nothing for all of yours."),
    announce: datetime | None = typer.Option(
        None, "--announce", formats=["%Y-%m-%d"], help="You plan one on this day; with --code."
    ),
    code: str = typer.Option("", "--code", help="Under which code it is."),
    call_off: str = typer.Option("", "--call-off", help="Take this visit of yours back (its id)."),
    as_json: bool = typer.Option(False, "--json", help="The calendar as JSON."),
) -> int:
    """Show which assessments are planned at the facilities that you own or buy from.

    Members see the day and the code, not whose assessment it is. Announce yours, so that others
    need not come in the same month.
    """
    house = client()
    if (announce is not None) != bool(code) or (announce is not None and not facility):
        raise SctoolkitError(_("To announce a visit, give the facility, --announce and --code."))
    if announce is not None:
        planned = {"date": announce.date().isoformat(), "code": code}
        house.post(f"/facilities/{facility}/visits", planned)
    if call_off:
        house.delete(f"/visits/{call_off}")
    found = house.get(f"/facilities/{facility}/visits" if facility else "/visits")
    if as_json:
        show_json(SCHEMA, visits=found)
        return Exit.DONE
    _show(found)
    if announce is not None:
        _say_what_is_near(found, announce.date())
    return Exit.DONE


def _show(found: list[dict[str, Any]]) -> None:
    rows = headed(HEADS, ((one["date"], one["name"], one["code"], _id(one)) for one in found))
    if rows:
        show(table(rows, terminal_width()))
    else:
        say(_("No visit is planned."))


def _id(one: dict[str, Any]) -> str:
    """The id of a visit of one's own: only those can be called off."""
    return str(one["id"]) if one["yours"] else "–"


def _say_what_is_near(found: list[dict[str, Any]], day: date) -> None:
    """Others that come at about that time: one visit might do."""
    others = [one for one in found if not one["yours"] and _days(one["date"], day) <= NEAR]
    if others:
        words = plural(
            "Within a month of it, {count} other visit is planned: one might do for both.",
            "Within a month of it, {count} other visits are planned: one might do for all.",
            len(others),
        )
        say(words)


def _days(one: str, other: date) -> int:
    """How many lie between; what is no day of any month lies nowhere near."""
    try:
        return abs((date.fromisoformat(one) - other).days)
    except ValueError:
        return NEAR + 1
