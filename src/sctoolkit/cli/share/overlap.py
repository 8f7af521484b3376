"""`sctoolkit share overlap`: which facilities two lists have in common."""

from __future__ import annotations

from pathlib import Path

import typer

from sctoolkit import records
from sctoolkit.cli.share.sharing import client, read_file, require_keys
from sctoolkit.cli.showing import say, show, show_json, written
from sctoolkit.cli.targets import check_free
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.language import _, plural

SCHEMA = "sctoolkit.overlap/1"


def command(
    listed: Path = typer.Argument(metavar="list", help="A CSV with name, country and os_id."),
    key: Path = typer.Option(..., "--key", help="The key that the group agreed on (a file)."),
    out: Path | None = typer.Option(None, "--out", "-o", help="Write hashes here, for another."),
    other: Path | None = typer.Option(None, "--with", help="The hashes that another wrote."),
    send: bool = typer.Option(False, "--send", help="Match at the clearinghouse."),
    as_json: bool = typer.Option(False, "--json", help="The matches as JSON."),
) -> int:
    """Find which facilities two lists have in common, without showing either.

    Names and OS IDs become hashes under the group's key. Who has the key can guess: names and
    addresses are public, so hash and try. It keeps lists from everyone outside the group, and the
    clearinghouse, which has no key; it does not keep a member from testing a guess of theirs.
    """
    require_keys()
    from sctoolkit.clearinghouse.overlap import hashed  # noqa: PLC0415 - only here

    mine = hashed(read_file(listed).decode("utf-8-sig"), read_file(key), str(listed))
    if out is not None:
        check_free(out, _("Give another --out."))
        with saving(out):
            write_atomically(out, records.to_line({"schema": SCHEMA, "keys": sorted(mine)}))
        written(out)
    matched = _matched(mine, other, send=send)
    if as_json:
        found = [{"key": one, "facility": mine[one]} for one in matched]
        show_json(SCHEMA, matches=found)
    elif other is not None or send:
        names = sorted({mine[one] for one in matched})
        show("\n".join(names))
        say(plural("{count} facility in common.", "{count} facilities in common.", len(names)))
    return Exit.DONE


def _matched(mine: dict[str, str], other: Path | None, *, send: bool) -> list[str]:
    if send:
        house = client()
        house.put("/overlap", {"keys": sorted(mine)})
        return [one for one in house.get("/overlap") if one in mine]
    if other is None:
        return []
    theirs = records.from_json(read_file(other), dict[str, object]) or {}
    keys = theirs.get("keys")
    if theirs.get("schema") != SCHEMA or not isinstance(keys, list):
        raise SctoolkitError(_("{path} is no list of hashes.").format(path=other))
    return sorted(set(mine) & set(keys))
