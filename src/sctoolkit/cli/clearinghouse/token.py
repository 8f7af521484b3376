"""`sctoolkit clearinghouse token`: a fresh token for the administrator."""

from __future__ import annotations

import typer

from sctoolkit.cli.clearinghouse.serve import DATABASE, NAME, database_url, require_service
from sctoolkit.cli.showing import show
from sctoolkit.errors import Exit


def command(
    database: str = DATABASE,
    name: str = NAME,
    days: int = typer.Option(90, "--days", min=1, max=366, help="How long it holds."),
) -> int:
    """Give the administrator a fresh token, for whoever has the machine; it is shown once."""
    require_service()
    from sctoolkit.clearinghouse.service.database import engine_of  # noqa: PLC0415 - an extra
    from sctoolkit.clearinghouse.service.founding import another_token  # noqa: PLC0415 - as above

    show(another_token(engine_of(database_url(database)), name, days))
    return Exit.DONE
