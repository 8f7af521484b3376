"""Compiles the catalogues of the program's words for a wheel and for an editable install."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.frontend import CommandLineInterface
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface[Any]):
    """Makes each `.mo` from the `.po` beside it; a fuzzy or empty entry stays English."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compiles them where they stand, before files are collected."""
        folder = str(Path(self.root) / "src" / "sctoolkit" / "locale")
        program = ["pybabel", "--quiet", "compile", "--domain", "sctoolkit", "--directory", folder]
        CommandLineInterface().run(program)
