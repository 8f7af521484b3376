"""`sctoolkit share request`: talk to who has the same facility, unnamed until both agree."""

from __future__ import annotations

import secrets
from pathlib import Path

import typer

from sctoolkit.cli.share.letters import Reply, begin, read
from sctoolkit.cli.share.sharing import client
from sctoolkit.cli.showing import say, show, show_json, terminal_width
from sctoolkit.cli.tables import table
from sctoolkit.errors import Exit
from sctoolkit.language import _, later
from sctoolkit.paths import is_file

SCHEMA = "sctoolkit.requests/1"
HEADS = (later("talk"), later("you agree"), later("other"), later("at"), later("text"))


def command(
    talk: str = typer.Argument(
        "", help="The id of a talk, or a letter that you were handed; nothing for all talks."
    ),
    key: str = typer.Option("", "--key", help="Begin a talk about this match of `share overlap`."),
    message: str = typer.Option("", "--say", help="Send this."),
    agree: bool = typer.Option(False, "--agree", help="Let the other know who you are."),
    out: Path | None = typer.Option(
        None, "--out", "-o", help="Without a server: write a letter here, to be handed on."
    ),
    as_json: bool = typer.Option(False, "--json", help="The talks as JSON."),
) -> int:
    """Talk to members that have a facility in common with you.

    Neither is named to the other until both agree. Words about prices, orders, customers and the
    like are refused, and personal data is taken out.

    Without a server letters go from hand to hand as files: `--key MATCH --say … --out LETTER`
    writes one, `share request LETTER` reads it, with --say or --agree and --out it is answered.
    """
    if key and out is not None:
        begin(key, message, out)
        return Exit.DONE
    if talk and is_file(Path(talk)):
        read(Path(talk), Reply(message, agree, out), as_json=as_json)
        return Exit.DONE
    house = client()
    if key:
        for one in house.post("/contacts", {"key": key}):
            show(one)
        return Exit.DONE
    if message:
        house.post(f"/contacts/{talk}/messages", {"id": secrets.token_hex(16), "text": message})
    if agree:
        house.post(f"/contacts/{talk}/agree")
    talks = [one for one in house.get("/contacts") if talk in ("", one["id"])]
    said = house.get(f"/contacts/{talk}/messages") if talk else []
    if as_json:
        show_json(SCHEMA, talks=talks, messages=said)
        return Exit.DONE
    _show(talks, said)
    return Exit.DONE


def _show(talks: list[dict[str, str]], said: list[dict[str, str]]) -> None:
    yes_no = {True: _("yes"), False: _("no")}
    rows = [
        {
            "talk": one["id"],
            "you agree": yes_no[bool(one["you_agree"])],
            "other": one["other"] or "–",
        }
        for one in talks
    ]
    if not rows:
        say(_("Nothing was found."))
        return
    lines = [table(rows, terminal_width())]
    lines += [f"{one['at']} {'>' if one['yours'] else '<'} {one['text']}" for one in said]
    show("\n".join(lines))
