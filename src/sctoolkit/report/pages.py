"""The report for management: one Markdown file, or one self-contained page that prints."""

from __future__ import annotations

from datetime import date
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from sctoolkit import wording
from sctoolkit.language import _
from sctoolkit.model.result import Finding, Part
from sctoolkit.report import summary
from sctoolkit.report.summary import Reported

SPECIAL = r"\`*_{}[]<>#|!&~"


def html(reported: Reported, made_on: date) -> str:
    """A page without outside parts; every text is escaped."""
    return _environment().get_template("report.html.j2").render(_content(reported, made_on))


def markdown(reported: Reported, made_on: date) -> str:
    """Markdown; characters with a meaning in it are escaped."""
    return _environment().get_template("report.md.j2").render(_content(reported, made_on))


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sctoolkit.report"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",)),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = _escaped
    return environment


def _escaped(text: str) -> str:
    line = " ".join(str(text).split())
    return "".join(f"\\{character}" if character in SPECIAL else character for character in line)


def _content(reported: Reported, made_on: date) -> dict[str, Any]:
    result, code = reported.result, reported.code
    return {
        "language": reported.language,
        "subject": summary.subject(result),
        "code_title": code.title.to(reported.language),
        "code_version": code.version,
        "made_on": made_on.isoformat(),
        "tested": summary.tested(reported),
        "headline": summary.headline(reported),
        "notes": summary.notes(reported),
        "shares": summary.shares(result),
        "sections": [_section(reported, part) for part in result.tree.parts],
        "findings": [_finding(reported, finding) for finding in result.findings],
        "basis": code.basis.to(reported.language),
        "stamp": _stamp(reported),
        "words": _words(),
    }


def _words() -> dict[str, str]:
    return {
        "sections": _("Where you stand, section by section"),
        "section": _("Section"),
        "reached": _("Reached"),
        "findings": _("Findings, gravest first"),
        "severity": _("Severity"),
        "clause": _("Clause"),
        "title": _("What it is about"),
        "outcome": _("Outcome"),
        "none": _("No findings."),
        "basis": _("What the description of the code rests on"),
    }


def _section(reported: Reported, part: Part) -> dict[str, object]:
    section, figure, rests_on = summary.section_line(reported, part)
    title = part.title.to(reported.language) if part.title else ""
    share = round((part.point or 0.0) * 100)
    return {
        "name": f"{section}  {title}",
        "figure": figure,
        "rests_on": rests_on,
        "share": share,
    }


def _finding(reported: Reported, finding: Finding) -> dict[str, str]:
    severity, clause, title, outcome = summary.finding_line(reported, finding)
    return {
        "severity": severity,
        "class": finding.severity.value,
        "clause": clause,
        "title": title,
        "outcome": outcome,
    }


def _stamp(reported: Reported) -> list[str]:
    stamp = reported.result.stamp
    made_of = _("Questionnaire {questionnaire} ({digest}), scope {scope}")
    against = _("Code {code} ({digest}), criteria {criteria}, {tool}")
    return [
        made_of.format(
            questionnaire=stamp.questionnaire,
            digest=stamp.questionnaire_digest[:12],
            scope=stamp.scope,
        ),
        against.format(
            code=stamp.code,
            digest=stamp.code_digest[:12],
            criteria=stamp.criteria,
            tool=stamp.tool,
        ),
        _("Figures: {official}").format(official=wording.official(reported.result)),
    ]
