"""`sctoolkit share statistics`: what is found how often, where it tells about no single member."""

from __future__ import annotations

import typer

from sctoolkit.cli.share.sharing import client
from sctoolkit.cli.showing import say, show, show_json, terminal_width
from sctoolkit.cli.tables import table
from sctoolkit.errors import Exit
from sctoolkit.language import _, later

SCHEMA = "sctoolkit.statistics/1"
HEADS = (later("clause"), later("facilities"), later("members"))


def command(
    code: str = typer.Argument(help="A code with its edition, as `share search` shows it."),
    at_least: int = typer.Option(
        3, "--at-least", min=3, max=50, help="So many members must contribute to a figure."
    ),
    as_json: bool = typer.Option(False, "--json", help="The figures as JSON."),
) -> int:
    """Show in how many facilities the members of your groups have a finding, clause by clause.

    A figure is shown only where at least three members contribute to it and none of them more
    than half: nobody can work out what a single member found.
    """
    found = client().get("/statistics", code=code, at_least=str(at_least))
    if as_json:
        show_json(SCHEMA, code=code, at_least=at_least, clauses=found)
    elif found:
        rows = [{head: one[head] for head in HEADS} for one in found]
        show(table(rows, terminal_width()))
    else:
        words = _("There is no figure about {code} that {count} members contribute to.")
        say(words.format(code=code, count=at_least))
    return Exit.DONE
