"""`sctoolkit share publish`: a bundle, for the members that a consent allows it."""

from __future__ import annotations

import json
import urllib.parse
from pathlib import Path

import typer

from sctoolkit.cli.share.sharing import client, identity, noted, read_file
from sctoolkit.cli.showing import show, show_json
from sctoolkit.errors import Exit

SCHEMA = "sctoolkit.publish/1"


def command(
    bundle: Path = typer.Argument(help="A bundle packed with `--to all`."),
    facility: str = typer.Option(..., "--facility", help="The id of the facility there."),
    as_json: bool = typer.Option(False, "--json", help="What was published, as JSON."),
) -> int:
    """Publish a bundle at the clearinghouse: whole, or not at all.

    It is shown to those that buy from the facility and that its owner consented to, no others.
    """
    raw = read_file(bundle)
    query = urllib.parse.urlencode({"facility": facility})
    made = json.loads(client().raw("POST", f"/bundles?{query}", raw, "application/octet-stream"))
    noted(identity().card.name, "publish", made["id"])
    if as_json:
        show_json(SCHEMA, **made)
    else:
        show(made["id"])
    return Exit.DONE
