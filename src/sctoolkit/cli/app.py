"""The program: finds the command by name, runs it, and is the only place that catches errors."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.models import TyperPath

from sctoolkit import TOOL
from sctoolkit.cli.help_page import translate, write_parameters, write_section, write_usage
from sctoolkit.cli.usage import MisuseError, OnceCommand, misuse
from sctoolkit.errors import Exit, SctoolkitError, UnusableInputError
from sctoolkit.language import _, later, lend, preferred, speaking

COMMANDS: dict[str, tuple[str, str]] = {
    "assess": ("assess.command", later("Answer a questionnaire, or go on with one.")),
    "assess merge": ("assess.merge", later("Join two assessments that different people answered.")),
    "score": ("score", later("Score an assessment against a code of conduct.")),
    "diff": ("diff", later("Compare two assessments: what is new, fixed, worse, better.")),
    "form": ("form", later("Write a blank form to send to a supplier.")),
    "report": ("report", later("Write the result for management, as Markdown or as a page.")),
    "plan write": ("plan.write", later("Write the action plan as an Excel workbook.")),
    "plan update": ("plan.update", later("Read returned workbooks back into the plan.")),
    "plan decide": (
        "plan.decide",
        later("Approve or decline requests for later deadlines."),
    ),
    "plan status": ("plan.status", later("Say what is open, overdue and closed.")),
    "plan portfolio": ("plan.portfolio", later("Write many plans into one workbook.")),
    "plan calendar": ("plan.calendar", later("Write the deadlines of plans as a calendar.")),
    "plan reminders": (
        "plan.reminders",
        later("Write a message for each responsible person."),
    ),
    "plan forecast": (
        "plan.forecast",
        later("Estimate the score if the planned actions close."),
    ),
    "batch": ("batch.command", later("Read and score many suppliers' spreadsheets.")),
    "map": ("batch.mapping", later("Say what the columns of a supplier's file mean.")),
    "share keys": ("share.keys", later("Make your keys, show them, keep the cards of others.")),
    "share consent give": ("share.consent_give", later("Consent, as the owner of a facility.")),
    "share consent record": (
        "share.consent_record",
        later("Record a consent that the owner gave on paper."),
    ),
    "share consent revoke": ("share.consent_revoke", later("Take a consent back.")),
    "share consent note": (
        "share.consent_note",
        later("Take note of a consent that was taken back."),
    ),
    "share pack": (
        "share.pack",
        later("Pack results for another company, signed and allow-listed."),
    ),
    "share open": ("share.open", later("Open a bundle that another company packed.")),
    "share overlap": ("share.overlap", later("Find which facilities two lists have in common.")),
    "share login": ("share.login", later("Log in to a clearinghouse.")),
    "share register": ("share.register", later("Register a facility at the clearinghouse.")),
    "share sourcing": ("share.sourcing", later("Say where you buy; confirm who buys from you.")),
    "share search": ("share.search", later("Find your facilities, and which audits there are.")),
    "share consent send": ("share.consent_send", later("Send a consent to the clearinghouse.")),
    "share publish": ("share.publish", later("Publish a bundle at the clearinghouse.")),
    "share fetch": ("share.fetch", later("Fetch a bundle from the clearinghouse.")),
    "share request": ("share.request", later("Talk to who has the same facility, unnamed.")),
    "share plan": ("share.plan", later("Show the joint plan of a facility, and work on it.")),
    "share visits": ("share.visits", later("Show which assessments are planned, announce one.")),
    "share group": ("share.group", later("Show your groups, their members and minutes.")),
    "share statistics": (
        "share.statistics",
        later("Show how often clauses are found wanting."),
    ),
    "share export": ("share.export", later("Export all that you brought to the clearinghouse.")),
    "share leave": ("share.leave", later("Leave a group, or the clearinghouse for good.")),
    "share log": ("share.log", later("Show what was shared and opened.")),
    "share log verify": ("share.log_verify", later("Prove that the log was not altered.")),
    "clearinghouse serve": (
        "clearinghouse.serve",
        later("Run a clearinghouse, embedded or on PostgreSQL."),
    ),
    "clearinghouse token": ("clearinghouse.token", later("Give the administrator a fresh token.")),
    "clearinghouse members": (
        "clearinghouse.members",
        later("Let members in, suspend one, lift a suspension."),
    ),
    "clearinghouse accounts": (
        "clearinghouse.accounts",
        later("Give the people of a member tokens, or end them."),
    ),
    "clearinghouse groups": ("clearinghouse.groups", later("Begin groups, put members into them.")),
    "clearinghouse sourcing": (
        "clearinghouse.sourcing",
        later("Confirm who buys where, for owners who are no members."),
    ),
    "clearinghouse merge": (
        "clearinghouse.merge",
        later("Merge facilities that were registered twice."),
    ),
    "laws": ("laws", later("Say which laws apply, from when, and why.")),
    "compare": ("compare.command", later("Compare codes and compliance tools with one another.")),
    "relate": ("relate", later("Say which criteria the clauses of your code ask for.")),
    "recognise": ("recognise", later("Count an assessment made under one code for another one.")),
    "list": ("show.listing", later("List codes, questionnaires, criteria or assessments.")),
    "show": ("show.command", later("Show a code, a questionnaire, a question or a criterion.")),
    "check": ("check", later("Check questionnaires, codes and assessments for mistakes.")),
    "new": ("new", later("Start a questionnaire or a code of your own.")),
    "demo": ("demo", later("Score the sample assessment and write its workbook.")),
    "help": ("help", later("Explain exit codes and files.")),
}
"""Name to the module that holds it and its line in the list. A module is loaded when it is run."""
FOLDED = {
    "share": later("Share results with others: `sctoolkit share --help`."),
    "clearinghouse": later("Run a clearinghouse: `sctoolkit clearinghouse --help`."),
}
"""First words that stand as one line in the list; most people need none of what is behind them."""


class LazyGroup(TyperGroup):
    """Loads the module of a command only when that command is called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - Typer's own context
        """All names, for completion and suggestions."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - Typer's own types
        """The command of that name, loaded now; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"sctoolkit.cli.{COMMANDS[cmd_name][0]}")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        name = cmd_name.rpartition(" ")[2]
        single.command(name, cls=getattr(module, "COMMAND_CLASS", OnceCommand))(module.command)
        command = typer.main.get_command(single)
        translate(command)
        for parameter in command.params:
            translate(parameter)
            if isinstance(parameter.type, TyperPath):
                parameter.type.readable = False  # what cannot be read is said where it is read
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - Typer's own types
        """Takes several words for one name where they are one (`plan write`)."""
        for count in (3, 2):
            name = " ".join(args[:count])
            if name in COMMANDS and len(args) >= count:
                return name, self.get_command(ctx, name), args[count:]
        group = [name for name in COMMANDS if name.startswith(f"{args[0]} ")]
        if args[0] not in COMMANDS and group:
            _in_group(args[0], args[1:2], group)
        if args[0] not in COMMANDS:
            from sctoolkit.document import did_you_mean  # noqa: PLC0415 - only when it fails

            near = did_you_mean(args[0], list(COMMANDS))
            hint = _("`sctoolkit --help` lists the commands.")
            message = _("There is no command “{word}”.").format(word=args[0])
            raise MisuseError(message, f"{near} {hint}".lstrip())
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - Typer's types
        """The list of commands, without loading any of them."""
        lines: dict[str, str] = {}
        for name, (_module, line) in COMMANDS.items():
            first = name.partition(" ")[0]
            folded = first in FOLDED
            lines[f"{first} …" if folded else name] = _(FOLDED[first] if folded else line)
        write_section(formatter, _("Commands"), list(lines.items()))

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's types
        """How the program is called, in one line."""
        write_usage(formatter, ctx.command_path, self.collect_usage_pieces(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's types
        """The options of the program, then its commands."""
        write_parameters(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - Typer's types
        """The option `--help` with its line."""
        return translate(super().get_help_option(ctx))


def _in_group(word: str, second: list[str], group: list[str]) -> NoReturn:
    """Lists the commands that begin with a word; raises MisuseError unless help is asked for."""
    if second == ["--help"]:
        width = max(map(len, group))
        for name in group:
            line = _(COMMANDS[name][1])
            typer.echo(f"  {name.ljust(width)}  {line}")
        raise typer.Exit
    words = ", ".join(name.partition(" ")[2] for name in group)
    message = _("“{word}” needs a second word: {words}.").format(word=word, words=words)
    raise MisuseError(message, f"sctoolkit {word} --help")


app = typer.Typer(cls=LazyGroup, rich_markup_mode=None, no_args_is_help=True)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(TOOL)
        raise typer.Exit


@app.callback()
def _start(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and exit."
    ),
) -> None:
    """Self-assess supply-chain labour compliance: answer once, score against any code."""


def main() -> None:
    """Runs the program and leaves with its exit code."""
    _open_closed_streams()
    lend()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if hasattr(sys.stdout, "reconfigure") and not sys.stdout.isatty():
        # Files and pipes carry UTF-8, whatever the console does.
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    with speaking(preferred()):
        sys.exit(run(sys.argv[1:]))


def _open_closed_streams() -> None:
    """Python has None for a stream that was closed by who started us (`<&-`, services)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open to the end


def run(arguments: list[str]) -> int:
    """Runs one command and gives its exit code; every error ends here, in words for people."""
    as_json = "--json" in arguments
    try:
        program = translate(typer.main.get_command(app))
        for parameter in program.params:
            translate(parameter)
        code = program(arguments, standalone_mode=False, prog_name="sctoolkit")
        return _interrupted() if code == Exit.INTERRUPTED else int(code or Exit.DONE)
    except SctoolkitError as error:
        return _failed(error, as_json=as_json)
    except TyperException as error:
        return _failed(misuse(error, getattr(error, "ctx", None)), as_json=as_json)
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except Exception as error:  # noqa: BLE001 - a bug must not end in a traceback on the screen
        return _unexpected(error, as_json=as_json)


def _unexpected(error: Exception, *, as_json: bool) -> int:
    """A file that cannot be used is said so, wherever it is met; all else is our own mistake."""
    if isinstance(error, OSError) and error.filename:
        message = _("{file} cannot be used: {why}.")
        said = message.format(file=error.filename, why=error.strerror)
        return _failed(UnusableInputError(said, ()), as_json=as_json)
    from sctoolkit.cli.crash import crashed  # noqa: PLC0415 - only when something went wrong

    return crashed(error, as_json=as_json)


def _failed(error: SctoolkitError, *, as_json: bool) -> int:
    from sctoolkit.cli.showing import show_error  # noqa: PLC0415 - only when something went wrong

    show_error(error, as_json=as_json)
    return error.exit


def _interrupted() -> int:
    """What Ctrl-C (Typer makes 130 of it) and the end of the input (Typer's Abort) end with."""
    typer.echo(_("Interrupted."), err=True)
    return Exit.INTERRUPTED
