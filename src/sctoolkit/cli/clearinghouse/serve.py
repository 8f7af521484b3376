"""`sctoolkit clearinghouse serve`: the service, embedded for a try-out or on PostgreSQL."""

from __future__ import annotations

import importlib.util
import os

import typer

from sctoolkit.cli.showing import say, show
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.folders import state_folder
from sctoolkit.language import _

VARIABLE = "SCTOOLKIT_DATABASE"
DATABASE = typer.Option(
    "",
    "--database",
    help=f"Its URL (better in {VARIABLE}, for it holds a password); else a file of SQLite.",
)
NAME = typer.Option("operator", "--name", help="What the administrator is called.")


def command(
    database: str = DATABASE,
    name: str = NAME,
    host: str = typer.Option("127.0.0.1", "--host", help="Where it listens."),
    port: int = typer.Option(8765, "--port", help="On which port."),
    a_minute: int = typer.Option(600, "--per-minute", help="Requests that one token may make."),
) -> int:
    """Run a clearinghouse.

    Without a database it keeps everything in one file, for a try-out. The first start shows the
    token of the administrator, once. It speaks plain HTTP: before others reach it, put a proxy
    with TLS in front (docs/clearinghouse.md).
    """
    require_service()
    from sctoolkit.clearinghouse.service.running import prepared, run  # noqa: PLC0415 - an extra

    app, token = prepared(database_url(database), name, a_minute)
    if token:
        say(_("The token of the administrator, shown this once:"))
        show(token)
    say(_("The clearinghouse listens on http://{host}:{port}.").format(host=host, port=port))
    run(app, host, port)
    return Exit.DONE


def database_url(given: str) -> str:
    """The database that is meant; a file in the state folder where none is."""
    url = given or os.environ.get(VARIABLE, "")
    if url:
        return url.replace("postgresql://", "postgresql+psycopg://", 1)
    file = state_folder() / "clearinghouse.db"
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return f"sqlite:///{file}"


def require_service() -> None:
    """Raises SctoolkitError where the libraries of the service are not installed."""
    needed = ("fastapi", "sqlalchemy", "alembic", "uvicorn", "cryptography", "python_multipart")
    if any(importlib.util.find_spec(name) is None for name in needed):
        hint = "pipx inject sctoolkit 'sctoolkit[clearinghouse]'"
        raise SctoolkitError(_("The service needs the extra “clearinghouse”."), hint)
