"""A result in plain lines: nothing drawn, nothing wrapped, every figure behind its name."""

from __future__ import annotations

from sctoolkit.language import _, labelled
from sctoolkit.model.result import Part, PartKind
from sctoolkit.report import summary
from sctoolkit.report.notes import notes
from sctoolkit.report.summary import Reported
from sctoolkit.report.tested import tested


def plain(reported: Reported, next_steps: list[str]) -> str:
    """The report for screen readers, logs and terminals that cannot draw."""
    result, code = reported.result, reported.code
    lines = [
        f"{summary.subject(result)}. {code.title.to(reported.language)} ({code.version}).",
        *tested(reported),
        _("Result: {headline}.").format(headline=summary.headline(reported).rstrip(".")),
        *notes(reported),
        *(labelled(name, figure) for name, figure in summary.shares(result)),
        *(_section(reported, part) for _depth, part in summary.section_parts(result.tree)),
        *summary.contradictions(reported),
        *_findings(reported),
    ]
    if next_steps:
        lines += [_("Next:"), *next_steps]
    return "\n".join(lines) + "\n"


def _section(reported: Reported, part: Part) -> str:
    section, figure, rests_on = summary.section_line(reported, part)
    title = part.title.to(reported.language) if part.title else ""
    line = _("Section {id}, {title}: {figure}, {rests_on}")
    if part.kind is PartKind.UNIT:
        line = _("In {title}: {figure}, {rests_on}")
    return line.format(id=section, title=title, figure=figure, rests_on=rests_on)


def _findings(reported: Reported) -> list[str]:
    lines = [summary.findings_line(reported)]
    for finding in reported.result.findings:
        severity, clause, title, outcome = summary.finding_line(reported, finding)
        lines.append(labelled(severity, labelled(f"{clause} {title}", outcome)))
    return lines
