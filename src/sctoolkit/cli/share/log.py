"""`sctoolkit share log`: what was shared and opened on this machine."""

from __future__ import annotations

import typer

from sctoolkit import records
from sctoolkit.cli.showing import say, show, show_json, terminal_width
from sctoolkit.cli.tables import table
from sctoolkit.errors import Exit
from sctoolkit.files.sharing.log import entries
from sctoolkit.language import _, later

SCHEMA = "sctoolkit.sharing-log/1"
HEADS = (later("number"), later("at"), later("who"), later("act"), later("about"))


def command(as_json: bool = typer.Option(False, "--json", help="The entries as JSON.")) -> int:
    """Show what was packed, opened, consented to and taken back on this machine."""
    found = list(entries())
    if as_json:
        show_json(SCHEMA, entries=[records.to_plain(one) for one in found])
    elif found:
        show(
            table([{head: getattr(one, head) for head in HEADS} for one in found], terminal_width())
        )
    else:
        say(_("Nothing was shared yet."))
    return Exit.DONE
