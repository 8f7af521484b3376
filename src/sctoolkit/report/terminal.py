"""A result in the terminal: the rating, why, the sections as bars, the gravest findings first."""

from __future__ import annotations

from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sctoolkit.language import _, plural
from sctoolkit.model.severity import Severity
from sctoolkit.report import summary
from sctoolkit.report.notes import notes
from sctoolkit.report.summary import Reported
from sctoolkit.report.tested import tested

GRAVEST = 10
BAR = 24
COLOURS = {
    Severity.ZERO_TOLERANCE: "bold white on red",
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "yellow",
    Severity.MINOR: "cyan",
    Severity.OBSERVATION: "dim",
}


def terminal(reported: Reported, next_steps: list[str], *, width: int, colour: bool) -> str:
    """The report as text for a terminal of `width` characters, with colour codes where wanted."""
    drawn = StringIO()
    console = Console(
        file=drawn, width=width, force_terminal=colour, no_color=not colour, highlight=False
    )
    console.print(_report(reported))
    lines = [line.rstrip() for line in drawn.getvalue().splitlines()]
    if next_steps:
        lines += ["", _("Next:"), *(f"  {step}" for step in next_steps)]  # whole, to be copied
    return "\n".join(lines) + "\n"


def _report(reported: Reported) -> RenderableType:
    result, code = reported.result, reported.code
    title = f"{summary.subject(result)} · {code.title.to(reported.language)} ({code.version})"
    blocks: list[RenderableType] = [Rule(Text(title, style="bold"), align="left")]
    blocks += [Text(line) for line in tested(reported)]
    blocks += [Text(""), Text(summary.headline(reported), style="bold cyan")]
    blocks += [Padding(Text(line), (0, 0, 0, 2)) for line in notes(reported)]
    blocks += [Text(""), _shares(reported), Text(""), _sections(reported), Text("")]
    blocks += _contradictions(reported) + _findings(reported)
    return Group(*blocks)


def _contradictions(reported: Reported) -> list[RenderableType]:
    lines = summary.contradictions(reported)
    if not lines:
        return []
    told = [Padding(Text(line), (0, 0, 0, 2)) for line in lines[1:]]
    return [Text(lines[0], style="bold yellow"), *told, Text("")]


def _shares(reported: Reported) -> Table:
    table = Table.grid(padding=(0, 2))
    for name, figure in summary.shares(reported.result):
        table.add_row(name, figure)
    return table


def _sections(reported: Reported) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for depth, part in summary.section_parts(reported.result.tree):
        section, figure, rests_on = summary.section_line(reported, part)
        name = summary.section_title(reported, part)
        cells = Text(f"{figure:>5}"), Text(rests_on, style="dim"), Text(name)
        table.add_row(Text("  " * depth + section), _bar(part.share), *cells)
    return table


def _bar(point: float | None) -> Text:
    """The figure drawn; nothing at all where there is none, so that it never looks like 0 %."""
    if point is None:
        return Text("")
    filled = round(point * BAR)
    return Text("█" * filled, style="cyan") + Text("·" * (BAR - filled), style="dim")


def _findings(reported: Reported) -> list[RenderableType]:
    findings = reported.result.findings
    table = Table.grid(padding=(0, 1))
    for finding in findings[:GRAVEST]:
        severity, clause, name, outcome = summary.finding_line(reported, finding)
        words = Text(severity, style=COLOURS[finding.severity])
        table.add_row(words, Text(clause), Text(name), Text(outcome))
    more = len(findings) - GRAVEST
    line = plural("… and {count} more.", "… and {count} more.", more)
    rest = [Text(line, style="dim")] if more > 0 else []
    return [Text(summary.findings_line(reported), style="bold"), table, *rest]
