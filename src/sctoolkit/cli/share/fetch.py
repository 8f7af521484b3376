"""`sctoolkit share fetch`: a bundle that another member published."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit.cli.share.sharing import client
from sctoolkit.cli.showing import command_line, say, show, written
from sctoolkit.cli.targets import check_free
from sctoolkit.errors import Exit
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.language import _


def command(
    bundle: str = typer.Argument("", help="The id of a bundle; nothing to list those there are."),
    facility: str = typer.Option("", "--facility", help="The id of the facility, for the list."),
    out: Path = typer.Option(Path("bundle.zip"), "--out", "-o", help="The bundle to write."),
) -> int:
    """Fetch a bundle, with the consent under which you see it."""
    house = client()
    if not bundle:
        show("\n".join(house.get("/bundles", facility=facility)))
        return Exit.DONE
    consent = out.with_suffix(".consent.json")
    for path in (out, consent):
        check_free(path, _("Give another --out."))
    raw = house.raw("GET", f"/bundles/{bundle}")
    given = house.get(f"/bundles/{bundle}/consent")["envelope"]
    with saving(out):
        write_atomically(out, raw)
        write_atomically(consent, given.encode())
    written(out)
    say(f"  {command_line('share', 'open', out, '--consent', consent)}")
    return Exit.DONE
