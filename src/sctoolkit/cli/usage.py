"""What is wrong with how a command was called, and its help page, in the user's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand, TyperOption
from typer.exceptions import TyperException

from sctoolkit.cli.help_page import translate, write_parameters, write_usage
from sctoolkit.errors import SctoolkitError
from sctoolkit.language import _


class MisuseError(SctoolkitError):
    """No such command or option, or one is missing, or there once too often."""


class OnceCommand(TyperCommand):
    """A command that never picks one of several values of an option in silence."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's context
        """Raises MisuseError for what Typer refuses, and for an option that is given twice."""
        if ctx.resilient_parsing:
            return super().parse_args(ctx, args)
        values: dict[str, Any] = {}
        rest: list[str] = []
        try:
            values, rest, given = self.make_parser(ctx).parse_args(args=list(args))
            _check_once(given, ctx.command_path)
            return super().parse_args(ctx, args)
        except TyperException as error:
            raise misuse(error, ctx, values, rest) from error

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's types
        """How the command is called, in one line."""
        write_usage(formatter, ctx.command_path, self.collect_usage_pieces(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's types
        """The arguments, then the options."""
        write_parameters(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - Typer's types
        """The option `--help` with its line."""
        return translate(super().get_help_option(ctx))


def misuse(
    error: TyperException,
    context: Any,  # noqa: ANN401 - Typer's context
    values: dict[str, Any] | None = None,
    rest: Sequence[str] = (),
) -> MisuseError:
    """The mistake with what to do; in Typer's own words where it is none of the usual ones.

    `values` are those that were typed, `rest` are words for which the command has no place.
    """
    command = context.command_path if context else "sctoolkit"
    hint = _("`{command} --help` explains it.").format(command=command)
    if type(error).__name__ == "NoArgsIsHelpError":  # which Typer does not export
        hint = _("Begin with: {command}").format(command="sctoolkit assess --scope quick")
    option = getattr(error, "option_name", "")
    parameter = getattr(error, "param", None)
    message, near = error.format_message(), ""
    if option and hasattr(error, "possibilities"):
        message, near = _unknown(option, context)
    elif option:
        message = _alone(option, context, message)
    elif parameter is not None and hasattr(error, "param_type"):
        message = _missing(parameter)
    elif parameter is not None:
        message, near = _bad_value(parameter, (values or {}).get(parameter.name))
    elif rest:
        message = _("There is no place for: {words}.").format(words=" ".join(rest))
    return MisuseError(message, f"{near} {hint}".lstrip())


def _check_once(given: Sequence[object], command: str) -> None:
    options = [one for one in given if isinstance(one, TyperOption)]
    for one in dict.fromkeys(options):
        times = options.count(one)
        if times > 1 and not (one.multiple or one.is_flag or one.count):
            message = _("{option} counts once here, and is given {count} times.")
            hint = _("`{command} --help` explains it.").format(command=command)
            raise MisuseError(message.format(option=one.opts[0], count=times), hint)


def _options(context: Any) -> dict[str, Any]:  # noqa: ANN401 - Typer's context
    parameters = context.command.get_params(context) if context else []
    found = [one for one in parameters if one.param_type_name == "option"]
    return {name: one for one in found for name in one.opts}


def _unknown(option: str, context: Any) -> tuple[str, str]:  # noqa: ANN401 - Typer's context
    from sctoolkit.document import did_you_mean  # noqa: PLC0415 - only when it fails

    names = [name for name in _options(context) if name.startswith("--")]
    return _("There is no option {name}.").format(name=option), did_you_mean(option, names)


def _alone(option: str, context: Any, otherwise: str) -> str:  # noqa: ANN401 - Typer's context
    """An option that lacks its value, or has one although it takes none."""
    known = _options(context).get(option)
    if known is None:
        return otherwise
    if known.is_flag:
        return _("{name} takes no value.").format(name=option)
    return _("A value is missing behind {name}.").format(name=option)


def _missing(parameter: Any) -> str:  # noqa: ANN401 - Typer's parameter
    if parameter.param_type_name == "option":
        return _("The option {name} is missing.").format(name=_name(parameter))
    return _("The argument {name} is missing.").format(name=_name(parameter))


def _name(parameter: Any) -> str:  # noqa: ANN401 - Typer's parameter
    if parameter.param_type_name == "option":
        return str(parameter.opts[-1])
    return str(parameter.human_readable_name).removesuffix("...")


def _bad_value(parameter: Any, value: Any) -> tuple[str, str]:  # noqa: ANN401 - Typer's types
    from sctoolkit.document import did_you_mean  # noqa: PLC0415 - only when it fails

    word = ", ".join(value) if isinstance(value, list | tuple) else str(value or "")
    message = _("{name} does not take “{word}”.").format(name=_name(parameter), word=word)
    if choices := getattr(parameter.type, "choices", ()):
        return message, did_you_mean(word, list(map(str, choices)))
    if hasattr(parameter.type, "formats"):
        return message, _("Write a day, as 2026-12-31.")
    return message, _number(parameter.type)


def _number(kind: Any) -> str:  # noqa: ANN401 - Typer's type of a parameter
    """What to write where a number is asked for; empty for anything else."""
    if "float" in kind.name:
        return _("Write a number; decimals stand behind a point, as in 72.5.")
    if "int" not in kind.name:
        return ""
    low, high, whole = getattr(kind, "min", None), getattr(kind, "max", None), _("a whole number")
    if high is not None:
        return _("Write {kind} from {low} to {high}.").format(kind=whole, low=low, high=high)
    if low is not None:
        return _("Write {kind} of {low} or more.").format(kind=whole, low=low)
    return _("Write {kind}.").format(kind=whole)
