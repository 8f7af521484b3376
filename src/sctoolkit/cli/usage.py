"""What is wrong with how a command was called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand, TyperOption

from sctoolkit.errors import SctoolkitError
from sctoolkit.language import _


class MisuseError(SctoolkitError):
    """No such command or option, or one is missing, or there once too often."""


class OnceCommand(TyperCommand):
    """A command that never picks one of several values of an option in silence."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's context
        """Raises MisuseError where an option that holds one value is given twice."""
        if not ctx.resilient_parsing:
            _values, _rest, given = self.make_parser(ctx).parse_args(args=list(args))
            _check_once(given, ctx.command_path)
        return super().parse_args(ctx, args)


def _check_once(given: Sequence[object], command: str) -> None:
    options = [one for one in given if isinstance(one, TyperOption)]
    for one in dict.fromkeys(options):
        times = options.count(one)
        if times > 1 and not (one.multiple or one.is_flag or one.count):
            message = _("{option} counts once here, and is given {count} times.")
            hint = _("`{command} --help` explains it.").format(command=command)
            raise MisuseError(message.format(option=one.opts[0], count=times), hint)
