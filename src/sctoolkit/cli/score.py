"""`sctoolkit score`: an assessment against codes of conduct."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import typer

from sctoolkit import language, wording
from sctoolkit.cli.joining import CODE, FILES, open_assessments
from sctoolkit.cli.opening import ALL, Opened, reported, score_against, wanted_codes
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.origins import origins, plain_origins, say_own
from sctoolkit.cli.showing import command_line, say, show, terminal_width
from sctoolkit.cli.usage import OnceCommand
from sctoolkit.engine.scoring.outcomes import reached
from sctoolkit.engine.units import asking
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.language import _
from sctoolkit.model.code import Code
from sctoolkit.model.result import Outcome, Result
from sctoolkit.model.severity import Severity
from sctoolkit.report.summary import Reported


class ExplainCommand(OnceCommand):
    """Lets `--explain` stand alone for the whole tree."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's context
        """Adds `all` behind an `--explain` that names no part."""
        for place, word in enumerate(args):
            follower = args[place + 1 : place + 2]
            if word == "--explain" and (not follower or follower[0].startswith("-")):
                args = [*args[: place + 1], "all", *args[place + 1 :]]
                break
        return super().parse_args(ctx, args)


COMMAND_CLASS = ExplainCommand


def command(
    files: list[Path] = FILES,
    code: list[str] | None = CODE,
    explain: str = typer.Option(
        "",
        "--explain",
        metavar="[PART]",
        help="Show how the figure, or one part of it, came about.",
    ),
    fail_under: float | None = typer.Option(
        None, "--fail-under", help="Leave with 3 where the score is lower."
    ),
    fail_on: Severity | None = typer.Option(
        None, "--fail-on", help="Leave with 3 where a finding is as grave as this or graver."
    ),
    plan: list[Path] | None = typer.Option(
        None,
        "--plan",
        help="A plan that is followed: a rating does not wait for what it shows closed.",
    ),
    exit_zero: bool = typer.Option(False, "--exit-zero", help="Leave with 0 whatever the result."),
    as_json: bool = typer.Option(False, "--json", help="The results as JSON, with all figures."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Score an assessment, or several together, against a code of conduct.

    The result says first how much of the code the questionnaire can test, then the figure with
    its reasons, then the gravest findings. Assessments of different questionnaires, as those of a
    company and of its site, give one result together: each clause rests on the answers of all.
    """
    opened = open_assessments(files, library)
    codes = wanted_codes(opened, code)
    results = _by_plans([score_against(opened, one) for one in codes], plan or [])
    used = origins(opened, codes)
    if as_json:
        from sctoolkit.report.records import score_json  # noqa: PLC0415 - only for --json

        show(score_json(results, language.preferred(), plain_origins(used)))
    elif explain:
        show(_explained(opened, codes, results, explain))
    elif code and ALL in code:
        show(_side_by_side(reported(opened, codes, results)))
    else:
        show_reports(opened, codes, results)
    say_own(used)
    return Exit.DONE if exit_zero else _exit(results, fail_under, fail_on)


def _by_plans(results: list[Result], files: list[Path]) -> list[Result]:
    """The results as the plans in these files have them."""
    if not files:
        return results
    from sctoolkit.cli.plan.plans import open_plans  # noqa: PLC0415 - only for --plan
    from sctoolkit.engine.plans.closed import by_plans  # noqa: PLC0415 - only for --plan

    plans = open_plans(files)
    return [by_plans(one, plans) for one in results]


def _side_by_side(what: list[Reported]) -> str:
    from sctoolkit.cli.tables import spread  # noqa: PLC0415 - only for many codes
    from sctoolkit.report.side_by_side import rows  # noqa: PLC0415 - only for many codes

    return spread(rows(what), ("result", "official"), terminal_width())


def show_reports(
    opened: Opened, codes: list[Code], results: list[Result], *, plain: bool = False
) -> None:
    """The report of each result; in plain lines where `plain` or the environment asks for them."""
    for what in reported(opened, codes, results):
        steps = _next_steps(opened, what)
        if plain or _simple():
            show(_plain(what, steps))
        else:
            show(_drawn(what, steps), drawn=True)


def _plain(what: Reported, steps: list[str]) -> str:
    from sctoolkit.report.plain import plain  # noqa: PLC0415 - only where it is asked for

    return plain(what, steps)


def _drawn(what: Reported, steps: list[str]) -> str:
    from sctoolkit.report.terminal import terminal  # noqa: PLC0415 - rich only where it shows

    return terminal(what, steps, width=_width(), colour=_colour())


def _simple() -> bool:
    return bool(os.environ.get("ACCESSIBLE")) or os.environ.get("TERM") == "dumb"


def _next_steps(opened: Opened, what: Reported) -> list[str]:
    """The commands that usually follow a score, ready to be copied."""
    paths, code = opened.paths, ("--code", what.code.id, *opened.options())
    steps = _still_to_answer(opened)
    if not what.result.tested.fully:
        steps.insert(0, command_line("score", *paths, "--code", ALL, *opened.options()))
    if not what.result.tree.coverage:
        return steps
    return [
        *steps,
        command_line("plan", "write", *paths, *code, "--out", "plan.xlsx"),
        command_line("report", *paths, *code, "--format", "html", "--out", "report.html"),
        command_line("score", *paths, *code, "--explain"),
    ]


def _still_to_answer(opened: Opened) -> list[str]:
    return [
        command_line("assess", *one.paths, *opened.options())
        for one in opened.made_of
        if asking(one.questionnaire, one.assessment).open
    ]


def _width() -> int:
    return min(110, shutil.get_terminal_size((100, 24)).columns)


def _colour() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return sys.stdout.isatty() or bool(os.environ.get("CLICOLOR_FORCE"))


def _explained(opened: Opened, codes: list[Code], results: list[Result], node: str) -> str:
    """The part as each code that has it explains it; raises SctoolkitError where none has it."""
    from sctoolkit.report.explanation import explain  # noqa: PLC0415 - only for --explain

    words, width = language.preferred(), terminal_width()
    texts = [
        explain(result, opened.questionnaire, code.called_now(_within(node, code)), words, width)
        for code, result in zip(codes, results, strict=True)
    ]
    if not any(texts):
        message = _("There is no part “{node}” in {codes}.")
        message = message.format(node=node, codes=_names(results))
        hint = _("Name a section, a clause, a criterion or a question, or nothing for everything.")
        raise SctoolkitError(message, hint)
    return "\n".join(text for text in texts if text)


def _within(node: str, code: Code) -> str:
    """The part without its code, as in `eti:6.4`; empty for one of another code."""
    named, colon, part = node.partition(":")
    if not colon:
        return node
    return part if named == code.id else ""


def _exit(results: list[Result], fail_under: float | None, fail_on: Severity | None) -> int:
    """5 before 4 before 3: a bar without a score is incomplete, a missed bar is below it."""
    if not any(result.tree.coverage for result in results):
        say(_("Nothing is assessed yet."))
        return Exit.INCOMPLETE
    bar = fail_under is not None or fail_on is not None
    blank = [result for result in results if not result.tree.coverage]
    if bar and blank:
        message = _("Nothing is assessed yet of {codes} that a bar could be held against.")
        say(message.format(codes=_names(blank)))
        return Exit.INCOMPLETE
    under = Exit.DONE if fail_under is None else _held_against(results, fail_under)
    if under is not Exit.DONE:
        return under
    if fail_on is not None and any(_as_grave(result, fail_on) for result in results):
        say(_("There are findings of severity “{severity}” or graver.").format(severity=fail_on))
        return Exit.BELOW_BAR
    return Exit.DONE


def _held_against(results: list[Result], bar: float) -> Exit:
    scores = [(result, result.tree.point) for result in results]
    without = [result for result, score in scores if score is None]
    if without:
        message = _("{codes} has no score to hold against --fail-under.")
        say(message.format(codes=_names(without)))
        return Exit.INCOMPLETE
    below = [result for result, score in scores if score is not None and not reached(score, bar)]
    if below:
        say(
            _("{codes}: below the bar of {bar}.").format(
                codes=_names(below), bar=wording.number(bar)
            )
        )
        return Exit.BELOW_BAR
    return Exit.DONE


def _names(results: list[Result]) -> str:
    return ", ".join(result.stamp.code for result in results)


def _as_grave(result: Result, bar: Severity) -> bool:
    return any(
        finding.severity.rank <= bar.rank and finding.outcome is not Outcome.REVIEW
        for finding in result.findings
    )
