"""`sctoolkit share export`: all that you brought to the clearinghouse, in a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from sctoolkit import records
from sctoolkit.cli.share.sharing import client
from sctoolkit.cli.showing import show_json, written
from sctoolkit.cli.targets import check_free
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.language import _

if TYPE_CHECKING:
    from sctoolkit.clearinghouse.client import Client

SCHEMA = "sctoolkit.export/1"
PLAIN = re.compile(r"[a-z0-9_]{1,40}")
"""Names that may become files: the service has no others."""
Rows = list[dict[str, Any]]


def command(
    folder: Path = typer.Argument(help="A new folder, for you alone."),
    as_json: bool = typer.Option(False, "--json", help="How many of what were written, as JSON."),
) -> int:
    """Take along all that you brought to the clearinghouse, in full.

    Facilities, consents, audits, findings, messages, plans and the like as JSON; bundles and
    consents also as the files that they were, which every other command reads; and your log.
    """
    check_free(folder, _("Give a new folder."))
    house = client()
    found: dict[str, Rows] = house.get("/export")
    found["log"] = list(_log(house))
    with saving(folder):
        folder.mkdir(mode=0o700, parents=True)
        for name, rows in found.items():
            _write(folder, name, rows)
    if as_json:
        show_json(SCHEMA, folder=str(folder), count={name: len(r) for name, r in found.items()})
    else:
        written(folder)
    return Exit.DONE


def _log(house: Client) -> Iterator[dict[str, Any]]:
    """What the account did, from the first entry on."""
    after = 0
    while page := house.get("/log", after=str(after)):
        yield from page
        after = page[-1]["number"]


def _write(folder: Path, name: str, rows: Rows) -> None:
    """One kind of rows; what was a file is one again."""
    if not PLAIN.fullmatch(name):
        message = _("The clearinghouse sent “{name}”, which is no name of a file; nothing is kept.")
        raise SctoolkitError(message.format(name=name))
    for row in rows:
        if name == "content" and PLAIN.fullmatch(row["audit_id"]):
            raw = bytes.fromhex(row.pop("bundle"))
            _file(folder / "bundles" / f"{row['audit_id']}.zip", raw)
        if name == "consent" and PLAIN.fullmatch(row["id"]):
            _file(folder / "consents" / f"{row['id']}.json", row["envelope"].encode())
    _file(folder / f"{name}.json", records.to_json(rows).encode())


def _file(path: Path, raw: bytes) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    write_atomically(path, raw, private=True)
