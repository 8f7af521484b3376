"""`sctoolkit clearinghouse accounts`: the people of a member, and their tokens."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import typer

from sctoolkit.cli.clearinghouse.serving import account_of, member_of
from sctoolkit.cli.share.sharing import client
from sctoolkit.cli.showing import say, show, show_json, terminal_width
from sctoolkit.cli.tables import headed, table
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.language import _, later

SCHEMA = "sctoolkit.accounts/1"
HEADS = (later("name"), later("role"), later("token holds until"))


class Role(StrEnum):
    """Each may do all that the one before may."""

    READER = "reader"
    WRITER = "writer"
    ADMIN = "admin"


def command(
    member: str = typer.Argument(help="The member whose people they are."),
    add: str = typer.Option("", "--add", help="Give this person an account and a token."),
    role: Role = typer.Option(Role.WRITER, "--role", help="What they may; with --add."),
    renew: str = typer.Option(
        "", "--renew", help="Give this person a new token; the old ones end."
    ),
    days: int = typer.Option(90, "--days", min=1, max=366, help="How long the token holds."),
    end: str = typer.Option("", "--end", help="End the tokens of this person."),
    as_json: bool = typer.Option(False, "--json", help="People, and a new token, as JSON."),
) -> int:
    """Show the people of a member, give one a token, a fresh one, or end it.

    For administrators, who log in with `share login`. A token is shown once: hand it over safely.
    """
    if add and renew:
        raise SctoolkitError(_("One token at a time: --add or --renew."))
    house = client()
    whose = member_of(house, member)
    if end:
        house.delete(f"/accounts/{account_of(house, whose, end)}")
    token = ""
    if add:
        new = {"name": add, "role": role.value, "days": days}
        token = house.post(f"/members/{whose}/accounts", new)["token"]
    elif renew:
        path = f"/accounts/{account_of(house, whose, renew)}/token"
        token = house.post(path, {"days": days})["token"]
    people = house.get(f"/members/{whose}/accounts")
    if as_json:
        show_json(SCHEMA, member=member, accounts=people, token=token or None)
    elif token:
        say(_("The token of {name}, shown this once:").format(name=add or renew))
        show(token)
    else:
        _show(people)
    return Exit.DONE


def _show(people: list[dict[str, Any]]) -> None:
    cells = [(one["name"], one["role"], one["until"] or "–") for one in people]
    if cells:
        show(table(headed(HEADS, cells), terminal_width()))
    else:
        say(_("It has no accounts yet."))
