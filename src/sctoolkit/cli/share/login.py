"""`sctoolkit share login`: which clearinghouse, and with which token."""

from __future__ import annotations

import getpass
import os
import sys

import typer

from sctoolkit.cli.showing import say, show_json
from sctoolkit.errors import Exit
from sctoolkit.files.sharing.login import keep_login, kept_login
from sctoolkit.language import _

SCHEMA = "sctoolkit.login/1"
VARIABLE = "SCTOOLKIT_TOKEN"


def command(
    url: str = typer.Argument(help="The address of the clearinghouse."),
    accept: bool = typer.Option(False, "--accept", help="I have read the notice of the group."),
    as_json: bool = typer.Option(False, "--json", help="Who you are, as JSON."),
) -> int:
    """Log in to a clearinghouse; the token is asked for, or taken from SCTOOLKIT_TOKEN.

    The first time, the notice of the group is shown; with --accept you say that you read it. Who
    is logged in and joins another group accepts its notice without typing the token again.
    """
    from sctoolkit.clearinghouse.client import Client, Login, check_url  # noqa: PLC0415 - only here

    login = Login(check_url(url), _kept(check_url(url), accept=accept) or _token())
    client = Client(login)
    who = client.get("/me")
    if not who["read_notice"]:
        say(client.get("/notice")["notice"])
        if not accept:
            say(_("Say that you read it with --accept."))
            return Exit.INCOMPLETE
        client.post("/notice")
    keep_login(login.url, login.token)
    if as_json:
        show_json(SCHEMA, url=login.url, member=who["member"], role=who["role"])
    else:
        say(_("Logged in as {member} ({role}).").format(member=who["member"], role=who["role"]))
    return Exit.DONE


def _kept(url: str, *, accept: bool) -> str:
    """The token of who is logged in there and only accepts another notice; empty for none."""
    from sctoolkit.clearinghouse.client import Client, Login, RefusedError  # noqa: PLC0415 - as above

    kept = kept_login() if accept and not os.environ.get(VARIABLE) else None
    if kept is None or kept[0] != url:
        return ""
    try:
        waits = not Client(Login(*kept)).get("/me")["read_notice"]
    except RefusedError:
        return ""
    return kept[1] if waits else ""


def _token() -> str:
    given = os.environ.get(VARIABLE, "")
    if given:
        return given
    return (getpass.getpass(_("Token: ")) if sys.stdin.isatty() else sys.stdin.readline()).strip()
