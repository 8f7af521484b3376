"""Options that several commands have, said alike by all of them."""

from __future__ import annotations

import typer

LIBRARY = typer.Option(None, "--library", help="A folder with your own content, before all others.")
DAY = typer.Option(
    None, "--date", formats=["%Y-%m-%d"], help="The day that counts (default: today)."
)
